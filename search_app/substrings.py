"""Japanese keywords found inside of what is written, where the analyzer cut the text differently.

神宮外 is in 神宮外苑, which is cut into 神宮 and 外苑: a keyword is the ending of a word, words, and the
beginning of a word, or lies inside a single one. All ways to see it so are rows of words of the index.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from analyzers import analyzer_for, written_form
from analyzers.characters import KANA_AND_HAN
from analyzers.japanese import unidic
from analyzers.japanese.spelling import for_cutting
from indexer.engines import Engine, Word
from indexer.query import Alternative, Concept, Query

_LANGUAGE = "ja"
_SHORTEST, _LONGEST = 2, 20
_JAPANESE = re.compile(f"[{KANA_AND_HAN}]{{{_SHORTEST},{_LONGEST}}}")
_MOST_WORDS = 6
"""In a row."""
_MOST_IN_A_PLACE = 20
_MOST_ROWS = 200
_MOST_FOUND = 8


Row = tuple[Word, ...]
Begun = tuple[int, Row]
"""How much of the keyword a row covers from its beginning on."""


class WordsInARow(NamedTuple):
    """Words that documents have one after the other, and that have a keyword in what is written."""

    terms: tuple[str, ...]
    written: str
    documents: int


def rows_around(keyword: str, engine: Engine) -> tuple[WordsInARow, ...]:
    """The rows of words in which ``keyword`` is written, those of the most documents first.

    For a keyword that finds nothing as it is cut. A word that the dictionary has is not looked for inside
    others: 京都 is not in 東京都. Raises as :class:`indexer.errors.IndexUnusable` tells.
    """
    sought = written_form(keyword)
    if not _JAPANESE.fullmatch(sought) or unidic.entries(for_cutting(sought)):
        return ()
    words = [word for word in engine.words(_expression(sought)) if word.language == _LANGUAGE]
    own = tuple(token.term for token in analyzer_for(_LANGUAGE)(keyword))
    found = (row for row in _rows(sought, words) if tuple(word.term for word in row) != own)
    return _in_documents(list(islice(found, _MOST_ROWS)), engine)


def _expression(keyword: str) -> str:
    """Fits the words that may be in a row around it."""
    places = range(1, len(keyword))
    endings, beginnings = (keyword[:place] for place in places), (keyword[place:] for place in places)
    inside = {keyword[a:b] for a in places for b in places if a < b}
    ways = f"[^\0]*(?:{_any(endings)}|{keyword}[^\0]*)", f"(?:{_any(beginnings)})[^\0]*", _any(inside)
    return "|".join(way for way in ways if way)


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words))


def _rows(keyword: str, words: Sequence[Word]) -> Iterator[Row]:
    """Rows around the keyword, those of the fewest words first."""
    yield from ((word,) for word in _most_frequent(word for word in words if keyword in word.written))
    begun: list[Begun] = [
        (place, (word,)) for place in range(1, len(keyword)) for word in _ending(words, keyword[:place])
    ]
    for _ in range(_MOST_WORDS - 1):
        for place, row in begun:
            beginning = (word for word in words if word.written.startswith(keyword[place:]))
            yield from ((*row, word) for word in _most_frequent(beginning))
        begun = list(islice(_longer(begun, keyword, words), _MOST_ROWS))


def _ending(words: Sequence[Word], letters: str) -> list[Word]:
    return _most_frequent(word for word in words if word.written.endswith(letters))


def _longer(begun: Sequence[Begun], keyword: str, words: Sequence[Word]) -> Iterator[Begun]:
    """With one word more, inside the keyword."""
    for place, row in begun:
        for word in words:
            behind = place + len(word.written)
            if behind < len(keyword) and keyword.startswith(word.written, place):
                yield behind, (*row, word)


def _most_frequent(words: Iterable[Word]) -> list[Word]:
    return sorted(words, key=lambda word: (-word.documents, word))[:_MOST_IN_A_PLACE]


def _in_documents(rows: Sequence[Row], engine: Engine) -> tuple[WordsInARow, ...]:
    ways = {tuple(word.term for word in row): "".join(word.written for word in row) for row in reversed(rows)}
    alternatives = tuple(Alternative(_LANGUAGE, terms, tuple(range(len(terms)))) for terms in ways)
    counts = engine.documents(Query((Concept("", alternatives),))) if ways else {}
    found = (
        WordsInARow(terms, written, counts.get((0, number), 0))
        for number, (terms, written) in enumerate(ways.items())
    )
    there = sorted((row for row in found if row.documents), key=lambda row: (-row.documents, row))
    return tuple(there[:_MOST_FOUND])
