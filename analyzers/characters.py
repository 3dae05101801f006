"""Which characters are kana, kanji and Hangul, as the inside of a regular expression's character class.

Detection and tokenizers share them: what the one takes for Japanese, the others must cut as Japanese.
Ranges follow the blocks of the Unicode standard.
"""

from __future__ import annotations

import re

_ASCII, _BASIC_PLANE, _ALL = 0x80, 0x10000, 0x110000

KANA = "ぁ-ゖゝ-ゟァ-ヺー-ヿㇰ-ㇿｦ-ﾟ\U0001aff0-\U0001b16f"
HAN = "々〆〇〻㐀-䶿一-鿿\uf900-\ufaff\U00020000-\U0003ffff"
HANGUL = "ᄀ-ᇿㄱ-ㆎ가-힣"
KANA_AND_HAN = KANA + HAN
"""The scripts that put no spaces between words."""


def alphabet_of(text: str) -> int:
    """The number of code points that ``text`` is content with: all of ASCII, the basic plane or Unicode.

    For choosing among patterns: one whose classes end with the basic plane is ten times as fast as others.
    """
    if text.isascii():
        return _ASCII
    in_basic_plane = len(text.encode("utf-16-le", "surrogatepass")) == 2 * len(text)
    return _BASIC_PLANE if in_basic_plane else _ALL


def ranges(character_class: str, alphabet: int) -> str:
    """The class, written as the inside of brackets, with its members below ``alphabet`` spelled out."""
    characters = "".join(map(chr, range(alphabet)))
    members = re.compile(f"[{character_class}]+").finditer(characters)
    return "".join(f"{re.escape(run[0][0])}-{re.escape(run[0][-1])}" for run in members)
