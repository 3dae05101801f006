"""Names that the Japanese analyzer cuts in two, as it does unknown ones: ペスコフ is ペスコ and フ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analyzers import analyzer_for, written_form
from indexer.engines import Engine
from indexer.query import Alternative, Concept, Query
from search_app.names import sieve
from search_app.names.likeness import costs, similarities, weight
from search_app.names.sounds import sounds

_LANGUAGE = "ja"
_MOST_READ, _MOST_LOOKED_FOR = 200, 50
"""Of the likeliest pairs, so many are analysed, and of those that are cut so, so many are searched for."""
_MOST_HITS = 50


class Row(NamedTuple):
    """Terms that are a name when they follow each other, as documents have them."""

    language: str
    terms: tuple[str, ...]
    written: str
    documents: int
    """Where it was seen, at most a page of hits."""
    similarity: float


class _Pieces(NamedTuple):
    """Words, and what it costs to turn each into the first n sounds of a name, a column for each n."""

    words: list[str]
    costs: NDArray[np.float64]


def rows_like(name: str, engine: Engine, least: float) -> list[Row]:
    """Pairs of words that stand in documents as one, and sound like a name in Latin letters.

    ``least`` is the similarity that they must have.
    """
    heard = sounds(name)
    most = (1 - least) * weight(heard)
    script = sieve.katakana()
    beginning = engine.spellings(*sieve.beginnings(heard, script))
    ending = engine.spellings(*sieve.endings(heard, script))
    first, last = _pieces(beginning, heard, most), _pieces(ending, heard[::-1], most, step=-1)
    pairs = islice(_pairs(first, last, most), _MOST_READ)
    runs = [*dict.fromkeys(one + other for one, other in pairs)]
    alike = zip(runs, similarities(runs, name), strict=True)
    near = ((run, like) for run, like in alike if like >= least)
    cut = (Row(_LANGUAGE, terms, run, 0, like) for run, like in near if len(terms := _terms(run)) > 1)
    return _standing_in_documents(name, [*islice(cut, _MOST_LOOKED_FOR)], engine)


def _pieces(words: Sequence[str], heard: Sequence[str], most: float, step: int = 1) -> _Pieces:
    """The words that are near enough to some beginning of ``heard``; with step -1 all is backwards."""
    table = costs([sounds(word)[::step] for word in words], heard)
    near = np.flatnonzero(table.min(axis=1) <= most)
    return _Pieces([words[number] for number in near.tolist()], table[near])


def _pairs(first: _Pieces, last: _Pieces, most: float) -> Iterator[tuple[str, str]]:
    """Pairs with costs of at most so much together, the cheapest first."""
    together = np.full((len(first.words), len(last.words)), np.inf)
    for cut in range(first.costs.shape[1]):
        np.minimum(together, first.costs[:, cut, None] + last.costs[None, :, -1 - cut], out=together)
    at_first, at_last = np.nonzero(together <= most)
    for number in np.argsort(together[at_first, at_last], kind="stable").tolist():
        yield first.words[at_first[number]], last.words[at_last[number]]


def _terms(run: str) -> tuple[str, ...]:
    return tuple(token.term for token in analyzer_for(_LANGUAGE)(run))


def _standing_in_documents(name: str, rows: Sequence[Row], engine: Engine) -> list[Row]:
    """Those rows that documents have, and have in katakana: terms stand for words in any spelling."""
    if not rows:
        return []
    ways = [Alternative(row.language, row.terms, tuple(range(len(row.terms)))) for row in rows]
    hits = engine.search(Query((Concept(name, tuple(ways)),)), limit=_MOST_HITS).hits
    seen: Counter[str] = Counter()
    for hit in hits:
        parts = ((getattr(hit.stored.document, match.part), match) for match in hit.matches)
        seen.update({written_form(text[match.start : match.end]) for text, match in parts})
    return [row._replace(documents=seen[row.written]) for row in rows if seen[row.written]]
