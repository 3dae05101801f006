"""The pages in a real browser: keyboard, input methods, narrow screens, colours, policy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.web.contrast import FAINT_TEXT

KYOTO = f"/documents/{quote('https://example.org/blog//kyoto?year=2022#bicycles', safe='')}"
EVERY_PAGE = (
    "/",
    "/?q=bicycle",
    "/?q=pumpkin&page=2",
    "/?q=Zwetschgen",
    f"{KYOTO}?q=bicycle",
    "/?q=自転車&hl=ja",
    "/?q=Fahrrad+自転車&lang=ja&since=2021-05&until=2024-12-31",
)


@pytest.fixture(scope="session")
def context(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """The profile of a reader of English. The pages keep nothing in it, so tests may share it."""
    context = browser.new_context(base_url=address, locale="en-GB", viewport={"width": 1280, "height": 800})
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that must run without a complaint: no error in the script, nothing against the policy."""
    complaints: list[str] = []
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    page.close()
    assert complaints == []


def test_typing_a_word_and_enter_shows_hits_with_marks(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("bicycle")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("2 documents")
    expect(page.locator(".hit mark").first).to_have_text("bicycle")


@pytest.mark.parametrize(
    ("typed", "languages", "documents"),
    [("Ankara", {"de", "en", "en ja"}, 4), ("アンカラ", {"ja", "en ja"}, 3)],
)
def test_a_word_typed_on_the_examples_finds_and_marks_it_in_each_language_that_has_it(
    page: Page, address_of_examples: str, typed: str, languages: set[str], documents: int
) -> None:
    page.goto(address_of_examples)
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type(typed)
    page.keyboard.press("Enter")
    expect(page.locator(".hit")).to_have_count(documents)
    shown = page.locator(".hit .languages").all()
    found = {" ".join(each.locator("[aria-hidden]").all_text_contents()) for each in shown}
    assert found == languages
    assert set(page.locator(".hit mark").all_text_contents()) == {typed}


def test_tab_goes_from_the_field_to_the_hits_in_reading_order(page: Page) -> None:
    page.goto("/?q=Fahrrad")
    page.get_by_role("searchbox").focus()
    order = []
    for _ in range(30):
        page.keyboard.press("Tab")
        order.append(page.evaluate("document.activeElement.textContent.trim()"))
    wanted = ["Search", "Deutsch", "Newest", "German 2", *page.locator(".hit h2").all_text_contents()]
    places = [order.index(each.strip()) for each in wanted]
    assert places == sorted(places)


def test_a_facet_narrows_the_hits_and_back_undoes_it(page: Page) -> None:
    page.goto("/?q=Fahrrad&page=2")
    expect(page.locator(".hit")).to_have_count(2)
    page.get_by_role("navigation", name="Narrow down").get_by_role("link", name="Japanese").click()
    expect(page.locator(".hit")).to_have_count(1)
    expect(page).to_have_url(re.compile(r"\?q=Fahrrad&lang=ja$"))
    page.get_by_role("searchbox").fill("bicycle")
    page.keyboard.press("Enter")
    expect(page.locator(".facets [aria-current]")).to_contain_text("Japanese")
    page.go_back()
    page.go_back()
    expect(page.locator(".hit")).to_have_count(2)


def test_hits_are_sorted_by_a_click(page: Page) -> None:
    page.goto("/?q=Fahrrad")
    for order, first in (("Oldest", "Cycling in Kyoto"), ("Newest", "Mit dem Fahrrad die Donau entlang")):
        page.get_by_role("navigation", name="Order").get_by_role("link", name=order).click()
        expect(page.locator(".hit h2").first).to_have_text(first)
        expect(page.get_by_role("link", name=order)).to_have_attribute("aria-current", "true")


def test_facets_stand_beside_the_hits_where_there_is_room(page: Page) -> None:
    page.goto("/?q=Fahrrad")
    for width in (960, 1215, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 800})
        expect(page.locator(".facets summary")).to_be_hidden()
        column, hits, field = (
            page.locator(each).bounding_box() for each in (".facets nav", ".hits", ".search")
        )
        assert column and hits and field
        assert column["x"] >= 0
        assert column["x"] + column["width"] < hits["x"] == field["x"]
        assert column["y"] < hits["y"]
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_phone_facets_are_folded_above_the_hits(page: Page) -> None:
    page.set_viewport_size({"width": 400, "height": 800})
    page.goto("/?q=Fahrrad")
    facets = page.get_by_role("navigation", name="Narrow down")
    expect(facets).to_be_hidden()
    folded, hits = page.locator(".facets").bounding_box(), page.locator(".hits").bounding_box()
    assert folded and hits
    assert folded["y"] + folded["height"] <= hits["y"]
    page.get_by_text("Narrow down").click()
    expect(facets.get_by_role("link", name="2022")).to_be_visible()
    facets.get_by_role("link", name="2022").click()
    expect(page.locator(".facets summary")).to_have_text("Narrow down · 2022")


def test_numbers_of_facets_stand_below_one_another_at_the_right(page: Page) -> None:
    page.goto("/?q=Fahrrad")
    edges = [box["x"] + box["width"] for each in page.locator(".count").all() if (box := each.bounding_box())]
    assert len(edges) > 3
    assert max(edges) - min(edges) < 1


def test_the_first_tab_offers_to_skip_to_the_content(page: Page) -> None:
    page.goto("/?q=Fahrrad")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(".hit h2 a").first).to_be_focused()


def test_a_hit_opens_its_document_and_keys_go_from_mark_to_mark_and_round(page: Page) -> None:
    page.goto("/?q=Fahrrad")
    page.get_by_role("link", name="Mit dem Fahrrad die Donau entlang").click()
    expect(page.locator("#position")).to_have_text("2 hits")
    expect(page.locator(".ticks")).to_be_visible()
    for key, position in (("n", 1), ("j", 2), ("n", 1), ("p", 2), ("k", 1)):
        page.keyboard.press(key)
        expect(page.locator("#position")).to_have_text(f"hit {position} of 2")
        expect(page.locator(f"#hit-{position}")).to_be_focused()
        expect(page.locator(f"#hit-{position}")).to_be_in_viewport()


def test_back_finds_the_results_scrolled_as_they_were(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 300})
    page.goto("/?q=pumpkin")
    last = page.locator(".hit h2 a").last
    last.scroll_into_view_if_needed()
    scrolled = page.evaluate("scrollY")
    last.click()
    expect(page.locator(".ticks")).to_be_visible()
    page.keyboard.press("n")
    expect(page).to_have_url(re.compile("#hit-1$"))
    page.locator("#back").click()
    expect(page.locator(".hits")).to_be_visible()
    assert page.evaluate("scrollY") == scrolled > 0


def test_a_tick_at_the_edge_goes_to_its_hit(page: Page) -> None:
    page.goto(f"{KYOTO}?q=bicycle")
    page.locator(".ticks a").last.click()
    expect(page.locator("#position")).to_have_text("hit 2 of 2")


def test_a_slash_goes_to_the_field_unless_something_is_being_typed(page: Page) -> None:
    page.goto("/?q=Fahrrad")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.type("/n?")
    expect(page.get_by_role("searchbox")).to_have_value("Fahrrad/n?")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_a_question_mark_lists_the_shortcuts(page: Page) -> None:
    page.goto("/?q=Fahrrad")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_enter_during_composition_chooses_a_word_and_does_not_search(
    page: Page, context: BrowserContext
) -> None:
    page.goto("/?hl=ja")
    expect(page.get_by_role("searchbox")).to_be_focused()
    keyboard = context.new_cdp_session(page)
    keyboard.send("Input.imeSetComposition", {"text": "自転車", "selectionStart": 3, "selectionEnd": 3})
    page.keyboard.press("Enter")
    page.wait_for_timeout(100)
    assert "q=" not in page.url
    keyboard.send("Input.insertText", {"text": "自転車"})
    page.keyboard.press("Enter")
    expect(page.locator(".hit").first).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_value("自転車")


@pytest.mark.parametrize("during", [{"isComposing": True}, {"keyCode": 229}])
def test_an_enter_that_belongs_to_the_input_method_is_kept_from_the_form(
    page: Page, during: dict[str, object]
) -> None:
    page.goto("/")
    goes_on = page.get_by_role("searchbox").evaluate(
        """(field, during) => field.dispatchEvent(
             new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true, ...during }))""",
        during,
    )
    assert goes_on is False


@pytest.mark.parametrize("path", EVERY_PAGE, ids=str)
def test_a_narrow_screen_needs_no_scrolling_to_the_side(page: Page, path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    for language in ("en", "de", "ja"):
        page.goto(f"{path}{'&' if '?' in path else '?'}hl={language}")
        if page.locator(".facets summary").count():
            page.locator(".facets summary").click()
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("path", EVERY_PAGE)
def test_all_text_has_enough_contrast_in_light_and_dark(page: Page, path: str) -> None:
    page.goto(path)
    page.emulate_media(color_scheme="light")
    assert page.evaluate(FAINT_TEXT) == []
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(FAINT_TEXT) == []


def test_hardly_anything_moves_while_a_page_is_loading(page: Page) -> None:
    page.goto(f"{KYOTO}?q=bicycle#hit-2")
    shifts = page.evaluate(
        """() => new Promise((resolve) => {
             const shifts = [];
             new PerformanceObserver((list) => shifts.push(...list.getEntries().map((entry) => entry.value)))
               .observe({ type: "layout-shift", buffered: true });
             setTimeout(() => resolve(shifts), 200);
           })"""
    )
    assert sum(shifts) < 0.001


@pytest.mark.parametrize(
    ("locale", "button", "status"), [("de-AT", "Suchen", "2 Dokumente"), ("ja-JP", "検索", "2 件")]
)
def test_the_browsers_language_is_that_of_the_interface(
    browser: Browser, address: str, locale: str, button: str, status: str
) -> None:
    page = browser.new_page(base_url=address, locale=locale)
    page.goto("/")
    page.get_by_role("searchbox").fill("Fahrrad")
    page.get_by_role("button", name=button).click()
    expect(page.get_by_role("status")).to_contain_text(status)
    page.close()


def test_without_a_script_everything_still_works(browser: Browser, address: str) -> None:
    page = browser.new_page(base_url=address, locale="en-GB", java_script_enabled=False)
    page.goto("/")
    page.get_by_role("searchbox").fill("Fahrrad")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="German").click()
    page.get_by_role("link", name="Mit dem Fahrrad die Donau entlang").click()
    page.get_by_role("link", name="2", exact=True).click()
    assert page.url.endswith("#hit-2")
    expect(page.get_by_role("link", name="Next hit")).to_be_hidden()
    expect(page.get_by_role("button", name="Keyboard shortcuts")).to_be_hidden()
    page.close()


def test_japanese_text_is_set_in_japanese_type_on_a_german_page(page: Page) -> None:
    page.goto(f"{KYOTO}?q=bicycle&hl=de")
    font = "(element) => getComputedStyle(element).fontFamily"
    assert "CJK JP" in page.locator("article p:lang(ja)").evaluate(font)
    assert "CJK JP" not in page.locator("article p:lang(en)").first.evaluate(font)
