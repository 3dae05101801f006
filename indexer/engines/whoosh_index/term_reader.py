"""The terms of a segment as Whoosh reads them."""

from __future__ import annotations

from collections.abc import Iterator

from whoosh.codec import base
from whoosh.fields import FieldType
from whoosh.formats import Format
from whoosh.reading import TermInfo, TermNotFound
from whoosh.scoring import BaseScorer

from indexer.engines.whoosh_index.fields import FieldPostings, SegmentFields
from indexer.engines.whoosh_index.matcher import ArrayMatcher, TermPostings


class ArrayTermsReader(base.TermsReader):
    """The terms of a segment. Where one is not there, :class:`TermNotFound` is raised, or the answer is 0."""

    def __init__(self, fields: SegmentFields) -> None:
        self._fields = fields

    def __contains__(self, term: base.Term) -> bool:
        field = self._fields.get(term[0])
        return field is not None and field.find(term[1]) >= 0

    def indexed_field_names(self) -> list[str]:
        """Of all fields that have terms."""
        return self._fields.names()

    def cursor(self, fieldname: str, fieldobj: FieldType) -> base.FieldCursor:
        """Goes through the terms of a field."""
        field = self._fields.get(fieldname)
        return base.EmptyCursor() if field is None else ArrayCursor(field, fieldobj)

    def terms(self) -> Iterator[base.Term]:
        """All terms, by field."""
        return self.terms_from("", b"")

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[base.Term]:
        """The terms from one on, and those of the fields that follow."""
        for name in self._fields.names():
            if name >= fieldname:
                field = self._fields[name]
                first = field.from_(prefix) if name == fieldname else 0
                yield from ((name, term) for term in field.terms_from(first))

    def items(self) -> Iterator[tuple[base.Term, TermInfo]]:
        """All terms with what is known of them."""
        return self.items_from("", b"")

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[base.Term, TermInfo]]:
        """The terms from one on with what is known of them."""
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """What ranking wants to know of a term."""
        field, place = self._found(fieldname, text)
        stretch = slice(int(field.firsts[place]), int(field.firsts[place + 1]))
        documents, frequencies = field.documents[stretch], field.frequencies[stretch]
        lengths = field.lengths[documents]
        return TermInfo(
            weight=float(frequencies.sum()),
            df=len(documents),
            minlength=int(lengths.min()),
            maxlength=int(lengths.max()),
            maxweight=float(frequencies.max()),
            minid=int(documents[0]),
            maxid=int(documents[-1]),
        )

    def frequency(self, fieldname: str, text: bytes) -> float:
        """How often a term occurs; 0 if it does not."""
        return self.term_info(fieldname, text).weight() if (fieldname, text) in self else 0

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """How many documents have a term; 0 if none has."""
        return self.term_info(fieldname, text).doc_frequency() if (fieldname, text) in self else 0

    def matcher(
        self, fieldname: str, text: bytes, format_: Format, scorer: BaseScorer | None = None
    ) -> ArrayMatcher:
        """The postings of a term."""
        field, place = self._found(fieldname, text)
        postings = TermPostings(self._fields.segment, self._fields.field(fieldname), field, place)
        return ArrayMatcher(postings, (fieldname, text), format_, scorer)

    def _found(self, fieldname: str, text: bytes) -> tuple[FieldPostings, int]:
        field = self._fields.get(fieldname)
        place = -1 if field is None else field.find(text)
        if field is None or place < 0:
            raise TermNotFound(f"no document has {text!r} in {fieldname!r}")
        return field, place


class ArrayCursor(base.FieldCursor):
    """At one term of a field after the other; behind the last there is ``None``."""

    def __init__(self, field: FieldPostings, fieldobj: FieldType) -> None:
        self._field = field
        self._type = fieldobj
        self._place = 0

    def first(self) -> str | None:
        """Goes to the first term."""
        self._place = 0
        return self.text()

    def find(self, string: str | bytes) -> str | None:
        """Goes to the first term that is not before this one."""
        self._place = self._field.from_(self._type.to_bytes(string))
        return self.text()

    def next(self) -> str | None:
        """Goes to the next term."""
        self._place += 1
        return self.text()

    def text(self) -> str | None:
        """The term that it is at."""
        return self._type.from_bytes(self._field[self._place]) if self.is_valid() else None

    def is_valid(self) -> bool:
        """Whether it is at a term."""
        return self._place < len(self._field)
