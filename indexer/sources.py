"""What there is to read: files below the sources, cut into tasks of a bearable size."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from indexer.errors import SourceError
from indexer.readers import reader_for

_PROBLEMS_KEPT = 100

_SLICE_BYTES = 2**20
"""Of a collection with a record a line: so much, up to the end of the line, is one task."""


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read, or a run of whole lines of it."""

    file: Path
    path: str
    """The file relative to the sources, with forward slashes."""
    offset: int
    length: int
    first_line: int = 1


@dataclass(slots=True)
class Problems:
    """What was left out: as many lines as anyone reads, and how many there are."""

    first: list[str] = field(default_factory=list)
    count: int = 0
    of_files: Counter[str] = field(default_factory=Counter)
    """How many there are of each file."""

    def add(self, problem: str) -> None:
        """One more; ``problem`` names the file first."""
        self.count += 1
        self.of_files[_file_of(problem)] += 1
        if self.count <= _PROBLEMS_KEPT:
            self.first.append(problem)

    def values(self) -> dict[str, Any]:
        """All of it, for JSON."""
        return {"problems": self.first, "problem_count": self.count, "problem_files": dict(self.of_files)}

    def with_earlier(self, values: Mapping[str, Any], paths: Collection[str]) -> Problems:
        """These, and of the earlier ones that :meth:`values` gave those of some files."""
        earlier = Counter({path: n for path, n in values["problem_files"].items() if path in paths})
        listed = [problem for problem in values["problems"] if _file_of(problem) in earlier]
        first = [*self.first, *listed][:_PROBLEMS_KEPT]
        return Problems(first, self.count + earlier.total(), self.of_files + earlier)


@dataclass(slots=True)
class Sources:
    """The files found, and those that are left out and why."""

    most_bytes: int
    """Of one document: what is larger is left out."""
    files: list[tuple[Path, str]] = field(default_factory=list)
    bytes: int = 0
    other_kinds: Counter[str] = field(default_factory=Counter)
    """How many files of each extension have no reader."""
    problems: Problems = field(default_factory=Problems)
    states: dict[str, list[int]] = field(default_factory=dict)
    """Of each file, as it was before any was read: its size and when it was last changed, in nanoseconds."""

    def keep(self, paths: Collection[str]) -> None:
        """Leaves only these to be read."""
        self.files = [(file, path) for file, path in self.files if path in paths]
        self.bytes = sum(self.states[path][0] for _, path in self.files)

    def not_read(self, path: str, error: OSError) -> None:
        """A file can't be read now; nothing is remembered of it, so that it is tried again."""
        self.problems.add(f"{path}: {error.strerror or error}")
        self.states.pop(path, None)


def find(sources: Sequence[Path], *, leave_out: Path, max_file_mb: int) -> Sources:
    """All files below the sources that a reader takes, in a stable order; hidden ones are passed over.

    ``leave_out`` is the index, which may lie inside a source. Paths are relative to the one source,
    or to what the sources have in common. Raises :class:`SourceError` for a source that does not exist.
    """
    missing = [str(source) for source in sources if not os.path.exists(source)]  # noqa: PTH110  # Path.exists raises where one may not look
    if missing:
        raise SourceError(f"There is nothing at {', '.join(missing)}: check the path.")
    found = Sources(max_file_mb * 2**20)
    base = _base(sources)
    seen: set[Path] = set()
    for source in sources:
        for file in _walk(source.resolve(), leave_out.resolve(), found.problems):
            if file not in seen:
                seen.add(file)
                _take(file, _relative(file, base), found)
    return found


def tasks(found: Sources) -> Iterator[Task]:
    """What is to be read, in order. A file that can't be read now becomes a problem of ``found``."""
    for file, path in found.files:
        reader = reader_for(path)
        try:
            if reader is not None and reader.records_are_lines:
                yield from _slices(file, path, found)
            else:
                yield Task(file, path, 0, file.stat().st_size)
        except OSError as error:
            found.not_read(path, error)


def _file_of(problem: str) -> str:
    return problem.partition(": ")[0]


def _base(sources: Sequence[Path]) -> Path:
    folders = [source if source.is_dir() else source.parent for source in map(Path.resolve, sources)]
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:  # on different drives
        return Path()


def _relative(file: Path, base: Path) -> str:
    relative = file.relative_to(base).as_posix()
    return os.fsencode(relative).decode("utf-8", "backslashreplace")


def _walk(source: Path, leave_out: Path, problems: Problems) -> Iterator[Path]:
    if source.is_file():
        yield source
        return

    def note(error: OSError) -> None:
        problems.add(f"{error.filename}: {error.strerror}")

    for folder, subfolders, names in os.walk(source, onerror=note):
        here = Path(folder)
        subfolders[:] = sorted(n for n in subfolders if not n.startswith(".") and here / n != leave_out)
        for name in subfolders:
            if (here / name).is_symlink():
                problems.add(f"{here / name}: a link to a folder, not followed")
        yield from (here / name for name in sorted(names) if not name.startswith("."))


def _take(file: Path, path: str, found: Sources) -> None:
    reader = reader_for(path)
    if reader is None:
        found.other_kinds[file.suffix.lower() or file.name] += 1
        return
    try:
        status = file.stat()
    except OSError as error:
        found.problems.add(f"{path}: {error.strerror}")
        return
    if not stat.S_ISREG(status.st_mode):
        found.problems.add(f"{path}: not a file but a pipe, socket or device")
    elif status.st_size > found.most_bytes and not reader.records_are_lines:
        found.problems.add(_too_large(path, found))
    else:
        found.files.append((file, path))
        found.bytes += status.st_size
        found.states[path] = [status.st_size, status.st_mtime_ns]


def _too_large(what: str, found: Sources) -> str:
    return f"{what}: larger than {found.most_bytes >> 20} MB, left out; the setting max_file_mb allows more"


def _slices(file: Path, path: str, found: Sources) -> Iterator[Task]:
    offset, line = 0, 1
    with file.open("rb") as stream:
        while piece := stream.read(_SLICE_BYTES):
            rest = stream.readline(found.most_bytes)
            skipped = 0
            if len(rest) == found.most_bytes and not rest.endswith(b"\n"):
                whole_lines = piece.rfind(b"\n") + 1
                skipped = len(piece) - whole_lines + len(rest) + _skip_line(stream)
                piece, rest = piece[:whole_lines], b""
            lines = piece.count(b"\n") + rest.count(b"\n")
            yield Task(file, path, offset, len(piece) + len(rest), line)
            offset += len(piece) + len(rest) + skipped
            line += lines
            if skipped:
                found.problems.add(_too_large(f"{path}: line {line}", found))
                line += 1


def _skip_line(stream: BinaryIO) -> int:
    """Reads to the end of the line without keeping it; gives its length."""
    length = 0
    while rest := stream.readline(_SLICE_BYTES):
        length += len(rest)
        if rest.endswith(b"\n"):
            break
    return length
