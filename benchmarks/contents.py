"""What is in an index: its segments, what their arrays take, and the terms of each document."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np

from benchmarks.rivals import Words
from indexer.arrayfile import Array, open_arrays
from indexer.builds import Builds
from indexer.engines.whoosh_index import frame
from indexer.engines.whoosh_index.integers import read_integers
from indexer.engines.whoosh_index.keys import split_term_key
from indexer.engines.whoosh_index.opened import Snapshot, snapshot_of
from indexer.engines.whoosh_index.segment import SEGMENT, Segment
from indexer.engines.whoosh_index.strings import StringTable

_PARTS = {
    "stored texts": ("texts.",),
    "places of all tokens in them": ("places.", "records."),
    "positions": ("positions", "position_widths", "terms.position_bits"),
    "written forms of occurrences": ("forms", "terms.form_bits"),
    "postings": ("documents", "weights", "title_gaps", "title_counts", "terms.postings", "terms.at_most"),
    "lexicon": ("terms.", "written."),
}
"""What the names of arrays begin with; the first that fits counts."""

_COLUMNS = "ids, dates, lengths and other columns"
_FRAME = "Whoosh's frame and notes"

_BYTES_OF_A_POSTING = 3
"""Two for the document, one for how often."""

_TERMS_AT_ONCE = 2**14


class FieldSize(NamedTuple):
    """What the words of one language, or the parts of its compounds, are in an index."""

    terms: int
    postings: int
    bytes: int
    """Of postings, positions and written forms."""


def snapshot(index: Path) -> Snapshot:
    """The live segments, opened."""
    return snapshot_of(_folder(index))


def sizes(index: Path) -> dict[str, int]:
    """The bytes of each part of the live build; together they are all of it."""
    taken = Counter(dict.fromkeys([*_PARTS, _COLUMNS], 0))
    for arrays in _arrays_of_segments(index):
        for name, array in arrays.items():
            taken[_part(name)] += array.nbytes
    taken[_FRAME] = folder_bytes(_folder(index).parent) - taken.total()
    return dict(taken)


def fields(index: Path) -> dict[str, FieldSize]:
    """What each field is, the largest first; a title is not told from a text there."""
    found: defaultdict[str, list[FieldSize]] = defaultdict(list)
    for arrays in _arrays_of_segments(index):
        for name, size in _fields_of(arrays):
            found[name].append(size)
    sizes = {name: together(of_segments) for name, of_segments in found.items()}
    return dict(sorted(sizes.items(), key=lambda field: -field[1].bytes))


def together(sizes: Iterable[FieldSize]) -> FieldSize:
    """All of them as one."""
    terms, postings, taken = np.array([*sizes], np.int64).reshape(-1, 3).sum(axis=0).tolist()
    return FieldSize(terms, postings, taken)


def _fields_of(arrays: Mapping[str, Array]) -> Iterator[tuple[str, FieldSize]]:
    keys = [split_term_key(key)[0] for key in StringTable(arrays, "terms")]
    names, of = np.unique(keys, return_inverse=True)
    postings = read_integers(arrays["terms.postings"])
    bits = read_integers(arrays["terms.position_bits"]) + read_integers(arrays["terms.form_bits"])
    taken = _BYTES_OF_A_POSTING * postings + bits / 8
    columns = (np.bincount(of, each).astype(np.int64) for each in (np.ones(len(of)), postings, taken))
    for name, *size in zip(names.tolist(), *(column.tolist() for column in columns), strict=True):
        yield name, FieldSize(*size)


def folder_bytes(folder: Path) -> int:
    """What the files in a folder and below it take."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def write_terms(opened: Snapshot, words: Words, file: Path) -> None:
    """Writes a line for each document: its terms in their order, as invented words."""
    with file.open("w", encoding="ascii") as stream:
        for segment in opened.segments:
            for number, line in enumerate(_lines(segment.files, words)):
                if segment.alive is None or segment.alive[number]:
                    stream.write(line)


def _lines(segment: Segment, words: Words) -> Iterator[str]:
    keys = (key.decode("utf-8", "surrogatepass").partition("\0") for key in segment.terms)
    names = [words.learn(language, term) for language, _, term in keys]
    terms, places = [np.zeros(0, np.uint32)], [np.zeros(0, np.uint64)]
    for first in range(0, len(names), _TERMS_AT_ONCE):
        some = np.arange(first, min(first + _TERMS_AT_ONCE, len(names)))
        found = segment.occurrences(some)
        terms.append(some[found.terms].astype(np.uint32))
        places.append((found.documents << 32 | found.positions).astype(np.uint64))
    of_all = np.concatenate(places)
    order = np.argsort(of_all, kind="stable")
    in_order = np.concatenate(terms)[order]
    edges = np.arange(segment.documents + 1, dtype=np.uint64) << np.uint64(32)
    cuts = of_all[order].searchsorted(edges).tolist()
    for number in range(segment.documents):
        of_document = in_order[cuts[number] : cuts[number + 1]].tolist()
        yield " ".join(map(names.__getitem__, of_document)) + "\n"


def _part(name: str) -> str:
    return next((part for part, beginnings in _PARTS.items() if name.startswith(beginnings)), _COLUMNS)


def _arrays_of_segments(index: Path) -> Iterator[Mapping[str, Array]]:
    folder = _folder(index)
    for segment in frame.segments(folder):
        yield open_arrays(segment.file_in(folder), SEGMENT).arrays


def _folder(index: Path) -> Path:
    """Where the engine keeps the segments of the live build."""
    return index / "builds" / Builds(index).live_name() / "whoosh"
