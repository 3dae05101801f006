"""Addresses, versions, numbers of books, names of files and of code: found as a whole and by part."""

import pytest

from analyzers import languages
from search_app.parser import parse
from search_app.search import Searcher
from search_app.technical import pieces
from tests.search_app.small_index import found, marked, searcher_of

TECHNICAL = (
    "test@example.org",
    "foo.bar@mail.example.co.jp",
    "https://www.example.org/path/page.html?x=1&y=2#top",
    "example.org",
    "3.11.7",
    "v2.0.1-rc1",
    "192.168.0.1",
    "978-3-16-148410-0",
    "2022-11-15",
    "12:30",
    "700.000",
    "report_final_v2.pdf",
    "README.md",
    "snake_case",
    "mysql_real_escape_string",
    "os.path.join",
    "/usr/local/bin",
    "1904/01/31",
    "C:\\Users\\Merkle",
    "CVE-2021-44228",
    "030-1234567",
    "x86_64",
)
PLAIN = (
    "Ankara",
    "state-of-the-art",
    "US-Verteidigungsminister",
    "E-Mail",
    "1914-1918",
    "COVID-19",
    "Ja/Nein",
    "cells/rows/columns",
    "anzeigen/verbergen/andocken",
    "作成/編集/削除する",
    "km/h",
    "Q&A",
    "rock'n'roll",
    "z.B.",
    "U.S.",
    "Haus.Es",
    "Nr.5",
    "日独-関係",
    "Google_検索の仕方",
    "1914-1918年の間、日本は何をしたか",
    "2001-2011年",
    "秘密会談",
    "70万",
    "C++",
    "#",
    "…",
)
TEXTS = {
    "de": "Schreiben Sie an test@example.org, dann schicken wir Ihnen die Datei report_final_v2.pdf zu.",
    "en": "The function mysql_real_escape_string was removed; it needs Python 3.11.7 or a newer release.",
    "ja": "連絡はtest@example.orgまでにお願いします。Python 3.11.7でmysql_real_escape_stringを使う。",
    "ja-file": "資料はreport_final_v2.pdfに、本は978-3-16-148410-0をご覧ください。",
    "kanji": "Die Datei 報告書_最終版.pdf liegt auf dem Rechner, und alle haben sie gelesen.",
    "parts": "Test der Organisation: example, org und report als PDF, final, Version 11 und 3, dann 7.",
    "string": "A real string has no escape, says the manual of a database that is not MySQL.",
    "isbn": "Das Buch hat die Nummer 9783161484100 und kostet 20 Euro, sagt die Buchhandlung am Bahnhof.",
}


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return searcher_of(TEXTS, tmp_path_factory.mktemp("technical"))


@pytest.mark.parametrize("keyword", TECHNICAL)
def test_what_is_technical_is_one_concept_in_the_same_row_in_every_language(keyword: str) -> None:
    (concept,) = parse(keyword).concepts
    assert concept.keyword == keyword.strip("/")
    assert {a.language for a in concept.alternatives} == set(languages())


@pytest.mark.parametrize("keyword", PLAIN)
def test_words_with_hyphens_and_words_to_choose_from_are_not_technical(keyword: str) -> None:
    assert [tuple(piece) for piece in pieces(keyword)] == [(keyword, False)]


@pytest.mark.parametrize(
    ("keyword", "ids"),
    [
        ("test@example.org", {"de", "ja"}),
        ("mysql_real_escape_string", {"en", "ja"}),
        ("3.11.7", {"en", "ja"}),
        ("report_final_v2.pdf", {"de", "ja-file"}),
        ("(report_final_v2.pdf),", {"de", "ja-file"}),
        ("978-3-16-148410-0", {"ja-file", "isbn"}),
        ("9783161484100", {"ja-file", "isbn"}),
    ],
)
def test_a_technical_keyword_finds_it_as_a_whole_in_every_language(
    searcher: Searcher, keyword: str, ids: set[str]
) -> None:
    assert set(found(searcher, keyword)) == ids


@pytest.mark.parametrize(
    ("part", "ids"),
    [
        ("example", {"de", "ja", "parts"}),
        ("escape", {"en", "ja", "string"}),
        ("v2", {"de", "ja-file"}),
        ("real_escape", {"en", "ja"}),
        ("3.11", {"en", "ja"}),
    ],
)
def test_a_document_is_found_by_a_part_of_what_is_technical(
    searcher: Searcher, part: str, ids: set[str]
) -> None:
    assert set(found(searcher, part)) == ids


def test_highlights_are_of_the_whole(searcher: Searcher) -> None:
    assert marked(searcher, "test@example.org") == {"de": {"test@example.org"}, "ja": {"test@example.org"}}


def test_it_is_cut_out_of_japanese_that_puts_no_spaces_around_it(searcher: Searcher) -> None:
    keywords = [concept.keyword for concept in parse("バージョン3.11.7を使う").concepts]
    assert keywords == ["バージョン", "3.11.7", "使う"]
    assert [concept.keyword for concept in parse("報告書_最終版.pdf").concepts] == ["報告書_最終版.pdf"]


@pytest.mark.parametrize("name", ["報告書_最終版", "会議のメモ.pdf", "資料\\最終版", "report-報告書.docx"])
def test_a_name_with_kanji_is_one_thing(name: str) -> None:
    assert [concept.keyword for concept in parse(name).concepts] == [name]


def test_a_sentence_in_japanese_is_cut_into_words_whatever_signs_are_in_it() -> None:
    sentence = "Google_検索において、1914-1918年の電力/電話/鉄道の会社を探す"
    keywords = [concept.keyword for concept in parse(sentence).concepts]
    assert {"検索", "電力", "電話", "鉄道", "会社"} <= set(keywords)


def test_a_name_in_two_scripts_is_found_in_text_of_either(searcher: Searcher) -> None:
    assert found(searcher, "報告書_最終版.pdf") == ["kanji"]
    assert "parts" in found(searcher, "pdf")


def test_what_only_japanese_can_read_is_no_phrase_of_what_is_left_in_other_languages(
    searcher: Searcher,
) -> None:
    assert found(searcher, '"最終版 pdf"') == []
    assert "parts" in found(searcher, "Version -最終版pdf")


def test_it_can_be_excluded_or_be_one_of_two(searcher: Searcher) -> None:
    assert set(found(searcher, "Python -test@example.org")) == {"en"}
    assert set(found(searcher, "3.11.7 OR 978-3-16-148410-0")) == {"en", "ja", "ja-file", "isbn"}


@pytest.mark.parametrize("keyword", TECHNICAL)
def test_mecab_cuts_it_alike_alone_and_inside_of_japanese(keyword: str) -> None:
    japanese = languages()["ja"]
    alone = [token.term for token in japanese(keyword)]
    before, behind = "連絡は", "までにお願いします。"
    text = f"{before}{keyword}{behind}"
    inside = [
        token.term
        for token in japanese(text)
        if len(before) <= token.start and token.end <= len(text) - len(behind)
    ]
    assert inside == alone


def test_a_very_long_one_is_data_and_searched_word_by_word() -> None:
    assert len(parse(".".join(map(str, range(300)))).concepts) > 1


def test_a_number_in_groups_is_one_number() -> None:
    (concept,) = parse("700.000").concepts
    assert concept.keyword == "700.000"


@pytest.mark.parametrize("number", ["978-3-16-148410-1", "9783161484101", "1234567890", "978-3-16"])
def test_a_number_that_is_no_isbn_has_no_other_spelling(number: str) -> None:
    (concept,) = parse(number).concepts
    assert len(concept.alternatives) == len(languages())
