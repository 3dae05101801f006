"""What sources say of each word, weighed against one another.

What a source says of a word is normalised to a sum of 1 and counts as much as the source is trusted; German
and Japanese also meet by what both have in English. The best candidates are kept, the best of all weighs 1.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import permutations, product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from search_app.lexicon.groups import LANGUAGES, LEAST_OF_A_TRANSLATION
from search_app.lexicon.progress import OnShare, part, watched
from search_app.lexicon.tables import (
    NO_ROWS,
    PARTS,
    Rows,
    by_way_of,
    heaviest,
    is_in_part,
    joined,
    normalized,
    rows_of,
    scaled,
    summed,
    without_units,
)
from search_app.lexicon.vocabulary import NO_KEY

MOST_CANDIDATES = 8
"""Of a key, in each language."""
_TRUST_THROUGH_ENGLISH = 0.6
_BETWEEN = "en"
_LEAST = 0.1
"""Of a weight: what is less likely finds next to nothing."""


class Keyed(NamedTuple):
    """What the words of a language are looked up by, and translated to."""

    exact: NDArray[np.uint64]
    by_terms: NDArray[np.uint64]
    units: NDArray[np.uint64]
    first: int
    """The number of the first of the words, among those of all languages."""


@dataclass(slots=True)
class Pairs:
    """Words that mean the same, in one direction, by their numbers in both languages."""

    words: array[int] = field(default_factory=lambda: array("I"))
    others: array[int] = field(default_factory=lambda: array("I"))
    weights: array[float] = field(default_factory=lambda: array("f"))

    def add(self, some: Iterable[tuple[int, float]], translations: Iterable[tuple[int, float]]) -> None:
        """All of the one side beside all of the other that are worth translating to."""
        for (word, weight), (other, of_other) in product(some, translations):
            if of_other >= LEAST_OF_A_TRANSLATION:
                self.words.append(word)
                self.others.append(other)
                self.weights.append(weight * of_other)


class Said(NamedTuple):
    """What a source says."""

    source: int
    trust: float
    pairs: dict[tuple[str, str], Pairs]
    """By the languages of both sides."""


def weighed(
    said: Sequence[Said], languages: Mapping[str, Keyed], through: int, on_share: OnShare
) -> list[Rows]:
    """The best candidates, a table for each direction, without units.

    ``through`` is the number of English as a source. What the sources say is taken out of them.
    """
    found: dict[tuple[str, str], Rows] = {}
    directions = sorted(permutations(LANGUAGES, 2), key=lambda direction: _BETWEEN not in direction)
    for number, (one, other) in enumerate(directions):
        here = [(s.pairs.pop((one, other)), s) for s in said if (one, other) in s.pairs]
        parts = []
        for nth in watched(range(PARTS), part(on_share, number, len(directions)), every=1):
            rows = _said(here, languages[one], languages[other], nth)
            if _BETWEEN not in (one, other):
                first = found[one, _BETWEEN]
                by_english = _through(first.at(is_in_part(first.keys, nth)), found[_BETWEEN, other], through)
                rows = joined([rows, by_english])
            parts.append(heaviest(summed(rows), MOST_CANDIDATES))
        found[one, other] = joined(parts)  # in order of keys, as the parts are
    return [without_units(likely(scaled(found.pop(direction)))) for direction in directions]


def _said(pairs: Sequence[tuple[Pairs, Said]], one: Keyed, other: Keyed, nth: int) -> Rows:
    """What all sources say of the keys of one part in one direction."""
    return joined([NO_ROWS, *(normalized(_rows(p, of.source, one, other, nth), of.trust) for p, of in pairs)])


def _rows(pairs: Pairs, source: int, one: Keyed, other: Keyed, nth: int) -> Rows:
    """The pairs of a source by their exact keys and by those of their terms."""
    words, others = np.frombuffer(pairs.words, np.uint32), np.frombuffer(pairs.others, np.uint32)
    weights = np.frombuffer(pairs.weights, np.float32)
    is_unit = other.units != NO_KEY
    parts = []
    for keys in (one.exact, one.by_terms):
        is_key = is_in_part(keys, nth) & (keys != NO_KEY)
        at = np.flatnonzero(is_key[words] & is_unit[others])
        some, their = words[at], others[at]
        numbers = their + np.uint32(other.first)
        parts.append(rows_of(keys[some], other.units[their], numbers, weights[at], source))
    return joined(parts)


def likely(rows: Rows) -> Rows:
    """Without what is not worth a search."""
    return rows.at(rows.weights >= _LEAST)


def _through(first: Rows, second: Rows, source: int) -> Rows:
    """What the likeliest words between are in the other language."""
    found = by_way_of(normalized(first, 1.0), normalized(second, 1.0))
    weights = found.weights * np.float32(_TRUST_THROUGH_ENGLISH)
    return found._replace(weights=weights, sources=np.full(len(weights), source, np.uint8))
