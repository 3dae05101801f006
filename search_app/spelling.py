"""Words spelled nearly so, for keywords that no document has: *univresity* finds *university*.

They are looked for among the words as they stand in documents, one letter away and, for long words, two where
there is nothing nearer. Each becomes an alternative in its own language, so that its other forms are found,
too, and it is shown and switched off as translations are.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from analyzers import UNKNOWN, analyzer_for, written_form
from analyzers.characters import KANA_AND_HAN
from indexer.documents import TITLE, WRITTEN, StoredDocument
from indexer.engines import Engine
from indexer.query import Alternative, Concept, Hit, Match, Occurrence, Pattern, Query
from search_app.names.sounds import is_katakana
from search_app.substrings import WordsInARow, rows_around

SPELLING = "spelling"
"""The origin of words that are spelled nearly like a keyword."""
INSIDE = "inside"
"""The origin of Japanese words that a keyword is written in, though they are cut otherwise."""

FORGIVEN = frozenset({SPELLING, INSIDE})
"""The origins of what is looked for only because no document has what was typed."""

_INSIDE = 0.5

_WEIGHTS = {1: 0.7, 2: 0.4}
"""What a word counts that is so many letters away."""
_FEWEST_LETTERS, _MANY_LETTERS, _MOST_LETTERS = 4, 8, 40
_MOST_KEYWORDS = 4
"""That are forgiven in one query: each has all words of the index looked through."""
_MOST_WORDS = 5
_HITS_READ = 40
"""Documents whose words are looked at: those that have them most."""
_REMEMBERED = 2**10

_KANA_OR_KANJI = re.compile(f"[{KANA_AND_HAN}]")


class _Word(NamedTuple):
    language: str
    written: str


class Spellings:
    """The words of the live index, looked up by keywords that are not among them. Threads may share it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._remembered = lru_cache(_REMEMBERED)(self._like)

    def forgiven(self, query: Query, documents: Mapping[tuple[int, int], int]) -> Query:
        """The same query; words that no document has are looked for as what they may be meant for.

        ``documents`` are those of :class:`indexer.query.SearchResult`. Where there is nothing to forgive, or
        nothing like it, the query itself comes back; so does one of many keywords, if others are there.
        """
        there = {number for number, _ in documents}
        if there and sum(not concept.whole for concept in query.concepts) > _MOST_KEYWORDS:
            return query
        missing = [number for number in range(len(query.concepts)) if number not in there]
        misspelled = (number for number in missing if _may_be_misspelled(query.concepts[number]))
        similar: dict[int, tuple[Alternative, ...]] = {}
        for run in _runs([*islice(misspelled, _MOST_KEYWORDS)], query):
            similar |= dict.fromkeys(run, self._similar([query.concepts[number] for number in run]))
        if not any(similar.values()):
            return query
        concepts = (
            replace(concept, alternatives=concept.alternatives + similar.get(number, ()))
            for number, concept in enumerate(query.concepts)
        )
        return replace(query, concepts=tuple(concepts))

    def _similar(self, concepts: Sequence[Concept]) -> tuple[Alternative, ...]:
        word = "".join(concept.keyword for concept in concepts)
        return self._remembered(written_form(word), concepts[0].part, self._engine.info().build)

    def _like(self, word: str, part: str | None, _build: str) -> tuple[Alternative, ...]:
        if _is_cut_by_a_dictionary(word):
            return tuple(_around(row) for row in rows_around(word, self._engine))
        for edits in range(1, 3 if len(word) >= _MANY_LETTERS else 2):
            if found := self._away(word, part, edits):
                return found
        return ()

    def _away(self, word: str, part: str | None, edits: int) -> tuple[Alternative, ...]:
        """The words that are so many letters away and in the most documents, one for each term."""
        pattern = Alternative(WRITTEN, (word,), pattern=Pattern.FUZZY, edits=edits)
        query = Query((Concept(word, (pattern,), part=part),))
        hits = self._engine.search(query, limit=_HITS_READ).hits
        counts = Counter(found for hit in hits for found in set(_matched(hit)))
        alternatives: dict[tuple[str, tuple[str, ...]], Alternative] = {}
        for found, _ in counts.most_common():
            for alternative in _alternatives(found, _WEIGHTS[edits]):
                alternatives.setdefault((alternative.language, alternative.terms), alternative)
        return tuple(alternatives.values())[:_MOST_WORDS]


def _runs(numbers: Iterable[int], query: Query) -> list[list[int]]:
    """Each number alone, but for neighbours that may have been one word before they were cut: 宮|外."""
    runs: list[list[int]] = []
    for number in numbers:
        concept = query.concepts[number]
        is_next = (
            bool(runs) and runs[-1][-1] == number - 1 and query.concepts[number - 1].part == concept.part
        )
        if is_next and all(_is_cut_by_a_dictionary(query.concepts[n].keyword) for n in (number - 1, number)):
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _is_cut_by_a_dictionary(word: str) -> bool:
    return _KANA_OR_KANJI.search(word) is not None and not is_katakana(word)


def _may_be_misspelled(concept: Concept) -> bool:
    """Words of letters alone, or Japanese that may have been cut otherwise in documents."""
    word = concept.keyword
    is_sought = concept.occurrence is not Occurrence.MUST_NOT and not concept.whole
    if not is_sought or len(word) > _MOST_LETTERS:
        return False
    if any(alternative.pattern is not Pattern.TERM for alternative in concept.alternatives):
        return False
    is_long = len(word) >= _FEWEST_LETTERS and _is_of_letters(word)
    return is_long or _is_cut_by_a_dictionary(word)


def _is_of_letters(word: str) -> bool:
    return word.isalpha() and (is_katakana(word) or not _KANA_OR_KANJI.search(word))


def _around(row: WordsInARow) -> Alternative:
    gaps = tuple(range(len(row.terms)))
    return Alternative("ja", row.terms, gaps, _INSIDE, INSIDE, text=row.written)


def _matched(hit: Hit) -> Iterator[_Word]:
    for match in hit.matches:
        text = hit.stored.head.title if match.part == TITLE else hit.stored.text
        yield _Word(_language(hit.stored, match), written_form(text[match.start : match.end]))


def _language(stored: StoredDocument, match: Match) -> str:
    if match.part == TITLE:
        return stored.title_language
    place = bisect_right(stored.passages, match.start, key=lambda passage: passage.start)
    return stored.passages[place - 1].language


def _alternatives(found: _Word, weight: float) -> Iterator[Alternative]:
    """One, but for what nobody can mean by a word: numbers, stop words, words of no known language."""
    language, written = found
    tokens = list(analyzer_for(language)(written))
    if language == UNKNOWN or len(tokens) != 1 or not _is_of_letters(written):
        return
    if not analyzer_for(language).is_stop_word(written, tokens[0].term):
        yield Alternative(language, (tokens[0].term,), weight=weight, origin=SPELLING, text=written)
