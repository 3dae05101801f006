"""Byte strings found by their CRC-32, among hundreds of thousands of them and without reading these."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.arrayfile import Array


class Hashes:
    """The numbers of strings by their hashes."""

    def __init__(self, arrays: Mapping[str, Array], name: str) -> None:
        """Those that :func:`hash_arrays` or :func:`hashed_arrays` gave under that name."""
        self.hashes: NDArray[np.uint32] = arrays[f"{name}.hashes"]
        """Rising."""
        self.numbers: NDArray[np.uint32] = arrays[f"{name}.hashed"]
        """The number that each of these is the hash of."""

    def candidates(self, strings: Sequence[bytes]) -> list[list[int]]:
        """For each string the numbers, rising, of all that have its hash: its own, and rarely others."""
        hashes = hashes_of(strings)
        firsts = self.hashes.searchsorted(hashes).tolist()
        behind = self.hashes.searchsorted(hashes, "right").tolist()
        return [self.numbers[a:b].tolist() for a, b in zip(firsts, behind, strict=True)]


def hashes_of(strings: Sequence[bytes]) -> NDArray[np.uint32]:
    """The hash of each string."""
    return np.fromiter(map(zlib.crc32, strings), np.uint32, len(strings))


def hash_arrays(name: str, strings: Sequence[bytes]) -> dict[str, Array]:
    """Hashes as arrays, under names that begin with ``name``; the strings need neither rise nor differ."""
    return hashed_arrays(name, hashes_of(strings), np.arange(len(strings), dtype=np.uint32))


def hashed_arrays(name: str, hashes: NDArray[np.uint32], numbers: NDArray[np.uint32]) -> dict[str, Array]:
    """The same of numbers that rise where their hashes are equal, as arrays."""
    order = np.argsort(hashes, kind="stable")
    return {f"{name}.hashes": hashes[order], f"{name}.hashed": numbers[order]}
