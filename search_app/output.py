"""What the terminal shows of an answer: for people, for programs, for evaluation tools."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

import click

from indexer.query import TYPED
from indexer.terminal import printable
from search_app.messages import (
    Expansion,
    Highlight,
    Reason,
    ResponseHit,
    SearchResponse,
    Share,
    Snippet,
)
from search_app.serialization import to_json, values_of
from search_app.spelling import FORGIVEN

_RUN_NAME = "babelfind"
_MOST_NAMED = 6
"""Translations of a keyword that are named above the hits."""
_NOT_IN_A_COLUMN = re.compile(r"[\s%\x00-\x1f\x7f-\x9f]")


def text(query_id: str | None, response: SearchResponse) -> None:
    """For people: hits with title, place and fragments, highlighted where the terminal can."""
    if query_id is not None:
        click.secho(printable(f"# {query_id}: {response.query}"), bold=True)
    for expansion in response.expansions:
        _expansion(expansion)
    for rank, hit in _ranked(response):
        _hit(rank, hit)
    documents = "document" if response.total == 1 else "documents"
    click.echo(f"{response.total:,} {documents}, {response.took_ms} ms{_beyond(response)}", err=True)


def as_json(query_id: str | None, response: SearchResponse) -> None:
    """The object that the JSON API gives; for a file of queries one a line, with the query's id."""
    if query_id is None:
        click.echo(to_json(response, indent=2))
    else:
        click.echo(json.dumps({"id": query_id, **values_of(response)}, ensure_ascii=False))


def trec(query_id: str | None, response: SearchResponse) -> None:
    """``query Q0 document rank score run``, a line a hit, white space in names as ``%20`` and the like."""
    for rank, hit in _ranked(response):
        click.echo(f"{_column(query_id or '1')} Q0 {_column(hit.id)} {rank} {hit.score:.6f} {_RUN_NAME}")


FORMS: Mapping[str, Callable[[str | None, SearchResponse], None]] = MappingProxyType(
    {"text": text, "json": as_json, "trec": trec}
)


def _ranked(response: SearchResponse) -> Iterator[tuple[int, ResponseHit]]:
    return enumerate(response.hits, (response.page - 1) * response.per_page + 1)


def _beyond(response: SearchResponse) -> str:
    """What to say of a page that there isn't."""
    if response.page <= response.pages:
        return ""
    return f"; page {response.page:,} is beyond the last, {response.pages:,}"


def _expansion(expansion: Expansion) -> None:
    """A line of a keyword and what it is in other languages, or what it may be meant for."""
    found = [each for each in expansion.translations if each.on]
    if not found:
        return
    named = ", ".join(f"{each.text} ({each.language}, {each.documents:,})" for each in found[:_MOST_NAMED])
    more = f" and {len(found) - _MOST_NAMED} more" if len(found) > _MOST_NAMED else ""
    said = f"no document has it, searched for {named}" if found[0].origin in FORGIVEN else named
    click.secho(printable(f"{expansion.keyword}: {said}{more}"), dim=True)


def _hit(rank: int, hit: ResponseHit) -> None:
    languages = click.style(" ".join(hit.languages), dim=True)
    click.echo(f"{rank:>3}. {_highlighted(hit.title, hit.title_highlights)}  {languages}")
    click.secho(f"     {printable(hit.url or hit.id)}{f'  {hit.date}' if hit.date else ''}", dim=True)
    for snippet in hit.snippets:
        click.echo(f"     {_fragment(snippet)}")
    if hit.reasons:
        click.secho(f"     {hit.score:.3f} =", dim=True)
    for reason in hit.reasons:
        click.secho(printable(f"     {_reason(reason)}"), dim=True)
    click.echo()


def _reason(reason: Reason) -> str:
    """A line of what a keyword counts: in all, for its form and its place, and how it is said."""
    more = {
        "as typed": reason.exact,
        "close to other words": reason.adjacent,
        "near the beginning": reason.early,
    }
    gained = [f"{reason.score:.3f}", *(f"{score:.3f} {why}" for why, score in more.items() if score)]
    name = f"{reason.keyword} (part of {reason.part_of})" if reason.part_of else reason.keyword
    return f"  {' + '.join(gained)}  {name}: {', '.join(map(_share, reason.shares))}"


def _share(share: Share) -> str:
    how = " in compounds" if share.in_compounds else ""
    origin = "" if share.origin == TYPED else f", {share.origin}"
    counts = f"{share.occurrences:g} × {share.weight:g}"
    return f"{share.text}{how} ({share.language}{origin}) {counts}, in {share.documents:,} documents"


def _fragment(snippet: Snippet) -> str:
    before, after = ("… " if snippet.cut_before else ""), (" …" if snippet.cut_after else "")
    return f"{before}{_highlighted(snippet.text, snippet.highlights)}{after}"


def _highlighted(text: str, highlights: Sequence[Highlight]) -> str:
    pieces: list[str] = []
    done = 0
    for mark in highlights:
        pieces += [printable(text[done : mark.start])]
        pieces += [click.style(printable(text[mark.start : mark.end]), bold=True, underline=True)]
        done = mark.end
    return "".join([*pieces, printable(text[done:])])


def _column(name: str) -> str:
    return _NOT_IN_A_COLUMN.sub(_percent_encoded, name)


def _percent_encoded(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match.group().encode())
