"""How alike two names sound: the cheapest way to turn the sounds of one into those of the other.

Costs are in the manner of Levenshtein's distance, with less than 1 for what transliterations differ in. They
were chosen, and measured on names of UniDic, so that spellings of a name are near and other words are not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import takewhile

from search_app.names.sounds import MISSING, VOWELS, sounds

_REMEMBERED = 2**14

_ALIKE = ("bvfw", "kg", "td", "szSCJ")
_RELATED = ("mn", "rl", "pb", "hk", "hf")
_ALIKE_COST, _RELATED_COST, _VOWELS_COST, _OTHER_COST = 0.35, 0.5, 0.6, 1.0
_HALF_VOWELS = {frozenset("yi"): 0.1, frozenset("wu"): 0.1}
_MUTE_COST, _VOWEL_COST, _WEAK_COST = 0.05, 0.45, 0.3
_WEAK = "hyw"
_MUTE_COSTS = {"g": 0.5, "r": 0.1}

Sounds = Sequence[str]
Costs = list[float]


def similarity(some: str, other: str) -> float:
    """From 0 for words that sound nothing alike to 1 for two spellings of the same sounds."""
    left, right = sounds(some), sounds(other)
    if not left or not right:
        return 0.0
    ((_, row),) = costs([left], right)
    return share(row[-1], left, right)


def share(cost: float, some: Sounds, other: Sounds) -> float:
    """The similarity of two words that have this distance."""
    return max(0.0, 1 - cost / max(1, weight(some), weight(other)))


def weight(heard: Sounds) -> int:
    """How many sounds there are, those that may be missing left out."""
    return sum(MISSING not in sound for sound in heard)


def costs(words: Sequence[Sounds], other: Sounds, most: float = float("inf")) -> Iterator[tuple[int, Costs]]:
    """What it costs to turn a word into the first n sounds of ``other``, for n from 0 to all.

    Given for all ``words``, by their numbers, that can be turned into some of these for at most so much.
    Words are compared together as far as they begin alike.
    """
    rows = [_beginning(other)]
    before: Sounds = ()
    for number in sorted(range(len(words)), key=lambda number: tuple(words[number])):
        word = words[number]
        alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, before, strict=False)))
        del rows[alike + 1 :]
        for sound in word[len(rows) - 1 :]:
            if min(rows[-1]) > most:
                break
            rows.append(_next(rows[-1], sound, other))
        before = word[: len(rows) - 1]
        if len(before) == len(word) and min(rows[-1]) <= most:
            yield number, rows[-1]


def _beginning(other: Sounds) -> Costs:
    row = [0.0]
    for sound in other:
        row.append(row[-1] + _omission(sound))
    return row


def _next(above: Costs, sound: str, other: Sounds) -> Costs:
    """The costs with one more sound in front of which those above are."""
    omission = _omission(sound)
    row = [above[0] + omission]
    for at, other_sound in enumerate(other):
        replaced = above[at] + _replacement(sound, other_sound)
        row.append(min(replaced, above[at + 1] + omission, row[at] + _omission(other_sound)))
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
