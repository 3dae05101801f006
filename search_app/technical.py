"""Keywords with signs inside that are one thing: addresses, paths from a root, versions, file names, code.

``foo@example.org``, ``3.11.7``, ``978-3-16-148410-0``, ``report_final_v2.pdf`` and ``os.path.join`` are
looked for as their pieces in a row, as each language's analyzer cuts them; documents with nothing but a piece
are found by typing the piece. Words with hyphens (*state-of-the-art*) and words to choose from (*Ja/Nein*)
are none of these, and neither is a span of years (*1914-1918*). Of Japanese, which puts no spaces between its
words, only names such as ``報告書_最終版.pdf`` are one thing, and no sentence is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from analyzers import UNKNOWN, written_form
from analyzers.characters import KANA_AND_HAN
from indexer import readers
from indexer.documents import WRITTEN
from indexer.query import Alternative
from search_app import isbn
from search_app.keywords import without_signs_around
from search_app.readings import in_each_language, readings_of_all

_LONGEST = 200
"""Code points: what is longer is data, and searched word by word."""

_BETWEEN_SPACELESS = re.compile(f"[^{KANA_AND_HAN}]+")
"""Stretches that Japanese text puts no spaces around: 3.11.7を."""

_BEHIND = re.compile(r"[\W_]+$")
_SPAN_OF_YEARS = re.compile(r"[12]\d{3}-[12]\d{3}")
_SURE = re.compile(
    r"""[^\W_] (?: @ | _+ | :// | \\ ) [^\W_]   # mail, identifier, URL, a path of Windows
      | \d [.,:-] \d                            # version, date, time, ISBN, telephone
      | ^ \W* / .* [^\W_] / [^\W_]              # a path from its root; cells/rows/columns are words
      | \d / \d+ / \d                           # a date
      | [^\W\d_]{2,} (?: \.[^\W\d_]{2,} ){2}    # a name of code in its modules
    """,
    re.VERBOSE,
)
_NAME_AND_END = re.compile(r"[\w-]{2,}\.([^\W_]{1,10})(?![\w.])")
"""Of a file or a host: ``report.pdf``, ``example.org/path``."""

_NAME_WITH_KANJI = re.compile(r"[\w.:/\\-]+")
_JOINED = re.compile(r"[^\W_][_\\]+[^\W_]")
_HIRAGANA = re.compile("[ぁ-ゖ]")

_EXTENSIONS = frozenset(
    """
    7z asm avi bak bash bat bin bmp bz2 c cc cfg conf cpp cs css csv dat db deb diff dll doc docx epub exe gif
    go gz h hpp htm html ico ini ipynb iso jar java jpeg jpg js json jsonl jsx kt lock log lua m4a md mkv mobi
    mov mp3 mp4 mpeg msi odp ods odt ogg pdf php pl png po ppt pptx ps ps1 py r rar rb rpm rs rst rtf scala sh
    so sql svg swift tar tex tgz tif tiff toml ts tsv tsx ttf txt vue wav webm webp woff xls xlsx xml yaml yml
    zip
    """.split()
)
_TOP_LEVEL_DOMAINS = frozenset("app biz com dev edu eu gov info int mil name net org uk".split())
"""Those that are not the code of a country."""


class Piece(NamedTuple):
    """A stretch of a keyword, which is one thing to search for or plain words."""

    text: str
    is_technical: bool


def pieces(keyword: str) -> Iterator[Piece]:
    """The keyword cut where something technical stands among kana and kanji; mostly it is one piece."""
    if keyword.isalnum():  # as most are
        yield Piece(keyword, False)
        return
    behind = 0
    for stretch in _BETWEEN_SPACELESS.finditer(keyword):
        if _is_technical(stretch.group()):
            if before := keyword[behind : stretch.start()]:
                yield Piece(before, False)
            yield Piece(without_signs_around(stretch.group()), True)
            behind = stretch.end()
    rest = keyword[behind:]
    if not behind and _is_name(keyword):
        yield Piece(without_signs_around(keyword), True)
    elif rest or not behind:
        yield Piece(rest, False)


def alternatives(text: str) -> tuple[Alternative, ...]:
    """The pieces in a row, in every language; an ISBN also without its hyphens."""
    spellings = (text, *isbn.spellings(text))
    rows = tuple(a for each in spellings for a in in_each_language(readings_of_all(each), each))
    return rows if _BETWEEN_SPACELESS.fullmatch(text) else (*rows, *dict.fromkeys(_as_written(text)))


def _as_written(text: str) -> Iterator[Alternative]:
    """The row of words, whatever languages they are in: 報告書_最終版.pdf in German is in two."""
    for languages, tokens in readings_of_all(text):
        if languages != (UNKNOWN,):
            words = tuple(written_form(text[token.start : token.end]) for token in tokens)
            yield Alternative(WRITTEN, words, tuple(token.position - tokens[0].position for token in tokens))


def _is_technical(text: str) -> bool:
    if len(text) > _LONGEST:
        return False
    inner = without_signs_around(text)
    if _SPAN_OF_YEARS.fullmatch(inner):
        return False
    if _SURE.search(_BEHIND.sub("", text)):
        return True
    return any(map(_ends_a_name, _NAME_AND_END.findall(inner)))


def _is_name(text: str) -> bool:
    """Of a file or of code, with or without kanji in it: joined by underscores, or with an ending.

    Where there is hiragana, only the ending tells it from a sentence: ``Google_検索の仕方``.
    """
    if _BETWEEN_SPACELESS.fullmatch(text):
        return _is_technical(text)
    inner = without_signs_around(text)
    if len(text) > _LONGEST or not _NAME_WITH_KANJI.fullmatch(inner):
        return False
    is_joined = _JOINED.search(inner) is not None and not _HIRAGANA.search(inner)
    return is_joined or any(map(_ends_a_name, _NAME_AND_END.findall(inner)))


def _ends_a_name(end: str) -> bool:
    """Not a new sentence: *Haus.Es*."""
    if not (end.islower() or end.isupper()):
        return False
    end = end.lower()
    return end in _EXTENSIONS or f".{end}" in readers.extensions() or end in _top_level_domains()


@cache
def _top_level_domains() -> frozenset[str]:
    """With those of countries, which are the codes of ISO 3166."""
    from babel import Locale  # here: most queries do not need it

    countries = (code.lower() for code in map(str, Locale("en").territories) if len(code) == 2)
    return _TOP_LEVEL_DOMAINS.union(countries)
