"""Whoosh's writer for finished segments: its lock, its table of contents, its generations."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import NoReturn

from whoosh.index import FileIndex
from whoosh.writing import NO_MERGE, SegmentWriter

from indexer.engines.whoosh_index.codec import ArrayCodec, ArraySegment
from indexer.engines.whoosh_index.merging import merged
from indexer.errors import DamagedIndex

MergeType = Callable[["ArrayWriter", list[ArraySegment]], list[ArraySegment]]
"""Takes the segments of an index and gives those that it shall have."""


class ArrayWriter(SegmentWriter):
    """Changes an index as a whole: nothing is seen of it before :meth:`commit`.

    Used in a ``with`` statement it commits at the end, and cancels where something was raised.
    Raises :class:`whoosh.index.LockError` if another writer is at work.
    """

    def __init__(self, ix: FileIndex, **options: float) -> None:
        super().__init__(ix, codec=ArrayCodec(), compound=False, **options)
        self.folder = Path(ix.storage.folder)
        self._new: list[ArraySegment] = []
        self._dropped: list[ArraySegment] = []
        self._merged: list[ArraySegment] = []
        try:
            self.segments: list[ArraySegment] = only_ours(self.segments)
        except BaseException:
            self.cancel()
            raise

    def add_segment(self, segment: ArraySegment) -> None:
        """Adds the documents of a segment, whose file is finished, behind all others."""
        self._check_state()
        if segment in self.segments or segment in self._new:
            raise ValueError(f"{segment} is in the index already")
        if not segment.file_in(self.folder).is_file():
            raise ValueError(f"{segment} has no file in {self.folder}")
        self._new.append(segment)

    def drop_segment(self, segment_id: str) -> None:
        """Takes a segment away with all its documents."""
        self._check_state()
        self._dropped.append(self._segment(segment_id))

    def merge_segments(self, segment_ids: Collection[str]) -> None:
        """Has segments written anew with the next commit, without what is deleted: as few as can hold them.

        They take the place of the first of those that they are made of.
        """
        self._check_state()
        self._merged.extend(map(self._segment, segment_ids))

    def delete_in(self, segment_id: str, documents: Collection[int]) -> None:
        """Marks documents of a segment, by their numbers in it, as deleted."""
        self._check_state()
        segment = self._segment(segment_id)
        if not all(0 <= document < segment.documents for document in documents):
            raise ValueError(f"{segment} has only {segment.documents} documents")
        segment.deleted.update(documents)

    def add_document(self, **fields: object) -> NoReturn:
        """Refuses: documents come as finished segments."""
        raise NotImplementedError("documents come as finished segments: see add_segment")

    def update_document(self, **fields: object) -> NoReturn:
        """Refuses before anything is deleted."""
        self.add_document()

    def add_reader(self, reader: object) -> NoReturn:
        """Refuses: what other indexes hold was not analysed here."""
        raise NotImplementedError("documents come as finished segments: see add_segment")

    def commit(
        self, mergetype: MergeType | None = None, optimize: bool | None = None, merge: bool | None = None
    ) -> None:
        """Makes all changes at once, as a new generation; segments without documents are left out.

        With ``optimize`` all segments are merged; else they stay as they are, but for those that were to be
        merged, and what a ``mergetype`` leaves out. Whatever is raised, the lock is free again.
        """
        try:
            super().commit(mergetype=mergetype, optimize=optimize, merge=merge)
        finally:
            if not self.is_closed:  # Whoosh 2.7.4 leaves that to the caller
                self._finish()

    def _merge_segments(
        self, mergetype: MergeType | None, optimize: bool | None, merge: bool | None
    ) -> list[ArraySegment]:
        kept = [
            segment
            for segment in (mergetype or NO_MERGE)(self, self.segments)
            if segment not in self._dropped
        ]
        filled = [segment for segment in [*kept, *self._new] if segment.doc_count()]
        wanted = filled if optimize or self.optimize else [s for s in filled if s in self._merged]
        if not wanted:
            return filled
        before = filled[: filled.index(wanted[0])]
        behind = [segment for segment in filled[len(before) :] if segment not in wanted]
        return [*before, *merged(self.folder, wanted), *behind]

    def _segment(self, segment_id: str) -> ArraySegment:
        for segment in self.segments:
            if segment.segment_id() == segment_id:
                return segment
        raise ValueError(f"the index has no segment {segment_id!r}")


def only_ours(segments: Sequence[object]) -> list[ArraySegment]:
    """The segments, if all are of arrays; raises :class:`DamagedIndex` if Whoosh itself wrote any."""
    ours = [segment for segment in segments if isinstance(segment, ArraySegment)]
    if len(ours) < len(segments):
        raise DamagedIndex("Another program has written to the index: run 'babelfind rebuild'.")
    return ours
