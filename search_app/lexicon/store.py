"""The file of a lexicon: all keys, and behind each what it may be translated to.

It is mapped into memory, so that threads and processes share it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

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
_WEIGHTS = [step / STEPS for step in range(STEPS + 1)]

_LISTS_REMEMBERED = 2**9

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
        self._keys = arrays["keys"].data
        self._lists = arrays["lists"].data
        self._firsts = arrays["firsts"].data
        self._words = arrays["words"].data
        self._weights = arrays["weights"].data
        self._of_sources = arrays["sources"].data
        self._languages = arrays["languages"].data
        self._sources = tuple(self.notes["sources"])
        # What a word has as it is written and by its terms is mostly the same list.
        self._list = lru_cache(_LISTS_REMEMBERED)(self._list_of)
        self._strings = Strings(arrays["strings"].data, arrays["strings.ends"].data)

    def __len__(self) -> int:
        """The number of keys."""
        return len(self._keys)

    def candidates(self, key: int) -> tuple[Candidate, ...]:
        """Those of a key (see :mod:`.words`): those of a language together, the best first."""
        place = self._place(key)
        return () if place is None else self._list(self._lists[place])

    def has(self, key: int) -> bool:
        """Whether a key has candidates."""
        return self._place(key) is not None

    def _place(self, key: int) -> int | None:
        place = bisect_left(self._keys, key)
        return place if place < len(self._keys) and self._keys[place] == key else None

    def _list_of(self, number: int) -> tuple[Candidate, ...]:
        return tuple(map(self._candidate, range(self._firsts[number], self._firsts[number + 1])))

    def _candidate(self, number: int) -> Candidate:
        word = self._words[number]
        text, terms = apart(self._strings[word])
        return Candidate(
            LANGUAGES[self._languages[word]],
            text,
            tuple(terms.split(BETWEEN_TERMS)),
            _WEIGHTS[self._weights[number]],
            self._sources[self._of_sources[number]],
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
