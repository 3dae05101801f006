"""The lexicon of all sources that can be had here, made once and kept for the next run of the tests."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from filelock import FileLock

import analyzers
import search_app.lexicon
from indexer.versions import analysis_versions
from search_app.lexicon import building
from search_app.lexicon.fetching import DICTIONARIES, cache_folder, fetch
from search_app.lexicon.store import Lexicon

_MOST_KEPT = 3


def lexicon_of_sources() -> Lexicon:
    """Downloads the dictionaries if they are not there, and compiles them if the code has changed."""
    folder = cache_folder() / "tests"
    folder.mkdir(parents=True, exist_ok=True)
    made = folder / f"lexicon-{_fingerprint()}"
    with FileLock(folder / "lock"):
        if not made.exists():
            archive = fetch(DICTIONARIES, cache_folder(), lambda _done, _all: None)
            building.build(archive, made, ding=None, glossary=None, on_step=lambda _step, _done: None)
            _prune(folder)
    return Lexicon(made)


def _fingerprint() -> str:
    """Of all code that decides what is in a lexicon."""
    digest = sha256(repr(analysis_versions()).encode())
    for file in _code():
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def _code() -> Iterator[Path]:
    for package in (analyzers, search_app.lexicon):
        yield from sorted(Path(package.__path__[0]).rglob("*.py"))


def _prune(folder: Path) -> None:
    made = sorted(folder.glob("lexicon-*"), key=lambda file: file.stat().st_mtime)
    for file in made[:-_MOST_KEPT]:
        file.unlink()
