"""Which words as written are spelled nearly like another, found among all of a sorted table.

Few of them are compared letter by letter: before, it is seen how long a word is, and which letters it has at
all. An edit takes at most one of them away and adds at most one.
"""

from __future__ import annotations

from functools import cached_property, reduce
from operator import or_
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh_index.keys import string_of
from indexer.engines.whoosh_index.ranges import Ints, pointers
from indexer.engines.whoosh_index.strings import StringTable
from indexer.engines.whoosh_index.words import letters_of

_NONE = 0
"""Stands between words and behind them."""
_BITS = 32
"""Neighbours in an alphabet have bits of their own."""
_AT_ONCE = 2**12  # few enough words that all steps work in the processor's cache

_Masks = NDArray[np.uint32]


class _Shapes(NamedTuple):
    """Of all words of a table, the shortest first."""

    firsts: Ints
    """Where those of each length in code points begin, and at last their number."""
    numbers: NDArray[np.uint32]
    """Of the words, rising in each length."""
    letters: _Masks
    """A bit for each letter that a word has; some letters share one."""


class SimilarWords:
    """The words of a table, looked up by their spelling. Threads may share it."""

    def __init__(self, table: StringTable) -> None:
        self._table = table

    def like(self, term: str, edits: int) -> Ints:
        """The numbers of the words that are at most so many edits away from ``term``, rising."""
        return self.away(term, edits)[0]

    def away(self, term: str, edits: int) -> tuple[Ints, NDArray[np.int16]]:
        """The same, and how many edits each is away."""
        near = self._near(term, edits)
        distances = _distances(term, letters_of(string_of(self._table.chosen(near))), edits)
        return near[distances <= edits], distances[distances <= edits]

    def _near(self, term: str, edits: int) -> Ints:
        """Words that are no further away by their lengths and letters; not what stands for unwritten ones.

        A word that is longer by one has an edit less to take a letter away, a shorter one to add it.
        """
        firsts, numbers, letters = self._shapes
        own = _mask(term)
        found = [np.zeros(0, np.uint32)]
        for length in range(max(1, len(term) - edits), min(len(term) + edits, len(firsts) - 2) + 1):
            here = slice(int(firsts[length]), int(firsts[length + 1]))
            lacking, added = own & ~letters[here], letters[here] & ~own
            fits = np.bitwise_count(lacking) <= edits - max(length - len(term), 0)
            fits &= np.bitwise_count(added) <= edits - max(len(term) - length, 0)
            found.append(numbers[here][fits])
        return np.sort(np.concatenate(found)).astype(np.int64)

    @cached_property
    def _shapes(self) -> _Shapes:
        count = len(self._table)
        lengths, letters = np.empty(count, np.uint16), np.empty(count, np.uint32)
        for first in range(0, count, _AT_ONCE):
            numbers = range(first, min(first + _AT_ONCE, count))
            piece = slice(first, numbers.stop)
            lengths[piece], letters[piece] = _lengths_and_letters(self._table.joined(numbers))
        order = lengths.argsort(kind="stable")
        return _Shapes(pointers(np.bincount(lengths)), order.astype(np.uint32), letters[order])


def _lengths_and_letters(joined: bytes) -> tuple[NDArray[np.uint16], _Masks]:
    letters = letters_of(string_of(joined))
    between = np.flatnonzero(letters == _NONE)
    bits = (letters != _NONE).astype(np.uint32) << letters % np.uint32(_BITS)
    return (np.diff(between) - 1).astype(np.uint16), np.bitwise_or.reduceat(bits, between[:-1])


def _mask(term: str) -> np.uint32:
    return np.uint32(reduce(or_, (1 << ord(letter) % _BITS for letter in term), 0))


def _distances(term: str, joined: NDArray[np.uint32], most: int) -> NDArray[np.int16]:
    """The restricted Damerau-Levenshtein distance of a term from each word, or more than ``most``.

    The words stand one after the other; none is longer or shorter by more than ``most``. Only what is so near
    the diagonal that it can matter is worked out (Ukkonen, "Algorithms for Approximate String Matching",
    1985).
    """
    between = np.flatnonzero(joined == _NONE)
    lengths, width = np.diff(between) - 1, len(term) + most
    columns = np.full((width, len(lengths)), _NONE, np.uint32)
    words = np.repeat(np.arange(len(lengths)), lengths)
    columns[np.flatnonzero(joined) - between[words] - 1, words] = joined[joined != _NONE]
    same = np.zeros(columns.shape, np.bool_)
    too_far = np.full(len(lengths), most + 1, np.int16)
    above: list[NDArray[np.int16]] = []
    row = [np.full(len(lengths), place, np.int16) for place in range(width + 1)]
    for i, letter in enumerate(term, 1):
        two_above, above, row = above, row, [too_far] * (width + 1)
        same_before, same = same, columns == ord(letter)
        for j in range(max(0, i - most), min(width, i + most) + 1):
            least = above[j] + np.int16(1)
            if j:
                least = np.minimum(least, row[j - 1] + np.int16(1))
                least = np.minimum(least, above[j - 1] + ~same[j - 1])
            if i > 1 and j > 1:
                swapped = same[j - 2] & same_before[j - 1]
                least = np.where(swapped, np.minimum(least, two_above[j - 2] + np.int16(1)), least)
            row[j] = least
    distances: NDArray[np.int16] = np.stack(row)[lengths, np.arange(len(lengths))]
    return distances
