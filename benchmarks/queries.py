"""How long queries take: the ten best documents beside the rivals' ten, and whole answers."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from benchmarks.latency import Rounds, Seconds, in_turns, latencies
from benchmarks.rivals import HITS, Rival, Words
from indexer.engines import engine_for
from indexer.engines.whoosh_index.opened import Snapshot
from indexer.engines.whoosh_index.searching import best
from indexer.query import Query
from indexer.settings import load_settings
from search_app.messages import SearchRequest
from search_app.parser import parse
from search_app.search import Searcher
from search_app.serialization import to_json

OURS = "babelfind"
_WARMING = "The first search loads dictionaries, アンカラ"

T = TypeVar("T")


class Contender(NamedTuple):
    """An engine, and whether it is asked for the exact number of hits."""

    name: str
    count_all: bool


class Asked(NamedTuple):
    """What things took that had never been asked before, and once more when they had."""

    first: Seconds
    again: Seconds


def against(
    rivals: Sequence[Rival], texts: Sequence[str], opened: Snapshot, words: Words
) -> dict[Contender, Rounds]:
    """The ten best documents by everyone, from finished queries on: terms are looked up inside the time.

    The words that a rival is asked for are all terms of all alternatives. Queries without a term that any
    document has are left out.
    """
    queries = [parse(text) for text in texts]
    pairs = [(query, found) for query in queries if (found := _words_of(query, words))]
    if not pairs:
        raise SystemExit("No query has a word that is in the collection.")
    ours, theirs = [query for query, _ in pairs], [found for _, found in pairs]
    turns: dict[Contender, Callable[[], Seconds]] = {}
    for count_all in (False, True):
        ask = partial(best, snapshot=opened, wanted=HITS, count_all=count_all)
        turns[Contender(OURS, count_all)] = partial(latencies, ask, ours)
        for rival in rivals:
            turns[Contender(rival.name, count_all)] = partial(rival.latencies, theirs, count_all=count_all)
    return in_turns(turns)


def _words_of(query: Query, words: Words) -> list[str]:
    """The terms of a query that documents have."""
    terms = (
        words.known(alternative.field, term)
        for concept in query.concepts
        for alternative in concept.alternatives
        for term in alternative.terms
    )
    return list(dict.fromkeys(filter(None, terms)))


def parsing(texts: Sequence[str]) -> Asked:
    """The texts of queries become queries. For a fresh process, as those that follow."""
    parse(_WARMING)
    return _twice(parse, texts)


def translating(index: Path, lexicon: Path, texts: Sequence[str]) -> Asked:
    """Queries get their translations, and names and readings that are words of the index."""
    searcher = _as_in_a_server(index, lexicon)
    parsed = [(parse(text), SearchRequest(text)) for text in texts]
    return _twice(lambda asked: searcher.expanded(*asked), parsed)


def engine_answers(index: Path, texts: Sequence[str]) -> Asked:
    """Queries become the ten best documents, with the places of their matches and the number of all hits."""
    settings = load_settings(index=index)
    engine = engine_for(settings.engine, settings.index)
    engine.search(parse(_WARMING), limit=HITS)
    return _twice(lambda query: engine.search(query, limit=HITS), [parse(text) for text in texts])


def json_answers(index: Path, texts: Sequence[str], lexicon: Path | None = None) -> Asked:
    """Texts of queries become texts of JSON with ten hits and their snippets: all of the API but HTTP."""
    searcher = _as_in_a_server(index, lexicon)

    def ask(text: str) -> str:
        response = searcher.search(SearchRequest(text, per_page=HITS))
        return to_json(response)

    return _twice(ask, texts)


def _as_in_a_server(index: Path, lexicon: Path | None) -> Searcher:
    """Warmed up, and with nothing of what is loaded looked through for garbage."""
    searcher = Searcher(load_settings(index=index, lexicon=lexicon or index / "no lexicon"))
    searcher.warm_up()
    gc.freeze()
    return searcher


def _twice(ask: Callable[[T], object], items: Sequence[T]) -> Asked:
    return Asked(latencies(ask, items), latencies(ask, items))
