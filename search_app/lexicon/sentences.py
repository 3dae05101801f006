"""Tatoeba: sentences that people have translated, as the distribution of dictionaries has them.

A line holds the number of a Japanese sentence, the sentence, and what it is in English, Dutch, German,
French, Spanish and Swedish, at last who recorded it; with tabs between, ``-`` for none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

_JAPANESE, _ENGLISH, _GERMAN = 1, 2, 4
_NONE = "-"


class Sentence(NamedTuple):
    """The same in several languages, by their codes; empty where nobody translated it."""

    de: str
    en: str
    ja: str


def read(lines: Iterable[str]) -> Iterator[Sentence]:
    """The sentences that are there in two languages or more; what is no such line is passed over."""
    for line in lines:
        cells = ["" if cell == _NONE else cell for cell in line.rstrip("\r\n").split("\t")]
        if len(cells) > _GERMAN:
            sentence = Sentence(de=cells[_GERMAN], en=cells[_ENGLISH], ja=cells[_JAPANESE])
            if len(list(filter(None, sentence))) > 1:
                yield sentence
