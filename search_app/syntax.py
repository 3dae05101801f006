"""How a query is written: what a person typed, cut into keywords with their marks.

::

    Ankara talks          keywords; a document may have any of them
    "secret talks"        words in this order
    "secret talks"~5      words within so many positions, in any order
    +Ankara -Vienna       must have, must not have (AND, NOT in capitals do the same)
    spy OR agent          one keyword in two ways
    univers*  uni*t?t     words that begin so, words that fit
    Merkle~               words spelled nearly so
    title:Ankara          in the title only
    lang:de  kind:html    only documents in German, only files of that kind
    folder:news/2022      only documents in that folder
    since:2022-11         only documents from then on; until:2022, date:2022-11..2023

Signs may be the wide ones of an input method. There is no wrong query. What can't be read as one of these
is read as plain words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeGuard

from indexer.documents import TITLE
from indexer.query import Filters, Occurrence
from search_app.filters import Known, negated, typed_filter
from search_app.keywords import Keyword, keyword_of

_AS_TYPED_WITH_AN_INPUT_METHOD = str.maketrans(
    "＋－−：＊？～〜／．０１２３４５６７８９＂“”„‟«»", '+--:*?~~/.0123456789"""""""'
)
_ITEM = re.compile(
    r"(?P<sign>[+-]?)(?:(?P<field>[^\W\d_]+):)?"
    r'(?:"(?P<phrase>[^"]*)"?(?:~(?P<nearness>[0-9]{1,3}))?|(?P<word>[^\s"]+))'
)
_PARTS = {"title": TITLE, "titel": TITLE, "タイトル": TITLE}
_OCCURRENCES = {"": Occurrence.SHOULD, "+": Occurrence.MUST, "-": Occurrence.MUST_NOT}


@dataclass(frozen=True, slots=True)
class Item:
    """One or, joined by OR, several keywords, and what is asked of documents about them."""

    keywords: tuple[Keyword, ...]
    occurrence: Occurrence = Occurrence.SHOULD
    part: str | None = None


@dataclass(frozen=True, slots=True)
class _Operator:
    name: str


def read(text: str, known: Known) -> list[Item | Filters]:
    """What was typed, in order, filters one by one; ``known`` is what they may name."""
    return _join(list(_items(text.translate(_AS_TYPED_WITH_AN_INPUT_METHOD), known)))


def _items(text: str, known: Known) -> Iterator[Item | Filters | _Operator]:
    for match in _ITEM.finditer(text):
        if match.group() in ("OR", "AND", "NOT"):
            yield _Operator(match.group())
        else:
            yield _filter(match, known) or _item(match)


def _filter(match: re.Match[str], known: Known) -> Filters | None:
    sign, name, phrase, word = match.group("sign", "field", "phrase", "word")
    if name is None or sign == "+":
        return None
    filters = typed_filter(name, phrase if word is None else word, known)
    return negated(filters) if filters and sign else filters


def _item(match: re.Match[str]) -> Item:
    sign, name, phrase, word, nearness = match.group("sign", "field", "phrase", "word", "nearness")
    part = _PARTS.get((name or "").casefold())
    no_field = f"{name}:" if name and part is None else ""  # part of the words: a URL, a time
    if word is None:
        keyword = Keyword(no_field + phrase, phrase=True, nearness=int(nearness or 0))
    else:
        keyword = keyword_of(no_field + word)
    return Item((keyword,), _OCCURRENCES[sign], part)


def _join(found: list[Item | Filters | _Operator]) -> list[Item | Filters]:
    """Applies the operators that stand where they mean something; others are plain words."""
    joined: list[Item | Filters] = []
    position = 0
    while position < len(found):
        item = found[position]
        after = found[position + 1] if position + 1 < len(found) else None
        before = joined[-1] if joined else None
        if not isinstance(item, _Operator):
            joined.append(item)
        elif item.name == "NOT" and isinstance(after, Item | Filters):
            joined += _denied(after)
            position += 1
        elif isinstance(before, Filters) or isinstance(after, Filters):
            pass  # filters combine as they do without it
        elif item.name != "NOT" and after == _Operator("NOT"):
            pass  # AND NOT, OR NOT: the NOT says it all
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


def _denied(item: Item | Filters) -> list[Item | Filters]:
    """What NOT makes of it; of a filter that has no opposite, nothing."""
    if isinstance(item, Item):
        return [replace(item, occurrence=Occurrence.MUST_NOT)]
    opposite = negated(item)
    return [opposite] if opposite else []


def _is_plain(item: Item | Filters | _Operator | None) -> TypeGuard[Item]:
    return isinstance(item, Item) and item.occurrence is Occurrence.SHOULD


def _required(item: Item) -> Item:
    return replace(item, occurrence=Occurrence.MUST) if item.occurrence is Occurrence.SHOULD else item
