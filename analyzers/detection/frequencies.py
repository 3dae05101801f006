"""How common words are in several languages, in a few bytes a word.

The frequencies are those of the ``wordfreq`` package (its small lists, words above one in a million).
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

Bucket = Sequence[str]
"""Words that are equally common."""


class Frequencies:
    """The frequencies of words by language, looked up by the word's hash.

    The words themselves are not kept, for they take ten times the memory. That one of the half million hashes
    of 64 bits is also that of an unknown word is to be expected once in 10 ** 13 unknown words.
    """

    def __init__(self, lists: Iterable[Sequence[Bucket]]) -> None:
        """``lists`` has one for each language: by centibels below a frequency of 1, the words that common.

        They are read one after the other, so that only one is in memory.
        """
        columns = [_columns(number, buckets) for number, buckets in enumerate(lists)]
        hashes, languages, centibels = (np.concatenate(column) for column in zip(*columns, strict=True))
        order = hashes.argsort(kind="stable")
        self._hashes = array("q", hashes[order].tobytes())
        self._languages = array("B", languages[order].tobytes())
        self._centibels = array("H", centibels[order].tobytes())
        self._logarithms = _logarithms(max(self._centibels, default=0) + 1)

    def __call__(self, word: str) -> Iterator[tuple[int, float]]:
        """The lists that have ``word``, by number, and the natural logarithm of its frequency there."""
        wanted = hash(word)
        place = bisect_left(self._hashes, wanted)
        while place < len(self._hashes) and self._hashes[place] == wanted:
            yield self._languages[place], self._logarithms[self._centibels[place]]
            place += 1


@cache
def available() -> dict[str, str]:
    """The languages there is a list of, and where it is."""
    from wordfreq import available_languages  # here: it takes longer to load than most searches take

    return dict(available_languages("small"))


def buckets(language: str) -> list[list[str]]:
    """The list of an available language: by centibels below a frequency of 1, the words that common."""
    from wordfreq import read_cBpack

    return read_cBpack(available()[language])


def _logarithms(centibels: int) -> list[float]:
    from wordfreq import cB_to_freq

    return [math.log(cB_to_freq(-below)) for below in range(centibels)]


def _columns(
    number: int, buckets: Sequence[Bucket]
) -> tuple[NDArray[np.int64], NDArray[np.uint8], NDArray[np.uint16]]:
    """Of the words of one list: their hashes, the list's number, centibels."""
    sizes = [len(bucket) for bucket in buckets]
    hashes = np.fromiter(map(hash, chain.from_iterable(buckets)), np.int64, sum(sizes))
    languages = np.full(len(hashes), number, np.uint8)
    return hashes, languages, np.repeat(np.arange(len(buckets), dtype=np.uint16), sizes)
