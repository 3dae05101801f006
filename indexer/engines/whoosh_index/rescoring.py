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
from indexer.engines.whoosh_index.lookup import BETWEEN_PARTS, DOCUMENT, Lookup, is_one_term
from indexer.engines.whoosh_index.opened import OpenSegment
from indexer.engines.whoosh_index.ranges import Ints, Mask
from indexer.query import Alternative, Concept, Occurrence, Query
from indexer.ranking import ADJACENT, EXACT, WITHIN, Floats, bm25


class _OfConcept(NamedTuple):
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
        positive = [
            (number, concept)
            for number, concept in enumerate(query.concepts)
            if concept.occurrence is not Occurrence.MUST_NOT
        ]
        self._concepts = [(number, concept) for number, concept in positive if not concept.whole]
        self._hints = [concept for _, concept in positive if concept.whole]

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
        found = _occurrences(self._concepts, self._hints, segment, lookup, places)
        for number, occurrences in found:
            frequencies = _frequencies(occurrences, occurrences.is_exact.astype(np.float64), len(places))
            exact[number] = EXACT * bm25(frequencies, norms, self._idfs[number])
        for (before, left), (number, right) in pairwise(found):
            frequencies = _frequencies(right, _weights_behind(left, right), len(places))
            idf = max(self._idfs[before], self._idfs[number])
            adjacent[number] = ADJACENT * bm25(frequencies, norms, idf)
        return exact, adjacent


def _frequencies(occurrences: _OfConcept, weights: Floats, documents: int) -> Floats:
    counted = weights * np.where(occurrences.in_title, TITLE_WEIGHT, 1)
    return np.bincount(occurrences.documents, counted, documents).astype(np.float64, copy=False)


def _weights_behind(left: _OfConcept, right: _OfConcept) -> Floats:
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


def _places(occurrences: _OfConcept, positions: Ints) -> Ints:
    apart = np.where(occurrences.in_title, 0, BETWEEN_PARTS)
    return occurrences.documents * DOCUMENT + positions + apart


def _occurrences(
    concepts: Sequence[tuple[int, Concept]],
    hints: Sequence[Concept],
    segment: OpenSegment,
    lookup: Lookup,
    documents: Ints,
) -> list[tuple[int, _OfConcept]]:
    """Of each concept, by its number in the query; hints are looked up with them, as they will be shown."""
    among = np.zeros(segment.documents, np.bool_)
    among[documents] = True
    of_terms = _of_terms([*(concept for _, concept in concepts), *hints], segment, lookup, among)
    return [
        (number, _of_concept(concept, [*_of_rows(concept, lookup, among), of_concept], segment, documents))
        for (number, concept), of_concept in zip(concepts, of_terms, strict=False)
    ]


_Columns = tuple[Ints, Ints, Ints, Floats, Mask]
"""Documents, first and last positions, weights, and whether they are written as typed."""


def _of_concept(
    concept: Concept, found: Sequence[_Columns], segment: OpenSegment, documents: Ints
) -> _OfConcept:
    numbers, first, last, weights, is_exact = (np.concatenate(column) for column in zip(*found, strict=True))
    in_title = first < segment.files.title_positions[numbers]
    kept = slice(None) if concept.part is None else in_title == (concept.part == TITLE)
    places = documents.searchsorted(numbers)
    return _OfConcept(places[kept], first[kept], last[kept], weights[kept], in_title[kept], is_exact[kept])


def _of_rows(concept: Concept, lookup: Lookup, among: Mask) -> Iterator[_Columns]:
    """Of alternatives of several terms."""
    for alternative in _counted(concept):
        if not is_one_term(alternative) and lookup.knows(alternative):
            matches = lookup.matches(alternative, concept.part, among)
            count = len(matches.first)
            yield *matches, np.full(count, alternative.weight), np.zeros(count, np.bool_)


def _of_terms(
    concepts: Sequence[Concept], segment: OpenSegment, lookup: Lookup, among: Mask
) -> Iterator[_Columns]:
    """Of alternatives of one term, for each concept: all are looked up at once."""
    single = [
        (place, alternative)
        for place, concept in enumerate(concepts)
        for alternative in _counted(concept)
        if is_one_term(alternative) and lookup.knows(alternative)
    ]
    found = lookup.of_terms([lookup.number(a.field, a.terms[0]) for _, a in single], among)
    weights = np.array([a.weight for _, a in single], np.float64)[found.terms]
    edges = np.array([place for place, _ in single]).searchsorted(np.arange(len(concepts) + 1))
    cuts = found.terms.searchsorted(edges)
    for concept, first, behind in zip(concepts, cuts[:-1], cuts[1:], strict=True):
        here = slice(int(first), int(behind))
        positions = found.positions[here]
        is_exact = np.isin(found.types[here], _types_as_typed(concept, segment))
        yield found.documents[here], positions, positions, weights[here], is_exact


def _counted(concept: Concept) -> list[Alternative]:
    return [a for a in concept.alternatives if a.weight > 0 and a.language != WRITTEN]


def _types_as_typed(concept: Concept, segment: OpenSegment) -> Ints:
    words = {alternative.written for alternative in _counted(concept)} - {""}
    numbers = [segment.files.word_written(word) for word in sorted(words)]
    return segment.files.types_written(np.concatenate([np.zeros(0, np.int64), *numbers]))
