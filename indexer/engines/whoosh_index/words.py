"""Which words as written a pattern stands for: found in all of a sorted table at once."""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh_index.keys import NOT_WRITTEN, string_key, string_of
from indexer.engines.whoosh_index.ranges import Ints, ranges
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


def words_like(table: StringTable, term: str, pattern: Pattern, edits: int) -> Ints:
    """The numbers of the words that fit, rising."""
    beginnings = {Pattern.PREFIX: term, Pattern.WILDCARD: _WILD.split(term)[0]}
    within = _written(table, beginnings.get(pattern, ""))
    if pattern is Pattern.PREFIX:
        return np.arange(within.start, within.stop)
    words = _words(table, within)
    return within.start + (
        _wildcard(words, term) if pattern is Pattern.WILDCARD else _fuzzy(words, term, edits)
    )


def _written(table: StringTable, beginning: str) -> range:
    """The words that begin so; not what stands for those that are not written."""
    within = table.beginning_with(string_key(beginning))
    starts_unwritten = len(within) > 0 and table[within.start] == string_key(NOT_WRITTEN)
    return range(within.start + starts_unwritten, within.stop)


def _words(table: StringTable, within: range) -> _Words:
    text = string_of(table.joined(within))
    between = np.flatnonzero(_letters(text) == ord(_BETWEEN))
    return _Words(text, between[:-1] + 1, np.diff(between) - 1)


def _letters(text: str) -> NDArray[np.uint32]:
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


def _fuzzy(words: _Words, term: str, edits: int) -> Ints:
    letters = _letters(words.text)
    near = np.flatnonzero(np.abs(words.lengths - len(term)) <= edits)
    found = [np.zeros(0, np.int64)]
    for length in np.unique(words.lengths[near]).tolist():
        numbers = near[words.lengths[near] == length]
        at = ranges(words.firsts[numbers], words.lengths[numbers])
        distances = _distances(term, letters[at].reshape(len(numbers), length))
        found.append(numbers[distances <= edits])
    return np.sort(np.concatenate(found))


def _distances(term: str, words: NDArray[np.uint32]) -> NDArray[np.int16]:
    """The restricted Damerau-Levenshtein distance of a term from words of one length, a row each."""
    count, length = words.shape
    letters = [ord(letter) for letter in term]
    above: list[NDArray[np.int16]] = []
    row = [np.full(count, column, np.int16) for column in range(length + 1)]
    for i, letter in enumerate(letters):
        two_above, above, row = above, row, [np.full(count, i + 1, np.int16)]
        for j in range(length):
            replaced = above[j] + (words[:, j] != letter)
            least = np.minimum(np.minimum(above[j + 1], row[j]) + np.int16(1), replaced)
            if i and j:
                swapped = (words[:, j - 1] == letter) & (words[:, j] == letters[i - 1])
                least = np.where(swapped, np.minimum(least, two_above[j - 1] + np.int16(1)), least)
            row.append(least)
    return row[-1]
