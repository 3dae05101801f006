"""Bytes compressed by Zstandard, checked when they are decompressed."""

from __future__ import annotations

import threading
from typing import Any

import numpy as np
import zstandard
from numpy.typing import NDArray

from indexer.arrayfile import DamagedFile

_LEVEL_OF_PIECES = 6


def dictionary_of(content: bytes) -> zstandard.ZstdCompressionDict:
    """Content to which what is compressed may refer, so that small pieces of it need not repeat it."""
    return zstandard.ZstdCompressionDict(content, dict_type=zstandard.DICT_TYPE_RAWCONTENT)


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
