"""Small numbers packed bit by bit, each with a width of its own, and unpacked from anywhere."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

WIDEST = 32
"""Bits of the largest number that can be packed."""

_AT_ONCE = 2**14  # few enough that all steps work in the processor's cache

Words = NDArray[np.uint64]


def width_of(largest: NDArray[Any]) -> NDArray[np.uint8]:
    """How many bits numbers from 0 to ``largest`` need; 0 for those that are always 0."""
    _, exponents = np.frexp(largest.astype(np.float64))
    return exponents.astype(np.uint8)


def pack(values: NDArray[Any], widths: NDArray[np.uint8]) -> Words:
    """The values one after the other, the first in the lowest bits; ``widths`` has the bits of each.

    One word more than the values fill, so that reading a number never reads past the end.
    """
    total = int(widths.sum(dtype=np.int64))
    words = np.zeros((total >> 6) + 2, np.uint64)
    place = 0
    for first in range(0, len(values), _AT_ONCE):
        place = _pack_into(words, place, values[first : first + _AT_ONCE], widths[first : first + _AT_ONCE])
    return words


def _pack_into(words: Words, place: int, values: NDArray[Any], widths: NDArray[np.uint8]) -> int:
    """Packs some values from that bit on; gives the bit behind them."""
    ends = np.cumsum(widths, dtype=np.int64) + place
    starts = ends - widths
    at = starts >> 6
    shift = (starts & 63).astype(np.uint64)
    numbers = values.astype(np.uint64)
    firsts = np.flatnonzero(np.diff(at, prepend=-1))
    words[at[firsts]] |= np.bitwise_or.reduceat(numbers << shift, firsts)
    over = np.flatnonzero((ends - 1) >> 6 > at)  # at most the last number of each word
    words[at[over] + 1] |= numbers[over] >> (np.uint64(64) - shift[over])
    return int(ends[-1])


def unpack(words: Words, places: NDArray[np.int64], widths: NDArray[Any]) -> NDArray[np.int64]:
    """The numbers that begin at these bits."""
    at = places >> 6
    shift = (places & 63).astype(np.uint64)
    low = words[at] >> shift
    high = (words[at + 1] << np.uint64(1)) << (
        np.uint64(63) - shift
    )  # in two steps: a shift by 64 is undefined
    mask = (np.uint64(1) << widths.astype(np.uint64)) - np.uint64(1)
    numbers: NDArray[np.int64] = ((low | high) & mask).astype(np.int64)
    return numbers
