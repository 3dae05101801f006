"""How words in kanji are read, after UniDic."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import reduce
from typing import NamedTuple

from analyzers.japanese import unidic
from analyzers.japanese.sounds import heard, is_kana, shortened
from analyzers.japanese.spelling import for_cutting
from analyzers.japanese.terms import FILTERS, term_of
from analyzers.japanese.unidic import Entry, Feature

_KANJI = re.compile("[々〇\u3400-\u4dbf\u4e00-\u9fff]")
_MUCH_RARER = 4000
"""Of UniDic's costs. 明日 is *asu*, *ashita* and *myōnichi* within it, 神戸 *Kōbe* and not *Kanbe*."""


class Reading(NamedTuple):
    """A way to read a word."""

    term: str
    """What the word is searched by if it is read so."""
    written: str
    """The base form in the spelling of the word."""
    kana: str
    """How the base form is read, in katakana."""
    cost: int
    """Less for more frequent words."""


def readings(word: str) -> list[Reading]:
    """The usual ways to read a word, in any inflected form; none of a word that UniDic does not have.

    The word is in its :func:`analyzers.written_form`.
    """
    found = (_reading(word, entry) for entry in sorted(_usual_entries(word), key=_cost, reverse=True))
    return list({reading[:3]: reading for reading in found if reading.term}.values())


def sounds(word: str) -> tuple[str, ...]:
    """How a word with kanji may be heard, as :func:`analyzers.japanese.sounds.shortened` has it.

    Those of all its :func:`readings`; none for other words, which are written as they are heard.
    """
    if not _KANJI.search(word):
        return ()
    kana = (unidic.columns(entry.features)[Feature.KANA_BASE] for entry in _usual_entries(word))
    return tuple(dict.fromkeys(shortened(heard(each)) for each in dict.fromkeys(kana) if is_kana(each)))


def is_loanword(word: str) -> bool:
    """Whether UniDic has a word that is written so from a language that is written in Latin letters."""
    return any(unidic.columns(entry.features)[Feature.ORIGIN] == "外" for entry in unidic.entries(word))


def _usual_entries(word: str) -> Sequence[Entry]:
    entries = unidic.entries(for_cutting(word))
    usual = min((entry.cost for entry in entries), default=0) + _MUCH_RARER
    return [entry for entry in entries if entry.cost <= usual]


def _cost(entry: Entry) -> int:
    return entry.cost


def _reading(word: str, entry: Entry) -> Reading:
    columns = unidic.columns(entry.features)
    term = reduce(lambda term, step: step(term), FILTERS, term_of(word, columns))
    return Reading(term, columns[Feature.WRITTEN_BASE], columns[Feature.KANA_BASE], entry.cost)
