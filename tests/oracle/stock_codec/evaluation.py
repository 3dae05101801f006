"""Which documents answer a query, how well, and by which places."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.documents import PARTS, Field
from indexer.query import Alternative, Concept, Facet, Match, Occurrence, Query, Sort
from indexer.ranking import PART_WEIGHTS, RESCORED, Floats, bm25, idf, length_norms
from tests.oracle.stock_codec import traits
from tests.oracle.stock_codec.lookup import Lookup
from tests.oracle.stock_codec.rescoring import more
from tests.oracle.stock_codec.snapshot import Snapshot

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Ranking:
    """``documents`` are all that answer the query, in the order asked for; ``scores`` belongs to them."""

    documents: NDArray[np.int64]
    scores: Floats


class Evaluation:
    """One query, evaluated in one snapshot."""

    def __init__(self, query: Query, snapshot: Snapshot) -> None:
        self._query = query
        self._snapshot = snapshot
        self._lookup = Lookup(snapshot)

    def ranking(self) -> Ranking:
        """Scores every document; those that the order leaves equal keep that of indexing."""
        scores = np.zeros(self._snapshot.documents)
        answers = self._allowed()
        idfs = []
        any_of: list[Mask] = []
        required = False
        for concept in self._query.concepts:
            frequencies, document_frequency = self._frequencies(concept)
            has = frequencies > 0
            idfs.append(concept.weight * idf(document_frequency, self._snapshot.documents))
            if concept.occurrence is Occurrence.MUST_NOT:
                answers &= ~has
                continue
            if concept.occurrence is Occurrence.MUST:
                required = True
                answers &= has
            else:
                any_of.append(has)
            scores[has] += bm25(
                frequencies[has], length_norms(self._snapshot.relative_lengths[has]), idfs[-1]
            )
        if any_of and not required:
            answers &= np.logical_or.reduce(any_of)
        documents = np.flatnonzero(answers)
        documents = documents[np.argsort(self._sort_keys(scores)[documents], kind="stable")]
        if self._query.sort is Sort.RELEVANCE:
            best = documents[:RESCORED]
            scores[best] += [more(self._query, idfs, self._snapshot, self._lookup, n) for n in best.tolist()]
            best.sort()
            documents[:RESCORED] = best[np.argsort(-scores[best], kind="stable")]
        return Ranking(documents, scores[documents])

    def facets(self, ranking: Ranking, wanted: Collection[Facet]) -> dict[Facet, dict[str, int]]:
        """What the documents of a ranking count for."""
        answering = [self._snapshot.traits[number] for number in ranking.documents.tolist()]
        return {facet: traits.counts(facet, answering) for facet in wanted}

    def matches(self, document: int) -> tuple[Match, ...]:
        """Every place in a document where a positive concept is expressed, in order, title first."""
        found = {
            Match(field.part, start, end, concept_number, alternative_number)
            for concept_number, concept in enumerate(self._query.concepts)
            if concept.occurrence is not Occurrence.MUST_NOT
            for alternative_number, alternative in enumerate(concept.alternatives)
            for field in _fields(concept, alternative)
            for start, end in self._lookup.places(alternative, field, document)
        }
        return tuple(sorted(found, key=lambda match: (PARTS.index(match.part), match[1:])))

    def _allowed(self) -> Mask:
        """The documents that the filters let pass."""
        filters = self._query.filters
        if not filters:
            return np.ones(self._snapshot.documents, np.bool_)
        return np.array([traits.passes(each, filters) for each in self._snapshot.traits], np.bool_)

    def _sort_keys(self, scores: Floats) -> Floats:
        """For each document a number; the lowest comes first."""
        if self._query.sort is Sort.RELEVANCE:
            return -scores
        dates = np.array([each.sortable_date for each in self._snapshot.traits], np.float64)
        return -dates if self._query.sort is Sort.NEWEST else dates

    def _frequencies(self, concept: Concept) -> tuple[Floats, float]:
        """For each document the weighted frequency of the concept, and its weighted document frequency."""
        frequencies = np.zeros(self._snapshot.documents)
        document_frequency = 0.0
        for alternative in concept.alternatives:
            has = np.zeros(self._snapshot.documents, np.bool_)
            for field in _fields(concept, alternative):
                weight = alternative.weight * PART_WEIGHTS[field.part]
                for _, documents, counts in self._lookup.postings(alternative, field):
                    frequencies[documents] += weight * counts
                    has[documents] = True
            document_frequency += alternative.weight * int(has.sum())
        return frequencies, document_frequency


def _fields(concept: Concept, alternative: Alternative) -> list[Field]:
    """Where to look."""
    return [Field(part, alternative.field) for part in PARTS if concept.part in (None, part)]
