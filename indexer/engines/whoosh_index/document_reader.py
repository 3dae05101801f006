"""The documents of a segment as Whoosh reads them.

Lengths of fields are exact. Whoosh's own codec rounds those over 10 to what fits into a byte, by up to a
tenth; scores that depend on lengths differ by that.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import numpy as np
from whoosh.codec import base

from indexer.documents import TITLE
from indexer.engines.whoosh_index.fields import SegmentFields
from indexer.engines.whoosh_index.ranges import Ints
from indexer.engines.whoosh_index.schema import ID


class ArrayPerDocumentReader(base.PerDocumentReader):
    """The documents of a segment."""

    def __init__(self, fields: SegmentFields, told: base.Segment) -> None:
        """``told`` is what the table of contents tells of the segment."""
        self._segment = fields.segment
        self._told = told
        self._fields = fields

    def doc_count(self) -> int:
        """How many there are that are not deleted."""
        return self._told.doc_count()

    def doc_count_all(self) -> int:
        """How many there are, deleted ones included."""
        return self._told.doc_count_all()

    def has_deletions(self) -> bool:
        """Whether some are deleted."""
        return self._told.has_deletions()

    def is_deleted(self, docnum: int) -> bool:
        """Whether one is deleted."""
        return self._told.is_deleted(docnum)

    def deleted_docs(self) -> Collection[int]:
        """The numbers of the deleted ones."""
        return self._told.deleted_docs()

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """How many tokens a document has in a field."""
        field = self._fields.get(fieldname)
        return int(field.lengths[docnum]) or default if field else default

    def field_length(self, fieldname: str) -> int:
        """How many tokens all documents have in a field, deleted ones included."""
        return int(self._lengths(fieldname).sum())

    def min_field_length(self, fieldname: str) -> int:
        """How many tokens the document with the fewest has in a field."""
        return int(self._lengths(fieldname).min(initial=2**31))

    def max_field_length(self, fieldname: str) -> int:
        """How many tokens the document with the most has in a field."""
        return int(self._lengths(fieldname).max(initial=0))

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        """What is known of a document; its text as a whole."""
        stored = self._segment.document(docnum)
        document = stored.document
        values = {
            ID: document.id,
            TITLE: document.title,
            "text": document.text,
            "path": document.path,
            "url": document.url,
            "date": document.date,
            "languages": list(stored.languages),
        }
        return {name: value for name, value in values.items() if value is not None}

    def _lengths(self, fieldname: str) -> Ints:
        field = self._fields.get(fieldname)
        return np.zeros(self._segment.documents, np.int64) if field is None else field.lengths
