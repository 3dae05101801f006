"""Which German words compounds are made of, and how common words are, in ten bytes a word.

The frequencies are those of the ``wordfreq`` package (its large list, words above one in ten million), where
ß is spelled ss and all words are in lower case, as in an analyzer's written forms. What a word costs is its
frequency in centibels below 1: the rarer, the more.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

import numpy as np

from analyzers.german import data

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
    """Entries looked up by the word's hash: the words themselves would take ten times the memory.

    That an unknown word has one of their 2 ** 18 hashes of 64 bits is to be expected once in 2 ** 46 of them.
    """

    def __init__(self, entries: Iterable[tuple[str, Entry]]) -> None:
        """``entries`` by word, each word once."""
        hashes, packed = array("q"), array("H")
        for word, (cost, begins, ends) in entries:
            hashes.append(hash(word))
            packed.append(cost << 2 | begins << 1 | ends)
        order = np.argsort(np.array(hashes))
        self._hashes = array("q", np.array(hashes)[order].tobytes())
        self._packed = array("H", np.array(packed)[order].tobytes())

    def get(self, word: str) -> Entry | None:
        """The entry of ``word``; none of a word that is not in the list."""
        wanted = hash(word)
        place = bisect_left(self._hashes, wanted)
        if place == len(self._hashes) or self._hashes[place] != wanted:
            return None
        packed = self._packed[place]
        return Entry(packed >> 2, bool(packed & 2), bool(packed & 1))


@cache
def lexicon() -> Lexicon:
    """That of the process. Takes half a second to load."""
    return Lexicon(_entries(_costs("de", "large"), _costs("en", "small")))


def _entries(german: Mapping[str, int], english: Mapping[str, int]) -> Iterator[tuple[str, Entry]]:
    elided = {word[:-1]: cost + _ELIDED for word, cost in german.items() if word.endswith("e")}
    for word, cost in german.items():
        entry = _entry(word, cost, english)
        if (shorter := elided.get(word, cost)) < cost and _begins(word, shorter):
            entry = Entry(shorter, True, entry.ends)
        yield word, entry
    for word, cost in elided.items():
        if word not in german and _begins(word, cost):
            yield word, Entry(cost, True, False)


def _costs(language: str, size: str) -> dict[str, int]:
    """What the words of a list of ``wordfreq`` cost, those left out that cost as much as unseen ones."""
    from wordfreq import available_languages, read_cBpack  # here: it takes longer to load than most searches

    buckets = read_cBpack(available_languages(size)[language])[:UNSEEN]
    return {word: cost for cost, bucket in enumerate(buckets) for word in bucket}


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
