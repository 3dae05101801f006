"""Bytes compressed by Zstandard, checked when they are decompressed."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Any

import numpy as np
import zstandard
from numpy.typing import NDArray

from indexer.arrayfile import DamagedFile

_LEVEL_OF_PIECES = 6

_SEGMENT = 1024
"""Bytes of which a dictionary is made up: longer and shorter ones were worth less."""
_LEAST_IN_COMMON = 8
"""Bytes."""


def trained_dictionary(samples: Sequence[bytes], size: int) -> bytes:
    """What such content has in common, for :func:`dictionary_of`; nothing where the samples are too few.

    It has tables of how frequent characters are, too, which small pieces then need not have themselves.
    """
    try:
        return zstandard.train_dictionary(size, [*samples], k=_SEGMENT, d=_LEAST_IN_COMMON).as_bytes()
    except zstandard.ZstdError:
        return b""


def dictionary_of(content: bytes) -> zstandard.ZstdCompressionDict:
    """A dictionary to which what is compressed may refer, so that small pieces of it need not repeat it."""
    return zstandard.ZstdCompressionDict(content)


def compressor(
    level: int, dictionary: zstandard.ZstdCompressionDict | None = None
) -> zstandard.ZstdCompressor:
    """One for this thread alone; how much a level gains depends on the content."""
    options: dict[str, Any] = {} if dictionary is None else {"dict_data": dictionary}
    return zstandard.ZstdCompressor(level=level, write_checksum=True, **options)


def compressed(content: bytes) -> NDArray[np.uint8]:
    """A piece by itself, as an array."""
    return np.frombuffer(compressor(_LEVEL_OF_PIECES).compress(content), np.uint8)


class Decompressor:
    """Decompresses what was compressed with a dictionary, or with none; safe to use from several threads."""

    def __init__(self, dictionary: zstandard.ZstdCompressionDict | None = None) -> None:
        options: dict[str, Any] = {} if dictionary is None else {"dict_data": dictionary}
        self._decompressor = zstandard.ZstdDecompressor(**options)
        self._one_at_a_time = threading.Lock()  # it takes microseconds: no thread needs one of its own

    def __call__(self, content: bytes | memoryview) -> bytes:
        """What was compressed. Raises :class:`DamagedFile` where it is not what was written."""
        try:
            with self._one_at_a_time:
                return self._decompressor.decompress(content)
        except zstandard.ZstdError as error:
            raise DamagedFile(f"compressed content is damaged ({error})") from error
