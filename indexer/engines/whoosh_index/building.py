"""A new build of the index: units come in, segments go out."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import count, islice, takewhile
from pathlib import Path
from typing import NamedTuple

from indexer.arrayfile import open_arrays
from indexer.documents import AnalyzedDocument
from indexer.engines.whoosh_index import frame
from indexer.engines.whoosh_index.assembly import assemble
from indexer.engines.whoosh_index.codec import ArraySegment
from indexer.engines.whoosh_index.inversion import MOST_DOCUMENTS, MOST_TOKENS
from indexer.engines.whoosh_index.keys import string_key
from indexer.engines.whoosh_index.opened import OpenSegment, Snapshot
from indexer.engines.whoosh_index.segment import SEGMENT
from indexer.engines.whoosh_index.units import Unit, unit_of

_MOST_SMALL_SEGMENTS = 8
"""Each costs every search some time."""


class Size(NamedTuple):
    """How much there is in a segment or unit that is not deleted."""

    documents: int
    tokens: int
    """At most about so many."""

    def fits(self, share: int = 1) -> bool:
        """Whether it is no more than that part of what a segment can have."""
        return self.documents * share <= MOST_DOCUMENTS and self.tokens * share <= MOST_TOKENS

    def with_(self, other: Size) -> Size:
        """Both together."""
        return Size(self.documents + other.documents, self.tokens + other.tokens)


@dataclass(frozen=True, slots=True)
class UnitFile:
    """A unit that was written to a file."""

    path: Path
    size: Size


@dataclass(frozen=True, slots=True)
class UnitWriter:
    """Writes units into a folder; may be sent to another process."""

    folder: Path

    def __call__(self, documents: Iterable[AnalyzedDocument]) -> list[UnitFile]:
        """Writes units of these documents, in their order: as few as fit into segments."""
        remaining = iter(documents)
        units = (unit_of(islice(remaining, MOST_DOCUMENTS)) for _ in count())
        return [self._written(unit) for unit in takewhile(lambda unit: unit.columns.ids, units)]

    def _written(self, unit: Unit) -> UnitFile:
        path = self.folder / f"{secrets.token_hex(8)}.unit"
        unit.save(path)
        return UnitFile(path, Size(len(unit.columns.ids), len(unit.tokens.types)))


class SegmentBuild:
    """Makes segments in the folder of an index that may have some already."""

    def __init__(self, folder: Path, units: Path, snapshot: Snapshot | None) -> None:
        """``units`` is a folder for files that are not needed in the end; ``snapshot`` is what there is."""
        self.prepare: Callable[[Iterable[AnalyzedDocument]], list[UnitFile]] = UnitWriter(units)
        self._folder = folder
        self._snapshot = snapshot
        self._waiting: list[tuple[UnitFile, Sequence[str | None]]] = []
        self._segments: list[ArraySegment] = []
        self._deleted: dict[str, set[int]] = {}

    def add(self, units: Sequence[UnitFile], ids: Sequence[str | None]) -> None:
        """Takes units; ``ids`` are those that their documents shall have, ``None`` leaves a document out.

        A document that is already there with the same id is deleted.
        """
        self.remove(id_ for id_ in ids if id_ is not None)
        remaining = iter(ids)
        for unit in units:
            together = reduce(Size.with_, (waiting.size for waiting, _ in self._waiting), unit.size)
            if not together.fits():
                self._assemble()
            self._waiting.append((unit, [*islice(remaining, unit.size.documents)]))

    def remove(self, ids: Iterable[str]) -> int:
        """Deletes the documents with these ids that are there; gives their number."""
        if self._snapshot is None:
            return 0
        found = 0
        for id_ in ids:
            number = self._snapshot.number_of(string_key(id_))
            if number is not None:
                segment = self._snapshot.segment_of(number)
                found += self._delete(segment, {number - segment.base})
        return found

    def remove_files(self, paths: Collection[str]) -> int:
        """Deletes the documents of these files that are there; gives their number."""
        if self._snapshot is None:
            return 0
        keys = {string_key(path) for path in paths}
        having = ((segment, segment.having_paths(keys)) for segment in self._snapshot.segments)
        return sum(self._delete(segment, set(documents.tolist())) for segment, documents in having)

    def path_of(self, id_: str) -> str | None:
        """The file of the document with this id that is there and stays."""
        number = self._snapshot.number_of(string_key(id_)) if self._snapshot else None
        if self._snapshot is None or number is None:
            return None
        segment = self._snapshot.segment_of(number)
        if number - segment.base in self._deleted_of(segment):
            return None
        return segment.files.path_of(number - segment.base)

    def finish(self) -> None:
        """Writes what is left, commits everything, and joins segments where there are many small ones."""
        self._assemble()
        frame.commit(self._folder, self._segments, self._deleted)
        segments = frame.segments(self._folder)
        sizes = [_size(self._folder, segment) for segment in segments]
        if chosen := _to_merge(segments, sizes):
            frame.merge(self._folder, chosen)

    def _delete(self, segment: OpenSegment, documents: set[int]) -> int:
        """Marks documents; gives how many of them were not marked before."""
        deleted = self._deleted_of(segment)
        before = len(deleted)
        deleted |= documents
        return len(deleted) - before

    def _deleted_of(self, segment: OpenSegment) -> set[int]:
        return self._deleted.setdefault(segment.files.path.stem, set())

    def _assemble(self) -> None:
        """One segment of all that waits."""
        waiting, self._waiting = self._waiting, []
        ids = [id_ for _, of_unit in waiting for id_ in of_unit]
        if not ids:
            return
        segment, path = frame.new_segment(self._folder, len(ids))
        units = [_renamed(Unit.load(unit.path), of_unit) for unit, of_unit in waiting]
        assemble(units, path)
        for number, id_ in enumerate(ids):
            if id_ is None:
                segment.delete_document(number)
        self._segments.append(segment)
        for unit, _ in waiting:
            unit.path.unlink()


def _to_merge(segments: Sequence[ArraySegment], sizes: Sequence[Size]) -> list[str]:
    """The ids of segments to write anew: those mostly deleted, and all small ones once they are many."""
    of_segments = zip(segments, sizes, strict=True)
    small = [segment for segment, size in of_segments if size.fits(_MOST_SMALL_SEGMENTS)]
    merged = small if len(small) > _MOST_SMALL_SEGMENTS else []
    worn = [segment for segment in segments if 2 * segment.deleted_count() > segment.doc_count_all()]
    return list(dict.fromkeys(segment.segment_id() for segment in [*merged, *worn]))


def _size(folder: Path, segment: ArraySegment) -> Size:
    """A title's tokens count as often as its weight: more than there are does no harm."""
    tokens = open_arrays(segment.file_in(folder), SEGMENT).notes["weighted_length"]
    return Size(segment.doc_count(), int(tokens * segment.doc_count() / segment.doc_count_all()))


def _renamed(unit: Unit, ids: Sequence[str | None]) -> Unit:
    """With other ids; one that is left out keeps its own, made different from all others."""
    kept = [
        new if new is not None else f"{old}\0{secrets.token_hex(8)}"
        for new, old in zip(ids, unit.columns.ids, strict=True)
    ]
    unit.columns.ids[:] = kept
    return unit
