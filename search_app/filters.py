"""What documents must be besides having the words: filters that are typed, and how filters combine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from types import MappingProxyType

from indexer.facets import is_within
from indexer.query import Filters
from search_app import dates

_Values = tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Known:
    """What filters may name; other values are plain words."""

    languages: frozenset[str]
    """The codes of the languages that documents can be written in."""
    kinds: frozenset[str]
    """The extensions of the files that can be read, in lower case and without their dot."""


def typed_filter(name: str, value: str, known: Known) -> Filters | None:
    """What ``name:value`` asks; ``None`` if the name is none of a filter, or the value makes no sense."""
    make = _MAKERS.get(name.casefold())
    return make(value, known) if make else None


def negated(filters: Filters) -> Filters | None:
    """What a minus before a typed filter asks; ``None`` where it means nothing: only languages have it."""
    return Filters(excluded_languages=filters.languages) if filters.languages else None


def added(several: Iterable[Filters]) -> Filters:
    """Filters typed one after the other: any of the languages, kinds and folders, and between all dates."""
    return reduce(_with, several, Filters())


def both(requested: Filters, typed: Filters) -> Filters:
    """What passes the one and the other."""
    return _combined(requested, typed, _in_both, _within_both)


def _language(value: str, known: Known) -> Filters | None:
    code = value.casefold()
    return Filters(languages=(code,)) if code in known.languages else None


def _kind(value: str, known: Known) -> Filters | None:
    kind = value.casefold().removeprefix(".")
    return Filters(kinds=(kind,)) if kind in known.kinds else None


def _folder(value: str, _known: Known) -> Filters | None:
    folder = value.strip("/")
    return Filters(folders=(folder,)) if folder else None


def _since(value: str, _known: Known) -> Filters | None:
    return Filters(since=value) if dates.is_date(value) else None


def _until(value: str, _known: Known) -> Filters | None:
    return Filters(until=value) if dates.is_date(value) else None


def _date(value: str, _known: Known) -> Filters | None:
    stretch = dates.stretch(value)
    return Filters(since=stretch[0], until=stretch[1]) if stretch else None


_Make = Callable[[str, Known], Filters | None]

_NAMES: Mapping[_Make, str] = {
    _language: "lang language sprache 言語",
    _kind: "kind type typ 種類",
    _folder: "folder ordner フォルダ フォルダー",
    _since: "since seit 以降",
    _until: "until bis 以前",
    _date: "date datum 日付",
}
_MAKERS: Mapping[str, _Make] = MappingProxyType(
    {name: make for make, names in _NAMES.items() for name in names.split()}
)


def _with(before: Filters, new: Filters) -> Filters:
    return _combined(before, new, _together, _together)


def _combined(
    some: Filters,
    others: Filters,
    listed: Callable[[_Values, _Values], _Values],
    folders: Callable[[_Values, _Values], _Values],
) -> Filters:
    """Two filters as one; the functions say what becomes of values that both list, and of their folders."""
    return Filters(
        languages=listed(some.languages, others.languages),
        excluded_languages=some.excluded_languages + others.excluded_languages,
        kinds=listed(some.kinds, others.kinds),
        folders=folders(some.folders, others.folders),
        since=dates.later(some.since, others.since),
        until=dates.earlier(some.until, others.until),
    )


def _together(some: _Values, more: _Values) -> _Values:
    return tuple(dict.fromkeys((*(some or ()), *(more or ())))) or None


def _in_both(some: _Values, others: _Values) -> _Values:
    if some is None or others is None:
        return others if some is None else some
    return tuple(value for value in some if value in others)


def _within_both(some: _Values, others: _Values) -> _Values:
    """The folders of either list that lie in one of the other."""
    if some is None or others is None:
        return others if some is None else some
    inner = [folder for folder in some if any(is_within(folder, other) for other in others)]
    inner += [folder for folder in others if any(is_within(folder, other) for other in some)]
    return tuple(dict.fromkeys(inner))
