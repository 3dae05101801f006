"""Lexicons of a few groups, for tests."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from indexer.versions import analysis_versions
from search_app.lexicon.compiling import Compiler
from search_app.lexicon.groups import Candidate, Group
from search_app.lexicon.store import Lexicon
from search_app.lexicon.words import exact_key, term_key, terms_of
from search_app.lexicon.writing import write

NOTES = {
    "made": "2026-11-22T10:00:00+00:00",
    "analysis": analysis_versions(),
    "groups": {"JMdict": 2, "Ding": 0},
    "sentences": 1,
}


def group(**words: str | list[tuple[str, float]]) -> Group:
    """Words by their language; one alone stands for the group as well as can be."""
    return Group({code: [(of, 1.0)] if isinstance(of, str) else of for code, of in words.items()})


def written(path: Path, compiler: Compiler, notes: Mapping[str, object] = NOTES) -> Path:
    write(path, compiler.table(lambda share: None), notes)
    return path


def lexicon_of(folder: Path, *sources: tuple[str, float, Iterable[Group]]) -> Lexicon:
    compiler = Compiler()
    for name, trust, groups in sources:
        compiler.add(name, trust, groups)
    return Lexicon(written(folder / "lexicon", compiler))


def small(path: Path, notes: Mapping[str, object] = NOTES) -> Path:
    """A lexicon of two groups."""
    compiler = Compiler()
    compiler.add("JMdict", 1.0, [group(ja="スパイ", en="spy"), group(ja="間諜", de="Spion")])
    return written(path, compiler, notes)


def exact(lexicon: Lexicon, language: str, word: str) -> list[Candidate]:
    return list(lexicon.candidates(exact_key(language, word)))


def by_terms(lexicon: Lexicon, language: str, words: str) -> list[Candidate]:
    return list(lexicon.candidates(term_key(language, terms_of(language, words))))


def weights(candidates: list[Candidate], language: str) -> dict[str, float]:
    """To two places: weights are kept in 255 steps."""
    return {c.text: round(c.weight, 2) for c in candidates if c.language == language}
