"""Writes the file of a lexicon."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.arrayfile import Array, write_arrays
from search_app.lexicon.compiling import Table, Words
from search_app.lexicon.groups import LANGUAGES
from search_app.lexicon.lists import distinct
from search_app.lexicon.shortening import together
from search_app.lexicon.store import KIND, STEPS
from search_app.lexicon.strings import Packing
from search_app.lexicon.tables import Rows, in_order_of_keys


def write(path: Path, table: Table, notes: Mapping[str, Any]) -> None:
    """Writes a new file. The table is empty then: millions of rows are let go as soon as they are packed."""
    is_used, numbers = _used([part.words for part in table.parts], table.words)
    listed = _joined([_listed(rows, numbers) for rows in in_order_of_keys(table.parts)])
    table.parts.clear()
    lists = distinct(listed.counts, listed.columns)
    words, weights, sources = (column[lists.items] for column in listed.columns)
    arrays: dict[str, Array] = {
        "keys": listed.keys,
        "lists": lists.of_lists,
        "firsts": lists.firsts,
        "words": words,
        "weights": weights,
        "sources": sources,
        **_word_arrays(table.words, is_used),
    }
    write_arrays(path, KIND, arrays, {**notes, "sources": table.sources})


class _Listed(NamedTuple):
    """Candidates in order of their keys, as narrow as the file has them."""

    keys: NDArray[np.uint64]
    counts: NDArray[np.int64]
    """How many candidates each key has."""
    columns: Sequence[NDArray[Any]]
    """Words, weights and sources."""


def _listed(rows: Rows, numbers: NDArray[np.uint32]) -> _Listed:
    keys, counts = np.unique(rows.keys, return_counts=True)
    return _Listed(keys, counts, (numbers[rows.words], _stepped(rows.weights), rows.sources))


def _joined(parts: Sequence[_Listed]) -> _Listed:
    columns = zip(*(part.columns for part in parts), strict=True)
    return _Listed(
        np.concatenate([part.keys for part in parts]),
        np.concatenate([part.counts for part in parts]),
        [*map(np.concatenate, columns)],
    )


def _stepped(weights: NDArray[np.float32]) -> NDArray[np.uint8]:
    return np.minimum(np.rint(weights * STEPS), STEPS).astype(np.uint8)


def _used(
    numbers: Sequence[NDArray[np.uint32]], words: Sequence[Words]
) -> tuple[NDArray[np.bool_], NDArray[np.uint32]]:
    """Which words are needed, and which number each of these has if the others are left out."""
    is_used = np.zeros(sum(len(part.texts) for part in words), np.bool_)
    for of_part in numbers:
        is_used[of_part] = True
    return is_used, (np.cumsum(is_used) - 1).astype(np.uint32)


def _word_arrays(words: Sequence[Words], is_used: NDArray[np.bool_]) -> dict[str, Array]:
    """The words that are used: their languages, and both text and terms as one string."""
    packing, languages = Packing(), bytearray()
    first = 0
    for language, texts, terms in words:
        used = np.flatnonzero(is_used[first : first + len(texts)])
        for number in used.tolist():
            packing.add(together(texts[number], terms[number]))
        languages += bytes([LANGUAGES.index(language)]) * len(used)
        first += len(texts)
    content, ends = packing.done().arrays()
    return {"languages": np.frombuffer(languages, np.uint8), "strings": content, "strings.ends": ends}
