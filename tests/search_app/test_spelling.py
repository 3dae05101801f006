"""Typing errors are forgiven where there is nothing else to find, and it is said."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from indexer.analysis import analyze
from indexer.documents import Document
from indexer.engines import Engine, engine_for
from indexer.query import TYPED
from indexer.settings import Settings
from search_app.called import READING
from search_app.cli import main
from search_app.messages import MatchMode, SearchRequest
from search_app.parser import parse
from search_app.search import Searcher
from search_app.spelling import INSIDE, SPELLING, Spellings
from tests.search_app.small_index import found, marked, searcher_of

TEXTS = {
    "en": "The house belongs to the university, and the government knows which of the universities it is.",
    "en-2": "Nobody told the government of the building, for the security council had forgotten it.",
    "de": "Die Regierung sprach am Montag nicht über die Häuser, die der Sicherheitsrat gekauft hatte.",
    "ja": "新しいコンピューターは、大学の図書館で使うことができる。東京の会談は秘密だった。",
    "number": "In the year 2023 there were 45678 visitors, and most of them came by train.",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("spelling")


@pytest.fixture(scope="module")
def searcher(folder: Path) -> Searcher:
    return searcher_of(TEXTS, folder)


@pytest.fixture(scope="module")
def engine(folder: Path, searcher: Searcher) -> Engine:
    return engine_for(Settings().engine, folder / "index")


def similar(searcher: Searcher, request: SearchRequest) -> dict[str, list[str]]:
    """By keyword the words that were looked for in its place."""
    return {
        each.keyword: [word.text for word in each.translations if word.origin == SPELLING]
        for each in searcher.search(request).expansions
    }


@pytest.mark.parametrize(
    ("typed", "hits"),
    [
        ("univresity", ["en"]),
        ("Regeirung", ["de"]),
        ("Sicherheitrat", ["de"]),
        ("goverment", ["en", "en-2"]),
        ("コンピュータア", ["ja"]),
        ("title:univresity", []),
    ],
)
def test_a_misspelled_word_finds_what_it_is_meant_for(
    searcher: Searcher, typed: str, hits: list[str]
) -> None:
    assert sorted(found(searcher, typed)) == hits


def test_other_forms_of_the_word_are_found_and_highlighted_as_well(searcher: Searcher) -> None:
    assert marked(searcher, "univresity") == {"en": {"university", "universities"}}
    origins = {
        mark.origin
        for hit in searcher.search(SearchRequest("univresity")).hits
        for snippet in hit.snippets
        for mark in snippet.highlights
    }
    assert origins == {SPELLING}


def test_what_was_looked_for_instead_is_told_as_documents_write_it(searcher: Searcher) -> None:
    assert similar(searcher, SearchRequest("univresity securty")) == {
        "univresity": ["university"],
        "securty": ["security"],
    }


@pytest.mark.parametrize(
    "typed",
    ["house", "houses", "Häuser", "university", "xqzzyvkw", "45679", "hous*", '"univresity council"', "東亰",
     "-univresity house", "univresity~", "snake_univresity", "hte"],
)  # fmt: skip
def test_nothing_is_forgiven_that_is_there_or_can_not_be_a_typing_error(
    searcher: Searcher, typed: str
) -> None:
    response = searcher.search(SearchRequest(typed))
    assert not [word for each in response.expansions for word in each.translations]


def test_a_word_two_letters_away_is_only_looked_for_where_none_is_nearer(searcher: Searcher) -> None:
    assert similar(searcher, SearchRequest("guvernmant")) == {"guvernmant": ["government"]}
    assert similar(searcher, SearchRequest("housse")) == {"housse": ["house"]}
    assert found(searcher, "hxxse") == []


def test_of_similar_words_those_come_first_that_most_documents_have_written_so(tmp_path: Path) -> None:
    texts = {
        "paper": "The newspaper had a story about the house and its garden.",
        "other": "Another newspaper had none, for the houses were far away.",
        "hours": "For hours they waited, hours and hours.",
        "more": "The hours went by, and the house was empty.",
    }
    assert similar(searcher_of(texts, tmp_path), SearchRequest("houss")) == {"houss": ["house", "hours"]}


def test_only_words_that_stand_in_titles_are_meant_where_a_title_is_asked_for(tmp_path: Path) -> None:
    engine = engine_for(Settings().engine, tmp_path / "index")
    documents = [
        Document("1", "The government of the house", "The goverments were told by the university.", "1.txt"),
        Document(
            "2", "A day at the theatre", "The governments met there to talk of the government.", "2.txt"
        ),
    ]
    engine.rebuild(map(analyze, documents), {})
    searcher = Searcher(Settings(index=tmp_path / "index", lexicon=tmp_path / "none"))
    assert similar(searcher, SearchRequest("title:govrnment")) == {"govrnment": ["government"]}
    assert found(searcher, "title:govrnment") == ["1"]
    assert found(searcher, "title:univresity") == []


def test_it_is_switched_off_like_a_translation_and_stays_in_the_answer(searcher: Searcher) -> None:
    off = searcher.search(SearchRequest("univresity", without=("university@en",)))
    assert off.total == 0
    ((word,),) = (each.translations for each in off.expansions)
    assert (word.text, word.on) == ("university", False)
    assert searcher.search(SearchRequest("univresity", without=("@en",))).total == 0


def test_a_search_for_just_what_is_typed_forgives_nothing(searcher: Searcher) -> None:
    only_as_typed = searcher.search(SearchRequest("univresity", expand=False))
    assert (only_as_typed.total, only_as_typed.expansions) == (0, ())


def test_a_document_must_have_all_keywords_but_may_have_what_they_are_meant_for(searcher: Searcher) -> None:
    request = SearchRequest("goverment securty", match=MatchMode.ALL)
    assert [hit.id for hit in searcher.search(request).hits] == ["en-2"]
    assert found(searcher, "+securty") == ["en-2"]


def test_a_document_is_shown_with_the_same_highlights(searcher: Searcher) -> None:
    view = searcher.document("en", SearchRequest("univresity"))
    assert view is not None
    marks = [mark for line in view.paragraphs for stretch in line.stretches for mark in stretch.highlights]
    assert [mark.origin for mark in marks] == [SPELLING, SPELLING]


def test_facets_count_what_is_found(searcher: Searcher) -> None:
    response = searcher.search(SearchRequest("univresity", facets=True))
    assert [(value.value, value.count) for value in response.facets[next(iter(response.facets))]]
    assert response.languages == ("en",)


def test_what_is_there_costs_no_further_look_at_the_index(engine: Engine) -> None:
    query = parse("government of the house")
    assert Spellings(engine).forgiven(query, engine.documents(query)) is query


def test_of_a_pasted_page_only_the_first_few_words_are_forgiven(engine: Engine) -> None:
    query = parse("univresity goverment securty Regeirung Sicherheitrat buildnig")
    forgiven = Spellings(engine).forgiven(query, {})
    changed = [c.keyword for c in forgiven.concepts if any(a.origin != TYPED for a in c.alternatives)]
    assert changed == ["univresity", "goverment", "securty", "Regeirung"]


def test_similar_words_weigh_less_than_what_was_typed_and_the_less_the_less_similar_they_are(
    engine: Engine,
) -> None:
    def weights(typed: str) -> set[float]:
        (concept,) = Spellings(engine).forgiven(parse(typed), {}).concepts
        return {a.weight for a in concept.alternatives if a.origin == SPELLING}

    (near,), (far,) = weights("univresity"), weights("guvernmant")
    assert 0 < far < near < 1


def test_the_terminal_says_that_similar_words_were_searched(folder: Path, searcher: Searcher) -> None:
    done = CliRunner().invoke(main, ["search", "univresity", "--index", str(folder / "index")])
    assert "univresity: no document has it, searched for university (en, 1)" in done.stdout


def test_japanese_that_is_cut_otherwise_in_documents_is_found_inside_of_it(tmp_path: Path) -> None:
    searcher = searcher_of({"garden": "神宮外苑の銀杏並木を歩いた。", "other": "公園を歩いた。"}, tmp_path)
    response = searcher.search(SearchRequest("宮外"))
    assert [hit.id for hit in response.hits] == ["garden"]
    assert [each.origin for each in response.expansions[0].translations] == [INSIDE]
    assert response.hits[0].snippets[0].highlights[0].end == 4


def test_words_in_kanji_are_found_by_how_they_are_read(tmp_path: Path) -> None:
    searcher = searcher_of({"city": "東京で新聞を読んだ。", "other": "公園を歩いた。"}, tmp_path)
    for typed in ("とうきょう", "トウキョウ", "toukyou", "tōkyō", "tokyo"):
        response = searcher.search(SearchRequest(typed))
        assert [hit.id for hit in response.hits] == ["city"], typed
        assert {each.origin for each in response.expansions[0].translations} == {READING}
        assert response.hits[0].snippets[0].highlights[0].end == 2


def test_what_was_typed_comes_before_what_is_read_like_it(tmp_path: Path) -> None:
    texts = {
        "read": "政策を作った。政策が政策を政策に。",
        "typed": "せいさくと書いた紙を公園で拾った人がいる。",
    }
    response = searcher_of(texts, tmp_path).search(SearchRequest("せいさく"))
    assert [hit.id for hit in response.hits] == ["typed", "read"]


def test_readings_are_left_out_where_only_what_was_typed_is_wanted(tmp_path: Path) -> None:
    searcher = searcher_of({"city": "東京で新聞を読んだ。"}, tmp_path)
    assert not searcher.search(SearchRequest("toukyou", expand=False)).hits
    assert not searcher.search(SearchRequest("toukyou", without=("東京@ja",))).hits
