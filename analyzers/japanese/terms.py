"""What a word is searched by: UniDic's lemma, which unites spellings and inflections, or what says more."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.analyzer import TermFilter
from analyzers.filters import fold_case
from analyzers.japanese.spelling import same_kanji, same_katakana
from analyzers.japanese.unidic import Feature

FILTERS: tuple[TermFilter, ...] = (fold_case, same_kanji, same_katakana)
"""What makes the term that is indexed of that of :func:`term_of`."""

_SIGNS = frozenset({"記号", "補助記号"})  # rare kanji such as 𩸽 among them
_GRAMMATICAL = frozenset({"助詞", "助動詞"})
_LATIN = re.compile(r"[0-9A-Za-z\u00c0-\u024f]+")
_KATAKANA = re.compile("[ァ-ヺー]+")


def term_of(surface: str, columns: Sequence[str]) -> str:
    """The term of a word with these features, ``""`` for particles and auxiliaries."""
    part_of_speech = columns[Feature.PART_OF_SPEECH]
    if part_of_speech in _GRAMMATICAL:
        return ""
    if _LATIN.fullmatch(surface) or len(columns) <= Feature.WRITTEN_BASE or part_of_speech in _SIGNS:
        return surface
    base = _base_form(columns)
    return surface if base in ("", "*") else base


def _base_form(columns: Sequence[str]) -> str:
    """The lemma without its source spelling (``アンカラ-Ankara``).

    Of a name that is only a reading (東京: トウキョウ), so names are as written; but for those in katakana
    that have a source, as ``ヴェネツィア`` and ``ベネチア`` do: no other name is read so.
    """
    lemma, _, source = columns[Feature.LEMMA].partition("-")
    written = columns[Feature.WRITTEN_BASE]
    is_name = columns[Feature.KIND] == "固有名詞"
    return written if is_name and not (source and _KATAKANA.fullmatch(written)) else lemma
