"""The same documents in an index that Whoosh itself has written: what our segments are compared with."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from whoosh import fields, formats
from whoosh import index as whoosh_index

from indexer.documents import PARTS, AnalyzedDocument, Field
from indexer.engines.whoosh_index.schema import ID, FinishedTerms, field_name

Places = dict[str, list[tuple[int, int, int]]]

_SEARCHED = [Field(part, language) for part in PARTS for language in ("de", "en", "ja")]


class IndexedTerms(FinishedTerms):
    """Takes the places of each term and has Whoosh write them."""

    def __init__(self) -> None:
        self.places = formats.Characters()
        super().__init__(self.places, None, scorable=True)

    def index(self, value: Places) -> Iterator[tuple[bytes, int, float, bytes]]:
        for term, places in value.items():
            yield term.encode(), len(places), float(len(places)), self.places.encode(places)


def create(folder: Path) -> None:
    """Makes a folder an index of Whoosh's own, without documents."""
    schema = fields.Schema(
        **{ID: fields.ID(stored=True, unique=True)},
        **{field_name(field): IndexedTerms() for field in _SEARCHED},
    )
    whoosh_index.create_in(str(folder), schema)


def add(folder: Path, documents: Sequence[AnalyzedDocument]) -> None:
    """Writes documents as a segment."""
    writer = whoosh_index.open_dir(str(folder)).writer()
    for document in documents:
        writer.add_document(**{ID: document.document.id}, **_fields(document))
    writer.commit(merge=False)


def delete(folder: Path, ids: Collection[str]) -> None:
    """Marks documents as deleted."""
    writer = whoosh_index.open_dir(str(folder)).writer()
    for id_ in ids:
        writer.delete_by_term(ID, id_)
    writer.commit(merge=False)


def merge(folder: Path) -> None:
    """Makes all segments one."""
    whoosh_index.open_dir(str(folder)).optimize()


def _fields(analyzed: AnalyzedDocument) -> dict[str, Places]:
    found: defaultdict[str, Places] = defaultdict(dict)
    for part, tokens in analyzed.tokens.items():
        columns = (tokens.types, tokens.positions, tokens.starts, tokens.ends)
        for number, *place in zip(*(column.tolist() for column in columns), strict=True):
            kind = analyzed.vocabulary[number]
            found[field_name(Field(part, kind.language))].setdefault(kind.term, []).append(tuple(place))
    return dict(found)
