"""Text and ranges become markup, at the very edge: everything before this knows offsets alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from markupsafe import Markup, escape

from indexer.query import TYPED
from search_app.messages import Highlight

_MARK = Markup("<mark{attributes}>{text}</mark>")
_TYPED = Markup(' class="typed"')
_RELATED = Markup(' class="related"')
_REASON = Markup(' title="{}"')
_NUMBER = Markup(' id="hit-{}" tabindex="-1"')

_Explain = Callable[[Highlight], str]
_MakeMark = Callable[[Highlight, str], Markup]
"""Takes the highlight that a mark is for and the text in it."""


def highlighted(text: str, highlights: Iterable[Highlight], explain: _Explain | None = None) -> Markup:
    """``text``, escaped, with ``<mark>`` around the highlights, which are ranges of code points.

    Those that touch or overlap share a mark: a word of several parts is one thing to the eye. ``explain``
    says of what was not typed why it is highlighted.
    """
    return _marked(text, highlights, lambda of, part: _MARK.format(attributes=_kind(of, explain), text=part))


class NumberedMarks:
    """Highlights text after text of a document, with an id to jump to on each mark: ``hit-1``, ``hit-2`` …"""

    def __init__(self, explain: _Explain | None = None) -> None:
        self.total = 0
        self._explain = explain

    def __call__(self, text: str, highlights: Iterable[Highlight]) -> Markup:
        """The same as :func:`highlighted`, numbered on from the text before."""
        return _marked(text, highlights, self._next)

    def _next(self, highlight: Highlight, part: str) -> Markup:
        self.total += 1
        attributes = _kind(highlight, self._explain) + _NUMBER.format(self.total)
        return _MARK.format(attributes=attributes, text=part)


def _kind(highlight: Highlight, explain: _Explain | None) -> Markup:
    """The attributes by which the two kinds of marks differ."""
    if highlight.origin == TYPED:
        return _TYPED
    return _RELATED + _REASON.format(explain(highlight)) if explain else _RELATED


def _marked(text: str, highlights: Iterable[Highlight], mark: _MakeMark) -> Markup:
    pieces: list[Markup] = []
    done = 0
    for each in _joined(highlights):
        pieces += escape(text[done : each.start]), mark(each, text[each.start : each.end])
        done = each.end
    return Markup("").join([*pieces, escape(text[done:])])


def _joined(highlights: Iterable[Highlight]) -> list[Highlight]:
    """The highlights of the marks, in order and apart; typed are those with anything in them that was."""
    joined: list[Highlight] = []
    for each in sorted(highlights, key=lambda each: (each.start, each.end, each.origin != TYPED)):
        if joined and each.start <= joined[-1].end:
            before = joined[-1]
            kept = each if each.origin == TYPED else before
            joined[-1] = replace(kept, start=before.start, end=max(before.end, each.end))
        else:
            joined.append(each)
    return joined
