"""Spellings that UniDic does not unite: what is changed before MeCab cuts a text, and in terms afterwards.

What is changed before keeps the length of the text, so offsets stay.
"""

from __future__ import annotations

import re
import unicodedata

from analyzers.japanese.kanji import FOR_CUTTING, FOR_TERMS

_REPEATED = re.compile("[ゝヽゞヾ]|〳〵|〴〵")
"""Iteration marks for one kana and for two."""
_VOICED = ("ゞ", "ヾ", "〴〵")
_VOICING = "\u3099"
_KANA = re.compile("[ぁ-ゖァ-ヺ]+")

_FOR_CUTTING = {**FOR_CUTTING, ord("〻"): "々"}
_UNUSUAL = re.compile(f"[ゝヽゞヾ〳〴{''.join(map(chr, _FOR_CUTTING))}]")

_KATAKANA = re.compile("[ァ-ヺー]+")
_LONG_AT_THE_END = re.compile("(?<=..[^ー])ー+$")
_SMALL_VOWEL = re.compile("(?<=[イウクグ])[ァィェォ]")
_V = re.compile("ヴ([ァィェォャュョ]?)")
_V_BEFORE = dict(zip("ァィェォャュョ", "バ ビ ベ ボ ビャ ビュ ビョ".split(), strict=True))
_LARGE = str.maketrans("ァィェォ", "アイエオ")
_GA = re.compile("(?<=[一-鿿])[ケヶ](?=[一-鿿])")


def for_cutting(text: str) -> str:
    """The text in new kanji and with iteration marks resolved, for MeCab: as long as it was.

    ``國會`` becomes ``国会``, ``こゝろ`` ``こころ``, ``益〻`` ``益々``, ``いろ〳〵`` ``いろいろ``.
    """
    return _without_marks(text.translate(_FOR_CUTTING)) if _UNUSUAL.search(text) else text


def same_kanji(term: str) -> str:
    """With the new form of each kanji, and one spelling of the *ga* in names of places: 関ヶ原 as 関が原."""
    if term.isascii():
        return term
    return _GA.sub("が", term.translate(FOR_TERMS))


def same_katakana(term: str) -> str:
    """A word in katakana in one of the spellings that loanwords have; others as they are.

    Words of four characters and more lose a long vowel at their end (``サーバー``, which engineers write
    ``サーバ`` after JIS Z 8301); *v* is a *b* (``ラヴロフ``), and a small vowel after *u*, *i*, *ku* or *gu*
    a large one (``ウィーン``). A long vowel alone, which MeCab cuts off unknown words, is no term.
    """
    if not _KATAKANA.fullmatch(term):
        return term
    if not term.strip("ー"):
        return ""
    large = _SMALL_VOWEL.sub(lambda vowel: vowel[0].translate(_LARGE), term)
    return _LONG_AT_THE_END.sub("", _V.sub(lambda v: _V_BEFORE.get(v[1], "ブ"), large))


def _without_marks(text: str) -> str:
    signs = list(text)
    for mark in _REPEATED.finditer(text):
        start, end = mark.span()
        before = "".join(signs[max(0, 2 * start - end) : start])
        if len(before) == end - start and _KANA.fullmatch(before):
            signs[start:end] = [_again(before[0], mark[0]), *before[1:]]
    return "".join(signs)


def _again(kana: str, mark: str) -> str:
    """The kana repeated, voiced by a mark that says so; a single one else unvoices it (づゝ: づつ)."""
    if mark == "〳〵":
        return kana
    plain = unicodedata.normalize("NFD", kana)[0]
    composed = unicodedata.normalize("NFC", plain + _VOICING)
    return composed if mark in _VOICED and len(composed) == 1 else plain
