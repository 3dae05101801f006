"""How documents are ranked, the same for every engine: BM25 with concepts as weighted synonym classes.

For a concept with alternatives *a* of weight *w* in a document, over the parts *p* with their weights::

    tf     = Σ w(a) · weight(p) · occurrences(a, p)
    df     = min(N, Σ w(a) · documents with a)
    length = Σ weight(p) · tokens of p
    score  = ln(1 + (N - df + ½) / (df + ½)) · tf · (k1 + 1) / (tf + k1 · (1 - b + b · length / mean length))

times the concept's own weight. Okapi BM25 is that of Robertson and Zaragoza, "The Probabilistic Relevance
Framework: BM25 and Beyond" (2009), its sum over parts that of the same paper (BM25F with one normalisation),
its idf the never negative one of Lucene. Summing over the alternatives before the saturation is what keeps
many translations of one keyword from outvoting another keyword: Pirkola, "The Effects of Query Structure and
Dictionary Setups in Dictionary-Based Cross-Language Information Retrieval" (1998).

The :data:`RESCORED` best documents by that sum are put in order anew. To their scores is added what the same
formula gives, with a small factor, for

- each concept and its occurrences that are written as it was typed (:data:`EXACT`): *Spies* before *spying*;
- each two concepts that were typed one after the other and the occurrences of the latter at most
  :data:`WITHIN` positions behind one of the former in the same part (:data:`ADJACENT`), each of which counts
  with the lesser of both weights, and with the greater idf: secret talks before talks about secrets.

Besides, for the place where a document has them,

- each concept gets :data:`EARLY` times its idf and the greatest, over its occurrences, of weight times
  ½ ** (position / :data:`HALVED`), where the title is position 0: texts begin with what they are about;
- each concept gets :data:`SPREAD` times its idf and ln(1 + Σ w), where w is its greatest weight in a stretch
  of :data:`STRETCH` positions, the title being one: texts come back to what they are about, and here long
  ones are not the worse for their length;
- one stretch of :data:`SPAN` positions of a part, begun at a multiple of half of that, gives :data:`TOGETHER`
  times what its concepts tell, each its idf times its greatest weight there, but for that one of them that
  tells the most; of all stretches the one that gives most. An answer has what is asked for in one place.

A place counts there for one concept, the one that tells the most (of equal ones the first): no word stands
close to itself. Left out in all of this are words that a pattern fits, and what is a part of a keyword only
(:attr:`indexer.query.Concept.whole`).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from indexer.documents import TEXT, TITLE

RESCORED = 50
EXACT = 0.2
ADJACENT = 0.3
WITHIN = 3
"""Positions: 会談 in 秘密の会談 is two behind 秘密."""
EARLY = 0.4
HALVED = 30
"""Positions from the beginning after which a place counts half: about a sentence or two."""
TOGETHER = 0.5
SPAN = 20
"""Positions: about a sentence."""
SPREAD = 0.15
STRETCH = 50
"""Positions: about a paragraph."""

K1 = 1.2
B = 0.75
MOST = K1 + 1
"""What a concept whose idf is 1 can add to a score, however often a document has it."""
PART_WEIGHTS: Mapping[str, float] = MappingProxyType({TITLE: 5.0, TEXT: 1.0})

Floats = NDArray[np.float64]


def weighted_lengths(lengths: Mapping[str, NDArray[np.uint32]]) -> Floats:
    """The length of each document for :func:`bm25`, from the number of tokens in each of its parts."""
    weighted = [PART_WEIGHTS[part] * tokens for part, tokens in lengths.items()]
    total: Floats = np.sum(weighted, axis=0, dtype=np.float64)
    return total


def idf(document_frequency: float, documents: int) -> float:
    """How much a concept tells that so many of all the documents have."""
    df = min(document_frequency, documents)
    return math.log(1 + (documents - df + 0.5) / (df + 0.5))


def length_norms(relative_lengths: Floats) -> Floats:
    """What :func:`bm25` makes of the length of each document, compared with the mean."""
    return K1 * (1 - B + B * relative_lengths)


def saturation(frequencies: Floats, norms: Floats) -> Floats:
    """How near each frequency comes to the most that a concept can tell; ``norms`` are of
    :func:`length_norms`.
    """
    return frequencies / (frequencies + norms)


def bm25(frequencies: Floats, norms: Floats, concept_idf: float | Floats) -> Floats:
    """One concept's part in the score of each document."""
    return concept_idf * MOST * saturation(frequencies, norms)
