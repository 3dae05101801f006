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
