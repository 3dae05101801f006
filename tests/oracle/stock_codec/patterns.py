"""Which words a pattern stands for."""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Callable
from typing import NamedTuple

from indexer.query import Pattern

_WILD = re.compile(r"[*?]")


class WordTest(NamedTuple):
    """What a word must be."""

    beginning: str
    """No word that begins otherwise passes, so no other needs to be asked."""
    passes: Callable[[str], bool]


def word_test(term: str, pattern: Pattern, edits: int) -> WordTest:
    """What words a pattern asks for; ``edits`` is for :attr:`Pattern.FUZZY`."""
    if pattern is Pattern.PREFIX:
        return WordTest(term, lambda word: word.startswith(term))
    if pattern is Pattern.WILDCARD:
        return WordTest(_WILD.split(term)[0], _wildcard(term))
    return WordTest("", lambda word: distance(term, word) <= edits)


def distance(one: str, other: str) -> int:
    """How many letters are missing, added, replaced or swapped with their neighbour, at the least.

    The restricted Damerau-Levenshtein distance (optimal string alignment): no stretch is edited twice, so
    ``ca`` is three away from ``abc``. A letter is a code point.
    """
    above: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one):
        two_above, above, row = above, row, [i + 1]
        for j, other_letter in enumerate(other):
            least = min(above[j + 1] + 1, row[j] + 1, above[j] + (letter != other_letter))
            if i and j and letter == other[j - 1] and other_letter == one[i - 1]:
                least = min(least, two_above[j - 1] + 1)
            row.append(least)
    return row[-1]


def _wildcard(term: str) -> Callable[[str], bool]:
    """``*`` and ``?`` are wild, anything else is itself, brackets too."""
    whole = re.compile(fnmatch.translate(term.replace("[", "[[]")))
    return lambda word: whole.match(word) is not None
