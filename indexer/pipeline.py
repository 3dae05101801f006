"""Files → documents → passages → terms, on every core, in bounded memory, into a new index."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from indexer import sources
from indexer.analysis import analyze
from indexer.documents import AnalyzedDocument, Document
from indexer.engines import IndexInfo, engine_for
from indexer.errors import SourceError
from indexer.readers import Source, extensions, reader_for
from indexer.settings import Settings
from indexer.workers import map_in_order

_WORTH_MORE_PROCESSES = 2 * 2**20
"""Bytes: less is analysed sooner than another process has started."""

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


@dataclass(frozen=True, slots=True, eq=False)
class _Outcome:
    """What came of one task."""

    documents: list[AnalyzedDocument]
    problems: list[str]
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
    jobs = settings.jobs if found.bytes >= _WORTH_MORE_PROCESSES else 1
    notes: dict[str, object] = {"sources": [str(path.resolve()) for path in paths]}
    with closing(_documents(found, jobs, on_progress, notes)) as documents:
        info = engine_for(settings.engine, settings.index).rebuild(documents, notes)
    problems = found.problems
    return RebuildReport(info, tuple(problems.first), problems.count, found.other_kinds)


def read_task(task: sources.Task) -> tuple[list[Document], list[str]]:
    """The documents of a task, and what could not be read of it."""
    reader = reader_for(task.path)
    if reader is None:
        return [], [f"{task.path}: no reader for this kind of file"]
    documents: list[Document] = []
    problems: list[str] = []
    try:
        with task.file.open("rb") as stream:
            stream.seek(task.offset)
            data = stream.read(task.length)
        for item in reader.read(data, Source(task.path, task.path, task.first_line)):
            if isinstance(item, Document):
                documents.append(item)
            else:
                problems.append(str(item))
    except OSError as error:
        problems.append(f"{task.path}: {error.strerror or error}")
    except Exception as error:  # a fault of the reader: one file must not cost all others
        problems.append(f"{task.path}: {type(error).__name__} while it was read: {error}")
    if not documents and not problems and not reader.records_are_lines:
        problems.append(f"{task.path}: there is no text in it")
    return documents, problems


def _process(task: sources.Task) -> _Outcome:
    documents, problems = read_task(task)
    analyzed: list[AnalyzedDocument] = []
    for document in documents:
        try:
            analyzed.append(analyze(document))
        except Exception as error:  # a fault of an analyzer: one document must not cost all others
            problems.append(f"{document.path}: {type(error).__name__} while it was analysed: {error}")
    return _Outcome(analyzed, problems, task.length)


def _documents(
    found: sources.Sources, jobs: int, on_progress: Progress, notes: dict[str, object]
) -> Generator[AnalyzedDocument]:
    """All documents, each id once; at the end the notes say what was left out."""
    ids = _Ids()
    done = 0
    with closing(map_in_order(_process, sources.tasks(found), jobs)) as outcomes:
        for outcome in outcomes:
            for problem in outcome.problems:
                found.problems.add(problem)
            for analyzed in outcome.documents:
                document = ids.claim(analyzed.document)
                if document is None:
                    twice = analyzed.document
                    found.problems.add(f"{twice.path}: a second document with the id {twice.id!r}")
                else:
                    yield replace(analyzed, document=document)
            done += outcome.bytes
            on_progress(outcome.bytes, len(ids))
    on_progress(found.bytes - done, len(ids))  # lines passed over, files that shrank meanwhile
    notes["problems"] = found.problems.first
    notes["problem_count"] = found.problems.count


class _Ids:
    """The ids that documents have, each only once."""

    def __init__(self) -> None:
        self._paths: dict[str, str] = {}

    def __len__(self) -> int:
        return len(self._paths)

    def claim(self, document: Document) -> Document | None:
        """The document, with its file's name in front of an id that another file has used; or nothing.

        Two collections that both count from 1 lose none; a file that uses an id twice does.
        """
        if document.id in self._paths and self._paths[document.id] != document.path:
            document = replace(document, id=f"{document.path}#{document.id}")
        if document.id in self._paths:
            return None
        self._paths[document.id] = document.path
        return document
