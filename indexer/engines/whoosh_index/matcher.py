"""The postings of one term in one field, as Whoosh's searches go through them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import numpy as np
from whoosh.formats import Format
from whoosh.matching import LeafMatcher, ReadTooFar
from whoosh.scoring import BaseScorer

from indexer.documents import TITLE, Field
from indexer.engines.whoosh_index.fields import FieldPostings
from indexer.engines.whoosh_index.inversion import MOST_DOCUMENTS
from indexer.engines.whoosh_index.ranges import Ints
from indexer.engines.whoosh_index.segment import Segment

_BLOCK = 128
"""Postings that are made Python numbers at a time, and that share one bound of their scores."""

Characters = list[tuple[int, int, int]]
"""Position, start and end of occurrences."""


class TermPostings:
    """The postings of a term, and its places when they are asked for; several matchers may share it."""

    def __init__(self, segment: Segment, field: Field | None, postings: FieldPostings, place: int) -> None:
        stretch = slice(int(postings.firsts[place]), int(postings.firsts[place + 1]))
        self.documents = postings.documents[stretch]
        self.frequencies = postings.frequencies[stretch]
        self.min_length = int(postings.lengths[self.documents].min())
        self.max_length = int(postings.lengths[self.documents].max())
        self._segment = segment
        self._field = field
        self._number = int(postings.numbers[place])

    @cached_property
    def block_weights(self) -> list[float]:
        """The highest frequency in each block."""
        firsts = np.arange(0, len(self.frequencies), _BLOCK)
        highest: list[float] = np.maximum.reduceat(self.frequencies, firsts).astype(float).tolist()
        return highest

    def positions(self, document: int) -> list[int]:
        """Where the term is in the field of a document, rising; they count from 0 in each part."""
        found = self._positions_in(document) - self._first_position(document)
        positions: list[int] = found.tolist()
        return positions

    def characters(self, document: int) -> Characters:
        """The same with the start and end of each occurrence, in code points."""
        positions = self._positions_in(document)
        stored = self._segment.stored
        spans = stored.title_spans if self._is_title else stored.text_spans
        columns = (positions - self._first_position(document), *spans(document, positions, positions))
        return list(zip(*(column.tolist() for column in columns), strict=True))

    def _positions_in(self, document: int) -> Ints:
        """As they count in the whole document."""
        documents, positions = self._occurrences
        return positions[slice(*documents.searchsorted((document, document + 1)))]

    def _first_position(self, document: int) -> int:
        return 0 if self._is_title else int(self._segment.title_positions[document])

    @property
    def _is_title(self) -> bool:
        return self._field is not None and self._field.part == TITLE

    @cached_property
    def _occurrences(self) -> tuple[Ints, Ints]:
        """All in the field: documents and positions."""
        found = self._segment.occurrences(np.array([self._number]))
        in_title = found.positions < self._segment.title_positions[found.documents]
        kept = in_title if self._is_title else ~in_title
        return found.documents[kept], found.positions[kept]


class ArrayMatcher(LeafMatcher):
    """Goes through the postings of a term."""

    def __init__(
        self, postings: TermPostings, term: tuple[str, bytes], format_: Format, scorer: BaseScorer | None
    ) -> None:
        self._postings = postings
        self._term = term
        self.format = format_
        self.scorer = scorer
        self.reset()

    def reset(self) -> None:
        """Goes to the first posting."""
        self._load(0)

    def copy(self) -> ArrayMatcher:
        """Another one at the same posting."""
        twin = ArrayMatcher(self._postings, self._term, self.format, self.scorer)
        twin._load(self._block)
        twin._at = self._at
        return twin

    def is_active(self) -> bool:
        """Whether it is at a posting, and not behind the last."""
        return self._at < len(self._documents)

    def id(self) -> int:
        """The document of the posting."""
        return self._documents[self._at]

    def all_ids(self) -> Iterator[int]:
        """The documents of all postings."""
        return iter(self._postings.documents.tolist())

    def next(self) -> bool:
        """Goes to the next posting; tells whether a new block begins there."""
        self._at += 1
        if self._at < len(self._documents):
            return False
        self._load(self._block + 1)
        return True

    def skip_to(self, id: int) -> None:
        """Goes on to the first posting that is not before a document."""
        if not self.is_active():
            raise ReadTooFar
        if id > self.id():
            documents = self._postings.documents
            # Not found by a Python number: NumPy would first make all documents as wide.
            place = int(documents.searchsorted(np.uint16(id))) if id < MOST_DOCUMENTS else len(documents)
            if place // _BLOCK != self._block:
                self._load(place // _BLOCK)
            self._at = place % _BLOCK

    def skip_to_quality(self, minquality: float) -> int:
        """Goes on to the first block that may hold a higher score; tells how many it left out."""
        left_out = 0
        while self.is_active() and self.block_quality() <= minquality:
            self._load(self._block + 1)
            left_out += 1
        return left_out

    def weight(self) -> float:
        """How often the document has the term."""
        return self._frequencies[self._at]

    def block_max_weight(self) -> float:
        """The highest frequency in the block; behind the last posting that of the last block."""
        bounds = self._postings.block_weights
        return bounds[min(self._block, len(bounds) - 1)]

    def block_min_length(self) -> int:
        """The length of the shortest field that has the term, here or in any other block."""
        return self._postings.min_length

    def block_max_length(self) -> int:
        """That of the longest one."""
        return self._postings.max_length

    def block_min_id(self) -> int:
        """The first document of the block."""
        return self._documents[0]

    def block_max_id(self) -> int:
        """The last document of the block."""
        return self._documents[-1]

    def value(self) -> bytes:
        """The places of the term in the document, in the format of the field."""
        if not self.supports("characters"):
            return b""
        return self.format.encode(self._postings.characters(self.id()))

    def value_as(self, astype: str) -> object:
        """What is known of the posting: ``frequency``, ``weight``, ``positions`` or ``characters``."""
        if astype in ("frequency", "weight"):
            return self.weight()
        if self.supports(astype) and astype == "positions":
            return self._postings.positions(self.id())
        if self.supports(astype) and astype == "characters":
            return self._postings.characters(self.id())
        raise NotImplementedError(f"{self._term[0]!r} has no {astype!r}")

    def _load(self, block: int) -> None:
        stretch = slice(block * _BLOCK, (block + 1) * _BLOCK)
        self._block = block
        self._at = 0
        self._documents: list[int] = self._postings.documents[stretch].tolist()
        self._frequencies: list[float] = self._postings.frequencies[stretch].astype(float).tolist()
