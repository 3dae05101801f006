"""Which keywords may be Japanese words by their reading."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from analyzers import analyzer_for
from analyzers.japanese.readings import is_loanword
from analyzers.japanese.sounds import hiragana, is_kana, katakana
from search_app.kana.romaji import has_marked_vowels, kana_of

_LEAST_KANA, _LEAST_LETTERS = 2, 4
_LONGEST = 60
_OTHER_LANGUAGES = ("de", "en")
_USUAL = 3.0
"""Logarithm of how often a word is used in a billion."""
_JAPANESE = 1.0
"""A word is as good as Japanese if it is at most so many powers of ten less usual there."""


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
    from wordfreq import zipf_frequency  # here: it takes longer to load than most searches take

    usual = max(zipf_frequency(word, language, "small") for language in _OTHER_LANGUAGES)
    return usual >= _USUAL and usual - _in_japanese_text().get(word, 0.0) > _JAPANESE


@cache
def _in_japanese_text() -> Mapping[str, float]:
    """Words in Latin letters, and how usual they are in Japanese text, as :data:`_USUAL` has it."""
    from wordfreq import available_languages, cB_to_zipf, read_cBpack

    buckets = enumerate(read_cBpack(available_languages("large")["ja"]))
    return {word: cB_to_zipf(-below) for below, bucket in buckets for word in bucket if word.isascii()}
