"""How alike two names sound: the cheapest way to turn the sounds of one into those of the other.

Costs are in the manner of Levenshtein's distance, with less than 1 for what transliterations differ in. They
were chosen, and measured on names of UniDic, so that spellings of a name are near and other words are not.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from search_app.names.sounds import MISSING, VOWELS, sounds

LEAST_SIMILARITY = 0.88
"""Of a name and what it is called in another script."""

_REMEMBERED = 2**14

_ALIKE = ("bvfw", "kg", "td", "szSCJ")
_RELATED = ("mn", "rl", "pb", "hk", "hf")
_ALIKE_COST, _RELATED_COST, _VOWELS_COST, _OTHER_COST = 0.35, 0.5, 0.6, 1.0
_HALF_VOWELS = {frozenset("yi"): 0.1, frozenset("wu"): 0.1}
_MUTE_COST, _VOWEL_COST, _WEAK_COST = 0.05, 0.45, 0.3
_WEAK = "hyw"
_MUTE_COSTS = {"d": 0.5, "g": 0.5, "r": 0.1}

Sounds = Sequence[str]
Costs = NDArray[np.float64]


def similarities(words: Sequence[str], name: str) -> list[float]:
    """How alike each of some words and a name sound: from 0 for nothing alike to 1 for the same sounds."""
    heard, of_words = sounds(name), [sounds(word) for word in words]
    last = costs(of_words, heard)[:, -1].tolist()
    return [share(cost, word, heard) for cost, word in zip(last, of_words, strict=True)]


def share(cost: float, some: Sounds, other: Sounds) -> float:
    """The similarity of two words that have this distance."""
    return max(0.0, 1 - cost / max(1, weight(some), weight(other))) if some and other else 0.0


def weight(heard: Sounds) -> int:
    """How many sounds there are, those that may be missing left out."""
    return len(heard) - "".join(heard).count(MISSING)


def costs(words: Sequence[Sounds], other: Sounds) -> Costs:
    """What it costs to turn each word (a row) into the first n sounds of ``other`` (a column for each n)."""
    table = _CostTable.of(words, other)
    row = np.tile(table.beginning, (len(words), 1))
    found = row.copy()
    longest_first = np.argsort([-len(word) for word in words], kind="stable")
    numbers, row = table.sounds[longest_first], row[longest_first]
    lengths = np.array([len(word) for word in words], np.int64)[longest_first]
    for place in range(table.sounds.shape[1]):
        there = int((lengths > place).sum())
        row = _next(row[:there], numbers[:there, place], table)
        found[longest_first[:there]] = row
    return found


class _CostTable(NamedTuple):
    """Costs of the sounds of some words, which have numbers here, beside those of another."""

    sounds: NDArray[np.int64]
    """The numbers of the sounds of each word, a row a word; behind its end any."""
    omission: Costs
    """Of each sound."""
    replacement: Costs
    """Of each sound by each of the other word, a column each."""
    other_omission: Costs
    beginning: Costs
    """What it costs to make the first n sounds of the other of nothing."""

    @classmethod
    def of(cls, words: Sequence[Sounds], other: Sounds) -> _CostTable:
        known: dict[str, int] = {}
        numbers = [[known.setdefault(sound, len(known)) for sound in word] for word in words]
        longest = max(map(len, numbers), default=0)
        padded = [row + [0] * (longest - len(row)) for row in numbers]
        left_out = np.array([_omission(sound) for sound in other], np.float64)
        return cls(
            np.array(padded, np.int64).reshape(len(words), longest),
            np.array([_omission(sound) for sound in known], np.float64),
            np.array([[_replacement(sound, its) for its in other] for sound in known], np.float64),
            left_out,
            np.array([*accumulate(left_out.tolist(), initial=0.0)]),
        )


def _next(above: Costs, numbers: NDArray[np.int64], table: _CostTable) -> Costs:
    """The costs with one more sound in front of which those above are."""
    omission = table.omission[numbers]
    row = np.empty_like(above)
    row[:, 0] = above[:, 0] + omission
    for at, left_out in enumerate(table.other_omission.tolist()):
        replaced = above[:, at] + table.replacement[numbers, at]
        row[:, at + 1] = np.minimum(np.minimum(replaced, above[:, at + 1] + omission), row[:, at] + left_out)
    return row


@lru_cache(_REMEMBERED)
def _omission(sound: str) -> float:
    if MISSING in sound:
        return _MUTE_COSTS.get(sound[0], _MUTE_COST)
    return sum(map(_omission_of_sign, sound)) / len(sound)


def _omission_of_sign(sign: str) -> float:
    if sign in VOWELS:
        return _VOWEL_COST
    return _WEAK_COST if sign in _WEAK else 1.0


@lru_cache(_REMEMBERED)
def _replacement(sound: str, other: str) -> float:
    """The least that any of the signs of the one costs as any of the other."""
    return min(_distance(a, b) for a in sound for b in other if MISSING not in (a, b))


def _distance(a: str, b: str) -> float:
    if a == b:
        return 0.0
    pair = {a, b}
    if pair <= set(VOWELS):
        return _VOWELS_COST
    if any(pair <= set(group) for group in _ALIKE):
        return _ALIKE_COST
    if any(pair <= set(group) for group in _RELATED):
        return _RELATED_COST
    return _HALF_VOWELS.get(frozenset(pair), _OTHER_COST)
