"""What a source of translations says: groups of words that mean the same, in several languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

LANGUAGES = ("de", "en", "ja")
"""Those that words are translated between."""

Weighted = tuple[str, float]
"""A word, or several in a row, and how well it stands for the whole group: 1 at best."""

LEAST_OF_A_TRANSLATION = 0.2
"""A word that stands for its group less well is looked up, but is nothing to translate to."""


class Group(NamedTuple):
    """Words of at least two languages, by the code of their language."""

    words: Mapping[str, Sequence[Weighted]]


class Candidate(NamedTuple):
    """A translation."""

    language: str
    text: str
    """As a person would write it."""
    terms: tuple[str, ...]
    """To search by, in a row or near one another."""
    weight: float
    """Beside other translations of the same word: the best has 1."""
    source: str
