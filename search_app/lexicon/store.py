"""The file of a lexicon: all keys, and behind each what it may be translated to.

It is mapped into memory, so that threads and processes share it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from indexer.arrayfile import DamagedFile, FileKind, ForeignVersion, open_arrays, verify
from indexer.versions import analysis_versions
from search_app.lexicon.errors import LexiconError
from search_app.lexicon.groups import LANGUAGES, Candidate
from search_app.lexicon.shortening import apart
from search_app.lexicon.strings import Strings
from search_app.lexicon.vocabulary import BETWEEN_TERMS

KIND = FileKind(b"bbllexic", 1)

STEPS = 255
"""Of weights."""

_LISTS_REMEMBERED = 2**10

_REMEDY = "run babelfind lexicon build"


class Lexicon:
    """A lexicon's file, opened. Safe to read from several threads.

    Raises :class:`~indexer.arrayfile.DamagedFile`, :class:`~indexer.arrayfile.ForeignVersion` or
    :class:`OSError` where it can't be read.
    """

    def __init__(self, path: Path) -> None:
        verify(path, KIND)
        file = open_arrays(path, KIND)
        arrays = file.arrays
        self.notes: Mapping[str, Any] = file.notes
        self._keys = arrays["keys"]
        self._lists = arrays["lists"].data
        self._firsts = arrays["firsts"].data
        self._words = arrays["words"].data
        self._weights = arrays["weights"].data
        self._of_sources = arrays["sources"].data
        self._languages = arrays["languages"].data
        # What a word has as it is written and by its terms is mostly the same list.
        self._list = lru_cache(_LISTS_REMEMBERED)(self._list_of)
        self._strings = Strings(arrays["strings"].data, arrays["strings.ends"].data)

    def __len__(self) -> int:
        """The number of keys."""
        return len(self._keys)

    def candidates(self, keys: Sequence[int]) -> list[list[Candidate]]:
        """For each key (see :mod:`.words`) its candidates: those of a language together, the best first."""
        return [[] if place is None else [*self._list(self._lists[place])] for place in self._places(keys)]

    def has(self, keys: Sequence[int]) -> list[bool]:
        """For each key whether it has candidates."""
        return [place is not None for place in self._places(keys)]

    def _places(self, keys: Sequence[int]) -> list[int | None]:
        sought = np.array(keys, np.uint64)
        at = self._keys.searchsorted(sought)
        at[at == len(self._keys)] = 0
        is_there = self._keys[at] == sought if len(self._keys) else np.zeros(len(keys), np.bool_)
        return [p if known else None for p, known in zip(at.tolist(), is_there.tolist(), strict=True)]

    def _list_of(self, number: int) -> tuple[Candidate, ...]:
        return tuple(map(self._candidate, range(self._firsts[number], self._firsts[number + 1])))

    def _candidate(self, number: int) -> Candidate:
        word = self._words[number]
        text, terms = apart(self._strings[word])
        return Candidate(
            LANGUAGES[self._languages[word]],
            text,
            tuple(terms.split(BETWEEN_TERMS)),
            self._weights[number] / STEPS,
            self.notes["sources"][self._of_sources[number]],
        )


def opened(path: Path) -> Lexicon | None:
    """The lexicon of a path for searches; nothing where there is none.

    Raises :class:`~.errors.LexiconError`, which tells what to do, where it can't be read or was made by
    another version of the analysis: its terms would be others than those of queries and documents.
    """
    try:
        lexicon = Lexicon(path)
    except FileNotFoundError:
        return None
    except (DamagedFile, ForeignVersion, OSError) as error:
        raise LexiconError(f"The lexicon {path} can't be read ({error}): {_REMEDY}.") from error
    if lexicon.notes["analysis"] != analysis_versions():
        raise LexiconError(f"The lexicon {path} was made by another version of this program: {_REMEDY}.")
    return lexicon
