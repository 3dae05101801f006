"""The best documents of a segment, exactly, from as few of its postings as that takes.

The saturated frequencies of all alternatives of a concept are added up, which can only be more than the
saturation of the added frequencies: so whoever is not among the best by that sum is not among the best, and
only of a few documents the exact score is needed. Where terms have very many postings, those lists come last
that can add least; as soon as no document that is in these alone can be among the best, they are looked at
for the documents found so far only (MaxScore: Turtle and Flood, "Query Evaluation: Strategies and
Optimizations", 1995).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh_index.bounds import at_most
from indexer.engines.whoosh_index.lookup import Found
from indexer.engines.whoosh_index.opened import OpenSegment
from indexer.engines.whoosh_index.ranges import Ints
from indexer.ranking import K1, Floats, bm25

_POSTINGS_AT_ONCE = 2**16
"""Of one segment: fewer are scored sooner than it is decided which of them may be passed over."""

_REACH = 4
"""Times as many entries as documents are wanted are looked at first: a document has an entry in each list."""

_GROUPS = 512

_SLACK = 1e-9
"""Relative: sums of the same numbers in another order differ by less."""


class Listed(NamedTuple):
    """The postings of one alternative in one segment."""

    concept: int
    weight: float
    found: Found


class Best(NamedTuple):
    """Some documents of a segment, best first, and their scores."""

    documents: Ints
    scores: Floats

    def from_(self, threshold: float) -> Best:
        """Those that score no less."""
        kept = self.scores >= threshold
        return Best(self.documents[kept], self.scores[kept])


class Ranking:
    """The postings of all alternatives in one segment."""

    def __init__(self, segment: OpenSegment, lists: Sequence[Listed], idfs: Sequence[float]) -> None:
        self._segment = segment
        self._idfs = np.array(idfs)
        self._lists = list(lists)

    def best(self, wanted: int, threshold: float, count_all: bool) -> tuple[Best, int, bool]:
        """The best so many documents, or fewer if the others score less than a threshold.

        Beside them the number of documents that answer, and whether it is exact or a lower bound.
        """
        counts = [len(listed.found.documents) for listed in self._lists]
        if not count_all and sum(counts) > _POSTINGS_AT_ONCE:
            return self._stopping_early(wanted, threshold)
        entries = self._entries(self._lists)
        sums = self._sums(entries)
        best = self._exactly(entries, sums, wanted, threshold)
        if count_all:
            return best, int(np.count_nonzero(sums > 0)), True
        return best, max(counts), len(counts) == 1

    def _stopping_early(self, wanted: int, threshold: float) -> tuple[Best, int, bool]:
        bounds = [self._bound(listed) for listed in self._lists]
        order = sorted(range(len(bounds)), key=bounds.__getitem__, reverse=True)
        rest = np.append(np.cumsum([bounds[i] for i in reversed(order)])[::-1], 0.0)
        sizes = np.cumsum([len(self._lists[i].found.documents) for i in order])
        at_once = _POSTINGS_AT_ONCE
        while True:
            behind = min(int(sizes.searchsorted(at_once)) + 1, len(order))
            chosen = sorted(order[:behind])  # in the order of concepts, in which scores are added up
            entries = self._entries([self._lists[i] for i in chosen])
            sums = self._sums(entries)
            total = int(np.count_nonzero(sums))
            found = self._exactly(entries, sums, wanted, -np.inf)
            if behind == len(order):
                return found.from_(threshold), total, True
            if len(found.scores) == wanted:
                threshold = max(threshold, float(found.scores[-1]))
            if rest[behind] < threshold:
                candidates = np.flatnonzero(sums >= (threshold - rest[behind]) * (1 - _SLACK))
                return self._completed(candidates, wanted, threshold), total, False
            at_once *= 4

    def _completed(self, candidates: Ints, wanted: int, threshold: float) -> Best:
        """The exact scores of some documents, from all lists."""
        if not len(candidates):
            return Best(candidates, np.zeros(0))
        lists = [listed._replace(found=_among(listed.found, candidates)) for listed in self._lists]
        entries = self._entries([listed for listed in lists if len(listed.found.documents)])
        sums = self._sums(entries)
        return self._exactly(entries, sums, wanted, threshold)

    def _bound(self, listed: Listed) -> float:
        """What a list can add to a score at most."""
        number = listed.found.term
        saturation = 1.0
        if number >= 0:
            saturation = at_most(int(self._segment.files.at_most[number]), self._segment.longer)
        return (
            float(self._idfs[listed.concept]) * (K1 + 1) * saturation * max(1.0, listed.weight) * (1 + _SLACK)
        )

    def _sums(self, entries: _Entries) -> Floats:
        """For each document what its entries add up to, in their order."""
        return np.bincount(entries.documents, entries.scores, self._segment.documents).astype(
            np.float64, copy=False
        )

    def _entries(self, lists: Sequence[Listed]) -> _Entries:
        counts = [len(listed.found.documents) for listed in lists]
        documents = np.concatenate([listed.found.documents for listed in lists])
        frequencies = np.concatenate([listed.found.frequencies for listed in lists], dtype=np.float64)
        weights = [listed.weight for listed in lists]
        if weights != [1.0] * len(weights):
            frequencies *= np.repeat(weights, counts)
        concepts = np.array([listed.concept for listed in lists])
        scores = bm25(frequencies, self._segment.norms[documents], self._idfs[concepts].repeat(counts))
        return _Entries(documents, frequencies, scores, concepts, np.cumsum(counts))

    def _exactly(self, entries: _Entries, sums: Floats, wanted: int, threshold: float) -> Best:
        """The best documents by their exact scores; ``sums`` are at least these."""
        of_entries = sums[entries.documents]
        reach = _REACH * wanted
        while True:
            least = max(threshold, _about(of_entries, reach))
            chosen = (of_entries >= least * (1 - _SLACK)).nonzero()[0]
            best = self._scored(entries, chosen, sums, wanted)
            enough = len(best.scores) == wanted and best.scores[-1] >= least
            if enough or least == threshold:
                return best.from_(threshold)
            reach *= 8

    def _scored(self, entries: _Entries, chosen: Ints, sums: Floats, wanted: int) -> Best:
        """The best of the documents of the chosen entries, which are all that these documents have."""
        documents = entries.documents[chosen].astype(np.int64)
        concepts = entries.concepts[entries.ends.searchsorted(chosen, "right")]
        scores = sums[documents]
        pairs = documents * len(self._idfs) + concepts
        if len(set(pairs.tolist())) < len(pairs):  # one concept in several ways: their sum is too much
            documents, scores = self._rescored(documents, concepts, entries.frequencies[chosen])
        order = np.lexsort((documents, -scores))
        documents, scores = documents[order], scores[order]
        is_new = np.ones(len(documents), np.bool_)
        np.not_equal(documents[1:], documents[:-1], out=is_new[1:])
        first = is_new.nonzero()[0][:wanted]
        return Best(documents[first], scores[first])

    def _rescored(self, documents: Ints, concepts: Ints, frequencies: Floats) -> tuple[Ints, Floats]:
        """The exact scores of documents, from all their entries."""
        documents, at = np.unique(documents, return_inverse=True)
        shape = (len(documents), len(self._idfs))
        cells = np.bincount(at * shape[1] + concepts, frequencies, shape[0] * shape[1]).reshape(shape)
        scores = np.zeros(len(documents))
        norms = self._segment.norms[documents]
        for concept in np.unique(concepts).tolist():  # one after the other, as all scores are added up
            has = cells[:, concept] > 0
            scores[has] += bm25(cells[has, concept], norms[has], float(self._idfs[concept]))
        return documents, scores


class _Entries(NamedTuple):
    """The postings of several lists, one after the other."""

    documents: NDArray[Any]
    frequencies: Floats
    scores: Floats
    concepts: Ints
    """Of each list."""
    ends: Ints
    """Where each list ends."""


def _about(values: Floats, reach: int) -> float:
    """A number that at least so many of the values are not below, and not many more; else minus infinity.

    It is found among the highest of each of some hundred groups, for all values are too many to sort.
    """
    in_group = max(1, len(values) // (_GROUPS + reach))
    highest = values[: len(values) // in_group * in_group].reshape(-1, in_group).max(axis=1)
    if len(highest) <= reach:
        return -math.inf
    return float(np.partition(highest, len(highest) - reach)[len(highest) - reach])


def _among(found: Found, candidates: Ints) -> Found:
    """What a list has of some documents, which rise."""
    wanted = candidates.astype(found.documents.dtype)
    at = found.documents.searchsorted(wanted)
    at[at == len(found.documents)] = 0
    at = at[found.documents[at] == wanted]
    return Found(found.documents[at], found.frequencies[at])
