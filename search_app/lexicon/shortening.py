"""A text and its terms as one string, a third shorter: most terms begin as their text does."""

from __future__ import annotations

from itertools import takewhile

from search_app.lexicon.vocabulary import BETWEEN_TERMS

_END = "\0"
_MOST_SHARED = 127
"""More would not fit in one byte."""


def together(text: str, terms: str) -> str:
    """The text, how much of its terms it tells, and the rest of them."""
    text = text.replace(_END, " ")
    alike = takewhile(lambda of_both: of_both[0] == of_both[1], zip(_as_terms(text), terms, strict=False))
    shared = min(_MOST_SHARED, sum(1 for _ in alike))
    return f"{text}{_END}{chr(shared)}{terms[shared:]}"


def apart(both: str) -> tuple[str, str]:
    """The text and its terms."""
    text, _, shortened = both.partition(_END)
    shared = ord(shortened[0])
    return text, _as_terms(text)[:shared] + shortened[1:] if shared else shortened[1:]


def _as_terms(text: str) -> str:
    return text.lower().replace(" ", BETWEEN_TERMS)
