"""Old and new German orthography, and variants that dictionaries list side by side, as one spelling.

Rules and words follow the official ones ("Deutsche Rechtschreibung: Regeln und Wörterverzeichnis", 2006).
That ß and ss are one is done by folding case; ae, oe and ue are umlauts to the stemmer.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from analyzers.german import data

_THREE_CONSONANTS = re.compile(r"([bdfglmnprst])\1\1")
_UMLAUT_IN_TWO_LETTERS = re.compile("ae|oe|(?<![aeq])ue")
_UMLAUTS = {"ae": "ä", "oe": "ö", "ue": "ü"}


def one_spelling(term: str) -> str:
    """A term filter that makes ``Schiffahrt`` and ``Schifffahrt``, ``Delphin`` and ``Delfin`` equal.

    Expects case to be folded. What comes out need not be a word.
    """
    changes = _changes()
    term = changes.whole.get(term, term)
    for old, new in changes.inside:
        if old in term:
            term = term.replace(old, new)
    for old, new in changes.first if term.startswith(changes.beginnings) else ():
        if term.startswith(old):
            term = new + term.removeprefix(old)
    for old, new in changes.last if term.endswith(changes.endings) else ():
        if term.endswith(old):
            term = term.removesuffix(old) + new
    return _THREE_CONSONANTS.sub(_two_of_three, term)


def with_umlauts(word: str) -> str:
    """``haeuser`` as ``häuser``; ``neue`` is left alone, ``aktuell`` is not: look the outcome up."""
    return _UMLAUT_IN_TWO_LETTERS.sub(lambda match: _UMLAUTS[match.group()], word)


def _two_of_three(found: re.Match[str]) -> str:
    return found[1] * 2  # as a template it would be parsed for each word


class _Changes(NamedTuple):
    """Pairs of spellings by where in a word they count, and the old ones of those at an end."""

    whole: dict[str, str]
    inside: list[tuple[str, str]]
    first: list[tuple[str, str]]
    last: list[tuple[str, str]]
    beginnings: tuple[str, ...]
    endings: tuple[str, ...]


@cache
def _changes() -> _Changes:
    whole, inside, first, last = {}, [], [], []
    for line in data.lines("spellings.txt"):
        old, new = line.split()
        if old.startswith("="):
            whole[old[1:]] = new
        elif old.startswith("^"):
            first.append((old[1:], new))
        elif old.endswith("$"):
            last.append((old[:-1], new))
        else:
            inside.append((old, new))
    return _Changes(whole, inside, first, last, tuple(old for old, _ in first), tuple(old for old, _ in last))
