"""A real index of a few documents in three languages, and the application around it."""

from __future__ import annotations

import json
import os
import shutil
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, sync_playwright
from selectolax.lexbor import LexborHTMLParser
from waitress.server import create_server

from indexer.pipeline import rebuild
from indexer.settings import Settings
from search_app.web import create_app

KYOTO = "https://example.org/blog//kyoto?year=2022#bicycles"
STRANGE_IDS = (
    "/absolute/path.txt",
    "50 % off?.txt",
    "日本語/夏の 旅行#3.txt",
    "a//b",
    "line\nbreak",
    "a%2Fb&c=d+e",
)
HOSTILE = "<script>alert('title')</script>"

DOCUMENTS: tuple[dict[str, Any], ...] = (
    {
        "id": "travel/danube.md",
        "title": "Mit dem Fahrrad die Donau entlang",
        "text": "Von Passau nach Wien fährt man fast ohne Steigungen.\n"
        "Am dritten Tag regnete es, und wir stellten jedes Fahrrad in einer Scheune unter.\n"
        "Der Bauer erzählte uns von den Überschwemmungen, die es früher in jedem Frühjahr gab.",
        "date": "2023-06-14",
    },
    {
        "id": KYOTO,
        "title": "Cycling in Kyoto",
        "text": "Kyoto is small enough to cross by bicycle in an hour, and nearly all of it is flat.\n"
        "京都の中心部では、自転車を道に停めることができない区域が広いので、駐輪場を使ったほうがいい。\n"
        "Den Verleih am Bahnhof führt eine Frau, die auch Deutsch spricht; ein Fahrrad ist billig.\n"
        "Leave your bicycle in a marked space, or it will be gone when you come back in the evening.",
        "url": KYOTO,
        "date": "2022-11",
    },
    {
        "id": "日記/夏.txt",
        "title": "夏の自転車旅行",
        "text": "しまなみ海道を自転車で渡った。橋の上から見る海は、地図で見るよりずっと青い。\n"
        "宿に着いたのは夕方で、坂の上までは自転車を押して歩いた。",
        "date": "2021",
    },
    {
        "id": "hostile",
        "title": HOSTILE,
        "text": "The bicycle said <img src=x onerror=alert('text')> & went on to the next village.",
        "url": "javascript:alert('url')",
        "date": "<b>yesterday</b>",
    },
    {
        "id": "long",
        "title": "One long line",
        "text": "We waited at the harbour and counted the gulls. " * 12 + "Then the ferry came.",
    },
    *(
        {"id": strange, "title": f"Strange {number}", "text": "This one is about lighthouses and the sea."}
        for number, strange in enumerate(STRANGE_IDS)
    ),
    *(
        {
            "id": f"recipe-{number}",
            "title": f"Soup {number}",
            "text": "Cut the pumpkin and boil it with ginger.",
        }
        for number in range(25)
    ),
)


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The settings of an index of ``DOCUMENTS``."""
    folder = tmp_path_factory.mktemp("web")
    collection = folder / "documents.jsonl"
    collection.write_text("\n".join(json.dumps(each) for each in DOCUMENTS), encoding="utf-8")
    settings = Settings(index=folder / "index", jobs=1)
    report = rebuild([collection], settings)
    assert not report.problems
    return settings


@pytest.fixture(scope="session")
def app(settings: Settings) -> Flask:
    """The application on that index."""
    return create_app(settings)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A client that prefers English."""
    return app.test_client()


@pytest.fixture
def client_without_index(tmp_path: Path) -> FlaskClient:
    """A client of an application that has nothing to search yet."""
    return create_app(Settings(index=tmp_path / "nothing")).test_client()


@pytest.fixture(scope="session")
def address(app: Flask) -> Iterator[str]:
    """Where the application listens, served as in use."""
    with served(app) as address:
        yield address


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The application on the example articles."""
    settings = Settings(index=tmp_path_factory.mktemp("examples"), jobs=1)
    rebuild([Path(__file__).parents[2] / "examples" / "collection"], settings)
    return create_app(settings)


@pytest.fixture(scope="session")
def address_of_examples(examples: Flask) -> Iterator[str]:
    """Where the example articles can be searched."""
    with served(examples) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    executable = next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )
    if executable is None and "CI" not in os.environ:
        pytest.skip("no Chromium is installed")
    arguments = [
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--no-sandbox")  # Chromium's sandbox refuses to work for root
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=arguments)
        yield browser
        browser.close()


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """Serves an application and tells where."""
    listener = socket.create_server(("127.0.0.1", 0))
    server: Any = create_server(app, sockets=[listener])  # its stubs do not know what a trigger is
    Thread(target=server.run, daemon=True).start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    # In its own thread, which would else wait for a socket that is closed meanwhile.
    server.trigger.pull_trigger(server.close)


@pytest.fixture
def get(client: FlaskClient) -> Callable[[str], LexborHTMLParser]:
    """Fetches a page that must be there, ready to be looked at by CSS selectors."""

    def fetch(path: str, **headers: str) -> LexborHTMLParser:
        response = client.get(path, headers=headers)
        assert response.status_code == HTTPStatus.OK
        return LexborHTMLParser(response.text)

    return fetch
