"""What the hits of a search can be narrowed down by, and how many there would be.

The values of a facet are counted without the filter on that same facet: who looks at German documents sees
how many there are in Japanese, and can take these as well. A folder counts what lies below it, as its filter
does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from indexer.query import Facet, Filters
from search_app.messages import FacetValue

MOST_VALUES = 100
"""Of a facet, beyond which the rarest are left out."""

_YEAR = 4


def chosen(filters: Filters, facet: Facet) -> tuple[str, ...]:
    """The values of a facet that the filters name."""
    match facet:
        case Facet.LANGUAGE:
            return filters.languages or ()
        case Facet.KIND:
            return filters.kinds or ()
        case Facet.FOLDER:
            return filters.folders or ()
        case Facet.YEAR:
            whole_year = filters.since == filters.until and len(filters.since or "") == _YEAR
            return (filters.since,) if filters.since and whole_year else ()


def without(filters: Filters, facet: Facet) -> Filters:
    """The filters but for those on a facet."""
    return _WITHOUT[facet](filters)


def values(
    facet: Facet, counts: Mapping[str, int], taken: Sequence[str], total: int
) -> tuple[FacetValue, ...]:
    """The values that are taken, then the others, both by how many of the ``total`` hits have them.

    Folders that hold all hits are left out: to take one would change nothing.
    """
    if facet is Facet.FOLDER:
        counts = {
            folder: n for folder, n in _with_what_is_below(counts).items() if n < total or folder in taken
        }
    known = {**dict.fromkeys(taken, 0), **counts}
    ordered = sorted(filter(None, known), key=lambda value: (value not in taken, -known[value], value))
    return tuple(FacetValue(value, known[value], value in taken) for value in ordered[:MOST_VALUES])


_WITHOUT: Mapping[Facet, Callable[[Filters], Filters]] = {
    Facet.LANGUAGE: lambda filters: replace(filters, languages=None),
    Facet.KIND: lambda filters: replace(filters, kinds=None),
    Facet.FOLDER: lambda filters: replace(filters, folders=None),
    Facet.YEAR: lambda filters: replace(filters, since=None, until=None),
}


def _with_what_is_below(counts: Mapping[str, int]) -> Mapping[str, int]:
    below: Counter[str] = Counter()
    for folder, count in counts.items():
        for each in _and_those_above(folder):
            below[each] += count
    return below


def _and_those_above(folder: str) -> Iterator[str]:
    return accumulate(folder.split("/"), lambda above, name: f"{above}/{name}")
