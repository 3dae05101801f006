"""Which keywords may be Japanese words by their reading."""

from __future__ import annotations

import math
from functools import cache
from typing import NamedTuple

from analyzers import analyzer_for
from analyzers.detection.frequencies import Frequencies
from analyzers.japanese.readings import is_loanword
from analyzers.japanese.sounds import hiragana, is_kana, katakana
from analyzers.wordlists import buckets
from search_app.kana.romaji import has_marked_vowels, kana_of

_LEAST_KANA, _LEAST_LETTERS = 2, 4
_LONGEST = 60
_OTHER_LANGUAGES = ("de", "en")
_JAPANESE_TEXT = len(_OTHER_LANGUAGES)
"""The number of its list of words, behind theirs."""

_USUAL = math.log(1e-6)
"""Logarithm of the frequency of a word; so are those below."""
_UNSEEN = math.log(1e-9)
_JAPANESE = math.log(10.01)
"""A word is as good as Japanese if it is at most so much less usual there."""


class Typed(NamedTuple):
    """A keyword as it is read."""

    kana: str
    """In katakana."""
    in_latin: bool


def typed(keyword: str) -> Typed | None:
    """How to read a keyword; ``None`` for what is no word to search by, or no Japanese one.

    Usual words of German and English (*made*, *Hose*) are not, unless they are usual in Japanese text as well
    (*Tokyo*, *sushi*); nor are loanwords in katakana (ケーキ), which nobody writes in kanji (景気).
    """
    if len(keyword) > _LONGEST:
        return None
    as_typed = _in_kana(keyword) if is_kana(keyword) else _in_latin(keyword)
    return as_typed if len(as_typed.kana) >= _LEAST_KANA else None


def _in_kana(keyword: str) -> Typed:
    is_word = _is_searched_for(keyword) and not is_loanword(keyword)
    return Typed(katakana(keyword) if is_word else "", False)


def _in_latin(keyword: str) -> Typed:
    is_long = len(keyword) >= _LEAST_LETTERS and not _is_of_another_language(keyword.casefold())
    return Typed(kana_of(keyword) if is_long or has_marked_vowels(keyword) else "", True)


def _is_searched_for(keyword: str) -> bool:
    """Not particles, nor stop words such as こと: they would be a hundred kanji."""
    analyzer, word = analyzer_for("ja"), hiragana(keyword)
    return not all(analyzer.is_stop_word(word, token.term) for token in analyzer(word))


def _is_of_another_language(word: str) -> bool:
    usual = dict(_frequencies()(word))
    in_japanese = usual.pop(_JAPANESE_TEXT, _UNSEEN)
    return any(elsewhere >= _USUAL and elsewhere - in_japanese > _JAPANESE for elsewhere in usual.values())


@cache
def _frequencies() -> Frequencies:
    """Of the words of the other languages, and of those in Latin letters in Japanese text."""
    in_japanese = ([word for word in bucket if word.isascii()] for bucket in buckets("ja", "large"))
    return Frequencies([*(buckets(language, "small") for language in _OTHER_LANGUAGES), in_japanese])
