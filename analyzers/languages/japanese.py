"""Japanese: MeCab with UniDic; the term of a word is its lemma, which unites spellings and inflections."""

from __future__ import annotations

import csv
import re
import threading
from collections.abc import Iterator

import fugashi
import unidic_lite

from analyzers.analyzer import Analyzer
from analyzers.filters import fold_case
from analyzers.tokenizers import Stretch, Word

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


class _Morphemes:
    """UniDic's short units, with the lemma as term.

    Particles, auxiliaries and punctuation have no term; punctuation does not count as a position either.
    A piece is a line of MeCab's output.
    """

    def cut(self, text: str) -> Iterator[Stretch]:
        parse = _taggers().cutting.parse
        for stretch in _STRETCH.finditer(text):
            if lines := parse(stretch.group()):
                yield Stretch(stretch.start(), lines.split("\n"))

    def word(self, piece: str) -> Word:
        text, size, found = piece.rsplit("\t", 2)
        surface = text.encode()[-int(size) :].decode()
        term, counts = _term(surface, _features(surface, found) if found[0].isdigit() else found)
        return Word(surface, term, len(text) - len(surface), len(text), counts)


# White space included and length in bytes without it; ids of the grammatical context to the left and right.
# These are shorter than the features, and with the surface they tell a word of the dictionary from others
# but for homographs, of which MeCab always takes the likeliest. Unknown words have all their features.
_CUTTING = r'-F "%M\t%pl\t%phl,%phr\n" -U "%M\t%pl\t%H\n"'
_LOOKING_UP = r'-a -p -F "%phl,%phr\t%pw\t%H\n" -U ""'


class _Taggers:
    """MeCab, once for cutting a text and once for listing all that the dictionary has."""

    def __init__(self) -> None:
        folder = unidic_lite.DICDIR  # named, or another UniDic that is installed would be preferred
        # Its dicrc names an output format, which would be preferred to ours but for the empty name.
        common = f'-r "{folder}/mecabrc" -d "{folder}" -O "" -B "" -E ""'
        self.cutting = fugashi.GenericTagger(f"{common} {_CUTTING}")
        self.looking_up = fugashi.GenericTagger(f"{common} {_LOOKING_UP}")


_threads = threading.local()


def _taggers() -> _Taggers:
    """One pair a thread: a shared tagger gives one thread the words of another."""
    taggers: _Taggers | None = getattr(_threads, "taggers", None)
    if taggers is None:
        taggers = _threads.taggers = _Taggers()
    return taggers


def _features(surface: str, ids: str) -> str:
    """Of the word that MeCab takes for ``surface`` where it finds those context ids.

    Their costs being equal in all contexts, that is the one with the least cost of its own; of equals the
    last that is listed.
    """
    key = f"{ids}\t"
    entries = _taggers().looking_up.parse(f"{surface}\t*").split("\n")  # that surface, with any features
    homographs = [entry.removeprefix(key).split("\t", 1) for entry in entries if entry.startswith(key)]
    return min(reversed(homographs), key=lambda homograph: int(homograph[0]))[1]


def _term(surface: str, features: str) -> tuple[str, bool]:
    """The term of a morpheme, ``""`` for none, and whether it counts as a position."""
    columns = next(csv.reader([features])) if '"' in features else features.split(",")
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


analyzer = Analyzer("ja", "Jpan", _Morphemes(), (fold_case,), _STOP_WORDS, stop_words_are_terms=True)
