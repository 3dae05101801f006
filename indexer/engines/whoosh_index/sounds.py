"""How token types may be heard, on their way into a segment and there: hashes of their sounds.

A hash is only a sieve. Whoever asks for a sound gets all that may be heard so, and rarely something else.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.arrayfile import Array
from indexer.documents import TokenType
from indexer.engines.whoosh_index.hashes import hashed_arrays, hashes_of
from indexer.engines.whoosh_index.keys import term_key

sound_key = term_key
"""Of a sound of a language, from the language and the sound."""


class Sounds(NamedTuple):
    """A row for each way in which a token type may be heard."""

    types: NDArray[np.uint32]
    """Numbers in a vocabulary."""
    hashes: NDArray[np.uint32]
    """Of the key of the sound."""

    @classmethod
    def of(cls, kinds: Sequence[TokenType]) -> Sounds:
        """Those of token types, which are the vocabulary."""
        keys = [sound_key(kind.language, sound) for kind in kinds for sound in kind.sounds]
        counts = [len(kind.sounds) for kind in kinds]
        return cls(np.repeat(np.arange(len(kinds), dtype=np.uint32), counts), hashes_of(keys))

    @classmethod
    def joined(cls, parts: Sequence[Sounds]) -> Sounds:
        """Those of parts that have one vocabulary."""
        return cls(*map(np.concatenate, zip(*parts, strict=True)))

    def renumbered(self, numbers: NDArray[np.uint32]) -> Sounds:
        """The same in a vocabulary where each type has another number."""
        return self._replace(types=numbers[self.types])

    def only(self, kept: NDArray[np.bool_]) -> Sounds:
        """Those of some types, ``kept`` saying of each whether it is one."""
        return Sounds(*(column[kept[self.types]] for column in self))

    def arrays(self, name: str, written: NDArray[np.uint32]) -> dict[str, Array]:
        """A table of the words as written, by their sounds; ``written`` has the word of each type."""
        rows = np.unique(written[self.types].astype(np.uint64) << np.uint64(32) | self.hashes)
        return hashed_arrays(name, rows.astype(np.uint32), (rows >> np.uint64(32)).astype(np.uint32))
