"""Where a fragment of a text may begin and end: with a sentence if one is near, else with a word."""

from __future__ import annotations

import re
from collections.abc import Callable

from indexer.documents import Spans

EDGE = 40
"""Code points around a cut that are looked at to find the end of a word or sentence."""

_CLOSING = "\"'”’»)\\]」』）"
_SENTENCE_END = re.compile(rf"[。！？](?![{_CLOSING}])|(?:(?<=[.!?。！？…])[{_CLOSING}]|[.!?…])(?=\s)")
"""The last character of a sentence: a full stop, perhaps in quotes, with space behind."""

_ONE = re.compile(
    r"(?<=[\u30a1-\u30fa\u30fc-\u30ff])[\u30a1-\u30fa\u30fc-\u30ff]"
    r"|(?<=[^\W_])[.,:@/_-](?=[^\W_])|(?<=[^\W_][.,:@/_-])[^\W_]"
)
"""What stands inside a foreign name in katakana, or joins numbers and words: 2.500,75 and foo@example.org."""

Words = Callable[[int, int], Spans]
"""Gives the words that begin in a stretch of a text, in order."""


def start_of_word(text: str, earliest: int, latest: int, words: Words) -> int:
    """Where to begin: behind the end of a sentence, else with a word; ``latest`` is a word's beginning."""
    sentence = _SENTENCE_END.search(text, earliest, latest + 1)  # sees what stands behind the last character
    if sentence and sentence.start() < latest:
        behind = sentence.end()
        while behind < latest and text[behind].isspace():
            behind += 1
        return behind
    starts = (start for start, _ in words(earliest, latest + 1) if not _inside_one(text, start))
    return next(starts, latest)


def end_of_word(text: str, earliest: int, latest: int, words: Words) -> int:
    """Where to end: with a sentence, else with a word; ``earliest`` is a word's end."""
    ends = [found.end() for found in _SENTENCE_END.finditer(text, earliest, latest + 1)]
    if fitting := [end for end in ends if end <= latest]:
        return fitting[-1]
    found = words(earliest, latest + 1)
    behind = [*(start for start, _ in found), latest + 1]
    whole = [_with_letters(text, end, next_) for (_, end), next_ in zip(found, behind[1:], strict=True)]
    first = _with_letters(text, earliest, behind[0])
    ends = [end for end in (first, *whole) if end <= latest and not _inside_one(text, end)]
    return max(ends, default=earliest)


def _with_letters(text: str, end: int, next_: int) -> int:
    """The end of a word with what stands between it and the next without being one, as Japanese endings."""
    while end < next_ and text[end : end + 1].isalpha():
        end += 1
    return end


def _inside_one(text: str, at: int) -> bool:
    """Whether tokens end there that a reader takes for one: a number, or a foreign name in katakana."""
    return _ONE.match(text, at) is not None
