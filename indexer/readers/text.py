"""Plain text in whatever encoding it was saved."""

from __future__ import annotations

from collections.abc import Iterator

from indexer.documents import Document
from indexer.encodings import decode
from indexer.errors import UnreadableDocument
from indexer.readers import Source
from indexer.readers._values import clean

EXTENSIONS = (".txt", ".text")

_LONGEST_TITLE = 120
"""Code points; a longer first line is a paragraph."""


def read(data: bytes, source: Source) -> Iterator[Document | UnreadableDocument]:
    """One document: a short first line is its title, all that follows its text, otherwise unchanged."""
    text = clean(decode(data))
    if text.strip():
        title, text = _title_and_text(text)
        yield Document(source.id, title or source.stem, text, source.path)


def _title_and_text(text: str) -> tuple[str, str]:
    """The title leaves the text, so that nothing in it is found twice; ``""`` where there is none."""
    first_line, _, rest = text.lstrip().partition("\n")
    title = first_line.strip()
    if len(title) > _LONGEST_TITLE or not rest.strip():
        return "", text
    return title, _without_empty_lines_before(rest)


def _without_empty_lines_before(text: str) -> str:
    start = text.index(text.lstrip()[0])
    return text[text.rfind("\n", 0, start) + 1 :]
