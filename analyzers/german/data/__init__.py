"""Word lists, written for this project. Lines that begin with ``#`` are comments."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files


def lines(name: str) -> Iterator[str]:
    """The lines of a list that are neither empty nor comments."""
    for line in files(__name__).joinpath(name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def words(name: str) -> Iterator[str]:
    """The words of a list."""
    for line in lines(name):
        yield from line.split()
