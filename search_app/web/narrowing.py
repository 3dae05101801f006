"""What the page offers to narrow the hits down by."""

from __future__ import annotations

from collections.abc import Mapping

from indexer.query import Facet
from search_app.messages import FacetValue, SearchResponse

MOST_SHOWN = 10
"""Values of a facet, the chosen ones among them."""


def facets_to_show(response: SearchResponse) -> Mapping[Facet, tuple[FacetValue, ...]]:
    """The facets by which the hits differ, or by which something is chosen, each with its first values."""
    return {
        facet: values[: max(MOST_SHOWN, sum(value.chosen for value in values))]
        for facet, values in response.facets.items()
        if any(value.chosen or value.count < response.total for value in values) or len(values) > 1
    }
