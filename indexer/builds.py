"""A new build beside the live one, one atomic switch, old builds pruned.

An index folder holds::

    babelfind-index      marks the folder as ours, so that nothing of anyone else's is ever deleted
    current              one line: the name of the live build
    builds/<name>/       a build: the engine's files and meta.json
    rebuild.lock         locked, by the system, while a rebuild is at work

Only the replacement of ``current`` makes a build live. Whatever a killed rebuild leaves behind is not
named there, and the next rebuild clears it away.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from indexer.errors import BuildError, DamagedIndex, NoIndex, OtherVersion, RebuildRunning

FORMAT = 2
"""Of the layout above and of ``meta.json``."""

_MARK = "babelfind-index"
_NAME = re.compile(r"\d{8}T\d{12}Z-[0-9a-f]{8}")
_SMALL = 2**22
"""Bytes: what is in smaller files is compared, too, whenever a build is opened. So is Whoosh's table of
contents of any size: a pickle without a checksum of its own, which must not be unpickled if it is damaged.
"""

_KEPT_BESIDE_THE_LIVE_ONE = 1
"""A reader that opened the build before may still be at work in it."""


@dataclass(frozen=True, slots=True)
class Build:
    """A finished build: where it is and what its ``meta.json`` says."""

    path: Path
    meta: dict[str, Any]

    @property
    def name(self) -> str:
        """Sorts by the time of building."""
        return self.path.name


class Builds:
    """The builds of one index folder."""

    def __init__(self, index: Path) -> None:
        self.index = index
        self._current = index / "current"
        self._builds = index / "builds"

    def live_name(self) -> str:
        """The name of the live build; raises :class:`NoIndex` where there is none."""
        try:
            with self._current.open("rb", buffering=0) as stream:  # as text it takes twice as long
                name = stream.read().decode("ascii").strip()
        except FileNotFoundError as error:
            raise NoIndex(
                f"There is no index in {self.index} yet: make one with 'babelfind rebuild FOLDER'."
            ) from error
        except (OSError, UnicodeDecodeError) as error:
            raise DamagedIndex(
                f"{self._current} can't be read ({error}): run 'babelfind rebuild'."
            ) from error
        if not _NAME.fullmatch(name):
            raise DamagedIndex(f"{self._current} does not name a build: run 'babelfind rebuild'.")
        return name

    def live(self, made_by: dict[str, str]) -> Build:
        """The live build, its files complete and made by these versions.

        Raises :class:`NoIndex`, :class:`OtherVersion` or :class:`DamagedIndex`.
        """
        while True:
            name = self.live_name()
            try:
                return _read(self._builds / name, made_by)
            except DamagedIndex:
                if name == self.live_name():  # else it was replaced and pruned while it was read
                    raise

    @contextmanager
    def new(self) -> Iterator[Path]:
        """An empty folder to build in. It is removed again unless it has become the live build.

        Raises :class:`RebuildRunning` while another rebuild has the index, and :class:`BuildError`
        if the folder is somebody else's.
        """
        self._claim()
        lock = FileLock(self.index / "rebuild.lock", timeout=0)
        try:
            lock.acquire()
        except Timeout as error:
            raise RebuildRunning(
                f"Another rebuild is at work on {self.index}: wait until it has ended."
            ) from error
        try:
            self._remove_all_but(self._finished())
            path = self._builds / f"{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}-{secrets.token_hex(4)}"
            path.mkdir(parents=True)
            try:
                yield path
            finally:
                if not self._is_live(path):
                    shutil.rmtree(path, ignore_errors=True)
        finally:
            lock.release()

    def activate(self, path: Path, meta: dict[str, Any]) -> None:
        """Makes a finished and checked build the live one, for good even if the power fails now."""
        files = {file.relative_to(path).as_posix(): _state(file) for file in _files(path)}
        created = datetime.now(UTC).isoformat(timespec="seconds")
        complete = {"format": FORMAT, "created": created, **meta, "files": files}
        told = json.dumps({"checksum": _checksum(complete), **complete}, indent=1)
        (path / "meta.json").write_text(told, "utf-8")
        for file in _files(path):
            _flush_to_disk(file)
        for folder in {path, *(file.parent for file in _files(path)), self._builds}:
            _flush_to_disk(folder)
        self._switch_to(path.name)
        with suppress(OSError):  # it is live: what goes wrong now must not be told as a failure
            _flush_to_disk(self.index)
        self._remove_all_but(self._finished())

    def _claim(self) -> None:
        mark = self.index / _MARK
        try:
            self.index.mkdir(parents=True, exist_ok=True)
            if not mark.exists() and any(self.index.iterdir()):
                raise BuildError(
                    f"{self.index} holds other files: give an empty or new folder for the index with --index."
                )
            mark.touch()
            _flush_to_disk(self.index.parent)
        except OSError as error:
            raise BuildError(f"The index can't be written to {self.index}: {error}") from error

    def _switch_to(self, name: str) -> None:
        pending = self.index / "current.new"
        pending.write_text(f"{name}\n", "ascii")
        _flush_to_disk(pending)
        pending.replace(self._current)  # atomic

    def _is_live(self, path: Path) -> bool:
        try:
            return self.live_name() == path.name
        except (NoIndex, DamagedIndex):
            return False

    def _finished(self) -> set[str]:
        """The live build and those before it that are kept; all, where it can't be told which is live."""
        finished = sorted(path.name for path in self._folders() if (path / "meta.json").exists())
        try:
            live = self.live_name()
        except (NoIndex, DamagedIndex):
            return set(finished)
        older = [name for name in finished if name < live]
        return {live, *older[-_KEPT_BESIDE_THE_LIVE_ONE:]}

    def _remove_all_but(self, kept: set[str]) -> None:
        for folder in self._folders():
            if folder.name not in kept:
                shutil.rmtree(folder, ignore_errors=True)

    def _folders(self) -> list[Path]:
        if not self._builds.is_dir():
            return []
        return [path for path in self._builds.iterdir() if _NAME.fullmatch(path.name)]


def _read(path: Path, made_by: dict[str, str]) -> Build:
    try:
        meta = json.loads((path / "meta.json").read_text("utf-8"))
        states = {name: _state(path / name) for name in meta["files"]}
        is_whole = meta.pop("checksum", None) == _checksum(meta)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DamagedIndex(f"The index in {path} is damaged ({error}): run 'babelfind rebuild'.") from error
    if meta.get("format") != FORMAT:
        raise OtherVersion(
            f"The index in {path} has another format than this program's: run 'babelfind rebuild'."
        )
    if meta.get("made_by") != made_by:
        raise OtherVersion(
            f"The index was made by {_versions(meta.get('made_by'))}, this is {_versions(made_by)}:"
            " run 'babelfind rebuild'."
        )
    wrong = [name for name, state in meta["files"].items() if states[name] != state]
    if wrong or not is_whole:
        damaged = path / (wrong[0] if wrong else "meta.json")
        raise DamagedIndex(f"{damaged} is not what was written: run 'babelfind rebuild'.")
    return Build(path, meta)


def _state(file: Path) -> list[int]:
    """Its size and, if that is small, the checksum of what is in it."""
    size = file.stat().st_size
    return [size, zlib.crc32(file.read_bytes())] if size < _SMALL or file.suffix == ".toc" else [size]


def _checksum(meta: dict[str, Any]) -> int:
    return zlib.crc32(json.dumps(meta).encode())


def _versions(made_by: object) -> str:
    if not isinstance(made_by, dict):
        return "an unknown version"
    return ", ".join(f"{name} {version}" for name, version in sorted(made_by.items()))


def _files(path: Path) -> list[Path]:
    return sorted(file for file in path.rglob("*") if file.is_file())


def _flush_to_disk(path: Path) -> None:
    """Folders too, so that the names of new files survive a power failure; Windows does that itself."""
    if path.is_dir() and os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
