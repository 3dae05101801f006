from __future__ import annotations

import time

import pytest

from indexer.documents import Document
from indexer.errors import UnreadableDocument
from indexer.readers import Source, reader_for


def found(data: bytes | str, path: str = "seiten/seite.html") -> list[Document | UnreadableDocument]:
    reader = reader_for(path)
    assert reader is not None
    return list(reader.read(data.encode() if isinstance(data, str) else data, Source(id="1", path=path)))


def read(data: bytes | str, path: str = "seiten/seite.html") -> Document:
    (document,) = found(data, path)
    assert isinstance(document, Document)
    return document


def text(body: str) -> str:
    return read(f"<title>Titel</title><body>{body}").text


def test_an_inline_element_neither_splits_nor_deletes_what_it_marks() -> None:
    assert text("<p>日本<b>語</b>の<a href='#'>本</a>") == "日本語の本"
    assert text("<p>Donau<i>dampf</i>schiff <em>fährt</em>") == "Donaudampfschiff fährt"


def test_blocks_and_line_breaks_end_lines() -> None:
    body = "<div>eins<p>zwei<br>drei</p></div>vier<ul><li>fünf<li>sechs</ul><hr>sieben"
    assert text(body).split("\n") == ["eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben"]


def test_details_and_their_summary_are_lines_of_their_own() -> None:
    assert text("<details><summary>詳細</summary>本文です。</details>") == "詳細\n本文です。"


def test_a_row_of_a_table_is_a_line_with_tabs_between_its_cells() -> None:
    table = "<table><tr><th>Stadt <th> Fluss<tr><td>Köln<td>Rhein</table>"
    assert text(table) == "Stadt\tFluss\nKöln\tRhein"


def test_white_space_is_collapsed_as_a_browser_does() -> None:
    assert (
        text("<p>\n  two\t words \n and&nbsp;&nbsp;three <b> four</b>\n</p>")
        == "two words and\xa0\xa0three four"
    )


def test_a_wide_space_stays() -> None:
    assert text("<p>東京\u3000大阪") == "東京\u3000大阪"


def test_japanese_wrapped_in_the_source_is_joined_without_a_space() -> None:
    assert text("<p>図書館で\n   本を<b>借り\n</b>る。") == "図書館で本を借りる。"
    assert text("<p>図書館の\nWLAN\nは無料。") == "図書館の WLAN は無料。"


def test_preformatted_text_keeps_its_white_space() -> None:
    assert text("<p>Code:<pre>\nif x:\n    <b>return</b>\t1\n\nend\n</pre><p>Ende") == (
        "Code:\nif x:\n    return\t1\n\nend\nEnde"
    )


def test_entities_are_the_characters_they_stand_for() -> None:
    assert text("<p>a &lt; b &amp; c&auml;&#x65E5;") == "a < b & cä日"


def test_readings_above_japanese_words_are_left_out() -> None:
    assert text("<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp>字<rt>じ</ruby>を読む") == "漢字を読む"


@pytest.mark.parametrize(
    "element",
    [
        "<nav>Menü</nav>",
        "<header>Name der Site</header>",
        "<footer>Impressum</footer>",
        "<aside>Siehe auch</aside>",
        "<form>Suche <button>Los</button></form>",
        "<div role=navigation>Menü</div>",
        "<div role=Banner>Werbung</div>",
        "<div role=contentinfo>Impressum</div>",
        "<div role=search>Suche</div>",
        "<div role=complementary>Siehe auch</div>",
        "<div hidden>unsichtbar</div>",
        "<dialog>Cookies?</dialog>",
        "<script>if (a<b) menu()</script>",
        "<style>p { color: red }</style>",
        "<noscript>Bitte einschalten</noscript>",
        "<template><p>Vorlage</template>",
        "<nav><header><nav>verschachtelt</nav></header></nav>",
        "<svg><title>Symbol</title></svg>",
        "<!-- Kommentar -->",
    ],
)
def test_what_is_not_content_is_left_out(element: str) -> None:
    assert text(f"<p>vorher</p>{element}<p>nachher</p>") == "vorher\nnachher"


@pytest.mark.parametrize(
    "element",
    [
        "<div class='sidebar menu'>Inhalt</div>",
        "<div id=footer>Inhalt</div>",
        "<p hidden=until-found>Inhalt</p>",
        "<p aria-hidden=true>Inhalt</p>",
        "<dialog open>Inhalt</dialog>",
    ],
)
def test_what_a_browser_shows_stays_whatever_it_is_called(element: str) -> None:
    assert text(element) == "Inhalt"


@pytest.mark.parametrize("around", ["main", "article"])
def test_the_header_of_an_article_keeps_its_heading(around: str) -> None:
    body = f"<header>Site</header><{around}><header><h1>Der Rhein</h1></header><p>fließt.</{around}>"
    assert text(body) == "Der Rhein\nfließt."


def test_a_page_wrapped_in_a_form_is_not_lost() -> None:
    assert text("<form><main><p>Alles steht im Formular.</main></form>") == "Alles steht im Formular."


def test_a_body_that_is_hidden_until_a_script_shows_it_is_read() -> None:
    assert read("<title>T</title><body hidden role=banner><p>Text").text == "Text"


def test_the_title_is_the_one_of_the_head_in_one_line() -> None:
    assert read("<title>\n Der  Rhein\n bei Köln </title><h1>Anderes</h1>").title == "Der Rhein bei Köln"


def test_without_one_the_heading_is_the_title_and_leaves_the_text() -> None:
    document = read("<h1>京都<ruby>駅<rt>えき</rt></ruby></h1><p>北口です。")
    assert (document.title, document.text) == ("京都駅", "北口です。")


def test_the_heading_of_the_content_goes_before_the_one_of_the_site() -> None:
    assert read("<header><h1>Zeitung</h1></header><article><h1>Meldung</h1>Text</article>").title == "Meldung"


def test_a_heading_that_repeats_the_title_leaves_the_text() -> None:
    assert read("<title>Der Rhein</title><h1>Der <b>Rhein</b></h1><p>fließt.").text == "fließt."
    assert read("<title>Der Rhein – Lexikon</title><h1>Der Rhein</h1>").text == "Der Rhein"


def test_a_page_without_heading_has_the_name_of_its_file() -> None:
    assert read("<p>Text", "seiten/rhein.htm").title == "rhein"


def test_a_page_without_text_is_found_by_its_title() -> None:
    document = read("<title>Leere Seite</title><script>render()</script>")
    assert (document.title, document.text) == ("Leere Seite", "")


def test_a_page_with_neither_holds_no_document() -> None:
    assert found("<html><body><img src=a.png></body></html>") == []
    assert found("<frameset><frame src=a.html></frameset>") == []


@pytest.mark.parametrize(
    ("attribute", "language"),
    [
        ("lang=de-AT", "de"),
        ("lang=JA", "ja"),
        ("xml:lang=en", "en"),
        ("lang=''", None),
        ("lang=deutsch", None),
    ],
)
def test_the_declared_language_is_the_primary_one(attribute: str, language: str | None) -> None:
    assert read(f"<html {attribute}><p>Text").declared_language == language


@pytest.mark.parametrize(
    ("markup", "date"),
    [
        ("<meta property='article:published_time' content='2022-11-15T08:30:00+09:00'>", "2022-11-15"),
        ("<meta name=Date content=2022-11>", "2022-11"),
        ("<body><time datetime=08:30>halb neun</time><time datetime=2021-02-03>gestern</time>", "2021-02-03"),
        ("<meta name=date content=2019-01-01><meta property='article:published_time' content=2020>", "2020"),
        ("<meta name=date content='15. November 2022'>", None),
        ("<meta name=date content=2022-02-30>", None),
    ],
)
def test_the_date_is_normalised_or_dropped(markup: str, date: str | None) -> None:
    assert read(f"<title>T</title>{markup}").date == date


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("https://example.org/rhein", "https://example.org/rhein"),
        ("/rhein", None),
        ("javascript:alert(1)", None),
    ],
)
def test_the_canonical_address_is_kept_if_it_is_one_of_the_web(address: str, url: str | None) -> None:
    assert read(f"<title>T</title><link rel=canonical href='{address}'>").url == url


@pytest.mark.parametrize(
    ("declaration", "codec"),
    [
        ("<meta charset=Shift_JIS>", "cp932"),
        ("<meta http-equiv=Content-Type content='text/html; charset=x-euc-jp'>", "euc_jp"),
        ("<?xml version='1.0' encoding='Shift_JIS'?>", "cp932"),
        ("<meta charset=utf-8>", "cp932"),
        ("<meta charset=iso-2022-jp>", "iso2022_jp"),
        ("", "utf-16"),
    ],
)
def test_a_page_is_read_in_its_own_encoding(declaration: str, codec: str) -> None:
    page = f"{declaration}<title>案内</title><p>駅前の図書館は、朝の九時から夜の八時まで開いています。"
    document = read(page.encode(codec))
    assert document.title == "案内"
    assert document.text == "駅前の図書館は、朝の九時から夜の八時まで開いています。"


def test_elements_that_xhtml_closes_at_once_do_not_swallow_the_page() -> None:
    page = "<html><head><title/><script src='a.js'/></head><body><p>Text<br/>hier</p></body></html>"
    assert read(page, "buch/kapitel.xhtml").text == "Text\nhier"
    assert read(f"<?xml version='1.0'?>{page}").text == "Text\nhier"


def test_a_page_nested_too_deeply_is_refused() -> None:
    assert [str(error) for error in found("<div>" * 5_001 + "Text")] == [
        "seiten/seite.html: its elements are nested deeper than 5,000"
    ]


def test_a_page_nested_as_deeply_as_allowed_is_read() -> None:
    assert text("<div>" * 4_998 + "Text") == "Text"


@pytest.mark.parametrize(
    "flat",
    [
        "<p>日",
        "<li>日",
        "<ruby>日<rt>ひ</ruby>",
        "<div>日</div>",
        "日<br>",
        "<script>a<b</script>日",
        "<!--<b>-->日",
    ],
)
def test_a_long_page_without_end_tags_is_not_taken_for_a_deep_one(flat: str) -> None:
    assert text(flat * 6_000).count("日") == 6_000


@pytest.mark.parametrize(
    "page",
    [
        "<pre>" * 500 + "<b>x</b>" * 20_000,
        "<main>" + "<header>x</header>" * 2_000 + "<p>x</p>" * 80_000,
        "<form>" * 300 + "<h1>x</h1>" + "<p>x</p>" * 50_000,
    ],
)
def test_a_page_of_odd_structure_is_read_in_bearable_time(page: str) -> None:
    began = time.process_time()
    assert found(page)
    assert time.process_time() - began < 10
