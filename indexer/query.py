"""What can be asked of an engine, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from indexer.documents import StoredDocument

TYPED = "typed"
"""The origin of an alternative that is the keyword itself."""


class Occurrence(Enum):
    """What a concept asks of a document."""

    SHOULD = "should"
    MUST = "must"
    MUST_NOT = "must not"


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way in which a document may express a concept: a term, or several in a row.

    ``gaps`` has the position of each term relative to the first, so ``(0,)`` for a single term.
    With ``prefix`` the last term stands for every term that begins with it.
    """

    language: str
    terms: tuple[str, ...]
    gaps: tuple[int, ...] = (0,)
    weight: float = 1.0
    origin: str = TYPED
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Concept:
    """A keyword in all the ways it may be expressed: scored as one weighted synonym class."""

    keyword: str
    alternatives: tuple[Alternative, ...]
    occurrence: Occurrence = Occurrence.SHOULD
    part: str | None = None
    """The only part of the documents to look in; ``None`` for all."""


@dataclass(frozen=True, slots=True)
class Query:
    """A document answers it if it has every MUST, no MUST NOT and, where there is no MUST, any SHOULD.

    A query without a positive concept is answered by every document that its filters let pass.
    """

    concepts: tuple[Concept, ...]
    languages: tuple[str, ...] | None = None
    """Only documents written in one of these; ``None`` for no such filter."""
    excluded_languages: tuple[str, ...] = ()


class Match(NamedTuple):
    """A place where a document expresses a concept: ``part[start:end]``, in code points."""

    part: str
    start: int
    end: int
    concept: int
    """Its number in the query."""
    alternative: int
    """Its number in the concept."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that answers a query, with every place that made it do so, in order."""

    stored: StoredDocument
    score: float
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Some of the hits, best first, equal scores in the order of indexing; ``total`` counts them all."""

    total: int
    hits: tuple[Hit, ...]
