"""How common words are in several languages, in a few bytes a word.

The frequencies are those of the ``wordfreq`` package (its small lists, words above one in a million).
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from analyzers.hashed import HashedWords

Bucket = Sequence[str]
"""Words that are equally common."""


class Frequencies:
    """The frequencies of words by language."""

    def __init__(self, lists: Iterable[Iterable[Bucket]]) -> None:
        """``lists`` has one for each language: by centibels below a frequency of 1, the words that common.

        They are read one after the other, so that only one is in memory.
        """
        columns = [_columns(number, buckets) for number, buckets in enumerate(lists)]
        hashes, languages, centibels = (np.concatenate(column) for column in zip(*columns, strict=True))
        order = hashes.argsort(kind="stable")
        self._words = HashedWords(hashes[order])
        self._languages = array("B", languages[order].tobytes())
        self._centibels = array("H", centibels[order].tobytes())
        self._logarithms = [
            math.log(10 ** (-below / 100)) for below in range(max(self._centibels, default=0) + 1)
        ]

    def __call__(self, word: str) -> Iterator[tuple[int, float]]:
        """The lists that have ``word``, by number, and the natural logarithm of its frequency there."""
        for place in self._words.places(word):
            yield self._languages[place], self._logarithms[self._centibels[place]]


def _columns(
    number: int, buckets: Iterable[Bucket]
) -> tuple[NDArray[np.int64], NDArray[np.uint8], NDArray[np.uint16]]:
    """Of the words of one list: their hashes, the list's number, centibels."""
    hashes, sizes = array("q"), array("I")
    for bucket in buckets:
        hashes.extend(map(hash, bucket))
        sizes.append(len(bucket))
    centibels = np.repeat(np.arange(len(sizes), dtype=np.uint16), sizes)
    return np.array(hashes), np.full(len(hashes), number, np.uint8), centibels
