"""What hits can be narrowed down by."""

import pytest

from indexer.query import Facet, Filters
from search_app.facets import MOST_VALUES, chosen, values, without
from search_app.messages import FacetValue


def test_chosen_values_come_first_then_the_most_frequent_then_by_name() -> None:
    counts = {"md": 5, "txt": 3, "html": 3, "jsonl": 1}
    assert values(Facet.KIND, counts, ["jsonl"], total=12) == (
        FacetValue("jsonl", 1, chosen=True),
        FacetValue("md", 5, chosen=False),
        FacetValue("html", 3, chosen=False),
        FacetValue("txt", 3, chosen=False),
    )


def test_a_chosen_value_that_no_hit_has_stays_so_that_it_can_be_taken_back() -> None:
    assert values(Facet.LANGUAGE, {}, ["ja"], total=0) == (FacetValue("ja", 0, chosen=True),)


def test_a_folder_counts_what_lies_below_it() -> None:
    counts = {"": 1, "news/de": 4, "news/en/2022": 2, "news": 3, "blogs": 1}
    assert [(value.value, value.count) for value in values(Facet.FOLDER, counts, [], total=11)] == [
        ("news", 9),
        ("news/de", 4),
        ("news/en", 2),
        ("news/en/2022", 2),
        ("blogs", 1),
    ]


def test_a_folder_that_holds_all_hits_is_offered_only_to_be_taken_back() -> None:
    counts = {"texts/news": 2, "texts/blogs": 1}
    offered = [value.value for value in values(Facet.FOLDER, counts, [], total=3)]
    assert offered == ["texts/news", "texts/blogs"]
    assert values(Facet.FOLDER, counts, ["texts"], total=3)[0] == FacetValue("texts", 3, chosen=True)


def test_of_very_many_values_the_rarest_are_left_out() -> None:
    counts = {str(year): year for year in range(1, 1000)}
    kept = values(Facet.YEAR, counts, ["1"], total=10_000)
    assert [value.value for value in kept[:2]] == ["1", "999"]
    assert len(kept) == MOST_VALUES


@pytest.mark.parametrize(
    ("filters", "year"),
    [
        (Filters(since="2022", until="2022"), ("2022",)),
        (Filters(since="2022-11", until="2022-11"), ()),
        (Filters(since="2022"), ()),
        (Filters(since="2021", until="2022"), ()),
        (Filters(), ()),
    ],
)
def test_a_year_is_chosen_where_just_its_time_is_asked_for(filters: Filters, year: tuple[str, ...]) -> None:
    assert chosen(filters, Facet.YEAR) == year


@pytest.mark.parametrize("facet", Facet)
def test_without_its_filter_nothing_of_a_facet_is_chosen_and_all_else_is(facet: Facet) -> None:
    everything = Filters(languages=("de",), kinds=("md",), folders=("news",), since="2022", until="2022")
    left = without(everything, facet)
    assert [other for other in Facet if not chosen(left, other)] == [facet]
