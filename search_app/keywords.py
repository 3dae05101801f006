"""A keyword as it was typed, and the signs in it that say how it is meant.

::

    univers*      words that begin so
    uni*t?t       * stands for any characters, ? for one
    Merkle~       words spelled nearly so: one letter other in short words, two in longer ones
    Merkle~1      at most so many letters other, 1 or 2

Signs inside a word mean something where it is made of letters, digits and hyphens, and behind its last
hyphen: ``example.org/x?y`` is an address. A question mark stays one before and behind a word, and behind
hiragana, where Japanese asks without a space: 何ですか？東京.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from analyzers.charfilters import normalize
from indexer.query import Pattern

STARS_AND_QUESTION_MARKS = re.compile(r"[*?]+")

_AROUND = re.compile(r"^[\W_]+|[\W_]+$")
_FUZZY = re.compile(r"([^*?~]+)~([0-9]?)")
_HYPHENS = re.compile(r"[-_・\u2010]")
_HIRAGANA_ASKS = re.compile(r"[ぁ-ゟ]\?")
_APOSTROPHES = "'’"
_FEWEST_LETTERS, _MANY_LETTERS, _MOST_EDITS = 3, 6, 2


@dataclass(frozen=True, slots=True)
class Keyword:
    """Something typed that stands for itself: a word, a phrase, or a pattern that words fit."""

    text: str
    """Of a prefix and a fuzzy word without the sign behind it."""
    phrase: bool = False
    nearness: int = 0
    """Of a phrase: 0 for its words in that very row, else anywhere within so many positions."""
    pattern: Pattern = Pattern.TERM
    edits: int = 0
    """Of a fuzzy word: how many letters may be other."""


def keyword_of(word: str) -> Keyword:
    """What a word without white space in it means."""
    signed = _without_punctuation_around(normalize(word).text)
    stem = signed.rstrip("*")
    if fuzzy := _FUZZY.fullmatch(signed):
        return _fuzzy(word, *fuzzy.groups())
    if STARS_AND_QUESTION_MARKS.search(stem):
        return Keyword(signed, pattern=Pattern.WILDCARD) if _is_wildcard(signed) else Keyword(word)
    return Keyword(stem, pattern=Pattern.PREFIX) if stem not in ("", signed) else Keyword(word)


def without_signs_around(text: str) -> str:
    """What is left of a keyword from its first letter or digit to its last."""
    return _AROUND.sub("", text)


def is_one_word(text: str) -> bool:
    """Whether ``text`` is of what words are made of alone: letters, marks, digits, apostrophes."""
    return all(map(_is_of_words, text)) and any(map(str.isalnum, text))


def _fuzzy(word: str, stem: str, number: str) -> Keyword:
    letters = len(_HYPHENS.split(stem)[-1])
    wanted = int(number) if number else (letters >= _FEWEST_LETTERS) + (letters >= _MANY_LETTERS)
    edits = min(wanted, _MOST_EDITS, letters - 1)
    if not is_one_word(_HYPHENS.sub("", stem)):
        return Keyword(word)
    return Keyword(stem, pattern=Pattern.FUZZY, edits=edits) if edits > 0 else Keyword(stem)


def _is_wildcard(signed: str) -> bool:
    *before, last = _HYPHENS.split(signed)
    literal = STARS_AND_QUESTION_MARKS.sub("", "".join((*before, last)))
    signs_before = any(map(STARS_AND_QUESTION_MARKS.search, before))
    return not signs_before and is_one_word(literal) and not _HIRAGANA_ASKS.search(signed)


def _without_punctuation_around(text: str) -> str:
    start, end = 0, len(text)
    while end and not _is_of_words(text[end - 1]) and text[end - 1] not in "*~":
        end -= 1
    while start < end and not _is_of_words(text[start]) and text[start] != "*":
        start += 1
    return text[start:end]


def _is_of_words(character: str) -> bool:
    return character in _APOSTROPHES or unicodedata.category(character)[0] in "LMN"
