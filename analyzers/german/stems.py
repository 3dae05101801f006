"""Snowball's German stemmer, but for words that it would confuse: the stem of *Sicherheit* is not *sich*."""

from __future__ import annotations

from functools import cache

from analyzers.filters import stem
from analyzers.german import data

_snowball = stem("german")


def german_stem(term: str) -> str:
    """A term filter: the stem of a word, without umlauts but for those of words in a list of exceptions."""
    return _exceptions().get(term) or _snowball(term)


@cache
def _exceptions() -> dict[str, str]:
    """By word, its stem."""
    lines = (line.split() for line in data.lines("stems.txt"))
    return {word: own for own, *words in lines for word in words}
