"""The places that make documents answer a query, as the author wrote them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import repeat

import numpy as np

from indexer.documents import TEXT, TITLE
from indexer.engines.whoosh_index.lookup import Known, Lookup
from indexer.engines.whoosh_index.opened import OpenSegment
from indexer.engines.whoosh_index.proximity import Matches
from indexer.engines.whoosh_index.ranges import Ints, Mask
from indexer.query import Match, Occurrence, Query

_POSITIONS_OF_A_SNIPPET = 16
"""About as many as a fragment shows."""


def matches_of(
    query: Query, segment: OpenSegment, lookup: Lookup, documents: list[int], most: int | None
) -> list[tuple[Match, ...]]:
    """For each document every match of a positive concept, in order, title first.

    With ``most``, of a document with more only about so many: those of its title, and those in the stretches
    with the most concepts.
    """
    rows = _rows(query, lookup, segment, documents)
    found = []
    for document in documents:
        of_document = rows[:, rows[0] == document][1:]
        if most is not None and of_document.shape[1] > most:
            of_document = _most_telling(of_document, int(segment.files.title_positions[document]), most)
        found.append(_placed(of_document, segment, document))
    return found


def _rows(query: Query, lookup: Lookup, segment: OpenSegment, documents: list[int]) -> Ints:
    """Columns of documents, first and last position, concept and alternative."""
    among = np.zeros(segment.documents, np.bool_)
    among[documents] = True
    columns = [np.zeros((5, 0), np.int64)]
    simple: list[tuple[int, Known]] = []
    for number, concept in enumerate(query.concepts):
        if concept.occurrence is Occurrence.MUST_NOT:
            continue
        for known in lookup.known[number]:
            if known.term >= 0 and concept.part is None:
                simple.append((number, known))
            else:
                matches = lookup.matches(known.alternative, concept.part, among)
                columns.append(_labelled(matches, number, known.place))
    columns.append(_of_terms(simple, lookup, among))
    return np.concatenate(columns, axis=1)


def _labelled(matches: Matches, concept: int, alternative: int) -> Ints:
    labels = (np.full(len(matches.first), concept), np.full(len(matches.first), alternative))
    return np.stack([*matches, *labels])


def _of_terms(simple: list[tuple[int, Known]], lookup: Lookup, among: Mask) -> Ints:
    """Of alternatives of one term each, with the numbers of their concepts: all looked up at once."""
    if not simple:
        return np.zeros((5, 0), np.int64)
    found = lookup.of_terms([known.term for _, known in simple], among)
    labels = np.array([[concept, known.place] for concept, known in simple])[found.terms].T
    return np.concatenate([np.stack([found.documents, found.positions, found.positions]), labels])


def _most_telling(rows: Ints, title_positions: int, most: int) -> Ints:
    """About so many rows of a document."""
    first, concepts = rows[0], rows[2]
    in_title = first < title_positions
    stretches = (first - title_positions) // _POSITIONS_OF_A_SNIPPET
    pairs = np.unique(np.stack([stretches, concepts])[:, ~in_title], axis=1)
    which, telling = np.unique(pairs[0], return_counts=True)
    _, sizes = np.unique(stretches[~in_title], return_counts=True)
    order = np.argsort(-telling, kind="stable")
    kept = which[order[: max(1, int(np.searchsorted(np.cumsum(sizes[order]), most, "right")))]]
    return rows[
        :,
        np.flatnonzero(in_title)[:most].tolist()
        + np.flatnonzero(~in_title & np.isin(stretches, kept)).tolist(),
    ]


def _placed(rows: Ints, segment: OpenSegment, document: int) -> tuple[Match, ...]:
    """The matches of one document with their offsets."""
    stored = segment.files.stored
    in_title = rows[0] < segment.files.title_positions[document]
    titled = int(np.count_nonzero(in_title))
    matches: list[Match] = []
    if titled:
        matches += _in_part(TITLE, rows[:, in_title], partial(stored.title_spans, document))
    if titled < len(in_title):
        of_text = rows[:, ~in_title] if titled else rows
        matches += _in_part(TEXT, of_text, partial(stored.text_spans, document))
    return tuple(matches)


def _in_part(part: str, rows: Ints, spans: Callable[[Ints, Ints], tuple[Ints, Ints]]) -> list[Match]:
    """In order, each once."""
    first, last, concepts, alternatives = rows
    starts, ends = spans(first, last)
    columns = (column.tolist() for column in (starts, ends, concepts, alternatives))
    return sorted({*map(Match, repeat(part), *columns)})
