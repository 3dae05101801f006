"""Which documents answer a query, how well, and by which places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from indexer.documents import PARTS, WRITTEN, Field
from indexer.engines.whoosh_index.snapshot import Place, Snapshot
from indexer.query import Alternative, Concept, Match, Occurrence, Query
from indexer.ranking import PART_WEIGHTS, Floats, bm25, idf

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Evaluation:
    """``documents``, best first, are all that answer the query; ``scores`` belongs to them."""

    documents: NDArray[np.int64]
    scores: Floats


def evaluate(query: Query, snapshot: Snapshot) -> Evaluation:
    """Scores every document; equal scores keep the order of indexing."""
    scores = np.zeros(snapshot.documents)
    answers = _allowed(query, snapshot)
    any_of: list[Mask] = []
    required = False
    for concept in query.concepts:
        frequencies, document_frequency = _concept_frequencies(concept, snapshot)
        has = frequencies > 0
        if concept.occurrence is Occurrence.MUST_NOT:
            answers &= ~has
            continue
        if concept.occurrence is Occurrence.MUST:
            required = True
            answers &= has
        else:
            any_of.append(has)
        weight = idf(document_frequency, snapshot.documents)
        scores[has] += bm25(frequencies[has], snapshot.relative_lengths[has], weight)
    if any_of and not required:
        answers &= np.logical_or.reduce(any_of)
    documents = np.flatnonzero(answers)
    order = np.argsort(-scores[documents], kind="stable")
    return Evaluation(documents[order], scores[documents][order])


def matches(query: Query, snapshot: Snapshot, document: int) -> tuple[Match, ...]:
    """Every place in a document where a positive concept is expressed, in order, title first."""
    found = {
        Match(field.part, start, end, concept_number, alternative_number)
        for concept_number, concept in enumerate(query.concepts)
        if concept.occurrence is not Occurrence.MUST_NOT
        for alternative_number, alternative in enumerate(concept.alternatives)
        for field in _fields(concept, alternative)
        for start, end in _places(snapshot, document, field, alternative)
    }
    return tuple(sorted(found, key=lambda match: (PARTS.index(match.part), match[1:])))


def _allowed(query: Query, snapshot: Snapshot) -> Mask:
    """The documents that the filters let pass."""
    allowed = np.full(snapshot.documents, not query.languages)
    allowed[_documents_in(query.languages, snapshot)] = True
    allowed[_documents_in(query.excluded_languages, snapshot)] = False
    return allowed


def _documents_in(languages: Iterable[str], snapshot: Snapshot) -> NDArray[np.int64]:
    numbers = chain.from_iterable(snapshot.documents_in(language) for language in languages)
    return np.fromiter(numbers, np.int64)


def _fields(concept: Concept, alternative: Alternative) -> list[Field]:
    """Where to look; a prefix is one of words as they were written, not of stems."""
    language = WRITTEN if alternative.prefix else alternative.language
    return [Field(part, language) for part in PARTS if concept.part in (None, part)]


def _concept_frequencies(concept: Concept, snapshot: Snapshot) -> tuple[Floats, float]:
    """For each document the weighted frequency of the concept, and its weighted document frequency."""
    frequencies = np.zeros(snapshot.documents)
    document_frequency = 0.0
    for alternative in concept.alternatives:
        has = np.zeros(snapshot.documents, np.bool_)
        for field in _fields(concept, alternative):
            for documents, counts in _occurrence_counts(alternative, field, snapshot):
                frequencies[documents] += alternative.weight * PART_WEIGHTS[field.part] * counts
                has[documents] = True
        document_frequency += alternative.weight * int(has.sum())
    return frequencies, document_frequency


def _occurrence_counts(
    alternative: Alternative, field: Field, snapshot: Snapshot
) -> Iterator[tuple[NDArray[np.int64], Floats]]:
    """Documents, and how often each has the alternative in one field; for a prefix term by term."""
    if alternative.prefix:
        for term in snapshot.terms_with_prefix(field, alternative.terms[0]):
            yield snapshot.frequencies(field, term)
    elif len(alternative.terms) == 1:
        yield snapshot.frequencies(field, alternative.terms[0])
    else:
        counts = {
            document: len(_in_a_row(places, alternative.gaps))
            for document, places in _documents_with_all(alternative.terms, field, snapshot)
        }
        yield np.array(list(counts), np.int64), np.array(list(counts.values()), np.float64)


def _documents_with_all(
    terms: tuple[str, ...], field: Field, snapshot: Snapshot
) -> Iterator[tuple[int, list[list[Place]]]]:
    """The documents that have all terms in a field, with the places of each; the rarest term leads."""
    rarest = min(range(len(terms)), key=lambda i: snapshot.document_frequency(field, terms[i]))
    for document, places_of_rarest in snapshot.places(field, terms[rarest]):
        places = [
            places_of_rarest if i == rarest else snapshot.places_in(document, field, term)
            for i, term in enumerate(terms)
        ]
        if all(places):
            yield document, places


def _places(
    snapshot: Snapshot, document: int, field: Field, alternative: Alternative
) -> Iterator[tuple[int, int]]:
    """Start and end of every occurrence of an alternative in a field of a document."""
    if alternative.prefix:
        for term in snapshot.terms_with_prefix(field, alternative.terms[0]):
            yield from ((start, end) for _, start, end in snapshot.places_in(document, field, term))
        return
    places = [snapshot.places_in(document, field, term) for term in alternative.terms]
    yield from _in_a_row(places, alternative.gaps)


def _in_a_row(places: list[list[Place]], gaps: tuple[int, ...]) -> list[tuple[int, int]]:
    """Start of the first and end of the last term, wherever the terms stand at those distances."""
    ends = [{position: end for position, _, end in of_term} for of_term in places]
    return [
        (start, ends[-1][position + gaps[-1]])
        for position, start, _ in places[0]
        if all(position + gap in at for gap, at in zip(gaps, ends, strict=True))
    ]
