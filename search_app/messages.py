"""What a face of the search asks and is answered: the same for terminal, JSON and page.

All offsets are code points (JavaScript counts UTF-16 units: use ``Array.from(text)`` there).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from indexer.query import Facet, Filters, Sort


class MatchMode(StrEnum):
    """What a document must have of the keywords that carry neither ``+`` nor ``-``."""

    ANY = "any"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """``page`` counts from 1. What restricts the hits is as in :class:`indexer.query.Filters`."""

    query: str
    page: int = 1
    per_page: int = 10
    languages: tuple[str, ...] = ()
    match: MatchMode = MatchMode.ANY
    kinds: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    sort: Sort = Sort.RELEVANCE
    facets: bool = False
    """Whether to count what the hits can be narrowed down by."""
    expand: bool = True
    """Whether to look for what the words are in other languages."""
    without: tuple[str, ...] = ()
    """Translations not to look for, as ``spion@de``; ``@de`` is all that are German."""
    explain: bool = False
    """Whether to tell of each hit what made its score."""

    @property
    def filters(self) -> Filters:
        """What is asked of documents besides the words, and apart from what is typed among them."""
        return Filters(
            languages=self.languages or None,
            kinds=self.kinds or None,
            folders=self.folders or None,
            since=self.since,
            until=self.until,
        )


@dataclass(frozen=True, slots=True)
class Highlight:
    """``text[start:end]`` is there because of ``keyword``, which is as it was typed."""

    start: int
    end: int
    keyword: str
    origin: str
    """``typed``; of a translation the source that has it; or what else it is: ``name``, ``number``,
    ``reading``, ``spelling`` for a word that is spelled nearly so, ``inside`` for one that contains it.
    """


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
class Share:
    """A way to say a keyword that a document has."""

    text: str
    language: str
    origin: str
    """As in :class:`Highlight`."""
    in_compounds: bool
    """Whether it is a part of longer words there."""
    weight: float
    """Of an occurrence, beside 1 for what was typed."""
    occurrences: float
    """In the document; those in the title count five times."""
    documents: int
    """How many documents have it."""


@dataclass(frozen=True, slots=True)
class Reason:
    """What a keyword added to the score of a hit; all reasons together are the score."""

    keyword: str
    part_of: str
    """The keyword that it is a part of; empty for one that was typed."""
    score: float
    """For how often the document has it, in all ways together and all over it, and how rare it is."""
    exact: float
    """For being written as it was typed."""
    adjacent: float
    """For standing close behind the keyword that was typed before it, or close to others."""
    early: float
    """For standing near the beginning of the document, as its title does."""
    shares: tuple[Share, ...]
    """What most occurrences count for first."""


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
    reasons: tuple[Reason, ...] = ()
    """If the request wants them: what made the score, the most first."""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One of the values that hits can be narrowed down by."""

    value: str
    count: int
    """How many hits there are with it, whatever else of the same facet is chosen."""
    chosen: bool
    """Whether the request restricts the hits to it."""


@dataclass(frozen=True, slots=True)
class Translation:
    """A way in which another language says a keyword, or a word that may be meant by it."""

    text: str
    language: str
    origin: str
    """The source that has it; ``name`` if it sounds alike, ``number`` for another notation; ``spelling`` for
    a word that is spelled nearly like the keyword, where no document has this."""
    weight: float
    """In ranking, beside 1 for what was typed."""
    documents: int
    """How many have it; 0 also where it is switched off."""
    switch: str
    """What it is called to switch it off."""
    on: bool


@dataclass(frozen=True, slots=True)
class Expansion:
    """A keyword, and its translations that documents have or that are switched off, the likeliest first."""

    keyword: str
    translations: tuple[Translation, ...]


@dataclass(frozen=True, slots=True)
class SearchResponse:
    """A page of hits; its fields are those of the JSON object that the API promises."""

    query: str
    total: int
    total_is_exact: bool
    """If not, there may be more."""
    page: int
    pages: int
    """The number of the last page, 1 at least; a page beyond it has no hits."""
    per_page: int
    sort: Sort
    took_ms: float
    hits: tuple[ResponseHit, ...]
    languages: tuple[str, ...] = ()
    """Those that the hits of all pages are written in, the most frequent first. Known where facets are."""
    facets: Mapping[Facet, tuple[FacetValue, ...]] = field(default_factory=dict)
    """If the request wants them: of each the chosen values first, then the most frequent."""
    expansions: tuple[Expansion, ...] = ()
    """Of the keywords that have translations, those of one keyword typed twice once."""
    translates: bool = False
    """Whether there is a lexicon to translate with; without one names and words of other languages are not
    looked for."""


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
