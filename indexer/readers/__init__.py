"""One file a format: bytes in, documents out. A module here with ``EXTENSIONS`` and ``read`` is a reader.

::

    EXTENSIONS = (".txt", ".text")      # lower case, with the dot
    RECORDS_ARE_LINES = False           # optional; True if any run of whole lines can be read by itself

    def read(data: bytes, source: Source) -> Iterator[Document | UnreadableDocument]: ...

For a record that can't be read, ``read`` yields an :class:`UnreadableDocument` and goes on;
where nothing more of the file can be read it raises one. It raises nothing else, whatever the bytes.
Modules whose names begin with an underscore are what readers share.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import PurePosixPath
from typing import NamedTuple

from indexer.documents import Document
from indexer.errors import UnreadableDocument
from indexer.readers._values import clean


class Source(NamedTuple):
    """Where the bytes come from."""

    id: str
    """The document's id, for formats of one document a file."""
    path: str
    """Relative to the folder that is indexed, with forward slashes."""
    first_line: int = 1
    """The number of the first line, where the bytes are a run of lines from inside a file."""

    @property
    def stem(self) -> str:
        """The file's name without its extension: the title of last resort, never empty."""
        return clean(PurePosixPath(self.path).stem) or self.id


ReadFunction = Callable[[bytes, Source], Iterator[Document | UnreadableDocument]]


@dataclass(frozen=True, slots=True)
class Reader:
    """A format that can be read."""

    name: str
    extensions: tuple[str, ...]
    records_are_lines: bool
    """Whether any run of whole lines can be read by itself, so that a large file can be shared out."""
    _read: ReadFunction

    def read(self, data: bytes, source: Source) -> Iterator[Document | UnreadableDocument]:
        """The documents in ``data``, in order, and among them an error for each that can't be read.

        Raises nothing: a file that can't be read at all is one such error. Every message names the file.
        """
        try:
            for found in self._read(data, source):
                yield found if isinstance(found, Document) else _in_file(source, found)
        except UnreadableDocument as error:
            yield _in_file(source, error)


def _in_file(source: Source, error: UnreadableDocument) -> UnreadableDocument:
    return UnreadableDocument(f"{source.path}: {error}")


@cache
def readers() -> tuple[Reader, ...]:
    """Every reader, in the order of their names."""
    names = (info.name for info in pkgutil.iter_modules(__path__) if not info.name.startswith("_"))
    return tuple(_reader(name) for name in sorted(names))


def _reader(name: str) -> Reader:
    module = import_module(f"{__name__}.{name}")
    return Reader(name, module.EXTENSIONS, getattr(module, "RECORDS_ARE_LINES", False), module.read)


@cache
def _by_extension() -> dict[str, Reader]:
    return {extension: reader for reader in readers() for extension in reader.extensions}


def extensions() -> tuple[str, ...]:
    """The extensions of all files that can be read, lower case and with the dot, sorted."""
    return tuple(sorted(_by_extension()))


def reader_for(path: str) -> Reader | None:
    """The reader for a file of that name, in capitals or not; ``None`` if there is none."""
    return _by_extension().get(PurePosixPath(path).suffix.lower())
