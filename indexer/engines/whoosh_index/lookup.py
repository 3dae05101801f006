"""Where the alternatives of a query are: single terms, terms in a row, words that begin so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.documents import Field
from indexer.engines.whoosh_index.snapshot import Place, Snapshot
from indexer.query import Alternative
from indexer.ranking import Floats


class Postings(NamedTuple):
    """The numbers of the documents that have a term, rising, and how often each has it."""

    term: str
    documents: NDArray[np.int64]
    frequencies: Floats


class Lookup:
    """Looks terms up for one query; what a prefix stands for is found out once."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._prefixes: dict[tuple[Field, str], list[Postings]] = {}
        self._terms_in: dict[tuple[Field, str], defaultdict[int, list[str]]] = {}

    def postings(self, alternative: Alternative, field: Field) -> Iterator[Postings]:
        """Of an alternative in a field; for a prefix those of each term that begins so."""
        if len(alternative.terms) > 1:
            yield self._in_a_row(alternative, field)
        elif alternative.prefix:
            yield from self._of_prefix(field, alternative.terms[0])
        else:
            yield self._of_term(field, alternative.terms[0])

    def places(self, alternative: Alternative, field: Field, document: int) -> list[tuple[int, int]]:
        """Start and end of every occurrence of an alternative in a field of a document."""
        return _in_a_row(self._places_of_terms(alternative, field, document), alternative.gaps)

    def _of_term(self, field: Field, term: str) -> Postings:
        return Postings(term, *self._snapshot.frequencies(field, term))

    def _of_prefix(self, field: Field, prefix: str) -> list[Postings]:
        key = field, prefix
        if key not in self._prefixes:
            terms = self._snapshot.terms_with_prefix(field, prefix)
            self._prefixes[key] = [self._of_term(field, term) for term in terms]
        return self._prefixes[key]

    def _in_a_row(self, alternative: Alternative, field: Field) -> Postings:
        """The terms at their distances, found from the rarest that is whole."""
        whole = alternative.terms[:-1] if alternative.prefix else alternative.terms
        rarest = min(whole, key=lambda term: self._snapshot.document_frequency(field, term))
        candidates = self._of_term(field, rarest).documents.tolist()
        counts = {document: len(self.places(alternative, field, document)) for document in candidates}
        found = {document: count for document, count in counts.items() if count}
        documents = np.array(list(found), np.int64)
        return Postings(" ".join(alternative.terms), documents, np.array(list(found.values()), np.float64))

    def _places_of_terms(self, alternative: Alternative, field: Field, document: int) -> list[list[Place]]:
        """For each term its places; nothing as soon as one has none."""
        places: list[list[Place]] = []
        for number, term in enumerate(alternative.terms):
            is_prefix = alternative.prefix and number == len(alternative.terms) - 1
            terms = self._terms_with_prefix_in(field, term, document) if is_prefix else [term]
            places.append(
                list(chain.from_iterable(self._snapshot.places_in(document, field, t) for t in terms))
            )
            if not places[-1]:
                return []
        return places

    def _terms_with_prefix_in(self, field: Field, prefix: str, document: int) -> list[str]:
        key = field, prefix
        if key not in self._terms_in:
            self._terms_in[key] = defaultdict(list)
            for term, documents, _ in self._of_prefix(field, prefix):
                for number in documents.tolist():
                    self._terms_in[key][number].append(term)
        return self._terms_in[key].get(document, [])


def _in_a_row(places: list[list[Place]], gaps: tuple[int, ...]) -> list[tuple[int, int]]:
    """Start of the first and end of the last term, wherever the terms stand at those distances."""
    if not places:
        return []
    ends = [{position: end for position, _, end in of_term} for of_term in places]
    return [
        (start, ends[-1][position + gaps[-1]])
        for position, start, _ in places[0]
        if all(position + gap in at for gap, at in zip(gaps, ends, strict=True))
    ]
