"""Whose work translations are made of: to be named wherever a lexicon is used or passed on."""

from __future__ import annotations

from typing import NamedTuple


class Source(NamedTuple):
    """A dictionary or collection, and what its makers ask for."""

    name: str
    what: str
    makers: str
    licence: str
    address: str
    """Of the page of its makers."""


JMDICT = Source(
    "JMdict",
    "Japanese words with English glosses",
    "Electronic Dictionary Research and Development Group",
    "CC BY-SA 4.0",
    "https://www.edrdg.org/wiki/index.php/JMdict-EDICT_Dictionary_Project",
)
WADOKU = Source(
    "WaDoKu",
    "the German glosses in JMdict",
    "Ulrich Apel and contributors",
    "Wadoku.de-Daten Lizenz",
    "https://www.wadoku.de",
)
TATOEBA = Source(
    "Tatoeba",
    "sentences that people have translated",
    "the contributors of Tatoeba",
    "CC BY 2.0 FR",
    "https://tatoeba.org",
)
UNIDIC = Source(
    "UniDic",
    "origins of Japanese loanwords",
    "The UniDic Consortium",
    "BSD (chosen of BSD, LGPL and GPL)",
    "https://clrd.ninjal.ac.jp/unidic/",
)
CLDR = Source(
    "CLDR",
    "names of countries, languages, months, days and cities",
    "Unicode, Inc",
    "Unicode License v3",
    "https://cldr.unicode.org",
)
DING = Source(
    "Ding",
    "German and English words",
    "Frank Richter and contributors",
    "GPL 2 or later",
    "https://dict.tu-chemnitz.de",
)

GLOSSARY = Source("glossary", "your own translations", "you", "", "")

SOURCES = (JMDICT, WADOKU, TATOEBA, UNIDIC, CLDR, DING)
"""Those of others."""


def credit(source: Source) -> str:
    """A line that names a source."""
    return f"{source.name}: {source.what}, by {source.makers} ({source.licence}), {source.address}"
