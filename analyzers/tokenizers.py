"""Tokenizers for text that has been normalised; Japanese has its own in ``languages/japanese.py``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from analyzers.analyzer import Token
from analyzers.characters import KANA_AND_HAN

_BEYOND_ARE_ONLY_KANJI = 0x20000


def words(text: str) -> Iterator[Token]:
    """Runs of letters, marks and digits, apostrophes inside them included; kana and kanji are passed over.

    The underscore separates, as it does for MeCab, so that ``snake_case`` is cut alike in every language.
    """
    for position, match in enumerate(_word().finditer(text)):
        yield Token(match.group(), match.start(), match.end(), position)


def words_and_bigrams(text: str) -> Iterator[Token]:
    """Like :func:`words`, and runs of kana and kanji as overlapping pairs of characters.

    For passages in no known language: what is cut alike in text and query is found.
    """
    position = 0
    for match in _word_or_cjk_run().finditer(text):
        start, end = match.span()
        if match.lastgroup == "word":
            yield Token(match.group(), start, end, position)
            position += 1
            continue
        for at in range(start, max(start + 1, end - 1)):
            yield Token(text[at : min(at + 2, end)], at, min(at + 2, end), position)
            position += 1


@cache
def _word() -> re.Pattern[str]:
    return re.compile(_word_pattern())


@cache
def _word_or_cjk_run() -> re.Pattern[str]:
    return re.compile(f"(?P<word>{_word_pattern()})|(?P<cjk>[{KANA_AND_HAN}]+)")


def _word_pattern() -> str:
    letter = f"[{_word_characters()}]"
    return f"{letter}+(?:['’]{letter}+)*"


@cache
def _word_characters() -> str:
    r"""Letters, marks and numbers but kana and kanji, as ranges of a character class.

    Spelled out because that is faster than ``\w``, and because ``\w`` has no marks, so it would cut
    words of Indic scripts apart.
    """
    cjk = re.compile(f"[{KANA_AND_HAN}]")
    wanted = [
        code
        for code in range(_BEYOND_ARE_ONLY_KANJI)
        if unicodedata.category(chr(code))[0] in "LMN" and not cjk.match(chr(code))
    ]
    starts = [code for code, before in zip(wanted, [-1, *wanted], strict=False) if code != before + 1]
    ends = [code for code, after in zip(wanted, [*wanted[1:], -1], strict=True) if code + 1 != after]
    return "".join(f"{chr(start)}-{chr(end)}" for start, end in zip(starts, ends, strict=True))
