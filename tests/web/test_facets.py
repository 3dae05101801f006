"""What the page offers to narrow down and sort the hits, without a script."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from selectolax.lexbor import LexborHTMLParser, LexborNode

from indexer.query import Facet, Sort
from search_app.messages import FacetValue, SearchResponse
from search_app.web.narrowing import MOST_SHOWN, facets_to_show

OpenPage = Callable[[str], LexborHTMLParser]


@pytest.fixture
def open_page(examples: Flask) -> OpenPage:
    def fetch(path: str) -> LexborHTMLParser:
        return LexborHTMLParser(examples.test_client().get(path).text)

    return fetch


def offered(page: LexborHTMLParser) -> dict[str, list[str]]:
    """The values of each facet with their numbers, by the facet's title."""
    sections = page.css(".facets section")
    return {said(part.css("h2")[0]): [said(link) for link in part.css("a")] for part in sections}


def said(node: LexborNode) -> str:
    return " ".join(node.text().split())


def titles(page: LexborHTMLParser) -> list[str]:
    return [said(title) for title in page.css(".hit h2")]


def follow(page: LexborHTMLParser, label: str) -> str:
    """Where the value with that label leads."""
    (link,) = [a for a in page.css(".facets a") if said(a).startswith(label)]
    return "/" + (link.attributes["href"] or "")


def test_each_facet_is_offered_with_its_values_and_numbers(open_page: OpenPage) -> None:
    assert offered(open_page("/?q=Ankara")) == {
        "Language": ["German 2", "English 2", "Japanese 1"],
        "File type": ["html 2", "txt 2"],
        "Folder": ["news 3", "news/de 2", "blogs 1", "news/en 1"],
        "Year": ["2023 1", "2024 1"],
    }


@pytest.mark.parametrize(
    ("code", "titles_of_facets", "year"),
    [
        ("de", ["Sprache", "Dateityp", "Ordner", "Jahr"], "2023 1"),
        ("ja", ["言語", "ファイルの種類", "フォルダー", "年"], "2023年 1"),
    ],
)
def test_facets_speak_the_language_of_the_page(
    open_page: OpenPage, code: str, titles_of_facets: list[str], year: str
) -> None:
    shown = offered(open_page(f"/?q=Ankara&hl={code}"))
    assert list(shown) == titles_of_facets
    assert shown[titles_of_facets[-1]][0] == year


@pytest.mark.parametrize("label", ["German", "html", "blogs", "2023"])
def test_a_value_has_as_many_hits_as_it_says_and_can_be_taken_back(open_page: OpenPage, label: str) -> None:
    before = open_page("/?q=Ankara")
    (number,) = [said(a).split()[-1] for a in before.css(".facets a") if said(a).startswith(label)]
    after = open_page(follow(before, label))
    assert len(titles(after)) == int(number)
    assert [said(a) for a in after.css(".facets [aria-current]")] == [f"{label} × {number}"]
    assert said(after.css("summary")[0]) == f"Narrow down · {label}"
    assert titles(open_page(follow(after, label))) == titles(before)


def test_a_folder_has_what_lies_below_it(open_page: OpenPage) -> None:
    assert len(titles(open_page(follow(open_page("/?q=Ankara"), "news 3")))) == 3


def test_values_of_a_facet_add_up_and_those_of_several_narrow(open_page: OpenPage) -> None:
    german = open_page(follow(open_page("/?q=Ankara"), "German"))
    both = open_page(follow(german, "Japanese"))
    assert offered(both)["Language"] == ["German × 2", "Japanese × 1", "English 2"]
    assert len(titles(both)) == 3
    assert len(titles(open_page(follow(both, "txt")))) == 2


def test_a_value_keeps_the_rest_of_the_address_but_the_page(open_page: OpenPage) -> None:
    page = open_page("/?q=Ankara&lang=de&match=all&sort=date%3Adesc&hl=en&page=2")
    kept = parse_qs(urlsplit(follow(page, "English")).query)
    assert kept == {
        "q": ["Ankara"],
        "lang": ["de", "en"],
        "match": ["all"],
        "sort": ["date:desc"],
        "hl": ["en"],
    }


def test_dates_that_are_no_year_are_shown_and_can_be_taken_back(open_page: OpenPage) -> None:
    for dates, label in (
        ("since=2023-03", "since March 2023"),
        ("until=2024", "until 2024"),
        ("since=2023&until=2024-07-21", "2023 – Jul 21, 2024"),
    ):
        page = open_page(f"/?q=Ankara&{dates}")
        assert offered(page)["Year"][0] == f"{label} × 2"
        assert len(titles(open_page(follow(page, label)))) == 4


def test_what_makes_no_difference_is_not_offered(open_page: OpenPage) -> None:
    assert offered(open_page("/?q=%22Rival+spy+chiefs%22")) == {}
    assert "Language" not in offered(open_page("/?q=Ankara+lang:de+kind:txt"))


def test_where_nothing_is_left_the_filters_can_be_taken_back(open_page: OpenPage) -> None:
    page = open_page("/?q=Ankara&kind=txt&lang=ja")
    assert said(page.css("[role=status]")[0]) == "Nothing found"
    assert offered(page)["File type"] == ["txt × 0", "html 1"]
    (way_out,) = page.css(".advice a")
    assert parse_qs(urlsplit(way_out.attributes["href"] or "").query) == {"q": ["Ankara"]}


def test_hits_are_sorted_by_date_where_any_has_one(open_page: OpenPage) -> None:
    page = open_page("/?q=Ankara")
    links = {said(a): "/" + (a.attributes["href"] or "") for a in page.css(".summary a")}
    assert list(links) == ["Relevance", "Newest", "Oldest"]
    newest, oldest = (titles(open_page(links[order])) for order in ("Newest", "Oldest"))
    assert newest[0].startswith("Notes from Ankara")
    assert oldest[0].startswith("Rival spy chiefs")
    assert newest[2:] == oldest[2:]  # those without a date
    assert not open_page("/?q=Getreideabkommen").css(".summary a")


@pytest.mark.parametrize(
    "asked", ["sort=size", "since=yesterday", "until=2022-13", "kind=", "lang=tlh", "folder="]
)
def test_what_makes_no_sense_is_as_if_it_were_not_asked(open_page: OpenPage, asked: str) -> None:
    assert len(titles(open_page(f"/?q=Ankara&{asked}"))) == 4


def response(*values: FacetValue, total: int) -> SearchResponse:
    return SearchResponse(
        query="",
        total=total,
        total_is_exact=True,
        page=1,
        pages=1,
        per_page=10,
        sort=Sort.RELEVANCE,
        took_ms=1,
        hits=(),
        facets={Facet.YEAR: values},
    )


def test_no_more_values_are_shown_than_one_can_overlook_but_all_that_are_chosen() -> None:
    for taken, shown in ((0, MOST_SHOWN), (3, MOST_SHOWN), (12, 12)):
        values = [FacetValue(str(1990 + n), 1, chosen=n < taken) for n in range(20)]
        assert len(facets_to_show(response(*values, total=20))[Facet.YEAR]) == shown


def test_a_single_value_is_shown_unless_all_hits_have_it() -> None:
    value = FacetValue("2022", 3, chosen=False)
    assert facets_to_show(response(value, total=4))
    assert not facets_to_show(response(value, total=3))
    assert facets_to_show(response(FacetValue("2022", 3, chosen=True), total=3))
