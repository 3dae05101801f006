"""Documents as they were given, in compressed records, and where each of their tokens stands.

A document is a head record (all but the text, and its passages) and a record for each page of its text, of
:data:`PAGE` code points. Beside each stand the places of tokens: the title's with the head, and with a page
of the text those of the tokens that begin there. So a long document is read page by page.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from functools import lru_cache, partial
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from analyzers import Passage
from indexer.arrayfile import Array, DamagedFile
from indexer.documents import (
    TEXT,
    TITLE,
    AnalyzedDocument,
    Document,
    Spans,
    StoredDocument,
    StoredText,
    Tokens,
)
from indexer.engines.whoosh_index.blocks import Blocks, BlockWriter, Content, joined_blocks
from indexer.engines.whoosh_index.keys import string_key, string_of
from indexer.engines.whoosh_index.places import Places, places_record, read_places
from indexer.engines.whoosh_index.ranges import Ints, pointers
from indexer.engines.whoosh_index.strings import narrowed
from indexer.errors import DamagedIndex

PAGE = 4096
"""Code points."""

BLOCKS = frozenset({"texts.blocks", "places.blocks"})
"""The arrays of :func:`Storage.arrays` that are read from the file, not through the map, and checked then."""

_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

_LEVEL_OF_TEXTS = 8
_LEVEL_OF_PLACES = 1
"""Of the compression: higher ones take much longer and gain next to nothing."""

_BLOCK_OF_TEXTS = 2**13
_BLOCK_OF_PLACES = 2**12
"""Bytes. A block of each is read for a hit: twice these sizes take 2 % less space, and twice the time."""

_PAGES_REMEMBERED = 64
"""The places of their tokens: the same are read for matches and for what is shown around them."""

_STORED = tuple(field.name for field in fields(Document))
_HEAD = struct.Struct("<II")


class Page(NamedTuple):
    """A page of text, the tokens that begin there, and the position that its first has or would have."""

    text: str
    tokens: Tokens
    position: int


class Storage:
    """The records of the documents of one segment, as they come in."""

    def __init__(self) -> None:
        self._texts = BlockWriter(_LEVEL_OF_TEXTS, _BLOCK_OF_TEXTS, with_dictionary=True)
        self._places = BlockWriter(_LEVEL_OF_PLACES, _BLOCK_OF_PLACES, with_dictionary=False)
        self._positions: list[int] = []
        self._records: list[int] = []

    def add(self, analyzed: AnalyzedDocument, title_positions: int) -> None:
        """One more document; positions of its text count from ``title_positions`` on."""
        before = len(self._positions)
        title = analyzed.tokens[TITLE]
        self.add_record(_head(analyzed), places_record(title.positions, title.starts, title.ends), 0)
        for number, page in enumerate(_pages(analyzed.document.text, analyzed.tokens[TEXT])):
            positions, starts, ends = page.tokens.positions, page.tokens.starts, page.tokens.ends
            moved = np.uint32(number * PAGE)
            places = places_record(positions - np.uint32(page.position), starts - moved, ends - moved)
            self.add_record(string_key(page.text), places, page.position + title_positions)
        self._records.append(len(self._positions) - before)

    def add_records(self, records: list[tuple[bytes, bytes, int]]) -> None:
        """A document as :meth:`StoredDocuments.records` gives it."""
        for record in records:
            self.add_record(*record)
        self._records.append(len(records))

    def add_record(self, content: bytes, places: bytes, position: int) -> None:
        """One more record of a document."""
        self._texts.add(content)
        self._places.add(places)
        self._positions.append(position)

    def arrays(self) -> dict[str, Array]:
        """All records, compressed."""
        return {
            **self._texts.arrays("texts"),
            **self._places.arrays("places"),
            "records.positions": narrowed(np.array(self._positions, np.uint32)),
            "records.counts": narrowed(np.array(self._records, np.uint32)),
        }


class StoredDocuments:
    """The documents of a segment, by their number.

    Raises :class:`~indexer.arrayfile.DamagedFile` where a block is not what was written.
    """

    def __init__(self, arrays: Mapping[str, Array], content: Callable[[str], Content]) -> None:
        """``content`` gives what is in the arrays of :data:`BLOCKS`, by their names."""
        self._texts = Blocks(arrays, "texts", content("texts.blocks"))
        self._places = Blocks(arrays, "places", content("places.blocks"))
        self._positions = arrays["records.positions"]
        self._firsts = pointers(arrays["records.counts"])
        # Of what this has and not of itself: so it goes, and closes its file, with its last user.
        read = partial(_read_page, self._places, self._positions)
        self._page = lru_cache(maxsize=_PAGES_REMEMBERED)(read)

    def document(self, number: int) -> StoredDocument:
        """A document, its text still to be read."""
        values, passages = _read_head(self._texts[int(self._firsts[number])])
        length, languages, title_language = (
            values.pop(key) for key in ("text", "languages", "title_language")
        )
        first = int(self._firsts[number]) + 1
        text = StoredText(length, partial(self._text, first), partial(self._tokens, first))
        return StoredDocument(Document(text="", **values), text, passages, tuple(languages), title_language)

    def title_spans(self, number: int, first: Ints, last: Ints) -> tuple[Ints, Ints]:
        """Where stretches of a document's title start and end, from tokens to others, by their positions."""
        return _spans(read_places(self._places[int(self._firsts[number])], 0, 0), first, last)

    def text_spans(self, number: int, first: Ints, last: Ints) -> tuple[Ints, Ints]:
        """The same of a document's text; only the pages that have such tokens are read."""
        record, behind = int(self._firsts[number]) + 1, int(self._firsts[number + 1])
        if behind - record == 1:  # as most are
            return _spans(self._page(record, 0), first, last)
        tokens = np.unique(np.concatenate([first, last]))
        pages = np.unique(self._positions[record:behind].searchsorted(tokens, "right") - 1)
        found = [self._page(record, page) for page in pages.tolist()]
        return _spans(Places(*map(np.concatenate, zip(*found, strict=True))), first, last)

    def records(self, number: int) -> list[tuple[bytes, bytes, int]]:
        """All records of a document as they were written: content, places, position."""
        first, behind = self._firsts[number : number + 2].tolist()
        return [
            (bytes(self._texts[record]), bytes(self._places[record]), int(self._positions[record]))
            for record in range(first, behind)
        ]

    def check(self) -> None:
        """Reads everything."""
        self._texts.check()
        self._places.check()

    def _text(self, first: int, start: int, end: int) -> str:
        """See :class:`~indexer.documents.StoredText`; ``first`` is the record of the text's first page."""
        pages = _pages_of(start, end)
        try:
            text = "".join(string_of(self._texts[first + page]) for page in pages)
        except DamagedFile as error:
            raise _unreadable(error) from error
        return text[start - pages.start * PAGE : end - pages.start * PAGE]

    def _tokens(self, first: int, start: int, end: int) -> Spans:
        """The same for the tokens that begin there."""
        try:
            pages = [self._page(first, page) for page in _pages_of(start, end)]
        except DamagedFile as error:
            raise _unreadable(error) from error
        found: Spans = []
        for places in pages:
            here = slice(*places.starts.searchsorted((start, end)).tolist())
            found += zip(places.starts[here].tolist(), places.ends[here].tolist(), strict=True)
        return found


def _read_page(places: Blocks, positions: NDArray[Any], first: int, page: int) -> Places:
    """Of the tokens of a page; ``first`` is the record of the text's first."""
    record = first + page
    return read_places(places[record], int(positions[record]), page * PAGE)


def joined_records(parts: Sequence[Mapping[str, Array]]) -> dict[str, Array]:
    """The records of several storages, one after the other."""
    return {
        **joined_blocks(parts, "texts"),
        **joined_blocks(parts, "places"),
        **{
            name: np.concatenate([part[name] for part in parts])
            for name in ("records.positions", "records.counts")
        },
    }


def _pages_of(start: int, end: int) -> range:
    """The numbers of the pages that have a stretch of a text."""
    return range(start // PAGE, (end - 1) // PAGE + 1)


def _unreadable(error: DamagedFile) -> DamagedIndex:
    """A text is read when the search has long been answered, by those who know nothing of files."""
    return DamagedIndex(f"A document can't be read ({error}): run 'babelfind rebuild'.")


def _spans(places: Places, first: Ints, last: Ints) -> tuple[Ints, Ints]:
    """Starts and ends of stretches, from tokens at some positions to others."""
    starts_at = places.positions.searchsorted(first)
    ends_at = starts_at if last is first else places.positions.searchsorted(last)
    return places.starts.take(starts_at), places.ends.take(ends_at)


def _head(analyzed: AnalyzedDocument) -> bytes:
    names = list(dict.fromkeys(passage.language for passage in analyzed.passages))
    values = {
        **{name: getattr(analyzed.document, name) for name in _STORED},
        "text": len(analyzed.document.text),
        "languages": analyzed.languages,
        "title_language": analyzed.title_language,
        "passages": names,
    }
    told = string_key(_json(values))
    starts = np.array([passage.start for passage in analyzed.passages], "<u4")
    languages = bytes(names.index(passage.language) for passage in analyzed.passages)
    return b"".join((_HEAD.pack(len(told), len(starts)), told, starts.tobytes(), languages))


def _read_head(record: memoryview) -> tuple[dict[str, Any], tuple[Passage, ...]]:
    told, count = _HEAD.unpack_from(record)
    values = json.loads(string_of(record[_HEAD.size : _HEAD.size + told]))
    names = values.pop("passages")
    behind = _HEAD.size + told
    starts = np.frombuffer(record[behind : behind + 4 * count], "<u4").tolist()
    languages = (names[name] for name in record[behind + 4 * count :])
    return values, tuple(map(Passage, starts, [*starts[1:], values["text"]], languages))


def _pages(text: str, tokens: Tokens) -> Iterator[Page]:
    if 0 < len(text) <= PAGE:  # as most are
        yield Page(text, tokens, 0)
        return
    edges = np.arange(PAGE, len(text), PAGE)
    cuts = [0, *np.searchsorted(tokens.starts, edges).tolist(), len(tokens)]
    position = 0
    for number in range(len(edges) + 1 if text else 0):
        here = slice(cuts[number], cuts[number + 1])
        rows = Tokens(tokens.types[here], tokens.positions[here], tokens.starts[here], tokens.ends[here])
        yield Page(text[number * PAGE : (number + 1) * PAGE], rows, position)
        position = int(rows.positions[-1]) + 1 if len(rows) else position
