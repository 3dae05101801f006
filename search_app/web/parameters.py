"""What the page's address says: all that a person chose, and nothing kept anywhere else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from analyzers import supported
from indexer.query import Facet, Sort
from search_app.dates import is_date
from search_app.messages import MatchMode, SearchRequest
from search_app.switches import is_switch
from search_app.web.interface import interfaces

MAX_PAGE = 1_000_000
"""No list of hits goes on for longer: a bound for what the engine is asked to skip."""

_OF_ONE_QUERY = ("q", "page", "without")
"""Arguments that make no sense with other words."""

_EXPAND: Mapping[str, bool] = MappingProxyType({"yes": True, "no": False})


@dataclass(frozen=True, slots=True)
class Parameters:
    """The state of the page. What an address says that makes no sense is as if it weren't said."""

    query: str = ""
    page: int = 1
    languages: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    match: MatchMode = MatchMode.ANY
    sort: Sort = Sort.RELEVANCE
    expand: bool | None = None
    """Whether other languages' words are looked for, too; ``None`` leaves it to the settings."""
    without: tuple[str, ...] = ()
    """Translations that are switched off, as in :class:`search_app.messages.SearchRequest`."""
    interface: str | None = None
    """The interface language that was chosen; ``None`` leaves it to the browser."""

    @classmethod
    def read(cls, arguments: MultiDict[str, str]) -> Parameters:
        """The parameters in the query part of an address. Never fails."""
        asked, interface = arguments.getlist("lang"), arguments.get("hl")
        return cls(
            query=arguments.get("q", ""),
            page=_page(arguments.get("page", "")),
            languages=tuple(code for code in supported() if code in asked),
            kinds=tuple(dict.fromkeys(filter(None, arguments.getlist("kind")))),
            folders=tuple(dict.fromkeys(filter(None, arguments.getlist("folder")))),
            since=_date(arguments.get("since", "")),
            until=_date(arguments.get("until", "")),
            match=arguments.get("match", MatchMode.ANY, type=MatchMode),
            sort=arguments.get("sort", Sort.RELEVANCE, type=Sort),
            expand=_EXPAND.get(arguments.get("expand", "")),
            without=_switches(arguments.getlist("without")),
            interface=interface if interface in interfaces() else None,
        )

    def request(self, per_page: int, expand: bool) -> SearchRequest:
        """What to ask the searcher for; ``expand`` counts where the address says nothing of it."""
        return SearchRequest(
            query=self.query,
            page=self.page,
            per_page=per_page,
            languages=self.languages,
            match=self.match,
            kinds=self.kinds,
            folders=self.folders,
            since=self.since,
            until=self.until,
            sort=self.sort,
            facets=True,
            expand=expand if self.expand is None else self.expand,
            without=self.without,
            explain=True,
        )

    def arguments(self) -> dict[str, str | list[str]]:
        """The same as :meth:`read` takes, without what is as by default: short addresses."""
        said: dict[str, str | list[str]] = {
            "q": self.query,
            "lang": list(self.languages),
            "kind": list(self.kinds),
            "folder": list(self.folders),
            "since": self.since or "",
            "until": self.until or "",
            "match": self.match if self.match is not MatchMode.ANY else "",
            "sort": self.sort if self.sort is not Sort.RELEVANCE else "",
            "expand": "" if self.expand is None else ("yes" if self.expand else "no"),
            "without": list(self.without),
            "page": str(self.page) if self.page != 1 else "",
            "hl": self.interface or "",
        }
        return {name: value for name, value in said.items() if value}

    @property
    def link(self) -> str:
        """A reference to the page with these parameters from the same page with others.

        It is relative and has no path: where the page lies plays no part in it.
        """
        return "?" + urlencode(self.arguments(), doseq=True)

    @property
    def for_the_next_query(self) -> Iterator[tuple[str, str]]:
        """Name and value of each argument that stays when other words are searched for."""
        for name, value in self.arguments().items():
            if name not in _OF_ONE_QUERY:
                yield from ((name, each) for each in ([value] if isinstance(value, str) else value))

    @property
    def restricted(self) -> bool:
        """Whether any filter is chosen."""
        return self.everything() != replace(self, page=1)

    @property
    def in_a_whole_year(self) -> bool:
        """Whether the dates chosen are a year, as the facet has it."""
        return self.since == self.until and len(self.since or "") == len("2022")

    def on_page(self, page: int) -> Parameters:
        """The same on another page of hits."""
        return replace(self, page=page)

    def toggled(self, facet: Facet, value: str) -> Parameters:
        """The same with a value of a facet chosen as well, or no longer; there is one year at a time."""
        match facet:
            case Facet.LANGUAGE:
                return replace(self, languages=_toggled(self.languages, value), page=1)
            case Facet.KIND:
                return replace(self, kinds=_toggled(self.kinds, value), page=1)
            case Facet.FOLDER:
                return replace(self, folders=_toggled(self.folders, value), page=1)
            case Facet.YEAR:
                year = None if (self.since, self.until) == (value, value) else value
                return replace(self, since=year, until=year, page=1)

    def at_any_time(self) -> Parameters:
        """The same without dates."""
        return replace(self, since=None, until=None, page=1)

    def everything(self) -> Parameters:
        """The same without filters."""
        return replace(self.at_any_time(), languages=(), kinds=(), folders=())

    def sorted_by(self, sort: str) -> Parameters:
        """The same in another order."""
        return replace(self, sort=Sort(sort), page=1)

    def matching(self, match: str) -> Parameters:
        """The same with ``any`` or ``all`` of the keywords."""
        return replace(self, match=MatchMode(match), page=1)

    def expanding(self, expand: bool) -> Parameters:
        """The same with or without the words of other languages; those switched off stay so."""
        return replace(self, expand=expand, page=1)

    def switching(self, translation: str) -> Parameters:
        """The same without a translation, or with it again; ``@ja`` is all that are Japanese."""
        return replace(self, without=_toggled(self.without, translation), page=1)

    def spoken_in(self, interface: str) -> Parameters:
        """The same in another interface language."""
        return replace(self, interface=interface)


def _page(text: str) -> int:
    """The number of a page, the first one unless ``text`` is a number that makes sense."""
    if not (text.isascii() and text.isdigit()) or len(text) > len(str(MAX_PAGE)):
        return 1
    return min(max(int(text), 1), MAX_PAGE)


def _date(text: str) -> str | None:
    return text if is_date(text) else None


def _switches(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.casefold() for name in names if is_switch(name)))


def _toggled(chosen: tuple[str, ...], value: str) -> tuple[str, ...]:
    return tuple(each for each in chosen if each != value) if value in chosen else (*chosen, value)
