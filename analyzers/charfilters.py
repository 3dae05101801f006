"""Text normalised before it is tokenised, with a way back to the original offsets.

Compatibility composition (NFKC, Unicode Standard Annex #15) makes half-width kana, full-width letters,
ligatures and decomposed umlauts equal to what people type. Characters that no one sees are left out.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Offsets = NDArray[np.int64]

_CHARACTERS_REMEMBERED = 2**10

_INVISIBLE = (
    0x00AD,  # soft hyphen
    0x034F,  # combining grapheme joiner
    *range(0x200B, 0x2010),  # zero-width space and joiners, direction marks
    *range(0x202A, 0x202F),  # direction embeddings
    *range(0x2060, 0x2070),  # word joiner, direction isolates
    *range(0xFE00, 0xFE10),  # variation selectors
    0xFEFF,  # byte order mark
    *range(0xE0100, 0xE01F0),  # ideographic variation selectors
)
_SEPARATING = (
    0x0000,  # NUL: MeCab would take it for the end of the text
    0x2120,  # service mark and trade mark: NFKC would glue their letters to the word
    0x2122,
    *range(0xD800, 0xE000),  # lone surrogates: not encodable
)
REPLACEMENTS: dict[int, str | None] = {**dict.fromkeys(_INVISIBLE), **dict.fromkeys(_SEPARATING, " ")}
"""What becomes of single characters before composition, as for :meth:`str.translate`."""


class _Change(NamedTuple):
    """``normalized[start:end]`` came from ``original[original_start:original_end]``."""

    start: int
    end: int
    original_start: int
    original_end: int


class Normalized:
    """A normalised text that knows where each of its stretches was in the original."""

    __slots__ = ("_changes", "_starts", "text")

    def __init__(self, text: str, changes: list[_Change]) -> None:
        self.text = text
        self._changes = changes
        self._starts = [change.start for change in changes]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Where the non-empty stretch ``text[start:end]`` was in the original, in code points."""
        if not self._changes:
            return start, end
        return self._original_start(start), self._original_end(end)

    @property
    def is_changed(self) -> bool:
        """Whether some offsets differ from those of the original."""
        return bool(self._changes)

    def originals(self, starts: Offsets, ends: Offsets) -> tuple[Offsets, Offsets]:
        """:meth:`original` of many stretches."""
        new_starts, new_ends, old_starts, old_ends = self._columns()
        first = np.searchsorted(new_starts, starts, "right") - 1
        last = np.searchsorted(new_starts, ends - 1, "right") - 1
        return (
            np.where(starts < new_ends[first], old_starts[first], starts - new_ends[first] + old_ends[first]),
            np.where(ends <= new_ends[last], old_ends[last], ends - new_ends[last] + old_ends[last]),
        )

    def changed(self, starts: Offsets, ends: Offsets) -> Offsets:
        """The rows of the stretches that touch on something whose length was changed."""
        new_starts, new_ends, _, _ = self._columns()
        behind = np.searchsorted(new_starts, ends, "right")
        return np.flatnonzero(behind > np.searchsorted(new_ends, starts, "left"))

    def _columns(self) -> Offsets:
        """Of all changes, one that changes nothing at the beginning included."""
        return np.array([_Change(0, 0, 0, 0), *self._changes], np.int64).T

    def _original_start(self, offset: int) -> int:
        i = bisect_right(self._starts, offset) - 1
        if i < 0:
            return offset
        change = self._changes[i]
        return change.original_start if offset < change.end else offset - change.end + change.original_end

    def _original_end(self, offset: int) -> int:
        i = bisect_right(self._starts, offset - 1) - 1
        if i < 0:
            return offset
        change = self._changes[i]
        return change.original_end if offset <= change.end else offset - change.end + change.original_end


def normalize(text: str) -> Normalized:
    """``text`` without invisible characters and in NFKC, ready to be tokenised."""
    if text.isascii() and "\0" not in text:
        return Normalized(text, [])
    pieces: list[str] = []
    changes: list[_Change] = []
    done = length = 0
    for run in _unsettled_runs().finditer(text):
        first = max(done, run.start() - 1)  # the character before may be composed with those of the run
        pieces.append(text[done:first])
        length += first - done
        for start, end in _clusters(text, first, run.end()):
            old = text[start:end]
            new = unicodedata.normalize("NFKC", old.translate(REPLACEMENTS))
            if len(new) != len(old) or (len(old) > 1 and new != old):
                changes.append(_Change(length, length + len(new), start, end))
            pieces.append(new)
            length += len(new)
        done = run.end()
    pieces.append(text[done:])
    return Normalized("".join(pieces), changes)


def fold_case(term: str) -> str:
    """Without difference between capital and small letters, and with one kind of apostrophe."""
    if term.isascii():
        return term.lower()
    return unicodedata.normalize("NFKC", term.casefold()).replace("’", "'").replace("ʼ", "'")


def _clusters(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of ``text[start:end]`` that are composed each for itself."""
    joins = _known_to_join
    cuts = [start, *(i for i in range(start + 1, end) if not joins(text[i])), end]
    return list(pairwise(cuts))


@lru_cache(_CHARACTERS_REMEMBERED)
def _known_to_join(character: str) -> bool:
    return _joins_the_character_before(character)


def _joins_the_character_before(character: str) -> bool:
    if ord(character) in REPLACEMENTS:
        return REPLACEMENTS[ord(character)] is None
    first = unicodedata.normalize("NFKD", character)[0]
    return unicodedata.combining(first) != 0 or first in _second_halves()


@cache
def _second_halves() -> frozenset[str]:
    """Characters that canonical composition may join to the one before, though they are no marks."""
    vowels_and_finals_of_hangul = map(chr, range(0x1160, 0x1200))
    pairs = (unicodedata.decomposition(chr(code)).split() for code in range(0x80, 0x20000))
    seconds = (chr(int(pair[1], 16)) for pair in pairs if len(pair) == 2 and not pair[0].startswith("<"))
    return frozenset(vowels_and_finals_of_hangul) | frozenset(seconds)


@cache
def _unsettled_runs() -> re.Pattern[str]:
    """Finds the runs of characters that normalisation may change.

    All characters beyond the basic plane count as such: they are rare, and a table of them would be long.
    """
    unsettled = "".join(filter(_is_unsettled, map(chr, range(0x10000))))
    return re.compile(f"[{re.escape(unsettled)}\U00010000-\U0010ffff]+")


def _is_unsettled(character: str) -> bool:
    return (
        ord(character) in REPLACEMENTS
        or _joins_the_character_before(character)
        or not unicodedata.is_normalized("NFKC", character)
    )
