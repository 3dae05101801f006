"""What the analyzers of all languages make of a keyword, and the ideas that it thereby consists of."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from analyzers import Token, languages, written_form
from analyzers.characters import KANA_AND_HAN
from analyzers.tokenizers import words_and_bigrams
from indexer.query import Alternative

_IN_A_COMPOUND = 0.5
"""What an occurrence of a word counts that is a part of a compound only."""
ANOTHER_FORM = 0.8
"""What an occurrence of a word counts in an irregular form, beside one in the form typed."""

_KANA_OR_KANJI = re.compile(f"[{KANA_AND_HAN}]")


class Reading(NamedTuple):
    """The tokens that a language's analyzer makes of a keyword, or of a stretch of it."""

    language: str
    tokens: tuple[Token, ...]

    def alternative(self, text: str) -> Alternative:
        """Of several tokens, all of them in a row; ``text`` is the keyword."""
        if len(self.tokens) == 1:
            term, start, end, _ = self.tokens[0]
            return Alternative(self.language, (term,), written=written_form(text[start:end]))
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

    def has(self, characters: re.Pattern[str], text: str) -> bool:
        """Whether there are such in a token; ``text`` is the keyword."""
        return any(characters.search(text, token.start, token.end) for token in self.tokens)

    def is_stop_word(self, text: str) -> bool:
        """Whether a query in the language would leave it out; ``text`` is the keyword."""
        analyzer = languages()[self.language]
        return bool(analyzer.stop_words) and all(
            analyzer.is_stop_word(text[token.start : token.end], token.term) for token in self.tokens
        )


class Part(NamedTuple):
    """A part of a compound: a word of its own, and a part of other compounds."""

    text: str
    alternatives: tuple[Alternative, ...]


class Idea(NamedTuple):
    """A part of a keyword that is one thing to search for, in each language that makes something of it."""

    text: str
    alternatives: tuple[Alternative, ...]
    stop_word_in: frozenset[str]
    parts: tuple[Part, ...] = ()
    """Of a compound."""


def readings(text: str) -> list[Reading]:
    """What every language's analyzer makes of a text, those left out that make nothing of it."""
    silent = _without_words(text)
    asked = ((code, analyzer) for code, analyzer in languages().items() if code not in silent)
    found = (Reading(code, tuple(analyzer(text))) for code, analyzer in asked)
    return [reading for reading in found if reading.tokens]


def readings_of_all(text: str) -> list[Reading]:
    """Those that do not pass over its kana and kanji: most languages find nothing but *pdf* in 版.pdf."""
    found = readings(text)
    if not _KANA_OR_KANJI.search(text):
        return found
    reading_them = [reading for reading in found if reading.has(_KANA_OR_KANJI, text)]
    return reading_them or found


def that_tell_words(found: Sequence[Reading]) -> Sequence[Reading]:
    """Those of languages that are not cut into pairs of characters; where there is none, all."""
    return [r for r in found if languages()[r.language].tokenizer is not words_and_bigrams] or found


def ideas(text: str) -> tuple[Idea, ...]:
    """Tokens that overlap, in whatever languages, are one idea; so 秘密会談 is two, and Ankara is one."""
    return tuple(_ideas(text))


def _ideas(text: str) -> Iterator[Idea]:
    found = readings(text)
    for start, end in _stretches(found):
        here = [part for part in (reading.within(start, end) for reading in found) if part.tokens]
        typed = [reading.alternative(text) for reading in here]
        yield Idea(
            text[start:end],
            (*typed, *_other_forms(typed), *in_compounds(typed)),
            frozenset([reading.language for reading in here if reading.is_stop_word(text)]),
            tuple(part for alternative in typed for part in _parts(alternative)),
        )


def _other_forms(typed: Iterable[Alternative]) -> Iterator[Alternative]:
    """Irregular ones, which do not share a term with what was typed."""
    for alternative in typed:
        analyzer = languages()[alternative.language]
        for term in analyzer.terms_of_forms(alternative.written) if alternative.written else ():
            yield replace(alternative, terms=(term,), weight=ANOTHER_FORM, written="")


def in_compounds(alternatives: Iterable[Alternative]) -> Iterator[Alternative]:
    """The same words as parts of longer ones, of which they say less; of languages that have compounds."""
    for alternative in alternatives:
        word = alternative.text or alternative.written
        if len(alternative.terms) == 1 and word.isalpha() and languages()[alternative.language].parts:
            weight = _IN_A_COMPOUND * alternative.weight
            yield replace(alternative, weight=weight, in_parts=True, written="")


def _parts(compound: Alternative) -> Iterator[Part]:
    analyzer = languages()[compound.language]
    for word in analyzer.parts(compound.written) if analyzer.parts and compound.written else ():
        term = "".join(token.term for token in analyzer(word))
        if term and not analyzer.is_stop_word(word, term):
            alone = Alternative(compound.language, (term,), text=word)
            yield Part(word, (alone, *in_compounds([alone])))


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
