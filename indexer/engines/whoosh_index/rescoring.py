"""What the best documents get for words written as they were typed and for the places where these stand.

It needs the positions of all occurrences, so it is worked out for a few documents only: see
:mod:`indexer.ranking`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from indexer.documents import TITLE, WRITTEN
from indexer.engines.whoosh_index.inversion import TITLE_WEIGHT
from indexer.engines.whoosh_index.lookup import Known, Lookup
from indexer.engines.whoosh_index.opened import OpenSegment
from indexer.engines.whoosh_index.proximity import BETWEEN_PARTS, DOCUMENT
from indexer.engines.whoosh_index.ranges import Ints, Mask
from indexer.engines.whoosh_index.standing import Standing, earliness, spreading, togetherness
from indexer.query import Alternative, Concept, Occurrence, Query
from indexer.ranking import ADJACENT, EARLY, EXACT, SPREAD, TOGETHER, WITHIN, Floats, bm25

GAINS = ("exact", "adjacent", "early", "spread")
"""As :class:`indexer.query.Contribution` calls them, which has the last in its score; what stands together
is adjacent."""


class _Rows(NamedTuple):
    """Occurrences of concepts, a row each: those of rows of words first, then term by term."""

    concepts: Ints
    """Their places among the concepts that count."""
    documents: Ints
    """Places among the documents that were asked about."""
    first: Ints
    last: Ints
    weights: Floats
    """Of the alternatives."""
    is_exact: Mask
    in_title: Mask


class Rescoring:
    """One query; ``idfs`` are of its concepts."""

    def __init__(self, query: Query, idfs: Sequence[float]) -> None:
        positive = [n for n, c in enumerate(query.concepts) if c.occurrence is not Occurrence.MUST_NOT]
        self._concepts = query.concepts
        self._numbers = [number for number in positive if not query.concepts[number].whole]
        self._hints = [number for number in positive if query.concepts[number].whole]
        self._idfs = np.array([idfs[number] for number in self._numbers])

    def gains(self, segment: OpenSegment, lookup: Lookup, documents: Sequence[int]) -> Floats:
        """What each of some documents of a segment gets, which rise.

        For each of :data:`GAINS` a row for each concept, a column for each document.
        """
        places = np.array(documents, np.int64)
        gains = np.zeros((len(GAINS), len(self._concepts), len(places)))
        exact, adjacent, early, spread = gains
        if self._numbers:
            norms = segment.norms[places]
            rows = self._occurrences(segment, lookup, places)
            frequencies = self._frequencies(rows, rows.is_exact.astype(np.float64), len(places))
            exact[self._numbers] = EXACT * bm25(frequencies, norms, self._idfs[:, np.newaxis])
            frequencies = self._frequencies(rows, _weights_behind(rows), len(places))
            greater = np.maximum(self._idfs[:-1], self._idfs[1:])[:, np.newaxis]
            adjacent[self._numbers[1:]] = ADJACENT * bm25(frequencies[1:], norms, greater)
            standing = _standing(rows, segment.files.title_positions[places])
            shape = len(self._numbers), len(places)
            adjacent[self._numbers] += TOGETHER * togetherness(standing, self._idfs, shape)
            early[self._numbers] = EARLY * self._idfs[:, np.newaxis] * earliness(standing, shape)
            spread[self._numbers] = SPREAD * self._idfs[:, np.newaxis] * spreading(standing, shape)
        return gains

    def _frequencies(self, rows: _Rows, weights: Floats, documents: int) -> Floats:
        """The weights of each concept's occurrences in each document, added up."""
        counted = weights * np.where(rows.in_title, TITLE_WEIGHT, 1)
        cells = rows.concepts * documents + rows.documents
        sums = np.bincount(cells, counted, len(self._numbers) * documents)
        return sums.reshape(-1, documents).astype(np.float64, copy=False)

    def _occurrences(self, segment: OpenSegment, lookup: Lookup, documents: Ints) -> _Rows:
        """Of all concepts; hints are looked up with them, as they will be shown."""
        among = np.zeros(segment.documents, np.bool_)
        among[documents] = True
        found = [*self._in_rows(lookup, among), self._of_terms(segment, lookup, among)]
        concepts, numbers, first, last, weights, is_exact = map(np.concatenate, zip(*found, strict=True))
        in_title = first < segment.files.title_positions[numbers]
        rows = _Rows(concepts, documents.searchsorted(numbers), first, last, weights, is_exact, in_title)
        parts = [self._concepts[number].part for number in self._numbers]
        if not any(parts):
            return rows
        allowed = np.array([(part != TITLE, part in (None, TITLE)) for part in parts])
        kept = allowed[concepts, in_title.astype(np.intp)]
        return _Rows(*(column[kept] for column in rows))

    def _in_rows(self, lookup: Lookup, among: Mask) -> Iterator[_Columns]:
        """Of alternatives of several terms, concept by concept."""
        for place, number in enumerate(self._numbers):
            for _, alternative, term in _counted(lookup, number):
                if term < 0:
                    matches = lookup.matches(alternative, self._concepts[number].part, among)
                    count = len(matches.first)
                    weights = np.full(count, alternative.weight)
                    yield np.full(count, place), *matches, weights, np.zeros(count, np.bool_)

    def _of_terms(self, segment: OpenSegment, lookup: Lookup, among: Mask) -> _Columns:
        """Of alternatives of one term: all are looked up at once."""
        single = [
            (place, known)
            for place, number in enumerate((*self._numbers, *self._hints))
            for known in _counted(lookup, number)
            if known.term >= 0
        ]
        found = lookup.of_terms([known.term for _, known in single], among)
        behind = int(found.terms.searchsorted(sum(place < len(self._numbers) for place, _ in single)))
        terms, documents, positions, types = (column[:behind] for column in found)
        concepts = np.array([place for place, _ in single], np.int64)[terms]
        weights = np.array([known.alternative.weight for _, known in single], np.float64)[terms]
        is_exact = np.isin(concepts * _TYPES + types, self._typed(segment))
        return concepts, documents, positions, positions, weights, is_exact

    def _typed(self, segment: OpenSegment) -> Ints:
        """The types that are written as a concept was typed, the concept's place with each."""
        found = [
            (place, word)
            for place, number in enumerate(self._numbers)
            for typed in _words_typed(self._concepts[number])
            for word in segment.files.word_written(typed).tolist()
        ]
        places, words = np.array(found, np.int64).reshape(-1, 2).T
        types, of = segment.files.types_of_words(words)
        return places[of] * _TYPES + types


_Columns = tuple[Ints, Ints, Ints, Ints, Floats, Mask]
"""As the first of :class:`_Rows`, but for the documents, which are as in the segment."""

_TYPES = 2**32
"""More than a segment has."""


def _standing(rows: _Rows, title_positions: Ints) -> Standing:
    before = np.where(rows.in_title, 0, title_positions[rows.documents])
    return Standing(rows.concepts, rows.documents, rows.first - before, rows.in_title, rows.weights)


def _weights_behind(rows: _Rows) -> Floats:
    """For each occurrence what it counts as standing behind one of the concept before: 0 if it does not."""
    apart = np.where(rows.in_title, 0, BETWEEN_PARTS)
    # Of each concept in each document positions of their own: no concept comes near to the next.
    ahead = (rows.documents * (rows.concepts.max(initial=0) + 2) + rows.concepts) * DOCUMENT + apart
    ends, heaviest = _heaviest(ahead + rows.last, rows.weights)
    best = np.zeros(len(rows.first))
    for distance in range(1, WITHIN + 1):
        sought = ahead + (rows.first - DOCUMENT - distance)
        at = ends.searchsorted(sought).clip(max=max(len(ends) - 1, 0))
        np.maximum(best, heaviest[at], out=best, where=ends[at] == sought)
    return np.minimum(best, rows.weights)


def _heaviest(places: Ints, weights: Floats) -> tuple[Ints, Floats]:
    """The places, rising and each once, and the greatest weight at each."""
    order = np.lexsort((weights, places))
    places, weights = places[order], weights[order]
    is_last = np.append(places[1:] != places[:-1], np.ones(min(len(places), 1), np.bool_))
    return places[is_last], weights[is_last]


def _counted(lookup: Lookup, concept: int) -> Iterator[Known]:
    """The alternatives of a concept that count, but for words as written."""
    for known in lookup.known[concept]:
        if _counts(known.alternative):
            yield known


def _words_typed(concept: Concept) -> set[str]:
    return {alternative.written for alternative in concept.alternatives if _counts(alternative)} - {""}


def _counts(alternative: Alternative) -> bool:
    return alternative.weight > 0 and alternative.language != WRITTEN
