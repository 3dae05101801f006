"""A small lexicon of a few words, weighed and written as real dictionaries are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from indexer.versions import analysis_versions
from search_app.lexicon.compiling import Compiler
from search_app.lexicon.groups import Group
from search_app.lexicon.writing import write

_DING = (
    {"en": ["spy", "agent"], "de": ["Spion", "Agent"]},
    {"en": ["bicycle"], "de": ["Fahrrad"]},
    {"en": ["capital"], "de": ["Hauptstadt"]},
    {"en": ["government"], "de": ["Regierung"]},
)
_JMDICT = (
    {"ja": ["スパイ"], "en": ["spy"]},
    {"ja": ["自転車"], "en": ["bicycle"]},
    {"ja": ["会談"], "en": ["talks"]},
)


def make_lexicon(path: Path, groups: Sequence[Group] | None = None) -> Path:
    """Writes a lexicon of these groups, or of the small dictionaries here; gives its path back."""
    compiler = Compiler()
    if groups is not None:
        compiler.add("handbook", 1.0, groups)
    else:
        compiler.add("Ding", 1.0, [*map(_group, _DING)])
        compiler.add("JMdict", 1.0, [*map(_group, _JMDICT)])
    notes = {
        "made": "2022-11-15T00:00:00+00:00",
        "analysis": analysis_versions(),
        "groups": {},
        "sentences": 0,
    }
    write(path, compiler.table(lambda _share: None), notes)
    return path


def _group(words: dict[str, list[str]]) -> Group:
    return Group({language: [(word, 1.0) for word in of_it] for language, of_it in words.items()})
