"""The languages of the page itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest
from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from selectolax.lexbor import LexborHTMLParser

import search_app.web
from search_app.web.interface import TRANSLATIONS, interfaces

Get = Callable[..., LexborHTMLParser]
Message = str | tuple[str, ...]

WEB = Path(search_app.web.__file__).parent
METHODS = [("**.html", "jinja2"), ("**.py", "python")]
OPTIONS = {"**.html": {"newstyle_gettext": "true", "silent": "false"}}
CATALOGS = sorted(TRANSLATIONS.glob("*.po"))


def used_messages() -> set[Message]:
    found = extract_from_dir(WEB, METHODS, OPTIONS)
    return {_as_tuple_if_plural(message) for _, _, message, _, _ in found}


def catalog_of(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.stem, abort_invalid=True)


def translations(catalog: Catalog) -> Iterator[tuple[Message, tuple[str, ...]]]:
    """Each message with what it is translated to, in all its plural forms."""
    for message in catalog:
        if message.id:
            yield _as_tuple_if_plural(message.id), _strings(message.string)


def _as_tuple_if_plural(message: str | Iterable[str]) -> Message:
    return message if isinstance(message, str) else tuple(message)


def _strings(translation: str | Iterable[str] | None) -> tuple[str, ...]:
    return (translation,) if isinstance(translation, str) else tuple(translation or ())


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.stem)
def test_every_message_is_translated_and_no_translation_is_left_over(path: Path) -> None:
    translated = {message for message, strings in translations(catalog_of(path)) if all(strings)}
    assert translated == used_messages()


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.stem)
def test_translations_have_the_placeholders_of_their_messages(path: Path) -> None:
    catalog = catalog_of(path)
    assert not [error for message in catalog for error in message.check(catalog)]
    for message, strings in translations(catalog):
        wanted = _names_in_braces("".join(message))
        assert all(_names_in_braces(text) == wanted for text in strings)


def _names_in_braces(text: str) -> set[str]:
    """The placeholders that the script fills in."""
    return set(re.findall(r"{(\w+)}", text))


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.stem)
def test_no_translation_is_doubtful(path: Path) -> None:
    assert not [message.id for message in catalog_of(path) if message.id and message.fuzzy]


@pytest.mark.parametrize(
    ("accepted", "language"),
    [("de-AT,de;q=0.9,en;q=0.5", "de"), ("ja", "ja"), ("fr,ja;q=0.4", "ja"), ("fr", "en"), ("", "en")],
)
def test_the_page_speaks_the_language_that_the_browser_prefers(
    get: Get, accepted: str, language: str
) -> None:
    html = get("/", **{"Accept-Language": accepted}).css_first("html")
    assert html is not None
    assert html.attributes["lang"] == language


def test_a_language_that_was_chosen_counts_more_than_the_browser(get: Get) -> None:
    page = get("/?q=Fahrrad&hl=ja", **{"Accept-Language": "de"})
    assert page.css("html[lang=ja]")


def test_an_unknown_language_is_as_if_it_were_not_chosen(get: Get) -> None:
    page = get("/?hl=tlh", **{"Accept-Language": "de"})
    assert page.css("html[lang=de]")
    assert not page.css("input[name=hl]")


def test_the_switch_names_each_language_in_itself_and_keeps_the_rest_of_the_address(get: Get) -> None:
    switch = get("/?q=pumpkin&lang=en&match=all&page=2").css(".interface a")
    assert [a.text() for a in switch] == ["English", "Deutsch", "日本語"]
    assert [a.attributes["lang"] for a in switch] == ["en", "de", "ja"]
    for a in switch:
        kept = parse_qs(urlsplit(a.attributes["href"] or "").query)
        code = kept.pop("hl")
        assert code == [a.attributes["lang"]]
        assert kept == {"q": ["pumpkin"], "lang": ["en"], "match": ["all"], "page": ["2"]}


def test_searching_again_keeps_what_is_chosen_and_starts_at_the_first_page(get: Get) -> None:
    chosen = "lang=en&lang=ja&kind=html&folder=news&since=2022&match=all&sort=date%3Aasc&hl=de"
    page = get(f"/?q=pumpkin&page=2&{chosen}")
    hidden = [
        (field.attributes["name"], field.attributes["value"]) for field in page.css("input[type=hidden]")
    ]
    assert hidden == parse_qsl(chosen)


@pytest.mark.parametrize(
    ("language", "heading", "field"),
    [
        ("en", "36 documents to search", "Search"),
        ("de", "36 Dokumente durchsuchbar", "Suchen"),
        ("ja", "36 件の文書を検索できます", "検索"),
    ],
)
def test_the_start_is_in_the_language_of_the_interface(
    get: Get, language: str, heading: str, field: str
) -> None:
    page = get(f"/?hl={language}")
    assert [each.text() for each in page.css("main h1, .search button")] == [field, heading]


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("en", "1 document,", "2 documents in 3 languages,"),
        ("de", "1 Dokument,", "2 Dokumente in 3 Sprachen,"),
        ("ja", "1 件、", "2 件(3 言語)、"),
    ],
)
def test_hits_are_counted_by_the_rules_of_the_language(get: Get, language: str, one: str, two: str) -> None:
    for query, count in (("Donau", one), ("Fahrrad", two)):
        status = get(f"/?q={query}&hl={language}").css_first("[role=status]")
        assert status is not None
        assert status.text().startswith(count)


def test_numbers_dates_and_names_follow_the_language() -> None:
    shown = {
        code: (each.number(12345), each.date("2022-11-15"), each.date("2022-11"), each.language("ja"))
        for code, each in interfaces().items()
    }
    assert shown == {
        "en": ("12,345", "Nov 15, 2022", "November 2022", "Japanese"),
        "de": ("12.345", "15. Nov. 2022", "November 2022", "Japanisch"),
        "ja": ("12,345", "2022年11月15日", "2022年11月", "日本語"),
    }


def test_a_date_shows_as_much_as_is_known_and_stays_as_it_is_if_it_is_none() -> None:
    german = interfaces()["de"]
    assert german.date("2022") == "2022"
    assert german.date("2022-11-15T08:30:00Z") == "15. Nov. 2022"
    assert [german.date(text) for text in ("2022-13-01", "gestern", "", "15.11.2022")] == [
        "2022-13-01",
        "gestern",
        "",
        "15.11.2022",
    ]


def test_durations_are_whole_and_never_nothing() -> None:
    english = interfaces()["en"]
    assert [english.duration(ms) for ms in (0.2, 3.7, 1234.4)] == ["1 ms", "4 ms", "1,234 ms"]


def test_languages_in_a_row_are_joined_as_the_language_does() -> None:
    assert interfaces()["de"].listing(["de", "en", "ja"]) == "Deutsch, Englisch und Japanisch"
    assert interfaces()["ja"].listing(["de", "en", "ja"]) == "ドイツ語、英語、日本語"
