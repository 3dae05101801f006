"""The one way in: ``search(request) -> response``, for terminal, JSON and page alike."""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace

from indexer.documents import TITLE, StoredDocument
from indexer.engines import IndexInfo, engine_for
from indexer.errors import IndexUnusable
from indexer.query import Facet, Hit, Match, Query, SearchResult
from indexer.settings import Settings
from search_app import facets
from search_app.called import KnownWords
from search_app.expansion import expanded, without
from search_app.explanation import expansions, reasons
from search_app.filters import both
from search_app.kana import KnownReadings
from search_app.lexicon.store import opened
from search_app.messages import DocumentView, FacetValue, ResponseHit, SearchRequest, SearchResponse
from search_app.names.known import KnownNames
from search_app.parser import parse
from search_app.snippets import highlights, paragraphs, snippets
from search_app.spelling import Spellings

_OF_ALL_KINDS = (
    "the first search",
    "im größten Ganzen fand",
    "東京で𠮷野家 naïve café α в 漢字.pdf",
    "Первый поиск",
    "ホテル とうきょう toukyou",
    "Misspeled Gorbatschov",
)
"""Queries that together need every dictionary, table and regular expression."""

_NOTHING = SearchResult(0, ())


@dataclass(frozen=True, slots=True)
class Health:
    """What a search would be answered from."""

    documents: int
    build: str
    languages: tuple[str, ...]
    """Those that documents are written in, the most frequent first."""


class Searcher:
    """Answers requests from the live index. Safe to use from several threads.

    Every method raises :class:`indexer.errors.IndexUnusable` where there is no sound index.
    """

    def __init__(self, settings: Settings) -> None:
        self._engine = engine_for(settings.engine, settings.index)
        self._lexicon = opened(settings.lexicon)
        self._spellings = Spellings(self._engine)
        names = KnownNames(self._engine, self._lexicon) if self._lexicon is not None else None
        self._known = KnownWords(
            self._engine.documents, names.like if names else None, KnownReadings(self._engine).of
        )

    def warm_up(self) -> None:
        """Loads dictionaries and tables now, so that the first person need not wait for them."""
        for query in _OF_ALL_KINDS:
            parse(query)
            with suppress(IndexUnusable):  # there may be one later
                self.search(SearchRequest(query, facets=True))

    @property
    def translates(self) -> bool:
        """Whether there is a lexicon to translate with."""
        return self._lexicon is not None

    @property
    def sources(self) -> tuple[str, ...]:
        """The names of what the lexicon is made of; none without one."""
        return () if self._lexicon is None else tuple(self._lexicon.notes["sources"])

    def expanded(self, query: Query, request: SearchRequest) -> Query:
        """The query of a request with what its keywords are in other languages, unless it asks for none."""
        if not request.expand:
            return query
        return expanded(query, request.query, self._lexicon, self._known)

    def search(self, request: SearchRequest) -> SearchResponse:
        """A page of the hits; nothing typed and no filter finds nothing."""
        began = time.perf_counter()
        everything = self.expanded(parse(request.query, match=request.match), request)
        typed = without(everything, request.without)
        result = self._result(typed, request)
        forgiven = self._forgiven(everything, result.documents, request)
        if forgiven is not everything:
            everything, typed = forgiven, without(forgiven, request.without)
            result = self._result(typed, request)
        counted = self._facets(request, typed, result) if request.facets else {}
        return SearchResponse(
            query=request.query,
            total=result.total,
            total_is_exact=result.total_is_exact,
            page=request.page,
            pages=max(1, -(-result.total // request.per_page)),
            per_page=request.per_page,
            sort=request.sort,
            hits=tuple(_response_hit(hit, typed) for hit in result.hits),
            languages=tuple(result.facets.get(Facet.LANGUAGE, ())),
            facets=counted,
            expansions=expansions(everything, typed, result.documents, request.without),
            translates=self.translates,
            took_ms=round((time.perf_counter() - began) * 1000, 1),
        )

    def document(self, document_id: str, request: SearchRequest) -> DocumentView | None:
        """A whole document with every place highlighted that the query matches; ``None`` if there is none."""
        everything = self.expanded(parse(request.query), request)
        if request.expand:
            everything = self._forgiven(everything, self._engine.documents(everything), request)
        query = without(everything, request.without)
        hit = self._engine.hit(query, document_id)
        return None if hit is None else _view(hit.stored, query, hit.matches)

    def _result(self, typed: Query, request: SearchRequest) -> SearchResult:
        query = replace(typed, filters=both(request.filters, typed.filters), sort=request.sort)
        if not query.concepts and not query.filters:
            return _NOTHING
        offset, wanted = (request.page - 1) * request.per_page, tuple(Facet) if request.facets else ()
        return self._engine.search(
            query, limit=request.per_page, offset=offset, facets=wanted, explain=request.explain
        )

    def _forgiven(
        self, everything: Query, documents: Mapping[tuple[int, int], int], request: SearchRequest
    ) -> Query:
        """The same query unless a keyword may be misspelled; ``documents`` are of what is switched on."""
        forgiven = self._spellings.forgiven(everything, documents) if request.expand else everything
        if forgiven is everything or not request.without:
            return forgiven
        return self._spellings.forgiven(everything, self._engine.documents(everything))

    def _facets(
        self, request: SearchRequest, typed: Query, result: SearchResult
    ) -> dict[Facet, tuple[FacetValue, ...]]:
        """Those of the result, each counted anew without the request's own filter on it."""
        counted = {}
        for facet in result.facets:
            others = facets.without(request.filters, facet)
            unrestricted = result
            if others != request.filters:
                query = replace(typed, filters=both(others, typed.filters))
                unrestricted = self._engine.search(query, limit=0, facets=(facet,))
            taken = facets.chosen(request.filters, facet)
            counted[facet] = facets.values(facet, unrestricted.facets[facet], taken, unrestricted.total)
        return counted

    def info(self) -> IndexInfo:
        """What is searched, as the engine tells it."""
        return self._engine.info()

    def health(self) -> Health:
        """What is searched, in short."""
        info = self._engine.info()
        return Health(info.documents, info.build, tuple(info.languages))


def _response_hit(hit: Hit, query: Query) -> ResponseHit:
    document = hit.stored.head
    return ResponseHit(
        id=document.id,
        title=document.title or document.id,
        path=document.path,
        url=document.url,
        languages=hit.stored.languages,
        date=document.date,
        score=round(hit.score, 6),
        title_language=hit.stored.title_language,
        title_highlights=highlights(hit.matches, query, TITLE),
        snippets=snippets(hit.stored, query, hit.matches),
        reasons=reasons(hit, query),
    )


def _view(stored: StoredDocument, query: Query, matches: tuple[Match, ...]) -> DocumentView:
    document = stored.head
    return DocumentView(
        id=document.id,
        title=document.title or document.id,
        title_language=stored.title_language,
        path=document.path,
        url=document.url,
        date=document.date,
        languages=stored.languages,
        title_highlights=highlights(matches, query, TITLE),
        paragraphs=paragraphs(stored, query, matches),
    )
