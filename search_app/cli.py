"""The command ``babelfind``: what searches, and the commands of the indexer beside it."""

from __future__ import annotations

import json
import sys
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Never

import click

from indexer import cli as indexer_cli
from indexer.errors import BabelfindError, IndexUnusable
from indexer.settings import load_settings
from indexer.terminal import answer_one_interrupt, printable
from search_app import output
from search_app.analyze_command import analyze_command
from search_app.lexicon_commands import lexicon
from search_app.messages import SearchRequest
from search_app.request_options import expand_option, request_options
from search_app.search import Searcher

FOUND, NOTHING_FOUND, ERROR, INTERRUPTED = 0, 1, 2, 130
"""Exit codes, as other search commands have them."""

_NO_LEXICON = "Nothing is translated, as there is no lexicon at {}. To make one: babelfind lexicon build"


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
main.add_command(analyze_command)
main.add_command(lexicon)


@dataclass(frozen=True, slots=True)
class _Typed:
    """A query with the name it has in a file of queries."""

    id: str
    text: str


@main.command("search")
@click.argument("words", nargs=-1, metavar="[QUERY]...")
@indexer_cli.index_options
@click.option("--queries", type=click.Path(path_type=Path, dir_okay=False), help='Lines of {"id", "text"}.')
@request_options
@expand_option
@click.option(
    "--format", "form", type=click.Choice(list(output.FORMS)), default="text", help="Of the results."
)
def search_command(
    words: tuple[str, ...], queries: Path | None, request: SearchRequest, form: str, **flags: object
) -> None:
    """Search for QUERY, or for every query in a file.

    \b
    secret talks        any of the words     "secret talks"      in this order
    +Ankara -Vienna     must, must not have  "secret talks"~5    near one another
    spy OR agent        one or the other     title:Ankara        in the title
    univers*  uni*t?t   words that fit       Merkle~             spelled nearly so
    lang:de             only in German       kind:html           only such files
    folder:news/2022    only what is there   since:2022-11       not older
    until:2022          not younger          date:2022-11..2023  between the two

    What the words are in other languages is looked for, too, and named above the hits. Leave out what does
    not fit with --without, or all of it with --no-expand.

    Put -- before a query that begins with a minus: babelfind search -- -Vienna Ankara
    """  # noqa: D301  # the backspace is click's sign for lines to be left as they are
    if (queries is None) == (not words):
        raise click.UsageError("Give either a QUERY or --queries FILE.")
    typed = [_Typed("1", _sound(" ".join(words)))] if queries is None else list(_read_queries(queries))
    settings = load_settings(**indexer_cli.given(flags))
    searcher = Searcher(settings)
    write = output.FORMS[form]
    if form == "text" and settings.expand and not searcher.translates:
        click.echo(_NO_LEXICON.format(settings.lexicon), err=True)
    found = 0
    for each in typed:
        response = searcher.search(replace(request, query=each.text, expand=settings.expand))
        found += response.total
        write(each.id if queries else None, response)
    sys.exit(FOUND if found else NOTHING_FOUND)


@main.command("serve")
@indexer_cli.index_options
@expand_option
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
