"""The commands that make and look at an index."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from indexer.engines import engine_for
from indexer.pipeline import RebuildReport, rebuild, update
from indexer.settings import load_settings
from indexer.terminal import printable

_PROBLEMS_SHOWN = 20


def index_options(command: Callable[..., None]) -> Callable[..., None]:
    """The flags of every command that has to do with an index."""
    index = click.option(
        "--index", type=click.Path(path_type=Path, file_okay=False), help="The folder of the index."
    )
    engine = click.option("--engine", help="What stores and ranks (whoosh_index).")
    return index(engine(command))


def _reading_options(command: Callable[..., None]) -> Callable[..., None]:
    """The flags of commands that read documents."""
    jobs = click.option(
        "--jobs", type=click.IntRange(min=1), help="How many processes read and analyse (all cores)."
    )
    most = click.option("--max-file-mb", type=click.IntRange(min=1), help="Leave out larger files (16).")
    return jobs(most(command))


@click.command("rebuild")
@click.argument("sources", type=click.Path(path_type=Path), nargs=-1, required=True, metavar="SOURCE...")
@index_options
@_reading_options
def rebuild_command(sources: tuple[Path, ...], **flags: object) -> None:
    """Index all documents in the SOURCEs (folders or files) anew.

    The old index can be searched until the new one is complete; if anything goes wrong, it stays.
    """
    settings = load_settings(**given(flags))
    folders = [source.expanduser() for source in sources]  # make and some shells leave the ~ to us
    with _progress() as progress:
        report = rebuild(folders, settings, on_start=progress.start, on_progress=progress.step)
    _tell(report)


@click.command("update")
@index_options
@_reading_options
def update_command(**flags: object) -> None:
    """Bring the index up to date with its sources.

    Files that are new or have changed are read, documents of files that are gone are taken out; the sources
    are those of the last rebuild. If anything goes wrong, the index stays as it was.
    """
    settings = load_settings(**given(flags))
    with _progress() as progress:
        report = update(settings, on_start=progress.start, on_progress=progress.step)
    if report.changed or report.gone:
        click.echo(f"New or changed files: {report.changed:,}; gone: {report.gone:,}.", err=True)
    else:
        click.echo("Nothing has changed.", err=True)
    _tell(report.rebuild)


@click.command("check")
@index_options
def check_command(**flags: object) -> None:
    """Read the whole index and compare it with its checksums."""
    settings = load_settings(**given(flags))
    count = engine_for(settings.engine, settings.index).check()
    click.echo(f"The index is sound: {count:,} documents.")


@click.command("status")
@index_options
def status_command(**flags: object) -> None:
    """Show what is in the index."""
    settings = load_settings(**given(flags))
    info = engine_for(settings.engine, settings.index).info()
    click.echo(f"index      {settings.index}")
    click.echo(f"build      {info.build}, made {info.created.astimezone():%Y-%m-%d %H:%M:%S}")
    click.echo(f"documents  {info.documents}")
    click.echo(f"languages  {_counts(info.languages)}")
    click.echo(f"sources    {', '.join(info.notes.get('sources', []))}")
    click.echo(f"left out   {info.notes.get('problem_count', 0)}")
    for problem in info.notes.get("problems", []):
        click.echo(f"  {printable(problem)}")


def given(flags: dict[str, object]) -> dict[str, object]:
    """The flags that were given: the others leave the choice to environment and file."""
    return {name: value for name, value in flags.items() if value is not None}


@contextmanager
def _progress() -> Iterator[_Progress]:
    """Shows a bar, and says how the index is if work on it is interrupted."""
    try:
        with _Progress() as progress:
            yield progress
    except KeyboardInterrupt:
        click.echo("\nThe live index is whole: as it was, or the new one.", err=True)
        raise


class _Progress:
    """A bar on standard error, of bytes read; nothing where no one looks."""

    def __init__(self) -> None:
        self._bar: Any = None
        self._documents = 0

    def __enter__(self) -> _Progress:
        return self

    def __exit__(self, *_error: object) -> None:
        if self._bar is not None and not self._bar.finished:
            self._bar.render_finish()

    def start(self, size: int) -> None:
        """Shows the bar."""
        self._bar = click.progressbar(
            length=size,
            label="Indexing",
            file=sys.stderr,
            item_show_func=lambda _: f"{self._documents:,} documents",
        )
        self._bar.render_progress()

    def step(self, size: int, documents: int) -> None:
        """Moves it on; when all is read, the engine still has work to do."""
        self._documents = documents
        was_finished = self._bar.finished
        self._bar.update(size, current_item=documents)
        if self._bar.finished and not was_finished:
            self._bar.render_finish()
            click.echo("Writing the index …", err=True)


def _tell(report: RebuildReport) -> None:
    """What was done, on standard error: results only go to standard output."""
    info = report.info
    click.echo(f"Indexed {info.documents:,} documents ({_counts(info.languages)}).", err=True)
    if report.other_kinds:
        kinds = Counter(report.other_kinds).most_common()
        listed = printable(", ".join(f"{count} {kind}" for kind, count in kinds[:_PROBLEMS_SHOWN]))
        click.echo(f"Passed over files of other kinds: {listed}.", err=True)
    if report.problem_count:
        click.echo(f"Left out {report.problem_count:,}:", err=True)
    for problem in report.problems[:_PROBLEMS_SHOWN]:
        click.echo(f"  {printable(problem)}", err=True)
    if report.problem_count > _PROBLEMS_SHOWN:
        click.echo("  … ('babelfind status' lists more)", err=True)


def _counts(of_languages: Mapping[str, int]) -> str:
    return (
        ", ".join(f"{count:,} {language}" for language, count in of_languages.items()) or "no known language"
    )


commands: tuple[click.Command, ...] = (
    rebuild_command,
    update_command,
    status_command,
    check_command,
)
