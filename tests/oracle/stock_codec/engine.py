"""Builds of the oracle, written and read through Whoosh."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import whoosh
from whoosh import index as whoosh_index

from indexer.builds import Build, Builds
from indexer.documents import AnalyzedDocument
from indexer.engines import IndexInfo
from indexer.errors import BuildError, DamagedIndex, IndexUnusable
from indexer.query import Facet, Hit, Query, SearchResult
from indexer.versions import analysis_versions
from tests.oracle.stock_codec.evaluation import Evaluation
from tests.oracle.stock_codec.schema import LAYOUT, schema, whoosh_document
from tests.oracle.stock_codec.snapshot import OpenBuild, Snapshot

_POSTINGS_IN_MEMORY_MB = 128
_FOLDER = "whoosh"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Opened:
    """A build that is read from."""

    build: Build
    files: OpenBuild


class Oracle:
    """Rebuilds and reads as :class:`indexer.engines.Engine` tells; it knows no updates."""

    def __init__(self, index: Path) -> None:
        self._builds = Builds(index)
        self._opening = threading.Lock()
        self._opened: _Opened | None = None

    def rebuild(self, documents: Iterable[AnalyzedDocument], notes: Mapping[str, Any]) -> IndexInfo:
        """See :meth:`indexer.engines.Engine.rebuild`."""
        try:
            with self._builds.new() as path:
                count, languages = _write(path / _FOLDER, documents)
                _check(path / _FOLDER, count)
                meta = {
                    "made_by": _versions(),
                    "documents": count,
                    "languages": dict(languages.most_common()),
                    "notes": dict(notes),
                }
                self._builds.activate(path, meta)
        except OSError as error:
            raise BuildError(f"The index can't be written ({error}); the live one is as it was.") from error
        return self.info()

    def search(
        self,
        query: Query,
        *,
        limit: int,
        offset: int = 0,
        facets: Collection[Facet] = (),
        count_all: bool = True,
    ) -> SearchResult:
        """See :meth:`indexer.engines.Engine.search`."""

        def ask(_build: Build, snapshot: Snapshot) -> SearchResult:
            evaluation = Evaluation(query, snapshot)
            ranking = evaluation.ranking()
            page = slice(offset, offset + limit)
            hits = tuple(
                Hit(snapshot.stored(number), float(score), evaluation.matches(number))
                for number, score in zip(ranking.documents[page].tolist(), ranking.scores[page], strict=True)
            )
            return SearchResult(len(ranking.documents), hits, facets=evaluation.facets(ranking, facets))

        return self._read(ask)

    def hit(self, query: Query, document_id: str) -> Hit | None:
        """See :meth:`indexer.engines.Engine.hit`."""

        def ask(_build: Build, snapshot: Snapshot) -> Hit | None:
            number = snapshot.number_of(document_id)
            if number is None:
                return None
            return Hit(snapshot.stored(number), 0.0, Evaluation(query, snapshot).matches(number))

        return self._read(ask)

    def info(self) -> IndexInfo:
        """See :meth:`indexer.engines.Engine.info`."""

        def ask(build: Build, _snapshot: Snapshot) -> IndexInfo:
            meta = build.meta
            created = datetime.fromisoformat(meta["created"])
            return IndexInfo(build.name, created, meta["documents"], meta["languages"], meta["notes"])

        return self._read(ask)

    def _read(self, ask: Callable[[Build, Snapshot], T]) -> T:
        """The answer from the live build: asked again if it was replaced and pruned while it was read."""
        while True:
            build = self._builds.live_name()
            try:
                opened = self._open(build)
                with opened.files.snapshot() as snapshot:
                    return ask(opened.build, snapshot)
            except IndexUnusable:
                raise
            except Exception as error:  # whatever Whoosh makes of files that are damaged or gone
                if build == self._builds.live_name():
                    raise DamagedIndex(
                        f"The index in {self._builds.index} can't be read ({error}): run 'babelfind rebuild'."
                    ) from error

    def _open(self, name: str) -> _Opened:
        """The build of that name, opened once for all threads."""
        opened = self._opened
        if opened and opened.build.name == name:
            return opened
        with self._opening:
            if not self._opened or self._opened.build.name != name:
                build = self._builds.live(_versions())
                self._opened = _Opened(build, OpenBuild(build.path / _FOLDER))
            return self._opened


def _versions() -> dict[str, str]:
    """Whoosh's own among them, for its files are pickles of its classes."""
    return {
        **analysis_versions(),
        "layout of the Whoosh index": LAYOUT,
        "Whoosh": ".".join(map(str, whoosh.__version__[:2])),
    }


def _write(folder: Path, documents: Iterable[AnalyzedDocument]) -> tuple[int, Counter[str]]:
    """One writer, one segment; gives the number of documents, in all and by language."""
    folder.mkdir()
    writer = whoosh_index.create_in(str(folder), schema()).writer(
        limitmb=_POSTINGS_IN_MEMORY_MB,
        compound=False,  # else every reader would hold a copy of all postings in memory
    )
    count = 0
    languages: Counter[str] = Counter()
    try:
        for analyzed in documents:
            writer.add_document(**whoosh_document(analyzed))
            languages.update(analyzed.languages)
            count += 1
    except BaseException:
        with suppress(
            Exception
        ):  # interrupted amid its work it may fail at that, too; the folder goes anyway
            writer.cancel()
        raise
    writer.commit(merge=False)
    return count, languages


def _check(folder: Path, count: int) -> None:
    """Raises :class:`BuildError` unless the build can be read and has all documents."""
    if not count:
        raise BuildError(
            "No document could be read, so there is nothing to search; the live index is as it was."
        )
    try:
        found = OpenBuild(folder).documents
    except Exception as error:
        raise BuildError(f"The new index can't be read ({error}); the live one is as it was.") from error
    if found != count:
        raise BuildError(f"The new index has {found} of {count} documents; the live one is as it was.")
