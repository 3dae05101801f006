"""What a person typed becomes a query: each keyword analysed in every language, each idea one concept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from analyzers import UNKNOWN, Token, language_of, languages, supported
from indexer import readers
from indexer.query import Alternative, Concept, Filters, Occurrence, Pattern, Query
from search_app import joined, patterns, technical
from search_app.filters import Known, added
from search_app.keywords import Keyword
from search_app.messages import MatchMode
from search_app.readings import in_each_language, readings, readings_of_all, that_tell_words
from search_app.syntax import Item, read

_OF_A_PART = 0.5
"""What a document counts for a part of a keyword, beside one that has the whole compound."""
_MOST_TYPED = 10_000
_MOST_CONCEPTS = 256
_MOST_HINTS = 32
_MOST_PATTERNS = 20
"""Of a page pasted into the search field, so many code points and concepts count. Where it has more patterns
they are its markup, as ``**bold**`` is."""


def parse(text: str, *, match: MatchMode = MatchMode.ANY) -> Query:
    """The query for what was typed, filters typed among the words included; any text is one."""
    typed = read(text[:_MOST_TYPED], _known())
    items = _with_few_patterns([item for item in typed if isinstance(item, Item)])
    drafts = list(islice(_drafts(items), _MOST_CONCEPTS))
    language = language_of(" ".join(keyword.text for item in items for keyword in item.keywords))
    if any(draft.stop_word_in for draft in drafts):
        drafts = _without_stop_words(drafts, language) or drafts
    drafts = [_with_parts_in(language, draft) for draft in drafts]
    hints = islice((hint for draft in drafts for hint in draft.hints), _MOST_HINTS)
    filters = added(item for item in typed if isinstance(item, Filters))
    return Query((*_concepts(drafts, match, language), *hints), filters)


def _with_parts_in(language: str, draft: _Draft) -> _Draft:
    """Nothing is sought in the compounds of another language than the query's: *rat poison* in *Stadtrat*."""

    def is_meant(alternative: Alternative) -> bool:
        return not alternative.in_parts or language in (alternative.language, UNKNOWN)

    kept = tuple(filter(is_meant, draft.concept.alternatives))
    hints = tuple(hint for hint in draft.hints if all(map(is_meant, hint.alternatives)))
    if len(kept) == len(draft.concept.alternatives) and len(hints) == len(draft.hints):
        return draft
    return replace(draft, concept=replace(draft.concept, alternatives=kept), hints=hints)


def _with_few_patterns(items: list[Item]) -> list[Item]:
    patterned = [
        keyword for item in items for keyword in item.keywords if keyword.pattern is not Pattern.TERM
    ]
    return items if len(patterned) <= _MOST_PATTERNS else [_without_patterns(item) for item in items]


def _without_patterns(item: Item) -> Item:
    plain = (replace(keyword, pattern=Pattern.TERM, edits=0) for keyword in item.keywords)
    return replace(item, keywords=tuple(plain))


@cache
def _known() -> Known:
    kinds = (extension.removeprefix(".") for extension in readers.extensions())
    return Known(frozenset(supported()), frozenset(kinds))


def _concepts(drafts: Iterable[_Draft], match: MatchMode, language: str) -> Iterator[Concept]:
    """Asked for all, a document must have all but what may be a stop word in the language of the query."""
    for draft in drafts:
        may_be_missing = language in draft.stop_word_in or (language == UNKNOWN and draft.stop_word_in)
        if match is MatchMode.ALL and draft.concept.occurrence is Occurrence.SHOULD and not may_be_missing:
            yield replace(draft.concept, occurrence=Occurrence.MUST)
        else:
            yield draft.concept


@dataclass(frozen=True, slots=True)
class _Draft:
    """A concept, and the languages in which its keyword is a stop word."""

    concept: Concept
    stop_word_in: frozenset[str] = frozenset()
    hints: tuple[Concept, ...] = ()
    """What the parts of its keyword say, if it is a compound."""


def _drafts(items: Iterable[Item]) -> Iterator[_Draft]:
    for item in items:
        if len(item.keywords) > 1:
            yield from _one_of(item)
        elif _is_whole(item.keywords[0]) or item.occurrence is Occurrence.MUST_NOT:
            yield from _whole(item.keywords[0], item)
        else:
            yield from _words(item.keywords[0].text, item)


def _is_whole(keyword: Keyword) -> bool:
    return keyword.phrase or keyword.pattern is not Pattern.TERM


def _one_of(item: Item) -> Iterator[_Draft]:
    """Keywords joined by OR are one concept."""
    alternatives = [a for keyword in item.keywords for a in _as_a_whole(keyword)]
    if alternatives:
        name = " OR ".join(keyword.text for keyword in item.keywords)
        yield _Draft(Concept(name, tuple(dict.fromkeys(alternatives)), item.occurrence, item.part))


def _whole(keyword: Keyword, item: Item) -> Iterator[_Draft]:
    """A phrase, a pattern or what is excluded is one concept: ``-New-York`` leaves what is new."""
    if alternatives := _as_a_whole(keyword):
        yield _Draft(Concept(keyword.text, alternatives, item.occurrence, item.part))


def _words(text: str, item: Item) -> Iterator[_Draft]:
    """A concept for each idea and each technical piece of a keyword.

    One that is required is no stop word, whatever the languages say.
    """
    for piece in technical.pieces(text):
        if piece.is_technical:
            alternatives = technical.alternatives(piece.text)
            yield _Draft(Concept(piece.text, alternatives, item.occurrence, item.part))
            continue
        for idea in joined.ideas_of(piece.text):
            stop_word_in = idea.stop_word_in if item.occurrence is Occurrence.SHOULD else frozenset()
            hints = tuple(
                Concept(part.text, part.alternatives, part=item.part, weight=_OF_A_PART, whole=idea.text)
                for part in idea.parts
            )
            concept = Concept(idea.text, idea.alternatives, item.occurrence, item.part, idea.weight)
            yield _Draft(concept, stop_word_in, hints)


def _as_a_whole(keyword: Keyword) -> tuple[Alternative, ...]:
    if keyword.pattern is not Pattern.TERM:
        return patterns.alternatives(keyword, _tokens_of_known_languages)
    found = in_each_language(readings_of_all(keyword.text), keyword.text)
    rows = [_within(alternative, keyword.nearness) for alternative in found]
    return (*rows, *(() if keyword.phrase else joined.spelled_otherwise(keyword.text)))


def _within(row: Alternative, nearness: int) -> Alternative:
    return row._replace(nearness=nearness) if nearness and len(row.terms) > 1 else row


def _tokens_of_known_languages(text: str) -> list[tuple[Token, ...]]:
    return [reading.tokens for reading in that_tell_words(readings(text))]


def _without_stop_words(drafts: Iterable[_Draft], language: str) -> list[_Draft]:
    """What is left to search by in a query of that language; nothing if all of it may be stop words.

    A stop word of the query's own language goes. A stop word of another is only not looked for there:
    ``war crimes`` finds the English word and not the German ``war``.
    """
    kept: list[_Draft] = []
    for draft in drafts:
        if language in draft.stop_word_in:
            continue
        if not draft.stop_word_in:
            kept.append(draft)
            continue
        unwanted = {*draft.stop_word_in, UNKNOWN}
        meant = tuple([a for a in draft.concept.alternatives if a.language not in unwanted])
        if meant:
            kept.append(replace(draft, concept=replace(draft.concept, alternatives=meant)))
    return kept if any(_says_something(draft, language) for draft in kept) else []


def _says_something(draft: _Draft, language: str) -> bool:
    """Whether a keyword is surely no stop word: of no language, or not of the query's, which lists them."""
    if draft.concept.occurrence is Occurrence.MUST_NOT:
        return False
    return not draft.stop_word_in or bool(languages()[language].stop_words)
