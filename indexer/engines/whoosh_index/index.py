"""Whoosh's index with our writer, and with a table of contents that is safe to replace and to read."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, EmptyIndexError, FileIndex
from whoosh.reading import IndexReader

from indexer.engines.whoosh_index.writer import ArrayWriter

_ATTEMPTS = 10
_T = TypeVar("_T")


class ArrayIndex(FileIndex):
    """An index of our segments. Plain ``whoosh.index.open_dir`` reads it, too, but must not write to it."""

    @classmethod
    def at(cls, folder: Path) -> ArrayIndex:
        """The index in a folder; raises :class:`whoosh.index.EmptyIndexError` if there is none."""
        return _settled(lambda: cls(_DurableStorage(str(folder))))

    def reader(self, reuse: IndexReader | None = None) -> IndexReader:
        """Of the latest generation. One of an earlier generation is closed, and no part of it used again:
        Whoosh would keep segments that have been merged since, and know nothing of new deletions.
        """
        found = super().reader()
        if reuse is not None:
            reuse.close()
        return found

    def writer(self, procs: int = 1, **options: float) -> ArrayWriter:
        """A writer of finished segments; ``options`` are those of Whoosh's own."""
        if procs != 1:
            raise ValueError("segments are made by as many processes as you like, but one commits them")
        return ArrayWriter(self, **options)

    def _read_toc(self) -> TOC:
        return _settled(super()._read_toc)


class _DurableStorage(FileStorage):
    """Has a table of contents on the disk before the one it replaces is deleted."""

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        with Path(self.folder, oldname).open("rb+") as stream:
            os.fsync(stream.fileno())
        super().rename_file(oldname, newname, safe=safe)


def _settled(read: Callable[[], _T]) -> _T:
    """Reads again where a commit has replaced the table of contents between its listing and its opening."""
    for _ in range(_ATTEMPTS - 1):
        with suppress(FileNotFoundError, EmptyIndexError):
            return read()
    return read()
