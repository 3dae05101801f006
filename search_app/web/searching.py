"""The searcher of the application that answers the current request."""

from __future__ import annotations

from typing import cast

from flask import current_app

from search_app.search import Searcher


def searcher() -> Searcher:
    """The one searcher of the application, shared by its threads."""
    return cast(Searcher, current_app.extensions["babelfind"])


def default_per_page() -> int:
    """How many hits a page has unless the request says otherwise."""
    return cast(int, current_app.config["PER_PAGE"])


def expands_by_default() -> bool:
    """Whether other languages' words are looked for unless the request says otherwise."""
    return cast(bool, current_app.config["EXPAND"])
