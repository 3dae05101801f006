"""The lines of a stored text around given places: of a long text no more is read than what lies near them."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from analyzers import Passage
from indexer.documents import Spans, StoredDocument, StoredText

BLOCK = 2048
REACH = 512
"""Code points. For a place the block it lies in is read, and so much before and behind it. A line that goes
on beyond is taken to end there: a fragment is far shorter, so it never comes near such an end."""


class Line(NamedTuple):
    """A stretch of one language in one line, ``start`` to ``end`` in code points of the document."""

    start: int
    end: int
    language: str
    around: str
    """What was read: the line, or as much of it as is near, and what stands before and behind it."""
    origin: int
    """The offset in the document at which ``around`` begins."""
    text: StoredText
    """All of it."""

    def words(self, start: int, end: int) -> Spans:
        """The tokens that begin in a stretch of ``around``, by offsets there."""
        found = self.text.tokens(self.origin + start, self.origin + end)
        return [(start - self.origin, end - self.origin) for start, end in found]


class Lines:
    """Finds the lines of a document, and keeps what it has read for that."""

    def __init__(self, stored: StoredDocument) -> None:
        self._text = stored.text
        self._passages = stored.passages
        self._read: dict[int, tuple[str, int]] = {}

    def passage(self, at: int) -> Passage:
        """The passage that holds the code point at that offset."""
        return self._passages[bisect_right(self._passages, at, key=_end)]

    def line(self, start: int) -> Line:
        """The line in which ``start`` lies, as far as it is in one passage."""
        passage = self.passage(start)
        around, origin = self._around(start)
        before = around.rfind("\n", 0, start - origin) + 1
        behind = around.find("\n", start - origin)
        return Line(
            max(origin + before, passage.start),
            min(origin + (len(around) if behind < 0 else behind), passage.end),
            passage.language,
            around,
            origin,
            self._text,
        )

    def first(self) -> Line | None:
        """The first line that says something; ``None`` if nothing does that is near the beginning."""
        around, _ = self._around(0)
        start = len(around) - len(around.lstrip())
        return self.line(start) if start < len(around) else None

    def _around(self, at: int) -> tuple[str, int]:
        block = at // BLOCK
        found = self._read.get(block)
        if found is None:
            origin = max(block * BLOCK - REACH, 0)
            found = self._read[block] = self._text[origin : (block + 1) * BLOCK + REACH], origin
        return found


def _end(passage: Passage) -> int:
    return passage.end
