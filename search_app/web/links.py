"""Addresses of documents: here, and where they come from."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Flask
from werkzeug.routing import PathConverter


class DocumentId(PathConverter):
    """Any id as the last part of a path: with slashes at any place, a URL, with line breaks.

    Browsers leave out the segments ``.`` and ``..`` of a path: ids with such segments can't be linked.
    """

    regex = r"(?s:.+)"
    part_isolating = False


def web_url(url: str | None) -> str | None:
    """``url`` if it leads to the web; ``None`` for what a link could run or open instead."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None


def install(app: Flask) -> None:
    """Let routes take ids of documents, and templates ask for links to the web."""
    app.url_map.merge_slashes = False
    app.url_map.converters["document_id"] = DocumentId
    app.jinja_env.globals["web_url"] = web_url
