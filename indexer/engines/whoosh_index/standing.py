"""Where words stand: near the beginning of a document, all over it, and near to each other.

What that counts for is told in :mod:`indexer.ranking`.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from indexer.engines.whoosh_index.ranges import Ints, Mask, starts_of_runs
from indexer.ranking import HALVED, SPAN, STRETCH, Floats

_STRETCHES = 2**32
"""More than a part of a document has."""


class Standing(NamedTuple):
    """Occurrences of concepts, a row each, in any order."""

    concepts: Ints
    documents: Ints
    positions: Ints
    """From the beginning of the part."""
    in_title: Mask
    weights: Floats


def earliness(rows: Standing, shape: tuple[int, int]) -> Floats:
    """For each concept and document how near to its beginning it has the concept, from 0 to 1."""
    nearest = np.zeros(shape)
    positions = np.where(rows.in_title, 0, rows.positions)
    np.maximum.at(nearest, (rows.concepts, rows.documents), rows.weights * 0.5 ** (positions / HALVED))
    return nearest


def spreading(rows: Standing, shape: tuple[int, int]) -> Floats:
    """For each concept and document the logarithm of one and the stretches of it that have the concept.

    A stretch counts as much as the heaviest occurrence in it.
    """
    stretches = np.where(rows.in_title, 0, 1 + rows.positions // STRETCH)
    cells = (rows.concepts * shape[1] + rows.documents) * _STRETCHES + stretches
    order = cells.argsort(kind="stable")
    cells = cells[order]
    starts = starts_of_runs(cells)
    heaviest = np.maximum.reduceat(rows.weights[order], starts) if len(cells) else rows.weights
    counts = np.bincount(cells[starts] // _STRETCHES, heaviest, shape[0] * shape[1])
    return np.log1p(counts).reshape(shape)


def togetherness(rows: Standing, idfs: Floats, shape: tuple[int, int]) -> Floats:
    """For each concept and document what it tells in the stretch where others tell the most besides it.

    The concept that tells the most there gets nothing: it is what the others stand close to.
    """
    shares = np.zeros(shape)
    if not len(rows.concepts):
        return shares
    stretches, concepts, told = _told(rows, idfs)
    starts = starts_of_runs(stretches)
    added = np.add.reduceat(told, starts) - np.maximum.reduceat(told, starts)
    documents = stretches[starts] // _STRETCHES // 2
    rising = added.argsort(kind="stable")
    best = np.full(shape[1], -1)
    best[documents[rising]] = rising  # the last of each document stays
    inside = np.zeros(len(starts), np.bool_)
    inside[best[best >= 0]] = True
    sizes = np.diff(starts, append=len(told))
    chosen = inside.repeat(sizes)
    shares[concepts[chosen], documents.repeat(sizes)[chosen]] = told[chosen]
    shares[shares.argmax(axis=0), np.arange(shape[1])] = 0
    return shares


def _told(rows: Standing, idfs: Floats) -> tuple[Ints, Ints, Floats]:
    """The stretches, which rise, the concepts in each, and what each of these tells there."""
    parts = (rows.documents * 2 + ~rows.in_title) * _STRETCHES
    told = rows.weights * idfs[rows.concepts]
    kept = _one_a_place(parts + rows.positions, told, rows.concepts)
    concepts = rows.concepts[kept]
    last = (parts + rows.positions // (SPAN // 2))[kept] + 1
    cells = last * len(idfs) + concepts
    cells = np.concatenate([cells, cells - len(idfs)])  # each place is in two stretches
    told = np.tile(told[kept], 2)
    order = cells.argsort(kind="stable")
    cells = cells[order]
    starts = starts_of_runs(cells)
    return *divmod(cells[starts], len(idfs)), np.maximum.reduceat(told[order], starts)


def _one_a_place(places: Ints, told: Floats, concepts: Ints) -> Ints:
    """The rows of which each place has one: of the concept that tells the most, of equal ones the first.

    A word does not stand close to itself, whichever keywords it is meant by.
    """
    if len(starts_of_runs(np.sort(places))) == len(places):  # as mostly
        return np.arange(len(places))
    order = np.lexsort((concepts, -told, places))
    return np.sort(order[starts_of_runs(places[order])])
