"""The command ``babelfind``: what searches, and the commands of the indexer beside it."""

from __future__ import annotations

import json
import sys
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Never

import click

from analyzers import supported
from indexer import cli as indexer_cli
from indexer.errors import BabelfindError, IndexUnusable
from indexer.settings import load_settings
from indexer.terminal import answer_one_interrupt, printable
from search_app import output
from search_app.messages import MatchMode, SearchRequest
from search_app.search import Searcher

FOUND, NOTHING_FOUND, ERROR, INTERRUPTED = 0, 1, 2, 130
"""Exit codes, as other search commands have them."""

_MOST_HITS = 10_000


class _Failure(click.ClickException):
    exit_code = ERROR


class _Commands(click.Group):
    """Turns what a person can do something about into a message and an exit code."""

    def invoke(self, ctx: click.Context) -> object:
        """Runs the command."""
        answer_one_interrupt()
        try:
            return super().invoke(ctx)
        except BabelfindError as error:
            raise _Failure("\n".join(map(printable, str(error).splitlines()))) from error
        except KeyboardInterrupt:
            click.echo("\nInterrupted.", err=True)
            sys.exit(INTERRUPTED)
        except (click.ClickException, click.exceptions.Exit, click.Abort, SystemExit, BrokenPipeError):
            raise
        except Exception:  # a fault of ours: not to be taken for "nothing found"
            traceback.print_exc()
            sys.exit(ERROR)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="babelfind")
def main() -> None:
    """Full-text search for documents in several languages.

    Settings come from babelfind.toml in the working folder, BABELFIND_... variables and flags, by the
    same names; flags win. Exit codes: 0 found, 1 nothing found, 2 error.
    """


for _command in indexer_cli.commands:
    main.add_command(_command)


@dataclass(frozen=True, slots=True)
class _Typed:
    """A query with the name it has in a file of queries."""

    id: str
    text: str


@main.command("search")
@click.argument("query", nargs=-1)
@indexer_cli.index_options
@click.option("--queries", type=click.Path(path_type=Path, dir_okay=False), help='Lines of {"id", "text"}.')
@click.option(
    "--lang", "in_languages", multiple=True, help="Only documents in this language; may be repeated."
)
@click.option(
    "--match",
    type=click.Choice([mode.value for mode in MatchMode]),
    default="any",
    help="Any or all keywords.",
)
@click.option("--limit", type=click.IntRange(1, _MOST_HITS), default=10, help="How many hits (10).")
@click.option(
    "--format", "form", type=click.Choice(list(output.FORMS)), default="text", help="Of the results."
)
def search_command(  # noqa: PLR0913, PLR0917  # one for each flag
    query: tuple[str, ...],
    queries: Path | None,
    in_languages: tuple[str, ...],
    match: str,
    limit: int,
    form: str,
    **flags: object,
) -> None:
    r"""Search for QUERY, or for every query in a file.

    \b
    secret talks       any of the words      "secret talks"   in this order
    +Ankara -Vienna    must, must not have   spy OR agent     one or the other
    univers*           words that begin so   title:Ankara     in the title
    lang:de            only in German

    Put -- before a query that begins with a minus: babelfind search -- -Vienna Ankara
    """
    if (queries is None) == (not query):
        raise click.UsageError("Give either a QUERY or --queries FILE.")
    codes = _codes(in_languages)
    typed = [_Typed("1", _sound(" ".join(query)))] if queries is None else list(_read_queries(queries))
    searcher = Searcher(load_settings(**indexer_cli.given(flags)))
    write = output.FORMS[form]
    found = 0
    for each in typed:
        request = SearchRequest(each.text, per_page=limit, languages=codes, match=MatchMode(match))
        response = searcher.search(request)
        found += response.total
        write(each.id if queries else None, response)
    sys.exit(FOUND if found else NOTHING_FOUND)


@main.command("serve")
@indexer_cli.index_options
@click.option("--host", help="The address to listen at (127.0.0.1: this machine only).")
@click.option(
    "--port", type=click.IntRange(0, 65535), help="The port to listen at (8321); 0 takes a free one."
)
@click.option("--per-page", type=click.IntRange(1, 100), help="How many hits a page shows (10).")
@click.option("--trusted-hosts", help="Other names of a server for this machine only, between commas.")
def serve_command(**flags: object) -> None:
    """Serve the search page and the JSON API.

    There is no login: whoever can reach the address can read all that is indexed.
    """
    from search_app.web.server import listen  # here, so that no search has to wait for it

    settings = load_settings(**indexer_cli.given(flags))
    server = listen(settings)
    try:
        count = server.searcher.info().documents
        click.echo(f"Searching {count:,} documents in {settings.index}.", err=True)
    except IndexUnusable as error:
        click.echo(f"{error} The page will find it as soon as it is there.", err=True)
    click.echo(f"Open {server.address} in a browser; Ctrl-C ends the server.", err=True)
    server.run()


def _codes(given: tuple[str, ...]) -> tuple[str, ...]:
    """The languages to restrict hits to, as they are written in the index."""
    for code in given:
        if code.casefold() not in supported():
            raise click.UsageError(f"There is no language {code!r}: take one of {', '.join(supported())}.")
    return tuple(code.casefold() for code in given)


def _read_queries(file: Path) -> Iterator[_Typed]:
    try:
        lines = file.read_text("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        _fail(f"{file} can't be read: {error}")
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            values = json.loads(line)
            yield _Typed(_sound(str(values["id"])), _sound(str(values["text"])))
        except (ValueError, TypeError, KeyError) as error:
            _fail(f'{file}, line {number}: expected {{"id": …, "text": …}} ({error}).')


def _sound(text: str) -> str:
    """Without halves of surrogate pairs, which no output can hold: bytes that were no text when typed."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _fail(message: str) -> Never:
    raise _Failure(message)
