"""The page and the API show what was looked for in other languages, and let a person switch it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page, expect
from selectolax.lexbor import LexborHTMLParser, LexborNode

from indexer.pipeline import rebuild
from indexer.query import Sort
from indexer.settings import Settings
from search_app.messages import Expansion, SearchResponse, Translation
from search_app.web import create_app
from search_app.web.expanding import Row, expanded
from tests.corpus import DOCUMENTS, GERMAN
from tests.lexicons import make_lexicon
from tests.web.conftest import served
from tests.web.contrast import FAINT_TEXT


@pytest.fixture(scope="module")
def translating(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The settings of an index of a few articles, and of a lexicon."""
    folder = tmp_path_factory.mktemp("translating")
    for document in DOCUMENTS:
        file = (folder / "articles" / document.id).with_suffix(".md")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"# {document.title}\n\n{document.text}", encoding="utf-8")
    settings = Settings(index=folder / "index", lexicon=make_lexicon(folder / "lexicon"), jobs=1)
    rebuild([folder / "articles"], settings)
    return settings


@pytest.fixture(scope="module")
def translating_client(translating: Settings) -> FlaskClient:
    return create_app(translating).test_client()


@pytest.fixture
def show(translating_client: FlaskClient) -> Callable[[str], LexborHTMLParser]:
    """Fetches a page of the translating application."""
    return lambda path: LexborHTMLParser(translating_client.get(path).text)


Show = Callable[[str], LexborHTMLParser]


def words(node: LexborNode) -> str:
    return " ".join(node.text().split())


def chips(page: LexborHTMLParser) -> dict[str, LexborNode]:
    """The links that switch translations, by what these are."""
    return {chip.css("[lang]")[0].text(): chip for chip in page.css(".chip")}


def asked(link: LexborNode) -> dict[str, list[str]]:
    return parse_qs(urlsplit(link.attributes["href"] or "").query)


def switches(page: LexborHTMLParser) -> dict[str, LexborNode]:
    return {words(link).split()[0]: link for link in page.css(".switches a")}


def test_a_translation_is_shown_in_its_language_with_where_it_is_from_and_how_many_have_it(
    show: Show,
) -> None:
    page = show("/?q=spies")
    assert [words(each) for each in page.css(".row h3")] == ["spies"]
    assert set(chips(page)) == {"Spion", "スパイ"}
    spion = chips(page)["Spion"]
    assert spion.css("[lang=de]")
    assert words(spion.css(".language .visually-hidden")[0]) == "German"
    assert words(spion.css(".why")[0]) == "Spion – translation of spies (Ding), 1 document"
    assert words(spion).endswith("switch off")


def test_by_way_of_english_is_told_as_such(show: Show) -> None:
    assert "translation of Spion by way of English" in words(chips(show("/?q=Spion"))["スパイ"])


def test_without_a_lexicon_a_line_says_so_and_what_makes_one(client: FlaskClient) -> None:
    page = LexborHTMLParser(client.get("/?q=Fahrrad").text)
    assert not page.css(".chip")
    assert "babelfind lexicon build" in words(page.css(".expansion")[0])


def test_a_link_switches_a_translation_off_and_back_on(show: Show) -> None:
    spion = chips(show("/?q=spies&page=2&hl=en"))["Spion"]
    assert asked(spion) == {"q": ["spies"], "without": ["spion@de"], "hl": ["en"]}
    without = show(f"/{spion.attributes['href']}")
    off = chips(without)["Spion"]
    assert off.css("s[lang=de]")
    assert words(off).endswith("is off, switch on")
    assert asked(off) == {"q": ["spies"], "hl": ["en"]}
    assert GERMAN.title not in [words(hit) for hit in without.css(".hit h2")]


def test_a_language_is_switched_off_as_a_whole_and_back_on(show: Show) -> None:
    japanese = switches(show("/?q=spies"))["Japanese"]
    assert asked(japanese)["without"] == ["@ja"]
    without = show(f"/{japanese.attributes['href']}")
    assert set(chips(without)) == {"Spion"}
    assert words(switches(without)["Japanese"]) == "Japanese + is off, switch on"
    assert asked(switches(without)["Japanese"]) == {"q": ["spies"]}


def test_all_of_it_is_switched_off_and_back_on(show: Show) -> None:
    page = show(f"/{switches(show('/?q=spies'))['Only'].attributes['href']}")
    assert not page.css(".chip, mark.related")
    back = page.css(".expansion a")[0]
    assert asked(back)["expand"] == ["yes"]
    assert chips(show(f"/{back.attributes['href']}"))


def test_another_query_stays_without_translations_but_forgets_which_single_ones_are_off(show: Show) -> None:
    def hidden(path: str) -> dict[str | None, str | None]:
        fields = show(path).css("input[type=hidden]")
        return {each.attributes["name"]: each.attributes["value"] for each in fields}

    assert hidden("/?q=spies&expand=no&without=spion@de") == {"expand": "no"}


def test_hits_say_in_the_language_of_the_page_what_a_word_is_a_translation_of(show: Show) -> None:
    titles = {
        hl: {mark.attributes["title"] for mark in show(f"/?q=spies&hl={hl}").css("mark.related")}
        for hl in ("en", "de", "ja")
    }
    assert titles == {
        "en": {"translation of spies (Ding)", "translation of spies (JMdict)"},
        "de": {"Übersetzung von spies (Ding)", "Übersetzung von spies (JMdict)"},
        "ja": {"「spies」の訳語(Ding)", "「spies」の訳語(JMdict)"},
    }
    assert not show("/?q=spies").css("mark.typed[title]")


def test_a_document_marks_what_the_hits_did(show: Show) -> None:
    for parameters, marked in (("", True), ("&without=spion@de", False), ("&expand=no", False)):
        page = show(f"/documents/{quote('de/spione.md')}?q=spies{parameters}")
        assert bool(page.css("mark.related")) == marked
        assert asked(page.css("#back")[0]) == parse_qs(f"q=spies{parameters}")


def test_what_is_no_name_of_a_translation_is_as_if_it_were_not_said(show: Show) -> None:
    page = show("/?q=spies&without=spion&without=@tlh&expand=maybe")
    assert all(
        asked(link) == {"q": ["spies"], "hl": [code]}
        for link, code in zip(page.css(".interface a"), ("en", "de", "ja"), strict=True)
    )


def test_the_foot_of_a_page_says_whose_work_translations_are(show: Show, client: FlaskClient) -> None:
    credited = [words(each) for each in show("/").css(".credits a")]
    assert credited == ["JMdict", "WaDoKu", "Ding"]
    assert not LexborHTMLParser(client.get("/").text).css(".credits")


def test_many_translations_are_folded_unless_one_of_them_is_off() -> None:
    def row(count: int, off: int | None = None) -> Row:
        translations = tuple(
            Translation(f"Wort {n}", "de", "Ding", 1.0, 1, f"wort {n}@de", n != off) for n in range(count)
        )
        response = SearchResponse(
            *("word", 1, True, 1, 1, 10, Sort.RELEVANCE, 1.0, ()),
            expansions=(Expansion("word", translations),),
        )
        return expanded(response, ()).rows[0]

    folded = {count: (len(row(count).first), len(row(count).others)) for count in (6, 7, 8, 20)}
    assert folded == {6: (6, 0), 7: (7, 0), 8: (6, 2), 20: (6, 14)}
    assert [row(8, off).is_unfolded for off in (None, 0, 7)] == [False, False, True]


def test_nothing_found_offers_to_search_in_other_languages(show: Show) -> None:
    advice = show("/?q=bicycle&expand=no").css(".advice a")
    assert [words(each) for each in advice] == ["search in other languages, too"]


def test_a_setting_switches_translations_off_until_one_search_wants_them(translating: Settings) -> None:
    client = create_app(translating.model_copy(update={"expand": False})).test_client()
    assert client.get("/api/search?q=spies").get_json()["expansions"] == []
    assert client.get("/api/search?q=spies&expand=yes").get_json()["expansions"]
    assert "mark" in client.get("/?q=spies").text
    assert 'class="chip"' not in client.get("/?q=spies").text
    assert 'class="chip"' in client.get("/?q=spies&expand=yes").text


def test_the_api_tells_translations_and_leaves_out_those_that_are_not_wanted(
    translating_client: FlaskClient,
) -> None:
    answer = translating_client.get("/api/search?q=spies&without=@ja").get_json()
    assert answer["translates"] is True
    (expansion,) = answer["expansions"]
    assert {(each["switch"], each["on"]) for each in expansion["translations"]} == {
        ("spion@de", True),
        ("スパイ@ja", False),
    }
    assert translating_client.get("/api/search?q=spies&expand=no").get_json()["expansions"] == []


@pytest.mark.parametrize(
    ("parameters", "allowed"),
    [
        ("expand=1", "expand must be one of no, yes, not '1'"),
        (
            "without=Spion",
            "without must be a translation with its language like spion@de or @de, not 'Spion'",
        ),
    ],
)
def test_the_api_refuses_what_makes_no_sense(
    translating_client: FlaskClient, parameters: str, allowed: str
) -> None:
    answer = translating_client.get(f"/api/search?q=x&{parameters}")
    assert (answer.status_code, answer.get_json()) == (400, {"error": allowed})


@pytest.fixture(scope="module")
def translating_address(translating: Settings) -> Iterator[str]:
    with served(create_app(translating)) as address:
        yield address


@pytest.fixture(params=[True, False], ids=["with a script", "without"])
def page(request: pytest.FixtureRequest, browser: Browser, translating_address: str) -> Iterator[Page]:
    """A page for a reader of English, with a script and without."""
    page = browser.new_page(
        base_url=translating_address, locale="en-GB", java_script_enabled=bool(request.param)
    )
    yield page
    page.close()


def test_a_reading_that_does_not_fit_is_gone_after_a_click_also_in_the_document(page: Page) -> None:
    page.goto("/?q=spies")
    expect(page.locator("mark.related", has_text="Spione").first).to_have_attribute(
        "title", "translation of spies (Ding)"
    )
    page.get_by_role("link", name="スパイ").first.focus()
    expect(page.locator(".chip:focus .why")).to_contain_text("translation of spies (JMdict)")
    page.get_by_role("link", name="Spion German").click()
    assert parse_qs(urlsplit(page.url).query)["without"] == ["spion@de"]
    expect(page.locator("mark.related")).to_have_text(["スパイ"])
    page.locator(".hit h2 a", has_text="アンカラ").click()
    assert parse_qs(urlsplit(page.url).query)["without"] == ["spion@de"]
    expect(page.locator("mark.related")).to_have_text(["スパイ"])
    page.get_by_role("link", name="Results").click()
    page.get_by_role("link", name=re.compile("^Spion German .* is off, switch on$")).click()
    expect(page.locator(".hit h2 a", has_text="Spione")).to_be_visible()


@pytest.mark.parametrize("path", ["/?q=spies+bicycle&without=spion@de", "/?q=spies&without=@ja&expand=no"])
def test_all_of_it_fits_a_narrow_screen_and_can_be_read(
    browser: Browser, translating_address: str, path: str
) -> None:
    page = browser.new_page(base_url=translating_address, viewport={"width": 320, "height": 640})
    for language in ("en", "de", "ja"):
        page.goto(f"{path}&hl={language}")
        page.locator(".credits summary").click()
        for link in page.locator(".chip").all():
            link.hover()
            assert page.evaluate("document.documentElement.scrollWidth") <= 320
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme="light" if scheme == "light" else "dark")
            assert page.evaluate(FAINT_TEXT) == []
    page.close()


@pytest.mark.parametrize(
    ("language", "said", "reason"),
    [
        (
            "en",
            "No document has “Regeirung”: similar words were searched for.",
            "spelled nearly like Regeirung",
        ),
        (
            "de",
            "Kein Dokument enthält „Regeirung“: Gesucht wurde nach ähnlichen Wörtern.",
            "ähnlich geschrieben wie Regeirung",
        ),
        (
            "ja",
            "「Regeirung」を含む文書がないため、つづりの似た語を検索しました。",
            "「Regeirung」に似たつづり",
        ),
    ],
)
def test_a_typing_error_that_was_forgiven_is_told_in_the_language_of_the_page(
    show: Show, language: str, said: str, reason: str
) -> None:
    page = show(f"/?q=Regeirung&hl={language}")
    assert [words(each) for each in page.css(".row p")] == [said]
    assert reason in words(chips(page)["regierung"])
    assert GERMAN.title in [words(hit) for hit in page.css(".hit h2")]
    assert reason in {mark.attributes["title"] for mark in page.css("mark.related")}


def test_a_word_that_was_searched_instead_is_switched_off_and_back_on(show: Show) -> None:
    word = chips(show("/?q=Regeirung"))["regierung"]
    assert asked(word)["without"] == ["regierung@de"]
    without = show(f"/{word.attributes['href']}")
    assert not without.css(".hit")
    assert asked(chips(without)["regierung"]) == {"q": ["Regeirung"]}
