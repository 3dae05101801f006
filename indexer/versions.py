"""The versions that decide what terms an index holds: searched by others, it would give wrong answers."""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.metadata import version

ANALYSIS = "2"
"""Goes up with every change to the analyzers that makes other terms or sounds of the same text."""

_DICTIONARIES_AND_STEMMERS = ("fugashi", "unidic-lite", "PyStemmer")


@cache
def analysis_versions() -> dict[str, str]:
    """Names and versions of all that makes terms, the program's own analysis included."""
    versions = {name: version(name) for name in _DICTIONARIES_AND_STEMMERS}
    return {"analysis": ANALYSIS, "Unicode": unicodedata.unidata_version, **versions}
