"""The kinds of tokens met so far, numbered, so that a token in bulk is a number.

A vocabulary only grows: what a number stands for never changes. Threads may share it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Lock
from typing import Any, Generic, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from analyzers.remembered import Remembered

Kind = TypeVar("Kind", bound=tuple[Any, ...])
"""Language, term, written form and what the caller adds to these, as a type of its own."""

NO_KIND = 2**32 - 1
"""The kind of words that are not searched by."""


class Facts(NamedTuple):
    """What there is to know about a piece, as columns of a table."""

    kind: int
    before: int
    end: int
    """Code points from the beginning of the piece to the end of its word."""
    advance: int
    counts: int


class Vocabulary(Generic[Kind]):
    """Numbers for kinds of tokens, and what is remembered of the pieces of text they were found in."""

    def __init__(self, kind: Callable[[str, str, str], Kind]) -> None:
        """``kind`` makes one of language, term and written form."""
        self.kinds: list[Kind] = []
        """By number. Grows while others read it; may be kept when the vocabulary is given up."""
        self._kind = kind
        self._numbers: dict[Kind, int] = {}
        self._pieces: dict[str, Remembered[np.uint32]] = {}
        self._lock = Lock()

    def __len__(self) -> int:
        """How much it remembers: as many pieces of text, and no more kinds than about that."""
        return len(self.kinds) + sum(pieces.used for pieces in tuple(self._pieces.values()))

    def number(self, language: str, term: str, written: str) -> int:
        """Of that kind, a new one if it was never met."""
        kind = self._kind(language, term, term if written == term else written)
        with self._lock:
            number = self._numbers.get(kind)
            if number is None:
                number = len(self.kinds)
                self.kinds.append(kind)
                self._numbers[kind] = number
        return number

    def rewritten(self, number: int, written: str) -> int:
        """The number of the same term in another written form."""
        language, term, *_ = self.kinds[number]
        return self.number(language, term, written)

    def facts(self, language: str, pieces: Sequence[str], learn: Callable[[str], Facts]) -> NDArray[np.int64]:
        """About one language's ``pieces``: a row for each, with the columns of :class:`Facts`.

        ``learn`` finds out about those never met.
        """
        known = self._pieces.get(language)
        if known is None:
            known = self._pieces.setdefault(language, Remembered(learn, len(Facts._fields), np.uint32))
        return known.rows(pieces, len(pieces)).astype(np.int64)
