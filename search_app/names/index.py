"""What a name is called in an index: words in other spellings and scripts that sound the same."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from indexer.engines import Engine, Word
from search_app.names import sieve
from search_app.names.likeness import LEAST_SIMILARITY, similarities
from search_app.names.rows import rows_like
from search_app.names.sounds import is_katakana, sounds
from search_app.names.transliterations import same_names

_NEAR_THE_BEST = 0.04
_RESPELLED = 0.96
"""The least similarity of another spelling of a name that dictionaries have."""
_IN_KATAKANA = "ja"
_MOST_NAMES = 8
_LEAST_LETTERS, _LONGEST = 3, 30
_LEAST_CONSONANTS = 3

IsAnother = Callable[[Word, str], bool]


class Name(NamedTuple):
    """A name as documents in a language have it."""

    language: str
    terms: tuple[str, ...]
    """One, or several in a row where the analyzer cuts the name."""
    written: str
    documents: int
    """How many have the term; of a row, in how many it was seen, which may be fewer than have it."""
    similarity: float
    """To the name that was looked for: 1 for the same sounds."""


class Names:
    """The names in an index, looked up by their sound."""

    def __init__(self, engine: Engine, is_another: IsAnother) -> None:
        """``is_another`` says whether dictionaries have a word for something else than a name."""
        self._engine = engine
        self._is_another = is_another

    def like(self, name: str) -> list[Name]:
        """What else ``name``, one word in katakana or Latin letters, is called; the likeliest first.

        For names that no dictionary has. Spellings that are the name itself but for case are left out, and
        those that are much less like it than the best one. Nothing is found for names with less than three
        consonants: they sound like too much. Raises as :class:`indexer.errors.IndexUnusable` tells.
        """
        if not _may_be_heard(name):
            return []
        if is_katakana(name):
            return _best(self._sounding(name, sieve.latin()))
        return [*self._in_latin(name), *(self._in_katakana(name) or self._in_rows(name))]

    def respelled(self, name: str, languages: Collection[str]) -> list[Name]:
        """How else documents in some languages may spell a name, in one word.

        For names that a dictionary has: in another spelling they sound nearly the same.
        """
        if not _may_be_heard(name):
            return []
        if is_katakana(name):
            found = _best(self._sounding(name, sieve.latin()))
        else:
            in_latin = {*languages} - {_IN_KATAKANA}
            found = self._in_latin(name) if in_latin else []
            found += self._in_katakana(name) if _IN_KATAKANA in languages else []
        return [each for each in found if each.language in languages and each.similarity >= _RESPELLED]

    def _in_latin(self, name: str) -> list[Name]:
        same = same_names(name, self._spellings(sounds(name), sieve.latin()))
        return _best(self._names(name, {word: 1.0 for word in same if word != name.casefold()}))

    def _in_katakana(self, name: str) -> list[Name]:
        return _best(self._sounding(name, sieve.katakana()))

    def _in_rows(self, name: str) -> list[Name]:
        return _best(
            Name(row.language, row.terms, row.written, row.documents, row.similarity)
            for row in rows_like(name, self._engine, LEAST_SIMILARITY)
            if not self._is_another(Word(row.language, " ".join(row.terms), row.written, row.documents), name)
        )

    def _sounding(self, name: str, script: sieve.Script) -> Iterator[Name]:
        """The words that sound like a name."""
        words = self._spellings(sounds(name), script)
        alike = zip(words, similarities(words, name), strict=True)
        return self._names(name, {word: like for word, like in alike if like >= LEAST_SIMILARITY})

    def _spellings(self, heard: Sequence[str], script: sieve.Script) -> Sequence[str]:
        return self._engine.spellings(*sieve.whole(heard, script))

    def _names(self, name: str, similarity: Mapping[str, float]) -> Iterator[Name]:
        """Those of some words that no dictionary has for something else, and how similar they are."""
        for word in self._engine.written(similarity) if similarity else ():
            if not self._is_another(word, name):
                like = similarity[word.written]
                yield Name(word.language, (word.term,), word.written, word.documents, like)


def _may_be_heard(name: str) -> bool:
    is_long = _LEAST_LETTERS <= len(name) <= _LONGEST
    return is_long and sieve.consonants(sounds(name)) >= _LEAST_CONSONANTS


def _best(names: Iterable[Name]) -> list[Name]:
    """Each way to look for them once, and only those near the best of all."""
    ways: dict[tuple[str, tuple[str, ...]], Name] = {}
    for name in sorted(names, key=lambda name: (-name.similarity, -name.documents, name)):
        ways.setdefault((name.language, name.terms), name)
    found = list(ways.values())[:_MOST_NAMES]
    return [name for name in found if name.similarity >= found[0].similarity - _NEAR_THE_BEST]
