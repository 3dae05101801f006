"""German compounds that no dictionary has, as two words that it has.

``Komplexitätsklassen`` is *Komplexität* and *Klassen*: the word is cut where both sides are known, the right
one, which says what kind of thing it is, as long as can be. Between them may be a linking element (Langer,
"Zur Morphologie und Semantik von Nominalkomposita", 1998, lists them with their frequencies).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

_SHORTEST = 4
_SHORTEST_COMPOUND = 9
_LINKS = ("", "s", "n", "en", "es", "er", "e")


class Cut(NamedTuple):
    """A way to cut a word: the left side as a word of its own, and the right side."""

    left: str
    right: str


def cuts(word: str) -> Iterator[Cut]:
    """The ways to cut a word, the best first."""
    if len(word) < _SHORTEST_COMPOUND or not word.isalpha():
        return
    for place in range(_SHORTEST, len(word) - _SHORTEST + 1):
        side, right = word[:place], word[place:]
        for link in _LINKS:
            if side.endswith(link) and place - len(link) >= _SHORTEST:
                yield Cut(side[: place - len(link)], right)
        yield Cut(f"{side}e", right)  # Schulbuch: Schule
