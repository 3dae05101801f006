"""A small lexicon of a few words, weighed and written as real dictionaries are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from search_app.lexicon.compiling import Compiler
from search_app.lexicon.groups import Group
from tests.search_app.lexicon.compiled import group, written

_DING = (
    group(en=[("spy", 1.0), ("agent", 1.0)], de=[("Spion", 1.0), ("Agent", 1.0)]),
    group(en="bicycle", de="Fahrrad"),
    group(en="capital", de="Hauptstadt"),
    group(en="government", de="Regierung"),
)
_JMDICT = (
    group(ja="スパイ", en="spy"),
    group(ja="自転車", en="bicycle"),
    group(ja="会談", en="talks"),
)


def make_lexicon(path: Path, groups: Sequence[Group] | None = None) -> Path:
    """Writes a lexicon of these groups, or of the small dictionaries here; gives its path back."""
    compiler = Compiler()
    if groups is not None:
        compiler.add("handbook", 1.0, groups)
    else:
        compiler.add("Ding", 1.0, _DING)
        compiler.add("JMdict", 1.0, _JMDICT)
    return written(path, compiler)
