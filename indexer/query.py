"""What can be asked of an engine, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from typing import NamedTuple

from indexer.documents import StoredDocument, in_parts

TYPED = "typed"
"""The origin of an alternative that is the keyword itself."""


class Occurrence(Enum):
    """What a concept asks of a document."""

    SHOULD = "should"
    MUST = "must"
    MUST_NOT = "must not"


class Pattern(Enum):
    """How the last term of an alternative is meant; all but ``TERM`` are compared with words as written."""

    TERM = "term"
    PREFIX = "prefix"
    """Every word that begins so."""
    WILDCARD = "wildcard"
    """``*`` stands for any characters, ``?`` for one."""
    FUZZY = "fuzzy"
    """Words at most :attr:`Alternative.edits` letters away: missing, added, replaced, or two swapped."""


class Alternative(NamedTuple):
    """One way in which a document may express a concept: a term, or several in a row.

    ``gaps`` has the position of each term relative to the first, so ``(0,)`` for a single term.
    """

    language: str
    """For a pattern it is :data:`indexer.documents.WRITTEN`."""
    terms: tuple[str, ...]
    gaps: tuple[int, ...] = (0,)
    weight: float = 1.0
    origin: str = TYPED
    pattern: Pattern = Pattern.TERM
    edits: int = 0
    nearness: int = 0
    """0 for terms in that very row; else they may stand in any order within so many positions."""
    text: str = ""
    """As a person would write it, where that is not what was typed."""
    written: str = ""
    """Of one term that was typed, the word in its written form: documents that have it so come first."""
    in_parts: bool = False
    """Whether its one term is sought among the parts of the language's compounds, and nowhere else."""

    @property
    def field(self) -> str:
        """Where its terms are looked up, as the language of a :class:`indexer.documents.Field`."""
        return in_parts(self.language) if self.in_parts else self.language


@dataclass(frozen=True, slots=True)
class Concept:
    """A keyword in all the ways it may be expressed: scored as one weighted synonym class."""

    keyword: str
    alternatives: tuple[Alternative, ...]
    occurrence: Occurrence = Occurrence.SHOULD
    part: str | None = None
    """The only part of the documents to look in; ``None`` for all."""
    weight: float = 1.0
    """What its part in a score is multiplied by."""
    whole: str = ""
    """The keyword that this is a part of, if it is one: then it is a hint, and no keyword."""


class Sort(StrEnum):
    """The order of the hits; documents that the order leaves equal keep that of indexing."""

    RELEVANCE = "relevance"
    NEWEST = "date:desc"
    OLDEST = "date:asc"
    """By either date, documents without one come last."""


class Facet(StrEnum):
    """What hits are counted by."""

    LANGUAGE = "language"
    KIND = "kind"
    """The extension of the file, in lower case and without its dot."""
    FOLDER = "folder"
    """Where the file lies, relative to what was indexed; ``""`` at the top."""
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Filters:
    """What a document must be besides answering the keywords; ``None`` asks nothing."""

    languages: tuple[str, ...] | None = None
    """Written in one of these."""
    excluded_languages: tuple[str, ...] = ()
    kinds: tuple[str, ...] | None = None
    """One of these, as in :attr:`Facet.KIND`."""
    folders: tuple[str, ...] | None = None
    """In one of these or in a folder below it."""
    since: str | None = None
    """Not older than this date, or as much of one as is given: ``2022-11-15``, ``2022-11``, ``2022``."""
    until: str | None = None
    """Not younger than this date: ``2022`` is all of 2022. A document without a date passes neither."""

    def __bool__(self) -> bool:
        """Whether anything is asked."""
        return self != Filters()


@dataclass(frozen=True, slots=True)
class Query:
    """A document answers it if it has every MUST, no MUST NOT and, where there is no MUST, any SHOULD.

    A query without a positive concept is answered by every document that its filters let pass.
    """

    concepts: tuple[Concept, ...]
    filters: Filters = Filters()
    sort: Sort = Sort.RELEVANCE


class Match(NamedTuple):
    """A place where a document expresses a concept: ``part[start:end]``, in code points."""

    part: str
    start: int
    end: int
    concept: int
    """Its number in the query."""
    alternative: int
    """Its number in the concept."""


class Frequency(NamedTuple):
    """How often a document has an alternative, and how many documents have it at all."""

    alternative: int
    """Its number in the concept."""
    occurrences: float
    """Those in the title count five times."""
    documents: int


@dataclass(frozen=True, slots=True)
class Contribution:
    """What a concept added to the score of a document, as :mod:`indexer.ranking` tells."""

    concept: int
    """Its number in the query."""
    idf: float
    """How much it tells, times its weight."""
    score: float
    """For how often the document has it, in whatever way, and in how many stretches of its text."""
    exact: float
    """For occurrences that are written as it was typed."""
    adjacent: float
    """For occurrences close behind one of the concept typed before it, or close to others of the query."""
    early: float
    """For standing near the beginning, as the title does."""
    frequencies: tuple[Frequency, ...]
    """Of the alternatives that the document has."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that answers a query, with the places that made it do so, in order, title first."""

    stored: StoredDocument
    score: float
    matches: tuple[Match, ...]
    contributions: tuple[Contribution, ...] = ()
    """If they were asked for, those of the concepts that the document has; together they are the score."""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Some of the hits, best first, equal ones in the order of indexing."""

    total: int
    """How many documents answer, or a number they are not below."""
    hits: tuple[Hit, ...]
    total_is_exact: bool = True
    facets: Mapping[Facet, Mapping[str, int]] = field(default_factory=dict)
    """For each that was asked for, its values and how many of all hits have them, the most frequent first.

    A document in two languages counts for both; one without a date counts for no year.
    """
    documents: Mapping[tuple[int, int], int] = field(default_factory=dict, compare=False)
    """How many documents have an alternative of a weight, whatever the filters, by the number of its concept
    and its own there; left out if none has."""
