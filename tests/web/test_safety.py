"""Text of documents and addresses never becomes markup, links to scripts or scripts."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser

from search_app.web.links import web_url

Get = Callable[..., LexborHTMLParser]


@pytest.mark.parametrize("path", ["/?q=bicycle", "/documents/hostile?q=bicycle"])
def test_a_hostile_document_is_shown_as_the_text_it_is(get: Get, path: str) -> None:
    page = get(path)
    shown = "".join(each.text() for each in page.css("main"))
    assert "<script>alert('title')</script>" in shown
    assert "<img src=x onerror=alert('text')>" in shown
    assert not page.css("main script, main img, [onerror]")


@pytest.mark.parametrize("path", ["/?q=bicycle", "/documents/hostile?q=bicycle"])
def test_an_address_that_is_a_script_is_not_linked(get: Get, path: str) -> None:
    assert not [a for a in get(path).css("a") if "javascript" in (a.attributes["href"] or "")]


def test_a_document_from_the_web_links_to_where_it_came_from(get: Get) -> None:
    page = get("/?q=Kyoto")
    assert [a.attributes["href"] for a in page.css("a.place")] == [
        "https://example.org/blog//kyoto?year=2022#bicycles"
    ]


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//example.org/x",
        "http:",
        "https://[broken",
        "\x01javascript:alert(1)",
        "",
        None,
    ],
)
def test_only_addresses_in_the_web_become_links(url: str | None) -> None:
    assert web_url(url) is None


@pytest.mark.parametrize(
    "path",
    [
        "/?q={}",
        "/documents/hostile?q={}",
        "/{}",
        "/?hl={}",
        "/?lang={}&q=x",
        "/?q=bicycle&folder={0}&kind={0}",
    ],
)
def test_an_address_cannot_smuggle_markup_into_the_page(client: FlaskClient, path: str) -> None:
    hostile = "\"'><script>alert(1)</script>"
    assert "<script>alert" not in client.get(path.format(quote(hostile))).text


def test_links_of_a_page_whose_address_begins_with_two_slashes_stay_here(client: FlaskClient) -> None:
    page = LexborHTMLParser(client.get("http://localhost//example.org/").text)
    assert not [a for a in page.css("a") if (a.attributes["href"] or "").startswith("//")]


@pytest.mark.parametrize(
    "path", ["/", "/?q=x", "/nowhere", "/api/search?q=x", "/api/search?page=0", "/health"]
)
def test_every_answer_tells_the_browser_to_run_nothing_else(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_pages_have_no_script_or_style_of_their_own(client: FlaskClient) -> None:
    for path in ("/", "/?q=bicycle", "/documents/hostile?q=bicycle", "/nowhere"):
        page = LexborHTMLParser(client.get(path).text)
        assert not page.css("script:not([src]), style, [style], [onclick], [onload]")


def test_a_local_server_answers_no_foreign_name(client: FlaskClient) -> None:
    """Else a page elsewhere could read the documents through a name of its own that leads here."""
    assert client.get("/health", headers={"Host": "evil.example"}).status_code == HTTPStatus.BAD_REQUEST
    assert client.get("/health", headers={"Host": "127.0.0.1:8321"}).status_code == HTTPStatus.OK
    assert client.get("/health", headers={"Host": "localhost:8321"}).status_code == HTTPStatus.OK
