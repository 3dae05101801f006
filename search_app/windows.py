"""Which stretches of a text are worth showing: runs of matches that fit into a fragment, the best first."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from analyzers import analyzer_for
from indexer.query import Match
from search_app.lines import Line, Lines

_LENGTH = 85
_LENGTH_OF_JAPANESE = 45
"""Code points of a fragment: a line and a bit of a page, so that five hits fit on a screen."""

_REPETITION_WORTH = 0.1
"""Of the same concept once more in a fragment, compared with another concept."""

_REPETITIONS_COUNTED = 5


class Window(NamedTuple):
    """A run of matches in one line that fits into a fragment."""

    start: int
    end: int
    line: Line
    concepts: frozenset[int]


class _Run(NamedTuple):
    """Matches in a row. Runs compare as a heap needs it: by worth, then by place, never by concepts."""

    negative_worth: float
    start: int
    first: int
    """The number of its first match."""
    behind: int
    """The number of the match behind its last."""
    concepts: frozenset[int]


@cache
def fragment_length(language: str) -> int:
    """How long a fragment in that language is, in code points."""
    return _LENGTH_OF_JAPANESE if analyzer_for(language).script == "Jpan" else _LENGTH


def best_windows(
    matches: Sequence[Match], lines: Lines, is_wanted: Callable[[frozenset[int]], bool]
) -> Iterator[Window]:
    """For each match the run that begins with it, best first, but for those whose concepts aren't wanted.

    Runs are made as if a passage were one line, which never makes them worth less. Only the best of those
    left has its line read; if that shortens it, it waits again: so few lines are read, however many matches.
    """
    waiting = list(_runs(matches, lines))
    heapify(waiting)
    while waiting:
        run = heappop(waiting)
        if not is_wanted(run.concepts):
            continue
        first, last = matches[run.first], matches[run.behind - 1]
        line = lines.line(first.start)
        if last.start > line.end:
            behind = bisect_right(matches, line.end, run.first + 1, run.behind, key=_start)
            heappush(waiting, _run(matches, run.first, behind))
        else:
            yield Window(first.start, min(max(first.end, last.end), line.end), line, run.concepts)


def _runs(matches: Sequence[Match], lines: Lines) -> Iterator[_Run]:
    behind = 0
    for number, match in enumerate(matches):
        passage = lines.passage(match.start)
        furthest = match.start + fragment_length(passage.language)
        behind = max(behind, number + 1)
        while (
            behind < len(matches) and matches[behind].start < passage.end and matches[behind].end <= furthest
        ):
            behind += 1
        yield _run(matches, number, behind)


def _run(matches: Sequence[Match], first: int, behind: int) -> _Run:
    inside = matches[first:behind]
    concepts = frozenset([match.concept for match in inside])
    repetitions = min(len(inside) - len(concepts), _REPETITIONS_COUNTED)
    worth = len(concepts) + _REPETITION_WORTH * repetitions
    return _Run(-worth, inside[0].start, first, behind, concepts)


def _start(match: Match) -> int:
    return match.start
