"""Small indexes of the engine, in as many segments as are wanted."""

from collections.abc import Collection, Sequence
from pathlib import Path

import pytest

from indexer.documents import AnalyzedDocument
from indexer.engines.whoosh_index import building
from indexer.engines.whoosh_index.assembly import assemble
from indexer.engines.whoosh_index.engine import NewBuild, WhooshEngine
from indexer.engines.whoosh_index.opened import Snapshot
from indexer.engines.whoosh_index.units import unit_of

Part = Sequence[AnalyzedDocument]
"""Documents that are added together."""


def add(build: NewBuild, part: Part) -> None:
    build.add(build.prepare(part), ids_of(part))


def ids_of(part: Part) -> list[str]:
    return [each.document.id for each in part]


def index_of(index: Path, parts: Sequence[Part]) -> WhooshEngine:
    """An index with a segment for each part."""
    engine = WhooshEngine(index)
    with engine.new_build() as build:
        prepared = [build.prepare(part) for part in parts]
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(building, "MOST_DOCUMENTS", 1)
            for part, units in zip(parts, prepared, strict=True):
                build.add(units, ids_of(part))
        build.commit({})
    return engine


def snapshot_of(folder: Path, parts: Sequence[Part], deleted: Sequence[Collection[int]] = ()) -> Snapshot:
    """A segment of each part, its documents of these numbers deleted, without the rest of an index."""
    files = [folder / f"{number}.bbl" for number in range(len(parts))]
    for part, file in zip(parts, files, strict=True):
        assemble([unit_of(part)], file)
    gone = [*map(frozenset, deleted), *([frozenset()] * (len(parts) - len(deleted)))]
    return Snapshot(list(zip(files, gone, strict=True)))
