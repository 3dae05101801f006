"""What words say about the language of a passage, among the languages that share a script."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain, islice
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from analyzers.characters import alphabet_of, ranges
from analyzers.detection.frequencies import Frequencies
from analyzers.languages import languages
from analyzers.remembered import Remembered
from analyzers.wordlists import available, buckets

Scores = NDArray[np.float32]

# Languages known by their words, so that passages in one that is not supported are not taken for
# another. Those that are supported are left out by themselves.
_RIVALS = {
    "Latn": ("ca", "cs", "hu", "id", "pl", "ro", "sh", "tr", "vi"),
    "Cyrl": ("bg", "mk", "uk"),
}

# Natural logarithms of frequencies.
_UNSEEN = math.log(1e-7)  # taken for a word that is not in a language's list
_UNSEEN_ANYWHERE = math.log(3e-7)  # for a word in no list at all, if the language is none of these
_ELSEWHERE = math.log(3e-6)  # for a word in some list, if the language is none of these
_FUNCTION_WORD = math.log(2e-3)  # about the 60 most frequent words of a language are as common

_SIZE = "small"
_BUCKETS_OF_RIVALS = 500  # a bucket is a centibel: rivals are known by their words above 10 ** -5
_WORDS_REMEMBERED = 2**15
_PASSAGES_AT_ONCE = 1024
_WORDS_READ = 60
_CHARACTERS_READ = 1000

_loading = Lock()


def words(text: str) -> list[str]:
    """The first words of ``text`` in lower case: enough of them to tell a language."""
    beginning = unicodedata.normalize("NFC", text[:_CHARACTERS_READ])
    found = _word_pattern(alphabet_of(beginning)).findall(beginning)
    return " ".join(found[:_WORDS_READ]).lower().split()


class WordTable:
    """The frequencies of words in languages that share a script."""

    def __init__(self, languages: tuple[str, ...], rivals: tuple[str, ...]) -> None:
        """Reads the lists of ``languages`` and ``rivals``, all of which must be available."""
        self.languages = languages
        supported = (buckets(language, _SIZE) for language in languages)
        others = (islice(buckets(rival, _SIZE), _BUCKETS_OF_RIVALS) for rival in rivals)
        self._known = Frequencies(chain(supported, others))
        self._columns = len(languages) + len(rivals) + 1
        self._remembered = self._nothing_remembered()

    def scores(self, passages: Sequence[Sequence[str]]) -> Scores:
        """The log-likelihood (nats) of each passage's words: a row for each passage.

        The columns are the languages, and one more for any other language.
        """
        if len(passages) <= _PASSAGES_AT_ONCE:
            return self._scores(passages)
        blocks = range(0, len(passages), _PASSAGES_AT_ONCE)
        return np.vstack([self._scores(passages[first : first + _PASSAGES_AT_ONCE]) for first in blocks])

    def function_words(self, passage: Sequence[str]) -> int:
        """How many of the words are among the most frequent ones of one and the same language."""
        frequent = self._frequencies(passage, len(passage)) >= _FUNCTION_WORD
        return int(frequent.sum(axis=0).max(initial=0))

    def _scores(self, passages: Sequence[Sequence[str]]) -> Scores:
        sizes = [len(passage) for passage in passages]
        bounds = np.cumsum([0, *sizes])
        padded = chain(chain.from_iterable(passages), ("",))  # so that the last bound has a row, too
        frequencies = self._frequencies(padded, bounds[-1] + 1)
        sums = np.add.reduceat(frequencies.astype(np.float64), bounds, axis=0)[:-1]
        if 0 in sizes:
            sums[np.equal(sizes, 0)] = 0
        supported = len(self.languages)
        sums[:, supported] = sums[:, supported:].max(axis=1)
        scores: Scores = sums[:, : supported + 1].astype(np.float32)
        return scores

    def _frequencies(self, words: Iterable[str], count: int) -> Scores:
        """A row for each word, with the columns of the languages, the rivals and all other languages."""
        if self._remembered.used > _WORDS_REMEMBERED:
            self._remembered = self._nothing_remembered()
        return self._remembered.rows(words, count)

    def _nothing_remembered(self) -> Remembered[np.float32]:
        return Remembered(self._look_up, self._columns, np.float32)

    def _look_up(self, word: str) -> list[float]:
        row = [_UNSEEN] * self._columns
        row[-1] = _UNSEEN_ANYWHERE
        for number, frequency in self._known(word):
            row[number] = frequency
            row[-1] = _ELSEWHERE
        return row


def word_table(script: str) -> WordTable:
    """The table of the supported languages that are written in ``script``; loaded at the first call."""
    with _loading:
        return _load(script)


@cache
def _load(script: str) -> WordTable:
    known = available(_SIZE)
    sharing = (a.language for a in languages().values() if a.script == script)
    rivals = (rival for rival in _RIVALS.get(script, ()) if rival not in languages())
    return WordTable(
        tuple(language for language in sharing if language in known),
        tuple(rival for rival in rivals if rival in known),
    )


@cache
def _word_pattern(alphabet: int) -> re.Pattern[str]:
    """Not the parts of identifiers: GetName, mb_split, utf8."""
    letters, not_capital, not_small = (ranges(rf"^\W\d_{but}", alphabet) for but in ("", "A-Z", "a-z"))
    return re.compile(rf"\b[{letters}](?:[{not_capital}]++|[{not_small}]++)?+\b")
