"""What a written name may sound like, coarsely: the same in katakana and in any Latin spelling of it.

A name is a row of *sounds*; a sound is the string of all that its letters may stand for, whatever language
they are from: *ch* is ``CkhS`` (Charlie, Christ, Bach, Charlotte), チ is ``Ct`` (Chaplin, Putin). Its signs
are ``aeiou``, ``ptkbdgfvszhmnrlyw`` and ``C`` (church), ``J`` (judge), ``S`` (shoe); ``-`` says that the
sound may as well be missing, as the vowel of most ト is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

VOWELS = "aiueo"
"""In the order of kana."""
MISSING = "-"
AFTER_X = "(?<=x)"
"""An expression for the second sound of an *x*, which has no letter of its own."""

_REMEMBERED = 2**15

_BEFORE_VOWEL, _BEFORE_BRIGHT_VOWEL = "(?=[aeiouyäöü])", "(?=[eiyäö])"
_LETTERS = {
    "schtsch": "S C", "tzsch": "C", "tsch": "C", "dsch": "J", "tch": "C", "dzh": "J", "sch": "SJ", "dj": "J",
    "dt": "t", "sh": "S", "zh": "JzSC", "sz": "sS", "cz": "C", "ch": "CkhS", "ck": "k", "kh": "kh", "ph": "f",
    "th": "tsz", "gh": "g-", "ts": "C", "tz": "C", "qu": "k wv-", "ng": "n gJ-",
    "oga": "o g- a", "oglu": "o g- l u", "er$": "ea r-", "ev$": "eo vfw", "ew$": "eo vfw",
    "š": "S", "ş": "S", "ș": "S", "č": "C", "ć": "C", "ç": "C", "ž": "JzS", "ğ": "g-", "ñ": "n y-",
    "^x": "sSz", "^rh": "r", "(?<=r)d(?=n)": "d-", "dse": "z e", "dze": "z e", "q(?=i)": "kC",
    "jew$": "y- eo vfw", "(?<=y)j": "y-",
    "x": "k s", "b": "b", "d": "d", "f": "f", "j": "yJh", "k": "k", "l": "l", "m": "m", "n": "n",
    "p": "p", "q": "k", "s": "sz", "t": "t", "w": "vwf", "z": "zC",
    f"c{_BEFORE_BRIGHT_VOWEL}": "sCJ", "c$": "kC", "c": "k", f"g{_BEFORE_BRIGHT_VOWEL}": "gJ", "g": "g",
    f"h{_BEFORE_VOWEL}": "h", "h": "h-", "re$": "r- e-", f"r{_BEFORE_VOWEL}": "r", "r": "r-",
    f"v{_BEFORE_VOWEL}": "vf", "v": "vfw",
    "ae": "ea", "oe": "eo", "ue": "ui", "ei": "ea i", "eu": "eo ui", "ie": "i e-", "ou": "ou u-", "oo": "uo",
    "ee": "ie", "ea": "ei a-", "ä": "ea", "ö": "eo", "ü": "ui", "y": "iy", "(?<=.)e$": "e-",
    **{vowel: vowel for vowel in VOWELS},
}  # fmt: skip
"""Expressions for groups of Latin letters, and their sounds with spaces between; the first that fits counts.

The *g* of Turkish names is silent, and often stands without its accent. German *sch* stands for two sounds of
Russian (*Puschkin*, *Schukow*). The *-dse* of Georgian names is *-dze* in English; Japanese does not hear the
*d* of *Schewardnadse*.
"""

_BARE = str.maketrans("łıøæœßđðþ", "liöäösddt")
_ACCENTED = frozenset("äöüšşșčćçžğñ")
_CONDITION = re.compile(r"\(\?.*?\)|[\^$]")
_DOUBLED = re.compile(r"(.)\1+")

_ROWS = {
    "": "アイウエオ", "k": "カキクケコ", "s": "サシスセソ", "t": "タチツテト", "n": "ナニヌネノ",
    "h": "ハヒフヘホ", "m": "マミムメモ", "rl": "ラリルレロ", "g": "ガギグゲゴ", "z": "ザジズゼゾ",
    "d": "ダヂヅデド", "bv": "バビブベボ", "p": "パピプペポ", "y": "ヤ＊ユ＊ヨ", "wv": "ワヰ＊ヱヲ",
    "vb": "ヷヸヴヹヺ",
}  # fmt: skip
_OWN_CONSONANTS = {
    "シ": "Ss", "チ": "Ct", "ツ": "Ct", "フ": "fh", "ジ": "Jzd", "ズ": "zC", "ヂ": "Jzd", "ヅ": "zC",
}  # fmt: skip
_MAY_BE_MUTE = {*"クスツヌフムルグズヅブプヴユウ", *"トド", *"チジシキ"}
"""Kana that stand for a consonant alone, too."""
_SYLLABLES = {
    kana: (_OWN_CONSONANTS.get(kana, consonant), vowel)
    for consonant, row in _ROWS.items()
    for kana, vowel in zip(row, VOWELS, strict=True)
}
_SMALL = {**dict(zip("ァィゥェォ", VOWELS, strict=True)), **dict(zip("ャュョ", "auo", strict=True))}
_KATAKANA = re.compile("[ァ-ヺー]+")
_NASAL = "ン"
_BEFORE_LABIALS = {**dict.fromkeys("マミムメモ", "nm-"), **dict.fromkeys("バビブベボパピプペポ", "nm")}
"""What is heard of it before these."""
_SYLLABLE = re.compile(f"[{_NASAL}ー]|[ァ-ヺ][ァィゥェォャュョ]?")


def is_katakana(word: str) -> bool:
    """Whether it is nothing but katakana."""
    return _KATAKANA.fullmatch(word) is not None


@lru_cache(_REMEMBERED)
def sounds(word: str) -> tuple[str, ...]:
    """The sounds of a word in katakana or in Latin letters; of other signs in it nothing is heard."""
    heard = _of_katakana(word) if is_katakana(word) else _of_letters(_plain(word))
    return tuple(heard)


def _plain(word: str) -> str:
    """In lower case, each letter once, without the accents that tell nothing here."""
    letters = word.casefold()
    if not letters.isascii():
        letters = unicodedata.normalize("NFC", letters).translate(_BARE)
        letters = "".join(c if c in _ACCENTED else unicodedata.normalize("NFD", c)[0] for c in letters)
    return _DOUBLED.sub(_once, letters)


def _once(doubled: re.Match[str]) -> str:
    """Vowels stay: *ee* and *oo* have a sound of their own."""
    return doubled[0] if doubled[1] in "eo" else doubled[1]


def _of_letters(word: str) -> Iterator[str]:
    place = 0
    while place < len(word):
        groups = _groups().get(word[place])
        found = groups.expression.match(word, place) if groups else None
        if groups and found and found.lastindex:
            yield from groups.heard[found.lastindex - 1]
        place = found.end() if found else place + 1


class _Groups(NamedTuple):
    """Groups of letters that begin with the same one."""

    expression: re.Pattern[str]
    heard: list[list[str]]


@cache
def _groups() -> dict[str, _Groups]:
    """By their first letter, so that few are tried at each place of a word."""
    by_letter: dict[str, dict[str, list[str]]] = {}
    for letters, heard in _LETTERS.items():
        by_letter.setdefault(_CONDITION.sub("", letters)[0], {})[letters] = heard.split()
    return {
        first: _Groups(re.compile("|".join(f"({group})" for group in groups)), [*groups.values()])
        for first, groups in by_letter.items()
    }


def _of_katakana(word: str) -> Iterator[str]:
    for syllable, behind in pairwise([*_SYLLABLE.findall(word), ""]):
        if syllable == _NASAL:
            yield _BEFORE_LABIALS.get(behind[:1], "n")
        else:
            yield from _of_syllable(syllable)


@cache
def _of_syllable(syllable: str) -> tuple[str, ...]:
    """Of a kana, and a small one behind it; one that lengthens a vowel is not heard."""
    kana, small = syllable[0], syllable[1:]
    if kana not in _SYLLABLES:
        return (_SMALL[kana],) if kana in _SMALL else ()
    consonant, vowel = _SYLLABLES[kana]
    if small and small in "ァィゥェォ":
        consonant = {"ウ": "wv", "イ": "y"}.get(kana, consonant)
    heard = [consonant] if consonant else []
    if not small:
        return (*heard, vowel + MISSING if kana in _MAY_BE_MUTE and consonant else vowel)
    return (*heard, *(["y-"] if small in "ャュョ" else []), _SMALL[small])


def letters_by_sound() -> dict[str, list[str]]:
    """By the sign of a consonant, expressions for the Latin letters that may stand for it.

    Where one group of letters has two sounds, it stands for the first and has been read for the second.
    """
    spellings: dict[str, list[str]] = {}
    for condition_and_letters, heard in _LETTERS.items():
        letters = _CONDITION.sub("", condition_and_letters)
        for sign in heard.split()[0]:
            if sign.isalpha() and sign not in VOWELS:
                spellings.setdefault(sign, []).append(letters)
    for sign in "sz":
        spellings[sign].append(AFTER_X)
    return spellings


def syllables_by_sound() -> dict[str, list[str]]:
    """By the sign of a consonant, the kana that may stand for it."""
    spellings: dict[str, list[str]] = {"n": ["ン"], "m": ["ン"]}
    for kana, (consonant, _) in _SYLLABLES.items():
        for sign in consonant:
            spellings.setdefault(sign, []).append(kana)
    return spellings
