"""The ways in which documents in other languages say what was typed, each with its weight and its origin.

A word that several languages have is read in all of them, in that of the query before others. What was typed
stays: in its own language it weighs as before; the same letters in a language that the lexicon has another
word in weigh less than that. Names that it does not have are looked for by their sound, among the words of
the index; numbers are looked for in the notations of all languages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from analyzers import analyzer_for, language_of
from indexer.query import TYPED, Alternative, Concept, Occurrence, Pattern, Query
from search_app import numbers
from search_app.kana.known import Reading
from search_app.lexicon.groups import LANGUAGES
from search_app.lexicon.store import Lexicon
from search_app.meanings import FLATTENED, NO_MEANINGS, TRANSLATED, Key, Meanings, Typed, meanings, row
from search_app.names import Name
from search_app.names.sounds import is_katakana
from search_app.pieces import is_piece_of
from search_app.readings import ANOTHER_FORM, in_compounds
from search_app.translating import Keyword, Rows

NAME, NUMBER, READING = "name", "number", "reading"
"""The origins of alternatives that no source of the lexicon gave."""

_SAME_LETTERS = 0.5
_NAME = 0.8
"""What a name counts that sounds exactly alike."""
_LONGEST_RUN = 5
_WITHOUT_NUMBERS = re.compile("[A-Za-zÄÖÜäöüßぁ-ゖァ-ヺー]*")
"""What most keywords are: there is no digit in it in any script."""
_MOST_BESIDE_NAMES = 4
"""Keywords: where there are more, documents are found by the others, and looking for sounds takes long."""

Like = Callable[[str], Sequence[Name]]
Read = Callable[[str], Sequence[Reading]]
Documents = Callable[[Query], Mapping[tuple[int, int], int]]


class KnownWords(NamedTuple):
    """Words of the index, looked up in ways that the lexicon does not have."""

    documents: Documents
    like: Like | None
    """Names by their sound."""
    read: Read | None
    """Words in kanji by how they are read."""


class _Found:
    """What a keyword may be in other words."""

    def __init__(self) -> None:
        self.meanings: Meanings = NO_MEANINGS
        """By the lexicon."""
        self.others: dict[Key, Alternative] = {}
        """Names, numbers and readings."""

    def __bool__(self) -> bool:
        return bool(self.meanings.alternatives or self.others)

    def clear(self) -> None:
        """The keyword is a piece of something else."""
        self.meanings = NO_MEANINGS._replace(elsewhere=self.meanings.elsewhere)
        self.others.clear()

    def of(self, key: Key) -> Alternative | None:
        """The one of a language with such terms."""
        return self.meanings.alternatives.get(key) or self.others.get(key)

    def but(self, left_out: Collection[Key]) -> Iterator[Alternative]:
        """All but some, and then the same as parts of longer words."""
        translated, compounds, _ = self.meanings
        others = [alternative for key, alternative in self.others.items() if key not in left_out]
        yield from (alternative for key, alternative in translated.items() if key not in left_out)
        yield from others
        yield from (alternative for key, alternative in compounds.items() if key not in left_out)
        yield from in_compounds(others)

    def add(self, alternative: Alternative) -> None:
        """What the lexicon has already comes from there."""
        key = alternative.language, alternative.terms
        if key not in self.meanings.alternatives:
            self.others.setdefault(key, alternative)


def expanded(
    query: Query,
    text: str,
    lexicon: Lexicon | None,
    index: KnownWords | None = None,
) -> Query:
    """The same query with what its keywords are in other languages among their alternatives.

    ``text`` is what was typed; without a ``lexicon`` nothing is translated, without an ``index`` names and
    readings are not looked for.
    """
    places = [number for number, concept in enumerate(query.concepts) if _can_be_translated(concept)]
    keywords = [_keyword(query.concepts[number]) for number in places]
    found = [_Found() for _ in keywords]
    if lexicon is not None and keywords:
        language, rows = language_of(text), Rows(keywords, lexicon)
        for number, keyword in enumerate(keywords):
            typed = Typed(keyword.text, (*keyword.terms.items(),), rows.of(number), language)
            found[number].meanings = meanings(typed, lexicon)
    _add_names_and_numbers(found, keywords, text, index if len(keywords) <= _MOST_BESIDE_NAMES else None)
    concepts = list(query.concepts)
    for place, of_keyword in zip(places, found, strict=True):
        concepts[place] = _with_same_letters_weighed(concepts[place], of_keyword.meanings.elsewhere)
    if not any(found):
        return query
    there = _there([concepts[place] for place in places], index)
    for place, of_keyword, is_there in zip(places, found, there, strict=True):
        concept = _with(concepts[place], of_keyword)
        concepts[place] = concept if is_there else _at_full_weight(concept)
    return replace(query, concepts=tuple(concepts))


def without(query: Query, switched_off: Collection[str]) -> Query:
    """The same query without the alternatives that are switched off.

    What is typed stays, and a translation of several words takes its single words with it. See :func:`switch`
    for what they are called; ``@ja`` is all that is Japanese.
    """
    off = {name.casefold() for name in switched_off}
    concepts = (replace(concept, alternatives=_on(concept, off)) for concept in query.concepts)
    return replace(query, concepts=tuple(concepts)) if off else query


def _on(concept: Concept, switched_off: Collection[str]) -> tuple[Alternative, ...]:
    on = [a for a in concept.alternatives if is_on(a, switched_off)]
    rows = [a for a in concept.alternatives if len(a.terms) > 1 and not is_on(a, switched_off)]
    return tuple(a for a in on if a.origin == TYPED or not any(is_piece_of(a, row) for row in rows))


def is_on(alternative: Alternative, switched_off: Collection[str]) -> bool:
    """Whether an alternative is typed, or neither it nor its language is switched off (in lower case)."""
    if alternative.origin == TYPED:
        return True
    return switch(alternative) not in switched_off and f"@{alternative.language}" not in switched_off


def switch(alternative: Alternative) -> str:
    """What an alternative is called to switch it off: ``spion@de``."""
    return f"{alternative.text}@{alternative.language}".casefold()


def _can_be_translated(concept: Concept) -> bool:
    """Not what is excluded, a pattern or a phrase: in other words it would be something else.

    A part of a compound is none of its own: the lexicon has the whole, or splits it itself.
    """
    is_plain = all(alternative.pattern is Pattern.TERM for alternative in concept.alternatives)
    is_one = not concept.whole and " " not in concept.keyword
    return is_plain and is_one and concept.occurrence is not Occurrence.MUST_NOT


def _keyword(concept: Concept) -> Keyword:
    """A number has no translation, only other notations."""
    terms: dict[str, tuple[str, ...]] = {}
    if not concept.keyword.isdecimal():
        for alternative in concept.alternatives:
            if alternative.language in LANGUAGES:
                terms.setdefault(alternative.language, alternative.terms)
    return Keyword(concept.keyword, terms)


def _with_same_letters_weighed(concept: Concept, elsewhere: Collection[str]) -> Concept:
    """In a language that the word has a translation to, the same letters may well mean something else."""
    if not elsewhere:
        return concept
    weight = TRANSLATED * _SAME_LETTERS**FLATTENED
    alternatives = [
        alternative._replace(weight=weight) if alternative.language in elsewhere else alternative
        for alternative in concept.alternatives
    ]
    return replace(concept, alternatives=tuple(alternatives))


def _there(concepts: Sequence[Concept], index: KnownWords | None) -> list[bool]:
    """For each concept whether documents have it as it was typed; without an index they might."""
    if index is None:
        return [True] * len(concepts)
    words = [tuple(filter(_is_the_word, concept.alternatives)) for concept in concepts]
    asked = (replace(concept, alternatives=of) for concept, of in zip(concepts, words, strict=True))
    having = {number for number, _ in index.documents(Query(tuple(asked)))}
    return [number in having for number in range(len(concepts))]


def _with(concept: Concept, found: _Found) -> Concept:
    """A translation that is typed the same way lends its weight to what was typed."""
    if not found:
        return concept
    typed: set[Key] = set()
    alternatives = []
    for alternative in concept.alternatives:
        key = alternative.language, alternative.terms
        same = None if key in typed else found.of(key)
        typed.add(key)
        alternatives.append(
            _weighing(alternative, max(alternative.weight, same.weight)) if same else alternative
        )
    return replace(concept, alternatives=(*alternatives, *found.but(typed)))


def _is_the_word(alternative: Alternative) -> bool:
    """Not a part of others, and not the same letters in another language."""
    return alternative.origin == TYPED and alternative.weight >= ANOTHER_FORM


def _at_full_weight(concept: Concept) -> Concept:
    """For a word that no document has as it was typed: its translations are all there is."""
    alternatives = (
        a if a.in_parts else _weighing(a, min(1.0, a.weight / TRANSLATED)) for a in concept.alternatives
    )
    return replace(concept, alternatives=tuple(alternatives))


def _weighing(alternative: Alternative, weight: float) -> Alternative:
    return alternative if weight == alternative.weight else alternative._replace(weight=weight)


def _of_name(name: Name) -> Alternative:
    weight = TRANSLATED * (_NAME * name.similarity) ** FLATTENED
    return row(name.language, name.terms, weight, NAME, name.written)


def _add_names_and_numbers(
    found: Sequence[_Found], keywords: Sequence[Keyword], text: str, index: KnownWords | None
) -> None:
    """What analyzers cut may be one name or one number: then each piece gets what it is called as a whole."""
    for first, behind in _runs(keywords, text):
        joined = "".join([keyword.text for keyword in keywords[first:behind]])
        of_run = found[first:behind]
        said = [*_notations(joined)] if not _WITHOUT_NUMBERS.fullmatch(joined) else []
        if said and behind > first + 1:  # a number, which is nothing that its pieces are
            for of_keyword in of_run:
                of_keyword.clear()
        if index is not None:
            said += () if all(of_run) else _names(joined, index.like)
            said += _readings(joined, index.read)
        for alternative in said:
            for of_keyword in of_run:
                of_keyword.add(alternative)


def _names(text: str, like: Like | None) -> list[Alternative]:
    return [_of_name(name) for name in like(text)] if like and _may_be_a_name(text) else []


def _readings(text: str, read: Read | None) -> list[Alternative]:
    found = read(text) if read else ()
    return [row("ja", each.terms, each.weight, READING, each.written) for each in found]


def _runs(keywords: Sequence[Keyword], text: str) -> Iterator[tuple[int, int]]:
    """Stretches of keywords that were typed with nothing between them, the longest first at each place."""
    for first in range(len(keywords)):
        joined = [keywords[first].text]
        for keyword in keywords[first + 1 : first + _LONGEST_RUN]:
            joined.append(f"{joined[-1]}{keyword.text}")
        lengths = [length for length, run in enumerate(joined, 1) if length == 1 or run in text]
        yield from ((first, first + length) for length in reversed(lengths))


def _may_be_a_name(text: str) -> bool:
    return is_katakana(text) or text[:1].isupper()


@lru_cache(2**10)
def _notations(text: str) -> tuple[Alternative, ...]:
    """The other ways to write a number, as rows of terms."""
    found = (
        (code, notation.text)
        for notation in numbers.notations(text)
        for code in (("ja",) if notation.is_japanese else LANGUAGES)
    )
    rows = (
        (code, tuple(token.term for token in analyzer_for(code)(written)), written) for code, written in found
    )
    return tuple(row(code, terms, 1.0, NUMBER, written) for code, terms, written in rows if terms)
