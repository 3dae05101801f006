"""The best documents of a segment, exactly, from as few of its postings as that takes.

The saturated frequencies of all alternatives of a concept are added up, which can only be more than the
saturation of the added frequencies: so whoever is not among the best by that sum is not among the best, and
only of a few documents the exact score is needed. Where terms have very many postings, those lists come last
that can add least; as soon as no document that is in these alone can be among the best, they are looked at
for the documents found so far only (MaxScore: Turtle and Flood, "Query Evaluation: Strategies and
Optimizations", 1995).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

import numpy as np

from indexer.engines.whoosh_index.bounds import at_most
from indexer.engines.whoosh_index.lookup import Listed
from indexer.engines.whoosh_index.opened import OpenSegment
from indexer.engines.whoosh_index.ranges import Ints
from indexer.ranking import MOST, Floats, bm25, saturation

_POSTINGS_AT_ONCE = 2**16
"""Of one segment: fewer are scored sooner than it is decided which of them may be passed over."""

_REACH = 4
"""Times as many entries as documents are wanted are looked at first: a document has an entry in each list."""

_GROUPS = 128

_SLACK = 1e-9
"""Relative: sums of the same numbers in another order differ by less."""

ANY = float(np.finfo(np.float64).tiny)
"""Less than any document scores that answers."""


class Scored(NamedTuple):
    """A document of a segment that answers."""

    document: int
    score: float


class Ranking:
    """The postings of all alternatives in one segment."""

    def __init__(self, segment: OpenSegment, lists: Sequence[Listed], idfs: Sequence[float]) -> None:
        """``lists`` are in the order of their concepts, of which ``idfs`` has one each."""
        self._segment = segment
        self._idfs = np.array(idfs)
        self._lists = lists

    def best(self, wanted: int, threshold: float, count_all: bool) -> tuple[list[Scored], int, bool]:
        """The best so many documents, best first, or fewer if the others score less than a threshold.

        Beside them the number of documents that answer, and whether it is exact or a lower bound.
        """
        if not count_all and sum(len(listed.documents) for listed in self._lists) > _POSTINGS_AT_ONCE:
            return self._stopping_early(wanted, threshold)
        entries = self._entries(self._lists)
        sums = self._sums(entries)
        best = self._exactly(entries, sums, wanted, threshold)
        if count_all:
            return best, int(np.count_nonzero(sums > 0)), True
        counts = [listed.living for listed in self._lists]
        return best, max(counts), len(counts) == 1

    def _stopping_early(self, wanted: int, threshold: float) -> tuple[list[Scored], int, bool]:
        bounds = [self._bound(listed) for listed in self._lists]
        order = sorted(range(len(bounds)), key=bounds.__getitem__, reverse=True)
        rest = np.append(np.cumsum([bounds[i] for i in reversed(order)])[::-1], 0.0)
        sizes = np.cumsum([len(self._lists[i].documents) for i in order])
        at_once = _POSTINGS_AT_ONCE
        while True:
            behind = min(int(sizes.searchsorted(at_once)) + 1, len(order))
            chosen = sorted(order[:behind])  # in the order of concepts, in which scores are added up
            entries = self._entries([self._lists[i] for i in chosen])
            sums = self._sums(entries)
            total = int(np.count_nonzero(sums > 0))
            found = self._exactly(entries, sums, wanted, ANY)
            if behind == len(order):
                return _from(threshold, found), total, True
            if len(found) == wanted:
                threshold = max(threshold, found[-1].score)
            if rest[behind] < threshold:
                candidates = np.flatnonzero(sums >= (threshold - rest[behind]) * (1 - _SLACK))
                return self._completed(candidates, wanted, threshold), total, False
            at_once *= 4

    def _completed(self, candidates: Ints, wanted: int, threshold: float) -> list[Scored]:
        """The exact scores of some documents, from all lists."""
        lists = [_among(candidates, listed) for listed in self._lists]
        lists = [listed for listed in lists if len(listed.documents)]
        if not lists:
            return []
        entries = self._entries(lists)
        return self._exactly(entries, self._sums(entries), wanted, threshold)

    def _bound(self, listed: Listed) -> float:
        """What a list can add to a score at most."""
        number = listed.term
        share = 1.0
        if number >= 0:
            share = at_most(int(self._segment.files.at_most[number]), self._segment.longer)
        return float(self._idfs[listed.concept]) * MOST * share * max(1.0, listed.weight) * (1 + _SLACK)

    def _sums(self, entries: _Entries) -> Floats:
        """For each document what its entries add up to, in their order."""
        return _sums_at(entries.documents, entries.scores, self._segment.documents)

    def _entries(self, lists: Sequence[Listed]) -> _Entries:
        counts = [len(listed.documents) for listed in lists]
        documents = np.concatenate([listed.documents for listed in lists], dtype=np.intp)
        frequencies = np.concatenate([listed.frequencies for listed in lists], dtype=np.float64)
        weights = [listed.weight for listed in lists]
        if weights != [1.0] * len(weights):
            frequencies *= np.repeat(weights, counts)
        concepts = [listed.concept for listed in lists]
        scores = saturation(frequencies, self._segment.norms.take(documents))
        scores *= (self._idfs * MOST)[concepts].repeat(counts)
        return _Entries(documents, frequencies, scores, concepts, [*accumulate(counts)])

    def _exactly(self, entries: _Entries, sums: Floats, wanted: int, threshold: float) -> list[Scored]:
        """The best documents by their exact scores; ``sums`` are at least these."""
        of_entries = sums.take(entries.documents)
        reach = _REACH * wanted
        while True:
            least = max(threshold, _about(of_entries, reach))
            chosen = (of_entries >= least * (1 - _SLACK)).nonzero()[0]
            best = self._scored(entries, chosen, of_entries, wanted)
            enough = len(best) == wanted and best[-1].score >= least
            if enough or least == threshold:
                return _from(threshold, best)
            reach *= 8

    def _scored(self, entries: _Entries, chosen: Ints, sums: Floats, wanted: int) -> list[Scored]:
        """The best of the documents of the chosen entries, which are all that these documents have."""
        documents, scores = entries.documents.take(chosen), sums.take(chosen)
        if len({*entries.concepts}) < len(entries.concepts):
            concepts = np.array(entries.concepts).take(np.searchsorted(entries.ends, chosen, "right"))
            pairs = (documents * len(self._idfs) + concepts).tolist()
            if len({*pairs}) < len(pairs):  # one concept in several ways: their sum is too much
                documents, scores = self._rescored(documents, concepts, entries.frequencies.take(chosen))
        best = sorted({*zip((-scores).tolist(), documents.tolist(), strict=True)})[:wanted]
        return [Scored(document, -negated) for negated, document in best]

    def _rescored(self, documents: Ints, concepts: Ints, frequencies: Floats) -> tuple[Ints, Floats]:
        """The exact scores of documents, from all their entries."""
        documents, at = np.unique(documents, return_inverse=True)
        shape = (len(documents), len(self._idfs))
        sums = _sums_at(at * shape[1] + concepts, frequencies, shape[0] * shape[1])
        scores = bm25(sums.reshape(shape), self._segment.norms[documents, np.newaxis], self._idfs)
        # One concept after the other, as all scores are added up.
        return documents, scores.cumsum(axis=1)[:, -1]


class _Entries(NamedTuple):
    """The postings of several lists, one after the other."""

    documents: Ints
    frequencies: Floats
    scores: Floats
    concepts: list[int]
    """Of each list."""
    ends: list[int]
    """Where each list ends."""


def _sums_at(places: Ints, values: Floats, length: int) -> Floats:
    """For each place the sum of its values."""
    return np.bincount(places, values, length).astype(np.float64, copy=False)


def rank(scored: Scored) -> tuple[float, int]:
    """A key to sort by: the best first, and of equal ones the first in the index."""
    return -scored.score, scored.document


def _from(threshold: float, best: list[Scored]) -> list[Scored]:
    return [scored for scored in best if scored.score >= threshold]


def _about(values: Floats, reach: int) -> float:
    """A number that at least so many of the values are not below, and not many more; else 0.

    It is found among the highest of each of some hundred groups, for all values are too many to sort.
    """
    groups = min(len(values), _GROUPS + reach)
    if groups <= reach:
        return 0.0
    highest = values[: len(values) // groups * groups].reshape(-1, groups).max(axis=0)
    highest.partition(groups - reach)
    return float(highest[groups - reach])


def _among(candidates: Ints, listed: Listed) -> Listed:
    """What a list has of some documents, which rise."""
    wanted = candidates.astype(listed.documents.dtype)
    at = listed.documents.searchsorted(wanted)
    at[at == len(listed.documents)] = 0
    at = at[listed.documents[at] == wanted]
    return listed._replace(documents=listed.documents[at], frequencies=listed.frequencies[at])
