"""German compounds taken apart: *Sicherheitsrat* is *Sicherheit* and *Rat*.

After Koehn and Knight, "Empirical Methods for Compound Splitting" (2003): a word is split where its parts are
more common than it is, by the geometric mean of their frequencies. Of several ways to split it the likeliest
is taken, the one with the greatest product of frequencies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from analyzers.german import data
from analyzers.german.lexicon import UNSEEN, lexicon
from analyzers.german.spelling import one_spelling, with_umlauts

_SHORTEST_COMPOUND = 7
_LONGEST_COMPOUND = 60
_SHORTEST_PART = 2
_MOST_PARTS = 4
_WORDS_REMEMBERED = 2**12  # some parts are in many compounds

_LOST = 120  # what a consonant that is not repeated costs, in centibels
_LINKS = {"s": 40, "n": 40, "es": 40, "en": 60, "ens": 60, "ns": 60}
"""Linking elements, and what each adds to the cost of the part before it: the rarer, the more."""

_ZU = re.compile("(?:ab|an|auf|aus|bei|durch|ein|heim|hin|her|nach|preis|vor|um)zug[elr]|zug(?:e|ru|un|ut)")
"""How words begin that no *Zug* is in: *anzugeben*, *auszugleichen*, *zugeordnet*, *zugunsten*."""


class _Way(NamedTuple):
    """A way to split the beginning of a word."""

    cost: int
    parts: tuple[str, ...]


@lru_cache(_WORDS_REMEMBERED)
def compound_parts(word: str) -> tuple[str, ...]:
    """The words that a compound in its written form is made of, in order; none for other words.

    Linking elements are left out: ``("sicherheit", "rat")`` of ``"sicherheitsrat"``. Parts that are compounds
    themselves are followed by theirs: ``("autobahn", "auto", "bahn", "brücke")``.
    """
    return tuple(_with_theirs(_split(word) or _split(one_spelling(with_umlauts(word)))))


def _with_theirs(parts: tuple[str, ...]) -> Iterator[str]:
    for part in parts:
        yield part
        yield from _with_theirs(_split(part))


@lru_cache(_WORDS_REMEMBERED)
def _split(word: str) -> tuple[str, ...]:
    if not _SHORTEST_COMPOUND <= len(word) <= _LONGEST_COMPOUND or not word.isalpha():
        return ()
    if _ZU.match(word) or word.startswith(_no_compounds()):
        return ()
    if listed := _listed().get(word):
        return listed
    ways = _ways(word)
    if not ways:
        return ()
    likeliest = min(ways)
    known = lexicon().get(word)
    cost = known.cost if known else UNSEEN
    return likeliest.parts if likeliest.cost < cost * len(likeliest.parts) else ()


def _ways(word: str) -> list[_Way]:
    """The likeliest ways to split ``word`` into each possible number of parts."""
    best: list[dict[int, _Way]] = [{} for _ in range(len(word) + 1)]
    best[0][0] = _Way(0, ())
    for start in range(len(word) - _SHORTEST_PART + 1):
        if before := best[start]:
            for part, cost, behind in _parts_at(word, start):
                for count, way in before.items():
                    if count < _MOST_PARTS:
                        longer = _Way(way.cost + cost, (*way.parts, part))
                        best[behind][count + 1] = min(longer, best[behind].get(count + 1, longer))
    return [way for count, way in best[-1].items() if count > 1]


def _parts_at(word: str, start: int) -> Iterator[tuple[str, int, int]]:
    """What can be a part from ``start`` on, its cost, and where the next one begins."""
    get = lexicon().get
    for end in range(start + _SHORTEST_PART, len(word)):
        part = word[start:end]
        entry = get(part)
        if entry and entry.begins:
            yield part, entry.cost, end
            if part[-1] == part[-2]:  # Schiffahrt, the old spelling, where three consonants meet
                yield part, entry.cost + _LOST, end - 1
            for link, cost in _LINKS.items():
                if word.startswith(link, end) and end + len(link) < len(word) and _can_have(part, link):
                    yield part, entry.cost + cost, end + len(link)
    entry = get(word[start:])
    if start and entry and entry.ends:
        yield word[start:], entry.cost, len(word)


def _can_have(part: str, link: str) -> bool:
    return link != "s" or part not in _without_s()


@cache
def _no_compounds() -> tuple[str, ...]:
    return tuple(data.words("no_compounds.txt"))


@cache
def _without_s() -> frozenset[str]:
    return frozenset(data.words("no_s.txt"))


@cache
def _listed() -> dict[str, tuple[str, ...]]:
    """Compounds that are more common than their parts."""
    return {"".join(parts): parts for parts in map(tuple, map(str.split, data.lines("compounds.txt")))}
