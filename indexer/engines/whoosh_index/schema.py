"""How documents are laid out in Whoosh: a field for each part and language, filled with finished terms."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from whoosh import columns, fields, formats

from analyzers import Passage, languages
from indexer.documents import PARTS, WRITTEN, AnalyzedDocument, Document, Field, Occurrences, StoredDocument

ID = "id"
LANGUAGES = "languages"
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
    return f"{field.part}_{'written' if field.language == WRITTEN else field.language}"


def length_name(part: str) -> str:
    """What the column with the number of tokens of a part is called in Whoosh."""
    return f"{part}_length"


def schema() -> fields.Schema:
    """For every part in every language that there is an analyzer for."""
    searched = (Field(part, language) for part in PARTS for language in (*languages(), WRITTEN))
    lengths = {length_name(part): fields.COLUMN(columns.NumericColumn("I")) for part in PARTS}
    own = {ID: FinishedTerms(), LANGUAGES: FinishedTerms(), STORED: fields.STORED()}
    return fields.Schema(**own, **lengths, **{field_name(field): FinishedTerms() for field in searched})


def whoosh_document(analyzed: AnalyzedDocument) -> dict[str, object]:
    """The values of a document's Whoosh fields."""
    return {
        ID: _without_places([analyzed.document.id]),
        LANGUAGES: _without_places(analyzed.languages),
        STORED: _packed(analyzed),
        **{length_name(part): length for part, length in analyzed.lengths.items()},
        **{field_name(field): _postings(rows) for field, rows in analyzed.fields.items()},
    }


def unpacked(stored: bytes) -> StoredDocument:
    """The document that :func:`whoosh_document` stored."""
    values = json.loads(zlib.decompress(stored))
    passages = tuple(Passage(*passage) for passage in values["passages"])
    document = Document(**values["document"])
    return StoredDocument(document, passages, tuple(values["languages"]), values["title_language"])


def _packed(analyzed: AnalyzedDocument) -> bytes:
    values = {
        "document": asdict(analyzed.document),
        "passages": analyzed.passages,
        "languages": analyzed.languages,
        "title_language": analyzed.title_language,
    }
    return zlib.compress(json.dumps(values, ensure_ascii=False).encode("utf-8"))


def _postings(rows: Occurrences) -> Postings:
    postings: Postings = {term: [] for term in rows.vocabulary}
    terms = rows.vocabulary
    places = zip(rows.positions.tolist(), rows.starts.tolist(), rows.ends.tolist(), strict=True)
    for number, place in zip(rows.numbers.tolist(), places, strict=True):
        postings[terms[number]].append(place)
    return postings


def _without_places(terms: Iterable[str]) -> Postings:
    return {term: [(0, 0, 0)] for term in terms}
