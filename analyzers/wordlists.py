"""The word lists of the ``wordfreq`` package, by how common words are.

They are read from its files, in the format that its ``read_cBpack`` describes, without importing it: what it
cuts texts with takes a quarter of a second to load, and 12 MB. Each list is passed through and not held, for
the gaps that so many strings leave behind are of little use to a process.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import cast

import msgpack

_ENDING = ".msgpack.gz"
_HEADER = {"format": "cB", "version": 1}


def buckets(language: str, size: str) -> Iterator[list[str]]:
    """The words of a list: first those of a frequency of 1, then those one centibel below, and so on.

    ``size`` is ``small``, of words above one in a million, or ``large``, of those above one in a hundred
    million. Raises :class:`FileNotFoundError` if there is no such list, :class:`ValueError` if it is in
    another format.
    """
    with gzip.open(_folder() / f"{size}_{language}{_ENDING}") as file:
        unpacker = msgpack.Unpacker(file)
        count = unpacker.read_array_header() - 1
        if unpacker.unpack() != _HEADER:
            raise ValueError(f"The {size} word list of {language} is in another format.")
        for _ in range(count):
            yield cast("list[str]", unpacker.unpack())


@cache
def available(size: str) -> frozenset[str]:
    """The codes of the languages that there is a list of that size of."""
    names = (path.name.removesuffix(_ENDING) for path in _folder().glob(f"{size}_*{_ENDING}"))
    return frozenset(name.removeprefix(f"{size}_") for name in names)


def _folder() -> Path:
    spec = find_spec("wordfreq")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("wordfreq")
    return Path(spec.origin).parent / "data"
