"""Japanese: MeCab with UniDic; the term of a word is its lemma, which unites spellings and inflections."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzers.analyzer import Analyzer
from analyzers.japanese import unidic
from analyzers.japanese.readings import sounds
from analyzers.japanese.spelling import for_cutting
from analyzers.japanese.terms import FILTERS, term_of
from analyzers.tokenizers import Stretch, Word

_LETTER_OR_DIGIT = re.compile(r"[^\W_]")

_LINE_BREAKS = r"\r\n\v\f\x1c-\x1e\x85\u2028\u2029"
_MOST_AT_ONCE = 4000
_CHARACTER = f"[^{_LINE_BREAKS}]"
_STRETCH = re.compile(
    f"{_CHARACTER}{{1,{_MOST_AT_ONCE}}}(?!{_CHARACTER})"
    f"|{_CHARACTER}{{0,{_MOST_AT_ONCE}}}[。!?]"
    f"|{_CHARACTER}{{1,{_MOST_AT_ONCE}}}"
)
"""What MeCab gets at once: a line, cut after sentences where it is very long, for bounded memory."""

_WRITTEN = "\0"  # in front of a word as its author wrote it; normalised text has none

# Lemmas of UniDic: it writes する as 為る, ある as 有る, こと as 事.
_STOP_WORDS = frozenset(
    """
    為る 有る 居る 成る 出来る 言う 行く 来る 見る 置く 仕舞う 下さる 頂く 御座る 因る 於く 就く 対する
    関する 事 物 者 所 時 為 様 方 内 中 訳 筈 儘 此れ 其れ 彼れ 何れ
    此の 其の 彼の 何の 此処 其処 彼処 何処 何 誰 無い 良い 然う 斯う 如何 又 及び 或いは
    そして しかし さん 氏 御 的 等 達
    """.split()
)

_PARTICLES = frozenset(
    """
    が で から まで より けど けれど けれども ば である です について による によって において に対して
    """.split()
)
"""Alone between spaces MeCab takes them for other words: が and で for conjunctions, について for a verb."""

_SUFFIXES = frozenset("者 所 物 時 内 中 的".split())


class _Morphemes:
    """UniDic's short units, with the lemma as term.

    Particles, auxiliaries and punctuation have no term; punctuation does not count as a position either.
    A piece is a line of MeCab's output, with the word as written behind it where MeCab got another spelling.
    """

    def cut(self, text: str) -> Iterator[Stretch]:
        spelled = for_cutting(text)
        for stretch in _STRETCH.finditer(spelled):
            if pieces := unidic.cut(stretch.group()):
                start = stretch.start()
                is_same = spelled is text or text.startswith(stretch.group(), start)
                yield Stretch(start, pieces if is_same else _as_written(pieces, text, start))

    def word(self, piece: str) -> Word:
        line, _, written = piece.partition(_WRITTEN)
        text, size, found = line.rsplit("\t", 2)
        surface = text.encode()[-int(size) :].decode()
        is_word = _LETTER_OR_DIGIT.search(surface) is not None
        term = term_of(surface, _columns(surface, found)) if is_word else ""
        return Word(written or surface, term, len(text) - len(surface), len(text), is_word)


def _as_written(pieces: list[str], text: str, start: int) -> list[str]:
    """The pieces of a stretch that begins at ``start`` of ``text``, which has other characters as it is."""
    kept = []
    for piece in pieces:
        spelled, size, _ = piece.rsplit("\t", 2)
        written = text[start : start + len(spelled)]
        start += len(spelled)
        word = written[-len(spelled.encode()[-int(size) :].decode()) :]
        kept.append(piece if written == spelled else f"{piece}{_WRITTEN}{word}")
    return kept


def _columns(surface: str, found: str) -> list[str]:
    return unidic.features_of(surface, found) if found[0].isdigit() else unidic.columns(found)


analyzer = Analyzer(
    "ja",
    "Jpan",
    _Morphemes(),
    FILTERS,
    _STOP_WORDS,
    stop_words_are_terms=True,
    particles=_PARTICLES,
    suffixes=_SUFFIXES,
    sounds=sounds,
)
