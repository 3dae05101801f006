"""Names that German and English transliterate in their own ways: Gorbatschow is Gorbachev.

Both spellings are read as their language reads them, and meet in a common notation. Vowels must agree: Meyer
and Maier are two persons.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_REMEMBERED = 2**13
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})

_GERMAN = {
    "schtsch": "SC", "tsch": "C", "dsch": "J", "sch": "S", "ch": "K", "sh": "S", "w": "v", "tz": "T",
    "z": "T", "j": "i", "y": "i", "ph": "f",
}  # fmt: skip
_ENGLISH = {
    "tch": "C", "ch": "C", "sh": "S", "zh": "S", "kh": "K", "dj": "J", "j": "J", "ts": "T", "tz": "T",
    "z": "s", "y": "i", "ph": "f",
}  # fmt: skip
"""Letters with a sound of their own in transliterations, and the common notation."""

_COMMON = (
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile("ie"), "e"),
    (re.compile("(?<=C)ov"), "ev"),
    (re.compile("f$"), "v"),
)
"""What both languages spell in several ways: doubled letters, a *y* before *e*, *-ow* and *-ew*, *-off*."""


def same_name(some: str, other: str) -> bool:
    """Whether one may be the German and one the English spelling of a name."""
    return _german(some) == _english(other) or _english(some) == _german(other)


@lru_cache(_REMEMBERED)
def _german(word: str) -> str:
    return _read(word, _GERMAN)


@lru_cache(_REMEMBERED)
def _english(word: str) -> str:
    return _read(word, _ENGLISH)


def _read(word: str, letters: dict[str, str]) -> str:
    composed = unicodedata.normalize("NFC", word.casefold()).translate(_UMLAUTS)
    plain = "".join(unicodedata.normalize("NFD", letter)[0] for letter in composed)
    notation = re.sub("|".join(letters), lambda found: letters[found[0]], plain)
    for pattern, common in _COMMON:
        notation = pattern.sub(common, notation)
    return notation
