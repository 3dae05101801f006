"""Words spelled nearly so, for keywords that no document has: *univresity* finds *university*.

They are looked for among the words as they stand in documents, one letter away and, for long words, two where
there is nothing nearer. Each becomes an alternative in its own language, so that its other forms are found,
too, and it is shown and switched off as translations are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from analyzers import UNKNOWN, analyzer_for, written_form
from analyzers.characters import KANA_AND_HAN
from indexer.documents import WRITTEN
from indexer.engines import Engine, Word
from indexer.query import Alternative, Concept, Occurrence, Pattern, Query
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
"""That are forgiven in one query: where there are more, documents are found by the others."""
_MOST_WORDS = 5
_MOST_COUNTED = 20
_MUCH_RARER = 40
"""A word that so many times fewer documents have is an error itself, or a quotation in another language."""
_REMEMBERED = 2**10

_KANA_OR_KANJI = re.compile(f"[{KANA_AND_HAN}]")


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
        near = self._engine.similar(word, edits)
        meant = sorted(filter(_may_be_meant, near), key=lambda each: (-each.documents, near[each], each))
        by_term: dict[tuple[str, str], str] = {}
        for each in self._most_frequent(meant[:_MOST_COUNTED], part):
            by_term.setdefault((each.language, each.term), each.written)
        ways = (
            Alternative(language, (term,), weight=_WEIGHTS[edits], origin=SPELLING, text=written)
            for (language, term), written in by_term.items()
        )
        return tuple(islice(ways, _MOST_WORDS))

    def _most_frequent(self, words: Sequence[Word], part: str | None) -> list[Word]:
        """Those that most documents have written so, in that part, the most frequent first.

        The number is that in all languages, but never more than have the term in the word's own.
        """
        written = (Alternative(WRITTEN, (word.written,)) for word in words)
        terms = (Alternative(word.language, (word.term,)) for word in words)
        found = self._engine.documents(Query((Concept("", (*written, *terms), part=part),)))
        counts = {
            word: min(found[0, place], found[0, place + len(words)])
            for place, word in enumerate(words)
            if (0, place + len(words)) in found and (0, place) in found
        }
        least = max(counts.values(), default=0) / _MUCH_RARER
        return sorted((word for word in counts if counts[word] >= least), key=lambda word: -counts[word])


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


def _may_be_meant(word: Word) -> bool:
    """Not numbers, stop words and words of no known language."""
    is_known = word.language != UNKNOWN and _is_of_letters(word.written)
    return is_known and not analyzer_for(word.language).is_stop_word(word.written, word.term)
