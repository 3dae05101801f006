"""Translations as columns, while they are compiled: sorted, summed up and cut down for millions at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

_BITS_OF_PART = 4
PARTS = 2**_BITS_OF_PART
"""A sixteenth of the keys is worked on at a time, which takes a sixteenth of the memory."""
_NO_UNIT = np.uint64(0)


class Rows(NamedTuple):
    """Translations in one direction: a row each."""

    keys: NDArray[np.uint64]
    units: NDArray[np.uint64]
    """The keys by terms of the translations: equal for all ways to write one."""
    words: NDArray[np.uint32]
    """Numbers of the translations as they are written."""
    weights: NDArray[np.float32]
    sources: NDArray[np.uint8]

    def at(self, chosen: NDArray[Any]) -> Rows:
        """Some of the rows."""
        return Rows(*(column[chosen] for column in self))


def rows_of(
    keys: NDArray[np.uint64],
    units: NDArray[np.uint64],
    words: NDArray[np.uint32],
    weights: NDArray[np.float32],
    source: int,
) -> Rows:
    """Rows of the same source."""
    return Rows(keys, units, words, weights, np.full(len(keys), source, np.uint8))


def _nothing() -> Rows:
    keys: NDArray[np.uint64] = np.zeros(0, np.uint64)
    return rows_of(keys, keys, np.zeros(0, np.uint32), np.zeros(0, np.float32), 0)


NO_ROWS = _nothing()


def joined(parts: Sequence[Rows]) -> Rows:
    """All rows, one part after the other."""
    return Rows(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))


def without_units(rows: Rows) -> Rows:
    """With units that are all 0, which take no memory."""
    return rows._replace(units=np.broadcast_to(_NO_UNIT, len(rows.keys)))


def is_in_part(keys: NDArray[np.uint64], nth: int) -> NDArray[np.bool_]:
    """Keys are hashes: as many begin with these bits as with any others."""
    is_there: NDArray[np.bool_] = keys >> np.uint64(64 - _BITS_OF_PART) == np.uint64(nth)
    return is_there


def in_order_of_keys(tables: Sequence[Rows]) -> Iterator[Rows]:
    """All rows, a part of the keys at a time; those of a key in the order of the tables."""
    for nth in range(PARTS):
        rows = joined([table.at(is_in_part(table.keys, nth)) for table in tables])
        yield rows.at(np.argsort(rows.keys, kind="stable"))


def summed(rows: Rows) -> Rows:
    """A row for each key and unit, with the sum of its weights and what the heaviest of its rows tells."""
    rows = rows.at(np.lexsort((-rows.weights, rows.units, rows.keys)))
    firsts = np.flatnonzero(_changes(rows.keys) | _changes(rows.units))
    sums = np.add.reduceat(rows.weights, firsts) if len(firsts) else rows.weights
    return rows.at(firsts)._replace(weights=sums)


def heaviest(rows: Rows, most: int) -> Rows:
    """The heaviest so many of each key, heaviest first; of equals those that were met first."""
    rows = rows.at(np.lexsort((rows.words, -rows.weights, rows.keys)))
    firsts = np.flatnonzero(_changes(rows.keys))
    rank = np.arange(len(rows.keys)) - np.repeat(firsts, _lengths(firsts, rows))
    return rows.at(rank < most)


def normalized(rows: Rows, total: float) -> Rows:
    """With weights that add up to a total for each key, whose rows stand together or not."""
    _, of_rows = np.unique(rows.keys, return_inverse=True)
    sums = np.bincount(of_rows, rows.weights)
    shares = rows.weights / sums[of_rows]
    return rows._replace(weights=(total * shares).astype(np.float32))


def scaled(rows: Rows) -> Rows:
    """With weights of which the first of each key is 1; rows stand in order of keys."""
    firsts = np.flatnonzero(_changes(rows.keys))
    best: NDArray[np.float32] = np.repeat(rows.weights[firsts], _lengths(firsts, rows))
    return rows._replace(weights=np.divide(rows.weights, best, dtype=np.float32))


def by_way_of(first: Rows, second: Rows) -> Rows:
    """What the translations' translations are: a row for each way, its weight the product of both.

    The rows of ``second`` stand in order of keys.
    """
    begins = second.keys.searchsorted(first.units)
    counts = second.keys.searchsorted(first.units, "right") - begins
    steps = np.repeat(np.arange(len(first.keys)), counts)
    nth = np.arange(len(steps)) - np.repeat(np.cumsum(counts) - counts, counts)
    found = second.at(begins[steps] + nth)
    return found._replace(keys=first.keys[steps], weights=first.weights[steps] * found.weights)


def _changes(values: NDArray[Any]) -> NDArray[np.bool_]:
    changed = np.ones(len(values), np.bool_)
    np.not_equal(values[1:], values[:-1], out=changed[1:])
    return changed


def _lengths(firsts: NDArray[np.intp], rows: Rows) -> NDArray[np.intp]:
    return np.diff(firsts, append=len(rows.keys))
