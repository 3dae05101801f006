"""Words as written, found in segments, as the words of an index: with their terms and counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

import numpy as np

from indexer.engines import Word
from indexer.engines.whoosh_index.keys import split_term_key, string_of
from indexer.engines.whoosh_index.opened import OpenSegment
from indexer.engines.whoosh_index.ranges import Ints

_Term = tuple[str, str]
"""With its language before it."""
_Kind = tuple[str, str, str]
"""Language, term and word as written."""


def counted(found: Iterable[tuple[OpenSegment, Ints]]) -> list[Word]:
    """All words that are written so, by language and term; ``found`` are numbers of words of each segment."""
    kinds: dict[_Kind, None] = {}  # nearly in order, so that they are soon sorted
    counts: Counter[_Term] = Counter()
    there = [(segment, *_kinds(segment, numbers)) for segment, numbers in found]
    for _, of_segment, documents in there:
        kinds.update(dict.fromkeys(of_segment))
        counts.update(documents)
    terms = {(language, term) for language, term, _ in kinds}
    for segment, _, documents in there:
        counts.update(_written_otherwise(segment, terms - documents.keys()))
    return [Word(*kind, counts[kind[:2]]) for kind in sorted(kinds) if counts[kind[:2]] and kind[2]]


def _kinds(segment: OpenSegment, numbers: Ints) -> tuple[list[_Kind], dict[_Term, int]]:
    """What is written so, by term, and how many documents have each of these terms."""
    written, of_words = segment.files.terms_written(numbers)
    order = np.argsort(of_words, kind="stable")
    of_terms, at = np.unique(of_words[order], return_inverse=True)
    terms = [_term(segment.files.terms[number]) for number in of_terms.tolist()]
    words = (string_of(segment.files.written[number]) for number in written[order].tolist())
    kinds = [(*terms[place], word) for place, word in zip(at.tolist(), words, strict=True)]
    return kinds, dict(zip(terms, _documents(segment, of_terms).tolist(), strict=True))


def _term(key: bytes) -> _Term:
    language, term = split_term_key(key)
    return language, string_of(term)


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
