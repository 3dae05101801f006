"""What the best documents get for words written as they were typed and for words side by side.

It needs the positions of all occurrences, so it is worked out for a few documents only: see
:mod:`indexer.ranking`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from indexer.documents import TITLE, WRITTEN
from indexer.engines.whoosh_index.inversion import TITLE_WEIGHT
from indexer.engines.whoosh_index.lookup import Lookup, is_one_term
from indexer.engines.whoosh_index.opened import OpenSegment
from indexer.engines.whoosh_index.ranges import Ints, Mask
from indexer.query import Alternative, Concept, Occurrence, Query
from indexer.ranking import ADJACENT, EXACT, WITHIN, Floats, bm25

_DOCUMENT = 2**32
_IN_TEXT = 2**24
"""Added to positions of the text, so that nothing of it stands behind the title."""


class Occurrences(NamedTuple):
    """Of one concept, a row each."""

    documents: Ints
    """Places among the documents that were asked about."""
    first: Ints
    last: Ints
    weights: Floats
    """Of the alternatives."""
    in_title: Mask
    is_exact: Mask


class Rescoring:
    """One query; ``idfs`` are of its concepts."""

    def __init__(self, query: Query, idfs: Sequence[float]) -> None:
        self._idfs = idfs
        self._concepts = [
            (number, concept)
            for number, concept in enumerate(query.concepts)
            if concept.occurrence is not Occurrence.MUST_NOT and not concept.whole
        ]

    def exact_and_adjacent(
        self, segment: OpenSegment, lookup: Lookup, documents: Sequence[int]
    ) -> tuple[Floats, Floats]:
        """What each of some documents of a segment gets, which rise: a row for each concept.

        In the second array a row is of a concept and the one typed before it.
        """
        places = np.array(documents, np.int64)
        norms = segment.norms[places]
        exact = np.zeros((len(self._idfs), len(places)))
        adjacent = np.zeros_like(exact)
        found = [(n, _occurrences(concept, segment, lookup, places)) for n, concept in self._concepts]
        for number, occurrences in found:
            frequencies = _frequencies(occurrences, occurrences.is_exact.astype(np.float64), len(places))
            exact[number] = EXACT * bm25(frequencies, norms, self._idfs[number])
        for (before, left), (number, right) in pairwise(found):
            frequencies = _frequencies(right, _weights_behind(left, right), len(places))
            idf = max(self._idfs[before], self._idfs[number])
            adjacent[number] = ADJACENT * bm25(frequencies, norms, idf)
        return exact, adjacent


def _frequencies(occurrences: Occurrences, weights: Floats, documents: int) -> Floats:
    counted = weights * np.where(occurrences.in_title, TITLE_WEIGHT, 1)
    return np.bincount(occurrences.documents, counted, documents).astype(np.float64, copy=False)


def _weights_behind(left: Occurrences, right: Occurrences) -> Floats:
    """For each occurrence of a concept what it counts as standing behind one of another: 0 if it does not."""
    best = np.zeros(len(right.first))
    if not len(left.last):
        return best
    ends, starts = _places(left, left.last), _places(right, right.first)
    for weight in np.unique(left.weights).tolist():
        of_weight = np.sort(ends[left.weights == weight])
        before = of_weight.searchsorted(starts) - 1
        is_behind = (before >= 0) & (starts - of_weight[before] <= WITHIN)
        best[is_behind] = weight  # weights rise
    return np.minimum(best, right.weights)


def _places(occurrences: Occurrences, positions: Ints) -> Ints:
    apart = np.where(occurrences.in_title, 0, _IN_TEXT)
    return occurrences.documents * _DOCUMENT + positions + apart


def _occurrences(concept: Concept, segment: OpenSegment, lookup: Lookup, documents: Ints) -> Occurrences:
    among = np.zeros(segment.documents, np.bool_)
    among[documents] = True
    found = [*_of_rows(concept, lookup, among), _of_terms(concept, segment, lookup, among)]
    columns = [np.concatenate(column) for column in zip(*found, strict=True)]
    in_title = columns[1] < segment.files.title_positions[columns[0]]
    kept = np.ones(len(in_title), np.bool_)
    if concept.part is not None:
        kept = in_title if concept.part == TITLE else ~in_title
    numbers, first, last, weights, is_exact = (column[kept] for column in columns)
    return Occurrences(documents.searchsorted(numbers), first, last, weights, in_title[kept], is_exact)


_Columns = tuple[Ints, Ints, Ints, Floats, Mask]
"""Documents, first and last positions, weights, and whether they are written as typed."""


def _of_rows(concept: Concept, lookup: Lookup, among: Mask) -> Iterator[_Columns]:
    """Of alternatives of several terms."""
    for alternative in _counted(concept):
        if not is_one_term(alternative) and lookup.knows(alternative):
            matches = lookup.matches(alternative, concept.part, among)
            count = len(matches.first)
            yield *matches, np.full(count, alternative.weight), np.zeros(count, np.bool_)


def _of_terms(concept: Concept, segment: OpenSegment, lookup: Lookup, among: Mask) -> _Columns:
    single = [a for a in _counted(concept) if is_one_term(a) and lookup.knows(a)]
    numbers = np.array([lookup.number(a.field, a.terms[0]) for a in single], np.int64)
    found = segment.files.occurrences(numbers, among)
    weights = np.array([a.weight for a in single], np.float64)[found.terms]
    is_exact = np.isin(found.types, _types_as_typed(concept, segment))
    return found.documents, found.positions, found.positions, weights, is_exact


def _counted(concept: Concept) -> list[Alternative]:
    return [a for a in concept.alternatives if a.weight > 0 and a.language != WRITTEN]


def _types_as_typed(concept: Concept, segment: OpenSegment) -> Ints:
    words = {alternative.written for alternative in _counted(concept)} - {""}
    numbers = [segment.files.word_written(word) for word in sorted(words)]
    return segment.files.types_written(np.concatenate([np.zeros(0, np.int64), *numbers]))
