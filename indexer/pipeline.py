"""Files → documents → passages → terms, on every core, in bounded memory, into a new index."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from indexer import sources
from indexer.analysis import analyze
from indexer.documents import AnalyzedDocument, Document
from indexer.engines import IndexInfo, NewBuild, engine_for
from indexer.errors import BuildError, SourceError
from indexer.readers import Source, extensions, reader_for
from indexer.settings import Settings
from indexer.workers import map_in_order

_WORTH_MORE_PROCESSES = 2 * 2**20
"""Bytes: less is analysed sooner than another process has started."""

_MOST_BYTES_OF_A_BATCH = 8 * 2**20
_LEAST_BYTES_OF_A_BATCH = 2**20
_MOST_TASKS_OF_A_BATCH = 4096
"""What a worker does at once: much, so that little is left to join; not so much that one waits in the end."""

Progress = Callable[[int, int], None]
"""Told, after each step, how many more bytes are done and how many documents there are by now."""


@dataclass(frozen=True, slots=True)
class RebuildReport:
    """What a rebuild did."""

    info: IndexInfo
    problems: tuple[str, ...]
    """The first things that were left out, a line each, the file first."""
    problem_count: int
    other_kinds: Mapping[str, int]
    """How many files of each extension have no reader."""


@dataclass(frozen=True, slots=True)
class UpdateReport:
    """What an update did."""

    rebuild: RebuildReport
    """As if all had been read anew; but what is left out is told of the files that were read."""
    changed: int
    """How many files were new or had changed."""
    gone: int
    """How many files are no longer there."""


@dataclass(frozen=True, slots=True, eq=False)
class _Outcome:
    """What came of a batch of tasks."""

    prepared: Any
    """What the engine made of the documents."""
    documents: list[tuple[str, str]]
    """The id and the path of each."""
    problems: list[str]
    not_read: list[tuple[str, OSError]]
    """Files, and why."""
    bytes: int


def no_progress(_bytes: int, _documents: int) -> None:
    """For callers that show none."""


def rebuild(
    paths: Sequence[Path],
    settings: Settings,
    *,
    on_start: Callable[[int], None] = lambda _bytes: None,
    on_progress: Progress = no_progress,
) -> RebuildReport:
    """Indexes everything below ``paths`` anew and puts the result in place of the live index.

    ``on_start`` is told the number of bytes to read. Raises :class:`SourceError` where there is nothing
    to index and :class:`BuildError` where the index can't be made; the live index is then as it was.
    """
    found = sources.find(paths, leave_out=settings.index, max_file_mb=settings.max_file_mb)
    if not found.files:
        kinds = ", ".join(extensions())
        raise SourceError(
            f"No file to index in {', '.join(map(str, paths))} (kinds that are read: {kinds})."
            + "".join(f"\n{problem}" for problem in found.problems.first)
        )
    on_start(found.bytes)
    with engine_for(settings.engine, settings.index).new_build() as build:
        _fill(build, found, settings.jobs, on_progress)
        info = build.commit(_notes(paths, found, found.problems))
    return _report(info, found)


def update(
    settings: Settings,
    *,
    on_start: Callable[[int], None] = lambda _bytes: None,
    on_progress: Progress = no_progress,
) -> UpdateReport:
    """Brings the live index up to date with its sources: reads the files that are new or have changed.

    A file has changed if its size or the time of its last change has. Raises as :func:`rebuild` does, and
    :class:`indexer.errors.IndexUnusable` where there is no index to start from.
    """
    engine = engine_for(settings.engine, settings.index)
    before = engine.info()
    paths = [Path(source) for source in before.notes["sources"]]
    found = sources.find(paths, leave_out=settings.index, max_file_mb=settings.max_file_mb)
    known = before.notes["files"]
    unchanged = {path for path, state in found.states.items() if known.get(path) == state}
    changed = found.states.keys() - unchanged
    gone = known.keys() - found.states.keys()
    if not gone and not changed:
        return UpdateReport(_report(before, found), 0, 0)
    found.keep(changed)
    on_start(found.bytes)
    with engine.new_build(update=True) as build:
        if engine.info().build != before.build:
            raise BuildError("The index was replaced meanwhile: run 'babelfind update' again.")
        build.remove_files(gone | changed)
        _fill(build, found, settings.jobs, on_progress)
        info = build.commit(_notes(paths, found, found.problems.with_earlier(before.notes, unchanged)))
    return UpdateReport(_report(info, found), len(changed), len(gone))


def _notes(paths: Sequence[Path], found: sources.Sources, problems: sources.Problems) -> dict[str, Any]:
    """What is kept with an index, so that an update knows what to do."""
    resolved = [str(path.resolve()) for path in paths]
    return {"sources": resolved, "files": found.states, **problems.values()}


def _report(info: IndexInfo, found: sources.Sources) -> RebuildReport:
    problems = found.problems
    return RebuildReport(info, tuple(problems.first), problems.count, found.other_kinds)


def read_task(task: sources.Task) -> tuple[list[Document], list[str]]:
    """The documents of a task, and what could not be read of it. Raises :class:`OSError`."""
    reader = reader_for(task.path)
    if reader is None:
        return [], [f"{task.path}: no reader for this kind of file"]
    documents: list[Document] = []
    problems: list[str] = []
    with task.file.open("rb") as stream:
        stream.seek(task.offset)
        data = stream.read(task.length)
    try:
        for item in reader.read(data, Source(task.path, task.path, task.first_line)):
            if isinstance(item, Document):
                documents.append(item)
            else:
                problems.append(str(item))
    except Exception as error:  # a fault of the reader: one file must not cost all others
        problems.append(f"{task.path}: {type(error).__name__} while it was read: {error}")
    if not documents and not problems and not reader.records_are_lines:
        problems.append(f"{task.path}: there is no text in it")
    return documents, problems


def batches(found: sources.Sources, jobs: int) -> Iterator[tuple[sources.Task, ...]]:
    """The tasks in order, as many together as are prepared at once."""
    most = min(_MOST_BYTES_OF_A_BATCH, max(_LEAST_BYTES_OF_A_BATCH, found.bytes // (4 * jobs)))
    batch: list[sources.Task] = []
    size = 0
    for task in sources.tasks(found):
        batch.append(task)
        size += task.length
        if size >= most or len(batch) >= _MOST_TASKS_OF_A_BATCH:
            yield tuple(batch)
            batch, size = [], 0
    if batch:
        yield tuple(batch)


def process(tasks: Sequence[sources.Task], prepare: Callable[[Iterable[AnalyzedDocument]], Any]) -> _Outcome:
    """Reads and analyses the documents of some tasks and has an engine prepare them."""
    names: list[tuple[str, str]] = []
    problems: list[str] = []
    not_read: list[tuple[str, OSError]] = []

    def analyzed_documents() -> Iterator[AnalyzedDocument]:
        for task in tasks:
            try:
                documents, left_out = read_task(task)
            except OSError as error:
                not_read.append((task.path, error))
                continue
            problems.extend(left_out)
            for document in documents:
                try:
                    analyzed = analyze(document)
                except Exception as error:  # a fault of an analyzer: one document must not cost all others
                    problems.append(f"{document.path}: {type(error).__name__} while it was analysed: {error}")
                    continue
                names.append((document.id, document.path))
                yield analyzed

    prepared = prepare(analyzed_documents())
    return _Outcome(prepared, names, problems, not_read, sum(task.length for task in tasks))


def _fill(build: NewBuild, found: sources.Sources, jobs: int, on_progress: Progress) -> None:
    """Adds all documents, each id once; what is left out becomes a problem of ``found``."""
    ids = _Ids(build.path_of)
    done = 0
    jobs = jobs if found.bytes >= _WORTH_MORE_PROCESSES else 1
    work = partial(process, prepare=build.prepare)
    with closing(map_in_order(work, batches(found, jobs), jobs)) as outcomes:
        for outcome in outcomes:
            for problem in outcome.problems:
                found.problems.add(problem)
            for path, error in outcome.not_read:
                found.not_read(path, error)
            claimed = [ids.claim(*document) for document in outcome.documents]
            for id_, (twice, path) in zip(claimed, outcome.documents, strict=True):
                if id_ is None:
                    found.problems.add(f"{path}: a second document with the id {twice!r}")
            build.add(outcome.prepared, claimed)
            done += outcome.bytes
            on_progress(outcome.bytes, len(ids))
    on_progress(found.bytes - done, len(ids))  # lines passed over, files that shrank meanwhile


class _Ids:
    """The ids that documents have, each only once."""

    def __init__(self, path_of: Callable[[str], str | None]) -> None:
        """``path_of`` tells which file has an id already, of those that are not read now."""
        self._paths: dict[str, str] = {}
        self._path_of = path_of

    def __len__(self) -> int:
        return len(self._paths)

    def claim(self, id_: str, path: str) -> str | None:
        """The id, with the file's name in front if another file has used it; ``None`` if that is taken, too.

        Two collections that both count from 1 lose none; a file that uses an id twice does.
        """
        if (self._paths.get(id_) or self._path_of(id_) or path) != path:
            id_ = f"{path}#{id_}"
        if id_ in self._paths or self._path_of(id_) is not None:
            return None
        self._paths[id_] = path
        return id_
