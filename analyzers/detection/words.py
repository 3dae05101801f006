"""How common words are in the languages that share a script: the evidence for telling these apart.

The frequencies are those of the ``wordfreq`` package (its small lists, words above one in a million).
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import chain
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from analyzers.languages import languages

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

_BUCKETS_OF_RIVALS = 500  # a bucket is a centibel: rivals are known by their words above 10 ** -5
_WORDS_REMEMBERED = 2**16
_PASSAGES_AT_ONCE = 1024
_WORDS_READ = 60
_CHARACTERS_READ = 1000

# Not the parts of identifiers: GetName, mb_split, utf8.
_word = re.compile(r"\b[^\W\d_](?:[^\W\d_A-Z]++|[^\W\d_a-z]++)?+\b").findall
_loading = Lock()


def words(text: str) -> list[str]:
    """The first words of ``text`` in lower case: enough of them to tell a language."""
    beginning = unicodedata.normalize("NFC", text[:_CHARACTERS_READ])
    return [word.lower() for word in _word(beginning)[:_WORDS_READ]]


class WordTable:
    """The frequencies of words in languages that share a script."""

    def __init__(self, languages: tuple[str, ...], rivals: tuple[str, ...]) -> None:
        """Reads the lists of ``languages`` and ``rivals``, all of which ``wordfreq`` must know."""
        self.languages = languages
        self._lists = [_log_frequencies(language) for language in languages]
        self._lists += [_log_frequencies(rival, _BUCKETS_OF_RIVALS) for rival in rivals]
        self._row = lru_cache(maxsize=_WORDS_REMEMBERED)(self._look_up)

    def scores(self, passages: Sequence[Sequence[str]]) -> Scores:
        """The log-likelihood (nats) of each passage's words: a row for each passage.

        The columns are the languages, and one more for any other language.
        """
        blocks = range(0, len(passages), _PASSAGES_AT_ONCE)
        return np.vstack([self._scores(passages[first : first + _PASSAGES_AT_ONCE]) for first in blocks])

    def function_words(self, passage: Sequence[str]) -> int:
        """How many of the words are among the most frequent ones of one and the same language."""
        return int((self._frequencies(passage) >= _FUNCTION_WORD).sum(axis=0).max(initial=0))

    def _scores(self, passages: Sequence[Sequence[str]]) -> Scores:
        ends = np.cumsum([len(passage) for passage in passages])
        sums = np.zeros((ends[-1] + 1, len(self._lists) + 1))
        np.cumsum(self._frequencies(chain(*passages)), axis=0, out=sums[1:])
        by_column = np.diff(sums[ends], axis=0, prepend=sums[:1])
        supported, others = np.split(by_column, [len(self.languages)], axis=1)
        return np.hstack([supported, others.max(axis=1, keepdims=True)]).astype(np.float32)

    def _frequencies(self, words: Iterable[str]) -> Scores:
        rows = np.frombuffer(b"".join(map(self._row, words)), np.float32)
        return rows.reshape(-1, len(self._lists) + 1)

    def _look_up(self, word: str) -> bytes:
        found = [known.get(word, _UNSEEN) for known in self._lists]
        found.append(_UNSEEN_ANYWHERE if max(found) == _UNSEEN else _ELSEWHERE)
        return np.array(found, np.float32).tobytes()


def word_table(script: str) -> WordTable:
    """The table of the supported languages that are written in ``script``; loaded at the first call."""
    with _loading:
        return _load(script)


@cache
def _load(script: str) -> WordTable:
    known = _lists()
    sharing = (a.language for a in languages().values() if a.script == script)
    rivals = (rival for rival in _RIVALS.get(script, ()) if rival not in languages())
    return WordTable(
        tuple(language for language in sharing if language in known),
        tuple(rival for rival in rivals if rival in known),
    )


def _lists() -> dict[str, str]:
    """Where the list of each language is."""
    from wordfreq import available_languages  # here: it takes longer to load than most searches take

    return dict(available_languages("small"))


def _log_frequencies(language: str, buckets: int | None = None) -> dict[str, float]:
    from wordfreq import cB_to_freq, read_cBpack

    known: dict[str, float] = {}
    for centibels, bucket in enumerate(read_cBpack(_lists()[language])[:buckets]):
        known.update(dict.fromkeys(bucket, math.log(cB_to_freq(-centibels))))
    return known
