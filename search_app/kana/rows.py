"""Several words read as one: とうきょうだいがく is 東京 and 大学 in a row.

A word behind another may be voiced at its beginning, as 会社 is in かぶしきがいしゃ.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice, product

from search_app.kana.index import InKanji

MOST_WORDS = 4
_LONGEST = 24
"""Kana of a keyword."""
_SHORTEST = 2
"""Kana of a word: one of a single kana is too many things, unless it ends a name as 都 or 市 does."""
_MOST_WAYS = 8
"""To cut the beginning of a keyword into so many words."""
_MOST_OF_A_READING = 4

Cut = tuple[str, ...]
Row = tuple[InKanji, ...]
Look = Callable[[str], Sequence[InKanji]]


def rows(kana: str, look: Look, most: int) -> list[Row]:
    """Rows of two words and more whose readings joined are ``kana``, those of the fewest words first.

    ``look`` gives the words that are read in a way. There are at most so many rows; among those of as many
    words the ones of frequent words come first.
    """
    if len(kana) > _LONGEST:
        return []
    joined = (_rows(cuts, look) for cuts in _cuts(kana, look))
    return list(islice(chain.from_iterable(joined), most))


def _rows(cuts: Sequence[Cut], look: Look) -> list[Row]:
    words = (
        [_words(piece, place == 0, look)[:_MOST_OF_A_READING] for place, piece in enumerate(cut)]
        for cut in cuts
    )
    found = chain.from_iterable(product(*of_cut) for of_cut in words)
    return sorted(found, key=lambda row: -min(word.documents for word in row))


def _words(piece: str, is_first: bool, look: Look) -> list[InKanji]:
    unvoiced = unicodedata.normalize("NFD", piece[0])[0] + piece[1:]
    return [*look(piece), *(look(unvoiced) if unvoiced != piece and not is_first else ())]


def _cuts(kana: str, look: Look) -> Iterator[list[Cut]]:
    """The ways to cut ``kana`` into two words that there are, into three, and so on."""
    ways: dict[int, list[Cut]] = {0: [()]}
    for number in range(MOST_WORDS):
        longer: dict[int, list[Cut]] = {}
        for start, cuts in ways.items():
            for end in range(start + 1, len(kana) + 1):
                piece = kana[start:end]
                is_long = end - start >= _SHORTEST or end == len(kana)
                if is_long and _words(piece, number == 0, look):
                    longer.setdefault(end, []).extend((*cut, piece) for cut in cuts[:_MOST_WAYS])
        ways = longer
        yield [cut for cut in ways.get(len(kana), ()) if number]
