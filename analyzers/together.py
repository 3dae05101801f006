"""What several languages' analyzers make of one text, with all that they have in common done once.

Most languages share a tokenizer: they find the same words at the same places and differ in what their filters
make of these, and even that is mostly one of a few terms.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from analyzers.analyzer import Analyzer, Token
from analyzers.charfilters import Normalized, normalize
from analyzers.tokenizers import Tokenizer

_WORD_TYPES_REMEMBERED = 2**13


class TokensOfLanguages(NamedTuple):
    """What the analyzers of some languages, one or more, make of a text alike."""

    languages: tuple[str, ...]
    tokens: tuple[Token, ...]


class AnalyzersTogether:
    """Analyzers that are given the same texts: the tokens that each alone gives, several times as fast.

    Safe to share between threads.
    """

    def __init__(self, analyzers: Iterable[Analyzer]) -> None:
        """``analyzers`` of different languages."""
        groups: defaultdict[Tokenizer, list[Analyzer]] = defaultdict(list)
        for analyzer in analyzers:
            groups[analyzer.tokenizer].append(analyzer)
        self._groups = [_Group(tokenizer, group) for tokenizer, group in groups.items()]

    def __call__(self, text: str) -> list[TokensOfLanguages]:
        """The tokens of ``text``, in alphabetical order of languages; without those that find none in it.

        Languages that have different tokenizers are told apart, even where they find the same.
        """
        normalized = normalize(text)
        return sorted(found for group in self._groups for found in group.tokens(normalized))


class _Word(NamedTuple):
    """A word, with what the analyzers of a group make of it."""

    length: int
    before: int
    advance: int
    counts: bool
    """As :class:`~analyzers.tokenizers.Word` has them."""
    terms: tuple[str, ...]
    """Each once; ``""`` where it is dropped."""
    numbers: tuple[int, ...]
    """Of each row of filters that of the term they make."""
    languages: tuple[tuple[str, ...], ...]
    """Of each term those that have it."""


class _Group:
    """Analyzers with the same tokenizer."""

    def __init__(self, tokenizer: Tokenizer, analyzers: Iterable[Analyzer]) -> None:
        self._tokenizer = tokenizer
        same_filters: defaultdict[object, list[Analyzer]] = defaultdict(list)
        for analyzer in analyzers:
            same_filters[analyzer.filters].append(analyzer)
        self._analyzers = [same[0] for same in same_filters.values()]
        self._languages = [tuple([a.language for a in same]) for same in same_filters.values()]
        self._read = lru_cache(_WORD_TYPES_REMEMBERED)(self._word)

    def tokens(self, normalized: Normalized) -> Iterator[TokensOfLanguages]:
        words, tokens = [], []
        for word, start, end, position in self._places(normalized):
            words.append(word)
            tokens.append([Token(term, start, end, position) for term in word.terms])
        rows = _of_one_word(words[0], tokens[0]) if len(words) == 1 else self._rows(words, tokens)
        for languages, row in rows:
            if kept := tuple([token for token in row if token.term]):
                yield TokensOfLanguages(languages, kept)

    def _places(self, normalized: Normalized) -> Iterator[tuple[_Word, int, int, int]]:
        """Each word with its beginning, end and position."""
        position = 0
        for stretch in self._tokenizer.cut(normalized.text):
            offset = stretch.start
            for piece in stretch.pieces:
                word = self._read(piece)
                start = offset + word.before
                yield word, *normalized.original(start, start + word.length), position
                offset += word.advance
                position += word.counts

    def _rows(self, words: Sequence[_Word], tokens: Sequence[list[Token]]) -> Iterator[_Row]:
        """What languages have the same term of each word; nothing where there is no word."""
        alike: defaultdict[tuple[int, ...], tuple[str, ...]] = defaultdict(tuple)
        numbers_of_each = zip(*[word.numbers for word in words], strict=True)
        for numbers, languages in zip(numbers_of_each, self._languages, strict=False):
            alike[numbers] += languages
        for numbers, languages in alike.items():
            yield languages, map(list.__getitem__, tokens, numbers)

    def _word(self, piece: str) -> _Word:
        surface, unfiltered, before, advance, counts = self._tokenizer.word(piece)
        terms = [analyzer.filtered(unfiltered) for analyzer in self._analyzers]
        languages: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
        for term, codes in zip(terms, self._languages, strict=True):
            languages[term] += codes
        distinct = tuple(languages)
        numbers = tuple(map(distinct.index, terms))
        return _Word(len(surface), before, advance, counts, distinct, numbers, tuple(languages.values()))


_Row = tuple[tuple[str, ...], Iterable[Token]]
"""Languages, and a token for each word of a text, without a term where it is dropped."""


def _of_one_word(word: _Word, tokens: Iterable[Token]) -> Iterator[_Row]:
    """The same as :meth:`_Group._rows` of one word, as most keywords are: what is remembered says it all."""
    return zip(word.languages, zip(tokens, strict=True), strict=True)
