"""Markdown (CommonMark with tables and strikethrough) as the text that it renders to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from indexer.documents import Document
from indexer.encodings import decode
from indexer.errors import UnreadableDocument
from indexer.readers import Source
from indexer.readers._html_text import parse, take_heading, text_of
from indexer.readers._values import clean, iso_date, language_code, web_address

EXTENSIONS = (".md", ".markdown")

_ENTRY = re.compile(r"([\w.-]+)[ \t]*:(?:[ \t]+(.*))?")
_INSIDE_AN_ENTRY = re.compile(r"\s|#|-\s|$")
_QUOTED = re.compile(r"""(["'])(.*)\1(?:\s+#.*)?""")
_NOT_PLAIN = tuple(">|&*![{")
_DEEPEST_NESTING = 100
"""Levels of quotes and lists, a list being two; what lies deeper is lost. Each takes a few stack frames."""


def read(data: bytes, source: Source) -> Iterator[Document | UnreadableDocument]:
    """One document: the title from the front matter or else the main heading, which leaves the text."""
    entries, markdown = _front_matter(clean(decode(data)))
    tree = parse(_renderer().render(markdown))
    title = take_heading(tree, entries.get("title", ""))
    text = text_of(tree.body) if tree.body else ""
    if title or text:
        yield Document(
            id=source.id,
            title=title or source.stem,
            text=text,
            path=source.path,
            url=web_address(entries.get("url")),
            date=iso_date(entries.get("date")),
            declared_language=language_code(entries.get("lang")),
        )


def _front_matter(markdown: str) -> tuple[dict[str, str], str]:
    """The simple ``key: value`` lines between ``---`` and ``---`` at the start, and what follows them."""
    first, *lines = markdown.split("\n")
    end = next((number for number, line in enumerate(lines) if line.rstrip() in ("---", "...")), None)
    if first.rstrip() != "---" or end is None or not all(map(_may_be_metadata, lines[:end])):
        return {}, markdown
    entries = filter(None, map(_ENTRY.fullmatch, lines[:end]))
    return {entry[1].lower(): _plain(entry[2] or "") for entry in entries}, "\n".join(lines[end + 1 :])


def _may_be_metadata(line: str) -> bool:
    return bool(_ENTRY.fullmatch(line) or _INSIDE_AN_ENTRY.match(line))


def _plain(value: str) -> str:
    """A YAML scalar without quotes and comment; ``""`` for values of any other kind."""
    if quoted := _QUOTED.fullmatch(value.strip()):
        return quoted[2].strip()
    plain = re.split(r"(?:^|\s)#", value, maxsplit=1)[0].strip()
    return "" if plain.startswith(_NOT_PLAIN) else plain


@cache
def _renderer() -> MarkdownIt:
    renderer = MarkdownIt("commonmark", {"maxNesting": _DEEPEST_NESTING})
    renderer.enable(["table", "strikethrough"])
    renderer.add_render_rule("image", _alternative_text)
    return renderer


def _alternative_text(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    return escapeHtml(renderer.renderInlineAsText(tokens[index].children or [], options, env))
