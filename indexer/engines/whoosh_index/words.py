"""Which words as written a pattern stands for: found in all of a sorted table at once."""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh_index.keys import NOT_WRITTEN, string_key, string_of
from indexer.engines.whoosh_index.ranges import Ints
from indexer.engines.whoosh_index.strings import StringTable
from indexer.query import Pattern

_BETWEEN = "\0"
_ONE = f"[^{_BETWEEN}]"
_WILD = re.compile(r"[*?]")


class _Words(NamedTuple):
    """Words one after the other, a NUL before each and at the end."""

    text: str
    firsts: Ints
    """Where each word begins."""
    lengths: Ints


def words_like(table: StringTable, term: str, pattern: Pattern) -> Ints:
    """The numbers of the words that fit a prefix or a wildcard, rising."""
    within = _written(table, _WILD.split(term)[0] if pattern is Pattern.WILDCARD else term)
    if pattern is Pattern.PREFIX:
        return np.arange(within.start, within.stop)
    return within.start + _wildcard(_words(table, within), term)


def _written(table: StringTable, beginning: str) -> range:
    """The words that begin so; not what stands for those that are not written."""
    within = table.beginning_with(string_key(beginning))
    starts_unwritten = len(within) > 0 and table[within.start] == string_key(NOT_WRITTEN)
    return range(within.start + starts_unwritten, within.stop)


def _words(table: StringTable, within: range) -> _Words:
    text = string_of(table.joined(within))
    between = np.flatnonzero(letters_of(text) == ord(_BETWEEN))
    return _Words(text, between[:-1] + 1, np.diff(between) - 1)


def letters_of(text: str) -> NDArray[np.uint32]:
    """The code points of a text."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")


def _wildcard(words: _Words, term: str) -> Ints:
    found = re.finditer(f"(?<={_BETWEEN}){_expression(term)}(?={_BETWEEN})", words.text)
    return words.firsts.searchsorted([match.start() for match in found]).astype(np.int64)


def _expression(term: str) -> str:
    """A wildcard as a regular expression that takes time in proportion to the words.

    Each piece between two stars is taken where it first is, for good (an atomic group): if the rest does not
    follow then, it does not follow where the piece is once more.
    """
    first, *others = (_literally(piece) for piece in re.split(r"[*]+", term))
    if not others:
        return first
    *middle, last = others
    return first + "".join(f"(?>{_ONE}*?{piece})" for piece in middle) + f"{_ONE}*{last}"


def _literally(piece: str) -> str:
    return "".join(_ONE if sign == "?" else re.escape(sign) for sign in piece)
