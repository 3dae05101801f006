"""Web pages: their whole body except what is on every page of a site."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from indexer.documents import Document
from indexer.encodings import decode
from indexer.errors import UnreadableDocument
from indexer.readers import Source
from indexer.readers._html_text import one_line, parse, take_heading, text_of
from indexer.readers._values import clean, iso_date, language_code, web_address

EXTENSIONS = (".html", ".htm", ".xhtml")

_HEAD_BYTES = 4096
_DECLARED_ENCODING = re.compile(
    rb"""<(?:meta\b[^>]*?\bcharset|\?xml\b[^>]*?\bencoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
_DATES = (
    ('meta[property="article:published_time"]', "content"),
    ('meta[name="date" i]', "content"),
    ("time[datetime]", "datetime"),
)
_VOID = "area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr"
_SELF_CLOSED = re.compile(rf"<(?!(?:{_VOID})\b)([a-z][\w:-]*)(\s[^<>]*)?/>", re.IGNORECASE)


def read(data: bytes, source: Source) -> Iterator[Document | UnreadableDocument]:
    """One document, if the page has a title or any text."""
    html = clean(decode(data, _declared_encoding(data)))
    tree = parse(_as_html(html) if _is_xhtml(html, source.path) else html)
    url, date, language = _url(tree), _date(tree), _language(tree)
    title = take_heading(tree, _title(tree))
    text = text_of(tree.body) if tree.body else ""
    if title or text:
        yield Document(source.id, title or source.stem, text, source.path, url, date, language)


def _declared_encoding(data: bytes) -> str | None:
    match = _DECLARED_ENCODING.search(data[:_HEAD_BYTES])
    return match[1].decode("ascii", "replace") if match else None


def _is_xhtml(html: str, path: str) -> bool:
    return path.lower().endswith(".xhtml") or html.lstrip().startswith("<?xml")


def _as_html(xhtml: str) -> str:
    """To an HTML parser ``<title/>`` and ``<script/>`` open an element that swallows the rest of the page."""
    return _SELF_CLOSED.sub(r"<\1\2></\1>", xhtml)


def _title(tree: LexborHTMLParser) -> str:
    title = tree.css_first("head title")
    return one_line(title.text()) if title else ""


def _language(tree: LexborHTMLParser) -> str | None:
    attributes = tree.root.attributes if tree.root else {}
    return language_code(attributes.get("lang") or attributes.get("xml:lang"))


def _url(tree: LexborHTMLParser) -> str | None:
    link = tree.css_first('link[rel~="canonical" i]')
    return web_address(link.attributes.get("href")) if link else None


def _date(tree: LexborHTMLParser) -> str | None:
    """The first date that is one, in the order of how surely it is the page's own."""
    written = (node.attributes.get(name) for selector, name in _DATES for node in tree.css(selector))
    return next(filter(None, map(iso_date, written)), None)
