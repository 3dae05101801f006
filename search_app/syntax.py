"""How a query is written: what a person typed, cut into keywords with their marks.

::

    Ankara talks          keywords; a document may have any of them
    "secret talks"        words in this order
    +Ankara -Vienna       must have, must not have (AND, NOT in capitals do the same)
    spy OR agent          one keyword in two ways
    univers*              words that begin so
    title:Ankara          in the title only
    lang:de               only documents in German

There is no wrong query. What can't be read as one of these is read as plain words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TypeGuard

from indexer.documents import TITLE
from indexer.query import Occurrence

_AS_TYPED_WITH_AN_INPUT_METHOD = str.maketrans("＋－−：＊＂“”„‟«»", '+--:*"""""""')
_ITEM = re.compile(r'(?P<sign>[+-]?)(?:(?P<field>[^\W\d_]+):)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
_PARTS = {"title": TITLE, "titel": TITLE, "タイトル": TITLE}
_LANGUAGE_FIELDS = frozenset({"lang", "language", "sprache", "言語"})
_OCCURRENCES = {"": Occurrence.SHOULD, "+": Occurrence.MUST, "-": Occurrence.MUST_NOT}


@dataclass(frozen=True, slots=True)
class Keyword:
    """Something typed that stands for itself: a word, a phrase or the beginning of a word."""

    text: str
    phrase: bool = False
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One or, joined by OR, several keywords, and what is asked of documents about them."""

    keywords: tuple[Keyword, ...]
    occurrence: Occurrence = Occurrence.SHOULD
    part: str | None = None


@dataclass(frozen=True, slots=True)
class LanguageFilter:
    """Only, or with ``excluded`` no, documents in that language."""

    language: str
    excluded: bool


@dataclass(frozen=True, slots=True)
class _Operator:
    name: str


def read(text: str, is_language: Callable[[str], bool]) -> list[Item | LanguageFilter]:
    """What was typed, in order; ``is_language`` tells which codes ``lang:`` may name."""
    return _join(list(_items(text.translate(_AS_TYPED_WITH_AN_INPUT_METHOD), is_language)))


def _items(text: str, is_language: Callable[[str], bool]) -> Iterator[Item | LanguageFilter | _Operator]:
    for match in _ITEM.finditer(text):
        sign, field, phrase, word = match.group("sign", "field", "phrase", "word")
        name = (field or "").casefold()
        value = phrase if word is None else word
        if name in _LANGUAGE_FIELDS and is_language(value.casefold()) and sign != "+":
            yield LanguageFilter(value.casefold(), excluded=sign == "-")
        elif match.group() in ("OR", "AND", "NOT"):
            yield _Operator(match.group())
        else:
            part = _PARTS.get(name)
            if field and part is None:  # no field of ours, so part of the words: a URL, a time
                value = f"{field}:{value}"
            yield Item((_keyword(value, is_phrase=word is None),), _OCCURRENCES[sign], part)


def _keyword(value: str, *, is_phrase: bool) -> Keyword:
    stem = value.rstrip("*")
    if is_phrase or stem == value or not stem:
        return Keyword(value, phrase=is_phrase)
    return Keyword(stem, prefix=True)


def _join(found: list[Item | LanguageFilter | _Operator]) -> list[Item | LanguageFilter]:
    """Applies the operators that stand where they mean something; others are plain words."""
    joined: list[Item | LanguageFilter] = []
    position = 0
    while position < len(found):
        item = found[position]
        after = found[position + 1] if position + 1 < len(found) else None
        before = joined[-1] if joined else None
        if not isinstance(item, _Operator):
            joined.append(item)
        elif isinstance(before, LanguageFilter) or isinstance(after, LanguageFilter):
            pass  # filters of languages are alternatives anyway
        elif item.name != "NOT" and after == _Operator("NOT"):
            pass  # AND NOT, OR NOT: the NOT says it all
        elif item.name == "NOT" and isinstance(after, Item):
            joined.append(replace(after, occurrence=Occurrence.MUST_NOT))
            position += 1
        elif _is_plain(before) and _is_plain(after) and item.name == "OR" and before.part == after.part:
            joined[-1] = replace(before, keywords=before.keywords + after.keywords)
            position += 1
        elif isinstance(before, Item) and _is_plain(after) and item.name != "NOT":
            both = item.name == "AND"
            joined[-1:] = [_required(before), _required(after)] if both else [before, after]
            position += 1
        else:
            joined.append(Item((Keyword(item.name),)))
        position += 1
    return joined


def _is_plain(item: Item | LanguageFilter | _Operator | None) -> TypeGuard[Item]:
    return isinstance(item, Item) and item.occurrence is Occurrence.SHOULD


def _required(item: Item) -> Item:
    return replace(item, occurrence=Occurrence.MUST) if item.occurrence is Occurrence.SHOULD else item
