"""Which script each stretch of a text is written in.

Scripts are named as ISO 15924 names them. Ranges follow the blocks of the Unicode standard.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from analyzers.characters import HAN, HANGUL, KANA, KANA_AND_HAN
from analyzers.languages import languages

LATIN = "Latn"

CJK = "Jpan"
"""Kana and Han characters together, whichever language they turn out to be in."""

CJK_WEIGHT = 3
"""A character of these says about as much as three letters."""

OTHER = "Zzzz"
"""Letters of every script that no supported language is written in."""

CHINESE_SCRIPTS = frozenset({"Hans", "Hant", "Hani"})

SHARED_SCRIPTS = frozenset({LATIN, "Cyrl", "Arab", "Deva"})
"""Scripts of many languages, whose words have to be looked at."""

_LETTERS = {
    LATIN: "A-Za-zªºÀ-ÖØ-öø-ʯḀ-ỿⱠ-ⱿꜢ-ꟿﬀ-ﬆ",
    "Cyrl": "Ѐ-ԯᲀ-ᲊꙀ-ꚟ",
    "Grek": "Ͱ-Ͽἀ-῿",
    "Arab": "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc",
    "Hebr": "\u0590-\u05ff\ufb1d-\ufb4f",
    "Deva": "\u0900-\u097f\ua8e0-\ua8ff",
    "Thai": "\u0e01-\u0e5b",
    "Kore": HANGUL,
}
# Word characters that are in no language: superscripts, fractions, circled numbers, mathematical
# letters; and full-width Latin (U+FF21 to U+FF5A), which stands in text of any CJK language.
_SIGNS = "µ²³¹¼-¾⁰-₟℀-↉①-⓿❶-➓㈠-㊿\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff"
NEUTRAL = rf"\W\d_{_SIGNS}"
"""Characters that belong to a run of any script, as the inside of a character class."""

# ASCII alone, so that Japanese written on to a URL is not taken for a part of it.
_URL = r"(?:(?:https?|ftp)://|\bwww\.)[!-~]++"
_E_MAIL = r"(?<![\w.+-])[\w.+-]++@[\w.-]++"
_ADDRESS = re.compile(f"{_URL}|{_E_MAIL}", re.ASCII | re.IGNORECASE)

_has_kana = re.compile(f"[{KANA}]").search
_han = re.compile(f"[{HAN}]").findall

# Japanese goes without kana for the length of a name or a heading, hardly for more.
_LONGEST_WITHOUT_KANA = 20
_CHARACTERS_TO_A_VOTE = 8


class Run(NamedTuple):
    """``text[start:end]`` has letters of one script; what is not a letter belongs to the run before it."""

    start: int
    end: int
    script: str


def without_addresses(text: str) -> str:
    """``text``, as long as it was, with blanks for URLs and e-mail addresses: they are in no language."""
    if "@" not in text and "://" not in text and "www." not in text.lower():
        return text  # nearly always, and known much sooner than by the expression
    return _ADDRESS.sub(lambda address: " " * len(address[0]), text)


def runs(text: str, start: int, end: int) -> Iterator[Run]:
    """The runs of ``text[start:end]``; what precedes the first letter is in none.

    A single letter of an unsupported script, such as an alpha, is a sign and not a run.
    """
    for match in _run_pattern().finditer(text, start, end):
        yield Run(*match.span(), match.lastgroup or OTHER)


def han_vote(text: str) -> int:
    """Whose characters these are: above 0 Japanese, below 0 Chinese, 0 undecided.

    A character in the Japanese standard set and in neither Chinese one votes Japanese, and the
    other way round. Any kana settles it.
    """
    if _has_kana(text):
        return len(text)
    characters = _han(text)
    beyond = max(0, len(characters) - _LONGEST_WITHOUT_KANA)
    return sum(map(_character_vote, characters)) - math.ceil(beyond / _CHARACTERS_TO_A_VOTE)


@cache
def supported_scripts() -> tuple[str, ...]:
    """The scripts of the supported languages of which it is known which letters they have."""
    scripts = {CJK if a.script in CHINESE_SCRIPTS else a.script for a in languages().values()}
    return tuple(script for script in (*_LETTERS, CJK) if script in scripts)


def letters_of(script: str) -> str:
    """The letters of a script, as the inside of a character class."""
    return KANA_AND_HAN if script == CJK else _LETTERS[script]


@cache
def _run_pattern() -> re.Pattern[str]:
    supported = {script: letters_of(script) for script in (*supported_scripts(), CJK)}
    foreign = rf"[^{NEUTRAL}{''.join(supported.values())}]"
    filler = rf"|{foreign}(?!{foreign})"
    patterns = [rf"(?P<{s}>[{own}](?:[{own}{NEUTRAL}]++{filler})*+)" for s, own in supported.items()]
    patterns.append(rf"(?P<{OTHER}>{foreign}{{2}}(?:{foreign}|[{NEUTRAL}])*+)")
    return re.compile("|".join(patterns))


@cache
def _character_vote(character: str) -> int:
    japanese = _encodable(character, "cp932")
    chinese = _encodable(character, "gb2312") or _encodable(character, "big5")
    return japanese - chinese


def _encodable(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
