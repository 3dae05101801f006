"""Errors, each in the form that was asked for: a page or JSON."""

from __future__ import annotations

from flask import Flask, Response, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException, NotFound

from indexer.errors import IndexUnusable
from search_app.web.api import API_PATH


def install(app: Flask) -> None:
    """Answer errors in the style of the page, those of the API in JSON."""
    app.register_error_handler(HTTPException, http_error)
    app.register_error_handler(IndexUnusable, index_unusable)


def http_error(error: HTTPException) -> ResponseReturnValue:
    """A page that isn't there, or a fault of the program (whose trace goes to the log)."""
    if error.code is None or error.code < 400:
        return error  # a redirect
    body = _body(error.code, error.description or error.name, missing_document=_is_missing_document(error))
    return body, error.code, _other_headers(error)


def index_unusable(error: IndexUnusable) -> ResponseReturnValue:
    """There is nothing to search in: the error says what to do."""
    return _body(503, str(error)), 503


def _body(code: int, message: str, **details: bool) -> Response | str:
    if request.path.startswith(API_PATH):
        return jsonify(error=message)
    return render_template("error.html", code=code, message=message, **details)


def _other_headers(error: HTTPException) -> list[tuple[str, str]]:
    """What the error says besides its text: which methods are allowed, for one."""
    return [(name, value) for name, value in error.get_headers() if name != "Content-Type"]


def _is_missing_document(error: HTTPException) -> bool:
    return isinstance(error, NotFound) and request.endpoint == "pages.document"
