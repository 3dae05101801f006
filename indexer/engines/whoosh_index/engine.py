"""The Whoosh index as an engine: builds are written and read here."""

from __future__ import annotations

import errno
import shutil
import threading
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import whoosh

from indexer.arrayfile import DamagedFile, ForeignVersion
from indexer.builds import Build, Builds
from indexer.documents import AnalyzedDocument
from indexer.engines import LAST, IndexInfo, Spelled, Word
from indexer.engines.whoosh_index import alike, frame
from indexer.engines.whoosh_index.building import SegmentBuild, UnitFile
from indexer.engines.whoosh_index.evaluation import Evaluation
from indexer.engines.whoosh_index.keys import string_key
from indexer.engines.whoosh_index.listing import Listing
from indexer.engines.whoosh_index.opened import Snapshot, snapshot_of
from indexer.engines.whoosh_index.searching import Wanted, hit_of, search
from indexer.errors import BuildError, DamagedIndex, IndexUnusable, OtherVersion
from indexer.query import Facet, Filters, Hit, Query, SearchResult
from indexer.versions import analysis_versions

_FOLDER = "whoosh"
_UNITS = "units"
_DOCUMENTS_OF_A_UNIT = 4096
_NO_DOCUMENT = "No document is left or can be read: there is nothing to search. The live index is as it was."

_NOT_THE_FAULT_OF_FILES = frozenset({errno.EMFILE, errno.ENFILE, errno.ENOMEM})

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Opened:
    """A build that is read from."""

    build: Build
    snapshot: Snapshot
    listing: Listing


class WhooshEngine:
    """Implements :class:`indexer.engines.Engine` on an index folder of :class:`indexer.builds.Builds`."""

    def __init__(self, index: Path) -> None:
        self._builds = Builds(index)
        self._opening = threading.Lock()
        self._opened: _Opened | None = None

    @contextmanager
    def new_build(self, *, update: bool = False) -> Iterator[NewBuild]:
        """See :meth:`indexer.engines.Engine.new_build`."""
        try:
            with self._builds.new() as path:
                base = self._live() if update else None
                yield NewBuild(self, self._builds, path, base)
        except OSError as error:
            raise BuildError(f"The index can't be written ({error}); the live one is as it was.") from error

    def rebuild(self, documents: Iterable[AnalyzedDocument], notes: Mapping[str, Any]) -> IndexInfo:
        """See :meth:`indexer.engines.Engine.rebuild`."""
        remaining = iter(documents)
        with self.new_build() as build:
            while some := list(islice(remaining, _DOCUMENTS_OF_A_UNIT)):
                build.add(build.prepare(some), [analyzed.document.id for analyzed in some])
            return build.commit(notes)

    def search(
        self,
        query: Query,
        *,
        limit: int,
        offset: int = 0,
        facets: Collection[Facet] = (),
        explain: bool = False,
    ) -> SearchResult:
        """See :meth:`indexer.engines.Engine.search`."""

        def ask(opened: _Opened) -> SearchResult:
            return search(query, opened.snapshot, Wanted(limit, offset, facets, explain))

        return self._read(ask)

    def documents(self, query: Query) -> dict[tuple[int, int], int]:
        """See :meth:`indexer.engines.Engine.documents`."""
        return self._read(lambda opened: Evaluation(query, opened.snapshot).documents())

    def hit(self, query: Query, document_id: str) -> Hit | None:
        """See :meth:`indexer.engines.Engine.hit`."""

        def ask(opened: _Opened) -> Hit | None:
            number = opened.snapshot.number_of(string_key(document_id))
            return None if number is None else hit_of(query, opened.snapshot, number)

        return self._read(ask)

    def words(self, expression: str, first: str = "", behind: str = LAST) -> list[Word]:
        """See :meth:`indexer.engines.Engine.words`."""
        return self._read(lambda opened: opened.listing.words(expression, first, behind))

    def spellings(self, expression: str, spelled: Spelled, first: str = "", behind: str = LAST) -> list[str]:
        """See :meth:`indexer.engines.Engine.spellings`."""
        return self._read(lambda opened: opened.listing.spellings(expression, spelled, first, behind))

    def written(self, words: Iterable[str]) -> list[Word]:
        """See :meth:`indexer.engines.Engine.written`."""
        sought = [*words]
        return self._read(lambda opened: opened.listing.written(sought))

    def heard(self, language: str, sounds: Collection[str]) -> list[Word]:
        """See :meth:`indexer.engines.Engine.heard`."""
        return self._read(lambda opened: alike.heard(opened.snapshot, language, sounds))

    def similar(self, word: str, edits: int) -> dict[Word, int]:
        """See :meth:`indexer.engines.Engine.similar`."""
        return self._read(lambda opened: alike.similar(opened.snapshot, word, edits))

    def info(self) -> IndexInfo:
        """See :meth:`indexer.engines.Engine.info`."""
        build = self._builds.live(_versions())
        meta = build.meta
        created = datetime.fromisoformat(meta["created"])
        return IndexInfo(build.name, created, meta["documents"], meta["languages"], meta["notes"])

    def check(self) -> int:
        """See :meth:`indexer.engines.Engine.check`."""

        def ask(opened: _Opened) -> int:
            for segment in opened.snapshot.segments:
                segment.files.check()
            if opened.snapshot.documents != opened.build.meta["documents"]:
                raise DamagedFile("its table of contents tells of other documents than were written")
            return opened.snapshot.documents

        return self._read(ask)

    def _read(self, ask: Callable[[_Opened], T]) -> T:
        """The answer from the live build: asked again if it was replaced and pruned while it was read."""
        while True:
            build = self._builds.live_name()
            try:
                return ask(self._open(build))
            except (DamagedFile, ForeignVersion, OSError) as error:
                if isinstance(error, OSError) and error.errno in _NOT_THE_FAULT_OF_FILES:
                    raise
                if build == self._builds.live_name():
                    kind = OtherVersion if isinstance(error, ForeignVersion) else DamagedIndex
                    raise kind(
                        f"The index in {self._builds.index} can't be read ({error}): run 'babelfind rebuild'."
                    ) from error

    def _live(self) -> _Opened:
        return self._read(lambda opened: opened)

    def _open(self, name: str) -> _Opened:
        """The build of that name, opened once for all threads."""
        opened = self._opened
        if opened and opened.build.name == name:
            return opened
        with self._opening:
            if not self._opened or self._opened.build.name != name:
                build = self._builds.live(_versions())
                snapshot = _opened_snapshot(build.path / _FOLDER)
                self._opened = _Opened(build, snapshot, Listing(snapshot))
            return self._opened


class NewBuild:
    """Implements :class:`indexer.engines.NewBuild`."""

    def __init__(self, engine: WhooshEngine, builds: Builds, path: Path, base: _Opened | None) -> None:
        self._engine = engine
        self._builds = builds
        self._path = path
        (path / _FOLDER).mkdir()
        (path / _UNITS).mkdir()
        if base is None:
            frame.create(path / _FOLDER)
        else:
            _link_all(base.build.path / _FOLDER, path / _FOLDER)
        self._segments = SegmentBuild(path / _FOLDER, path / _UNITS, base.snapshot if base else None)
        self.prepare = self._segments.prepare

    def add(self, prepared: Sequence[UnitFile], ids: Sequence[str | None]) -> None:
        """See :meth:`indexer.engines.NewBuild.add`."""
        self._segments.add(prepared, ids)

    def remove(self, ids: Iterable[str]) -> int:
        """See :meth:`indexer.engines.NewBuild.remove`."""
        return self._segments.remove(ids)

    def remove_files(self, paths: Collection[str]) -> int:
        """See :meth:`indexer.engines.NewBuild.remove_files`."""
        return self._segments.remove_files(paths)

    def path_of(self, id_: str) -> str | None:
        """See :meth:`indexer.engines.NewBuild.path_of`."""
        return self._segments.path_of(id_)

    def commit(self, notes: Mapping[str, Any]) -> IndexInfo:
        """See :meth:`indexer.engines.NewBuild.commit`."""
        try:
            self._segments.finish()
        except DamagedFile as error:
            raise DamagedIndex(f"The index can't be read ({error}): run 'babelfind rebuild'.") from error
        shutil.rmtree(self._path / _UNITS)
        try:
            snapshot = snapshot_of(self._path / _FOLDER)
        except Exception as error:
            raise BuildError(f"The new index can't be read ({error}); the live one is as it was.") from error
        if not snapshot.documents:
            raise BuildError(_NO_DOCUMENT)
        meta = {
            "made_by": _versions(),
            "documents": snapshot.documents,
            "languages": _languages(snapshot),
            "notes": dict(notes),
        }
        self._builds.activate(self._path, meta)
        return self._engine.info()


def _versions() -> dict[str, str]:
    """Whoosh's own among them, for its table of contents is a pickle of its classes."""
    return {**analysis_versions(), "Whoosh": ".".join(map(str, whoosh.__version__[:2]))}


def _opened_snapshot(folder: Path) -> Snapshot:
    """Raises :class:`DamagedFile` also for whatever Whoosh makes of files that are not what it wrote."""
    try:
        return snapshot_of(folder)
    except (IndexUnusable, DamagedFile, ForeignVersion, OSError, MemoryError):
        raise
    except Exception as error:
        raise DamagedFile(f"{type(error).__name__}: {error}") from error


def _languages(snapshot: Snapshot) -> dict[str, int]:
    """How many documents are written in each language, the most frequent first."""
    counts: Counter[str] = Counter()
    for segment in snapshot.segments:
        counts.update(segment.facet(Facet.LANGUAGE, segment.passing(Filters())))
    return {language: count for language, count in counts.most_common() if count}


def _link_all(source: Path, target: Path) -> None:
    """The files of a folder in another one, too; copied only where the system has no hard links."""
    for file in source.iterdir():
        if file.name.endswith("LOCK"):
            continue
        try:
            (target / file.name).hardlink_to(file)
        except OSError:
            shutil.copy2(file, target / file.name)
