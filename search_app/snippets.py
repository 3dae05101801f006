"""The best fragments of a document's text, with what to highlight in them.

Everything comes from the places that the engine matched, and only what lies near them is read: the cost
depends on the hits and not on the length of the document.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from analyzers import Passage
from indexer.documents import TEXT, StoredDocument
from indexer.query import Match, Query
from search_app.cutting import EDGE, end_of_word, start_of_word
from search_app.lines import Lines
from search_app.messages import Highlight, Paragraph, Snippet
from search_app.windows import Window, best_windows, fragment_length

MOST_FRAGMENTS = 3

_REST_TO_SHOW = 12
"""Code points of a line that are not worth an ellipsis in their place."""


def highlights(matches: Iterable[Match], query: Query, part: str) -> tuple[Highlight, ...]:
    """What to highlight in a part of a document, in order and without overlap.

    Of two that overlap the one that begins first stays; of two that begin together, the longer.
    """
    return tuple(_highlight(mark, query, mark.start, mark.end) for mark in _apart(matches, part))


def snippets(stored: StoredDocument, query: Query, matches: Iterable[Match]) -> tuple[Snippet, ...]:
    """The fragments that show the most keywords, in the order of the text; its beginning if none is in it."""
    in_text = [match for match in matches if match.part == TEXT]
    lines = Lines(stored)
    fragments = _best(in_text, lines) or _beginning(lines)
    if len(fragments) == 1:
        window = fragments[0].window
        fragments = [_Fragment(window, 2 * fragment_length(window.line.language))]
    marks = _apart(in_text, TEXT)
    in_order = sorted(fragments, key=lambda fragment: fragment.window.start)
    return tuple(_snippet(fragment, query, marks) for fragment in in_order)


def paragraphs(stored: StoredDocument, query: Query, matches: Iterable[Match]) -> tuple[Paragraph, ...]:
    """The whole text, line by line, each line in stretches of one language."""
    text = str(stored.text)
    marks = _apart(matches, TEXT)
    lines: list[list[Snippet]] = []
    behind = 0
    for start, end, language in _stretches(text, stored.passages):
        if not lines or "\n" in text[behind:start]:
            lines.append([])
        lines[-1].append(Snippet(text[start:end], language, _within(marks, query, start, end)))
        behind = end
    return tuple(Paragraph(tuple(line)) for line in lines)


class _Fragment:
    """A window widened evenly to both sides, to a length, with its edges where a sentence or a word ends.

    From ``first`` to ``last`` it may reach; where in there it is cut is only looked for when it is asked.
    """

    def __init__(self, window: Window, length: int) -> None:
        self.window = window
        line, width = window.line, window.end - window.start
        length = max(length, width)
        first = max(line.start, window.start - (length - width) // 2)
        last = min(line.end, first + length)
        first = max(line.start, last - length)
        self.first = line.start if first - line.start <= _REST_TO_SHOW else first
        self.last = line.end if line.end - last <= _REST_TO_SHOW else last

    @cached_property
    def start(self) -> int:
        line = self.window.line
        if self.first == line.start:
            return self.first
        latest = min(self.window.start, self.first + EDGE)
        at = start_of_word(line.around, self.first - line.origin, latest - line.origin, line.words)
        return line.origin + at

    @cached_property
    def end(self) -> int:
        line = self.window.line
        if self.last == line.end:
            return self.last
        earliest = max(self.window.end, self.last - EDGE)
        at = end_of_word(line.around, earliest - line.origin, self.last - line.origin, line.words)
        return line.origin + at

    def overlaps(self, other: _Fragment) -> bool:
        """Whether both would show the same characters."""
        if self.last <= other.first or other.last <= self.first:
            return False
        if self.window.start < other.window.end and other.window.start < self.window.end:
            return True
        return self.start < other.end and other.start < self.end


def _best(matches: Sequence[Match], lines: Lines) -> list[_Fragment]:
    """The two best that do not overlap, and a third one if it shows a keyword that they don't."""
    chosen: list[_Fragment] = []
    shown: set[int] = set()

    def is_wanted(concepts: frozenset[int]) -> bool:
        return len(chosen) < MOST_FRAGMENTS - 1 or not concepts <= shown

    for window in best_windows(matches, lines, is_wanted):
        fragment = _Fragment(window, fragment_length(window.line.language))
        if not any(fragment.overlaps(other) for other in chosen):
            chosen.append(fragment)
            shown |= window.concepts
        if len(chosen) == MOST_FRAGMENTS:
            break
    return chosen


def _beginning(lines: Lines) -> list[_Fragment]:
    """The first line that says something, for documents found by their title or filters alone."""
    line = lines.first()
    if line is None:
        return []
    return [_Fragment(Window(line.start, line.start, line, frozenset()), fragment_length(line.language))]


def _stretches(text: str, passages: Iterable[Passage]) -> Iterator[Passage]:
    """The lines of a text, empty ones left out, cut where the language changes."""
    for passage in passages:
        start = passage.start
        for line in text[passage.start : passage.end].split("\n"):
            if line.strip():
                yield Passage(start, start + len(line), passage.language)
            start += len(line) + 1


def _snippet(fragment: _Fragment, query: Query, marks: Sequence[Match]) -> Snippet:
    _, _, language, around, origin, _ = fragment.window.line
    widest = around[fragment.start - origin : fragment.end - origin]
    text = widest.strip()
    start = fragment.start - origin + len(widest) - len(widest.lstrip())
    end = start + len(text)
    line_start = around.rfind("\n", 0, start) + 1
    line_end = around.find("\n", end)
    return Snippet(
        text,
        language,
        _within(marks, query, origin + start, origin + end),
        cut_before=bool(around[line_start:start].strip()),
        cut_after=bool(around[end : None if line_end < 0 else line_end].strip()),
    )


def _apart(matches: Iterable[Match], part: str) -> list[Match]:
    """The matches to highlight in a part, in order; of those that overlap the first, the longest."""
    apart: list[Match] = []
    behind = 0
    for match in sorted((m for m in matches if m.part == part), key=lambda m: (m.start, -m.end)):
        if match.start >= behind or not apart:
            apart.append(match)
            behind = match.end
    return apart


def _within(marks: Sequence[Match], query: Query, start: int, end: int) -> tuple[Highlight, ...]:
    """The highlights of a stretch, counted from its beginning; ``marks`` are in order and apart."""
    if start == end:  # nothing but white space was in it
        return ()
    first = bisect_right(marks, start, key=lambda mark: mark.end)
    behind = bisect_left(marks, end, key=lambda mark: mark.start)
    return tuple(
        _highlight(mark, query, max(mark.start, start) - start, min(mark.end, end) - start)
        for mark in marks[first:behind]
    )


def _highlight(mark: Match, query: Query, start: int, end: int) -> Highlight:
    concept = query.concepts[mark.concept]
    return Highlight(start, end, concept.keyword, concept.alternatives[mark.alternative].origin)
