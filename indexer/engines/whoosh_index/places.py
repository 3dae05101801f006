"""Where tokens stand, in three columns.

They are: how much further each position is than the one before, how far behind the end of the token before it
begins, and how long it is. Nearly all are below 256, and compressed they take less than a byte together.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

_NARROW, _WIDE = np.dtype(np.uint8), np.dtype("<u4")
_SIGNED = np.dtype("<i4")
"""As which wide columns are read: a token may begin far before the end of the one before it."""
_MOST_NARROW = 255
_OVERLAP = 1
"""Code points by which tokens that are pairs of characters overlap: added, so that gaps are not below 0."""


class Places(NamedTuple):
    """Where tokens are: positions, and starts and ends in code points, in rising order."""

    positions: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]


def places_record(
    positions: NDArray[np.uint32], starts: NDArray[np.uint32], ends: NDArray[np.uint32]
) -> bytes:
    """A record of places; those of a page count from the page's beginning."""
    columns = np.empty((3, len(positions)), _WIDE)
    columns[0] = positions
    columns[0, 1:] -= positions[:-1]
    columns[1] = starts + np.uint32(_OVERLAP)
    columns[1, 1:] -= ends[:-1]
    columns[2] = ends - starts
    narrow = int(columns.max(initial=0)) <= _MOST_NARROW
    return bytes([narrow]) + columns.astype(_NARROW if narrow else _WIDE).tobytes()


def read_places(record: memoryview, position: int, start: int) -> Places:
    """The places that a record tells, moved by a position and a start."""
    columns: NDArray[np.integer] = np.frombuffer(record, _NARROW if record[0] else _SIGNED, offset=1)
    further, behind, lengths = columns.reshape(3, -1)
    positions = further.cumsum(dtype=np.int64)
    positions += position
    steps = np.add(behind, lengths, dtype=np.int64)  # from the end of the token before to its own
    steps -= _OVERLAP
    steps[:1] += start
    ends = steps.cumsum()
    return Places(positions, ends - lengths, ends)
