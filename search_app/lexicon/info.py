"""What is in a lexicon, and whose work it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from search_app.lexicon.sources import JMDICT, SOURCES, TATOEBA, WADOKU, Source
from search_app.lexicon.store import Lexicon


class LexiconInfo(NamedTuple):
    """What is in a lexicon."""

    path: Path
    size: int
    """In bytes."""
    made: datetime
    keys: int
    groups: Mapping[str, int]
    """How many of each source, by its name."""
    sentences: int

    @property
    def sources(self) -> list[Source]:
        """Those of others that something in it comes from."""
        named = {name for name, count in self.groups.items() if count}
        if JMDICT.name in named:
            named.add(WADOKU.name)
        if self.sentences:
            named.add(TATOEBA.name)
        return [source for source in SOURCES if source.name in named]


def info_of(path: Path, lexicon: Lexicon) -> LexiconInfo:
    """Of the lexicon that was opened from there."""
    notes = lexicon.notes
    return LexiconInfo(
        path,
        path.stat().st_size,
        datetime.fromisoformat(notes["made"]),
        len(lexicon),
        notes["groups"],
        notes["sentences"],
    )
