"""Which words as written an expression may fit at all, seen at a glance for all of a sorted table."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from indexer.engines import Spelled
from indexer.engines.whoosh_index.keys import string_key
from indexer.engines.whoosh_index.ranges import Ints
from indexer.engines.whoosh_index.strings import StringTable

_AT_ONCE = 2**14
"""Words whose letters are looked at in one step: few enough to take little memory."""
_BEGINNINGS_REMEMBERED = 2**10
"""Ways to write a sound: there are few, and to find where words begin so takes long."""
_LAST_ASCII = 0x7F
_OTHERS_FROM, _OTHERS = 26, 38
"""The bits of all bytes but the letters from a to z, which have a bit each."""


def _bits_of_bytes() -> NDArray[np.uint64]:
    numbers = _OTHERS_FROM + np.arange(256) % _OTHERS
    numbers[: _LAST_ASCII + 1] = _OTHERS_FROM
    numbers[ord("a") : ord("z") + 1] = range(_OTHERS_FROM)
    return np.uint64(1) << numbers.astype(np.uint64)


_BITS = _bits_of_bytes()


class Letters:
    """The words of a table by the letters that they have. Threads may share it."""

    def __init__(self, table: StringTable) -> None:
        self._table = table
        self._beginning_with = lru_cache(_BEGINNINGS_REMEMBERED)(table.beginning_with)

    def fitting(self, spelled: Spelled, first: str, behind: str) -> Ints:
        """The numbers of the words between two others that may be spelled so, rising.

        Bytes are compared by the bits that they share with others, so some of the words are not spelled so.
        """
        begin, end = self._table.from_(string_key(first)), self._table.from_(string_key(behind))
        others = ~_mask(string_key(spelled.letters))
        runs = ((max(begin, low), min(end, high)) for low, high in self._runs(spelled.beginnings))
        found = [
            np.flatnonzero(self._of_words[low:high] & others == 0) + low for low, high in runs if low < high
        ]
        fitting: Ints = np.concatenate([np.zeros(0, np.int64), *found])
        letters = self._of_words[fitting]
        is_fitting = np.ones(len(fitting), np.bool_)
        for some in spelled.each:
            # The last byte of a character tells most of it.
            is_fitting &= letters & _mask(bytes(string_key(letter)[-1] for letter in some)) != 0
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
    def _of_words(self) -> NDArray[np.uint64]:
        """The bits of all bytes of each word."""
        masks = np.zeros(len(self._table), np.uint64)
        for begin in range(0, len(masks), _AT_ONCE):
            numbers = range(begin, min(begin + _AT_ONCE, len(masks)))
            joined = np.frombuffer(self._table.joined(numbers), np.uint8)
            is_nul = joined == 0
            bits = np.where(is_nul, 0, _BITS[joined])
            masks[begin : numbers.stop] = np.bitwise_or.reduceat(bits, np.flatnonzero(is_nul)[:-1])
        return masks


def _mask(content: bytes) -> np.uint64:
    return np.uint64(np.bitwise_or.reduce(_BITS[np.frombuffer(content, np.uint8)], initial=0))
