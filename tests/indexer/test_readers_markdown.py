from __future__ import annotations

import pytest

from indexer.documents import Document
from indexer.errors import UnreadableDocument
from indexer.readers import Source, reader_for


def found(markdown: str, path: str = "notizen/fluss.md") -> list[Document | UnreadableDocument]:
    reader = reader_for(path)
    assert reader is not None
    return list(reader.read(markdown.encode(), Source(id="1", path=path)))


def read(markdown: str, path: str = "notizen/fluss.md") -> Document:
    (document,) = found(markdown, path)
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize(
    "heading", ["# Der *Rhein*", "Der Rhein\n====", "## Der Rhein", "<h1>Der Rhein</h1>"]
)
def test_the_heading_is_the_title_and_leaves_the_text(heading: str) -> None:
    document = read(f"{heading}\n\nEr fließt durch Köln.\n\n## Brücken\n\nSieben.")
    assert document.title == "Der Rhein"
    assert document.text == "Er fließt durch Köln.\nBrücken\nSieben."


def test_a_main_heading_further_down_is_the_title_all_the_same() -> None:
    document = read("![Abzeichen](x.svg)\n\n# 川の話\n\n本文。")
    assert (document.title, document.text) == ("川の話", "Abzeichen\n本文。")


def test_a_section_in_the_middle_is_not_the_title() -> None:
    document = read("Er fließt durch Köln.\n\n## Brücken\n\nSieben.")
    assert document.title == "fluss"
    assert document.text == "Er fließt durch Köln.\nBrücken\nSieben."


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        (
            "Ein *betontes* und ein **fettes** Wort, ~~gestrichen~~.",
            "Ein betontes und ein fettes Wort, gestrichen.",
        ),
        ('Siehe [die Karte](https://example.org/karte "Titel").', "Siehe die Karte."),
        ("Siehe [die Karte][1].\n\n[1]: https://example.org/karte", "Siehe die Karte."),
        ("![Brücke bei *Köln*](bruecke.jpg)", "Brücke bei Köln"),
        ("Mit `a < b` prüfen.", "Mit a < b prüfen."),
        ("A &lt; B \\* C", "A < B * C"),
        ("日本**語**の本", "日本語の本"),
    ],
)
def test_inline_markup_goes_and_its_words_stay(markdown: str, text: str) -> None:
    assert read(markdown).text == text


def test_blocks_are_lines() -> None:
    assert read("Erster\nAbsatz.\n\n> Zitat\n\n- eins\n- zwei\n\n1. drei\n\n---\n\nEnde  \nZeile").text == (
        "Erster Absatz.\nZitat\neins\nzwei\ndrei\nEnde\nZeile"
    )


def test_a_japanese_paragraph_wrapped_in_the_source_is_joined_without_a_space() -> None:
    assert read("図書館で\n本を借りる。").text == "図書館で本を借りる。"


def test_a_row_of_a_table_is_a_line() -> None:
    assert read("| Stadt | Fluss |\n|---|---|\n| Köln | Rhein |").text == "Stadt\tFluss\nKöln\tRhein"


def test_code_keeps_its_lines() -> None:
    assert read("So:\n\n```python\nif a < b:\n    return 1\n```\n\n    indented code").text == (
        "So:\nif a < b:\n    return 1\nindented code"
    )


def test_html_is_read_as_on_a_page() -> None:
    assert read(
        "<div>\n<p>Block &amp; Tag</p><!-- nichts --></div>\n\nund<br><ruby>漢字<rt>かんじ</rt></ruby>"
    ).text == ("Block & Tag\nund\n漢字")


def test_front_matter_gives_title_date_language_and_address() -> None:
    document = read(
        "---\n"
        'title: "Der Rhein: ein Fluss" # vorläufig\n'
        "Date: 2022-11-15 08:30:00\n"
        "lang: de-CH\n"
        "url: https://example.org/rhein\n"
        "tags:\n  - fluss\n- köln\n\n"
        "# Bemerkung\n"
        "---\n\n"
        "# Überschrift\n\nText."
    )
    assert document.title == "Der Rhein: ein Fluss"
    assert document.date == "2022-11-15"
    assert document.declared_language == "de"
    assert document.url == "https://example.org/rhein"
    assert document.text == "Überschrift\nText."


def test_a_heading_that_repeats_the_title_of_the_front_matter_leaves_the_text() -> None:
    assert read("---\ntitle: 'Der Rhein'\n---\n# Der Rhein\n\nText.").text == "Text."


@pytest.mark.parametrize("value", ["", ">", "|", "[a, b]", "{a: b}", "&anchor x", '" "', "# nur Bemerkung"])
def test_a_title_that_is_no_plain_value_is_passed_over(value: str) -> None:
    assert read(f"---\ntitle: {value}\n---\nText.").title == "fluss"


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("---\n\nText zwischen\n\n---\n\nLinien.", "Text zwischen\nLinien."),
        ("---\ntitle: offen\n\nText.", "title: offen\nText."),
        ("Text.\n\n---\ntitle: unten\n\n---\n", "Text.\ntitle: unten"),
    ],
)
def test_a_thematic_break_is_not_taken_for_front_matter(markdown: str, text: str) -> None:
    document = read(markdown)
    assert (document.title, document.text) == ("fluss", text)


def test_front_matter_alone_with_a_title_is_a_document() -> None:
    document = read("---\ntitle: Nur ein Titel\n---\n")
    assert (document.title, document.text) == ("Nur ein Titel", "")


def test_a_file_without_words_holds_no_document() -> None:
    assert found("\n\n---\n\n<!-- nichts -->\n") == []


def test_quotes_in_quotes_are_read_to_any_depth_that_people_write() -> None:
    assert read("> " * 30 + "tief").text == "tief"


def test_html_nested_too_deeply_is_refused() -> None:
    (error,) = found("<div>" * 6_000)
    assert str(error) == "notizen/fluss.md: its elements are nested deeper than 5,000"
