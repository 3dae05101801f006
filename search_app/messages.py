"""What a face of the search asks and is answered: the same for terminal, JSON and page.

All offsets are code points (JavaScript counts UTF-16 units: use ``Array.from(text)`` there).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class MatchMode(StrEnum):
    """What a document must have of the keywords that carry neither ``+`` nor ``-``."""

    ANY = "any"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """``page`` counts from 1; ``languages`` restricts the hits to documents written in one of them."""

    query: str
    page: int = 1
    per_page: int = 10
    languages: tuple[str, ...] = ()
    match: MatchMode = MatchMode.ANY


@dataclass(frozen=True, slots=True)
class Highlight:
    """``text[start:end]`` is there because of ``keyword``, which is as it was typed."""

    start: int
    end: int
    keyword: str
    origin: str


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of the author's text in one language, and what to highlight in it."""

    text: str
    language: str
    highlights: tuple[Highlight, ...]
    cut_before: bool = False
    """Whether the paragraph goes on before the snippet: show an ellipsis there."""
    cut_after: bool = False


@dataclass(frozen=True, slots=True)
class ResponseHit:
    """One document found, with what a list of hits shows of it."""

    id: str
    title: str
    """The id, where the author gave no title."""
    path: str
    url: str | None
    languages: tuple[str, ...]
    date: str | None
    score: float
    title_language: str
    title_highlights: tuple[Highlight, ...]
    snippets: tuple[Snippet, ...]


@dataclass(frozen=True, slots=True)
class SearchResponse:
    """A page of hits; ``dataclasses.asdict`` of it is the JSON object that the API promises."""

    query: str
    total: int
    page: int
    per_page: int
    took_ms: float
    hits: tuple[ResponseHit, ...]
    expansions: tuple[object, ...] = field(default=())
    corrections: tuple[object, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the author's text, as stretches of one language each; together they are the line."""

    stretches: tuple[Snippet, ...]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A whole document with every hit of a query highlighted."""

    id: str
    title: str
    title_language: str
    path: str
    url: str | None
    date: str | None
    languages: tuple[str, ...]
    title_highlights: tuple[Highlight, ...]
    paragraphs: tuple[Paragraph, ...]
    """All lines of the text, empty ones left out."""
