"""What the page shows of the ways in which other languages say what was typed."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from analyzers import language_of
from search_app.lexicon.sources import JMDICT, SOURCES, WADOKU, Source
from search_app.messages import Expansion, SearchResponse, Translation
from search_app.spelling import FORGIVEN

MOST_SHOWN = 6
"""Translations of a keyword that are shown at once; the others unfold, if they are several."""


class Row(NamedTuple):
    """A keyword and its translations."""

    keyword: str
    first: tuple[Translation, ...]
    others: tuple[Translation, ...]

    @property
    def language(self) -> str:
        """Of the keyword, as far as its letters tell."""
        return language_of(self.keyword)

    @property
    def is_misspelled(self) -> bool:
        """Whether no document has the keyword, and these are words that are spelled nearly so."""
        return any(each.origin in FORGIVEN for each in self.first)

    @property
    def is_unfolded(self) -> bool:
        """Something that was switched off is not hidden."""
        return not all(each.on for each in self.others)


class Switch(NamedTuple):
    """A language, and whether translations to it are looked for."""

    language: str
    on: bool

    @property
    def name(self) -> str:
        """What it is called to switch it."""
        return f"@{self.language}"


class Expanded(NamedTuple):
    """All of it."""

    rows: tuple[Row, ...]
    languages: tuple[Switch, ...]


def credited(names: Collection[str]) -> list[Source]:
    """Whose work translations from the sources with these names are; WaDoKu's are within JMdict."""
    return [each for each in SOURCES if (JMDICT if each == WADOKU else each).name in names]


def expanded(response: SearchResponse, switched_off: tuple[str, ...]) -> Expanded:
    """The translations of a response. Those of languages that are off as a whole are not told one by one."""
    languages = sorted({each.language for row in response.expansions for each in row.translations})
    switches = tuple(Switch(language, f"@{language}" not in switched_off) for language in languages)
    wanted = {switch.language for switch in switches if switch.on}
    return Expanded(tuple(_rows(response.expansions, wanted)), switches)


def _rows(expansions: tuple[Expansion, ...], languages: set[str]) -> Iterator[Row]:
    for keyword, translations in ((each.keyword, each.translations) for each in expansions):
        shown = tuple({each.switch: each for each in translations if each.language in languages}.values())
        first = len(shown) if len(shown) == MOST_SHOWN + 1 else MOST_SHOWN
        if shown:
            yield Row(keyword, shown[:first], shown[first:])
