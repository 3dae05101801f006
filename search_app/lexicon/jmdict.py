"""JMdict: Japanese words with English and German glosses.

German senses are elements of their own, not aligned with the English ones; so German and English words share
a group by their entry only.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from typing import IO
from xml.parsers.expat import ExpatError

from search_app.lexicon.errors import LexiconError
from search_app.lexicon.glosses import cleaned
from search_app.lexicon.groups import Group, Weighted
from search_app.lexicon.jmdict_entries import Entry, Part, entries

_GLOSSES = {"en": "gloss:eng", "de": "gloss:ger"}

_KANA_BESIDE_KANJI = 0.15
"""Homophones share their kana."""
_LATER_SENSE, _LATER_GLOSS = 0.5, 0.25
"""The first sense and the first gloss of each are the likeliest: the n-th counts ``1 / (1 + n · this)``."""
_RARE = 0.3
"""An entry that no list of common words has, beside one that they have."""
_MOST_GLOSSES = 8
_MOST_IN_COMMON = 4
"""Glosses of an entry that count as translations of one another: only what comes first is sure to be."""
_UNCOMMON = frozenset({"sK", "sk", "iK", "ik", "oK", "ok", "rK", "rk", "io"})
"""Spellings that are only searched for, irregular, outdated or rare."""
_USUALLY_KANA = "uk"


def read(packed: IO[bytes]) -> Iterator[Group]:
    """The groups of the entries in a gzipped JMdict.

    Raises :class:`LexiconError` where it is none.
    """
    try:
        for entry in entries(packed):
            yield from _groups(entry)
    except (ExpatError, EOFError, OSError, zlib.error) as error:
        raise LexiconError(f"JMdict can't be read: {error}") from error


def _groups(entry: Entry) -> Iterator[Group]:
    senses = [part for part in entry if part.element == "sense"]
    common = 1.0 if any("ke_pri" in part.texts or "re_pri" in part.texts for part in entry) else _RARE
    glosses = {language: _weighted(senses, language, common) for language in _GLOSSES}
    if not any(glosses.values()):
        return
    japanese = _japanese(entry, senses)
    for language, words in glosses.items():
        if words and japanese:
            yield Group({"ja": japanese, language: words})
    if all(glosses.values()):
        yield Group({language: words[:_MOST_IN_COMMON] for language, words in glosses.items()})


def _japanese(entry: Entry, senses: Sequence[Part]) -> list[Weighted]:
    """As it is written and as it is read: readings of words in kanji for little."""
    written = _common_spellings(entry, "k_ele", "ke_inf")
    in_kana = not written or any(_USUALLY_KANA in sense.texts.get("misc", ()) for sense in senses)
    words = [(part.texts["keb"][0], 1.0) for part in written]
    for part in _common_spellings(entry, "r_ele", "re_inf"):
        is_word = (
            in_kana or "re_nokanji" in part.texts
        )  # アメリカ is no reading of 亜米利加, but the word itself
        words.append((part.texts["reb"][0], 1.0 if is_word else _KANA_BESIDE_KANJI))
    return words


def _common_spellings(entry: Entry, element: str, markers: str) -> list[Part]:
    return [
        part
        for part in entry
        if part.element == element and _UNCOMMON.isdisjoint(part.texts.get(markers, ()))
    ]


def _weighted(senses: Sequence[Part], language: str, common: float) -> list[Weighted]:
    """The likeliest words of all senses, each once and for its best place."""
    weights: dict[str, float] = {}
    of_language = [glosses for sense in senses if (glosses := sense.texts.get(_GLOSSES[language]))]
    for number, glosses in enumerate(of_language):
        words = (word for gloss in glosses for word in cleaned(gloss, language))
        for place, word in enumerate(words):
            weight = common / (1 + number * _LATER_SENSE) / (1 + place * _LATER_GLOSS)
            weights[word] = max(weights.get(word, 0.0), weight)
    return sorted(weights.items(), key=lambda item: -item[1])[:_MOST_GLOSSES]
