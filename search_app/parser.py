"""What a person typed becomes a query: each keyword analysed in every language, each idea one concept."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from analyzers import UNKNOWN, Token, language_of, languages, supported, written_form
from indexer.documents import WRITTEN
from indexer.query import Alternative, Concept, Occurrence, Query
from search_app.messages import MatchMode
from search_app.syntax import Item, Keyword, LanguageFilter, read

_MOST_TYPED = 10_000
_MOST_CONCEPTS = 256
"""Of a page pasted into the search field, so many code points and concepts count."""


def parse(text: str, *, filters: Iterable[str] = (), match: MatchMode = MatchMode.ANY) -> Query:
    """The query for what was typed; any text is one.

    ``filters`` are languages, in one of which the documents must be written; so are languages typed as
    ``lang:``, and where both are given both must hold.
    """
    typed = read(text[:_MOST_TYPED], is_language=supported().__contains__)
    items = [item for item in typed if isinstance(item, Item)]
    drafts = list(islice(_drafts(items), _MOST_CONCEPTS))
    if any(draft.stop_word_in for draft in drafts):
        language = language_of(" ".join(keyword.text for item in items for keyword in item.keywords))
        drafts = _without_stop_words(drafts, language) or drafts
    in_text = [item for item in typed if isinstance(item, LanguageFilter)]
    return Query(
        tuple(_concepts(drafts, match)),
        languages=_both(list(filters), [item.language for item in in_text if not item.excluded]),
        excluded_languages=tuple(item.language for item in in_text if item.excluded),
    )


def _concepts(drafts: Iterable[_Draft], match: MatchMode) -> Iterator[Concept]:
    """Asked for all, a document must have all but what is a stop word in some language."""
    for draft in drafts:
        should = draft.concept.occurrence is Occurrence.SHOULD
        if match is MatchMode.ALL and should and not draft.stop_word_in:
            yield replace(draft.concept, occurrence=Occurrence.MUST)
        else:
            yield draft.concept


def _both(requested: list[str], typed: list[str]) -> tuple[str, ...] | None:
    if requested and typed:
        return tuple(language for language in requested if language in typed)
    return tuple(requested or typed) or None


@dataclass(frozen=True, slots=True)
class _Draft:
    """A concept, and the languages in which its keyword is a stop word."""

    concept: Concept
    stop_word_in: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Reading:
    """The tokens that a language's analyzer makes of a keyword, or of a stretch of it."""

    language: str
    tokens: tuple[Token, ...]

    def within(self, start: int, end: int) -> _Reading:
        first = bisect_left(self.tokens, start, key=_token_start)
        behind = bisect_right(self.tokens, end, key=_token_end)
        return _Reading(self.language, self.tokens[first:behind])

    def alternative(self) -> Alternative:
        """Of several tokens, all of them in a row."""
        first = self.tokens[0].position
        gaps = tuple(token.position - first for token in self.tokens)
        return Alternative(self.language, tuple(token.term for token in self.tokens), gaps)


def _token_start(token: Token) -> int:
    return token.start


def _token_end(token: Token) -> int:
    return token.end


def _drafts(items: Iterable[Item]) -> Iterator[_Draft]:
    for item in items:
        if len(item.keywords) > 1:
            yield from _one_of(item)
        elif item.keywords[0].phrase or item.keywords[0].prefix or item.occurrence is Occurrence.MUST_NOT:
            yield from _whole(item.keywords[0], item)
        else:
            yield from _words(item.keywords[0].text, item)


def _one_of(item: Item) -> Iterator[_Draft]:
    """Keywords joined by OR are one concept."""
    alternatives = [a for keyword in item.keywords for a in _as_a_whole(keyword)]
    if alternatives:
        name = " OR ".join(keyword.text for keyword in item.keywords)
        yield _Draft(Concept(name, tuple(dict.fromkeys(alternatives)), item.occurrence, item.part))


def _whole(keyword: Keyword, item: Item) -> Iterator[_Draft]:
    """A phrase, a prefix or what is excluded is one concept: ``-New-York`` leaves what is new."""
    if alternatives := _as_a_whole(keyword):
        yield _Draft(Concept(keyword.text, alternatives, item.occurrence, item.part))


def _words(text: str, item: Item) -> Iterator[_Draft]:
    """Tokens that overlap, in whatever languages, are one concept; so 秘密会談 is two, and Ankara is one."""
    readings = _readings(text)
    for start, end in _stretches(readings):
        here = [reading for reading in (r.within(start, end) for r in readings) if reading.tokens]
        alternatives = tuple(reading.alternative() for reading in here)
        may_be_left_out = here if item.occurrence is Occurrence.SHOULD else []
        stop_word_in = frozenset(reading.language for reading in may_be_left_out if _is_stop(reading, text))
        yield _Draft(Concept(text[start:end], alternatives, item.occurrence, item.part), stop_word_in)


def _as_a_whole(keyword: Keyword) -> tuple[Alternative, ...]:
    readings = _readings(keyword.text)
    if not keyword.prefix:
        return tuple(reading.alternative() for reading in readings)
    known = [reading for reading in readings if reading.language != UNKNOWN] or readings
    return tuple(dict.fromkeys(_prefix(reading, keyword.text) for reading in known))


def _prefix(reading: _Reading, text: str) -> Alternative:
    """Words as they were written, of which the last one may go on."""
    words = tuple(written_form(text[token.start : token.end]) for token in reading.tokens)
    return Alternative(WRITTEN, words, reading.alternative().gaps, prefix=True)


def _readings(text: str) -> list[_Reading]:
    """What every language's analyzer makes of a text, those left out that make nothing of it."""
    readings = (_Reading(code, tuple(analyzer(text))) for code, analyzer in languages().items())
    return [reading for reading in readings if reading.tokens]


def _stretches(readings: list[_Reading]) -> list[tuple[int, int]]:
    """What the tokens of all languages cover, cut where none of them goes across.

    The language-neutral analyzer counts only where no other has a token: its pairs of kanji overlap
    one another from end to end.
    """
    known = [reading for reading in readings if reading.language != UNKNOWN] or readings
    merged: list[tuple[int, int]] = []
    for start, end in sorted({(token.start, token.end) for reading in known for token in reading.tokens}):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _is_stop(reading: _Reading, text: str) -> bool:
    analyzer = languages()[reading.language]
    return all(analyzer.is_stop_word(text[token.start : token.end], token.term) for token in reading.tokens)


def _without_stop_words(drafts: Iterable[_Draft], language: str) -> list[_Draft]:
    """What is left to search by in a query of that language; nothing if all of it may be stop words.

    A stop word of the query's own language goes. A stop word of another is only not looked for there:
    ``war crimes`` finds the English word and not the German ``war``.
    """
    kept: list[_Draft] = []
    for draft in drafts:
        if language in draft.stop_word_in:
            continue
        unwanted = {*draft.stop_word_in, UNKNOWN} if draft.stop_word_in else set()
        meant = tuple(a for a in draft.concept.alternatives if a.language not in unwanted)
        if meant:
            kept.append(replace(draft, concept=replace(draft.concept, alternatives=meant)))
    return kept if any(_says_something(draft, language) for draft in kept) else []


def _says_something(draft: _Draft, language: str) -> bool:
    """Whether a keyword is surely no stop word: of no language, or not of the query's, which lists them."""
    if draft.concept.occurrence is Occurrence.MUST_NOT:
        return False
    return not draft.stop_word_in or bool(languages()[language].stop_words)
