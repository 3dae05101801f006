"""What a term can add to a score at most, stored as a byte: so that a search may pass over documents.

The *saturation* of a posting is ``tf / (tf + K)`` with BM25's ``K = k1 · (1 - b + b · relative length)``; a
concept's part in a score is its idf times that times a constant. It depends on the mean length of all
documents, which changes when segments are added; :func:`at_most` allows for that.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.arrayfile import Array
from indexer.ranking import Floats, length_norms

_STEPS = 255
_AT_ONCE = 2**18  # few enough that all steps work in the processor's cache


def bound_arrays(
    firsts: NDArray[Any], documents: NDArray[np.uint16], weights: NDArray[Any], relative_lengths: Floats
) -> dict[str, Array]:
    """For each term the highest saturation of its postings, rounded up."""
    norms = length_norms(relative_lengths)
    bounds = np.empty(len(documents), np.uint8)
    for first in range(0, len(documents), _AT_ONCE):
        piece = slice(first, first + _AT_ONCE)
        saturations = weights[piece] / (weights[piece] + norms[documents[piece]])
        bounds[piece] = np.ceil(saturations * _STEPS)
    highest = np.maximum.reduceat(bounds, firsts[:-1]) if len(bounds) else bounds
    return {"terms.at_most": highest}


def at_most(bound: int, longer: float) -> float:
    """The highest saturation, the mean length being ``longer`` times what it was in the segment."""
    share = bound / _STEPS
    return share if longer <= 1 else longer * share / (1 - share + longer * share)
