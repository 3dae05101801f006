"""What the lexicon has for some keywords, alone and in rows.

A keyword is looked up as it is written, which tells most; by its terms, which it shares with other forms of
the word; and by what stands for these in translated sentences. A German compound that is not there is looked
up by its two sides, or else by those of its parts that are. The longest row of keywords that the lexicon has
counts for each of them, and what they are by themselves for half.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from analyzers import analyzer_for, written_form
from search_app.compounds import cuts
from search_app.lexicon.groups import LANGUAGES, Candidate
from search_app.lexicon.store import Lexicon
from search_app.lexicon.words import aligned_key, exact_key, term_key

_LONGEST = 5
"""Keywords in a row that are looked up as one."""

_ANY_FORM = 0.5
"""What a translation of another form of the word counts, beside one of the very form."""
_IRREGULAR = 0.9
"""What a translation of an irregular form counts."""
_PART = 0.5
"""What counts that is said of a part only."""
_ALIGNED = 0.4
"""What translated sentences count, dictionaries the rest."""
_MOST = 12
"""Translations of a keyword into a language."""


class Keyword(NamedTuple):
    """Something typed that can be translated."""

    text: str
    terms: Mapping[str, tuple[str, ...]]
    """In each language that it can be read in."""
    forms: Mapping[str, tuple[str, ...]] = {}
    """Other forms of the word in some of them, irregular ones: a dictionary has *finden* and not *fand*."""


Found = dict[tuple[str, tuple[str, ...]], Candidate]
"""Translations by their language and terms, the best of each language first."""


class Translations:
    """Of some keywords, in the order in which they were typed."""

    def __init__(self, keywords: Sequence[Keyword], lexicon: Lexicon) -> None:
        self._keywords = keywords
        self._lexicon = lexicon
        keys = [*dict.fromkeys(self._keys())]
        self._found = dict(zip(keys, lexicon.candidates(keys), strict=True))
        self._rows = {language: self._longest_rows(language) for language in LANGUAGES}

    def of(self, place: int, language: str) -> Found:
        """The translations of a keyword, read in a language; the best weighs 1."""
        own = self._own(place, language)
        row = self._rows[language].get(place)
        if row is None:
            return own
        found = {key: candidate._replace(weight=_PART * candidate.weight) for key, candidate in own.items()}
        for candidate in self._found[row]:
            _keep(candidate, candidate.weight, found)
        return found

    def _own(self, place: int, language: str) -> Found:
        keyword = self._keywords[place]
        keys = _keys_of(keyword, language)
        found: Found = {}
        for candidate in self._found[keys.exact]:
            _keep(candidate, candidate.weight, found)
        for candidate in self._found[keys.by_terms]:
            _keep(candidate, _ANY_FORM * candidate.weight, found)
        for form in keyword.forms.get(language, ()):
            for candidate in self._found[exact_key(language, form)]:
                _keep(candidate, _IRREGULAR * candidate.weight, found)
        found = _with_aligned(_scaled(found), self._found[keys.aligned])
        return found or (self._of_parts(keyword) if language == "de" else {})

    def _of_parts(self, keyword: Keyword) -> Found:
        """Of a compound that the lexicon does not have: of both sides, or else of its parts that it has.

        The last part, which says what kind of thing it is, must be among these.
        """
        ways: list[Sequence[str]] = [*cuts(keyword.text)]
        parts_of = analyzer_for("de").parts
        parts = tuple(parts_of(written_form(keyword.text))) if parts_of else ()
        words = [*dict.fromkeys(word for way in (*ways, parts) for word in way)]
        keys = [exact_key("de", word) for word in words]
        known = dict(zip(words, self._lexicon.candidates(keys), strict=True))
        in_any_part = parts if parts and known[parts[-1]] else ()
        whole = next((way for way in ways if all(known[side] for side in way)), in_any_part)
        found: Found = {}
        for candidate in (candidate for word in whole for candidate in known[word]):
            _keep(candidate, _PART * candidate.weight, found)
        return found

    def _keys(self) -> Iterator[int]:
        for place, keyword in enumerate(self._keywords):
            for language in keyword.terms:
                yield from _keys_of(keyword, language)
                yield from (exact_key(language, form) for form in keyword.forms.get(language, ()))
                yield from (key for _, key in self._rows_from(place, language))

    def _rows_from(self, first: int, language: str) -> Iterator[tuple[int, int]]:
        """Where rows of at least two keywords end, and their keys."""
        terms: tuple[str, ...] = ()
        for behind in range(first + 1, min(first + _LONGEST, len(self._keywords)) + 1):
            keyword = self._keywords[behind - 1]
            if language not in keyword.terms:
                return
            terms += keyword.terms[language]
            if behind > first + 1:
                yield behind, term_key(language, terms)

    def _longest_rows(self, language: str) -> dict[int, int]:
        """For each keyword the key of the row that it is part of, the longest from the left."""
        rows: dict[int, int] = {}
        place = 0
        while place < len(self._keywords):
            known = [row for row in self._rows_from(place, language) if self._found[row[1]]]
            behind, key = known[-1] if known else (place + 1, 0)
            if known:
                rows.update(dict.fromkeys(range(place, behind), key))
            place = behind
        return rows


class _Keys(NamedTuple):
    exact: int
    by_terms: int
    aligned: int


def _keys_of(keyword: Keyword, language: str) -> _Keys:
    terms = keyword.terms[language]
    return _Keys(
        exact_key(language, keyword.text), term_key(language, terms), aligned_key(language, " ".join(terms))
    )


def _keep(candidate: Candidate, weight: float, found: Found) -> None:
    key = candidate.language, candidate.terms
    before = found.get(key)
    if before is None or before.weight < weight:
        found[key] = _weighing(candidate, weight)


def _weighing(candidate: Candidate, weight: float) -> Candidate:
    language, text, terms, before, source = candidate
    return candidate if weight == before else Candidate(language, text, terms, weight, source)


def _scaled(found: Found) -> Found:
    """For each language the best so many, the first of which weighs 1."""
    scaled: Found = {}
    for language in LANGUAGES:
        here = [candidate for candidate in found.values() if candidate.language == language]
        here.sort(key=lambda candidate: -candidate.weight)
        for candidate in here[:_MOST]:
            scaled[language, candidate.terms] = _weighing(candidate, candidate.weight / here[0].weight)
    return scaled


def _with_aligned(found: Found, aligned: Iterable[Candidate]) -> Found:
    known = {language for language, _ in found}
    of_aligned = {candidate.language for candidate in aligned}
    mixed = {
        key: _weighing(c, (1 - _ALIGNED) * c.weight) if c.language in of_aligned else c
        for key, c in found.items()
    }
    for candidate in aligned:
        key = candidate.language, candidate.terms
        share = _ALIGNED if candidate.language in known else 1.0
        before = mixed.get(key)
        weight = share * candidate.weight + (before.weight if before else 0.0)
        mixed[key] = _weighing(before or candidate, weight)
    return _scaled(mixed)
