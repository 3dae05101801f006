"""Files of named arrays: written once, mapped into memory, every array under a checksum.

What is mapped counts as the program's memory once it was read, until the system takes it back; so an array
that is read in small pieces, here and there, can be read from the file instead.

Layout, all numbers little-endian::

    8 bytes     the kind of file, for example b"bblsegmt"
    4 bytes     the version of its format
    4 bytes     CRC-32 of the directory
    8 + 8 bytes where the directory begins, and its length
    ...         the arrays, each at a multiple of 64 bytes
    ...         the directory: JSON with each array's type, length, place and CRC-32, and what else is kept
"""

from __future__ import annotations

import json
import mmap
import os
import struct
import threading
import weakref
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

_HEADER = struct.Struct("<8sIIQQ")
_ALIGNMENT = 64
_READ_AT_ONCE = 2**20


class DamagedFile(Exception):
    """A file is not what was written; the message says which and why."""


class ForeignVersion(Exception):
    """A file has a format that this program does not read; the message says which."""


@dataclass(frozen=True, slots=True)
class FileKind:
    """What a file is for: eight bytes at its beginning, and the version of its format."""

    magic: bytes
    version: int


@dataclass(frozen=True, slots=True, eq=False)
class ArrayFile:
    """The arrays of a file, mapped and read-only, and its notes.

    They stay readable if the file is removed.
    """

    path: Path
    arrays: Mapping[str, Array]
    notes: Mapping[str, Any]
    checksums: Mapping[str, tuple[int, int]]
    """Where each array begins in the file, and its CRC-32."""

    def unmapped(self, name: str) -> Unmapped:
        """An array of bytes, to be read from the file and not through the map. Raises :class:`OSError`."""
        return Unmapped(self.path, self.checksums[name][0], len(self.arrays[name]))


class Unmapped:
    """The bytes of an array, read from its file piece by piece. Threads and forked processes may share it.

    They stay readable if the file is removed.
    """

    def __init__(self, path: Path, begin: int, size: int) -> None:
        self._descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        self._begin = begin
        self._size = size
        self._one_at_a_time = threading.Lock()
        weakref.finalize(self, os.close, self._descriptor)

    def __getitem__(self, piece: slice) -> bytes:
        """A slice with a beginning and an end; shorter if the file is. Raises :class:`OSError`."""
        start = self._begin + piece.start
        size = min(piece.stop, self._size) - piece.start
        if hasattr(os, "pread"):
            return os.pread(self._descriptor, size, start)
        with self._one_at_a_time:  # on Windows
            os.lseek(self._descriptor, start, os.SEEK_SET)
            return os.read(self._descriptor, size)


def write_arrays(path: Path, kind: FileKind, arrays: Mapping[str, Array], notes: Mapping[str, Any]) -> None:
    """Writes a new file and flushes it to disk. ``notes`` are for JSON."""
    directory: dict[str, Any] = {"notes": notes, "arrays": {}}
    with path.open("xb") as stream:
        stream.write(bytes(_HEADER.size))
        for name, array in arrays.items():
            stream.write(bytes(-stream.tell() % _ALIGNMENT))
            data = np.ascontiguousarray(array, array.dtype.newbyteorder("<")).data.cast("B")
            directory["arrays"][name] = [array.dtype.str[1:], len(array), stream.tell(), zlib.crc32(data)]
            stream.write(data)
        packed = json.dumps(directory).encode()
        place = stream.tell()
        stream.write(packed)
        stream.seek(0)
        stream.write(_HEADER.pack(kind.magic, kind.version, zlib.crc32(packed), place, len(packed)))
        stream.flush()
        os.fsync(stream.fileno())


def open_arrays(path: Path, kind: FileKind) -> ArrayFile:
    """Maps a file. What it tells of itself is checked; :func:`verify` checks what is in the arrays, too.

    Raises :class:`DamagedFile`, :class:`ForeignVersion` or :class:`OSError`.
    """
    with path.open("rb") as stream:
        directory = _directory(path, kind, stream.read(_HEADER.size), os.fstat(stream.fileno()).st_size)
        mapped = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
    place, length, checksum = directory
    packed = mapped[place : place + length]
    if zlib.crc32(packed) != checksum:
        raise DamagedFile(f"{path.name}: its directory is damaged")
    found = json.loads(packed)
    arrays = {
        name: np.frombuffer(mapped, f"<{of_type}", count, at)
        for name, (of_type, count, at, _) in found["arrays"].items()
    }
    checksums = {name: (at, crc) for name, (_, _, at, crc) in found["arrays"].items()}
    return ArrayFile(path, arrays, found["notes"], checksums)


def verify(path: Path, kind: FileKind, *, leave_out: frozenset[str] = frozenset()) -> None:
    """Reads every byte of a file, but for the arrays to leave out, and compares the checksums.

    Raises :class:`DamagedFile`, :class:`ForeignVersion` or :class:`OSError`.
    """
    opened = open_arrays(path, kind)
    with path.open("rb") as stream:  # read, not mapped: pages of the map would count as the program's memory
        for name, (at, checksum) in opened.checksums.items():
            if name in leave_out:
                continue
            stream.seek(at)
            if _crc(stream, opened.arrays[name].nbytes) != checksum:
                raise DamagedFile(f"{path.name}: {name!r} is damaged")


def _crc(stream: BinaryIO, size: int) -> int:
    """Of so many bytes from where the stream is."""
    crc = 0
    while size and (piece := stream.read(min(size, _READ_AT_ONCE))):
        crc = zlib.crc32(piece, crc)
        size -= len(piece)
    return crc


def _directory(path: Path, kind: FileKind, header: bytes, size: int) -> tuple[int, int, int]:
    """Place, length and checksum of the directory."""
    if len(header) < _HEADER.size:
        raise DamagedFile(f"{path.name}: it has only {len(header)} bytes")
    magic, version, checksum, place, length = _HEADER.unpack(header)
    if magic != kind.magic:
        raise DamagedFile(f"{path.name}: it does not begin as such a file does")
    if version != kind.version:
        raise ForeignVersion(f"{path.name}: format {version}, and this program reads format {kind.version}")
    if place + length != size:
        raise DamagedFile(f"{path.name}: it has {size} bytes and should have {place + length}")
    return place, length, checksum
