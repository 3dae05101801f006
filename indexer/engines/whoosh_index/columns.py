"""What is known of each document besides its words: for filters, facets, order and ranking."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.arrayfile import Array
from indexer.documents import AnalyzedDocument
from indexer.engines.whoosh_index.hashes import hash_arrays
from indexer.engines.whoosh_index.integers import packed_integers
from indexer.engines.whoosh_index.keys import string_key
from indexer.engines.whoosh_index.strings import narrowed, string_arrays
from indexer.facets import date_number, folder_of, kind_of


@dataclass(frozen=True, slots=True)
class Columns:
    """A value for each document in each list, in the order of the documents."""

    ids: list[str] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    dates: list[int] = field(default_factory=list)
    """As ``20221115``, with zeros for what is not known; 0 for none."""
    languages: list[list[str]] = field(default_factory=list)
    title_positions: list[int] = field(default_factory=list)
    """How many positions the title takes, which those of the text follow."""

    def add(self, analyzed: AnalyzedDocument, title_positions: int) -> None:
        """One more document."""
        document = analyzed.document
        self.ids.append(document.id)
        self.paths.append(document.path)
        self.dates.append(date_number(document.date, "0") or 0)
        self.languages.append(list(analyzed.languages))
        self.title_positions.append(title_positions)

    def values(self) -> dict[str, Any]:
        """All of it, for JSON."""
        return {column.name: getattr(self, column.name) for column in fields(self)}

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> Columns:
        """What :meth:`values` gave."""
        return cls(**{column.name: list(values[column.name]) for column in fields(cls)})

    @classmethod
    def joined(cls, parts: Sequence[Columns]) -> Columns:
        """The columns of several runs of documents, one after the other."""
        whole = cls()
        for part in parts:
            for column in fields(cls):
                getattr(whole, column.name).extend(getattr(part, column.name))
        return whole

    def arrays(self) -> tuple[dict[str, Array], dict[str, Any]]:
        """As arrays, and the notes that belong to them."""
        keys = [string_key(id_) for id_ in self.ids]
        order = sorted(range(len(keys)), key=keys.__getitem__)
        ids = [keys[number] for number in order]
        paths = sorted(set(self.paths), key=string_key)
        kinds, folders = (sorted({*map(of, paths)}) for of in (kind_of, folder_of))
        languages = sorted({language for of_document in self.languages for language in of_document})
        bits = {language: 1 << number for number, language in enumerate(languages)}
        numbers = _numbers(self.paths, paths)
        arrays = {
            **string_arrays("ids", ids),
            **hash_arrays("ids", ids),
            "id_documents": np.array(order, np.uint16),
            **string_arrays("paths", [*map(string_key, paths)]),
            "path_numbers": narrowed(numbers),
            "kinds": narrowed(_numbers([*map(kind_of, paths)], kinds)[numbers]),
            "folders": narrowed(_numbers([*map(folder_of, paths)], folders)[numbers]),
            "dates": np.array(self.dates, np.uint32),
            "languages": narrowed(
                np.array([sum(bits[code] for code in codes) for codes in self.languages], np.uint64)
            ),
            "title_positions": packed_integers(np.array(self.title_positions, np.uint32)),
        }
        return arrays, {"kinds": kinds, "folders": folders, "languages": languages}


def _numbers(values: list[str], of: list[str]) -> NDArray[np.uint32]:
    known = {value: number for number, value in enumerate(of)}
    return np.array([known[value] for value in values], np.uint32)
