"""What is indexed: a document as it was read, and the same document ready for an engine."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analyzers import Passage

TITLE = "title"
TEXT = "text"
PARTS = (TITLE, TEXT)
"""The parts of a document that are searched."""

WRITTEN = "*"
"""Stands in a :class:`Field` where others name a language: words as written, only case folded."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document as its reader found it. ``title`` and ``text`` are the author's, unchanged."""

    id: str
    title: str
    text: str
    path: str
    """The file it was read from, relative to the folder that was indexed, with forward slashes."""
    url: str | None = None
    date: str | None = None
    """ISO 8601, or as much of it as is known (``2022-11-15``, ``2022``)."""
    declared_language: str | None = None
    """What the document says of itself, as an ISO 639-1 code: evidence, not proof."""


_PARTS_OF_COMPOUNDS = "+parts"


def in_parts(language: str) -> str:
    """Stands in a :class:`Field` for the parts of a language's compounds."""
    return f"{language}{_PARTS_OF_COMPOUNDS}"


def is_in_parts(language: str) -> bool:
    """Whether it stands for the parts of compounds."""
    return language.endswith(_PARTS_OF_COMPOUNDS)


class Field(NamedTuple):
    """Where terms are looked up: a part of the documents, in one language."""

    part: str
    language: str


class TokenType(NamedTuple):
    """What all tokens of one kind have in common."""

    language: str
    term: str
    written: str
    """The word as it was written, only case folded: what prefixes and wildcards are compared with."""
    parts: tuple[str, ...] = ()
    """Of a compound the terms of its parts, which stand where it stands but are looked up for themselves."""
    sounds: tuple[str, ...] = ()
    """How the word may be heard, as :attr:`analyzers.Analyzer.sounds` has it."""


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """The tokens of one part of one document, a row a token, in order of their places.

    ``vocabulary[types[i]]`` of the :class:`AnalyzedDocument` is the type of row ``i``; the other arrays are
    as long. Offsets are code points of the part; positions count from 0 in each part. All are ``uint32``.
    """

    types: NDArray[np.uint32]
    positions: NDArray[np.uint32]
    starts: NDArray[np.uint32]
    ends: NDArray[np.uint32]

    def __len__(self) -> int:
        """How many there are: what ranking calls the length of a part."""
        return len(self.types)


@dataclass(frozen=True, slots=True, eq=False)
class AnalyzedDocument:
    """A document with all that an engine needs: an engine never tokenises."""

    document: Document
    passages: tuple[Passage, ...]
    """They tile the text: each begins where the one before ends."""
    languages: tuple[str, ...]
    """The languages it is substantially written in, the most used first; never ``und``."""
    title_language: str
    vocabulary: Sequence[TokenType]
    """Many documents may share it, and it may go on growing; what a number stands for never changes."""
    tokens: Mapping[str, Tokens]
    """By part, every part of :data:`PARTS`."""


Spans = list[tuple[int, int]]
"""Stretches of a text: where each starts and ends, in code points."""


class StoredText:
    """The text of a stored document, read where it is asked for: no more of a long one than is shown."""

    __slots__ = ("_length", "_read", "_tokens")

    def __init__(
        self, length: int, read: Callable[[int, int], str], tokens: Callable[[int, int], Spans]
    ) -> None:
        """``read(start, end)`` gives the stretch between two offsets, ``0 <= start < end <= length``.

        ``tokens(start, end)`` gives the places of the tokens that begin there.
        """
        self._length = length
        self._read = read
        self._tokens = tokens

    @classmethod
    def of(cls, text: str, tokens: Spans) -> StoredText:
        """A text that is at hand as a whole, with the places of all its tokens, which rise."""

        def beginning(start: int, end: int) -> Spans:
            return [span for span in tokens if start <= span[0] < end]

        return cls(len(text), lambda start, end: text[start:end], beginning)

    def tokens(self, start: int, end: int) -> Spans:
        """Where the tokens are that begin between two offsets, in order."""
        start, end = max(start, 0), min(end, self._length)
        return self._tokens(start, end) if start < end else []

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, stretch: slice) -> str:
        """``text[start:end]``, in code points, with the usual meaning of missing and negative offsets."""
        start, end, step = stretch.indices(self._length)
        if step != 1:
            raise ValueError("a stored text is read forwards, without gaps")
        return self._read(start, end) if start < end else ""

    def __str__(self) -> str:
        return self[:]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, StoredText) and str(self) == str(other)

    def __hash__(self) -> int:
        return hash(str(self))


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document as an engine gives it back."""

    head: Document
    """The document, but for its text."""
    text: StoredText
    passages: tuple[Passage, ...]
    languages: tuple[str, ...]
    title_language: str

    @property
    def id(self) -> str:
        """Of the document."""
        return self.head.id

    @property
    def document(self) -> Document:
        """The document as it was given to the engine; reads its whole text."""
        return replace(self.head, text=str(self.text))
