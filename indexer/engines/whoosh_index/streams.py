"""The tokens of some documents as arrays, on their way into the postings of a segment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh_index.sounds import Sounds


@dataclass(frozen=True, slots=True, eq=False)
class TokenStream:
    """The tokens of some documents, in their order, title first."""

    vocabulary: Sequence[bytes]
    """The :func:`~indexer.engines.whoosh_index.keys.type_key` of each type, none twice."""
    sounds: Sounds
    """Of the types of the vocabulary; some may be there twice."""
    types: NDArray[np.uint32]
    """A number in the vocabulary for each token, and behind it one for each part of a compound."""
    positions: NDArray[np.uint32]
    """Positions in the document: those of the text go on where the title's end."""
    title_tokens: NDArray[np.uint32]
    """How many tokens of each document are its title's, the parts of compounds not counted."""
    text_tokens: NDArray[np.uint32]
    title_rows: NDArray[np.uint32]
    """How many rows of each document are its title's: each part of a compound has one of its own."""
    text_rows: NDArray[np.uint32]
