"""Arrays of numbers and of truths, and many slices of one at once."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]


def ranges(starts: NDArray[Any], counts: NDArray[Any]) -> Ints:
    """``[start, start + 1, … start + count - 1]`` for each pair, one after the other."""
    total = int(counts.sum())
    ends = np.cumsum(counts, dtype=np.int64)
    steps = np.repeat(starts.astype(np.int64) - (ends - counts), counts)
    steps += np.arange(total, dtype=np.int64)
    return steps


def all_but(count: int, left_out: Collection[int]) -> Mask:
    """For so many numbers from 0 on whether each is none of those left out."""
    mask = np.ones(count, np.bool_)
    mask[list(left_out)] = False
    return mask


def is_in(values: NDArray[Any], sorted_values: NDArray[Any]) -> Mask:
    """Whether each value is among others, which rise."""
    if not len(sorted_values):
        return np.zeros(len(values), np.bool_)
    at = sorted_values.searchsorted(values)
    at[at == len(sorted_values)] = 0
    found: Mask = sorted_values[at] == values
    return found


def pointers(counts: NDArray[Any]) -> Ints:
    """Where each run of such lengths begins, and at last where all end."""
    found = np.zeros(len(counts) + 1, np.int64)
    np.cumsum(counts, out=found[1:])
    return found


def starts_of_runs(rising: Ints) -> Ints:
    """Where each number, from 0 on, stands for the first time."""
    return np.flatnonzero(np.diff(rising, prepend=-1))
