"""Lists that are the same are kept once: most words have the same translations in each of their forms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

_SPREAD, _HALF = np.uint64(0xFF51AFD7ED558CCD), np.uint64(33)
"""A factor and a shift of MurmurHash3's last steps (Appleby), which spread each bit over all others."""
_SEED = 7
_AT_ONCE = 2**16
"""Lists that are hashed at a time, which takes memory."""


class Distinct(NamedTuple):
    """Each list once, and where what was the n-th list is now."""

    of_lists: NDArray[np.uint32]
    """The number of each list that there was, among the distinct ones."""
    firsts: NDArray[np.uint32]
    """Where each distinct list begins, and where the last one ends."""
    items: NDArray[np.int64]
    """The items of the distinct lists, by their places in the lists that there were."""


def distinct(counts: NDArray[np.int64], columns: Sequence[NDArray[Any]]) -> Distinct:
    """The lists, each of so many items; the items are rows of the columns, together 64 bits at most.

    Lists are compared by hashes of 64 bits: the odds that any two of a million are taken for the same are one
    in thirty million.
    """
    firsts = np.cumsum(counts) - counts
    factors = np.random.default_rng(_SEED).integers(2**64, size=counts.max(initial=0), dtype=np.uint64)
    hashes: list[NDArray[np.uint64]] = [np.zeros(0, np.uint64)]
    for begin in range(0, len(counts), _AT_ONCE):
        here = counts[begin : begin + _AT_ONCE]
        first, behind = firsts[begin], firsts[begin] + here.sum()
        hashes.append(_hashes(here, [column[first:behind] for column in columns], factors | np.uint64(1)))
    _, lists, of_lists = np.unique(np.concatenate(hashes), return_index=True, return_inverse=True)
    kept = counts[lists]
    begins = np.cumsum(kept) - kept
    items = np.repeat(firsts[lists] - begins, kept) + np.arange(kept.sum())
    ends = np.concatenate([[0], np.cumsum(kept)]).astype(np.uint32)
    return Distinct(of_lists.astype(np.uint32), ends, items)


def _hashes(
    counts: NDArray[np.int64], columns: Sequence[NDArray[Any]], factors: NDArray[np.uint64]
) -> NDArray[np.uint64]:
    """Multilinear: the sum of the items, each times the random number of its place in the list."""
    firsts = np.cumsum(counts) - counts
    values: NDArray[np.uint64] = np.zeros(int(counts.sum()), np.uint64)
    for column in columns:
        values = values << np.uint64(8 * column.itemsize) | column
    values = (values + np.uint64(1)) * _SPREAD
    values ^= values >> _HALF  # items that differ in high bits only differ in others, too
    values *= factors[np.arange(len(values)) - np.repeat(firsts, counts)]
    return np.add.reduceat(values, firsts)
