"""The ways in which documents in other languages say what was typed, each with its weight and its origin.

A word that several languages have is read in all of them, in that of the query before others. What was typed
stays: in its own language it weighs as before; the same letters in a language that the lexicon has another
word in weigh less than that. Names that it does not have are looked for by their sound, among the words of
the index; numbers are looked for in the notations of all languages.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from analyzers import language_of
from indexer.query import TYPED, Alternative, Concept, Occurrence, Pattern, Query
from search_app.called import MOST_BESIDE_NAMES, KnownWords, OtherWords, add_names_and_numbers
from search_app.lexicon.groups import LANGUAGES
from search_app.lexicon.store import Lexicon
from search_app.meanings import FLATTENED, TRANSLATED, Key, Typed, meanings
from search_app.pieces import is_piece_of
from search_app.readings import ANOTHER_FORM
from search_app.translating import Keyword, Rows

_SAME_LETTERS = 0.5


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
    found = [OtherWords(query.concepts[number]) for number in places]
    if lexicon is not None and keywords:
        language, rows = language_of(text), Rows(keywords, lexicon)
        for number, keyword in enumerate(keywords):
            typed = Typed(keyword.text, (*keyword.terms.items(),), rows.of(number), language)
            found[number].meanings = meanings(typed, lexicon)
    add_names_and_numbers(found, keywords, text, index if len(keywords) <= MOST_BESIDE_NAMES else None)
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


def _with(concept: Concept, found: OtherWords) -> Concept:
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
