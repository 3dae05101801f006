"""What an analyzer is: text in, terms with their places out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analyzers.charfilters import Normalized, fold_case, normalize
from analyzers.tokenizers import Stretch, Tokenizer, Word
from analyzers.vocabulary import NO_KIND, Facts, Kind, Vocabulary

_WORD_TYPES_REMEMBERED = 2**14
_LONGEST_TERM = 200  # a "word" beyond it is encoded data; query and text are cut alike


@lru_cache(maxsize=_WORD_TYPES_REMEMBERED)
def written_form(word: str) -> str:
    """A word as it was written, but for case and the ways to encode it."""
    return _written(normalize(word).text)


def _written(normalized: str) -> str:
    return fold_case(normalized)[:_LONGEST_TERM]


class Token(NamedTuple):
    """One term at one place.

    ``text[start:end]`` is what the author wrote, in code points, whatever became of it in ``term``.
    ``position`` counts words, dropped ones included, so that phrases keep their gaps.
    """

    term: str
    start: int
    end: int
    position: int


class TokenArrays(NamedTuple):
    """Tokens in bulk, a row a token, in order of their places: integers, as :class:`Token` has them."""

    types: NDArray[np.int64]
    """Numbers of a :class:`~analyzers.vocabulary.Vocabulary`."""
    positions: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]


TermFilter = Callable[[str], str]
"""Turns a term into another, or into ``""`` to drop the token.

It sees the term alone, never its neighbours or its place: so no filter can move an offset,
and an analyzer may remember the outcome for each word it has met. People who ask for the steps
of an analyzer are told its ``__name__``.
"""


class Step(NamedTuple):
    """What the tokenizer or a filter made of a word."""

    name: str
    """``tokenizer``, or the filter's own."""
    term: str
    """``""`` where it dropped the word: the steps end there."""


class Steps(NamedTuple):
    """How a word became a term or was dropped: ``text[start:end]`` is the word, in code points."""

    start: int
    end: int
    position: int | None
    """``None`` for what does not count as a word, as Japanese punctuation."""
    steps: tuple[Step, ...]
    """Of the tokenizer and of each filter, those included that changed nothing."""

    @property
    def term(self) -> str:
        """What came of it; ``""`` if the word was dropped."""
        return self.steps[-1].term


Related = Callable[[str], Sequence[str]]
"""Words that have to do with a word in its :func:`written_form`, written likewise. Always the same ones."""


@dataclass(frozen=True)
class Analyzer:
    """The way from text to terms in one language: a value, called like a function.

    Safe to share between threads. The same text always gives the same tokens.
    """

    language: str
    """ISO 639-1 code, or ``und`` for passages in no known language."""

    script: str
    """ISO 15924 code of the script it is for: ``Latn``, ``Cyrl``, ``Jpan``, or ``Zyyy`` for any."""

    tokenizer: Tokenizer
    filters: tuple[TermFilter, ...] = ()

    stop_words: frozenset[str] = frozenset()
    """Words too common to search by, in their :func:`written_form`.

    They are indexed all the same, so that phrases with them can be found;
    it is the query that leaves them out.
    """

    stop_words_are_terms: bool = False
    """Whether the stop words are terms instead, as where these are lemmas. Stems make poor ones: that of
    *Sicherheit* is *sich*.
    """

    particles: frozenset[str] = frozenset()
    """Words that are grammar between spaces, where they may be cut otherwise than in a sentence."""

    suffixes: frozenset[str] = frozenset()
    """Terms of stop words that tell something behind another word without a space: 者 in 作成者."""

    parts: Related | None = None
    """The words that a compound is made of, in their order; nothing for a word that is none."""

    forms: Related | None = None
    """Other forms of the same word that filters do not unite with it: *finden* for *fand*, and back."""

    sounds: Related | None = None
    """How a word may be heard that is not written so, in a notation of the language: トキョ for 東京."""

    _read: Callable[[str], Word] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        remembered = lru_cache(maxsize=_WORD_TYPES_REMEMBERED)(self._word)
        object.__setattr__(self, "_read", remembered)

    def __call__(self, text: str) -> Iterator[Token]:
        """The tokens of ``text``, in order of their places; offsets are code points of ``text``."""
        normalized = normalize(text)
        position = 0
        for word, start, end in self._places(normalized.text, self._read):
            if word.term:
                yield Token(word.term, *normalized.original(start, end), position)
            position += word.counts

    def words(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the words of ``text`` begin and end, dropped ones included: places not to cut inside."""
        normalized = normalize(text)
        for _, start, end in self._places(normalized.text, self._read):
            yield normalized.original(start, end)

    def steps(self, text: str) -> Iterator[Steps]:
        """How each word of ``text`` becomes what a call gives, in order, dropped words included."""
        normalized = normalize(text)
        position = 0
        for word, start, end in self._places(normalized.text, self.tokenizer.word):
            place = normalized.original(start, end)
            yield Steps(*place, position if word.counts else None, tuple(self._steps(word.term)))
            position += word.counts

    def tokens(self, text: str, vocabulary: Vocabulary[Kind]) -> TokenArrays:
        """What a call gives, many times as fast, with numbers of ``vocabulary`` for terms.

        There the written form of a token is the :func:`written_form` of its place in ``text``.
        """
        normalized = normalize(text)
        stretches = list(self.tokenizer.cut(normalized.text))
        pieces = [piece for stretch in stretches for piece in stretch.pieces]
        facts = vocabulary.facts(self.language, pieces, lambda piece: self._facts(piece, vocabulary))
        kinds, before, end, advance, counts = facts.T
        offsets = _offsets(stretches, advance)
        found = TokenArrays(kinds, counts.cumsum() - counts, offsets + before, offsets + end)
        searched = np.flatnonzero(kinds != NO_KIND)
        found = TokenArrays(*(column[searched] for column in found))
        return _in_original(text, normalized, found, vocabulary) if normalized.is_changed else found

    def filtered(self, term: str) -> str:
        """What the filters make of the term that the tokenizer gave a word; ``""`` if one drops it."""
        for each in self.filters:
            if not term:
                break
            term = each(term)
        return term[:_LONGEST_TERM]

    def is_stop_word(self, word: str, term: str) -> bool:
        """Whether a query leaves out ``term``, which was written ``word``."""
        return (term if self.stop_words_are_terms else written_form(word)) in self.stop_words

    def terms_of_parts(self, written: str) -> tuple[str, ...]:
        """The terms of the parts of a compound, in their order; none for other words, and never its own."""
        return self._terms(self.parts, written)

    def terms_of_forms(self, written: str) -> tuple[str, ...]:
        """The terms of the other forms of a word, its own not among them."""
        return self._terms(self.forms, written)

    def sounds_of(self, written: str) -> tuple[str, ...]:
        """How a word may be heard; none where there is nothing to tell beside the word itself."""
        return () if self.sounds is None else tuple(self.sounds(written))

    def _terms(self, related: Related | None, written: str) -> tuple[str, ...]:
        words = related(written) if related else ()
        if not words:
            return ()
        own = {token.term for token in self(written)}
        terms = dict.fromkeys(token.term for word in words for token in self(word))
        return tuple(term for term in terms if term not in own)

    def _places(self, text: str, read: Callable[[str], Word]) -> Iterator[tuple[Word, int, int]]:
        """Each word, as ``read`` from its piece, and where it begins and ends."""
        for stretch in self.tokenizer.cut(text):
            offset = stretch.start
            for piece in stretch.pieces:
                word = read(piece)
                start = offset + word.before
                yield word, start, start + len(word.surface)
                offset += word.advance

    def _word(self, piece: str) -> Word:
        """The word of a piece, its term filtered."""
        word = self.tokenizer.word(piece)
        return word._replace(term=self.filtered(word.term))

    def _facts(self, piece: str, vocabulary: Vocabulary[Kind]) -> Facts:
        surface, unfiltered, before, advance, counts = self.tokenizer.word(piece)
        term = self.filtered(unfiltered)
        number = vocabulary.number(self.language, term, _written(surface)) if term else NO_KIND
        return Facts(number, before, before + len(surface), advance, counts)

    def _steps(self, term: str) -> Iterator[Step]:
        """The same as :meth:`filtered`, step by step."""
        yield Step("tokenizer", term[:_LONGEST_TERM])
        for each in self.filters:
            if not term:
                break
            term = each(term)
            yield Step(getattr(each, "__name__", type(each).__name__), term[:_LONGEST_TERM])


def _offsets(stretches: list[Stretch], advance: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where each piece begins."""
    offsets: NDArray[np.int64] = advance.cumsum() - advance
    if len(stretches) == 1:
        offsets += stretches[0].start
        return offsets
    sizes = [len(stretch.pieces) for stretch in stretches]
    firsts = np.cumsum([0, *sizes])[:-1]
    starts = np.array([stretch.start for stretch in stretches], np.int64)
    offsets += np.repeat(starts - offsets[firsts], sizes)
    return offsets


def _in_original(
    text: str, normalized: Normalized, found: TokenArrays, vocabulary: Vocabulary[Kind]
) -> TokenArrays:
    """Tokens of a normalised text as those of the original ``text``."""
    types, positions, starts, ends = found
    original_starts, original_ends = normalized.originals(starts, ends)
    for row in normalized.changed(starts, ends).tolist():
        written = written_form(text[original_starts[row] : original_ends[row]])
        types[row] = vocabulary.rewritten(int(types[row]), written)
    return TokenArrays(types, positions, original_starts, original_ends)
