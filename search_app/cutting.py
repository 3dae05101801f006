"""Where a fragment of a text may begin and end: with a sentence if one is near, else with a word."""

from __future__ import annotations

import re
from functools import lru_cache

from analyzers import analyzer_for

EDGE = 40
"""Code points around a cut that are looked at to find the end of a word or sentence."""

_CLOSING = "\"'”’»)\\]」』）"
_SENTENCE_END = re.compile(rf"[。！？](?![{_CLOSING}])|(?:(?<=[.!?。！？…])[{_CLOSING}]|[.!?…])(?=\s)")
"""The last character of a sentence: a full stop, perhaps in quotes, with space behind."""

_KATAKANA = re.compile("[\u30a1-\u30fa\u30fc-\u30ff]{2}")

_PLAIN = re.compile(
    "[\t\n -~\xa0«»\xc0-\xff\u0100-\u0132\u0134-\u013e\u0141-\u0148\u014a-\u017e"
    "\u0400-\u0481\u048a-\u052f–—‘’‚“”„•…€]*"
)
_PLAIN_WORD = re.compile("[^\\W_]+(?:['’][^\\W_]+)*")
"""In text of nothing but Latin and Cyrillic letters and usual signs a word is this: no analyzer is needed."""

_NEAR = 12
"""Code points in which a word nearly always ends: an analyzer has less to read if they are tried first."""

_CONTEXT = 20

_STRETCHES_REMEMBERED = 2**12


def start_of_word(text: str, earliest: int, latest: int, language: str) -> int:
    """Where to begin: behind the end of a sentence, else with a word; ``latest`` is a word's beginning."""
    sentence = _SENTENCE_END.search(text, earliest, latest + 1)  # sees what stands behind the last character
    if sentence and sentence.start() < latest:
        behind = sentence.end()
        while behind < latest and text[behind].isspace():
            behind += 1
        return behind
    for furthest in (min(earliest + _NEAR, latest), latest):
        for start, _ in _words_around(text, earliest, furthest, language):
            if earliest <= start <= furthest and not _inside_katakana(text, start):
                return start
    return latest


def end_of_word(text: str, earliest: int, latest: int, language: str) -> int:
    """Where to end: with a sentence, else with a word; ``earliest`` is a word's end."""
    ends = [found.end() for found in _SENTENCE_END.finditer(text, earliest, latest + 1)]
    if fitting := [end for end in ends if end <= latest]:
        return fitting[-1]
    for furthest in (max(latest - _NEAR, earliest), earliest):
        for _, end in reversed(_words_around(text, furthest, latest, language)):
            if furthest <= end <= latest and not _inside_katakana(text, end):
                return end
    return earliest


def _words_around(text: str, start: int, end: int, language: str) -> list[tuple[int, int]]:
    """Where words of a stretch begin and end, read with enough around it to cut them as in the text."""
    from_ = max(0, start - _CONTEXT)
    return [(from_ + a, from_ + b) for a, b in _words(text[from_ : end + _CONTEXT], language)]


@lru_cache(_STRETCHES_REMEMBERED)
def _words(text: str, language: str) -> tuple[tuple[int, int], ...]:
    if _PLAIN.fullmatch(text):
        return tuple([word.span() for word in _PLAIN_WORD.finditer(text)])
    return tuple(analyzer_for(language).words(text))


def _inside_katakana(text: str, at: int) -> bool:
    """A foreign name that the dictionary does not know may be cut there, which no reader would do."""
    return _KATAKANA.match(text, max(at - 1, 0), at + 1) is not None
