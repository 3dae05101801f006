"""Records compressed together in blocks: small ones cost little, and one is read without reading all.

Blocks of a large collection of texts refer to a dictionary, made from a sample of its records: so small
blocks, which are read soon, are smaller together than large ones would be.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from indexer.arrayfile import Array, DamagedFile
from indexer.engines.whoosh_index.compression import (
    Decompressor,
    compressed,
    compressor,
    dictionary_of,
    trained_dictionary,
)
from indexer.engines.whoosh_index.ranges import Ints, pointers
from indexer.engines.whoosh_index.strings import narrowed

_DICTIONARY = 2**18
_WORTH_A_DICTIONARY = 12 * _DICTIONARY
_SAMPLED = 4
"""Of so many records one is read to make it."""
_BLOCKS_REMEMBERED = 128


class BlockWriter:
    """Takes records one after the other."""

    def __init__(self, level: int, block: int, *, with_dictionary: bool) -> None:
        """``level`` is that of the compression; with ``block`` bytes or more a block ends behind a record.

        ``with_dictionary`` if records have stretches in common.
        """
        self._level = level
        self._block = block
        self._least = _WORTH_A_DICTIONARY if with_dictionary else math.inf
        self._records: list[bytes] = []

    def add(self, record: bytes) -> None:
        """One more record, of any size."""
        self._records.append(record)

    def arrays(self, name: str) -> dict[str, Array]:
        """All records, under names that begin with ``name``; ``name.blocks`` are the compressed bytes."""
        sizes = np.array([*map(len, self._records)], np.uint32)
        dictionary = self._dictionary(int(sizes.sum(dtype=np.int64)))
        compress = compressor(self._level, dictionary_of(dictionary) if dictionary else None).compress
        cuts = _cuts(sizes, self._block)
        blocks = [compress(b"".join(self._records[first:behind])) for first, behind in pairwise(cuts)]
        packed = compressed(dictionary) if dictionary else np.zeros(0, np.uint8)
        return {
            f"{name}.blocks": np.frombuffer(b"".join(blocks), np.uint8),
            f"{name}.block_lengths": np.array([*map(len, blocks)], np.uint32),
            f"{name}.block_records": narrowed(np.diff(cuts)),
            f"{name}.record_sizes": narrowed(sizes),
            f"{name}.dictionaries": packed,
            f"{name}.dictionary_lengths": np.array([len(packed)], np.uint32),
            f"{name}.dictionary_blocks": np.array([len(blocks)], np.uint32),
        }

    def _dictionary(self, size: int) -> bytes:
        """Of records from everywhere; nothing where there are too few for that to pay."""
        return trained_dictionary(self._records[::_SAMPLED], _DICTIONARY) if size >= self._least else b""


def joined_blocks(parts: Sequence[Mapping[str, Array]], name: str) -> dict[str, Array]:
    """The records of several writers, one after the other; nothing is compressed anew."""
    names = [key for key in parts[0] if key.startswith(f"{name}.")]
    return {key: np.concatenate([part[key] for part in parts]) for key in names}


class Content(Protocol):
    """Compressed blocks, one after the other, wherever they are."""

    def __getitem__(self, piece: slice, /) -> bytes | memoryview:
        """A slice with a beginning and an end."""


class Blocks:
    """The records that block writers took, by their number; safe to read from several threads.

    Raises :class:`DamagedFile` where a block is not what was written.
    """

    def __init__(self, arrays: Mapping[str, Array], name: str, content: Content) -> None:
        """``content`` is what is in the array ``name.blocks``, which is not read."""
        # Read one number at a time, for which an array takes longer than what it is an array of.
        first_records = pointers(arrays[f"{name}.block_records"])
        record_places = pointers(arrays[f"{name}.record_sizes"])
        self._first_records = first_records.data
        self._record_places = record_places.data
        self._compressed = _Compressed(arrays, name, content, np.diff(record_places[first_records]))
        self._block = lru_cache(maxsize=_BLOCKS_REMEMBERED)(self._compressed)

    def __getitem__(self, record: int) -> memoryview:
        block = bisect_right(self._first_records, record) - 1
        first = self._record_places[self._first_records[block]]
        start, end = self._record_places[record] - first, self._record_places[record + 1] - first
        return memoryview(self._block(block))[start:end]

    def check(self) -> None:
        """Decompresses everything."""
        for block in range(len(self._first_records) - 1):
            self._compressed(block)


class _Compressed:
    """The blocks by number.

    What remembers some keeps this and not :class:`Blocks`, which so goes with its last user.
    """

    def __init__(self, arrays: Mapping[str, Array], name: str, content: Content, sizes: Ints) -> None:
        """``sizes`` are those of the blocks when they are decompressed."""
        self._content = content
        self._sizes = sizes.data
        self._places = pointers(arrays[f"{name}.block_lengths"]).data
        self._first_blocks = pointers(arrays[f"{name}.dictionary_blocks"]).data
        self._decompressors = list(_decompressors(arrays, name))

    def __call__(self, block: int) -> bytes:
        part = bisect_right(self._first_blocks, block) - 1
        try:
            compressed_ = self._content[self._places[block] : self._places[block + 1]]
        except OSError as error:
            raise DamagedFile(f"a block of stored documents can't be read ({error})") from error
        content = self._decompressors[part](compressed_)
        if len(content) != self._sizes[block]:
            raise DamagedFile("a block of stored documents has not the size it was written with")
        return content


def _decompressors(arrays: Mapping[str, Array], name: str) -> Iterator[Decompressor]:
    """Of each writer's blocks."""
    places = pointers(arrays[f"{name}.dictionary_lengths"]).tolist()
    for start, end in pairwise(places):
        packed = arrays[f"{name}.dictionaries"][start:end]
        yield Decompressor(dictionary_of(Decompressor()(packed.data)) if len(packed) else None)


def _cuts(sizes: NDArray[np.uint32], block: int) -> list[int]:
    """The first record of each block, and at last their number."""
    ends = np.cumsum(sizes, dtype=np.int64)
    cuts = [0]
    while cuts[-1] < len(sizes):
        before = int(ends[cuts[-1] - 1]) if cuts[-1] else 0
        cuts.append(min(int(ends.searchsorted(before + block)) + 1, len(sizes)))
    return cuts
