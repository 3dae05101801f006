"""Groups of words become candidates: for each word its likeliest translations."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate, permutations
from typing import NamedTuple

import numpy as np

from search_app.lexicon.corpus import Found
from search_app.lexicon.groups import LANGUAGES, Group, Weighted
from search_app.lexicon.progress import OnShare, between, part
from search_app.lexicon.strings import Strings, packed
from search_app.lexicon.tables import Rows, heaviest, rows_of, scaled, without_units
from search_app.lexicon.vocabulary import Vocabulary, vocabulary
from search_app.lexicon.weighing import Keyed, Pairs, Said, likely, weighed
from search_app.lexicon.words import aligned_key, term_key

_MOST_ALIGNED = 5
THROUGH_ENGLISH = "English"

_ANALYSED = 0.6
"""How much of the work is done when all words are analysed."""


class Words(NamedTuple):
    """Some of the words that are translated to, all of the same language."""

    language: str
    texts: Strings
    terms: Strings
    """Those of a word are joined by :data:`~.vocabulary.BETWEEN_TERMS`."""


class Table(NamedTuple):
    """All candidates of all keys."""

    parts: list[Rows]
    """Without their units. Those of a key and language stand in one part, the best first."""
    words: Sequence[Words]
    """Numbered through, from part to part."""
    sources: Sequence[str]


class Compiler:
    """Takes what all sources say, and gives the candidates of all keys."""

    def __init__(self) -> None:
        self._sources: list[str] = []
        self._words: dict[str, dict[str, int]] = {language: {} for language in LANGUAGES}
        self._said: list[Said] = []
        self._aligned: list[tuple[str, Rows]] = []
        """By the language of the translations."""
        self._aligned_words: dict[str, dict[tuple[str, str], int]] = {language: {} for language in LANGUAGES}

    def add(self, source: str, trust: float, groups: Iterable[Group]) -> int:
        """All groups of a source, which is trusted so far: 1 for a good dictionary. Gives their number."""
        said = Said(self._number_of(source), trust, defaultdict(Pairs))
        count = 0
        for group in groups:
            count += 1
            numbered = {language: self._numbered(language, words) for language, words in group.words.items()}
            for one, other in permutations(numbered, 2):
                said.pairs[one, other].add(numbered[one], numbered[other])
        self._said.append(said)
        return count

    def add_aligned(self, source: str, found: Found) -> None:
        """Terms of a language that stand where those of another do."""
        keys, units, words = array("Q"), array("Q"), array("I")
        known = self._aligned_words[found.other]
        for term, its, _ in found.aligned:
            keys.append(aligned_key(found.language, term))
            units.append(term_key(found.other, (its,)))
            words.append(known.setdefault((its, found.written[its]), len(known)))
        weights = np.array([strength for _, _, strength in found.aligned], np.float32)
        rows = rows_of(np.array(keys), np.array(units), np.array(words), weights, self._number_of(source))
        self._aligned.append((found.other, likely(scaled(heaviest(rows, _MOST_ALIGNED)))))

    def table(self, on_share: OnShare) -> Table:
        """The candidates of all keys. Can be asked for once: what is not needed any more is forgotten."""
        vocabularies = self._vocabularies(between(on_share, 0, _ANALYSED))
        words = [Words(code, has.texts, has.terms) for code, has in vocabularies.items()]
        words += self._aligned_parts()
        firsts = [0, *accumulate(len(of.texts) for of in words)]
        keyed = {
            code: Keyed(has.exact, has.by_terms, has.units, firsts[number])
            for number, (code, has) in enumerate(vocabularies.items())
        }
        rows = weighed(self._said, keyed, len(self._sources), between(on_share, _ANALYSED, 1))
        moved = dict(zip(LANGUAGES, firsts[len(LANGUAGES) : -1], strict=True))
        rows += [
            without_units(found._replace(words=found.words + np.uint32(moved[code])))
            for code, found in self._aligned
        ]
        return Table(rows, words, [*self._sources, THROUGH_ENGLISH])

    def _vocabularies(self, on_share: OnShare) -> dict[str, Vocabulary]:
        # All are packed before the first is analysed: in between are the strings that analyzers remember.
        texts = {language: packed(self._words.pop(language)) for language in LANGUAGES}
        return {
            language: vocabulary(language, words, part(on_share, number, len(texts)))
            for number, (language, words) in enumerate(texts.items())
        }

    def _aligned_parts(self) -> list[Words]:
        return [
            Words(language, packed(text for _, text in words), packed(term for term, _ in words))
            for language, words in self._aligned_words.items()
        ]

    def _number_of(self, source: str) -> int:
        if source not in self._sources:
            self._sources.append(source)
        return self._sources.index(source)

    def _numbered(self, language: str, words: Iterable[Weighted]) -> list[tuple[int, float]]:
        known = self._words[language]
        return [(known.setdefault(word, len(known)), weight) for word, weight in words]
