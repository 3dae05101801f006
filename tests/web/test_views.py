"""The pages as they are without a script."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser

Get = Callable[..., LexborHTMLParser]


def text(page: LexborHTMLParser, selector: str) -> str:
    """What the first element that fits says."""
    found = page.css_first(selector)
    assert found is not None, f"nothing fits {selector}"
    return " ".join(found.text().split())


def texts(page: LexborHTMLParser, selector: str) -> list[str]:
    return [" ".join(each.text().split()) for each in page.css(selector)]


def link(page: LexborHTMLParser, selector: str) -> str:
    """Where the first link that fits leads."""
    found = page.css_first(selector)
    assert found is not None, f"nothing fits {selector}"
    return found.attributes["href"] or ""


def test_without_a_query_the_page_tells_what_there_is_to_search(get: Get) -> None:
    page = get("/")
    assert text(page, "h1") == "36 documents to search"
    assert "Japanese" in text(page, ".lead")
    assert not page.css(".hits")


@pytest.mark.parametrize("blank", ["", "   ", "\u3000"])
def test_blanks_alone_are_no_query(get: Get, blank: str) -> None:
    assert text(get(f"/?q={quote(blank)}"), "h1") == "36 documents to search"


def test_the_title_of_the_page_begins_with_the_query(get: Get) -> None:
    assert text(get("/?q=Fahrrad"), "title") == "Fahrrad – babelfind"


def test_the_field_keeps_what_was_typed(get: Get) -> None:
    typed = '"Rad" & <b>'
    field = get(f"/?q={quote(typed)}").css_first("#query")
    assert field is not None
    assert field.attributes["value"] == typed


def test_hits_are_counted_and_timed_in_a_live_region(get: Get) -> None:
    assert text(get("/?q=Fahrrad"), "[role=status]").startswith("2 documents in 3 languages, ")


def test_a_hit_shows_title_place_date_and_the_names_of_its_languages(get: Get) -> None:
    page = get("/?q=Donau")
    assert text(page, ".hit h2") == "Mit dem Fahrrad die Donau entlang"
    assert text(page, ".hit .place") == "documents.jsonl · travel/danube.md"
    assert text(page, ".hit time") == "Jun 14, 2023"
    assert texts(page, ".hit .languages .language [aria-hidden]") == ["de"]
    assert texts(page, ".hit .languages .language .visually-hidden") == ["German"]


def test_each_fragment_says_its_own_language(get: Get) -> None:
    page = get(f"/?q=bicycle+{quote('自転車')}+Fahrrad&lang=en")
    kyoto = next(hit for hit in page.css(".hit") if "Kyoto" in hit.text())
    assert {part.attributes["lang"] for part in kyoto.css(".snippet")} == {"en", "ja", "de"}


def test_an_ellipsis_shows_where_a_line_goes_on_and_only_there(get: Get) -> None:
    assert texts(get("/?q=pumpkin"), ".snippet")[0] == "Cut the pumpkin and boil it with ginger."
    assert text(get("/?q=ferry"), ".snippet").startswith("… ")


def test_each_hit_says_what_made_its_score_in_the_language_of_the_page(get: Get) -> None:
    hit = get("/?q=pumpkin+ginger").css(".hit")[0]
    summary, *said = [" ".join(each.text().split()) for each in hit.css(".reasons summary, .reasons li li")]
    assert summary == "Why this hit?"
    assert said[0].startswith("ginger en")
    assert {"written as you typed it", "close to other words of the query", "near the beginning"} <= {*said}
    assert text(get(f"/?q={quote('自転車')}&hl=ja"), ".reasons summary") == "このヒットの理由"


def test_what_was_found_is_marked_in_title_and_fragments(get: Get) -> None:
    page = get(f"/?q={quote('自転車')}")
    assert texts(page, ".hit h2 mark") == ["自転車"]
    assert set(texts(page, ".snippet mark")) == {"自転車"}


def test_hits_can_be_restricted_to_documents_in_one_language(get: Get) -> None:
    page = get(f"/?q=Fahrrad+{quote('自転車')}")
    japanese = get("/" + link(page, ".facets a[href*='lang=ja']"))
    assert texts(japanese, ".facets [aria-current=true]") == ["Japanese × 2"]
    assert "Mit dem Fahrrad die Donau entlang" in texts(page, ".hit h2")
    assert "Mit dem Fahrrad die Donau entlang" not in texts(japanese, ".hit h2")


def test_a_language_that_is_not_supported_restricts_nothing(get: Get) -> None:
    assert len(get("/?q=Fahrrad&lang=tlh").css(".hit")) == 2


def test_all_words_can_be_asked_for(get: Get) -> None:
    assert len(get("/?q=Donau+bicycle&match=any").css(".hit")) == 3
    assert "Nothing found" in text(get("/?q=Donau+bicycle&match=all"), "[role=status]")


def test_more_hits_than_fit_lie_on_further_pages(get: Get) -> None:
    first = get("/?q=pumpkin&lang=en")
    assert len(first.css(".hit")) == 10
    assert "Page 1 of 3" in text(first, ".pages")
    assert not first.css("[rel=prev]")
    second = get("/" + link(first, "[rel=next]"))
    assert "Page 2 of 3" in text(second, ".pages")
    assert not {*texts(first, "h2")} & {*texts(second, ".hit h2")}
    assert parse_qs(urlsplit(link(second, "[rel=prev]")).query) == {"q": ["pumpkin"], "lang": ["en"]}
    hits = second.css_first(".hits")
    assert hits is not None
    assert hits.attributes["start"] == "11"


@pytest.mark.parametrize("page", ["4", "999999999999999999999999", "1" * 5000])
def test_a_page_beyond_the_last_shows_the_last_or_the_first(get: Get, page: str) -> None:
    shown = get(f"/?q=pumpkin&page={page}")
    assert shown.css(".hit")
    assert text(shown, "[role=status]").startswith("25 documents, ")


def test_a_page_beyond_the_last_says_so(get: Get) -> None:
    assert text(get("/?q=pumpkin&page=500"), ".notice") == "There is no page 500. This is the last one."
    assert not get("/?q=pumpkin&page=3").css(".notice")


@pytest.mark.parametrize("page", ["0", "-1", "abc", "", "1.5", "٣", "²"])
def test_a_page_that_makes_no_sense_is_the_first(get: Get, page: str) -> None:
    assert "Page 1 of 3" in text(get(f"/?q=pumpkin&page={quote(page)}"), ".pages")


def test_where_nothing_is_found_the_page_gives_advice_and_ways_out(get: Get) -> None:
    page = get("/?q=Zwetschgenknödel&lang=ja&match=all")
    assert text(page, "[role=status]") == "Nothing found"
    ways_out = [parse_qs(urlsplit(a.attributes["href"] or "").query) for a in page.css(".advice a")]
    assert ways_out == [
        {"q": ["Zwetschgenknödel"], "match": ["all"]},
        {"q": ["Zwetschgenknödel"], "lang": ["ja"]},
    ]


def test_a_hit_leads_to_its_document_and_the_document_back_to_the_same_page_of_hits(get: Get) -> None:
    hits = get("/?q=pumpkin&lang=en&match=all&page=2&hl=de")
    document = get(link(hits, ".hit h2 a"))
    assert parse_qs(urlsplit(link(document, "#back")).query) == {
        "q": ["pumpkin"],
        "lang": ["en"],
        "match": ["all"],
        "page": ["2"],
        "hl": ["de"],
    }


def test_a_document_shows_its_whole_text_with_every_hit_numbered(get: Get) -> None:
    page = get("/documents/travel/danube.md?q=Fahrrad")
    assert text(page, "h1") == "Mit dem Fahrrad die Donau entlang"
    assert texts(page, "article p[lang]")[-1].startswith("Der Bauer erzählte")
    assert [mark.attributes["id"] for mark in page.css("mark")] == ["hit-1", "hit-2"]
    assert text(page, "#position") == "2 hits"


def test_without_a_script_numbers_lead_from_hit_to_hit(get: Get) -> None:
    page = get("/documents/travel/danube.md?q=Fahrrad")
    assert [a.attributes["href"] for a in page.css(".numbers a")] == ["#hit-1", "#hit-2"]


def test_a_document_tells_where_its_language_changes(get: Get) -> None:
    page = get(f"/documents/{quote('https://example.org/blog//kyoto?year=2022#bicycles')}?q=Fahrrad")
    assert [each.attributes["lang"] for each in page.css("article p[lang]")] == ["en", "ja", "de", "en"]
    assert texts(page, ".margin .visually-hidden") == ["English", "Japanese", "German", "English"]


def test_a_document_without_a_query_has_no_hits_to_step_through(get: Get) -> None:
    page = get("/documents/travel/danube.md")
    assert not page.css("mark, .steps, #position")
    assert link(page, "#back") == "/"


@pytest.mark.parametrize("query", ["lighthouses", "Strange"])
def test_a_document_is_reached_whatever_its_id_is_made_of(get: Get, query: str) -> None:
    hits = get(f"/?q={query}")
    links = [a.attributes["href"] or "" for a in hits.css(".hit h2 a")]
    assert len(links) == 6
    assert sorted(text(get(each), "h1") for each in links) == [f"Strange {n}" for n in range(6)]


def test_style_and_script_may_be_kept_until_they_change(client: FlaskClient, get: Get) -> None:
    response = client.get(link(get("/"), "link[rel=stylesheet]"), buffered=True)
    assert response.cache_control.max_age == 365 * 24 * 60 * 60
    assert response.mimetype == "text/css"


def test_a_page_with_style_and_script_is_small(client: FlaskClient) -> None:
    parts = ["/?q=bicycle", "/static/style.css", "/static/page.js"]
    assert sum(len(client.get(part, buffered=True).data) for part in parts) < 60_000


def test_the_icon_is_found_where_browsers_look_for_it(client: FlaskClient) -> None:
    assert client.get("/favicon.ico", buffered=True).mimetype == "image/svg+xml"
