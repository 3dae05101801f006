"""The segments of an index as one search sees them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.documents import TEXT, TITLE
from indexer.engines.whoosh_index import frame
from indexer.engines.whoosh_index.ranges import Ints, Mask, all_but
from indexer.engines.whoosh_index.segment import Segment
from indexer.facets import date_number, is_within, year_of
from indexer.query import Facet, Filters
from indexer.ranking import Floats, length_norms, weighted_lengths

_POSTINGS_AT_ONCE = 2**20
"""That are read where all are: few enough to take little memory."""


@dataclass(frozen=True, slots=True, eq=False)
class OpenSegment:
    """A segment among others."""

    files: Segment
    alive: Mask | None
    """Which documents are not deleted; ``None`` if none is."""
    dead: NDArray[np.uint32] | None
    """How many of each term's postings are of deleted documents; ``None`` if none is."""
    base: int
    """The number of its first document in the whole index."""
    norms: Floats
    """What ranking makes of the length of each document, compared with the mean of the whole index.

    Infinite for deleted documents, so that their scores are 0.
    """
    longer: float
    """The mean length in the whole index, compared with that in this segment."""

    @property
    def documents(self) -> int:
        """How many there are, deleted ones included."""
        return self.files.documents

    def having_paths(self, paths: Collection[bytes]) -> Ints:
        """The documents that are there and come from these files."""
        wanted = np.array([path in paths for path in self.files.paths], np.bool_)
        found = wanted[self.files.path_numbers]
        return np.flatnonzero(found if self.alive is None else found & self.alive)

    def passing(self, filters: Filters) -> Mask:
        """Which documents are there and pass the filters."""
        passing = np.ones(self.documents, np.bool_) if self.alive is None else self.alive.copy()
        if not filters:
            return passing
        if filters.languages is not None:
            passing &= self._in_any(filters.languages)
        passing &= ~self._in_any(filters.excluded_languages)
        if filters.kinds is not None:
            wanted = [kind in filters.kinds for kind in self.files.notes["kinds"]]
            passing &= np.array(wanted, np.bool_)[self.files.kinds]
        if filters.folders is not None:
            within = [
                any(is_within(f, wanted) for wanted in filters.folders) for f in self.files.notes["folders"]
            ]
            passing &= np.array(within, np.bool_)[self.files.folders]
        if filters.since is not None or filters.until is not None:
            passing &= self._dated(filters.since, filters.until)
        return passing

    def facet(self, facet: Facet, answering: Mask) -> Counter[str]:
        """How many of the answering documents have each value."""
        if facet is Facet.LANGUAGE:
            languages = self.files.languages[answering]
            names = self.files.notes["languages"]
            return Counter({name: self._count(languages, number) for number, name in enumerate(names)})
        if facet is Facet.YEAR:
            dates = self.files.dates[answering]
            years, counts = np.unique(dates[dates > 0] // 10_000 * 10_000, return_counts=True)
            return Counter({year_of(y): n for y, n in zip(years.tolist(), counts.tolist(), strict=True)})
        numbers, names = (
            (self.files.kinds, self.files.notes["kinds"])
            if facet is Facet.KIND
            else (self.files.folders, self.files.notes["folders"])
        )
        counts = np.bincount(numbers[answering], minlength=len(names))
        return Counter(dict(zip(names, counts.tolist(), strict=True)))

    def _count(self, languages: NDArray[np.uint64], number: int) -> int:
        return int(np.count_nonzero(languages & languages.dtype.type(1 << number)))

    def _in_any(self, languages: Sequence[str]) -> Mask:
        names = self.files.notes["languages"]
        bits = sum(1 << names.index(language) for language in set(languages) if language in names)
        wanted: Mask = (self.files.languages & self.files.languages.dtype.type(bits)) > 0
        return wanted

    def _dated(self, since: str | None, until: str | None) -> Mask:
        dates = self.files.dates
        dated: Mask = dates > 0
        if since is not None:
            first = date_number(since, "0")
            dated &= dates >= first if first is not None else False
        if until is not None:
            last = date_number(until, "9")
            dated &= dates <= last if last is not None else False
        return dated


class Snapshot:
    """The segments of an index, opened, and what they have in common. Safe to read from several threads."""

    def __init__(self, files: Sequence[tuple[Path, frozenset[int]]]) -> None:
        """``files`` are segments with the numbers of their deleted documents."""
        opened = [Segment(path) for path, _ in files]
        alive = [
            all_but(segment.documents, deleted) if deleted else None
            for segment, (_, deleted) in zip(opened, files, strict=True)
        ]
        lengths = [_lengths(segment) for segment in opened]
        of_alive = [each if mask is None else each[mask] for each, mask in zip(lengths, alive, strict=True)]
        self.documents = sum(map(len, of_alive))
        """How many there are, without deleted ones."""
        mean = max(sum(float(each.sum()) for each in of_alive) / max(self.documents, 1), 1.0)
        bases = np.cumsum([0, *(segment.documents for segment in opened)]).tolist()
        self.segments = [
            OpenSegment(
                segment,
                mask,
                None if mask is None else _dead(segment, mask),
                base,
                _norms(each / mean, mask),
                mean / max(float(each.mean()), 1.0),
            )
            for segment, mask, base, each in zip(opened, alive, bases, lengths, strict=False)
        ]

    def segment_of(self, document: int) -> OpenSegment:
        """The segment that has the document of that number in the whole index."""
        return next(segment for segment in reversed(self.segments) if segment.base <= document)

    def number_of(self, id_: bytes) -> int | None:
        """The number in the whole index of the document with that id."""
        for segment in self.segments:
            document = segment.files.number_of(id_)
            if document is not None and (segment.alive is None or segment.alive[document]):
                return segment.base + document
        return None


def snapshot_of(folder: Path) -> Snapshot:
    """The segments of the latest generation of an index; raises as :func:`~.frame.segments` does."""
    found = frame.segments(folder)
    return Snapshot([(segment.file_in(folder), frozenset(segment.deleted_docs())) for segment in found])


def _dead(segment: Segment, alive: Mask) -> NDArray[np.uint32]:
    dead = np.zeros(len(segment.terms), np.uint32)
    for first in range(0, len(segment.posting_documents), _POSTINGS_AT_ONCE):
        documents = segment.posting_documents[first : first + _POSTINGS_AT_ONCE]
        postings = np.flatnonzero(~alive[documents]) + first
        terms = segment.first_postings.searchsorted(postings, "right") - 1
        np.add.at(dead, terms, 1)
    return dead


def _norms(relative_lengths: Floats, alive: Mask | None) -> Floats:
    norms = length_norms(relative_lengths)
    return norms if alive is None else np.where(alive, norms, np.inf)


def _lengths(segment: Segment) -> Floats:
    return weighted_lengths({TITLE: segment.title_tokens, TEXT: segment.text_tokens})


def sorted_by_date(dates: Ints, *, newest: bool) -> Ints:
    """The order of documents by their dates, those without one last; equal ones as they are."""
    keys = np.where(dates > 0, -dates if newest else dates, np.iinfo(np.int64).max)
    return np.argsort(keys, kind="stable")
