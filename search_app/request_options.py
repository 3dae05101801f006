"""The flags of the terminal that say what to search for besides the words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from functools import reduce, wraps
from typing import Any

import click

from analyzers import supported
from indexer.query import Sort
from search_app import dates, switches
from search_app.messages import MatchMode, SearchRequest

_MOST_HITS = 10_000
_MOST_PAGES = 1_000_000
_NAMES = {field.name for field in fields(SearchRequest)} - {"expand"}
"""``expand`` is a setting: what is given here comes before environment and file."""

Command = Callable[..., None]


def expand_option(command: Command) -> Command:
    """The flag of the setting ``expand``."""
    return click.option(
        "--expand/--no-expand",
        default=None,
        help="Whether to look for what the words are in other languages (yes).",
    )(command)


def request_options(command: Command) -> Command:
    """Gives a command these flags; it gets them as one ``request``, in which only the query is missing."""

    @wraps(command)
    def with_request(**given: Any) -> None:  # noqa: ANN401  # click checks what is given
        flags = {name: given.pop(name) for name in _NAMES & given.keys()}
        command(request=SearchRequest(query="", **flags), **given)

    return reduce(lambda inner, option: option(inner), reversed(_OPTIONS), with_request)


def _codes(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """The languages to restrict hits to, as they are written in the index."""
    for code in given:
        if code.casefold() not in supported():
            raise click.UsageError(f"There is no language {code!r}: take one of {', '.join(supported())}.")
    return tuple(code.casefold() for code in given)


def _extensions(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(kind.casefold().removeprefix(".") for kind in given)


def _folders(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(folder.strip("/") for folder in given)


def _date(_context: click.Context, option: click.Parameter, given: str | None) -> str | None:
    if given is None or dates.is_date(given):
        return given
    raise click.BadParameter(f"{given!r} is no date like {dates.FORMS}.", param=option)


def _match(_context: click.Context, _option: click.Parameter, given: str) -> MatchMode:
    return MatchMode(given)


def _sort(_context: click.Context, _option: click.Parameter, given: str) -> Sort:
    return Sort(given)


def _switches(_context: click.Context, option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    for name in given:
        if not switches.is_switch(name):
            raise click.BadParameter(
                f"{name!r} is no translation with its language like {switches.FORMS}.", param=option
            )
    return given


_OPTIONS = (
    click.option(
        "--lang",
        "languages",
        multiple=True,
        callback=_codes,
        help="Only documents in this language; may be repeated.",
    ),
    click.option(
        "--kind",
        "kinds",
        multiple=True,
        callback=_extensions,
        help="Only files with this extension; may be repeated.",
    ),
    click.option(
        "--folder",
        "folders",
        multiple=True,
        callback=_folders,
        help="Only files in this folder or below it; may be repeated.",
    ),
    click.option(
        "--since", callback=_date, help="Only documents from this date on (2022, 2022-11, 2022-11-15)."
    ),
    click.option("--until", callback=_date, help="Only documents up to this date; 2022 is all of 2022."),
    click.option(
        "--without",
        multiple=True,
        callback=_switches,
        help="Not this translation (spion@de), or none in a language (@de); may be repeated.",
    ),
    click.option("--explain", is_flag=True, help="Tell of each hit what made its score."),
    click.option(
        "--match",
        type=click.Choice([mode.value for mode in MatchMode]),
        default="any",
        callback=_match,
        help="Any or all keywords.",
    ),
    click.option(
        "--sort",
        type=click.Choice([sort.value for sort in Sort]),
        default="relevance",
        callback=_sort,
        help="The best first, the newest or the oldest.",
    ),
    click.option(
        "--limit", "per_page", type=click.IntRange(1, _MOST_HITS), default=10, help="How many hits (10)."
    ),
    click.option(
        "--page",
        type=click.IntRange(1, _MOST_PAGES),
        default=1,
        help="Which of the pages of so many hits (1).",
    ),
)
