"""The Whoosh index as an engine: builds are written and read here."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import whoosh
from whoosh import index as whoosh_index

from indexer.builds import Build, Builds
from indexer.documents import AnalyzedDocument, StoredDocument
from indexer.engines import IndexInfo
from indexer.engines.whoosh_index.evaluation import evaluate, matches
from indexer.engines.whoosh_index.schema import schema, whoosh_document
from indexer.engines.whoosh_index.snapshot import Snapshot
from indexer.errors import BuildError, DamagedIndex
from indexer.query import Hit, Match, Query, SearchResult
from indexer.versions import analysis_versions

_POSTINGS_IN_MEMORY_MB = 128
_FOLDER = "whoosh"


class WhooshEngine:
    """Implements :class:`indexer.engines.Engine` on an index folder of :class:`indexer.builds.Builds`."""

    def __init__(self, index: Path) -> None:
        self._builds = Builds(index)
        self._opening = threading.Lock()
        self._opened: tuple[Build, Snapshot] | None = None

    def rebuild(self, documents: Iterable[AnalyzedDocument], notes: Mapping[str, Any]) -> IndexInfo:
        """See :meth:`indexer.engines.Engine.rebuild`."""
        with self._builds.new() as path:
            try:
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
                raise BuildError(
                    f"The index can't be written ({error}); the live one is as it was."
                ) from error
        return self.info()

    def search(self, query: Query, *, limit: int, offset: int = 0) -> SearchResult:
        """See :meth:`indexer.engines.Engine.search`."""
        _, snapshot = self._live()
        evaluation = evaluate(query, snapshot)
        page = slice(offset, offset + limit)
        hits = tuple(
            Hit(snapshot.stored(number), float(score), matches(query, snapshot, number))
            for number, score in zip(
                evaluation.documents[page].tolist(), evaluation.scores[page], strict=True
            )
        )
        return SearchResult(len(evaluation.documents), hits)

    def document(self, document_id: str) -> StoredDocument | None:
        """See :meth:`indexer.engines.Engine.document`."""
        _, snapshot = self._live()
        number = snapshot.number_of(document_id)
        return None if number is None else snapshot.stored(number)

    def matches(self, query: Query, document_id: str) -> tuple[Match, ...]:
        """See :meth:`indexer.engines.Engine.matches`."""
        _, snapshot = self._live()
        number = snapshot.number_of(document_id)
        return () if number is None else matches(query, snapshot, number)

    def info(self) -> IndexInfo:
        """See :meth:`indexer.engines.Engine.info`."""
        build, _ = self._live()
        created = datetime.fromisoformat(build.meta["created"])
        meta = build.meta
        return IndexInfo(build.name, created, meta["documents"], meta["languages"], meta["notes"])

    def _live(self) -> tuple[Build, Snapshot]:
        """The live build, opened anew where another has taken its place."""
        opened = self._opened
        if opened and opened[0].name == self._builds.live_name():
            return opened
        with self._opening:
            while True:
                build = self._builds.live(_versions())
                try:
                    snapshot = Snapshot(build.path / _FOLDER)
                except Exception as error:  # whatever Whoosh makes of damaged files
                    if build.name == self._builds.live_name():  # else it was replaced and pruned meanwhile
                        raise DamagedIndex(
                            f"The index in {build.path} can't be opened ({error}): run 'babelfind rebuild'."
                        ) from error
                else:
                    self._opened = (build, snapshot)
                    return self._opened


def _versions() -> dict[str, str]:
    """Whoosh's own among them, for its files are pickles of its classes."""
    return {**analysis_versions(), "Whoosh": ".".join(map(str, whoosh.__version__[:2]))}


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
        found = Snapshot(folder).documents
    except Exception as error:
        raise BuildError(f"The new index can't be read ({error}); the live one is as it was.") from error
    if found != count:
        raise BuildError(f"The new index has {found} of {count} documents; the live one is as it was.")
