"""A page of the hits of a query, from the segments of a snapshot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np

from indexer.engines.whoosh_index.best import ANY, Scored, rank
from indexer.engines.whoosh_index.evaluation import Answers, Evaluation
from indexer.engines.whoosh_index.explaining import More, contributions_of
from indexer.engines.whoosh_index.matching import matches_of
from indexer.engines.whoosh_index.opened import Snapshot, sorted_by_date
from indexer.engines.whoosh_index.ranges import Ints
from indexer.engines.whoosh_index.rescoring import Rescoring
from indexer.query import Facet, Hit, Query, SearchResult, Sort
from indexer.ranking import RESCORED, Floats

_MOST_MATCHES = 256
"""Of a hit in a list of hits: more than any snippet shows."""

_MOST_BY_RANKING = 200
"""Hits: for more of them it is quicker to score every document."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the answer; see :meth:`indexer.engines.Engine.search`."""

    limit: int
    offset: int = 0
    facets: Collection[Facet] = ()
    explain: bool = False
    count_all: bool = True
    """If not, the total may be a lower bound where that spares looking at documents that can't be hits."""


def search(query: Query, snapshot: Snapshot, wanted: Wanted) -> SearchResult:
    """See :meth:`indexer.engines.Engine.search`."""
    behind = wanted.offset + wanted.limit
    more: More = {}
    evaluation = Evaluation(query, snapshot)
    counted: dict[Facet, dict[str, int]] = {}
    if evaluation.only_ranks and not wanted.facets and 0 < behind <= _MOST_BY_RANKING:
        enough = max(behind, RESCORED)
        best, total, exact = _best(evaluation, snapshot, enough, count_all=wanted.count_all)
    else:
        answers = [evaluation.answers(number) for number in range(len(snapshot.segments))]
        documents, scores = _ordered(answers, snapshot, query.sort)
        total, exact = len(documents), True
        reach = max(behind, RESCORED)
        best = [*map(Scored, documents[:reach].tolist(), scores[:reach].tolist())]
        counted = {facet: _counts(facet, answers, snapshot) for facet in wanted.facets}
    if query.sort is Sort.RELEVANCE and wanted.limit and wanted.offset < RESCORED:
        best, more = _rescored(evaluation, query, snapshot, best)
    page = best[wanted.offset : behind]
    hits = _hits(evaluation, query, snapshot, page)
    if wanted.explain:
        contributions = [contributions_of(evaluation, snapshot, document, more) for document, _ in page]
        hits = tuple(replace(hit, contributions=of) for hit, of in zip(hits, contributions, strict=True))
    return SearchResult(total, hits, exact, counted, evaluation.documents())


def best(query: Query, snapshot: Snapshot, wanted: int, *, count_all: bool) -> list[Scored]:
    """The best documents, by their numbers in the snapshot, without anything else of them.

    By their words alone: what they get for exact forms and neighbours is not in their scores.
    """
    return _best(Evaluation(query, snapshot), snapshot, wanted, count_all=count_all)[0]


def hit_of(query: Query, snapshot: Snapshot, document: int) -> Hit:
    """A document with all its matches; its score is 0."""
    evaluation = Evaluation(query, snapshot)
    segment = snapshot.segment_of(document)
    inside = document - segment.base
    matches = matches_of(query, segment, evaluation.lookups[snapshot.segments.index(segment)], [inside], None)
    return Hit(segment.files.document(inside), 0.0, matches[0])


def _best(
    evaluation: Evaluation, snapshot: Snapshot, wanted: int, *, count_all: bool
) -> tuple[list[Scored], int, bool]:
    """The best documents of all segments, the number of all that answer, and whether that is exact."""
    best: list[Scored] = []
    total, exact, threshold = 0, True, ANY
    for number, segment in enumerate(snapshot.segments):
        found, count, is_all = evaluation.best(number, wanted, threshold, count_all=count_all)
        total, exact = total + count, exact and is_all
        best += [Scored(document + segment.base, score) for document, score in found]
        best.sort(key=rank)
        del best[wanted:]
        if len(best) == wanted:
            threshold = best[-1].score
    if len(best) < wanted:  # there are no others
        return best, len(best), True
    return best, max(total, wanted), exact


def _rescored(
    evaluation: Evaluation, query: Query, snapshot: Snapshot, best: list[Scored]
) -> tuple[list[Scored], More]:
    """The same documents, the first of them in a new order, and what they got (:mod:`indexer.ranking`)."""
    head, tail = best[:RESCORED], best[RESCORED:]
    rescoring = Rescoring(query, evaluation.idfs)
    found: list[Scored] = []
    more: dict[int, Floats] = {}
    for segment, lookup in zip(snapshot.segments, evaluation.lookups, strict=True):
        here = sorted(s for s in head if segment.base <= s.document < segment.base + segment.documents)
        if here:
            inside = [scored.document - segment.base for scored in here]
            gained = rescoring.gains(segment, lookup, inside)
            # One after the other, so that equal scores are equal to the last bit.
            sums = np.vstack([np.zeros(len(here)), *gained]).cumsum(axis=0)[-1].tolist()
            more |= {scored.document: gained[:, :, place] for place, scored in enumerate(here)}
            found += [Scored(s.document, s.score + each) for s, each in zip(here, sums, strict=True)]
    return sorted(found, key=rank) + tail, more


def _ordered(answers: list[Answers], snapshot: Snapshot, sort: Sort) -> tuple[Ints, Floats]:
    has = np.concatenate([each.has for each in answers])
    documents = np.flatnonzero(has)
    scores = np.concatenate([each.scores for each in answers])[documents]
    if sort is Sort.RELEVANCE:
        order = np.argsort(-scores, kind="stable")
    else:
        dates = np.concatenate([segment.files.dates.astype(np.int64) for segment in snapshot.segments])
        order = sorted_by_date(dates[documents], newest=sort is Sort.NEWEST)
    return documents[order], scores[order]


def _counts(facet: Facet, answers: list[Answers], snapshot: Snapshot) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for segment, each in zip(snapshot.segments, answers, strict=True):
        counts.update(segment.facet(facet, each.has))
    found = [(value, count) for value, count in counts.items() if count]
    return dict(sorted(found, key=lambda pair: (-pair[1], pair[0])))


def _hits(
    evaluation: Evaluation, query: Query, snapshot: Snapshot, page: Sequence[Scored]
) -> tuple[Hit, ...]:
    hits: dict[int, Hit] = {}
    score_of = dict(page)
    for segment, lookup in zip(snapshot.segments, evaluation.lookups, strict=True):
        here = [n for n in score_of if segment.base <= n < segment.base + segment.documents]
        inside = [number - segment.base for number in here]
        matches = matches_of(query, segment, lookup, inside, _MOST_MATCHES) if inside else []
        for number, document, of_document in zip(here, inside, matches, strict=True):
            hits[number] = Hit(segment.files.document(document), score_of[number], of_document)
    return tuple(hits[number] for number in score_of)
