"""Tokens in the order of documents become postings in the order of terms.

One sort of ``term << 32 | number of the token`` gives all orders at once: tokens come in the order of their
documents and positions, so a stable order by term keeps both. Millions of tokens are sorted at once, so
whatever is no longer needed is let go, and what can be done piece by piece is.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.arrayfile import Array
from indexer.documents import TITLE
from indexer.engines.whoosh_index.bits import pack, width_of
from indexer.engines.whoosh_index.bounds import bound_arrays
from indexer.engines.whoosh_index.integers import integer_arrays, packed_integers
from indexer.engines.whoosh_index.lexicon import Lexicon, union
from indexer.engines.whoosh_index.sounds import Sounds
from indexer.engines.whoosh_index.streams import TokenStream
from indexer.ranking import PART_WEIGHTS

MOST_DOCUMENTS = 2**16
"""In one segment: so that the number of a document fits into two bytes."""

MOST_TOKENS = 2**24
"""In a segment of several units: what is sorted at once must fit into memory."""

TITLE_WEIGHT = int(PART_WEIGHTS[TITLE])
"""What ranking counts an occurrence in the title for; one in the text counts for 1."""

_AT_ONCE = 2**18  # few enough that all steps work in the processor's cache

Numbers = NDArray[Any]


def invert(streams: Sequence[TokenStream], relative_lengths: NDArray[np.float64]) -> dict[str, Array]:
    """The postings of at most :data:`MOST_DOCUMENTS` documents; ``relative_lengths`` are for the bounds."""
    vocabulary, numbers = union([stream.vocabulary for stream in streams])
    lexicon = Lexicon(vocabulary)
    del vocabulary
    of_streams = [*zip(streams, numbers, strict=True)]
    types = np.concatenate([of_stream[stream.types] for stream, of_stream in of_streams])
    sounds = Sounds.joined([stream.sounds.renumbered(of_stream) for stream, of_stream in of_streams])
    keys = _sortable(lexicon.terms, types)
    with ThreadPoolExecutor(1) as beside:  # sorting leaves Python to another thread
        tables = beside.submit(lexicon.arrays, sounds)
        keys.sort()
    order = keys.astype(np.uint32)  # the lower half
    types = types[order]
    title_rows = np.concatenate([stream.title_rows for stream in streams])
    rows = title_rows + np.concatenate([stream.text_rows for stream in streams])
    documents = np.repeat(np.arange(len(rows), dtype=np.uint16), rows)[order]
    in_title = np.flatnonzero(_title_flags(title_rows, rows)[order])
    positions = np.concatenate([stream.positions for stream in streams])[order]
    del keys, order

    terms = lexicon.terms[types]
    firsts = np.flatnonzero(_changes(terms) | _changes(documents)).astype(np.uint32)
    counts = np.diff(firsts, append=np.uint32(len(terms)))
    title_at, title_counts = np.unique(np.searchsorted(firsts, in_title, "right") - 1, return_counts=True)
    counts[title_at] += ((TITLE_WEIGHT - 1) * title_counts).astype(np.uint32)
    term_firsts = np.searchsorted(terms[firsts], np.arange(len(lexicon) + 1))
    occurrence_firsts = np.append(firsts, np.uint32(len(terms)))[term_firsts]
    form_widths = width_of(np.diff(lexicon.first_types) - 1)
    forms = pack(types - lexicon.first_types[terms], form_widths[terms])
    del types, terms

    document_widths = _position_widths(documents, positions, len(rows))
    widths = document_widths[documents]
    of_postings = documents[firsts]
    return {
        **tables.result(),
        "documents": of_postings,
        **integer_arrays("weights", counts),
        "title_gaps": packed_integers(np.diff(title_at, prepend=0)),
        "title_counts": packed_integers(title_counts),
        "terms.postings": packed_integers(np.diff(term_firsts)),
        "position_widths": document_widths,
        "positions": pack(positions, widths),
        "terms.position_bits": packed_integers(_sums(widths, occurrence_firsts)),
        "forms": forms,
        "terms.form_bits": packed_integers(np.diff(occurrence_firsts) * form_widths.astype(np.uint32)),
        **bound_arrays(term_firsts, of_postings, counts, relative_lengths),
    }


def _sortable(terms: NDArray[np.uint32], types: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """For each token of these types the term of the type, and below it the number of the token."""
    keys = np.arange(len(types), dtype=np.uint64)
    for first in range(0, len(types), _AT_ONCE):
        piece = slice(first, first + _AT_ONCE)
        keys[piece] |= terms[types[piece]].astype(np.uint64) << np.uint64(32)
    return keys


def _title_flags(title_rows: Numbers, rows: Numbers) -> NDArray[np.bool_]:
    """For each row whether it is of a title."""
    counts = np.stack([title_rows, rows - title_rows], axis=1).ravel()
    return np.repeat(np.tile(np.array([True, False]), len(rows)), counts)


def _changes(values: Numbers) -> NDArray[np.bool_]:
    """Whether each value differs from the one before; the first does."""
    changed = np.ones(len(values), np.bool_)
    np.not_equal(values[1:], values[:-1], out=changed[1:])
    return changed


def _position_widths(documents: Numbers, positions: Numbers, count: int) -> NDArray[np.uint8]:
    """How many bits the positions of each document need."""
    largest = np.zeros(count, np.uint32)
    np.maximum.at(largest, documents, positions)
    return width_of(largest)


def _sums(values: Numbers, firsts: Numbers) -> Numbers:
    """The sum of each run; every run has a value."""
    if not len(values):
        return np.zeros(0, np.int64)
    return np.add.reduceat(values, firsts[:-1], dtype=np.int64)
