"""Words as written, found in segments, as the words of an index: with their terms and counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

import numpy as np

from indexer.engines import Word
from indexer.engines.whoosh_index.keys import split_term_key, string_of
from indexer.engines.whoosh_index.opened import OpenSegment
from indexer.engines.whoosh_index.ranges import Ints

_Term = tuple[str, str]
"""With its language before it."""


def counted(found: Iterable[tuple[OpenSegment, Ints]]) -> list[Word]:
    """All words that are written so, by language and term; ``found`` are numbers of words of each segment."""
    words: set[tuple[_Term, str]] = set()
    counts: Counter[_Term] = Counter()
    there: list[tuple[OpenSegment, set[_Term]]] = []
    for segment, numbers in found:
        of_segment = dict(_words(segment, numbers))
        words.update(of_segment)
        counts.update({term: documents for (term, _), documents in of_segment.items()})
        there.append((segment, {term for term, _ in of_segment}))
    terms = {term for term, _ in words}
    for segment, known in there:
        counts.update(_written_otherwise(segment, terms - known))
    return [Word(*term, written, counts[term]) for term, written in sorted(words) if counts[term] and written]


def _words(segment: OpenSegment, numbers: Ints) -> Iterator[tuple[tuple[_Term, str], int]]:
    """Term and word of the types written so, and how many documents have the term."""
    files = segment.files
    written, terms = files.terms_written(numbers)
    documents = _documents(segment, terms)
    for word, term, number in zip(written.tolist(), terms.tolist(), documents.tolist(), strict=True):
        language, key = split_term_key(files.terms[term])
        yield ((language, string_of(key)), string_of(files.written[word])), number


def _written_otherwise(segment: OpenSegment, terms: Collection[_Term]) -> dict[_Term, int]:
    """How many documents have terms, in a segment that may not have the words as written."""
    numbers = segment.files.numbers({term for _, term in terms})
    there = {key: numbers[key[1]][key[0]] for key in terms if key[0] in numbers[key[1]]}
    documents = _documents(segment, np.array([*there.values()], np.int64))
    return dict(zip(there, documents.tolist(), strict=True))


def _documents(segment: OpenSegment, terms: Ints) -> Ints:
    """How many documents have each term, without those that are deleted."""
    firsts = segment.files.first_postings
    documents = firsts[terms + 1] - firsts[terms]
    return documents if segment.dead is None else documents - segment.dead[terms]
