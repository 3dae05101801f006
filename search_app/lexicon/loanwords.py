"""Loanwords: UniDic tells the spelling in the language that a Japanese word comes from (``スパイ-spy``).

It does not tell which language that is (``モスクワ-Moskva``, ``アルバイト-Arbeit``): most are English, and
those with a capital letter may be names or German nouns, too.
"""

from __future__ import annotations

import csv
import os
import re
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import unidic_lite

from search_app.lexicon.groups import Group

_HEADER = struct.Struct("<10I")
_NAME_OF_ENCODING = 32
_LEMMA = 7
_READ_AT_ONCE = 2**20
_LOANWORD = re.compile(r"([\u30a1-\u30fc]+)-([A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f'. -]+)")


def read(dictionary: Path | None = None) -> Iterator[Group]:
    """A group for each loanword of a compiled MeCab dictionary, as a rule UniDic's."""
    lemmas = {_lemma(row) for row in _rows(dictionary or Path(unidic_lite.DICDIR, "sys.dic"))}
    for lemma in sorted(lemmas):
        if found := _LOANWORD.fullmatch(lemma):
            japanese, origin = found[1], found[2].rstrip()
            languages = ("en", "de") if origin[0].isupper() else ("en",)  # as names and German nouns are
            for language in languages:
                yield Group({"ja": [(japanese, 1.0)], language: [(origin, 1.0)]})


def _rows(dictionary: Path) -> Iterator[str]:
    """The features of words, those that may have an origin.

    The layout of ``sys.dic`` is that of MeCab's ``Dictionary::open``: ten numbers, among them the bytes of
    the double array, of the tokens and of the features; the name of the encoding; then those three.
    """
    with dictionary.open("rb") as file:
        _, _, _, _, _, _, words, tokens, features, _ = _HEADER.unpack(file.read(_HEADER.size))
        file.seek(_NAME_OF_ENCODING + words + tokens, os.SEEK_CUR)
        for row in _ended_by_nul(file, features):
            if b"-" in row:
                yield row.decode("utf-8", "replace")


def _ended_by_nul(file: BinaryIO, size: int) -> Iterator[bytes]:
    """The strings in so many bytes from where the file is; only a piece of these is held in memory."""
    begun = b""
    for first in range(0, size, _READ_AT_ONCE):
        *ended, begun = (begun + file.read(min(_READ_AT_ONCE, size - first))).split(b"\0")
        yield from ended
    yield begun


def _lemma(row: str) -> str:
    columns = next(csv.reader([row])) if '"' in row else row.split(",")
    return columns[_LEMMA] if len(columns) > _LEMMA else ""
