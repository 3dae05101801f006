"""An index of a few short documents, and what is found in it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from indexer.analysis import analyze
from indexer.documents import Document
from indexer.engines import Engine, engine_for
from indexer.settings import Settings
from search_app.messages import SearchRequest
from search_app.search import Searcher


def engine_of(texts: Mapping[str, str], folder: Path) -> Engine:
    """An index of these texts; the keys are their ids and titles are empty."""
    engine = engine_for(Settings().engine, folder)
    documents = (Document(id=id_, title="", text=text, path=f"{id_}.txt") for id_, text in texts.items())
    engine.rebuild(map(analyze, documents), {})
    return engine


def searcher_of(texts: Mapping[str, str], folder: Path) -> Searcher:
    """Searches these texts, without a lexicon."""
    engine_of(texts, folder / "index")
    return Searcher(Settings(index=folder / "index", lexicon=folder / "no-lexicon"))


def found(searcher: Searcher, query: str) -> list[str]:
    """The ids of the hits, the best first."""
    return [hit.id for hit in searcher.search(SearchRequest(query, per_page=50)).hits]


def marked(searcher: Searcher, query: str) -> dict[str, set[str]]:
    """By id, what is highlighted in the snippets of the hits."""
    return {
        hit.id: {
            snippet.text[mark.start : mark.end] for snippet in hit.snippets for mark in snippet.highlights
        }
        for hit in searcher.search(SearchRequest(query, per_page=50)).hits
    }
