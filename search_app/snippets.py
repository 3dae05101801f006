"""The best fragments of a document's text, with what to highlight in them.

Everything comes from the places that the engine matched: no text is analysed again but the few words at
the edges of a fragment, so the cost depends on the hits and not on the length of the document.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from analyzers import Passage, analyzer_for
from indexer.documents import TEXT, StoredDocument
from indexer.query import Match, Query
from search_app.cutting import EDGE, end_of_word, start_of_word
from search_app.messages import Highlight, Paragraph, Snippet

MOST_FRAGMENTS = 3
_LENGTH = 85
_LENGTH_OF_JAPANESE = 45
"""Code points of a fragment: a line and a bit of a page, so that five hits fit on a screen."""

_REST_TO_SHOW = 12
"""Code points of a line that are not worth an ellipsis in their place."""

_REPETITION_WORTH = 0.1
"""Of the same concept once more in a fragment, compared with another concept."""

_REPETITIONS_COUNTED = 5


@dataclass(frozen=True, slots=True)
class _Fragment:
    start: int
    end: int
    language: str


@dataclass(frozen=True, slots=True)
class _Window:
    """A run of matches in one line that fits into a fragment."""

    start: int
    end: int
    line: _Fragment
    concepts: frozenset[int]
    score: float


def highlights(matches: Iterable[Match], query: Query, part: str) -> tuple[Highlight, ...]:
    """What to highlight in a part of a document, in order and without overlap.

    Of two that overlap the one that begins first stays; of two that begin together, the longer.
    """
    places = sorted((m for m in matches if m.part == part), key=lambda m: (m.start, -m.end))
    chosen: list[Highlight] = []
    for match in places:
        if chosen and match.start < chosen[-1].end:
            continue
        concept = query.concepts[match.concept]
        origin = concept.alternatives[match.alternative].origin
        chosen.append(Highlight(match.start, match.end, concept.keyword, origin))
    return tuple(chosen)


def snippets(stored: StoredDocument, query: Query, matches: Sequence[Match]) -> tuple[Snippet, ...]:
    """The fragments that show the most keywords, in the order of the text; its beginning if none is in it."""
    text = stored.document.text
    in_text = [match for match in matches if match.part == TEXT]
    chosen = _best(text, sorted(_windows(stored, in_text), key=lambda window: (-window.score, window.start)))
    if len(chosen) == 1:
        fragments = [_widened(text, chosen[0], 2 * _length(chosen[0].line.language))]
    elif chosen:
        fragments = [
            _widened(text, w, _length(w.line.language)) for w in sorted(chosen, key=lambda w: w.start)
        ]
    else:
        fragments = _beginning(stored)
    marks = highlights(in_text, query, TEXT)
    return tuple(_snippet(text, fragment, marks) for fragment in fragments)


def _best(text: str, windows: list[_Window]) -> list[_Window]:
    """The two best that do not overlap, and a third one if it shows a keyword that they don't."""
    chosen: list[_Window] = []
    taken: list[_Fragment] = []
    shown: set[int] = set()
    for window in windows:
        if len(chosen) >= MOST_FRAGMENTS - 1 and window.concepts <= shown:
            continue
        fragment = _widened(text, window, _length(window.line.language))
        if all(fragment.end <= other.start or other.end <= fragment.start for other in taken):
            chosen.append(window)
            taken.append(fragment)
            shown |= window.concepts
        if len(chosen) == MOST_FRAGMENTS:
            break
    return chosen


def paragraphs(stored: StoredDocument, marks: Sequence[Highlight]) -> tuple[Paragraph, ...]:
    """The whole text, line by line, each line in stretches of one language."""
    text = stored.document.text
    stretches = (line for passage in stored.passages for line in _lines(text, passage))
    paragraphs_: list[list[_Fragment]] = []
    for stretch in stretches:
        if not paragraphs_ or "\n" in text[paragraphs_[-1][-1].end : stretch.start]:
            paragraphs_.append([])
        paragraphs_[-1].append(stretch)
    return tuple(Paragraph(tuple(_whole_lines(text, line, marks))) for line in paragraphs_)


def _lines(text: str, passage: Passage) -> Iterator[_Fragment]:
    """The lines of a passage, empty ones left out."""
    start = passage.start
    for line in text[passage.start : passage.end].split("\n"):
        if line.strip():
            yield _Fragment(start, start + len(line), passage.language)
        start += len(line) + 1


def _whole_lines(text: str, line: list[_Fragment], marks: Sequence[Highlight]) -> Iterator[Snippet]:
    for stretch in line:
        yield Snippet(text[stretch.start : stretch.end], stretch.language, _within(marks, stretch))


def _windows(stored: StoredDocument, matches: list[Match]) -> Iterator[_Window]:
    """For each match the run of matches that begins with it, as many as fit into a fragment."""
    for line, group in groupby(_with_their_lines(stored, matches), key=lambda pair: pair[0]):
        here = [match for _, match in group]
        behind = 0
        inside: Counter[int] = Counter()
        for first, match in enumerate(here):
            while behind == first or (
                behind < len(here) and here[behind].end - match.start <= _length(line.language)
            ):
                inside[here[behind].concept] += 1
                behind += 1
            concepts = frozenset(concept for concept, count in inside.items() if count)
            yield _Window(match.start, max(match.end, here[behind - 1].end), line, concepts, _score(inside))
            inside[match.concept] -= 1


def _with_their_lines(stored: StoredDocument, matches: list[Match]) -> Iterator[tuple[_Fragment, Match]]:
    """Each match with the line, and the passage within it, that it stands in."""
    text, passages = stored.document.text, iter(stored.passages)
    passage = next(passages, None)
    line = _Fragment(0, 0, "")
    for match in matches:
        while passage is not None and passage.end <= match.start:
            passage = next(passages, None)
        if passage is None:
            return
        if match.start >= line.end:
            start = max(text.rfind("\n", 0, match.start) + 1, passage.start)
            end = text.find("\n", match.start)
            line = _Fragment(start, min(len(text) if end < 0 else end, passage.end), passage.language)
        yield line, match


def _score(inside: Counter[int]) -> float:
    counts = [count for count in inside.values() if count]
    return len(counts) + _REPETITION_WORTH * min(sum(counts) - len(counts), _REPETITIONS_COUNTED)


def _widened(text: str, window: _Window, length: int) -> _Fragment:
    """Evenly to both sides, to that length, with the edges where a sentence or at least a word ends."""
    line = window.line
    length = max(length, window.end - window.start)
    first = max(line.start, window.start - (length - (window.end - window.start)) // 2)
    last = min(line.end, first + length)
    first = max(line.start, last - length)
    if first - line.start <= _REST_TO_SHOW:
        first = line.start
    else:
        first = start_of_word(text, first, min(window.start, first + EDGE), line.language)
    if line.end - last <= _REST_TO_SHOW:
        last = line.end
    else:
        last = end_of_word(text, max(window.end, last - EDGE), last, line.language)
    return _Fragment(first, last, line.language)


def _beginning(stored: StoredDocument) -> list[_Fragment]:
    """The first line that says something, for documents found by their title or filters alone."""
    lines = (line for passage in stored.passages for line in _lines(stored.document.text, passage))
    line = next(lines, None)
    if line is None:
        return []
    nothing = _Window(line.start, line.start, line, frozenset(), 0.0)
    return [_widened(stored.document.text, nothing, 2 * _length(line.language))]


def _snippet(text: str, fragment: _Fragment, marks: Sequence[Highlight]) -> Snippet:
    start, end = fragment.start, fragment.end
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end = start + len(text[start:end].rstrip())
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    trimmed = _Fragment(start, end, fragment.language)
    return Snippet(
        text[start:end],
        fragment.language,
        _within(marks, trimmed),
        cut_before=bool(text[line_start:start].strip()),
        cut_after=bool(text[end : None if line_end < 0 else line_end].strip()),
    )


def _within(marks: Sequence[Highlight], stretch: _Fragment) -> tuple[Highlight, ...]:
    """The highlights of a stretch, counted from its beginning; ``marks`` are in order and apart."""
    if stretch.start == stretch.end:  # nothing but white space was in it
        return ()
    first = bisect_right(marks, stretch.start, key=lambda mark: mark.end)
    behind = bisect_left(marks, stretch.end, key=lambda mark: mark.start)
    length = stretch.end - stretch.start
    return tuple(
        replace(mark, start=max(mark.start - stretch.start, 0), end=min(mark.end - stretch.start, length))
        for mark in marks[first:behind]
    )


def _length(language: str) -> int:
    return _LENGTH_OF_JAPANESE if analyzer_for(language).script == "Jpan" else _LENGTH
