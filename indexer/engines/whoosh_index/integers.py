"""Arrays of numbers that are mostly small: a byte each, the few large ones aside."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.arrayfile import Array

TOO_LARGE = 255
"""Stands for a number that is kept aside, as large ones and this one itself are."""


def integer_arrays(name: str, numbers: NDArray[Any]) -> dict[str, Array]:
    """Numbers below 2 ** 32 as arrays, under names that begin with ``name``."""
    large = np.flatnonzero(numbers >= TOO_LARGE)
    return {
        name: np.minimum(numbers, TOO_LARGE).astype(np.uint8),
        f"{name}.large_at": large.astype(np.uint32),
        f"{name}.large": numbers[large].astype(np.uint32),
    }


def read_integers(arrays: Mapping[str, Array], name: str) -> NDArray[np.uint32]:
    """All the numbers that :func:`integer_arrays` gave under that name."""
    numbers = arrays[name].astype(np.uint32)
    numbers[arrays[f"{name}.large_at"]] = arrays[f"{name}.large"]
    return numbers


class Integers:
    """The same numbers, read where they are asked for."""

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

    def at(self, places: NDArray[np.int64]) -> NDArray[np.uint32]:
        """The numbers at places that rise."""
        numbers = self.small[places].astype(np.uint32)
        large = np.flatnonzero(numbers == TOO_LARGE)
        if len(large):
            numbers[large] = self._large[self.large_at.searchsorted(places[large].astype(np.uint32))]
        return numbers
