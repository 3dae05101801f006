"""Where a fragment of a text may begin and end: with a sentence if one is near, else with a word."""

from __future__ import annotations

import re

from analyzers import analyzer_for

EDGE = 40
"""Code points around a cut that are looked at to find the end of a word or sentence."""

_SENTENCE_ENDS = ".!?。！？…"
_KATAKANA = re.compile("[\u30a1-\u30fa\u30fc-\u30ff]{2}")
_CLOSING = "\"'”’»)]」』）"


def start_of_word(text: str, earliest: int, latest: int, language: str) -> int:
    """Where to begin: behind the end of a sentence, else with a word; ``latest`` is a word's beginning."""
    for at in range(earliest, latest):
        if text[at] in _SENTENCE_ENDS + _CLOSING and _ends_sentence(text, at):
            behind = at + 1
            while behind < latest and text[behind].isspace():
                behind += 1
            return behind
    from_ = max(0, earliest - EDGE)
    starts = (from_ + start for start, _ in analyzer_for(language).words(text[from_ : latest + EDGE]))
    return next((at for at in starts if earliest <= at <= latest and not _inside_katakana(text, at)), latest)


def end_of_word(text: str, earliest: int, latest: int, language: str) -> int:
    """Where to end: with a sentence, else with a word; ``earliest`` is a word's end."""
    for at in range(latest - 1, earliest - 1, -1):
        if _ends_sentence(text, at):
            return at + 1
    from_ = max(0, earliest - EDGE)
    ends = (from_ + end for _, end in analyzer_for(language).words(text[from_ : latest + EDGE]))
    fitting = (at for at in ends if earliest <= at <= latest and not _inside_katakana(text, at))
    return max(fitting, default=earliest)


def _inside_katakana(text: str, at: int) -> bool:
    """A foreign name that the dictionary does not know may be cut there, which no reader would do."""
    return _KATAKANA.fullmatch(text[max(at - 1, 0) : at + 1]) is not None


def _ends_sentence(text: str, at: int) -> bool:
    """Whether a sentence ends with this character: a full stop, perhaps in quotes, with space behind."""
    if text[at] in "。！？":
        return at + 1 == len(text) or text[at + 1] not in _CLOSING
    closing = text[at] in _CLOSING and at > 0 and text[at - 1] in _SENTENCE_ENDS
    return (closing or text[at] in ".!?…") and text[at + 1 : at + 2].isspace()
