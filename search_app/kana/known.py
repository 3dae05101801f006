"""Words in kana and Latin letters looked up in the live index, each once as long as it is the same."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from analyzers.japanese.sounds import LONG, heard
from indexer.engines import Engine
from indexer.query import Alternative, Concept, Query
from search_app.kana.index import HeardWords, InKanji
from search_app.kana.keywords import Typed, typed
from search_app.kana.rows import Row, rows

READ_SO, READ_ALIKE = 0.1, 0.05
"""Weights: homophones come behind what is typed, and behind them what differs in the length of vowels."""

_MOST = 8
_MOST_ROWS_LOOKED_FOR = 40
_REMEMBERED = 2**10


class Reading(NamedTuple):
    """What a keyword may be in kanji."""

    terms: tuple[str, ...]
    """Of Japanese: one, or several in a row."""
    written: str
    weight: float


class KnownReadings:
    """The words of an index by their readings. Safe to use from several threads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._remembered = lru_cache(_REMEMBERED)(self._of)

    def of(self, keyword: str) -> tuple[Reading, ...]:
        """The words in kanji that are read as ``keyword``, one word in kana or Latin letters; the best first.

        If there are none, rows of words that are read so together. Nothing for what is no word to search by,
        for loanwords, which are written in katakana, and for usual words of German and English. Raises as
        :class:`indexer.errors.IndexUnusable` tells.
        """
        as_typed = typed(keyword)
        return self._remembered(as_typed, self._engine.info().build) if as_typed else ()

    def _of(self, keyword: Typed, _build: str) -> tuple[Reading, ...]:
        words = HeardWords(self._engine)
        return _words(keyword, words) or self._in_documents(_rows(keyword, words))

    def _in_documents(self, rows: Sequence[Row]) -> tuple[Reading, ...]:
        """The rows that documents have, those of most documents first."""
        ways = [Alternative("ja", tuple(w.term for w in row), tuple(range(len(row)))) for row in rows]
        counts = self._engine.documents(Query((Concept("", tuple(ways)),))) if ways else {}
        numbers = sorted(range(len(rows)), key=lambda number: -counts.get((0, number), 0))
        found = (_reading(rows[number], READ_SO) for number in numbers if counts.get((0, number)))
        return tuple(islice(found, _MOST))


def _words(keyword: Typed, words: HeardWords) -> tuple[Reading, ...]:
    """Long vowels count as they are typed, but in Latin letters they may all have been left out."""
    sound = heard(keyword.kana)
    exact = words.exactly(sound)
    found = [_reading((word,), READ_SO) for word in exact]
    if keyword.in_latin and not (exact and LONG in sound):
        alike = [word for word in words.but_for_lengths(sound) if word not in exact]
        found += [_reading((word,), READ_ALIKE) for word in alike]
    return tuple(found[:_MOST])


def _rows(keyword: Typed, words: HeardWords) -> list[Row]:
    def look(kana: str) -> tuple[InKanji, ...]:
        sound = heard(kana)
        return tuple(words.exactly(sound) or (words.but_for_lengths(sound) if keyword.in_latin else ()))

    return rows(keyword.kana, lru_cache(None)(look), _MOST_ROWS_LOOKED_FOR)


def _reading(row: Row, weight: float) -> Reading:
    return Reading(tuple(word.term for word in row), "".join(word.written for word in row), weight)
