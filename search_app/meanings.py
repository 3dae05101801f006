"""What a keyword means in other languages, as alternatives: each with its weight, each worked out once.

A word that several languages have is read in all of them, in that of the query before others.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from analyzers import analyzer_for
from indexer.query import Alternative
from search_app.lexicon.groups import LANGUAGES, Candidate
from search_app.lexicon.store import Lexicon
from search_app.pieces import with_pieces
from search_app.readings import in_compounds
from search_app.translating import Found, Keyword, translations

TRANSLATED = 0.1
"""What a translation counts where documents have the word as it was typed: these come first."""
FLATTENED = 0.7
"""The power of a probability that is a weight in ranking."""
_OTHER_READING = 0.1
"""What a word counts as read in another language than the query's, which has it, too."""
_LEAST_OF_A_ROW = 0.3
"""The probability of a translation of several words: less likely ones are not worth to compare positions."""

_REMEMBERED = 2**9
"""Keywords: people search for the same words again and again."""
_FIRST_OF_ALL = (0,)

Key = tuple[str, tuple[str, ...]]
"""The language and the terms of an alternative."""
Alternatives = Mapping[Key, Alternative]


class Typed(NamedTuple):
    """All that the meanings of a keyword depend on."""

    text: str
    terms: tuple[tuple[str, tuple[str, ...]], ...]
    """In each language that it can be read in."""
    rows: tuple[int, ...]
    """For each language of the lexicon the key of the row that the keyword is part of, or none."""
    language: str
    """That of the query."""


class Meanings(NamedTuple):
    """What a keyword means."""

    alternatives: Alternatives
    in_compounds: Alternatives
    """The same words as parts of longer ones, for those of languages that have compounds."""
    elsewhere: frozenset[str]
    """The other languages that have a word for what it means in that of the query."""


NO_MEANINGS = Meanings(MappingProxyType({}), MappingProxyType({}), frozenset())


@lru_cache(_REMEMBERED)
def meanings(typed: Typed, lexicon: Lexicon) -> Meanings:
    """Those that the lexicon has."""
    keyword = Keyword(typed.text, dict(typed.terms))
    row_in = dict(zip(LANGUAGES, typed.rows, strict=True))
    readings = {code: translations(keyword, code, row_in[code], lexicon) for code in keyword.terms}
    if not any(readings.values()):
        return NO_MEANINGS
    alternatives = with_pieces(_weighed(readings, typed.language))
    compounds = {(a.language, a.terms): a for a in in_compounds(alternatives.values())}
    elsewhere = frozenset(code for code, _ in readings.get(typed.language, ())) - {typed.language}
    return Meanings(alternatives, compounds, elsewhere)


def alternative_of(
    language: str, terms: tuple[str, ...], weight: float, origin: str, text: str
) -> Alternative:
    """Terms that follow each other, or a single one."""
    gaps = _FIRST_OF_ALL if len(terms) == 1 else tuple(range(len(terms)))
    return Alternative(language, terms, gaps, weight, origin, text=text)


def _weighed(readings: Mapping[str, Found], language: str) -> dict[Key, Alternative]:
    """The heaviest of each way to say it; of equals the first."""
    is_own = bool(readings.get(language))
    weighed: dict[Key, Alternative] = {}
    for code, found in readings.items():
        for key, (probability, candidate) in found.items():
            is_doubtful = code != language if is_own else bool(readings.get(key[0]))
            share = _OTHER_READING if is_doubtful else 1.0
            weight = TRANSLATED * (share * probability) ** FLATTENED
            before = weighed.get(key)
            if (before is None or before.weight < weight) and _is_worth_while(candidate, probability):
                weighed[key] = alternative_of(*key, weight, candidate.source, candidate.text)
    return weighed


def _is_worth_while(candidate: Candidate, probability: float) -> bool:
    """Not for stop words, nor for rows that are not likely."""
    if len(candidate.terms) > 1:
        return probability >= _LEAST_OF_A_ROW
    return not analyzer_for(candidate.language).is_stop_word(candidate.text, candidate.terms[0])
