"""Arrays of numbers that are mostly small: read in place, or compressed and read as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.arrayfile import Array
from indexer.engines.whoosh_index.compression import Decompressor, compressed

TOO_LARGE = 255
"""Stands for a number that is kept aside, as large ones and this one itself are."""

_FOUR_BYTES = np.dtype("<u4")


def packed_integers(numbers: NDArray[Any]) -> Array:
    """Numbers below 2 ** 32, compressed: first the lowest bytes of all, then the next, which are mostly 0."""
    by_number = numbers.astype(_FOUR_BYTES).view(np.uint8).reshape(-1, _FOUR_BYTES.itemsize)
    return compressed(by_number.T.tobytes())


def read_integers(packed: Array) -> NDArray[np.uint32]:
    """The numbers that :func:`packed_integers` was given."""
    by_byte = np.frombuffer(Decompressor()(packed.data), np.uint8).reshape(_FOUR_BYTES.itemsize, -1)
    return np.ascontiguousarray(by_byte.T).view(_FOUR_BYTES).reshape(-1).astype(np.uint32, copy=False)


def integer_arrays(name: str, numbers: NDArray[Any]) -> dict[str, Array]:
    """Numbers below 2 ** 32, a byte each and the few large ones aside; names begin with ``name``."""
    large = np.flatnonzero(numbers >= TOO_LARGE)
    return {
        name: np.minimum(numbers, TOO_LARGE).astype(np.uint8),
        f"{name}.large_at": large.astype(np.uint32),
        f"{name}.large": numbers[large].astype(np.uint32),
    }


class Integers:
    """The numbers that :func:`integer_arrays` was given, read where they are asked for."""

    def __init__(self, arrays: Mapping[str, Array], name: str) -> None:
        self.small: NDArray[np.uint8] = arrays[name]
        self.large_at: NDArray[np.uint32] = arrays[f"{name}.large_at"]
        self._large = arrays[f"{name}.large"]

    def __getitem__(self, stretch: slice) -> NDArray[np.uint32]:
        """A slice with a beginning and an end."""
        numbers = self.small[stretch].astype(np.uint32)
        if len(self.large_at):
            # Edges of another type would have all of these numbers turned into it first.
            edges = np.array((stretch.start, stretch.stop), self.large_at.dtype)
            first, behind = self.large_at.searchsorted(edges)
            numbers[self.large_at[first:behind] - stretch.start] = self._large[first:behind]
        return numbers
