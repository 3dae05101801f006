"""What the analyzers of all languages make of a keyword, and the ideas that it thereby consists of."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from analyzers import AnalyzersTogether, Token, language_of, languages, written_form
from analyzers.characters import KANA_AND_HAN
from analyzers.tokenizers import words_and_bigrams
from indexer.query import Alternative

_IN_A_COMPOUND = 0.5
"""What an occurrence of a word counts that is a part of a compound only."""
ANOTHER_FORM = 0.8
"""What an occurrence of a word counts in an irregular form, beside one in the form typed."""

_KANA_OR_KANJI = re.compile(f"[{KANA_AND_HAN}]")
_ATTACHED = re.compile(f"[{KANA_AND_HAN}]{{2}}")
_ENDS_A_WORD = re.compile(f"(?![ぁ-ゖ])[{KANA_AND_HAN}][^ぁ-ゖ]+")
"""A character and behind it a suffix: 者 in 作成者, while in いない者 it is a word, もの mostly grammar."""
_JAPANESE = "ja"


class Reading(NamedTuple):
    """The tokens that some languages' analyzers make of a keyword, or of a stretch of it."""

    languages: tuple[str, ...]
    tokens: tuple[Token, ...]

    def alternatives(self, text: str) -> list[Alternative]:
        """One a language, of several tokens all of them in a row; ``text`` is the keyword."""
        terms = tuple([token.term for token in self.tokens])
        first = self.tokens[0]
        if len(terms) == 1:
            written = written_form(text[first.start : first.end])
            return [Alternative(language, terms, written=written) for language in self.languages]
        gaps = tuple([token.position - first.position for token in self.tokens])
        return [Alternative(language, terms, gaps) for language in self.languages]

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
        return Reading(self.languages, self.tokens[first:behind] or self.tokens[first:begun])

    def has(self, characters: re.Pattern[str], text: str) -> bool:
        """Whether there are such in a token; ``text`` is the keyword."""
        return any(characters.search(text, token.start, token.end) for token in self.tokens)

    def stop_word_in(self, text: str) -> Sequence[str]:
        """The languages of which a query would leave it out; ``text`` is the keyword."""
        found: Sequence[str] = self.languages
        for term, start, end, _ in self.tokens:
            word = text[start:end]
            if term not in _stop_words() and written_form(word) not in _stop_words():  # as most
                return ()
            found = [code for code in found if languages()[code].is_stop_word(word, term)]
        return found


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
    is_attached: bool = False
    """Whether it follows the idea before it in one row of kana and kanji, as 会談 in 秘密会談."""
    weight: float = 1.0
    """Of one that shares what it tells with others of such a row (:mod:`search_app.sharing`)."""


def readings(text: str) -> list[Reading]:
    """What every language's analyzer makes of a text, those left out that make nothing of it."""
    return [Reading(*found) for found in _all_languages()(text)]


def in_each_language(found: Iterable[Reading], text: str) -> list[Alternative]:
    """Those of all readings of ``text``, one a language, in the order of languages."""
    return sorted([a for reading in found for a in reading.alternatives(text)], key=_language)


def readings_of_all(text: str) -> list[Reading]:
    """Those that do not pass over its kana and kanji: most languages find nothing but *pdf* in 版.pdf."""
    found = readings(text)
    if not _KANA_OR_KANJI.search(text):
        return found
    reading_them = [reading for reading in found if reading.has(_KANA_OR_KANJI, text)]
    return reading_them or found


def that_tell_words(found: Sequence[Reading]) -> Sequence[Reading]:
    """Those of languages that are not cut into pairs of characters; where there is none, all."""
    return [reading for reading in found if not _is_in_pairs(reading)] or found


def _is_in_pairs(reading: Reading) -> bool:
    return languages()[reading.languages[0]].tokenizer is words_and_bigrams


def ideas(text: str) -> tuple[Idea, ...]:
    """Tokens that overlap, in whatever languages, are one idea; so 秘密会談 is two, and Ankara is one."""
    return tuple(_ideas(text))


def _ideas(text: str) -> Iterator[Idea]:
    found = readings(text)
    behind = -1
    for start, end in _stretches(found):
        follows = start == behind and language_of(text) == _JAPANESE
        is_attached = follows and _ATTACHED.match(text, start - 1) is not None
        is_suffix = follows and _ENDS_A_WORD.match(text, start - 1, end) is not None
        behind = end
        here = [part for part in [reading.within(start, end) for reading in found] if part.tokens]
        typed = in_each_language(here, text)
        related = [alternative for alternative in typed if alternative.language in _with_related_words()]
        yield Idea(
            text[start:end],
            (*typed, *_other_forms(related), *in_compounds(related)),
            frozenset(_left_out_by(here, text, is_suffix=is_suffix)),
            tuple([part for alternative in related for part in _parts(alternative)]),
            is_attached,
        )


def _left_out_by(found: Iterable[Reading], text: str, *, is_suffix: bool) -> Iterator[str]:
    """The languages in which an idea is a stop word, unless it is a suffix of what was typed before it."""
    if all(map(_is_in_pairs, found)):
        yield from _that_find_words(text)
    yield from _particles().get(text, ())
    for reading in found:
        for language in reading.stop_word_in(text):
            if not (is_suffix and reading.tokens[0].term in languages()[language].suffixes):
                yield language


def _that_find_words(text: str) -> Iterator[str]:
    """The languages that find words in a keyword, be it only some to drop, as the particles of Japanese."""
    for language, analyzer in languages().items():
        if analyzer.tokenizer is not words_and_bigrams and any(analyzer.words(text)):
            yield language


def _other_forms(typed: Iterable[Alternative]) -> Iterator[Alternative]:
    """Irregular ones, which do not share a term with what was typed."""
    for alternative in typed:
        analyzer = languages()[alternative.language]
        for term in analyzer.terms_of_forms(alternative.written) if alternative.written else ():
            yield alternative._replace(terms=(term,), weight=ANOTHER_FORM, written="")


def in_compounds(alternatives: Iterable[Alternative]) -> Iterator[Alternative]:
    """The same words as parts of longer ones, of which they say less; of languages that have compounds."""
    for alternative in alternatives:
        word = alternative.text or alternative.written
        if len(alternative.terms) == 1 and word.isalpha() and languages()[alternative.language].parts:
            weight = _IN_A_COMPOUND * alternative.weight
            yield alternative._replace(weight=weight, in_parts=True, written="")


def _parts(compound: Alternative) -> Iterator[Part]:
    analyzer = languages()[compound.language]
    for word in analyzer.parts(compound.written) if analyzer.parts and compound.written else ():
        term = "".join(token.term for token in analyzer(word))
        if term and not analyzer.is_stop_word(word, term):
            alone = Alternative(compound.language, (term,), text=word)
            yield Part(word, (alone, *in_compounds([alone])))


@cache
def _stop_words() -> frozenset[str]:
    """Those of all languages."""
    return frozenset().union(*(analyzer.stop_words for analyzer in languages().values()))


@cache
def _particles() -> dict[str, list[str]]:
    """Those of all languages, and which these are of each."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for code, analyzer in languages().items():
        for particle in analyzer.particles:
            found[particle].append(code)
    return dict(found)


@cache
def _with_related_words() -> frozenset[str]:
    """The languages whose analyzers know other forms or the parts of words."""
    return frozenset(code for code, analyzer in languages().items() if analyzer.forms or analyzer.parts)


@cache
def _all_languages() -> AnalyzersTogether:
    return AnalyzersTogether(languages().values())


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


def _language(alternative: Alternative) -> str:
    return alternative.language


def _start(token: Token) -> int:
    return token.start


def _end(token: Token) -> int:
    return token.end
