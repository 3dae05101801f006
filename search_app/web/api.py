"""The JSON API: the same search for programs."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from flask import Blueprint, Flask, Response, jsonify, request
from flask.json.provider import DefaultJSONProvider
from werkzeug.exceptions import BadRequest

from analyzers import supported
from indexer.errors import IndexUnusable
from indexer.query import Sort
from search_app import dates
from search_app.messages import MatchMode, SearchRequest
from search_app.serialization import to_json
from search_app.switches import FORMS, is_switch
from search_app.web.parameters import MAX_PAGE
from search_app.web.searching import default_per_page, expands_by_default, searcher

API_PATH = "/api/"
MAX_PER_PAGE = 100

api = Blueprint("api", __name__)

_Choice = TypeVar("_Choice", bound=StrEnum)


class _Switch(StrEnum):
    OFF = "0"
    ON = "1"


class _Answer(StrEnum):
    NO = "no"
    YES = "yes"


_EXPAND = {True: _Answer.YES, False: _Answer.NO}


class ReadableJson(DefaultJSONProvider):
    """Letters as they are, and keys in the order of the types in :mod:`search_app.messages`."""

    ensure_ascii = False
    sort_keys = False


@api.get(f"{API_PATH}search")
def search() -> Response:
    """A :class:`search_app.messages.SearchResponse`. Offsets of highlights are code points.

    Takes ``q``, ``page``, ``per_page``, ``match``, ``sort``, ``facets``, ``since``, ``until``, ``expand``,
    ``explain`` and, any number of times, ``lang``, ``kind``, ``folder`` and ``without``; what they may be is
    said by the answer to a request where one isn't.
    """
    found = searcher().search(
        SearchRequest(
            query=request.args.get("q", ""),
            page=_number("page", default=1, most=MAX_PAGE),
            per_page=_number("per_page", default=default_per_page(), most=MAX_PER_PAGE),
            languages=tuple(dict.fromkeys(_languages())),
            match=_one_of(MatchMode, "match", default=MatchMode.ANY),
            kinds=tuple(dict.fromkeys(request.args.getlist("kind"))),
            folders=tuple(dict.fromkeys(request.args.getlist("folder"))),
            since=_date("since"),
            until=_date("until"),
            sort=_one_of(Sort, "sort", default=Sort.RELEVANCE),
            facets=_one_of(_Switch, "facets", default=_Switch.OFF) is _Switch.ON,
            expand=_one_of(_Answer, "expand", default=_EXPAND[expands_by_default()]) is _Answer.YES,
            without=tuple(dict.fromkeys(_switches())),
            explain=_one_of(_Answer, "explain", default=_Answer.NO) is _Answer.YES,
        )
    )
    return Response(to_json(found), mimetype="application/json")


@api.get("/health")
def health() -> tuple[Response, int]:
    """Whether searches can be answered, and from what: for a monitor, which looks at the status."""
    try:
        state = searcher().health()
    except IndexUnusable as error:
        return jsonify(status="unavailable", error=str(error)), 503
    return jsonify(status="ok", documents=state.documents, languages=state.languages, build=state.build), 200


def install(app: Flask) -> None:
    """Add the API."""
    app.json = ReadableJson(app)
    app.register_blueprint(api)


def _number(name: str, *, default: int, most: int) -> int:
    text = request.args.get(name)
    if text is None:
        return default
    if text.isascii() and text.isdigit() and len(text) <= len(str(most)) and 1 <= int(text) <= most:
        return int(text)
    raise BadRequest(f"{name} must be a whole number from 1 to {most}, not {text!r}")


def _languages() -> list[str]:
    allowed = supported()
    asked = request.args.getlist("lang")
    for code in asked:
        if code not in allowed:
            raise BadRequest(f"lang must be one of {', '.join(allowed)}, not {code!r}")
    return asked


def _switches() -> list[str]:
    asked = request.args.getlist("without")
    for name in asked:
        if not is_switch(name):
            raise BadRequest(f"without must be a translation with its language like {FORMS}, not {name!r}")
    return asked


def _date(name: str) -> str | None:
    text = request.args.get(name)
    if text is None or dates.is_date(text):
        return text
    raise BadRequest(f"{name} must be a date like {dates.FORMS}, not {text!r}")


def _one_of(choices: type[_Choice], name: str, *, default: _Choice) -> _Choice:
    text = request.args.get(name, default)
    try:
        return choices(text)
    except ValueError:
        raise BadRequest(f"{name} must be one of {', '.join(choices)}, not {text!r}") from None
