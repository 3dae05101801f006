"""Errors in the style of the page, each with what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser

from indexer.errors import DamagedIndex
from indexer.settings import Settings
from search_app.search import Searcher
from search_app.web import create_app


def heading(html: str) -> str:
    found = LexborHTMLParser(html).css_first("main h1")
    assert found is not None
    return found.text()


def test_an_unknown_address_is_answered_by_a_page_with_the_search_field(client: FlaskClient) -> None:
    answer = client.get("/nowhere?q=Rad")
    assert answer.status_code == 404
    assert heading(answer.text) == "There is no such page"
    assert LexborHTMLParser(answer.text).css("#query[value=Rad]")


def test_a_document_that_is_gone_says_so(client: FlaskClient) -> None:
    answer = client.get("/documents/gone.txt?q=Rad&hl=de")
    assert answer.status_code == 404
    assert heading(answer.text) == "Dieses Dokument steht nicht im Index"


@pytest.mark.parametrize("path", ["/", "/?q=Rad", "/documents/a.txt"])
def test_without_an_index_the_page_says_what_to_do(client_without_index: FlaskClient, path: str) -> None:
    answer = client_without_index.get(path)
    assert answer.status_code == 503
    assert heading(answer.text) == "The search can't answer just now"
    notice = LexborHTMLParser(answer.text).css_first(".notice")
    assert notice is not None
    assert "rebuild" in notice.text()


def test_a_fault_of_the_program_is_answered_by_a_page_that_tells_no_secrets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = create_app(Settings(index=tmp_path))
    monkeypatch.setattr(Searcher, "health", lambda _searcher: 1 // 0)
    answer = app.test_client().get("/?hl=ja")
    assert answer.status_code == 500
    assert heading(answer.text) == "問題が発生しました"
    assert "ZeroDivisionError" not in answer.text
    assert "Content-Security-Policy" in answer.headers


def test_an_error_of_the_index_is_shown_as_the_text_it_is(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(_searcher: Searcher) -> None:
        raise DamagedIndex("Rebuild <the index>.")

    monkeypatch.setattr(Searcher, "health", damaged)
    answer = client.get("/")
    assert answer.status_code == 503
    assert "Rebuild &lt;the index&gt;." in answer.text
