"""What the page's address says: all that a person chose, and nothing kept anywhere else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from analyzers import supported
from search_app.messages import MatchMode, SearchRequest
from search_app.web.interface import interfaces

MAX_PAGE = 1_000_000
"""No list of hits goes on for longer: a bound for what the engine is asked to skip."""


@dataclass(frozen=True, slots=True)
class Parameters:
    """The state of the page. What an address says that makes no sense is as if it weren't said."""

    query: str = ""
    page: int = 1
    languages: tuple[str, ...] = ()
    match: MatchMode = MatchMode.ANY
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
            match=arguments.get("match", MatchMode.ANY, type=MatchMode),
            interface=interface if interface in interfaces() else None,
        )

    def request(self, per_page: int) -> SearchRequest:
        """What to ask the searcher for."""
        return SearchRequest(self.query, self.page, per_page, self.languages, self.match)

    def arguments(self) -> dict[str, str | list[str]]:
        """The same as :meth:`read` takes, without what is as by default: short addresses."""
        said: dict[str, str | list[str]] = {
            "q": self.query,
            "lang": list(self.languages),
            "match": self.match if self.match is not MatchMode.ANY else "",
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

    def on_page(self, page: int) -> Parameters:
        """The same on another page of hits."""
        return replace(self, page=page)

    def written_in(self, *languages: str) -> Parameters:
        """The same for documents in these languages, for all documents if none is named."""
        return replace(self, languages=languages, page=1)

    def matching(self, match: str) -> Parameters:
        """The same with ``any`` or ``all`` of the keywords."""
        return replace(self, match=MatchMode(match), page=1)

    def spoken_in(self, interface: str) -> Parameters:
        """The same in another interface language."""
        return replace(self, interface=interface)


def _page(text: str) -> int:
    """The number of a page, the first one unless ``text`` is a number that makes sense."""
    if not (text.isascii() and text.isdigit()) or len(text) > len(str(MAX_PAGE)):
        return 1
    return min(max(int(text), 1), MAX_PAGE)
