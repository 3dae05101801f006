"""Tables of what a native speaker expects to find with a word, and what not.

A line is ``must`` or ``never``, what is typed, a text, the stretch of it to be highlighted and by what they
meet, with tabs between. Lines that begin with ``#`` are comments.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from analyzers import Analyzer, Token, written_form

_WAYS = ("term", "part", "form")
"""By what words can meet, the closest first."""


class Row(NamedTuple):
    """One expectation; for ``never`` the last two are empty."""

    expected: str
    query: str
    text: str
    stretch: str
    by: str


class Meeting(NamedTuple):
    """A stretch of a text where a query finds something, and by what."""

    stretch: str
    by: str


def rows(path: Path) -> list[Row]:
    """The lines of a table. Raises :class:`ValueError` for one that is none."""
    lines = path.read_text("utf-8").splitlines()
    return [_row(line) for line in lines if line and not line.startswith("#")]


def meetings(analyzer: Analyzer, query: str, text: str) -> list[Meeting]:
    """Where consecutive words of ``text`` meet those of ``query`` one by one, by the farthest way of them."""
    return list(_meetings(analyzer, query, text))


def _row(line: str) -> Row:
    columns = line.split("\t")
    row = Row(*columns, *[""] * (len(Row._fields) - len(columns)))
    is_sound = row.by in _WAYS and row.stretch in row.text if row.expected == "must" else not row.by
    if row.expected not in ("must", "never") or not row.text or not is_sound:
        raise ValueError(f"Not a line of a table: {line!r}")
    return row


def _meetings(analyzer: Analyzer, query: str, text: str) -> Iterator[Meeting]:
    wanted, tokens = list(analyzer(query)), list(analyzer(text))
    for first in range(len(tokens) - len(wanted) + 1):
        run = tokens[first : first + len(wanted)]
        ways = [_way(analyzer, query, asked, text, met) for asked, met in zip(wanted, run, strict=True)]
        if wanted and None not in ways:
            farthest = max((way for way in ways if way), key=_WAYS.index)
            yield Meeting(text[run[0].start : run[-1].end], farthest)


def _way(analyzer: Analyzer, query: str, asked: Token, text: str, met: Token) -> str | None:
    """By what one word of a query meets one of a text, the closest way; none if they do not meet."""
    if asked.term == met.term:
        return "term"
    typed, written = (written_form(t[token.start : token.end]) for t, token in ((query, asked), (text, met)))
    parts = {met.term, *analyzer.terms_of_parts(written)}
    if not parts.isdisjoint((asked.term, *analyzer.terms_of_parts(typed))):
        return "part"
    return "form" if met.term in analyzer.terms_of_forms(typed) else None
