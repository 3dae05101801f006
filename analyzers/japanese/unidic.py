"""MeCab with UniDic: the words of a text, and what the dictionary has under a word.

A *line* is MeCab's output for a word; a *feature* one of UniDic's columns, as its ``dicrc`` numbers them.
"""

from __future__ import annotations

import csv
import threading
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

import fugashi
import unidic_lite


class Feature(IntEnum):
    """Columns of UniDic's features."""

    PART_OF_SPEECH = 0
    KIND = 1
    """Of the part of speech: ``固有名詞`` for proper nouns."""
    LEMMA = 7
    WRITTEN_BASE = 10
    ORIGIN = 12
    """和 of Japanese words, 漢 of those from Chinese, 外 of loanwords, 固 of names."""
    KANA_BASE = 18
    """How the base form reads, in katakana."""


class Entry(NamedTuple):
    """A word of the dictionary."""

    context: str
    """The ids of what it may stand behind and in front of."""
    cost: int
    """Less for more frequent words."""
    features: str


# White space included and length in bytes without it; ids of the grammatical context to the left and right.
# These are shorter than the features, and with the surface they tell a word of the dictionary from others
# but for homographs, of which MeCab always takes the likeliest. Unknown words have all their features.
_CUTTING = r'-F "%M\t%pl\t%phl,%phr\n" -U "%M\t%pl\t%H\n"'
_LOOKING_UP = r'-a -p -F "%phl,%phr\t%pw\t%H\n" -U ""'

_LOOKED_UP_LAST = 2**7
"""Words whose entries are kept: of a new word several things are asked, one soon after the other."""


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


def cut(line: str) -> list[str]:
    r"""The words of a line of text, one after the other.

    Of each the white space in front and the word itself, its length in bytes, and the ids of its context or,
    where the dictionary does not have it, its features; with tabs between. Of white space alone nothing.
    """
    lines: str = _taggers().cutting.parse(line)
    return lines.split("\n") if lines else []


@lru_cache(_LOOKED_UP_LAST)
def entries(surface: str) -> tuple[Entry, ...]:
    """All words of the dictionary that are written so, in its order; ``surface`` has no tab or line break."""
    lines = _taggers().looking_up.parse(f"{surface}\t*")  # that surface, with any features
    found = (line.split("\t", 2) for line in lines.split("\n") if line)
    return tuple(Entry(context, int(cost), features) for context, cost, features in found)


def features_of(surface: str, context: str) -> list[str]:
    """The columns of the word that MeCab takes for ``surface`` where it finds those context ids.

    Their costs being equal in all contexts, that is the one with the least cost of its own; of equals the
    last that is listed.
    """
    homographs = (entry for entry in reversed(entries(surface)) if entry.context == context)
    return columns(min(homographs, key=lambda entry: entry.cost).features)


def columns(features: str) -> list[str]:
    """The columns of features, in the order of :class:`Feature`; of unknown words there are fewer."""
    return next(csv.reader([features])) if '"' in features else features.split(",")
