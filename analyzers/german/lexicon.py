"""Which German words compounds are made of, and how common words are, in ten bytes a word.

The frequencies are those of the ``wordfreq`` package (its large list, words above one in ten million), where
ß is spelled ss and all words are in lower case, as in an analyzer's written forms. What a word costs is its
frequency in centibels below 1: the rarer, the more.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

import numpy as np

from analyzers.german import data
from analyzers.hashed import HashedWords
from analyzers.wordlists import buckets

UNSEEN = 700
"""What words cost that are not in the list."""

_LONGEST_SHORT = 4  # such parts are those of a list of our own
_MOST_AT_LENGTH = {5: 590, 6: 640, 7: 670}  # short strings are often in the list by accident
_ENGLISH = 130  # centibels by which English words are more common in English
_ELIDED = 20  # Schul- for Schule; added to its cost


class Entry(NamedTuple):
    """What is known of a word."""

    cost: int
    begins: bool
    """Whether a compound may begin or go on with it."""
    ends: bool
    """Whether a compound may end with it."""


class Lexicon:
    """Entries looked up by their words."""

    def __init__(self, entries: Iterable[tuple[str, Entry]]) -> None:
        """``entries`` by word. Of those of one word the cheapest counts; it can end a compound if any can."""
        hashes, packed = array("q"), array("H")
        for word, (cost, begins, ends) in entries:
            hashes.append(hash(word))
            packed.append(cost << 2 | begins << 1 | ends)
        order = np.lexsort((packed, hashes))
        sorted_hashes, sorted_packed = np.array(hashes)[order], np.array(packed)[order]
        firsts = np.flatnonzero(np.diff(sorted_hashes, prepend=~sorted_hashes[:1]))
        ends_of_any = np.bitwise_or.reduceat(sorted_packed & 1, firsts)
        self._words = HashedWords(sorted_hashes[firsts])
        self._packed = array("H", (sorted_packed[firsts] | ends_of_any).tobytes())

    def get(self, word: str) -> Entry | None:
        """The entry of ``word``; none of a word that is not in the list."""
        for place in self._words.places(word):
            packed = self._packed[place]
            return Entry(packed >> 2, bool(packed & 2), bool(packed & 1))
        return None


@cache
def lexicon() -> Lexicon:
    """That of the process. Takes half a second to load."""
    english = {word: cost for cost, bucket in enumerate(buckets("en", "small")) for word in bucket}
    return Lexicon(_entries(islice(buckets("de", "large"), UNSEEN), english))


def _entries(german: Iterable[Sequence[str]], english: Mapping[str, int]) -> Iterator[tuple[str, Entry]]:
    """Of each word, and of words without their -e where a compound may begin so."""
    for cost, bucket in enumerate(german):
        for word in bucket:
            yield word, _entry(word, cost, english)
            if word.endswith("e") and _begins(word[:-1], cost + _ELIDED):
                yield word[:-1], Entry(cost + _ELIDED, True, False)


def _entry(word: str, cost: int, english: Mapping[str, int]) -> Entry:
    if len(word) <= _LONGEST_SHORT:
        return Entry(cost, _begins(word, cost), word in _short_parts())
    is_english = english.get(word, UNSEEN) < cost - _ENGLISH
    is_part = not is_english and _begins(word, cost)
    return Entry(cost, is_part, is_part)


def _begins(word: str, cost: int) -> bool:
    """Whether a compound may begin with ``word``, if it is German."""
    if len(word) <= _LONGEST_SHORT:
        return word in _short_parts() or f"{word}-" in _short_parts()
    return cost < _MOST_AT_LENGTH.get(len(word), UNSEEN) and word.isalpha() and word not in _no_parts()


@cache
def _short_parts() -> frozenset[str]:
    return frozenset(data.words("short_parts.txt"))


@cache
def _no_parts() -> frozenset[str]:
    return frozenset(data.words("no_parts.txt"))
