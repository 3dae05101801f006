"""Token filters: each takes a term and gives a term."""

from __future__ import annotations

import re
import threading
import unicodedata

import Stemmer

from analyzers.analyzer import TermFilter
from analyzers.charfilters import fold_case

__all__ = ["fold_accents", "fold_accents_but", "fold_case", "stem"]

_ACCENTS = re.compile("[\u0300-\u036f]")
_WORDS_REMEMBERED_BY_STEMMER = 10_000


def fold_accents(term: str) -> str:
    """Without the marks of Latin, Greek and Cyrillic letters: ``café`` as ``cafe``; kana keep theirs."""
    if term.isascii():
        return term
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", term)))


def fold_accents_but(kept: str) -> TermFilter:
    """:func:`fold_accents`, but for letters that are letters of their own where people write them."""

    def folded(term: str) -> str:
        if term.isascii():
            return term
        return "".join(letter if letter in kept else fold_accents(letter) for letter in term)

    return folded


def stem(algorithm: str) -> TermFilter:
    """A Snowball stemmer, by its name; expects case to be folded.

    Raises :class:`KeyError` for a name that Snowball does not know.
    """
    Stemmer.Stemmer(algorithm)
    of_this_thread = threading.local()  # a stemmer must not be called by two threads at once

    def stemmed(term: str) -> str:
        stemmer: Stemmer.Stemmer | None = getattr(of_this_thread, "stemmer", None)
        if stemmer is None:
            stemmer = of_this_thread.stemmer = Stemmer.Stemmer(algorithm, _WORDS_REMEMBERED_BY_STEMMER)
        return stemmer.stemWord(term)

    stemmed.__name__ = f"stem({algorithm})"
    return stemmed
