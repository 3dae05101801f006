"""Which words as written are spelled nearly like another, found among all of a sorted table.

Few of them are compared letter by letter: before, it is seen which letters a word has at all. An edit takes
at most one of them away and adds one.
"""

from __future__ import annotations

from functools import cached_property, reduce
from operator import or_
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh_index.keys import NOT_WRITTEN, string_of
from indexer.engines.whoosh_index.ranges import Ints
from indexer.engines.whoosh_index.strings import StringTable
from indexer.engines.whoosh_index.words import letters_of

_BETWEEN = "\0"
_BITS = 61
"""A prime below 64: neighbours in an alphabet have bits of their own."""


class _Shapes(NamedTuple):
    """Of all words of a table."""

    lengths: NDArray[np.uint16]
    """In code points; words are never longer."""
    letters: NDArray[np.uint64]
    """A bit for each letter that a word has; some letters share one."""


class SimilarWords:
    """The words of a table, looked up by their spelling. Threads may share it."""

    def __init__(self, table: StringTable) -> None:
        self._table = table

    def like(self, term: str, edits: int) -> Ints:
        """The numbers of the words that are at most so many edits away from ``term``, rising."""
        lengths, letters = self._shapes
        near = np.flatnonzero(np.abs(lengths.astype(np.int64) - len(term)) <= edits)
        differing = np.unpackbits((letters[near] ^ _bits(term)).view(np.uint8).reshape(-1, 8), axis=1)
        near = near[differing.sum(axis=1) <= 2 * edits]
        found = [np.zeros(0, np.int64)]
        for length in np.unique(lengths[near]).tolist():
            numbers = near[lengths[near] == length]
            words = [string_of(self._table[number]) for number in numbers.tolist()]
            distances = _distances(term, letters_of("".join(words)).reshape(len(numbers), length))
            fitting = [word != NOT_WRITTEN for word in words] & (distances <= edits)
            found.append(numbers[fitting])
        return np.sort(np.concatenate(found))

    @cached_property
    def _shapes(self) -> _Shapes:
        letters = letters_of(string_of(self._table.joined(range(len(self._table)))))
        between = np.flatnonzero(letters == ord(_BETWEEN))
        is_letter = (letters != ord(_BETWEEN)).astype(np.uint64)
        bits = is_letter << (letters % np.uint32(_BITS)).astype(np.uint64)
        of_words = np.bitwise_or.reduceat(bits, between[:-1]) if len(self._table) else bits[:0]
        return _Shapes((np.diff(between) - 1).astype(np.uint16), of_words)


def _bits(term: str) -> np.uint64:
    return np.uint64(reduce(or_, (1 << ord(letter) % _BITS for letter in term), 0))


def _distances(term: str, words: NDArray[np.uint32]) -> NDArray[np.int16]:
    """The restricted Damerau-Levenshtein distance of a term from words of one length, a row each."""
    count, length = words.shape
    letters = [ord(letter) for letter in term]
    above: list[NDArray[np.int16]] = []
    row = [np.full(count, column, np.int16) for column in range(length + 1)]
    for i, letter in enumerate(letters):
        two_above, above, row = above, row, [np.full(count, i + 1, np.int16)]
        for j in range(length):
            replaced = above[j] + (words[:, j] != letter)
            least = np.minimum(np.minimum(above[j + 1], row[j]) + np.int16(1), replaced)
            if i and j:
                swapped = (words[:, j - 1] == letter) & (words[:, j] == letters[i - 1])
                least = np.where(swapped, np.minimum(least, two_above[j - 1] + np.int16(1)), least)
            row.append(least)
    return row[-1]
