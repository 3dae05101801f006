"""What Whoosh sees of our documents: a field for each part in each language, the id, and what is stored.

Words as written are searched by the engine alone and are no Whoosh field.
"""

from __future__ import annotations

from whoosh import fields, formats

from analyzers.languages import languages
from indexer.documents import PARTS, Field
from indexer.engines.whoosh_index.keys import string_key, string_of

ID = "id"

STORED = ("title", "text", "path", "url", "date", "languages")
"""Besides the id; a document has those that it has a value for."""


class FinishedTerms(fields.FieldType):
    """A Whoosh field of terms that were made elsewhere: it never analyses.

    The table of contents of an index names this class and its module: both are part of the format.
    """

    def to_bytes(self, value: str | bytes) -> bytes:
        """Terms are UTF-8, so that their order is that of their code points."""
        return value if isinstance(value, bytes) else string_key(value)

    def from_bytes(self, bs: bytes) -> str:
        """The term of those bytes."""
        return string_of(bs)


def field_name(field: Field) -> str:
    """What the terms of a language in a part of the documents are called in Whoosh."""
    return f"{field.part}_{field.language}"


def schema() -> fields.Schema:
    """For every part in every language that there is an analyzer for."""
    searched = (field_name(Field(part, language)) for part in PARTS for language in languages())
    return fields.Schema(
        **{ID: FinishedTerms(formats.Existence(), None, stored=True, unique=True)},
        **{name: fields.STORED() for name in STORED},
        **{name: FinishedTerms(formats.Characters(), None, scorable=True) for name in searched},
    )
