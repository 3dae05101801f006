"""Which words stand for each other in sentences that people have translated.

IBM Model 1: Brown, Della Pietra, Della Pietra and Mercer, "The Mathematics of Statistical Machine
Translation: Parameter Estimation" (1993), trained in both directions. What is given for two terms is the
geometric mean of the two probabilities: a rare word that stands in one sentence only is certain to mean any
word of the other, but not the other way round.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

_ROUNDS = 5
_LONGEST = 25
"""Terms of a sentence: in longer ones too many could mean one another."""
_DAMPING = 0.5
"""Added to the count of each term: rare ones prove little."""
_LEAST, _LEAST_COUNT = 0.03, 0.8
"""Probabilities and expected counts that are kept."""


class Sentences(NamedTuple):
    """Sentences of a language, one behind the other, as numbers of their terms."""

    terms: list[str]
    numbers: NDArray[np.int32]
    """Each term of a sentence once."""
    firsts: NDArray[np.int64]
    """Where each sentence begins, and where the last one ends."""


class Aligned(NamedTuple):
    """Two terms, and how surely the one stands where the other does: 1 at most."""

    term: str
    other: str
    strength: float


class _Cells(NamedTuple):
    """Each term of a sentence beside each of its translation: those of the same two terms side by side."""

    firsts: NDArray[np.int64]
    """Where the cells of each two terms begin."""
    lengths: NDArray[np.int64]
    places: NDArray[np.int32]
    """Where the terms stand, among all of the sentences."""
    other_places: NDArray[np.int32]


def numbered(sentences: Iterable[Iterable[str]]) -> Sentences:
    """Sentences, given as their terms; what is not translated is one without terms."""
    known: dict[str, int] = {}
    numbers, firsts = array("i"), array("q", [0])
    for sentence in sentences:
        numbers.extend(known.setdefault(term, len(known)) for term in dict.fromkeys(sentence))
        firsts.append(len(numbers))
    return Sentences([*known], np.array(numbers, np.int32), np.array(firsts))


def aligned(some: Sentences, others: Sentences) -> list[Aligned]:
    """The terms that translate one another in sentences of the same place."""
    places, other_places = _beside_one_another(some.firsts, others.firsts)
    pairs = some.numbers[places].astype(np.int64) * len(others.terms) + others.numbers[other_places]
    order = np.argsort(pairs, kind="stable").astype(np.int32)
    pairs, lengths = np.unique(pairs, return_counts=True)
    cells = _Cells(np.cumsum(lengths) - lengths, lengths, places[order], other_places[order])
    del places, other_places, order
    terms, their = np.divmod(pairs, len(others.terms) or 1)
    forwards = _probabilities(cells, terms, cells.other_places)
    backwards = _probabilities(cells, their, cells.places)
    strength = np.sqrt(forwards * backwards)
    return [
        Aligned(some.terms[terms[pair]], others.terms[their[pair]], float(strength[pair]))
        for pair in np.flatnonzero(strength > 0).tolist()
    ]


def _beside_one_another(
    firsts: NDArray[np.int64], other_firsts: NDArray[np.int64]
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """The places of each term and of each in its sentence's translation, unless one is too long."""
    sizes, other_sizes = np.diff(firsts), np.diff(other_firsts)
    cells = np.where((sizes <= _LONGEST) & (other_sizes <= _LONGEST), sizes * other_sizes, 0)
    of_sentence = np.repeat(np.arange(len(cells), dtype=np.int32), cells)
    nth = np.arange(len(of_sentence), dtype=np.int32)
    nth -= (np.cumsum(cells) - cells).astype(np.int32)[of_sentence]
    row, column = np.divmod(nth, other_sizes.astype(np.int32)[of_sentence])
    row += firsts.astype(np.int32)[of_sentence]
    column += other_firsts.astype(np.int32)[of_sentence]
    return row, column


def _probabilities(
    cells: _Cells, sources: NDArray[np.int64], targets: NDArray[np.int32]
) -> NDArray[np.float64]:
    """For each two terms how likely the source becomes its target; 0 for what is not kept.

    ``targets`` are, for each cell, the occurrence that some term of the sentence must have become.
    """
    probabilities: NDArray[np.float64] = np.ones(len(sources))
    counts = probabilities
    for _ in range(_ROUNDS if len(sources) else 0):
        weights = np.repeat(probabilities, cells.lengths)
        weights /= np.bincount(targets, weights)[targets]
        counts = np.add.reduceat(weights, cells.firsts)
        probabilities = counts / (np.bincount(sources, counts) + _DAMPING)[sources]
    probabilities[(probabilities <= _LEAST) | (counts <= _LEAST_COUNT)] = 0
    return probabilities
