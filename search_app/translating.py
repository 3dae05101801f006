"""What the lexicon has for some keywords, alone and in rows.

A keyword is looked up as it is written, which tells most; by its terms, which it shares with other forms of
the word; and by what stands for these in translated sentences. A German compound that is not there is looked
up by its two sides, or else by those of its parts that are. The longest row of keywords that the lexicon has
counts for each of them, and what they are by themselves for half.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from analyzers import analyzer_for, written_form
from search_app.compounds import cuts
from search_app.lexicon.groups import LANGUAGES, Candidate
from search_app.lexicon.store import Lexicon
from search_app.lexicon.words import aligned_key, exact_key, term_key

_LONGEST = 5
"""Keywords in a row that are looked up as one."""
_NO_ROW = 0

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


Weighed = tuple[float, Candidate]
"""A translation, and what it weighs here."""
Found = dict[tuple[str, tuple[str, ...]], Weighed]
"""Translations by their language and terms, the best of each language first."""

_weight = itemgetter(0)


class Rows:
    """The rows of keywords that the lexicon has."""

    def __init__(self, keywords: Sequence[Keyword], lexicon: Lexicon) -> None:
        """``keywords`` stand in the order in which they were typed."""
        self._keywords = keywords
        self._lexicon = lexicon
        self._rows = {language: self._longest(language) for language in LANGUAGES}

    def of(self, place: int) -> tuple[int, ...]:
        """The key of the row that a keyword is part of, or none, for each of the languages."""
        return tuple([self._rows[language].get(place, _NO_ROW) for language in LANGUAGES])

    def _longest(self, language: str) -> dict[int, int]:
        """For each keyword in a row the key of that row, the longest from the left."""
        rows: dict[int, int] = {}
        place = 0
        while place < len(self._keywords):
            behind, key = self._longest_from(place, language)
            if key != _NO_ROW:
                rows.update(dict.fromkeys(range(place, behind), key))
            place = behind
        return rows

    def _longest_from(self, first: int, language: str) -> tuple[int, int]:
        """Where the longest row of at least two keywords ends, and its key."""
        longest = first + 1, _NO_ROW
        terms: tuple[str, ...] = ()
        for behind, keyword in enumerate(self._keywords[first : first + _LONGEST], first + 1):
            if language not in keyword.terms:
                break
            terms += keyword.terms[language]
            if behind > first + 1 and self._lexicon.has(key := term_key(language, terms)):
                longest = behind, key
        return longest


def translations(keyword: Keyword, language: str, row: int, lexicon: Lexicon) -> Found:
    """Those of a keyword, read in a language, that is part of a row of that key, or of none.

    The best weighs 1.
    """
    own = _own(keyword, language, lexicon)
    if row == _NO_ROW:
        return own
    found = {key: (_PART * weight, candidate) for key, (weight, candidate) in own.items()}
    _keep(lexicon.candidates(row), 1.0, found)
    return found


def _own(keyword: Keyword, language: str, lexicon: Lexicon) -> Found:
    terms = keyword.terms[language]
    exact = lexicon.candidates(exact_key(language, keyword.text))
    by_terms = lexicon.candidates(term_key(language, terms))
    found: Found = {}
    _keep(exact, 1.0, found)
    if by_terms is not exact:  # as it mostly is
        _keep(by_terms, _ANY_FORM, found)
    for form in _other_forms(keyword, language):
        _keep(lexicon.candidates(exact_key(language, form)), _IRREGULAR, found)
    found = _with_aligned(_scaled(found), lexicon.candidates(aligned_key(language, " ".join(terms))))
    return found or (_of_parts(keyword, lexicon) if language == "de" else {})


def _other_forms(keyword: Keyword, language: str) -> Iterable[str]:
    """Irregular ones: a dictionary has *finden* and not *fand*."""
    inflect = analyzer_for(language).forms
    return inflect(written_form(keyword.text)) if inflect else ()


def _of_parts(keyword: Keyword, lexicon: Lexicon) -> Found:
    """Of a compound that the lexicon does not have: of both sides, or else of its parts that it has.

    The last part, which says what kind of thing it is, must be among these.
    """
    found: Found = {}
    for word in _known_parts(keyword, lexicon):
        _keep(lexicon.candidates(exact_key("de", word)), _PART, found)
    return found


def _known_parts(keyword: Keyword, lexicon: Lexicon) -> Sequence[str]:
    def is_known(word: str) -> bool:
        return lexicon.has(exact_key("de", word))

    for left, right in cuts(keyword.text):
        if is_known(right) and is_known(left):
            return left, right
    parts_of = analyzer_for("de").parts
    parts = tuple(parts_of(written_form(keyword.text))) if parts_of else ()
    return parts if parts and is_known(parts[-1]) else ()


def _keep(candidates: Iterable[Candidate], share: float, found: Found) -> None:
    """The heaviest of each way to say it; of equals the first."""
    for candidate in candidates:
        language, _, terms, weight, _ = candidate
        key = language, terms
        before = found.get(key)
        if before is None or before[0] < share * weight:
            found[key] = share * weight, candidate


def _scaled(found: Found) -> Found:
    """For each language the best so many, the first of which weighs 1."""
    by_language: dict[str, list[tuple[float, Candidate]]] = {language: [] for language in LANGUAGES}
    for weighed in found.values():
        by_language[weighed[1].language].append(weighed)
    scaled: Found = {}
    for language, here in by_language.items():
        here.sort(key=_weight, reverse=True)
        for weight, candidate in here[:_MOST]:
            scaled[language, candidate.terms] = weight / here[0][0], candidate
    return scaled


def _with_aligned(found: Found, aligned: Sequence[Candidate]) -> Found:
    if not aligned:
        return found
    known = {language for language, _ in found}
    of_aligned = {candidate.language for candidate in aligned}
    mixed = {
        key: ((1 - _ALIGNED) * weight if candidate.language in of_aligned else weight, candidate)
        for key, (weight, candidate) in found.items()
    }
    for candidate in aligned:
        key = candidate.language, candidate.terms
        weight = (_ALIGNED if candidate.language in known else 1.0) * candidate.weight
        before = mixed.get(key)
        mixed[key] = (weight + before[0], before[1]) if before else (weight, candidate)
    return _scaled(mixed)
