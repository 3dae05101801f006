"""Text and ranges become markup, at the very edge: everything before this knows offsets alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from markupsafe import Markup, escape

from indexer.query import TYPED
from search_app.messages import Highlight

_MARK = Markup('<mark class="{kind}">{text}</mark>')
_NUMBERED_MARK = Markup('<mark class="{kind}" id="hit-{number}" tabindex="-1">{text}</mark>')

_MakeMark = Callable[[str, str], Markup]
"""Takes the kind of a mark and the text in it."""


def highlighted(text: str, highlights: Iterable[Highlight]) -> Markup:
    """``text``, escaped, with ``<mark>`` around the highlights, which are ranges of code points.

    Those that touch or overlap share a mark: a word of several parts is one thing to the eye.
    """
    return _marked(text, highlights, lambda kind, part: _MARK.format(kind=kind, text=part))


class NumberedMarks:
    """Highlights text after text of a document, with an id to jump to on each mark: ``hit-1``, ``hit-2`` …"""

    def __init__(self) -> None:
        self.total = 0

    def __call__(self, text: str, highlights: Iterable[Highlight]) -> Markup:
        """The same as :func:`highlighted`, numbered on from the text before."""
        return _marked(text, highlights, self._next)

    def _next(self, kind: str, part: str) -> Markup:
        self.total += 1
        return _NUMBERED_MARK.format(kind=kind, number=self.total, text=part)


def _marked(text: str, highlights: Iterable[Highlight], mark: _MakeMark) -> Markup:
    pieces: list[Markup] = []
    done = 0
    for start, end, is_typed in _joined(highlights):
        pieces += escape(text[done:start]), mark("typed" if is_typed else "related", text[start:end])
        done = end
    return Markup("").join([*pieces, escape(text[done:])])


def _joined(highlights: Iterable[Highlight]) -> list[tuple[int, int, bool]]:
    """Start and end of the marks, in order and apart, and whether anything in them was typed."""
    joined: list[tuple[int, int, bool]] = []
    for start, end, is_typed in sorted((each.start, each.end, each.origin == TYPED) for each in highlights):
        if joined and start <= joined[-1][1]:
            first, last, was_typed = joined[-1]
            joined[-1] = first, max(last, end), was_typed or is_typed
        else:
            joined.append((start, end, is_typed))
    return joined
