"""What the analyzers of all languages make of a keyword, and the ideas that it thereby consists of."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from analyzers import Token, languages
from analyzers.tokenizers import words_and_bigrams
from indexer.query import Alternative

_REMEMBERED = 2**11
_LONGEST_REMEMBERED = 30
"""Keywords, and code points of one: it is words that people search for again and again, not sentences."""


class Reading(NamedTuple):
    """The tokens that a language's analyzer makes of a keyword, or of a stretch of it."""

    language: str
    tokens: tuple[Token, ...]

    def alternative(self) -> Alternative:
        """Of several tokens, all of them in a row."""
        if len(self.tokens) == 1:
            return Alternative(self.language, (self.tokens[0].term,))
        first = self.tokens[0].position
        gaps = tuple(token.position - first for token in self.tokens)
        return Alternative(self.language, tuple(token.term for token in self.tokens), gaps)

    def within(self, start: int, end: int) -> Reading:
        """What it has of the stretch of the keyword between two offsets.

        Where it has nothing whole, what begins there: a pair of characters may be one word in Chinese and
        the end of one and the beginning of another in Japanese.
        """
        if start <= self.tokens[0].start and self.tokens[-1].end <= end:
            return self
        first = bisect_left(self.tokens, start, key=_start)
        behind = bisect_right(self.tokens, end, key=_end)
        begun = bisect_left(self.tokens, end, key=_start)
        return Reading(self.language, self.tokens[first:behind] or self.tokens[first:begun])

    def is_stop_word(self, text: str) -> bool:
        """Whether a query in the language would leave it out; ``text`` is the keyword."""
        analyzer = languages()[self.language]
        return bool(analyzer.stop_words) and all(
            analyzer.is_stop_word(text[token.start : token.end], token.term) for token in self.tokens
        )


class Idea(NamedTuple):
    """A part of a keyword that is one thing to search for, in each language that makes something of it."""

    text: str
    alternatives: tuple[Alternative, ...]
    stop_word_in: frozenset[str]


def readings(text: str) -> list[Reading]:
    """What every language's analyzer makes of a text, those left out that make nothing of it."""
    silent = _without_words(text)
    asked = ((code, analyzer) for code, analyzer in languages().items() if code not in silent)
    found = (Reading(code, tuple(analyzer(text))) for code, analyzer in asked)
    return [reading for reading in found if reading.tokens]


def that_tell_words(found: Sequence[Reading]) -> Sequence[Reading]:
    """Those of languages that are not cut into pairs of characters; where there is none, all."""
    return [r for r in found if languages()[r.language].tokenizer is not words_and_bigrams] or found


def ideas(text: str) -> tuple[Idea, ...]:
    """Tokens that overlap, in whatever languages, are one idea; so 秘密会談 is two, and Ankara is one."""
    return _remembered_ideas(text) if len(text) <= _LONGEST_REMEMBERED else tuple(_ideas(text))


@lru_cache(_REMEMBERED)
def _remembered_ideas(text: str) -> tuple[Idea, ...]:
    return tuple(_ideas(text))


def _ideas(text: str) -> Iterator[Idea]:
    found = readings(text)
    for start, end in _stretches(found):
        here = [part for part in (reading.within(start, end) for reading in found) if part.tokens]
        yield Idea(
            text[start:end],
            tuple([reading.alternative() for reading in here]),
            frozenset([reading.language for reading in here if reading.is_stop_word(text)]),
        )


def _without_words(text: str) -> set[str]:
    """Languages for which their common tokenizer finds no word: most find none in kana and kanji."""
    if text.isascii():  # there is one, nearly always
        return set()
    groups = (group for group in _sharing_a_tokenizer() if not any(languages()[group[0]].words(text)))
    return {code for group in groups for code in group}


@cache
def _sharing_a_tokenizer() -> tuple[tuple[str, ...], ...]:
    groups: defaultdict[object, list[str]] = defaultdict(list)
    for code, analyzer in languages().items():
        groups[analyzer.tokenizer].append(code)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def _stretches(found: Sequence[Reading]) -> list[tuple[int, int]]:
    """What the tokens of all languages cover, cut where none of them goes across.

    Pairs of characters count only where there is nothing else: they overlap one another from end to end.
    """
    known = that_tell_words(found)
    merged: list[tuple[int, int]] = []
    for start, end in sorted({(token.start, token.end) for reading in known for token in reading.tokens}):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _start(token: Token) -> int:
    return token.start


def _end(token: Token) -> int:
    return token.end
