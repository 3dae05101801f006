"""What the best documents get besides the scores of their words: :mod:`indexer.ranking`, one by one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import log1p
from typing import NamedTuple

import numpy as np

from indexer.documents import PARTS, TITLE, WRITTEN, Field
from indexer.query import Concept, Occurrence, Query
from indexer.ranking import (
    ADJACENT,
    EARLY,
    EXACT,
    HALVED,
    PART_WEIGHTS,
    SPAN,
    SPREAD,
    STRETCH,
    TOGETHER,
    WITHIN,
    bm25,
    length_norms,
)
from tests.oracle.stock_codec.lookup import Lookup
from tests.oracle.stock_codec.snapshot import Snapshot


class _Found(NamedTuple):
    """An occurrence of a concept."""

    part: str
    first: int
    last: int
    weight: float
    is_exact: bool


def more(query: Query, idfs: Sequence[float], snapshot: Snapshot, lookup: Lookup, document: int) -> float:
    """What a document gets; ``idfs`` are of the query's concepts, times their weights."""
    norm = length_norms(snapshot.relative_lengths[document : document + 1])

    def score(frequency: float, idf: float) -> float:
        return float(bm25(np.array([frequency]), norm, idf)[0])

    wanted = [
        (idf, _occurrences(concept, snapshot, lookup, document))
        for concept, idf in zip(query.concepts, idfs, strict=True)
        if concept.occurrence is not Occurrence.MUST_NOT and not concept.whole
    ]
    exact = (
        EXACT * score(sum(PART_WEIGHTS[o.part] * o.is_exact for o in found), idf) for idf, found in wanted
    )
    adjacent = (
        ADJACENT * score(sum(PART_WEIGHTS[o.part] * _weight_behind(left, o) for o in right), max(idf, other))
        for (other, left), (idf, right) in pairwise(wanted)
    )
    early = (EARLY * idf * max(map(_earliness, found), default=0.0) for idf, found in wanted)
    spread = (SPREAD * idf * log1p(_spread(found)) for idf, found in wanted)
    together = TOGETHER * max(map(_added, _stretches(wanted)), default=0.0)
    return sum((*exact, *adjacent, *early, *spread)) + together


def _earliness(occurrence: _Found) -> float:
    position = 0 if occurrence.part == TITLE else occurrence.first
    return float(occurrence.weight * 0.5 ** (position / HALVED))


def _spread(found: list[_Found]) -> float:
    heaviest: defaultdict[tuple[str, int], float] = defaultdict(float)
    for o in found:
        stretch = o.part, 0 if o.part == TITLE else o.first // STRETCH
        heaviest[stretch] = max(heaviest[stretch], o.weight)
    return sum(heaviest.values())


def _stretches(wanted: list[tuple[float, list[_Found]]]) -> Iterable[list[float]]:
    """For each stretch what each of its concepts tells."""
    most: dict[tuple[str, int], tuple[float, int]] = {}
    for number, (idf, found) in enumerate(wanted):
        for o in found:
            if idf * o.weight > most.get((o.part, o.first), (-1.0, 0))[0]:
                most[o.part, o.first] = idf * o.weight, number
    told: defaultdict[tuple[str, int], dict[int, float]] = defaultdict(dict)
    for (part, first), (tells, number) in most.items():
        for begin in (first // (SPAN // 2), first // (SPAN // 2) - 1):
            here = told[part, begin]
            here[number] = max(here.get(number, 0.0), tells)
    return [list(here.values()) for here in told.values()]


def _added(told: list[float]) -> float:
    return sum(told) - max(told)


def _weight_behind(left: list[_Found], right: _Found) -> float:
    near = [o.weight for o in left if o.part == right.part and 0 < right.first - o.last <= WITHIN]
    return min(max(near, default=0.0), right.weight)


def _occurrences(concept: Concept, snapshot: Snapshot, lookup: Lookup, document: int) -> list[_Found]:
    counted = [a for a in concept.alternatives if a.weight > 0 and a.language != WRITTEN]
    words = {alternative.written for alternative in counted} - {""}
    found = []
    for part in PARTS if concept.part is None else (concept.part,):
        as_typed = {
            position
            for word in words
            for position, *_ in snapshot.places_in(document, Field(part, WRITTEN), word)
        }
        for alternative in counted:
            rows = lookup.rows(alternative, Field(part, alternative.field), document)
            of_one = len(alternative.terms) == 1 and not alternative.in_parts
            found += [
                _Found(part, first, last, alternative.weight, of_one and first in as_typed)
                for first, last in rows
            ]
    return found
