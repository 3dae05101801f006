"""Which documents answer a query, and how well: all of them, or just the best.

Scores are those of :mod:`indexer.ranking`. How the best are found without scoring all is told in
:mod:`~indexer.engines.whoosh_index.best`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from indexer.engines.whoosh_index.best import Ranking, Scored
from indexer.engines.whoosh_index.lookup import Listed, Lookup
from indexer.engines.whoosh_index.opened import Snapshot
from indexer.engines.whoosh_index.ranges import Mask
from indexer.query import Frequency, Occurrence, Query, Sort
from indexer.ranking import Floats, bm25, idf


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """All documents of a segment that answer, and the score of every document."""

    has: Mask
    scores: Floats


class Evaluation:
    """One query, looked up in every segment of a snapshot."""

    def __init__(self, query: Query, snapshot: Snapshot) -> None:
        self._query = query
        self._snapshot = snapshot
        terms = _terms_of(query)
        self.lookups = [Lookup(segment, query.concepts, terms) for segment in snapshot.segments]
        self._lists = [self._listed(lookup) for lookup in self.lookups]
        self.idfs = self._idfs_of_concepts()
        """What each concept tells, times its weight."""

    @property
    def only_ranks(self) -> bool:
        """Whether the query asks for nothing but the documents with the best of its keywords."""
        concepts = self._query.concepts
        should = all(concept.occurrence is Occurrence.SHOULD for concept in concepts)
        return bool(concepts) and should and not self._query.filters and self._query.sort is Sort.RELEVANCE

    def best(
        self, number: int, wanted: int, threshold: float, *, count_all: bool
    ) -> tuple[list[Scored], int, bool]:
        """Of a segment; see :meth:`~indexer.engines.whoosh_index.best.Ranking.best`."""
        if not self._lists[number]:
            return [], 0, True
        ranking = Ranking(self._snapshot.segments[number], self._lists[number], self.idfs)
        return ranking.best(wanted, threshold, count_all)

    def documents(self) -> dict[tuple[int, int], int]:
        """How many documents have each alternative, by the numbers of its concept and its own there."""
        return dict(self._totals)

    @cached_property
    def _totals(self) -> Counter[tuple[int, int]]:
        counts: Counter[tuple[int, int]] = Counter()
        for lists in self._lists:
            for listed in lists:
                counts[listed.concept, listed.place] += listed.living
        return counts

    def of_document(self, number: int, document: int) -> Iterator[tuple[int, float, tuple[Frequency, ...]]]:
        """For each positive concept that a document of a segment has its score, and what the document has."""
        totals = self._totals
        found: defaultdict[int, list[Frequency]] = defaultdict(list)
        weighted: defaultdict[int, float] = defaultdict(float)
        for listed in self._lists[number]:
            at = int(listed.documents.searchsorted(document))
            if at < len(listed.documents) and listed.documents[at] == document:
                occurrences = float(listed.frequencies[at])
                weighted[listed.concept] += listed.weight * occurrences
                count = totals[listed.concept, listed.place]
                found[listed.concept].append(Frequency(listed.place, occurrences, count))
        norms = self._snapshot.segments[number].norms[document : document + 1]
        for concept, frequencies in sorted(found.items()):
            if self._query.concepts[concept].occurrence is not Occurrence.MUST_NOT:
                score = float(bm25(np.array([weighted[concept]]), norms, self.idfs[concept])[0])
                yield concept, score, tuple(frequencies)

    def answers(self, number: int) -> Answers:
        """Of a segment: every document, scored concept by concept."""
        segment = self._snapshot.segments[number]
        scores = np.zeros(segment.documents)
        has_all = segment.passing(self._query.filters)
        any_of: list[Mask] = []
        required = False
        of_concepts = zip(self._query.concepts, self._frequencies(number), self.idfs, strict=True)
        for concept, frequencies, weight in of_concepts:
            has = frequencies > 0
            if concept.occurrence is Occurrence.MUST_NOT:
                has_all &= ~has
                continue
            if concept.occurrence is Occurrence.MUST:
                required = True
                has_all &= has
            else:
                any_of.append(has)
            scores[has] += bm25(frequencies[has], segment.norms[has], weight)
        if any_of and not required:
            has_all &= np.logical_or.reduce(any_of)
        return Answers(has_all, scores)

    def _listed(self, lookup: Lookup) -> list[Listed]:
        """The postings of all alternatives in one segment, those left out that have none."""
        return [
            listed
            for number, concept in enumerate(self._query.concepts)
            for listed in lookup.listed(number, concept)
        ]

    def _idfs_of_concepts(self) -> list[float]:
        frequencies = [0.0] * len(self._query.concepts)
        for lists in self._lists:
            for listed in lists:
                frequencies[listed.concept] += listed.weight * listed.living
        of_concepts = zip(self._query.concepts, frequencies, strict=True)
        return [concept.weight * idf(df, self._snapshot.documents) for concept, df in of_concepts]

    def _frequencies(self, number: int) -> list[Floats]:
        """For each concept the weighted frequency in each document of a segment."""
        frequencies = [np.zeros(self._snapshot.segments[number].documents) for _ in self._query.concepts]
        for listed in self._lists[number]:
            frequencies[listed.concept][listed.documents] += listed.weight * listed.frequencies
        return frequencies


def _terms_of(query: Query) -> set[str]:
    """Every term that is looked for."""
    return {
        term
        for concept in query.concepts
        for alternative in concept.alternatives
        for term in alternative.terms
    }
