"""Documents of one worker on their way into a segment: their tokens, stored records and columns.

A worker writes what it has analysed into a file, a *unit*; units are put together into segments in the order
of the documents, whichever worker was first.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.arrayfile import Array, FileKind, open_arrays, write_arrays
from indexer.documents import TEXT, TITLE, AnalyzedDocument, TokenType, in_parts
from indexer.engines.whoosh_index.columns import Columns
from indexer.engines.whoosh_index.keys import NOT_WRITTEN, string_key, string_of, type_keys
from indexer.engines.whoosh_index.lexicon import union
from indexer.engines.whoosh_index.ranges import pointers, ranges
from indexer.engines.whoosh_index.sounds import Sounds
from indexer.engines.whoosh_index.storing import Storage
from indexer.engines.whoosh_index.streams import TokenStream

UNIT = FileKind(b"bblunit\0", 3)
_BETWEEN = b"\xff"  # in no UTF-8
_STORED = ("texts.", "places.", "records.")
_TOKENS = ("types", "positions", "title_tokens", "text_tokens", "title_rows", "text_rows")


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """Some documents, ready to be put into a segment."""

    columns: Columns
    tokens: TokenStream
    stored: Mapping[str, Array]

    def save(self, path: Path) -> None:
        """Writes it into a new file."""
        arrays = {name: getattr(self.tokens, name) for name in _TOKENS}
        arrays["vocabulary"] = np.frombuffer(_BETWEEN.join(self.tokens.vocabulary), np.uint8)
        arrays |= {f"sounds.{name}": array for name, array in self.tokens.sounds._asdict().items()}
        arrays["columns"] = np.frombuffer(string_key(json.dumps(self.columns.values())), np.uint8)
        write_arrays(path, UNIT, {**arrays, **self.stored}, {})

    @classmethod
    def load(cls, path: Path) -> Unit:
        """The unit in a file, which must stay as it is as long as the unit is used."""
        arrays = open_arrays(path, UNIT).arrays
        columns = Columns.of(json.loads(string_of(arrays["columns"].tobytes())))
        packed = arrays["vocabulary"].tobytes()
        vocabulary = packed.split(_BETWEEN) if packed else []
        sounds = Sounds(*(arrays[f"sounds.{name}"] for name in Sounds._fields))
        tokens = TokenStream(vocabulary, sounds, *(arrays[name] for name in _TOKENS))
        stored = {name: array for name, array in arrays.items() if name.startswith(_STORED)}
        return cls(columns, tokens, stored)


def unit_of(documents: Iterable[AnalyzedDocument]) -> Unit:
    """The unit of some documents, in their order."""
    collected = _Collected()
    for analyzed in documents:
        collected.add(analyzed)
    return collected.unit()


class _Collected:
    """What documents brought, one after the other."""

    def __init__(self) -> None:
        self._columns = Columns()
        self._storage = Storage()
        self._runs: list[_Run] = []
        self._lengths: list[tuple[int, int]] = []

    def add(self, analyzed: AnalyzedDocument) -> None:
        title, text = analyzed.tokens[TITLE], analyzed.tokens[TEXT]
        title_positions = int(title.positions[-1]) + 1 if len(title) else 0
        if not self._runs or self._runs[-1].vocabulary is not analyzed.vocabulary:
            self._runs.append(_Run(analyzed.vocabulary, [], []))
        self._runs[-1].types.extend((title.types, text.types))
        self._runs[-1].positions.extend((title.positions, text.positions + np.uint32(title_positions)))
        self._lengths.append((len(title), len(text)))
        self._columns.add(analyzed, title_positions)
        self._storage.add(analyzed, title_positions)

    def unit(self) -> Unit:
        runs = [_rows_of(run) for run in self._runs]
        vocabulary, types, sounds = _as_one(runs)
        lengths = np.array(self._lengths, np.uint32).reshape(-1, 2)
        rows = _sums(_joined([run.rows for run in runs]), lengths.ravel()).reshape(-1, 2)
        positions = _joined([run.positions for run in runs])
        tokens = TokenStream(vocabulary, sounds, types, positions, *lengths.T, *rows.T)
        return Unit(self._columns, tokens, self._storage.arrays())


class _Run(NamedTuple):
    """The tokens of neighbouring documents that share a vocabulary."""

    vocabulary: Sequence[TokenType]
    types: list[NDArray[np.uint32]]
    positions: list[NDArray[np.uint32]]


class _Rows(NamedTuple):
    """The same with a row for each part of a compound behind its token."""

    keys: list[bytes]
    """Of the types that occur."""
    types: NDArray[np.uint32]
    positions: NDArray[np.uint32]
    rows: NDArray[np.uint32]
    """How many rows each token has."""
    sounds: Sounds


def _rows_of(run: _Run) -> _Rows:
    """A vocabulary holds all that a process has ever met: of most of it nothing is in a run."""
    types = _joined(run.types)
    occurs = np.zeros(int(types.max(initial=0)) + 1, np.bool_)
    occurs[types] = True
    kinds = [*map(run.vocabulary.__getitem__, occurs.nonzero()[0].tolist())]
    types = (np.cumsum(occurs, dtype=np.uint32) - np.uint32(1))[types]
    parts, numbers, counts = _parts(kinds)
    rows = counts[types]
    firsts = pointers(counts)[types]
    return _Rows(
        type_keys(kinds) + type_keys(parts),
        numbers[ranges(firsts, rows)],
        np.repeat(_joined(run.positions), rows),
        rows,
        Sounds.of(kinds),
    )


def _parts(kinds: Sequence[TokenType]) -> tuple[list[TokenType], NDArray[np.uint32], NDArray[np.uint32]]:
    """The types of all parts; for each kind its number and those of its parts; and how many these are."""
    counts = np.fromiter((1 + len(kind.parts) for kind in kinds), np.uint32, len(kinds))
    found: dict[tuple[str, str], int] = {}
    of_parts = [
        found.setdefault((in_parts(kind.language), term), len(kinds) + len(found))
        for kind in compress(kinds, counts > 1)
        for term in kind.parts
    ]
    numbers = np.zeros(int(counts.sum()), np.uint32)
    is_part = np.ones(len(numbers), np.bool_)
    is_part[pointers(counts)[:-1]] = False
    numbers[~is_part] = np.arange(len(kinds))
    numbers[is_part] = of_parts
    return [TokenType(field, term, NOT_WRITTEN) for field, term in found], numbers, counts


def _as_one(runs: list[_Rows]) -> tuple[list[bytes], NDArray[np.uint32], Sounds]:
    """Keys, types and sounds of all runs, the keys in their order: so that units are soon put together."""
    if not runs:
        return [], np.zeros(0, np.uint32), Sounds.of([])
    vocabulary, numbers = union([run.keys for run in runs])
    types = [of_run[run.types] for run, of_run in zip(runs, numbers, strict=True)]
    sounds = [run.sounds.renumbered(of_run) for run, of_run in zip(runs, numbers, strict=True)]
    return vocabulary, _joined(types), Sounds.joined(sounds)


def _sums(values: NDArray[np.uint32], lengths: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """The sum of each run of values; runs may be empty."""
    before = pointers(values)
    sums: NDArray[np.uint32] = np.diff(before[pointers(lengths)]).astype(np.uint32)
    return sums


def _joined(arrays: list[NDArray[np.uint32]]) -> NDArray[np.uint32]:
    return np.concatenate(arrays) if arrays else np.zeros(0, np.uint32)
