"""A text as the units whose language is decided as one: the lines, cut where the script changes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from analyzers.detection.lines import Line, lines
from analyzers.detection.mentions import with_mentions
from analyzers.detection.scripts import (
    CJK,
    CJK_WEIGHT,
    SHARED_SCRIPTS,
    Run,
    han_vote,
    runs,
    without_addresses,
)
from analyzers.detection.words import words


class Unit(NamedTuple):
    """Stretches of one line in one script, which share one language."""

    script: str
    starts: tuple[int, ...]
    """Where the stretches begin, in code points of the text; each ends where the next unit's begins."""
    words: tuple[str, ...]
    """The first of its words in lower case; empty where the script alone decides."""
    vote: int
    """What :func:`~analyzers.detection.scripts.han_vote` says, where the script is kana and kanji."""
    weight: int
    """How many letters it has, a character of Japanese counting for more than one."""
    leading: bool
    """Whether it makes up most of its line; others are quoted in it and say nothing about the next line."""


def units(text: str) -> Iterator[Unit]:
    """The units of ``text``, line by line. Lines without letters, and addresses, are in none."""
    readable = without_addresses(text)
    for line in lines(readable):
        if line.script is None:
            yield from _of_several_scripts(readable, line)
        else:
            weight = line.letters * CJK_WEIGHT if line.script == CJK else line.letters
            content = readable[line.start : line.end]
            yield _unit(line.script, (line.start,), content, weight, leading=True)


def _of_several_scripts(text: str, line: Line) -> Iterator[Unit]:
    found = list(runs(text, line.start, line.end))
    if len(found) > 1:
        found = with_mentions(text, found)
    if found:
        found[0] = found[0]._replace(start=line.start)
        yield from _grouped(text, found)


def _grouped(text: str, line: list[Run]) -> Iterator[Unit]:
    by_script: dict[str, list[Run]] = {}
    for run in line:
        by_script.setdefault(run.script, []).append(run)
    weights = {script: sum(_weight(text, run) for run in group) for script, group in by_script.items()}
    leading = max(weights, key=weights.__getitem__)
    for script, group in by_script.items():
        content = " ".join(text[run.start : run.end] for run in group)
        starts = tuple(run.start for run in group)
        yield _unit(script, starts, content, weights[script], leading=script == leading)


def _unit(script: str, starts: tuple[int, ...], content: str, weight: int, *, leading: bool) -> Unit:
    read = tuple(words(content)) if script in SHARED_SCRIPTS else ()
    return Unit(script, starts, read, han_vote(content) if script == CJK else 0, weight, leading)


def _weight(text: str, run: Run) -> int:
    letters = sum(map(str.isalpha, text[run.start : run.end]))
    return letters * CJK_WEIGHT if run.script == CJK else letters
