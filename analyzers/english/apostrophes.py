"""Apostrophes that the stemmer leaves; possessives it knows."""

from __future__ import annotations

import re

_OF_A_NAME = re.compile("^o'(?=..)")
_CONTRACTED = re.compile("'(?:d|ll|re|ve)$")


def without_apostrophe(word: str) -> str:
    """``o'brien`` as ``obrien``, ``they'll`` as ``they``; expects case to be folded, curly ones included."""
    return _CONTRACTED.sub("", _OF_A_NAME.sub("o", word)) if "'" in word else word
