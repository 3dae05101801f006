"""The ways in which documents in other languages say what was typed, each with its weight and its origin.

A word that several languages have is read in all of them, in that of the query before others. What was typed
stays: in its own language it weighs as before; the same letters in a language that the lexicon has another
word in weigh less than that. Names that it does not have are looked for by their sound, among the words of
the index; numbers are looked for in the notations of all languages.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from analyzers import analyzer_for, language_of, written_form
from indexer.query import TYPED, Alternative, Concept, Occurrence, Pattern, Query
from search_app import numbers
from search_app.kana.known import Reading
from search_app.lexicon.groups import LANGUAGES, Candidate
from search_app.lexicon.store import Lexicon
from search_app.names import Name
from search_app.names.sounds import is_katakana
from search_app.pieces import is_piece_of, with_pieces
from search_app.readings import ANOTHER_FORM, in_compounds
from search_app.translating import Found, Keyword, Translations

NAME, NUMBER, READING = "name", "number", "reading"
"""The origins of alternatives that no source of the lexicon gave."""

_TRANSLATED = 0.1
"""What a translation counts where documents have the word as it was typed: these come first."""
_OTHER_READING = 0.1
"""What a word counts as read in another language than the query's, which has it, too."""
_SAME_LETTERS = 0.5
_NAME = 0.8
"""What a name counts that sounds exactly alike."""
_FLATTENED = 0.7
"""The power of a probability that is a weight in ranking."""
_LEAST_OF_A_ROW = 0.3
"""The probability of a translation of several words: less likely ones are not worth to compare positions."""
_LONGEST_RUN = 5
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


_Translated = dict[tuple[str, tuple[str, ...]], Alternative]


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
    concepts = list(query.concepts)
    found: list[_Translated] = [{} for _ in keywords]
    if lexicon is not None and keywords:
        language, translations = language_of(text), Translations(keywords, lexicon)
        for number, place in enumerate(places):
            readings = {code: translations.of(number, code) for code in keywords[number].terms}
            found[number] = _translated(readings, language)
            concepts[place] = _with_same_letters_weighed(concepts[place], readings, language)
    _add_names_and_numbers(found, keywords, text, index if len(keywords) <= _MOST_BESIDE_NAMES else None)
    if not any(found):
        return query
    counts = index.documents(query) if index is not None else {}
    for place, of_keyword in zip(places, found, strict=True):
        concept = _with(concepts[place], of_keyword)
        typed = enumerate(concepts[place].alternatives)
        is_there = index is None or any(_is_the_word(a) and counts.get((place, n)) for n, a in typed)
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
    for alternative in concept.alternatives:
        if alternative.language in LANGUAGES and not concept.keyword.isdecimal():
            terms.setdefault(alternative.language, alternative.terms)
    written = written_form(concept.keyword)
    forms = {code: tuple(inflect(written)) for code in terms if (inflect := analyzer_for(code).forms)}
    return Keyword(concept.keyword, terms, forms)


def _translated(readings: Mapping[str, Found], language: str) -> _Translated:
    is_own = bool(readings.get(language))
    translated: _Translated = {}
    for code, found in readings.items():
        for candidate in found.values():
            is_doubtful = code != language if is_own else bool(readings.get(candidate.language))
            share = _OTHER_READING if is_doubtful else 1.0
            weight = _TRANSLATED * (share * candidate.weight) ** _FLATTENED
            before = translated.get((candidate.language, candidate.terms))
            if (before is None or before.weight < weight) and _is_worth_while(candidate):
                of, text, terms, _, source = candidate
                translated[of, terms] = _row(of, terms, weight, source, text)
    return with_pieces(translated)


def _is_worth_while(candidate: Candidate) -> bool:
    """Not for stop words, nor for rows that are not likely."""
    if len(candidate.terms) > 1:
        return candidate.weight >= _LEAST_OF_A_ROW
    return not analyzer_for(candidate.language).is_stop_word(candidate.text, candidate.terms[0])


def _with_same_letters_weighed(concept: Concept, readings: Mapping[str, Found], language: str) -> Concept:
    """In a language that the word has a translation to, the same letters may well mean something else."""
    own = readings.get(language, {})
    elsewhere = {code for code, _ in own} - {language}
    alternatives = (
        a._replace(weight=_TRANSLATED * _SAME_LETTERS**_FLATTENED) if a.language in elsewhere else a
        for a in concept.alternatives
    )
    return replace(concept, alternatives=tuple(alternatives)) if elsewhere else concept


def _with(concept: Concept, translated: _Translated) -> Concept:
    """A translation that is typed the same way lends its weight to what was typed."""
    if not translated:
        return concept
    typed = []
    for alternative in concept.alternatives:
        same = translated.pop((alternative.language, alternative.terms), alternative)
        typed.append(_weighing(alternative, max(alternative.weight, same.weight)))
    others = translated.values()
    return replace(concept, alternatives=(*typed, *others, *in_compounds(others)))


def _is_the_word(alternative: Alternative) -> bool:
    """Not a part of others, and not the same letters in another language."""
    return alternative.origin == TYPED and alternative.weight >= ANOTHER_FORM


def _at_full_weight(concept: Concept) -> Concept:
    """For a word that no document has as it was typed: its translations are all there is."""
    alternatives = (
        a if a.in_parts else _weighing(a, min(1.0, a.weight / _TRANSLATED)) for a in concept.alternatives
    )
    return replace(concept, alternatives=tuple(alternatives))


def _weighing(alternative: Alternative, weight: float) -> Alternative:
    return alternative if weight == alternative.weight else alternative._replace(weight=weight)


def _of_name(name: Name) -> Alternative:
    weight = _TRANSLATED * (_NAME * name.similarity) ** _FLATTENED
    return _row(name.language, name.terms, weight, NAME, name.written)


def _row(language: str, terms: tuple[str, ...], weight: float, origin: str, text: str) -> Alternative:
    gaps = tuple(range(len(terms)))
    return Alternative(language, terms, gaps, weight, origin, text=text)


def _add_names_and_numbers(
    found: Sequence[_Translated], keywords: Sequence[Keyword], text: str, index: KnownWords | None
) -> None:
    """What analyzers cut may be one name or one number: then each piece gets what it is called as a whole."""
    for first, behind in _runs(keywords, text):
        joined = "".join(keyword.text for keyword in keywords[first:behind])
        said = [*_notations(joined)]
        if said and behind > first + 1:  # a number, which is nothing that its pieces are
            for of_keyword in found[first:behind]:
                of_keyword.clear()
        if index is not None:
            said += () if all(found[first:behind]) else _names(joined, index.like)
            said += _readings(joined, index.read)
        for alternative in said:
            for of_keyword in found[first:behind]:
                of_keyword.setdefault((alternative.language, alternative.terms), alternative)


def _names(text: str, like: Like | None) -> list[Alternative]:
    return [_of_name(name) for name in like(text)] if like and _may_be_a_name(text) else []


def _readings(text: str, read: Read | None) -> list[Alternative]:
    found = read(text) if read else ()
    return [_row("ja", each.terms, each.weight, READING, each.written) for each in found]


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
    return tuple(_row(code, terms, 1.0, NUMBER, written) for code, terms, written in rows if terms)
