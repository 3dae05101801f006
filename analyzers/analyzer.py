"""What an analyzer is: text in, terms with their places out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from analyzers.charfilters import fold_case, normalize

_WORD_TYPES_REMEMBERED = 2**17
_LONGEST_TERM = 200  # a "word" beyond it is encoded data; query and text are cut alike


@lru_cache(maxsize=_WORD_TYPES_REMEMBERED)
def written_form(word: str) -> str:
    """A word as it was written, but for case and the ways to encode it."""
    return fold_case(normalize(word).text)[:_LONGEST_TERM]


class Token(NamedTuple):
    """One term at one place.

    ``text[start:end]`` is what the author wrote, in code points, whatever became of it in ``term``.
    ``position`` counts words, dropped ones included, so that phrases keep their gaps.
    """

    term: str
    start: int
    end: int
    position: int


Tokenizer = Callable[[str], Iterator[Token]]
"""Cuts normalised text into tokens, in order. A token without a term (``""``) is a word not to search by."""

TermFilter = Callable[[str], str]
"""Turns a term into another, or into ``""`` to drop the token.

It sees the term alone, never its neighbours or its place: so no filter can move an offset,
and an analyzer may remember the outcome for each word it has met.
"""


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
    """Words too common to search by: as terms, or as words with their case folded.

    They are indexed all the same, so that phrases with them can be found;
    it is the query that leaves them out.
    """

    _filtered: TermFilter = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        remembered = lru_cache(maxsize=_WORD_TYPES_REMEMBERED)(self._apply_filters)
        object.__setattr__(self, "_filtered", remembered)

    def __call__(self, text: str) -> Iterator[Token]:
        """The tokens of ``text``, in order of their places; offsets are code points of ``text``."""
        normalized = normalize(text)
        filtered = self._filtered
        original = normalized.original
        for word, start, end, position in self.tokenizer(normalized.text):
            if term := filtered(word):
                yield Token(term, *original(start, end), position)

    def words(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the words of ``text`` begin and end, dropped ones included: places not to cut inside."""
        normalized = normalize(text)
        for _, start, end, _ in self.tokenizer(normalized.text):
            yield normalized.original(start, end)

    def is_stop_word(self, word: str, term: str) -> bool:
        """Whether a query leaves out ``term``, which was written ``word``."""
        return term in self.stop_words or written_form(word) in self.stop_words

    def _apply_filters(self, term: str) -> str:
        for step in self.filters:
            if not term:
                break
            term = step(term)
        return term[:_LONGEST_TERM]
