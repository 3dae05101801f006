"""Where the alternatives of a query are in one segment.

A pattern stands for the words as written that fit it, at most 10,000: those that the most documents have, the
first in the order of the table where equal.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.documents import TEXT, TITLE, WRITTEN
from indexer.engines.whoosh_index.inversion import TITLE_WEIGHT
from indexer.engines.whoosh_index.opened import OpenSegment
from indexer.engines.whoosh_index.proximity import (
    BETWEEN_PARTS,
    DOCUMENT,
    NO_MATCHES,
    Matches,
    in_a_row,
    near,
)
from indexer.engines.whoosh_index.ranges import Ints, Mask, is_in, ranges, starts_of_runs
from indexer.engines.whoosh_index.segment import Occurrences
from indexer.engines.whoosh_index.words import words_like
from indexer.query import Alternative, Concept, Pattern

_MOST_WORDS_OF_A_PATTERN = 10_000


class Known(NamedTuple):
    """An alternative that a segment may have: all its terms, or what words as written turn out to be."""

    place: int
    """Its number in its concept."""
    alternative: Alternative
    term: int
    """The number of its term, if it is one and nothing else, and so has postings of its own; else -1."""


class Listed(NamedTuple):
    """The documents that have an alternative, rising, and how often; in the title counts five times."""

    concept: int
    place: int
    """The number of the alternative in its concept."""
    weight: float
    documents: NDArray[Any]
    """Deleted ones may be among them."""
    frequencies: NDArray[Any]
    living: int
    """The number of documents that are not deleted."""
    term: int = -1
    """The number of the one term that it is all postings of."""


class _Found:
    """All occurrences of some terms in some documents."""

    def __init__(self, numbers: Sequence[int], among: Mask, occurrences: Occurrences) -> None:
        self._places = {number: place for place, number in enumerate(numbers)}
        self._among = among
        self._occurrences = occurrences
        self._firsts = occurrences.terms.searchsorted(np.arange(len(numbers) + 1))

    def has(self, numbers: Sequence[int], among: Mask) -> bool:
        """Whether it has all that there is of these."""
        return self._places.keys() >= set(numbers) and not (among & ~self._among).any()

    def some(self, numbers: Sequence[int], among: Mask) -> Occurrences:
        """Those of these terms in these documents."""
        places = np.array([self._places[number] for number in numbers], np.int64)
        firsts = self._firsts[places]
        counts = self._firsts[places + 1] - firsts
        rows = ranges(firsts, counts)
        _, documents, positions, types = (column[rows] for column in self._occurrences)
        kept = among[documents]
        terms = np.repeat(np.arange(len(numbers)), counts)
        return Occurrences(terms[kept], documents[kept], positions[kept], types[kept])


class Lookup:
    """Looks alternatives up for one query in one segment."""

    def __init__(self, segment: OpenSegment, concepts: Iterable[Concept], terms: Collection[str]) -> None:
        """``concepts`` are those of the query, and ``terms`` all of theirs."""
        self._segment = segment.files
        self._alive = segment.alive
        self._dead = segment.dead
        self._numbers = segment.files.numbers(terms)
        self._patterns: dict[tuple[str, Pattern, int], Ints] = {}
        self._found: _Found | None = None
        self.known = [[*self._known_of(concept)] for concept in concepts]
        """Of each concept the alternatives that may be in the segment."""

    def _known_of(self, concept: Concept) -> Iterator[Known]:
        """Few are, for a keyword is read in every language."""
        for place, alternative in enumerate(concept.alternatives):
            if alternative.language == WRITTEN:
                yield Known(place, alternative, -1)
                continue
            field, terms = alternative.field, alternative.terms
            number = self._numbers[terms[0]].get(field)
            if number is not None and all(field in self._numbers[term] for term in terms[1:]):
                yield Known(place, alternative, number if len(terms) == 1 else -1)

    def listed(self, number: int, concept: Concept) -> Iterator[Listed]:
        """The documents of each alternative of a concept that has any, under the number of the concept."""
        for place, alternative, term in self.known[number]:
            weight = alternative.weight
            if weight <= 0:
                continue
            if term < 0:
                found = self._by_matches(number, place, alternative, concept.part)
            elif concept.part is not None:
                found = Listed(number, place, weight, *self._in_part(term, concept.part))
            else:
                documents, frequencies = self._segment.postings(term)
                living = len(documents) - (0 if self._dead is None else int(self._dead[term]))
                found = Listed(number, place, weight, documents, frequencies, living, term)
            if found.living:
                yield found

    def matches(self, alternative: Alternative, part: str | None, among: Mask | None) -> Matches:
        """Every match; ``among`` says of each document whether to look in it."""
        if among is None:
            among = self._alive
        if alternative.language != WRITTEN and len(alternative.terms) > 1:
            among = self._having_all(alternative, among)
            if not among.any():
                return NO_MATCHES
        sought = [self._occurrences(alternative, place, among) for place in range(len(alternative.terms))]
        if len(sought) == 1:
            places = sought[0][starts_of_runs(sought[0])]
            matches = Matches(places // DOCUMENT, places % DOCUMENT, places % DOCUMENT)
        elif alternative.nearness:
            matches = near(sought, alternative.nearness)
        else:
            matches = in_a_row(sought, alternative.gaps)
        return self._without_space(matches, part)

    def of_terms(self, numbers: Sequence[int], among: Mask) -> Occurrences:
        """All occurrences of terms in some documents, terms by their places in ``numbers``.

        The last ones are kept: of the best documents first the order is found, then of a few the matches.
        """
        if self._found is None or not self._found.has(numbers, among):
            self._found = _Found(
                numbers, among, self._segment.occurrences(np.array(numbers, np.int64), among)
            )
        return self._found.some(numbers, among)

    def _having_all(self, alternative: Alternative, among: Mask | None) -> Mask:
        """The documents that have every term: only in these it is worth while to look at positions."""
        numbers = [self._number(alternative.field, term) for term in dict.fromkeys(alternative.terms)]
        if min(numbers) < 0:
            return np.zeros(self._segment.documents, np.bool_)
        postings = sorted((self._segment.postings(number)[0] for number in numbers), key=len)
        documents = postings[0] if among is None else postings[0][among.take(postings[0])]
        for others in postings[1:]:
            documents = documents[is_in(documents, others)]
        having = np.zeros(self._segment.documents, np.bool_)
        having[documents] = True
        return having

    def _in_part(self, term: int, part: str) -> tuple[NDArray[Any], Ints, int]:
        title, text = self._segment.frequencies_by_part(term)
        documents, _ = self._segment.postings(term)
        frequencies = TITLE_WEIGHT * title if part == TITLE else text
        kept = frequencies > 0 if self._alive is None else (frequencies > 0) & self._alive[documents]
        return documents[kept], frequencies[kept], int(np.count_nonzero(kept))

    def _by_matches(self, number: int, place: int, alternative: Alternative, part: str | None) -> Listed:
        matches = self.matches(alternative, part, None)
        in_title = matches.first < self._segment.title_positions[matches.documents]
        weights = np.where(in_title, TITLE_WEIGHT, 1)
        firsts = starts_of_runs(matches.documents)
        documents = matches.documents[firsts]
        frequencies = np.add.reduceat(weights, firsts, dtype=np.float64) if len(firsts) else weights
        return Listed(number, place, alternative.weight, documents, frequencies, len(documents))

    def _number(self, language: str, term: str) -> int:
        """The number of a term, -1 if no document has it."""
        return self._numbers[term].get(language, -1)

    def _occurrences(self, alternative: Alternative, place: int, among: Mask | None) -> Ints:
        """Of one term of an alternative, as places in the segment, rising."""
        term, language = alternative.terms[place], alternative.field
        is_last = place == len(alternative.terms) - 1
        pattern = alternative.pattern if is_last else Pattern.TERM
        if language != WRITTEN:
            number = self._number(language, term)
            occurrences = self._segment.occurrences(
                np.array([number] if number >= 0 else [], np.int64), among
            )
        else:
            occurrences = self._written(self._types(term, pattern, alternative.edits), among)
        in_text = occurrences.positions >= self._segment.title_positions[occurrences.documents]
        places = occurrences.documents * DOCUMENT + occurrences.positions + in_text * BETWEEN_PARTS
        places.sort()
        return places

    def _written(self, types: Ints, among: Mask | None) -> Occurrences:
        terms = np.unique(self._segment.first_types.searchsorted(types, "right") - 1)
        occurrences = self._segment.occurrences(terms, among)
        at = types.searchsorted(occurrences.types)
        wanted = (
            types[at.clip(max=len(types) - 1)] == occurrences.types if len(types) else np.zeros(0, np.bool_)
        )
        return Occurrences(*(column[wanted] for column in occurrences))

    def _types(self, term: str, pattern: Pattern, edits: int) -> Ints:
        if (term, pattern, edits) not in self._patterns:
            self._patterns[term, pattern, edits] = self._segment.types_written(
                self._words(term, pattern, edits)
            )
        return self._patterns[term, pattern, edits]

    def _words(self, term: str, pattern: Pattern, edits: int) -> Ints:
        if pattern is Pattern.TERM:
            return self._segment.word_written(term)
        if pattern is Pattern.FUZZY:
            words = self._segment.similar.like(term, edits)
        else:
            words = words_like(self._segment.written, term, pattern)
        if len(words) > _MOST_WORDS_OF_A_PATTERN:
            postings = self._segment.postings_of_words(words)
            words = np.sort(words[np.argsort(-postings, kind="stable")[:_MOST_WORDS_OF_A_PATTERN]])
        return words

    def _without_space(self, matches: Matches, part: str | None) -> Matches:
        """With positions as they are, and only those of a part."""
        in_text = matches.first >= BETWEEN_PARTS
        space = in_text * BETWEEN_PARTS
        matches = Matches(matches.documents, matches.first - space, matches.last - space)
        if part is None:
            return matches
        wanted = in_text if part == TEXT else ~in_text
        return Matches(*(column[wanted] for column in matches))
