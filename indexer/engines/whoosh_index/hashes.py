"""Byte strings found by their CRC-32, among hundreds of thousands of them and without reading these."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence

import numpy as np

from indexer.arrayfile import Array


class Hashes:
    """The numbers of strings by their hashes."""

    def __init__(self, arrays: Mapping[str, Array], name: str) -> None:
        """Those that :func:`hash_arrays` gave under that name."""
        self._hashes = arrays[f"{name}.hashes"]
        self._numbers = arrays[f"{name}.hashed"]

    def candidates(self, strings: Sequence[bytes]) -> list[list[int]]:
        """For each string the numbers, rising, of all that have its hash: its own, and rarely others."""
        hashes = np.array([*map(zlib.crc32, strings)], np.uint32)
        firsts = self._hashes.searchsorted(hashes).tolist()
        behind = self._hashes.searchsorted(hashes, "right").tolist()
        return [self._numbers[a:b].tolist() for a, b in zip(firsts, behind, strict=True)]


def hash_arrays(name: str, strings: Sequence[bytes]) -> dict[str, Array]:
    """Hashes as arrays, under names that begin with ``name``; the strings need neither rise nor differ."""
    hashes = np.fromiter(map(zlib.crc32, strings), np.uint32, len(strings))
    order = np.argsort(hashes, kind="stable").astype(np.uint32)
    return {f"{name}.hashes": hashes[order], f"{name}.hashed": order}
