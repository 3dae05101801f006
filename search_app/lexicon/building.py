"""From archives and dictionaries to a lexicon: which sources there are, in which order they are read."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from indexer.versions import analysis_versions
from search_app.lexicon import archive as archives
from search_app.lexicon import cldr, ding, glossary, jmdict, loanwords, sentences, sources
from search_app.lexicon.compiling import Compiler, Table
from search_app.lexicon.corpus import found_in
from search_app.lexicon.errors import LexiconError
from search_app.lexicon.groups import Group
from search_app.lexicon.info import LexiconInfo, info_of
from search_app.lexicon.progress import OnShare, between, counted, part
from search_app.lexicon.sentences import Sentence
from search_app.lexicon.sources import Source
from search_app.lexicon.store import Lexicon
from search_app.lexicon.writing import write

_ALIGNED, _READ, _COMPILED = 0.2, 0.4, 0.9
"""How much of the work is done when what is read is read, and so on."""

OnStep = Callable[[str, float], None]
"""Called with what is done now, and how much of all is done: 0 to 1."""


class Reading(NamedTuple):
    """A source and how to read it: nothing is opened before ``groups`` is called."""

    source: Source
    trust: float
    """Beside other sources."""
    about: int
    """How many groups there are: roughly, to tell how far the reading is."""
    groups: Callable[[], Iterator[Group]]


def build(
    archive: Path, target: Path, *, ding: Path | None, glossary: Path | None, on_step: OnStep
) -> LexiconInfo:
    """Compiles all sources into ``target``.

    ``archive`` is the distribution that :mod:`fetching` gets. Raises :class:`LexiconError` where a source
    can't be read; ``target`` is then as it was.
    """
    readings = readings_of(archive, ding=ding, glossary=glossary)
    compiler = Compiler()
    # The sentences come first, for the memory that they need is free again then.
    sentences = _align(archive, compiler, between(partial(on_step, sources.TATOEBA.name), 0, _ALIGNED))
    counts = _read(readings, compiler, on_step)
    table = compiler.table(between(partial(on_step, "putting together"), _READ, _COMPILED))
    on_step("writing", _COMPILED)
    notes = {
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "analysis": analysis_versions(),
        "groups": counts,
        "sentences": sentences,
    }
    _put(target, table, notes)
    on_step("done", 1.0)
    return info_of(target, Lexicon(target))


def readings_of(archive: Path, *, ding: Path | None, glossary: Path | None) -> list[Reading]:
    """All sources of groups that there are here, the largest first."""
    found = [Reading(sources.JMDICT, 1.0, 435_000, partial(_jmdict, archive))]
    if ding:
        found.append(Reading(sources.DING, 1.0, 390_000, partial(_ding, ding)))
    found.append(Reading(sources.UNIDIC, 0.3, 45_000, loanwords.read))
    found.append(Reading(sources.CLDR, 1.5, 1300, cldr.read))
    if glossary:
        found.append(Reading(sources.GLOSSARY, 100.0, 1000, partial(_glossary, glossary)))
    return found


def sentences_of(archive: Path) -> Iterator[Sentence]:
    """The translated sentences of the archive."""
    return sentences.read(archives.lines(archive, archives.SENTENCES))


def _align(archive: Path, compiler: Compiler, on_share: OnShare) -> int:
    """Adds what stands for each other in translated sentences; gives their number."""
    sentences = [*sentences_of(archive)]
    for found in found_in(sentences, on_share):
        compiler.add_aligned(sources.TATOEBA.name, found)
    return len(sentences)


def _read(readings: Sequence[Reading], compiler: Compiler, on_step: OnStep) -> dict[str, int]:
    """Adds the groups of all sources; gives how many each has."""
    counts = {}
    for number, (source, trust, about, groups) in enumerate(readings):
        reading = between(partial(on_step, source.name), _ALIGNED, _READ)
        watched = counted(groups(), about, part(reading, number, len(readings)))
        counts[source.name] = compiler.add(source.name, trust, watched)
    return counts


def _put(target: Path, table: Table, notes: Mapping[str, Any]) -> None:
    """In the place of what was there, as soon as it is whole."""
    target.parent.mkdir(parents=True, exist_ok=True)
    new = target.with_name(f"{target.name}.{secrets.token_hex(4)}.new")
    try:
        write(new, table, notes)
        new.replace(target)
    except OSError as error:
        raise LexiconError(f"{target} can't be written: {error}.") from error
    finally:
        new.unlink(missing_ok=True)


def _jmdict(archive: Path) -> Iterator[Group]:
    with archives.opened(archive, archives.JMDICT) as packed:
        yield from jmdict.read(packed)


def _ding(file: Path) -> Iterator[Group]:
    return ding.read(_lines(file))


def _glossary(file: Path) -> Iterator[Group]:
    return glossary.read(_lines(file))


def _lines(file: Path) -> Iterator[str]:
    try:
        with file.open(encoding="utf-8-sig") as lines:
            yield from lines
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{file} can't be read: {error}.") from error
