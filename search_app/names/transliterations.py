"""Names that German and English transliterate in their own ways: Gorbatschow is Gorbachev.

Both spellings are read as their language reads them, and meet in a common notation. Vowels must agree: Meyer
and Maier are two persons.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ı": "i", "\u0307": ""})
"""And the Turkish i without a dot, and the dot of İ, which becomes a sign of its own in lower case."""

_GERMAN = {
    "schtsch": "SC", "tsch": "C", "dsch": "J", "sch": "S", "ch": "K", "sh": "S", "w": "v", "tz": "T",
    "z": "T", "j": "i", "y": "i", "ph": "f", "q": "k",
}  # fmt: skip
_ENGLISH = {
    "tch": "C", "ch": "C", "sh": "S", "zh": "S", "kh": "K", "dj": "J", "j": "J", "ts": "T", "tz": "T",
    "z": "s", "y": "i", "ph": "f", "q": "k", "w": "v",
}  # fmt: skip
"""Letters with a sound of their own in transliterations, and the common notation."""

_RUSSIAN_ENDINGS = ("ov", "ow", "ev", "ew")
_COMMON = (
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile("ie"), "e"),
    (re.compile("(?<=C)i?ov"), "ev"),
    (re.compile("f$", re.MULTILINE), "v"),
)
"""What both languages spell in several ways: doubled letters, a *y* before *e*, *-ow* and *-ew*, *-off*."""


def is_read_otherwise(name: str) -> bool:
    """Whether German and English read it otherwise, and so may write a name from elsewhere otherwise.

    They do with Zhukov, and with Schiller, too; not with Proust.
    """
    plain = _plain(name)
    return plain.endswith(_RUSSIAN_ENDINGS) or _read(plain, _GERMAN) != _read(plain, _ENGLISH)


def same_names(name: str, words: Sequence[str]) -> list[str]:
    """Those of the words of which one may be the German and the name the English spelling, or the other way.

    Words have no line breaks: they are read together, which takes a fifth of the time.
    """
    own = _plain(name)
    german, english = _read(own, _GERMAN), _read(own, _ENGLISH)
    joined = _plain("\n".join(words))
    of_all = (_read(joined, letters).split("\n") for letters in (_GERMAN, _ENGLISH))
    read = zip(words, *of_all, strict=True) if words else ()
    return [word for word, in_german, in_english in read if german == in_english or english == in_german]


def _plain(words: str) -> str:
    """In lower case, umlauts as two letters, and without other accents."""
    composed = unicodedata.normalize("NFC", words.casefold()).translate(_UMLAUTS)
    accented = [letter for letter in {*composed} if not letter.isascii()]
    bare = {ord(letter): unicodedata.normalize("NFD", letter)[0] for letter in accented}
    return composed.translate(bare) if bare else composed


def _read(plain: str, letters: Mapping[str, str]) -> str:
    notation = re.sub("|".join(letters), lambda found: letters[found[0]], plain)
    for pattern, common in _COMMON:
        notation = pattern.sub(common, notation)
    return notation
