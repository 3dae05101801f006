"""Where the alternatives of a query are: single terms, words that fit a pattern, terms in a row or near by.

A pattern stands for all words of its field that fit it, at most 10,000: those that the most documents have,
the first by code points where equal. An occurrence of any of them is an occurrence of the pattern.

**In a row** terms match wherever each has an occurrence at its distance from one of the first term, and as
often as there are such occurrences of the first. A match goes from the start of the first term's occurrence
to the end of the last one's.

**Near** each other terms match in any order. A *window* is a stretch of positions, from one occurrence to
another or the same, in which each term can be given an occurrence of its own: a term that is asked for twice
must be there twice, and so must the only word that fits both a term and a pattern beside it. A window is
*minimal* if no other lies inside it. Terms match as often as there are minimal windows whose last position is
at most ``nearness`` after their first; these may overlap. A match goes from the start of a window's first
occurrence to the end of its last.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.documents import Field
from indexer.query import Alternative, Pattern
from indexer.ranking import Floats
from tests.oracle.stock_codec.patterns import word_test
from tests.oracle.stock_codec.snapshot import Place, Snapshot

Stretch = tuple[int, int]
"""Start and end of a match."""


class Postings(NamedTuple):
    """The numbers of the documents that have a term, rising, and how often each has it."""

    term: str
    documents: NDArray[np.int64]
    frequencies: Floats


class _Sought(NamedTuple):
    """One term of an alternative."""

    field: Field
    term: str
    pattern: Pattern
    edits: int


class Lookup:
    """Looks terms up for one query; what a pattern stands for is found out once."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._words: dict[_Sought, list[Postings]] = {}
        self._words_by_document: dict[_Sought, defaultdict[int, list[str]]] = {}

    def postings(self, alternative: Alternative, field: Field) -> list[Postings]:
        """Of an alternative in a field; for a pattern those of each word that fits."""
        sought = _sought(alternative, field)
        return self._words_of(sought[0]) if len(sought) == 1 else [self._of_several(alternative, field)]

    def places(self, alternative: Alternative, field: Field, document: int) -> list[Stretch]:
        """Every match of an alternative in a field of a document."""
        return _matches(alternative, [self._occurrences(s, document) for s in _sought(alternative, field)])

    def rows(self, alternative: Alternative, field: Field, document: int) -> list[Stretch]:
        """The same as first and last positions."""
        occurrences = [self._occurrences(s, document) for s in _sought(alternative, field)]
        return _matches(alternative, [[(at, at, at) for at, _, _ in of_term] for of_term in occurrences])

    def _of_several(self, alternative: Alternative, field: Field) -> Postings:
        """Of terms in a row or near each other: looked for in the documents that have all of them."""
        having = [self._documents_of(sought) for sought in _sought(alternative, field)]
        candidates = sorted(set.intersection(*having))
        counts = {document: len(self.places(alternative, field, document)) for document in candidates}
        found = {document: count for document, count in counts.items() if count}
        documents = np.array(list(found), np.int64)
        return Postings(" ".join(alternative.terms), documents, np.array(list(found.values()), np.float64))

    def _documents_of(self, sought: _Sought) -> set[int]:
        return set(chain.from_iterable(word.documents.tolist() for word in self._words_of(sought)))

    def _words_of(self, sought: _Sought) -> list[Postings]:
        """Of each word that is meant: of the term itself, where it is no pattern."""
        if sought not in self._words:
            field, term, pattern, edits = sought
            is_term = pattern is Pattern.TERM
            words = [term] if is_term else self._snapshot.words(field, word_test(term, pattern, edits))
            self._words[sought] = [Postings(word, *self._snapshot.frequencies(field, word)) for word in words]
        return self._words[sought]

    def _occurrences(self, sought: _Sought, document: int) -> list[Place]:
        """Of all words that are meant, in one document, in order."""
        words = [sought.term] if sought.pattern is Pattern.TERM else self._words_in(sought, document)
        places = (self._snapshot.places_in(document, sought.field, word) for word in words)
        return sorted(chain.from_iterable(places))

    def _words_in(self, sought: _Sought, document: int) -> list[str]:
        """Those words that a document has, for looking into all 10,000 in every document would take long."""
        if sought not in self._words_by_document:
            words: defaultdict[int, list[str]] = defaultdict(list)
            for word, documents, _ in self._words_of(sought):
                for number in documents.tolist():
                    words[number].append(word)
            self._words_by_document[sought] = words
        return self._words_by_document[sought].get(document, [])


def _matches(alternative: Alternative, occurrences: list[list[Place]]) -> list[Stretch]:
    if not all(occurrences):
        return []
    if alternative.nearness:
        return near(occurrences, alternative.nearness)
    return in_a_row(occurrences, alternative.gaps)


def in_a_row(occurrences: list[list[Place]], gaps: tuple[int, ...]) -> list[Stretch]:
    """The matches of terms at those distances from the first, from the occurrences of each."""
    ends = [{position: end for position, _, end in of_term} for of_term in occurrences]
    return [
        (start, ends[-1][position + gaps[-1]])
        for position, start, _ in occurrences[0]
        if all(position + gap in at for gap, at in zip(gaps, ends, strict=True))
    ]


def near(occurrences: list[list[Place]], nearness: int) -> list[Stretch]:
    """The matches of terms that stand near each other, from the occurrences of each."""
    distinct = [set(of_term) for of_term in occurrences]
    needed = [sum(other <= own for other in distinct) for own in distinct]

    def is_window(stretch: list[Place]) -> bool:
        # Two terms have the same occurrences, or none in common, or (a pattern) one has all of the other's;
        # so each can have its own just where there are enough.
        return all(len(own.intersection(stretch)) >= need for own, need in zip(distinct, needed, strict=True))

    every = sorted(set(chain.from_iterable(occurrences)))
    shortest: dict[int, int] = {}  # by the number of the last occurrence that of the first
    for first, place in enumerate(every):
        beyond = bisect_right(every, place[0] + nearness, key=itemgetter(0))
        closing = next((last for last in range(first, beyond) if is_window(every[first : last + 1])), None)
        if closing is not None:
            shortest[closing] = first  # whose window lies inside those that begin earlier
    return [(every[first][1], every[last][2]) for last, first in shortest.items()]


def _sought(alternative: Alternative, field: Field) -> list[_Sought]:
    """Its terms, of which only the last can be a pattern."""
    whole = [_Sought(field, term, Pattern.TERM, 0) for term in alternative.terms[:-1]]
    return [*whole, _Sought(field, alternative.terms[-1], alternative.pattern, alternative.edits)]
