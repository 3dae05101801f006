"""A segment cut into fields, as Whoosh wants it: the postings of one language in one part of documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.documents import PARTS, TITLE, Field, is_in_parts
from indexer.engines.whoosh_index.inversion import TITLE_WEIGHT
from indexer.engines.whoosh_index.keys import term_key
from indexer.engines.whoosh_index.ranges import Ints
from indexer.engines.whoosh_index.schema import ID, field_name
from indexer.engines.whoosh_index.segment import Segment
from indexer.engines.whoosh_index.strings import StringTable


@dataclass(frozen=True, slots=True, eq=False)
class FieldPostings:
    """The terms of a field, in the order of their bytes, and their postings."""

    table: StringTable
    prefix: bytes
    """What all terms of the field begin with in the table."""
    numbers: Ints
    """The number of each term in the table, rising."""
    firsts: Ints
    """Where the postings of each term begin, and at last where all end."""
    documents: NDArray[np.uint16]
    frequencies: NDArray[np.uint32]
    """How often the document of each posting has the term in this field."""
    lengths: Ints
    """How many tokens each document has in this field."""

    def __len__(self) -> int:
        return len(self.numbers)

    def __getitem__(self, place: int) -> bytes:
        """The term at a place in the order of terms."""
        return self.table[int(self.numbers[place])][len(self.prefix) :]

    def from_(self, term: bytes) -> int:
        """The place of the first term that is not before this one."""
        return int(self.numbers.searchsorted(self.table.from_(self.prefix + term)))

    def find(self, term: bytes) -> int:
        """The place of a term, -1 if the field does not have it."""
        at = self.from_(term)
        return at if at < len(self) and self[at] == term else -1

    def terms_from(self, place: int) -> Iterator[bytes]:
        """The terms from a place on."""
        return (self[at] for at in range(place, len(self)))


class SegmentFields:
    """The fields of a segment by their names, each cut out when it is first asked for."""

    def __init__(self, segment: Segment) -> None:
        self.segment = segment
        self._searched = {field_name(field): field for field in fields_of(segment)}
        self._cut: dict[str, FieldPostings] = {}

    def names(self) -> list[str]:
        """Those that have terms, in order."""
        return sorted(name for name in (ID, *self._searched) if len(self[name]))

    def get(self, name: str) -> FieldPostings | None:
        """A field, if the segment has it."""
        return self[name] if name == ID or name in self._searched else None

    def field(self, name: str) -> Field | None:
        """The part and language that a field is of; the id is of none."""
        return self._searched.get(name)

    def __getitem__(self, name: str) -> FieldPostings:
        if name not in self._cut:
            field = self._searched.get(name)
            self._cut[name] = searched_field(self.segment, field) if field else id_field(self.segment)
        return self._cut[name]


def searched_field(segment: Segment, field: Field) -> FieldPostings:
    """The postings of one language in one part; with no terms where the segment has none."""
    prefix = term_key(field.language, "")
    terms = segment.terms.beginning_with(prefix)
    firsts = segment.first_postings[terms.start : terms.stop + 1]
    first, behind = int(firsts[0]), int(firsts[-1])
    counts = _frequencies(segment, first, behind, field.part)
    kept = np.flatnonzero(counts)
    documents = segment.posting_documents[first:behind][kept]
    frequencies = counts[kept].astype(np.uint32)
    firsts = kept.searchsorted(firsts - first)
    used = np.flatnonzero(np.diff(firsts))
    lengths = np.bincount(documents, frequencies, segment.documents).astype(np.int64)
    firsts = np.append(firsts[used], len(kept))
    return FieldPostings(segment.terms, prefix, used + terms.start, firsts, documents, frequencies, lengths)


def id_field(segment: Segment) -> FieldPostings:
    """Every id as a term of the document that has it."""
    places = np.arange(len(segment.ids) + 1)
    frequencies = np.ones(len(segment.ids), np.uint32)
    lengths = np.ones(segment.documents, np.int64)
    return FieldPostings(segment.ids, b"", places[:-1], places, segment.id_documents, frequencies, lengths)


def fields_of(segment: Segment) -> list[Field]:
    """Every part in every language that the segment has terms of; Whoosh gets no parts of compounds."""
    languages = [language for language in _languages(segment.terms) if not is_in_parts(language)]
    return [Field(part, language) for part in PARTS for language in languages]


def _languages(terms: StringTable) -> Iterator[str]:
    at = 0
    while at < len(terms):
        language = terms[at].partition(b"\0")[0].decode()
        yield language
        at = terms.beginning_with(term_key(language, "")).stop


def _frequencies(segment: Segment, first: int, behind: int, part: str) -> Ints:
    """How often each of these postings is in a part."""
    in_title = np.zeros(behind - first, np.int64)
    low, high = segment.title_at.searchsorted((first, behind)).tolist()
    in_title[segment.title_at[low:high] - first] = segment.title_counts[low:high]
    if part == TITLE:
        return in_title
    return segment.weights[first:behind].astype(np.int64) - TITLE_WEIGHT * in_title
