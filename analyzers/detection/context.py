"""What the rest of a document says about the language of each of its units."""

from __future__ import annotations

import math
from functools import cache

import numpy as np
from numpy.typing import NDArray

from analyzers.detection.evidence import Evidence, candidates
from analyzers.languages import UNKNOWN

Prior = NDArray[np.float64]
"""The logarithm of a probability for each of the candidates."""

_STAY = math.log(0.8)
_LEAVE = math.log(0.2)

# The languages most documents here are in; others have to show clear evidence first.
_EXPECTED = frozenset({"de", "en", "ja"})
_UNEXPECTED = -1.5
_UNKNOWN = -3.0
_NOT_ADMITTED = -1.5
_DECLARED = 2.0

_ROUNDING = 1e-6

_CLEAR_MARGIN = 3.0
_LETTERS_COUNTED = 400  # of one unit: a long paragraph counts for a few lines, not for fifty
_SMALLEST_SHARE = 0.05
_TRUST_IN_SHARES = 0.3


def document_prior(evidence: Evidence, weights: NDArray[np.intp], declared: str | None) -> Prior:
    """How much each language is to be expected, from the units that leave no doubt and what is declared.

    ``weights`` are letters, one number a unit; ``declared`` is one of the candidates or ``None``.
    """
    prior = general_prior().copy()
    if declared is not None:
        prior[candidates().index(declared)] += _DECLARED
    clear = (evidence > -_CLEAR_MARGIN).sum(axis=1) == 1  # that of the likeliest language is 0
    counted = np.minimum(weights, _LETTERS_COUNTED) * clear
    letters = np.bincount(evidence.argmax(axis=1), counted, minlength=len(prior))
    if letters.any():
        shares = np.maximum(letters / letters.sum(), _SMALLEST_SHARE)
        prior += _TRUST_IN_SHARES * np.log(shares) + np.where(letters > 0, 0, _NOT_ADMITTED)
    prior -= np.logaddexp.reduce(prior)
    return prior


def likeliest_sequence(evidence: Evidence, prior: Prior) -> list[int]:
    """One candidate for each unit: those which together explain the evidence best.

    The model is a hidden Markov chain, solved by Viterbi's algorithm: a unit keeps the language of
    the one before with a fixed probability, and a change costs the more the less the new language
    is expected.
    """
    if not len(evidence):
        return []
    expected = int(prior.argmax())
    if not evidence[:, expected].any() and _is_clear(prior):
        return [expected] * len(evidence)  # likeliest of all at first, and no unit is likelier in another
    enter: list[float] = (_LEAVE + prior).tolist()
    first, *others = evidence.tolist()
    score: list[float] = [before + own for before, own in zip(prior.tolist(), first, strict=True)]
    steps = []
    for unit in others:  # lists: an array of so few languages would cost three times as much
        best = max(score)
        stayed = [before + _STAY for before in score]
        changed = [best + leave for leave in enter]
        steps.append((score.index(best), stayed, changed))
        score = [(a if a >= b else b) + own for a, b, own in zip(stayed, changed, unit, strict=True)]
    path = [score.index(max(score))]
    for origin, stayed, changed in reversed(steps):
        path.append(origin if changed[path[-1]] > stayed[path[-1]] else path[-1])
    return path[::-1]


def _is_clear(prior: Prior) -> bool:
    second, first = np.partition(prior, -2)[-2:]
    return bool(first - second > _ROUNDING)


@cache
def general_prior() -> Prior:
    """How much each language is to be expected of a text before it is read, up to a constant."""
    return np.array([_expectation(language) for language in candidates()])


def _expectation(language: str) -> float:
    if language == UNKNOWN:
        return _UNKNOWN
    return 0.0 if language in _EXPECTED else _UNEXPECTED
