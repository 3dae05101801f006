"""Words with hyphens and the same in one: E-Mail and Email, U-Bahn and UBahn, Online-Shop and Onlineshop.

Analyzers cut at hyphens. So a keyword with hyphens is a concept for each of its pieces (*Online*, *Shop*),
and the joined word stands for every one of them: a document that has it has them all. A single letter in
front is nothing to search by and makes one concept with the piece behind it. A keyword in one is looked for
in a row of its pieces as well where these are known: the parts of a compound, or the letter that some words
begin with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from analyzers import languages, written_form
from analyzers.characters import KANA_AND_HAN
from indexer.query import Alternative
from search_app import isbn
from search_app.keywords import without_signs_around
from search_app.readings import Idea, ideas, in_each_language, readings
from search_app.sharing import weighed

_REMEMBERED = 2**11
"""Keywords: people search for the same words again and again."""
_LONGEST = 60
"""Code points of a keyword that is looked at: what is longer has no other spelling."""

_HYPHEN = re.compile("[-\u2010\u2011]")  # the keyboard's, Unicode's, and the one that no line ends with
_PIECE = re.compile(f"(?:(?![{KANA_AND_HAN}])[^\\W_])+")
_HYPHENATED = re.compile(f"{_PIECE.pattern}(?:{_HYPHEN.pattern}{_PIECE.pattern})+")

_WITH_A_LETTER = frozenset(
    """
    eakte eauto eautos ebike ebikes ebook ebooks ebusiness ecard ecommerce egovernment elearning email emails
    emobility emobilität epaper ereader erezept erezepte eroller escooter escooters esport esports ezigarette
    ezigaretten sbahn sbahnen sbahnhof sbahnhöfe tshirt tshirts uausschuss ubahn ubahnen ubahnhof ubahnhöfe
    uboat uboats uboot uboote ubooten uhaft xachse xmas xray xrays
    """.split()
)
"""Words that are also written with a hyphen behind the first letter."""


def ideas_of(text: str) -> tuple[Idea, ...]:
    """The ideas of a keyword, other spellings of it among their alternatives."""
    return _remembered(text) if len(text) <= _LONGEST else tuple(weighed(ideas(text)))


def spelled_otherwise(text: str) -> tuple[Alternative, ...]:
    """The other spellings of a keyword as a whole, joined or in a row; mostly there are none."""
    inner = without_signs_around(text[: _LONGEST + 1])
    if len(inner) > _LONGEST:
        return ()
    return tuple(_in_one(inner) if _is_hyphenated(inner) else _in_a_row(inner))


@lru_cache(_REMEMBERED)
def _remembered(text: str) -> tuple[Idea, ...]:
    inner = without_signs_around(text)
    found = tuple(_ideas_of_pieces(inner)) if _is_hyphenated(inner) else tuple(weighed(ideas(text)))
    if len(found) > 1 and not _is_hyphenated(inner):
        return found  # several words without a space between them
    others = spelled_otherwise(inner)
    return tuple(_with(idea, others) for idea in found)


def _is_hyphenated(text: str) -> bool:
    return _HYPHENATED.fullmatch(text) is not None and any(map(str.isalpha, text))


def _ideas_of_pieces(text: str) -> Iterator[Idea]:
    letter_at = None
    for piece in _PIECE.finditer(text):
        start, end = piece.span()
        if end - start == 1 and end < len(text) and piece.group().isalpha():
            letter_at = start if letter_at is None else letter_at
        elif letter_at is not None:
            yield _one_idea(text[letter_at:end])
            letter_at = None
        else:
            yield from ideas(piece.group())


def _one_idea(text: str) -> Idea:
    rows = tuple(in_each_language(readings(text), text))
    return _with(Idea(text, rows, frozenset()), tuple(_in_one(text)))


def _with(idea: Idea, others: tuple[Alternative, ...]) -> Idea:
    if not others:  # as mostly
        return idea
    return idea._replace(alternatives=tuple(dict.fromkeys((*idea.alternatives, *others))))


def _in_one(text: str) -> Iterator[Alternative]:
    """The joined word, in languages that do not cut it anew."""
    word = _HYPHEN.sub("", text)
    whole = (reading for reading in readings(word) if len(reading.tokens) == 1)
    yield from (alternative._replace(text=word) for alternative in in_each_language(whole, word))


def _in_a_row(word: str) -> Iterator[Alternative]:
    written = written_form(word)
    hyphenated = [f"{word[0]}-{word[1:]}"] if written in _WITH_A_LETTER else isbn.spellings(word)
    for spelling in hyphenated:
        rows = in_each_language(readings(spelling), spelling)
        yield from (alternative._replace(text=spelling) for alternative in rows)
    for code, analyzer in languages().items():
        parts = analyzer.terms_of_parts(written) if analyzer.parts else ()
        if len(parts) == 2:  # more may be parts of parts
            yield Alternative(code, parts, tuple(range(len(parts))))
