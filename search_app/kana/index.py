"""The words in kanji that an index has, by how they are read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from analyzers.japanese.readings import readings
from analyzers.japanese.sounds import heard, is_kana, shortened
from indexer.engines import Engine, Word

_LANGUAGE = "ja"


class InKanji(NamedTuple):
    """A word as documents write it."""

    term: str
    written: str
    """Its base form."""
    documents: int
    """How many have the term."""
    rarity: int
    """Of the written form, as UniDic has it."""


class HeardWords:
    """Words in kanji of the live index, looked up by how they are heard.

    It remembers what it found and is for one keyword only. Looking up raises as
    :class:`indexer.errors.IndexUnusable` tells.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._alike = lru_cache(None)(self._heard_alike)

    def exactly(self, sound: str) -> Sequence[InKanji]:
        """Those that are heard so, the most frequent first; see :func:`analyzers.japanese.sounds.heard`."""
        return _most_frequent(word for other, word in self._alike(shortened(sound)) if other == sound)

    def but_for_lengths(self, sound: str) -> Sequence[InKanji]:
        """Those that are heard so if no vowel is long, the most frequent first."""
        return _most_frequent(word for _, word in self._alike(shortened(sound)))

    def _heard_alike(self, short: str) -> list[tuple[str, InKanji]]:
        """How each word is heard that is heard so when shortened."""
        words = self._engine.heard(_LANGUAGE, (short,))
        return [(sound, read) for word in words for sound, read in _read(word) if shortened(sound) == short]


def _read(word: Word) -> Iterable[tuple[str, InKanji]]:
    """How a word is heard; homographs that are searched by other terms are words of their own."""
    for term, written, kana, cost in readings(word.written):
        if term == word.term and is_kana(kana):
            yield heard(kana), InKanji(term, written, word.documents, cost)


def _most_frequent(words: Iterable[InKanji]) -> tuple[InKanji, ...]:
    """Each term once, in its most usual spelling."""
    by_term: dict[str, InKanji] = {}
    for word in sorted(words, key=lambda word: (-word.documents, word.rarity, word)):
        by_term.setdefault(word.term, word)
    return tuple(by_term.values())
