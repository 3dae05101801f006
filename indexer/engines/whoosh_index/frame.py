"""The segments of an index in Whoosh's frame: its table of contents tells which there are.

Whoosh's table of contents is a pickle, and opening a pickle can run code that its maker put there: open no
index that you would not also run a program from.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from whoosh.index import create_in

from indexer.engines.whoosh_index.codec import ArraySegment
from indexer.engines.whoosh_index.index import ArrayIndex
from indexer.engines.whoosh_index.schema import schema
from indexer.engines.whoosh_index.writer import only_ours


def create(folder: Path) -> None:
    """Makes a folder an index without documents; the folder must be there."""
    create_in(str(folder), schema())


def new_segment(folder: Path, documents: int) -> tuple[ArraySegment, Path]:
    """A segment under a new name, and where to write its file before it is committed.

    Any commit deletes the files of segments that are not part of it, so that none is left from a
    process that was killed.
    """
    segment = ArraySegment(ArrayIndex.at(folder).indexname, documents)
    return segment, segment.file_in(folder)


def segments(folder: Path) -> list[ArraySegment]:
    """Those of the latest generation, in the order of their documents.

    Raises :class:`~indexer.errors.DamagedIndex` if Whoosh's own writer has added other ones, and
    :class:`whoosh.index.EmptyIndexError` if the folder is no index.
    """
    return only_ours(ArrayIndex.at(folder)._segments())


def commit(
    folder: Path,
    added: Sequence[ArraySegment] = (),
    deleted: Mapping[str, Collection[int]] | None = None,
    dropped: Collection[str] = (),
) -> None:
    """Changes the index as a whole, as one new generation.

    ``added`` come behind the segments that are there. ``deleted`` has the numbers of documents by the id of
    their segment, ``dropped`` the ids of segments to take away with all their documents; both raise
    :class:`ValueError` where there is no such segment or document. Segments without documents are left out.
    Raises :class:`whoosh.index.LockError` if another process is at it. Whatever is raised, the index is as it
    was, and files that no segment needs any more are deleted by the next commit.
    """
    with ArrayIndex.at(folder).writer() as writer:
        for segment_id, documents in (deleted or {}).items():
            writer.delete_in(segment_id, documents)
        for segment_id in dropped:
            writer.drop_segment(segment_id)
        for segment in added:
            writer.add_segment(segment)


def merge(folder: Path, segment_ids: Collection[str]) -> None:
    """Writes segments anew without their deleted documents: as few as can hold them, as one new generation.

    They take the place of the first of those that they are made of. Raises as :func:`commit` does.
    """
    with ArrayIndex.at(folder).writer() as writer:
        writer.merge_segments(segment_ids)
