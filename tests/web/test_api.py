"""The JSON API."""

from __future__ import annotations

import json
from dataclasses import asdict

import pytest
from flask import Flask
from flask.testing import FlaskClient

from search_app.messages import MatchMode, SearchRequest


def test_the_answer_is_the_response_of_the_searcher(app: Flask, client: FlaskClient) -> None:
    request = SearchRequest("自転車 Fahrrad", page=2, per_page=1, languages=("de", "ja"), match=MatchMode.ANY)
    expected = asdict(app.extensions["babelfind"].search(request))
    found = client.get(
        "/api/search",
        query_string={"q": request.query, "page": 2, "per_page": 1, "lang": ["de", "ja"], "match": "any"},
    )
    answer = found.get_json()
    assert answer["hits"]
    assert answer | {"took_ms": 0} == _as_json(expected) | {"took_ms": 0}


def _as_json(value: object) -> dict[str, object]:
    """What is left of a value when JSON has carried it: tuples become lists."""
    carried: dict[str, object] = json.loads(json.dumps(value))
    return carried


def test_offsets_of_highlights_are_code_points_of_the_text_beside_them(client: FlaskClient) -> None:
    hits = client.get("/api/search?q=自転車").get_json()["hits"]
    for snippet in (each for hit in hits for each in hit["snippets"]):
        marked = "".join(snippet["text"][h["start"] : h["end"]] for h in snippet["highlights"])
        assert marked.startswith("自転車")


def test_text_is_written_as_it_is(client: FlaskClient) -> None:
    answer = client.get("/api/search?q=自転車")
    assert "夏の自転車旅行" in answer.text
    assert answer.mimetype == "application/json"


def test_a_page_has_as_many_hits_as_the_settings_say_unless_asked(client: FlaskClient) -> None:
    assert len(client.get("/api/search?q=pumpkin").get_json()["hits"]) == 10
    assert len(client.get("/api/search?q=pumpkin&per_page=100").get_json()["hits"]) == 25


def test_a_page_beyond_the_last_is_empty_and_still_counts_all(client: FlaskClient) -> None:
    answer = client.get("/api/search?q=pumpkin&page=1000000&per_page=100").get_json()
    assert (answer["total"], answer["hits"]) == (25, [])


def test_no_query_finds_nothing(client: FlaskClient) -> None:
    assert client.get("/api/search").get_json()["total"] == 0


@pytest.mark.parametrize(
    ("parameters", "allowed"),
    [
        ("page=0", "page must be a whole number from 1 to 1000000, not '0'"),
        ("page=x", "page must be a whole number from 1 to 1000000, not 'x'"),
        ("page=²", "page must be a whole number from 1 to 1000000, not '²'"),
        ("per_page=101", "per_page must be a whole number from 1 to 100, not '101'"),
        ("per_page=", "per_page must be a whole number from 1 to 100, not ''"),
        ("match=some", "match must be one of any, all, not 'some'"),
        ("sort=size", "sort must be one of relevance, date:desc, date:asc, not 'size'"),
        ("facets=yes", "facets must be one of 0, 1, not 'yes'"),
        ("since=2022-13", "since must be a date like 2022, 2022-11 or 2022-11-15, not '2022-13'"),
        ("until=", "until must be a date like 2022, 2022-11 or 2022-11-15, not ''"),
    ],
)
def test_a_parameter_that_makes_no_sense_is_refused_with_what_is_allowed(
    client: FlaskClient, parameters: str, allowed: str
) -> None:
    answer = client.get(f"/api/search?q=x&{parameters}")
    assert (answer.status_code, answer.get_json()) == (400, {"error": allowed})


def test_a_language_that_is_not_supported_is_refused_with_those_that_are(client: FlaskClient) -> None:
    answer = client.get("/api/search?q=x&lang=de&lang=tlh")
    assert answer.status_code == 400
    assert "de" in answer.get_json()["error"].split(" not ")[0]
    assert answer.get_json()["error"].endswith("not 'tlh'")


def test_health_tells_what_searches_are_answered_from(client: FlaskClient) -> None:
    answer = client.get("/health")
    health = answer.get_json()
    assert answer.status_code == 200
    assert health["status"] == "ok"
    assert health["documents"] == 36
    assert {"de", "en", "ja"} <= set(health["languages"])
    assert health["build"]


def test_without_an_index_health_is_unavailable_and_says_why(client_without_index: FlaskClient) -> None:
    answer = client_without_index.get("/health")
    assert answer.status_code == 503
    assert answer.get_json()["status"] == "unavailable"
    assert answer.get_json()["error"]


def test_without_an_index_a_search_is_answered_by_an_error_in_json(client_without_index: FlaskClient) -> None:
    answer = client_without_index.get("/api/search?q=Rad")
    assert answer.status_code == 503
    assert answer.get_json()["error"]


def test_an_unknown_path_of_the_api_is_answered_in_json(client: FlaskClient) -> None:
    answer = client.get("/api/nothing")
    assert answer.status_code == 404
    assert answer.get_json()["error"]


def test_another_method_is_refused_with_those_that_are_allowed(client: FlaskClient) -> None:
    answer = client.post("/api/search")
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]
    assert answer.get_json()["error"]


def test_hits_can_be_restricted_by_kind_folder_and_date(client: FlaskClient) -> None:
    def total(parameters: str) -> int:
        answer: dict[str, int] = client.get(f"/api/search?q=Fahrrad+bicycle+自転車&{parameters}").get_json()
        return answer["total"]

    assert (total("kind=jsonl"), total("kind=html"), total("kind=html&kind=jsonl")) == (4, 0, 4)
    assert total("folder=nowhere") == 0
    assert (total("since=2022-11"), total("since=2022-12"), total("until=2021"), total("since=2021")) == (
        2,
        1,
        1,
        3,
    )
    assert total("since=2021&until=2022-11") == 2


def test_hits_can_be_sorted_by_date_those_without_one_last(client: FlaskClient) -> None:
    def dates(sort: str) -> list[str | None]:
        answer = client.get(f"/api/search?q=Fahrrad+bicycle+自転車&sort={sort}").get_json()
        assert answer["sort"] == sort
        return [hit["date"] for hit in answer["hits"]][:3]

    assert dates("date:desc") == ["2023-06-14", "2022-11", "2021"]
    assert dates("date:asc") == ["2021", "2022-11", "2023-06-14"]


def test_facets_count_the_hits_when_asked_for(client: FlaskClient) -> None:
    assert client.get("/api/search?q=Fahrrad").get_json()["facets"] == {}
    answer = client.get("/api/search?q=Fahrrad&facets=1").get_json()
    assert list(answer["facets"]) == ["language", "kind", "folder", "year"]
    assert answer["facets"]["kind"] == [{"value": "jsonl", "count": 2, "chosen": False}]
    assert {year["value"] for year in answer["facets"]["year"]} == {"2022", "2023"}
    assert sorted(answer["languages"]) == ["de", "en", "ja"]


def test_chosen_values_come_first_and_others_are_counted_as_if_they_were_chosen(client: FlaskClient) -> None:
    answer = client.get("/api/search?q=Fahrrad&facets=1&lang=ja&since=2022&until=2022").get_json()
    assert answer["total"] == 1
    languages = [(each["value"], each["count"], each["chosen"]) for each in answer["facets"]["language"]]
    assert languages == [("ja", 1, True), ("de", 1, False), ("en", 1, False)]
    years = [(each["value"], each["chosen"]) for each in answer["facets"]["year"]]
    assert years == [("2022", True)]


def test_deep_pages_are_answered_and_a_page_beyond_the_last_tells_which_that_is(client: FlaskClient) -> None:
    last = client.get("/api/search?q=pumpkin&per_page=1&page=25").get_json()
    beyond = client.get("/api/search?q=pumpkin&per_page=1&page=500").get_json()
    assert (len(last["hits"]), last["pages"]) == (1, 25)
    assert (beyond["hits"], beyond["page"], beyond["pages"], beyond["total"]) == ([], 500, 25, 25)
