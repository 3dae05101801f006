"""Matches of several terms: in a row, and near each other.

**In a row** a match is one occurrence of each term at its distance from the first. **Near** each other it is
a minimal window: a stretch of positions in which each term can be given an occurrence of its own, and inside
which there is no other such stretch. A term that is asked for twice must be there twice, and so must the only
word that fits both a term and a pattern beside it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

import numpy as np

from indexer.engines.whoosh_index.ranges import Ints, is_in

BETWEEN_PARTS = 2**24
"""Positions put between title and text, so that nothing stands in a row or near by across."""

DOCUMENT = 2**32
"""A document's number times this, and a position: a place in the segment."""


class Matches(NamedTuple):
    """Matches of an alternative, a row each, by document: from the token at one position to that at another.

    Positions of the text go on where the title's end.
    """

    documents: Ints
    first: Ints
    last: Ints


NO_MATCHES = Matches(*np.zeros((3, 0), np.int64))


def in_a_row(sought: list[Ints], gaps: tuple[int, ...]) -> Matches:
    """Of terms at these distances from the first; ``sought`` has the places of each term, rising."""
    places = sought[0]
    for gap, of_term in zip(gaps[1:], sought[1:], strict=True):
        places = places[is_in(places + gap, of_term)]
    first = places % DOCUMENT
    return Matches(places // DOCUMENT, first, first + gaps[-1])


def near(sought: list[Ints], nearness: int) -> Matches:
    """Of terms in any order, the last at most so many positions behind the first."""
    documents = set.intersection(*(set((places // DOCUMENT).tolist()) for places in sought))
    rows = [row for document in sorted(documents) for row in _near_in(sought, document, nearness)]
    columns = np.array(rows, np.int64).reshape(-1, 3).T
    return Matches(*columns)


def _near_in(sought: list[Ints], document: int, nearness: int) -> list[tuple[int, int, int]]:
    """The minimal windows in one document."""
    edges = (document * DOCUMENT, (document + 1) * DOCUMENT)
    positions = [set((of[slice(*of.searchsorted(edges))] % DOCUMENT).tolist()) for of in sought]
    # Two terms have the same occurrences, or none in common, or (a pattern) one has all of the other's;
    # so each can have its own just where there are enough.
    needed = [sum(other <= own for other in positions) for own in positions]
    every = sorted(set().union(*positions))
    windows: dict[int, int] = {}  # by its last position its first; a later first lies inside
    inside: defaultdict[int, int] = defaultdict(int)
    behind = 0
    for first in every:
        while behind < len(every) and not all(inside[i] >= need for i, need in enumerate(needed)):
            for i, own in enumerate(positions):
                inside[i] += every[behind] in own
            behind += 1
        if not all(inside[i] >= need for i, need in enumerate(needed)):
            break
        if every[behind - 1] - first <= nearness:
            windows[every[behind - 1]] = first
        for i, own in enumerate(positions):
            inside[i] -= first in own
    return [(document, first, last) for last, first in windows.items()]
