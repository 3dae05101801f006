"""Sorted tables of byte strings as arrays: found by their place, or by what they begin with."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.arrayfile import Array
from indexer.engines.whoosh_index.compression import Decompressor, compressed
from indexer.engines.whoosh_index.integers import packed_integers, read_integers
from indexer.engines.whoosh_index.ranges import Ints, pointers, ranges

_EVERY = 64
"""Of so many strings one is kept apart, where looking it up takes a tenth of the time."""


class StringTable:
    """Byte strings in rising order; their numbers are their places in that order."""

    def __init__(self, arrays: Mapping[str, Array], name: str) -> None:
        """The table that :func:`string_arrays` gave under that name."""
        self._bytes = Decompressor()(arrays[f"{name}.packed"].data)
        self._ends = pointers(read_integers(arrays[f"{name}.lengths"])).astype(np.uint32)
        self._places = self._ends.data
        self._sample = [self[number] for number in range(0, len(self), _EVERY)]

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, number: int) -> bytes:
        if not 0 <= number < len(self):
            raise IndexError(number)
        return self._bytes[self._places[number] : self._places[number + 1]]

    def __iter__(self) -> Iterator[bytes]:
        return (self._bytes[start:end] for start, end in pairwise(self._ends.tolist()))

    def beginning_with(self, prefix: bytes) -> range:
        """The numbers of the strings that begin so."""
        first = self.from_(prefix)
        behind = bisect_left(self, True, first, key=lambda string: not string.startswith(prefix))
        return range(first, behind)

    def joined(self, numbers: range) -> bytes:
        """Neighbouring strings one after the other, a NUL before each and at the end."""
        first, behind = self._places[numbers.start], self._places[numbers.stop]
        content = np.frombuffer(self._bytes, np.uint8)[first:behind]
        return _with_nul(content, np.diff(self._ends[numbers.start : numbers.stop + 1]))

    def chosen(self, numbers: Ints) -> bytes:
        """Any strings, as :meth:`joined` gives neighbouring ones."""
        begins = self._ends[numbers]
        lengths = self._ends[numbers + 1] - begins
        return _with_nul(np.frombuffer(self._bytes, np.uint8)[ranges(begins, lengths)], lengths)

    def from_(self, string: bytes) -> int:
        """The number of the first string that is not before this one."""
        behind = bisect_left(self._sample, string) * _EVERY
        return bisect_left(self, string, max(behind - _EVERY, 0), min(behind, len(self)))


def _with_nul(content: NDArray[np.uint8], lengths: NDArray[np.uint32]) -> bytes:
    joined = np.zeros(len(content) + len(lengths) + 1, np.uint8)
    joined[np.arange(len(content)) + np.repeat(np.arange(1, len(lengths) + 1), lengths)] = content
    return joined.tobytes()


def string_arrays(name: str, strings: Sequence[bytes]) -> dict[str, Array]:
    """Sorted strings as arrays, under names that begin with ``name``."""
    lengths = np.fromiter(map(len, strings), np.uint32, len(strings))
    return {f"{name}.packed": compressed(b"".join(strings)), f"{name}.lengths": packed_integers(lengths)}


def narrowed(numbers: NDArray[Any]) -> NDArray[Any]:
    """The same numbers in the narrowest unsigned type that holds them all."""
    return numbers.astype(np.min_scalar_type(int(numbers.max(initial=0))))
