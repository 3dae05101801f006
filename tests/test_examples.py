"""The examples: what a new user sees first."""

from pathlib import Path

import pytest

from indexer.pipeline import RebuildReport, rebuild
from indexer.settings import Settings, load_settings
from search_app.messages import ResponseHit, SearchRequest
from search_app.search import Searcher

COLLECTION = Path(__file__).parent.parent / "examples" / "collection"


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return load_settings(index=tmp_path_factory.mktemp("index"))


@pytest.fixture(scope="module")
def report(settings: Settings) -> RebuildReport:
    return rebuild([COLLECTION], settings)


@pytest.fixture(scope="module")
def searcher(settings: Settings, report: RebuildReport) -> Searcher:
    assert report.info.documents == 24
    return Searcher(settings)


def hits(searcher: Searcher, query: str) -> list[ResponseHit]:
    return list(searcher.search(SearchRequest(query, per_page=50)).hits)


def languages(found: list[ResponseHit]) -> set[tuple[str, ...]]:
    return {tuple(sorted(hit.languages)) for hit in found}


def highlighted(hit: ResponseHit) -> set[str]:
    in_title = {hit.title[mark.start : mark.end] for mark in hit.title_highlights}
    return in_title | {s.text[mark.start : mark.end] for s in hit.snippets for mark in s.highlights}


def test_every_document_can_be_read(report: RebuildReport) -> None:
    assert report.problems == ()


def test_all_three_languages_are_recognised_and_no_other(report: RebuildReport) -> None:
    assert set(report.info.languages) == {"de", "en", "ja"}


def test_ankara_finds_a_german_an_english_and_a_mixed_article(searcher: Searcher) -> None:
    found = hits(searcher, "Ankara")
    assert languages(found) >= {("de",), ("en",), ("en", "ja")}
    assert all(highlighted(hit) == {"Ankara"} for hit in found)


def test_ankara_in_katakana_finds_the_japanese_articles(searcher: Searcher) -> None:
    found = hits(searcher, "アンカラ")
    assert languages(found) == {("ja",), ("en", "ja")}
    assert len(found) >= 3
    assert all(highlighted(hit) == {"アンカラ"} for hit in found)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("Haus", "Häuser"),
        ("Spion", "Spione"),
        ("引越し", "引っ越し"),
        ("コンピュータ", "コンピューター"),
        ("Fahrkartenautomat", "Fahr\u00adkarten\u00adauto\u00admat"),
    ],
)
def test_inflections_and_spellings_are_found_and_highlighted_as_written(
    searcher: Searcher, typed: str, written: str
) -> None:
    assert any(
        written.replace("\u00ad", "") in mark.replace("\u00ad", "")
        for hit in hits(searcher, typed)
        for mark in highlighted(hit)
    )


def test_what_is_only_in_a_menu_is_not_found(searcher: Searcher) -> None:
    assert hits(searcher, "horoscopes") == []
