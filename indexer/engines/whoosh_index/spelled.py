"""Which letters the words of a sorted table have, seen at a glance for all of them.

It tells which words an expression may fit at all, and which may be spelled nearly like another.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.engines import Spelled
from indexer.engines.whoosh_index.keys import string_key, string_of
from indexer.engines.whoosh_index.ranges import Ints
from indexer.engines.whoosh_index.strings import StringTable
from indexer.engines.whoosh_index.words import letters_of

_AT_ONCE = 2**12
"""Words that are looked at in one step: few enough that all steps work in the processor's cache."""
_BEGINNINGS_REMEMBERED = 2**10
"""Ways to write a sound: there are few, and to find where words begin so takes long."""
_OTHERS_FROM, _OTHERS = 26, 38
"""The bits of all letters but those from a to z, which have a bit each; neighbours in an alphabet differ."""

Masks = NDArray[np.uint64]


class Shapes(NamedTuple):
    """Of all words of a table."""

    lengths: NDArray[np.uint16]
    """In code points; words are never longer."""
    letters: Masks
    """A bit for each letter that a word has; some letters share one."""


class Letters:
    """The words of a table by the letters that they have. Threads may share it."""

    def __init__(self, table: StringTable) -> None:
        self._table = table
        self._beginning_with = lru_cache(_BEGINNINGS_REMEMBERED)(table.beginning_with)

    def fitting(self, spelled: Spelled, first: str, behind: str) -> Ints:
        """The numbers of the words between two others that may be spelled so, rising.

        Letters are compared by the bits that they share with others, so some of the words are not spelled so.
        """
        begin, end = self._table.from_(string_key(first)), self._table.from_(string_key(behind))
        masks, others = self.shapes.letters, ~mask(spelled.letters)
        runs = ((max(begin, low), min(end, high)) for low, high in self._runs(spelled.beginnings))
        found = [np.flatnonzero(masks[low:high] & others == 0) + low for low, high in runs if low < high]
        fitting: Ints = np.concatenate([np.zeros(0, np.int64), *found])
        of_fitting = masks[fitting]
        is_fitting = np.ones(len(fitting), np.bool_)
        for some in spelled.each:
            is_fitting &= of_fitting & mask(some) != 0
        return fitting[is_fitting]

    def _runs(self, beginnings: Collection[str]) -> Iterator[tuple[int, int]]:
        """Where the words with such beginnings stand, each once."""
        done = 0
        for beginning in sorted(beginnings):
            run = self._beginning_with(string_key(beginning))
            if run.stop > done:  # or else a shorter beginning has them
                yield run.start, run.stop
                done = run.stop

    @cached_property
    def shapes(self) -> Shapes:
        """The lengths and letters of the words, by their numbers."""
        count = len(self._table)
        shapes = Shapes(np.empty(count, np.uint16), np.empty(count, np.uint64))
        for first in range(0, count, _AT_ONCE):
            numbers = range(first, min(first + _AT_ONCE, count))
            piece = slice(first, numbers.stop)
            shapes.lengths[piece], shapes.letters[piece] = _shapes_of(self._table.joined(numbers))
        return shapes


def mask(letters: str) -> np.uint64:
    """The bits of these letters."""
    return np.uint64(np.bitwise_or.reduce(_bits(letters_of(letters)), initial=0))


def _shapes_of(joined: bytes) -> Shapes:
    letters = letters_of(string_of(joined))
    is_nul = letters == 0
    between = np.flatnonzero(is_nul)
    bits = np.where(is_nul, np.uint64(0), _bits(letters))
    return Shapes((np.diff(between) - 1).astype(np.uint16), np.bitwise_or.reduceat(bits, between[:-1]))


def _bits(letters: NDArray[np.uint32]) -> Masks:
    own = letters - np.uint32(ord("a"))  # what comes before it in the alphabet becomes large
    others = _OTHERS_FROM + letters % np.uint32(_OTHERS)
    return np.uint64(1) << np.where(own < _OTHERS_FROM, own, others).astype(np.uint64)
