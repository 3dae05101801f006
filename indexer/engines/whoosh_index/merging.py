"""Segments written anew: several as one, and without the documents that are deleted.

The postings of a segment are sorted back into the tokens of its documents, which are then inverted as those
of new documents are: so that there is one way only to make a segment.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from indexer.engines.whoosh_index.assembly import assemble
from indexer.engines.whoosh_index.codec import ArraySegment
from indexer.engines.whoosh_index.columns import Columns
from indexer.engines.whoosh_index.inversion import MOST_DOCUMENTS, MOST_TOKENS
from indexer.engines.whoosh_index.keys import string_of
from indexer.engines.whoosh_index.ranges import Ints, Mask, all_but
from indexer.engines.whoosh_index.segment import Segment
from indexer.engines.whoosh_index.storing import Storage
from indexer.engines.whoosh_index.streams import TokenStream
from indexer.engines.whoosh_index.units import Unit


def merged(folder: Path, segments: Sequence[ArraySegment]) -> list[ArraySegment]:
    """The documents of segments that are not deleted in as few new segments, in the same order.

    Their files are written; the table of contents is not touched. A segment that would be as it was stays.
    """
    parts = [_Part(segment, Segment(segment.file_in(folder))) for segment in segments]
    return [_merged(folder, group) for group in _groups(parts)]


def unit_of_segment(segment: Segment, alive: Mask | None = None) -> Unit:
    """Documents of a segment, ready to be put into another one; ``alive`` says which, ``None`` for all."""
    kept = np.ones(segment.documents, np.bool_) if alive is None else alive
    documents = np.flatnonzero(kept)
    storage = Storage()
    for document in documents.tolist():
        storage.add_records(segment.stored.records(document))
    return Unit(_columns(segment, documents), _tokens(segment, kept), storage.arrays())


class _Part(NamedTuple):
    """A segment to be put together with others."""

    segment: ArraySegment
    files: Segment

    @property
    def alive(self) -> Mask:
        return all_but(self.segment.documents, self.segment.deleted)

    @property
    def tokens(self) -> int:
        """Of documents that are not deleted."""
        alive = self.alive
        return int(self.files.title_tokens[alive].sum() + self.files.text_tokens[alive].sum())


def _groups(parts: Sequence[_Part]) -> Iterator[list[_Part]]:
    """Neighbours that fit into one segment."""
    group: list[_Part] = []
    documents = tokens = 0
    for part in parts:
        more_documents, more_tokens = part.segment.doc_count(), part.tokens
        documents += more_documents
        tokens += more_tokens
        if group and (documents > MOST_DOCUMENTS or tokens > MOST_TOKENS):
            yield group
            group, documents, tokens = [], more_documents, more_tokens
        group.append(part)
    if group:
        yield group


def _merged(folder: Path, group: list[_Part]) -> ArraySegment:
    first = group[0].segment
    if len(group) == 1 and not first.deleted:
        return first
    whole = ArraySegment(first.indexname, sum(part.segment.doc_count() for part in group))
    assemble([unit_of_segment(part.files, part.alive) for part in group], whole.file_in(folder))
    return whole


def _tokens(segment: Segment, kept: Mask) -> TokenStream:
    found = segment.occurrences(np.arange(len(segment.terms)), kept)
    # Stable, so that tokens of one term at one place stay as they were.
    order = np.argsort(found.documents << 32 | found.positions, kind="stable")
    types = found.types[order]
    types_used = np.bincount(types, minlength=int(segment.first_types[-1])) > 0
    vocabulary = segment.type_keys()
    numbers = (np.cumsum(types_used) - 1).astype(np.uint32)
    in_title = found.positions < segment.title_positions[found.documents]
    title_rows = np.bincount(found.documents[in_title], minlength=segment.documents)
    rows = np.bincount(found.documents, minlength=segment.documents)
    return TokenStream(
        [vocabulary[number] for number in np.flatnonzero(types_used).tolist()],
        segment.sounds().only(types_used).renumbered(numbers),
        numbers[types],
        found.positions[order].astype(np.uint32),
        segment.title_tokens[kept],
        segment.text_tokens[kept],
        title_rows[kept].astype(np.uint32),
        (rows - title_rows)[kept].astype(np.uint32),
    )


def _columns(segment: Segment, documents: Ints) -> Columns:
    notes = segment.notes
    ids = np.argsort(segment.id_documents)[documents].tolist()
    return Columns(
        ids=[string_of(segment.ids[number]) for number in ids],
        paths=[segment.path_of(document) for document in documents.tolist()],
        dates=segment.dates[documents].tolist(),
        languages=[_languages(bits, notes["languages"]) for bits in segment.languages[documents].tolist()],
        title_positions=segment.title_positions[documents].tolist(),
    )


def _languages(bits: int, names: Sequence[str]) -> list[str]:
    return [name for number, name in enumerate(names) if bits >> number & 1]
