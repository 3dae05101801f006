"""The words in kanji that an index has, by how they are read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from analyzers.japanese.readings import readings
from indexer.engines import Engine, Word
from search_app.kana.sounds import heard, is_kana, shortened

_LANGUAGE = "ja"
_KANJI = "[々〇\u3400-\u4dbf\u4e00-\u9fff]"
_EXPRESSION = f"[^\0\u3400-\u9fff々〇]*{_KANJI}[^\0]*"
_FIRST, _BEHIND = "々", "\ua000"
"""Words with kanji begin with one or with kana: in the order of code points these come between them."""


class InKanji(NamedTuple):
    """A word as documents write it."""

    term: str
    written: str
    """Its base form."""
    documents: int
    """How many have the term."""
    rarity: int
    """Of the written form, as UniDic has it."""


class ReadWords:
    """Words in kanji by their reading. Never changes; threads may share it."""

    def __init__(self, words: Mapping[str, Sequence[InKanji]]) -> None:
        """``words`` are by how they are heard, see :func:`search_app.kana.sounds.heard`."""
        self._words = words
        lengths: defaultdict[str, list[str]] = defaultdict(list)
        for sound in words:
            lengths[shortened(sound)].append(sound)
        self._lengths = dict(lengths)

    def __len__(self) -> int:
        """How many readings there are."""
        return len(self._words)

    def exactly(self, sound: str) -> Sequence[InKanji]:
        """Those that are heard so, the most frequent first."""
        return self._words.get(sound, ())

    def but_for_lengths(self, sound: str) -> Sequence[InKanji]:
        """Those that are heard so if no vowel is long, the most frequent first."""
        return _most_frequent(
            word for other in self._lengths.get(shortened(sound), ()) for word in self._words[other]
        )


def read_words(engine: Engine) -> ReadWords:
    """What the live index of an engine has; words that UniDic does not know are left out.

    Takes a second for 30,000 words. Raises as :class:`indexer.errors.IndexUnusable` tells.
    """
    found: defaultdict[str, list[InKanji]] = defaultdict(list)
    for word in engine.words(_EXPRESSION, _FIRST, _BEHIND):
        if word.language == _LANGUAGE:
            for sound, in_kanji in _read(word):
                found[sound].append(in_kanji)
    return ReadWords({sound: _most_frequent(words) for sound, words in found.items()})


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
