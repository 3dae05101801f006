"""Which words as written are spelled nearly like another, found among all of a sorted table.

Few of them are compared letter by letter: before, it is seen how long a word is, and which letters it has at
all. An edit takes at most one of them away and adds at most one.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh_index.keys import string_of
from indexer.engines.whoosh_index.ranges import Ints
from indexer.engines.whoosh_index.spelled import Letters, mask
from indexer.engines.whoosh_index.strings import StringTable
from indexer.engines.whoosh_index.words import letters_of

_NONE = 0
"""Stands between words and behind them."""


class SimilarWords:
    """The words of a table, looked up by their spelling. Threads may share it."""

    def __init__(self, table: StringTable) -> None:
        self._table = table
        self.letters = Letters(table)

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
        lengths, letters = self.letters.shapes
        least, most = max(1, len(term) - edits), len(term) + edits
        near: Ints = np.flatnonzero((lengths >= least) & (lengths <= most))
        own, others = mask(term), letters[near]
        longer = lengths[near].astype(np.int32) - len(term)
        fits = np.bitwise_count(own & ~others) <= edits - np.maximum(longer, 0)
        fits &= np.bitwise_count(others & ~own) <= edits + np.minimum(longer, 0)
        near = near[fits]
        return near


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
