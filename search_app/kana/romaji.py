"""Japanese in Latin letters, read as kana: after Hepburn, after Kunrei (ISO 3602), and as it is typed.

Where these differ all of them are understood: ``shi`` and ``si``, ``shimbun`` and ``shinbun``, ``toukyou``,
``tōkyō``, ``tôkyô``, ``tookyoo``, and ``Ohno`` as in passports.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_VOWELS = "aiueo"
_ROWS = """
    アイウエオ kカキクケコ gガギグゲゴ sサシスセソ zザジズゼゾ tタチツテト dダヂヅデド nナニヌネノ
    hハヒフヘホ bバビブベボ pパピプペポ mマミムメモ rラリルレロ
"""
"""A consonant and the kana with each vowel."""
_ROWS_OF_I = """
    kyキ gyギ syシ shシ zyジ jyジ jジ tyチ chチ cyチ dyヂ nyニ hyヒ byビ pyピ myミ ryリ
"""
"""Consonants that are written with the kana of an *i* and a small one behind it."""
_OTHERS = "shiシ chiチ jiジ tsuツ fuフ yaヤ yuユ yoヨ waワ woヲ dzuヅ -ー"


def _syllables() -> Iterator[tuple[str, str]]:
    for row in _ROWS.split():
        consonant, kana = row[:-5], row[-5:]
        yield from ((consonant + vowel, sign) for vowel, sign in zip(_VOWELS, kana, strict=True))
    for row in _ROWS_OF_I.split():
        yield from ((row[:-1] + vowel, row[-1] + small) for vowel, small in zip("auo", "ャュョ", strict=True))
    yield from ((syllable[:-1], syllable[-1]) for syllable in _OTHERS.split())


_MARKED = re.compile("([aiueo])[\u0304\u0302]")
_NASAL = re.compile("n'|nn(?=[^aiueoy])|n(?![aiueoy])|m(?=[bpm])")
_DOUBLED = re.compile("([kgsztdbpjfr])(?=\\1)|t(?=ch)|c(?=ch)")
_LONG_O = re.compile("(?<=o)h(?![aiueoy])")
_NASAL_SIGN, _DOUBLED_SIGN, _LONG_SIGN = "N", "Q", "-"
_READ = {**dict(_syllables()), _NASAL_SIGN: "ン", _DOUBLED_SIGN: "ッ"}
_SYLLABLE = re.compile("|".join(sorted(map(re.escape, _READ), key=len, reverse=True)))


def kana_of(romaji: str) -> str:
    """The katakana of a word in Latin letters; ``""`` if it can't be Japanese from end to end."""
    letters = unicodedata.normalize("NFD", romaji.casefold()).replace("’", "'")
    notation = _LONG_O.sub(_LONG_SIGN, _MARKED.sub(f"\\1{_LONG_SIGN}", letters))
    notation = _DOUBLED.sub(_DOUBLED_SIGN, _NASAL.sub(_NASAL_SIGN, notation))
    kana = []
    place = 0
    while syllable := _SYLLABLE.match(notation, place):
        kana.append(_READ[syllable[0]])
        place = syllable.end()
    return "".join(kana) if place == len(notation) else ""


def has_marked_vowels(romaji: str) -> bool:
    """Whether it has a long vowel that is marked as hardly any other language than Japanese does."""
    return _MARKED.search(unicodedata.normalize("NFD", romaji)) is not None
