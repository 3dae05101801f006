"""What is indexed: a document as it was read, and the same document ready for an engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
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


class Field(NamedTuple):
    """Where terms are looked up: a part of the documents, in one language."""

    part: str
    language: str


@dataclass(frozen=True, slots=True, eq=False)
class Occurrences:
    """The terms of one field of one document, one row an occurrence, in order of their places.

    ``vocabulary[numbers[i]]`` is the term of row ``i``; the other arrays are as long as ``numbers``.
    Offsets are code points of the part. All arrays are ``uint32``.
    """

    vocabulary: list[str]
    numbers: NDArray[np.uint32]
    positions: NDArray[np.uint32]
    starts: NDArray[np.uint32]
    ends: NDArray[np.uint32]


@dataclass(frozen=True, slots=True, eq=False)
class AnalyzedDocument:
    """A document with all that an engine needs: an engine never tokenises."""

    document: Document
    passages: tuple[Passage, ...]
    """They tile the text: each begins where the one before ends."""
    languages: tuple[str, ...]
    """The languages it is substantially written in, the most used first; never ``und``."""
    title_language: str
    fields: Mapping[Field, Occurrences]
    lengths: Mapping[str, int]
    """For each part, its number of tokens: what ranking calls its length."""


class StoredDocument(NamedTuple):
    """A document as an engine gives it back."""

    document: Document
    passages: tuple[Passage, ...]
    languages: tuple[str, ...]
    title_language: str
