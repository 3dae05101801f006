"""How a text is cut into words: what a tokenizer is, and those for text that has been normalised.

Japanese has its own in ``languages/japanese.py``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple, Protocol

from analyzers.characters import HANGUL, KANA_AND_HAN, alphabet_of

_BEYOND_ARE_ONLY_KANJI = 0x20000
_OVERLAPPING = "\0"  # behind a piece; normalised text has none


class Stretch(NamedTuple):
    """Consecutive pieces of a text, the first of which begins at ``start``, in code points."""

    start: int
    pieces: list[str]


class Word(NamedTuple):
    """The one word in a piece."""

    surface: str
    """As it is in the normalised text."""
    term: str
    """What the filters get; ``""`` for a word not to search by."""
    before: int
    """Code points of the piece in front of the word."""
    advance: int
    """How many code points behind this piece the next one begins."""
    counts: bool
    """Whether it counts as a position."""


class Tokenizer(Protocol):
    """Cuts normalised text into pieces with one word each, in order.

    A piece alone tells everything about its word, so what is made of it can be remembered: of a text that
    is read in bulk each piece costs one look-up. It is in a notation of the tokenizer's own.
    """

    def cut(self, text: str) -> Iterable[Stretch]:
        """The pieces of ``text``; no stretch is empty."""

    def word(self, piece: str) -> Word:
        """What there is in a piece that :meth:`cut` gave."""


class _Words:
    """Runs of letters, marks and digits, apostrophes inside them included; kana and kanji are passed over.

    An initialism (``U.S.``, ``z.B.``) is one word, the full stop at its end included; its term goes without
    the stops. The underscore separates, as it does for MeCab, so that ``snake_case`` is cut alike in every
    language. A piece is a word with what separates it from the word before.
    """

    def cut(self, text: str) -> Iterator[Stretch]:
        if pieces := _separated_words(alphabet_of(text)).findall(text):
            yield Stretch(0, pieces)

    def word(self, piece: str) -> Word:
        before = _word(alphabet_of(piece)).search(piece)
        start = before.start() if before else len(piece)
        return Word(piece[start:], piece[start:].replace(".", ""), start, len(piece), True)


class _WordsAndBigrams:
    """Like :class:`_Words`, but runs of kana, kanji and Hangul are overlapping pairs of characters.

    For languages whose words it takes a dictionary to tell, and passages in no known language: what is cut
    alike in text and query is found. A character that stands alone is a word.
    """

    def cut(self, text: str) -> Iterator[Stretch]:
        if pieces := list(self._pieces(text)):
            yield Stretch(0, pieces)

    def word(self, piece: str) -> Word:
        overlaps = piece.endswith(_OVERLAPPING)
        match = _word_or_cjk_run().search(piece)
        word, before = (match.group(), match.start()) if match else ("", len(piece))
        advance = before + 1 if overlaps else len(piece)
        return Word(word, word.replace(".", ""), before, advance, True)

    def _pieces(self, text: str) -> Iterator[str]:
        done = 0
        for match in _word_or_cjk_run().finditer(text):
            start, end = match.span()
            if match.lastgroup == "cjk":
                for at in range(start, end - 2):
                    yield f"{text[done : at + 2]}{_OVERLAPPING}"
                    done = at + 1
            yield text[done:end]
            done = end


words: Tokenizer = _Words()
words_and_bigrams: Tokenizer = _WordsAndBigrams()


@cache
def _word(alphabet: int) -> re.Pattern[str]:
    return re.compile(_word_pattern(alphabet, KANA_AND_HAN))


@cache
def _separated_words(alphabet: int) -> re.Pattern[str]:
    separators = f"[^{_characters('LMN', alphabet, KANA_AND_HAN)}]*+"
    return re.compile(separators + _word_pattern(alphabet, KANA_AND_HAN))


@cache
def _word_or_cjk_run() -> re.Pattern[str]:
    cjk = KANA_AND_HAN + HANGUL
    return re.compile(f"(?P<word>{_word_pattern(_BEYOND_ARE_ONLY_KANJI, cjk)})|(?P<cjk>[{cjk}]+)")


def _word_pattern(alphabet: int, without: str) -> str:
    """What only initialisms need stands behind a full stop, so that other words pay nothing for it."""
    letter = f"[{_characters('LMN', alphabet, without)}]"
    initial = f"[{_characters('L', alphabet, without)}]"
    abbreviated = f"{_initials(letter, initial)}|{_degree(letter)}"
    return rf"{letter}++(?:['’]{letter}++|\.(?:{abbreviated})\.?+)*+"


def _initials(letter: str, initial: str) -> str:
    """Those of an initialism from the second on: in all two full stops or more, a letter before each.

    The last stop may be missing behind three letters. What stops join to a word before it is no initialism
    (``self.x.y.z``).
    """
    begins = rf"(?<={initial}\.)(?<!{letter}{initial}\.)(?<!{letter}\.{initial}\.)"
    return rf"{begins}{initial}(?=\.)(?:\.{initial}(?=\.))*+(?:\.{initial}(?!{letter}))?+"


def _degree(letter: str) -> str:
    """The end of Ph.D., B.Sc. or M.Sc."""
    return rf"(?:(?<=Ph\.)(?<!{letter}Ph\.)D|(?<=[BM]\.)(?<!{letter}[BM]\.)Sc)(?!{letter})"


@cache
def _characters(categories: str, alphabet: int, without: str) -> str:
    r"""Those of some major Unicode categories (``LN``) below ``alphabet``, as ranges of a character class.

    Spelled out because that is faster than ``\w``, and because ``\w`` has no marks, so it would cut
    words of Indic scripts apart. ``without`` is a class of its own, whose members are left out.
    """
    excluded = re.compile(f"[{without}]")
    wanted = [
        code
        for code in range(min(alphabet, _BEYOND_ARE_ONLY_KANJI))
        if unicodedata.category(chr(code))[0] in categories and not excluded.match(chr(code))
    ]
    starts = [code for code, before in zip(wanted, [-1, *wanted], strict=False) if code != before + 1]
    ends = [code for code, after in zip(wanted, [*wanted[1:], -1], strict=True) if code + 1 != after]
    return "".join(f"{chr(start)}-{chr(end)}" for start, end in zip(starts, ends, strict=True))
