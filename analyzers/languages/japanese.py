"""Japanese: MeCab with UniDic; the term of a word is its lemma, which unites spellings and inflections."""

from __future__ import annotations

import csv
import re
import threading
from collections.abc import Iterator
from functools import lru_cache

import fugashi
import unidic_lite

from analyzers.analyzer import Analyzer, Token
from analyzers.filters import fold_case

_PART_OF_SPEECH, _PROPER_NOUN_OR_NOT, _LEMMA, _WRITTEN_BASE = 0, 1, 7, 10
"""Columns of UniDic's features, as its ``dicrc`` lists them."""

_SIGNS = frozenset({"記号", "補助記号"})  # rare kanji such as 𠮷 among them
_GRAMMATICAL = frozenset({"助詞", "助動詞"})
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_LATIN = re.compile(r"[0-9A-Za-z\u00c0-\u024f]+")

_LINE_BREAKS = r"\r\n\v\f\x1c-\x1e\x85\u2028\u2029"
_MOST_AT_ONCE = 4000
_CHARACTER = f"[^{_LINE_BREAKS}]"
_STRETCH = re.compile(
    f"{_CHARACTER}{{1,{_MOST_AT_ONCE}}}(?!{_CHARACTER})"
    f"|{_CHARACTER}{{0,{_MOST_AT_ONCE}}}[。!?]"
    f"|{_CHARACTER}{{1,{_MOST_AT_ONCE}}}"
)
"""What MeCab gets at once: a line, cut after sentences where it is very long, for bounded memory."""

# Lemmas of UniDic: it writes する as 為る, ある as 有る, こと as 事.
_STOP_WORDS = frozenset(
    """
    為る 有る 居る 成る 出来る 言う 行く 来る 見る 置く 仕舞う 下さる 頂く 御座る 因る 於く 就く 対する
    関する 事 物 者 所 時 為 様 方 内 中 訳 筈 儘 此れ 其れ 彼れ 何れ
    此の 其の 彼の 何の 此処 其処 彼処 何処 何 誰 無い 良い 然う 斯う 如何 又 及び 或いは
    そして しかし さん 氏 御 的 等 達
    """.split()
)


def morphemes(text: str) -> Iterator[Token]:
    """The morphemes of ``text`` as UniDic's short units, with the lemma as term.

    Particles, auxiliaries and punctuation have no term; punctuation does not count as a position either.
    """
    position = 0
    for stretch in _STRETCH.finditer(text):
        offset = stretch.start()
        for node in _tagger()(stretch.group()):
            surface: str = node.surface
            start = offset + len(node.white_space)
            offset = start + len(surface)
            features: str = node.feature_raw  # read at once: the next parse overwrites it
            term, counts = _term(surface, features)
            yield Token(term, start, offset, position)
            position += counts


_threads = threading.local()


def _tagger() -> fugashi.GenericTagger:
    """A tagger of this thread's own: a shared one gives one thread the words of another."""
    tagger: fugashi.GenericTagger | None = getattr(_threads, "tagger", None)
    if tagger is None:
        folder = unidic_lite.DICDIR  # named, or another UniDic that is installed would be preferred
        tagger = _threads.tagger = fugashi.GenericTagger(f'-r "{folder}/mecabrc" -d "{folder}"')
    return tagger


@lru_cache(maxsize=2**17)
def _term(surface: str, features: str) -> tuple[str, bool]:
    """The term of a morpheme, ``""`` for none, and whether it counts as a position."""
    columns = next(csv.reader([features]))
    part_of_speech = columns[_PART_OF_SPEECH]
    if not _LETTER_OR_DIGIT.search(surface):
        return "", False
    if part_of_speech in _GRAMMATICAL:
        return "", True
    return _base_form(surface, columns), True


def _base_form(surface: str, columns: list[str]) -> str:
    """Lemma without its source spelling (``アンカラ-Ankara``); as written where that says more."""
    if _LATIN.fullmatch(surface) or len(columns) <= _WRITTEN_BASE or columns[_PART_OF_SPEECH] in _SIGNS:
        return surface
    if columns[_PROPER_NOUN_OR_NOT] == "固有名詞":  # its lemma is only a reading: 東京 → トウキョウ
        base = columns[_WRITTEN_BASE]
    else:
        base = columns[_LEMMA].partition("-")[0]
    return surface if base in ("", "*") else base


analyzer = Analyzer("ja", "Jpan", morphemes, (fold_case,), _STOP_WORDS)
