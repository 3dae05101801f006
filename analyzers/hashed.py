"""Words looked up by their hash: the words themselves would take ten times the memory of all else."""

from __future__ import annotations

from array import array
from bisect import bisect_left

import numpy as np
from numpy.typing import NDArray

_BITS = 16
_SHIFT = 64 - _BITS


class HashedWords:
    """Where words are in columns that are sorted by :func:`hash`.

    The hash is one of 64 bits, its seed another in each process. Of a million words, that an unknown one is
    taken for one of them is to be expected once in ten trillion.
    """

    def __init__(self, hashes: NDArray[np.int64]) -> None:
        """``hashes`` of the words, sorted; a word may be there more than once."""
        self._hashes = array("q", hashes.tobytes())
        beginnings = np.arange(-(2 ** (_BITS - 1)), 2 ** (_BITS - 1)) << _SHIFT
        self._firsts = array("I", hashes.searchsorted(beginnings).astype(np.uint32).tobytes())
        self._firsts.append(len(hashes))  # so that few are left to be searched

    def places(self, word: str) -> range:
        """The rows of ``word``; none if it is not known."""
        wanted = hash(word)
        beginning = (wanted >> _SHIFT) + 2 ** (_BITS - 1)
        behind = self._firsts[beginning + 1]
        first = last = bisect_left(self._hashes, wanted, self._firsts[beginning], behind)
        while last < behind and self._hashes[last] == wanted:
            last += 1
        return range(first, last)
