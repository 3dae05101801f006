"""What the engine needs to write an index of documents that are analysed, in one process.

Each batch is written twice: as it is, and without its texts, passages and the places of its words. The
second index has all that is needed to rank, and so all that a rival writes that is given just the terms, and
more: ids, dates and languages. What the first takes beyond it is the price of storing texts and places.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from benchmarks.analysing import find
from indexer import sources
from indexer.documents import AnalyzedDocument
from indexer.engines import NewBuild, engine_for
from indexer.pipeline import batches, process
from indexer.settings import load_settings


class Seconds(NamedTuple):
    """What each kind of work took."""

    analysing: float
    """And reading."""
    writing: float
    """Of all, until the segments are on disk and checked."""
    postings: float
    """Of what is left without texts and places."""


def write(collection: Path, folder: Path) -> Seconds:
    """Reads, analyses and writes a collection in this process; the folder is for the indexes."""
    analysing = 0.0
    with ExitStack() as builds:
        whole, bare = (_Timed(builds, folder / name) for name in ("whole", "bare"))
        for tasks in batches(find(collection), 1):
            began = time.perf_counter()
            documents = _analyzed(tasks)
            analysing += time.perf_counter() - began
            whole.add(documents)
            bare.add([_without_text(document) for document in documents])
        whole.commit()
        bare.commit()
    return Seconds(analysing, whole.seconds, bare.seconds)


def _analyzed(tasks: tuple[sources.Task, ...]) -> list[AnalyzedDocument]:
    documents: list[AnalyzedDocument] = process(tasks, prepare=list).prepared
    return documents


def _without_text(analyzed: AnalyzedDocument) -> AnalyzedDocument:
    return replace(analyzed, document=replace(analyzed.document, title="", text=""), passages=())


class _Timed:
    """A build and the seconds that it has taken."""

    def __init__(self, builds: ExitStack, index: Path) -> None:
        settings = load_settings(index=index)
        self.seconds = 0.0
        self._build: NewBuild = builds.enter_context(engine_for(settings.engine, settings.index).new_build())

    def add(self, documents: Iterable[AnalyzedDocument]) -> None:
        """What a worker and then the process that it works for do with a batch."""
        ids = [analyzed.document.id for analyzed in documents]
        began = time.perf_counter()
        self._build.add(self._build.prepare(documents), ids)
        self.seconds += time.perf_counter() - began

    def commit(self) -> None:
        """The rest of the work."""
        began = time.perf_counter()
        self._build.commit({})
        self.seconds += time.perf_counter() - began
