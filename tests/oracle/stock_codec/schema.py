"""How documents are laid out in Whoosh: a field for each part and language, filled with finished terms."""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, replace

from whoosh import columns, fields, formats

from analyzers import Passage, languages
from indexer.documents import (
    PARTS,
    TEXT,
    WRITTEN,
    AnalyzedDocument,
    Document,
    Field,
    StoredDocument,
    StoredText,
    in_parts,
)
from tests.oracle.stock_codec import traits

ID = "id"
TRAITS = "traits"
STORED = "stored"

Postings = dict[str, list[tuple[int, int, int]]]
"""For each term of a document its places: position, start, end."""


class FinishedTerms(fields.FieldType):
    """A Whoosh field that takes :data:`Postings` and never analyses.

    Indexes name this class, so it can't be moved or renamed without a new format of the build.
    """

    def __init__(self) -> None:
        self.places = formats.Characters()
        super().__init__(self.places, None, scorable=True)
        self.column_type = None

    def index(self, value: Postings, **_options: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        """The postings as Whoosh writes them: term, frequency, weight, encoded places."""
        for term, places in value.items():
            yield term.encode(), len(places), float(len(places)), self.places.encode(places)

    def to_bytes(self, value: str | bytes) -> bytes:
        """Terms are UTF-8, so that their order is that of their code points."""
        return value if isinstance(value, bytes) else value.encode()

    def from_bytes(self, bs: bytes) -> str:
        """The term of those bytes."""
        return bytes(bs).decode()


def field_name(field: Field) -> str:
    """What a field is called in Whoosh."""
    return f"{field.part}_{'written' if field.language == WRITTEN else field.language.replace('+', '_')}"


def length_name(part: str) -> str:
    """What the column with the number of tokens of a part is called in Whoosh."""
    return f"{part}_length"


def schema() -> fields.Schema:
    """For every part in every language that there is an analyzer for."""
    names = [WRITTEN, *languages(), *map(in_parts, languages())]
    searched = (Field(part, name) for part in PARTS for name in names)
    lengths = {length_name(part): fields.COLUMN(columns.NumericColumn("I")) for part in PARTS}
    own = {
        ID: FinishedTerms(),
        TRAITS: fields.COLUMN(columns.VarBytesColumn()),
        STORED: fields.STORED(),
    }
    return fields.Schema(**own, **lengths, **{field_name(field): FinishedTerms() for field in searched})


def whoosh_document(analyzed: AnalyzedDocument) -> dict[str, object]:
    """The values of a document's Whoosh fields."""
    return {
        ID: {analyzed.document.id: [(0, 0, 0)]},
        TRAITS: traits.packed(analyzed),
        STORED: _packed(analyzed),
        **{length_name(part): len(tokens) for part, tokens in analyzed.tokens.items()},
        **{field_name(field): postings for field, postings in _fields(analyzed).items()},
    }


def unpacked(stored: bytes) -> StoredDocument:
    """The document that :func:`whoosh_document` stored."""
    values = json.loads(zlib.decompress(stored))
    passages = tuple(Passage(*passage) for passage in values["passages"])
    document = Document(**values["document"])
    text = StoredText.of(document.text, [*map(tuple, values["tokens"])])
    head = replace(document, text="")
    return StoredDocument(head, text, passages, tuple(values["languages"]), values["title_language"])


def _packed(analyzed: AnalyzedDocument) -> bytes:
    text = analyzed.tokens[TEXT]
    values = {
        "document": asdict(analyzed.document),
        "passages": analyzed.passages,
        "languages": analyzed.languages,
        "title_language": analyzed.title_language,
        "tokens": [*zip(text.starts.tolist(), text.ends.tolist(), strict=True)],
    }
    return zlib.compress(json.dumps(values, ensure_ascii=False).encode("utf-8"))


def _fields(analyzed: AnalyzedDocument) -> dict[Field, Postings]:
    fields: defaultdict[Field, Postings] = defaultdict(dict)
    for part, tokens in analyzed.tokens.items():
        columns = (tokens.types, tokens.positions, tokens.starts, tokens.ends)
        for number, *place in zip(*(column.tolist() for column in columns), strict=True):
            language, term, written, parts_of_word, _ = analyzed.vocabulary[number]
            for each in parts_of_word:
                fields[Field(part, in_parts(language))].setdefault(each, []).append(tuple(place))
            fields[Field(part, language)].setdefault(term, []).append(tuple(place))
            fields[Field(part, WRITTEN)].setdefault(written, []).append(tuple(place))
    return dict(fields)
