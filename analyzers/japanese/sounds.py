"""How kana sound: one notation for all ways to write it, with each long vowel as ``ー``."""

from __future__ import annotations

import re

LONG = "ー"

_HIRAGANA = range(ord("ぁ"), ord("ゖ") + 1)
_TO_KATAKANA = {code: chr(code + 0x60) for code in _HIRAGANA}
_TO_HIRAGANA = {code + 0x60: chr(code) for code in _HIRAGANA}
_SOUNDING_ALIKE = str.maketrans("ヂヅヲヰヱ", "ジズオイエ")
_ROWS = {
    "a": "アカガサザタダナハバパマヤラワァャ",
    "i": "イキギシジチニヒビピミリィ",
    "u": "ウクグスズツヌフブプムユルヴゥュ",
    "e": "エケゲセゼテデネヘベペメレェ",
    "o": "オコゴソゾトドノホボポモヨロォョ",
}
"""Kana by the vowel at their end."""
_LENGTHENED_BY = {"a": "ア", "i": "イ", "u": "ウ", "e": "エイ", "o": "オウ"}
_LONG_VOWEL = re.compile("|".join(f"(?<=[{row}])[{LONG}{_LENGTHENED_BY[v]}]" for v, row in _ROWS.items()))
_LEFT_OUT = re.compile(f"(?<=[{_ROWS['o']}{_ROWS['u']}]){LONG}")
_KANA = re.compile("[ぁ-ゖァ-ヺー]+")


def is_kana(text: str) -> bool:
    """Whether there are only hiragana and katakana."""
    return _KANA.fullmatch(text) is not None


def katakana(text: str) -> str:
    """With katakana for hiragana."""
    return text.translate(_TO_KATAKANA)


def hiragana(text: str) -> str:
    """With hiragana for katakana."""
    return text.translate(_TO_HIRAGANA)


def heard(kana: str) -> str:
    """In katakana as it sounds: ``トーキョー`` for とうきょう, トウキョウ and トオキョオ alike.

    After *e* an *i* counts as long (せんせい), after *o* an *u*, whatever the word: 思う ends as 通 does.
    """
    return _LONG_VOWEL.sub(LONG, katakana(kana).translate(_SOUNDING_ALIKE))


def shortened(heard: str) -> str:
    """What was heard with a short *o* and *u* for long ones, as many write Japanese in Latin letters."""
    return _LEFT_OUT.sub("", heard)
