"""The one way in: ``search(request) -> response``, for terminal, JSON and page alike."""

from __future__ import annotations

import time
from dataclasses import dataclass

from indexer.documents import TEXT, TITLE, StoredDocument
from indexer.engines import IndexInfo, engine_for
from indexer.query import Hit, Match, Query
from indexer.settings import Settings
from search_app.messages import DocumentView, ResponseHit, SearchRequest, SearchResponse
from search_app.parser import parse
from search_app.snippets import highlights, paragraphs, snippets


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

    def warm_up(self) -> None:
        """Loads dictionaries and tables now, so that the first person need not wait for them."""
        parse("the first 検索")

    def search(self, request: SearchRequest) -> SearchResponse:
        """A page of the hits; nothing typed finds nothing."""
        began = time.perf_counter()
        query = parse(request.query, filters=request.languages, match=request.match)
        total = 0
        found: tuple[ResponseHit, ...] = ()
        if query.concepts or query.languages is not None or query.excluded_languages:
            offset = (request.page - 1) * request.per_page
            result = self._engine.search(query, limit=request.per_page, offset=offset)
            total, found = result.total, tuple(_response_hit(hit, query) for hit in result.hits)
        took_ms = round((time.perf_counter() - began) * 1000, 1)
        return SearchResponse(request.query, total, request.page, request.per_page, took_ms, found)

    def document(self, document_id: str, query_text: str) -> DocumentView | None:
        """A whole document with every place highlighted that the query matches; ``None`` if there is none."""
        query = parse(query_text)
        hit = self._engine.hit(query, document_id)
        return None if hit is None else _view(hit.stored, query, hit.matches)

    def info(self) -> IndexInfo:
        """What is searched, as the engine tells it."""
        return self._engine.info()

    def health(self) -> Health:
        """What is searched, in short."""
        info = self._engine.info()
        return Health(info.documents, info.build, tuple(info.languages))


def _response_hit(hit: Hit, query: Query) -> ResponseHit:
    document = hit.stored.document
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
    )


def _view(stored: StoredDocument, query: Query, matches: tuple[Match, ...]) -> DocumentView:
    document = stored.document
    in_title, in_text = (highlights(matches, query, part) for part in (TITLE, TEXT))
    return DocumentView(
        id=document.id,
        title=document.title or document.id,
        title_language=stored.title_language,
        path=document.path,
        url=document.url,
        date=document.date,
        languages=stored.languages,
        title_highlights=in_title,
        paragraphs=paragraphs(stored, in_text),
    )
