"""What documents are filtered, sorted and counted by: everything but their words."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from indexer.documents import AnalyzedDocument
from indexer.facets import date_number, folder_of, is_within, kind_of, year_of
from indexer.query import Facet, Filters


class Traits(NamedTuple):
    """Those of one document."""

    languages: tuple[str, ...]
    kind: str
    folder: str
    date: int | None
    """As :func:`indexer.facets.date_number` has it, what is open filled with zeros."""

    @property
    def sortable_date(self) -> float:
        """The date; not a number where there is none, which NumPy sorts last in either direction."""
        return math.nan if self.date is None else float(self.date)

    def values(self, facet: Facet) -> tuple[str, ...]:
        """What a document counts for."""
        match facet:
            case Facet.LANGUAGE:
                return self.languages
            case Facet.KIND:
                return (self.kind,)
            case Facet.FOLDER:
                return (self.folder,)
            case Facet.YEAR:
                return () if self.date is None else (year_of(self.date),)


def packed(analyzed: AnalyzedDocument) -> bytes:
    """What the index keeps of a document, for :func:`unpacked`."""
    document = analyzed.document
    return json.dumps([analyzed.languages, document.path, document.date]).encode()


def unpacked(kept: bytes) -> Traits:
    """The traits of the document that :func:`packed` was given."""
    languages, path, date = json.loads(kept)
    return Traits(tuple(languages), kind_of(path), folder_of(path), date_number(date, "0"))


def passes(traits: Traits, filters: Filters) -> bool:
    """Whether a document is all that the filters ask. A bound that is no date lets nothing pass."""
    return (
        (filters.languages is None or not set(filters.languages).isdisjoint(traits.languages))
        and set(filters.excluded_languages).isdisjoint(traits.languages)
        and (filters.kinds is None or traits.kind in filters.kinds)
        and (filters.folders is None or any(is_within(traits.folder, folder) for folder in filters.folders))
        and (filters.since is None or _in_order(date_number(filters.since, "0"), traits.date))
        and (filters.until is None or _in_order(traits.date, date_number(filters.until, "9")))
    )


def counts(facet: Facet, documents: Iterable[Traits]) -> dict[str, int]:
    """How many of the documents have each value, the most frequent first, then by code points."""
    values = Counter(value for traits in documents for value in traits.values(facet))
    return dict(sorted(values.items(), key=lambda counted: (-counted[1], counted[0])))


def _in_order(earlier: int | None, later: int | None) -> bool:
    return earlier is not None and later is not None and earlier <= later
