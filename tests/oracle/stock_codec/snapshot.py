"""A live build opened for reading: postings, places, lengths and stored documents."""

from __future__ import annotations

import weakref
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from heapq import nlargest
from itertools import takewhile
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from whoosh import index as whoosh_index
from whoosh.matching import Matcher
from whoosh.reading import IndexReader

from indexer.documents import PARTS, Field, StoredDocument
from indexer.ranking import Floats, weighted_lengths
from tests.oracle.stock_codec import traits
from tests.oracle.stock_codec.patterns import WordTest
from tests.oracle.stock_codec.schema import ID, STORED, TRAITS, field_name, length_name, unpacked
from tests.oracle.stock_codec.traits import Traits

Place = tuple[int, int, int]
"""Position, start and end of an occurrence."""

_MOST_WORDS = 10_000


class OpenBuild:
    """A build whose files are open. Each search borrows a reader, for Whoosh's share a file position."""

    def __init__(self, folder: Path) -> None:
        self._index = whoosh_index.open_dir(str(folder))
        self._idle: list[IndexReader] = []
        weakref.finalize(self, _close, self._idle)  # when the last search in it has ended
        reader = self._index.reader()
        self._idle.append(reader)
        self.documents = reader.doc_count_all()
        self.traits = [traits.unpacked(kept) for kept in _column(reader, TRAITS)]
        lengths = weighted_lengths(
            {part: np.array(_column(reader, length_name(part)), np.uint32) for part in PARTS}
        )
        self.relative_lengths: Floats = (
            lengths / max(float(lengths.mean()), 1.0) if self.documents else lengths
        )

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        """What one search at a time reads. A reader that failed is not lent again."""
        try:
            reader = self._idle.pop()
        except IndexError:
            reader = self._index.reader()
        try:
            yield Snapshot(reader, self.documents, self.relative_lengths, self.traits)
        except BaseException:
            reader.close()
            raise
        self._idle.append(reader)


def _close(readers: list[IndexReader]) -> None:
    for reader in readers:
        reader.close()


def _column(reader: IndexReader, name: str) -> list[Any]:
    """What each document has there, in the order of their numbers."""
    values = reader.column_reader(name)
    return [values[number] for number in range(reader.doc_count_all())]


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """A build as one search sees it. Documents have numbers, in the order of indexing."""

    _reader: IndexReader
    documents: int
    """How many there are."""
    relative_lengths: Floats
    """The length of each document, compared with the mean."""
    traits: Sequence[Traits]
    """Those of each document."""

    def frequencies(self, field: Field, term: str) -> tuple[NDArray[np.int64], Floats]:
        """The numbers of the documents that have the term, rising, and how often each has it."""
        documents, frequencies = [], []
        for matcher in self._postings(field_name(field), term):
            documents.append(matcher.id())
            frequencies.append(matcher.weight())
        return np.array(documents, np.int64), np.array(frequencies, np.float64)

    def places_in(self, document: int, field: Field, term: str) -> list[Place]:
        """The places of the term in one document."""
        matcher = self._matcher(field_name(field), term)
        if matcher is None:
            return []
        matcher.skip_to(document)
        if not matcher.is_active() or matcher.id() != document:
            return []
        return cast("list[Place]", matcher.value_as("characters"))

    def words(self, field: Field, test: WordTest) -> list[str]:
        """The terms that pass a test; where they are very many, those that the most documents have."""
        name = field_name(field)
        if name not in self._reader.indexed_field_names():
            return []
        terms = (bytes(term).decode() for term in self._reader.expand_prefix(name, test.beginning))
        candidates = takewhile(lambda term: term.startswith(test.beginning), terms)
        words = [word for word in candidates if test.passes(word)]
        if len(words) <= _MOST_WORDS:
            return words
        return nlargest(_MOST_WORDS, words, key=lambda word: self._reader.doc_frequency(name, word.encode()))

    def number_of(self, document_id: str) -> int | None:
        """The number of the document with that id."""
        return next((matcher.id() for matcher in self._postings(ID, document_id)), None)

    def stored(self, document: int) -> StoredDocument:
        """The document as it was given to the index."""
        return unpacked(self._reader.stored_fields(document)[STORED])

    def _matcher(self, name: str, term: str) -> Matcher | None:
        key = (name, term.encode())
        return self._reader.postings(*key) if key in self._reader else None

    def _postings(self, name: str, term: str) -> Iterator[Matcher]:
        """The matcher of a term, at each of its documents in turn."""
        matcher = self._matcher(name, term)
        while matcher is not None and matcher.is_active():
            yield matcher
            matcher.next()
