"""Searches from what is typed to what is found, in a real index."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.analysis import analyze
from indexer.engines import engine_for
from indexer.query import Sort
from indexer.settings import Settings
from search_app.messages import SearchRequest
from search_app.search import Searcher
from tests.corpus import DOCUMENTS, ENGLISH, GERMAN, JAPANESE, MIXED


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    chosen = Settings(index=tmp_path_factory.mktemp("search"))
    engine_for(chosen.engine, chosen.index).rebuild(map(analyze, DOCUMENTS), {})
    return Searcher(chosen)


def ids(
    searcher: Searcher, query: str, kinds: tuple[str, ...] = (), folders: tuple[str, ...] = ()
) -> set[str]:
    request = SearchRequest(query, kinds=kinds, folders=folders)
    return {hit.id for hit in searcher.search(request).hits}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Botsch?ften", {GERMAN.id}),
        ("*geheimdienste", {GERMAN.id}),
        ("Ank*ra", {GERMAN.id, ENGLISH.id, MIXED.id}),
        ("情報?関", {JAPANESE.id}),
        ("ア*ラ", {JAPANESE.id, MIXED.id}),
        ("univresity~", {ENGLISH.id}),
        ("Botschaftn～", {GERMAN.id}),
        ("スパト～", {JAPANESE.id}),
        ('"talks secret"~2', {ENGLISH.id}),
        ('"Monday met"~9', {ENGLISH.id}),
        ('"Monday met"~2', set()),
    ],
)
def test_signs_find_what_fits_them(searcher: Searcher, typed: str, found: set[str]) -> None:
    assert ids(searcher, typed) == found


@pytest.mark.parametrize("typed", ["universit*", "Universit*", "+universi*", "title:ankar* universit*"])
def test_a_prefix_fits_words_as_they_are_written_not_their_stems(searcher: Searcher, typed: str) -> None:
    assert ENGLISH.id in ids(searcher, typed)
    assert ids(searcher, "universiti*") == set()


@pytest.mark.parametrize("typed", ["to be or not to be", "The Who", "was war", "the", "über die"])
def test_words_that_are_usually_left_out_are_found_where_there_are_no_others(
    searcher: Searcher, typed: str
) -> None:
    response = searcher.search(SearchRequest(typed))
    assert response.total > 0
    assert {mark.keyword for hit in response.hits for s in hit.snippets for mark in s.highlights}


@pytest.mark.parametrize("typed", ["ANK?RA", "ank?ra", "Ａｎｋ？ｒａ"])
def test_capitals_and_wide_letters_make_no_difference_to_a_wildcard(searcher: Searcher, typed: str) -> None:
    assert ids(searcher, typed) == {GERMAN.id, ENGLISH.id, MIXED.id}


def test_filters_that_are_typed_narrow_those_of_the_request(searcher: Searcher) -> None:
    assert ids(searcher, "Ankara", folders=("en", "de")) == {ENGLISH.id, GERMAN.id}
    assert ids(searcher, "Ankara folder:de", folders=("en", "de")) == {GERMAN.id}
    assert ids(searcher, "Ankara kind:html") == {MIXED.id}
    assert ids(searcher, "since:2022-11 until:2022") == {GERMAN.id}


def test_a_filter_alone_finds_all_that_pass_it(searcher: Searcher) -> None:
    assert ids(searcher, "kind:html") == ids(searcher, "", kinds=("html",)) == {MIXED.id}
    assert ids(searcher, "") == set()


def test_documents_without_a_date_come_last_in_either_order(searcher: Searcher) -> None:
    for sort in (Sort.NEWEST, Sort.OLDEST):
        assert searcher.search(SearchRequest("Ankara", sort=sort)).hits[0].id == GERMAN.id


@given(st.text(max_size=40) | st.text(st.sampled_from('aAß東カか [{(\\|^"+-*?~19:.ORkindsince'), max_size=30))
@settings(max_examples=200)
def test_whatever_is_typed_is_answered(searcher: Searcher, typed: str) -> None:
    response = searcher.search(SearchRequest(typed, facets=True))
    assert len(response.hits) == min(response.total, response.per_page)
