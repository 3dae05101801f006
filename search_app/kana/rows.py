"""Several words read as one: とうきょうだいがく is 東京 and 大学 in a row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice, product

from search_app.kana.index import InKanji

MOST_WORDS = 4
_LONGEST = 24
"""Kana of a keyword."""
_SHORTEST, _SHORTEST_AT_THE_END = 2, 1
"""Kana of a word: one of a single kana is too many things, unless it ends a name as 都 or 市 does."""
_MOST_OF_A_READING = 3
_MOST_ROWS = 8

Row = tuple[InKanji, ...]
Look = Callable[[str], Sequence[InKanji]]


def rows(kana: str, look: Look) -> list[Row]:
    """The rows of two words and more whose readings joined are ``kana``: those of the fewest words.

    ``look`` gives the words that are read in a way. Rows of words that most documents have come first.
    """
    if len(kana) > _LONGEST:
        return []
    for cuts in _cuts(kana, look):
        joined = [
            row for cut in cuts for row in product(*(look(piece)[:_MOST_OF_A_READING] for piece in cut))
        ]
        if joined:
            return sorted(joined, key=lambda row: -min(word.documents for word in row))[:_MOST_ROWS]
    return []


def _cuts(kana: str, look: Look) -> Iterator[list[tuple[str, ...]]]:
    """The ways to cut ``kana`` into two words that there are, into three, and so on."""
    ways: dict[int, list[tuple[str, ...]]] = {0: [()]}
    for _ in range(MOST_WORDS):
        longer: dict[int, list[tuple[str, ...]]] = {}
        for start, cuts in ways.items():
            for end in range(start + _SHORTEST_AT_THE_END, len(kana) + 1):
                least = _SHORTEST if end < len(kana) else _SHORTEST_AT_THE_END
                piece = kana[start:end]
                if len(piece) >= least and look(piece):
                    longer.setdefault(end, []).extend((*cut, piece) for cut in islice(cuts, _MOST_ROWS))
        ways = longer
        yield [cut for cut in ways.get(len(kana), ()) if len(cut) > 1]
