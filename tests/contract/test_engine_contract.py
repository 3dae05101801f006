"""What every engine must hold: a new module in indexer/engines passes this without a line here."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.analysis import analyze
from indexer.documents import TEXT, TITLE, WRITTEN, AnalyzedDocument, Document
from indexer.engines import Engine, engine_for
from indexer.errors import BuildError, IndexUnusable, NoIndex
from indexer.query import Alternative, Filters, Occurrence, Pattern, Query
from tests.contract.engines import concept, ids, term
from tests.corpus import DOCUMENTS, ENGLISH, GERMAN, JAPANESE, MIXED, UNRELATED

ANKARA = concept(term("ankara", "de"), term("ankara", "en"), term("アンカラ", "ja"))
TALKS_IN_ENGLISH = concept(term("talk", "en"))
MEETING_IN_JAPANESE = concept(term("会談", "ja"))


def test_a_concept_finds_the_documents_that_have_any_of_its_alternatives(engine: Engine) -> None:
    assert set(ids(engine, ANKARA)) == {GERMAN.id, ENGLISH.id, JAPANESE.id, MIXED.id}


def test_a_term_is_looked_up_in_its_own_language_only(engine: Engine) -> None:
    assert ids(engine, concept(term("ankara", "fr"))) == []
    assert set(ids(engine, concept(term("ankara", "de")))) == {GERMAN.id}


def test_any_of_several_keywords_is_enough(engine: Engine) -> None:
    assert set(ids(engine, TALKS_IN_ENGLISH, concept(term("zug", "de")))) == {
        ENGLISH.id,
        MIXED.id,
        UNRELATED.id,
    }


def test_a_required_keyword_is_required_and_others_only_rank(engine: Engine) -> None:
    required = replace(MEETING_IN_JAPANESE, occurrence=Occurrence.MUST)
    assert set(ids(engine, required, TALKS_IN_ENGLISH)) == {JAPANESE.id, MIXED.id}
    assert ids(engine, required, TALKS_IN_ENGLISH)[0] == MIXED.id


def test_an_excluded_keyword_keeps_documents_out(engine: Engine) -> None:
    excluded = replace(MEETING_IN_JAPANESE, occurrence=Occurrence.MUST_NOT)
    assert set(ids(engine, ANKARA, excluded)) == {GERMAN.id, ENGLISH.id}


def test_exclusions_alone_leave_all_other_documents_in_the_order_of_indexing(engine: Engine) -> None:
    excluded = replace(ANKARA, occurrence=Occurrence.MUST_NOT)
    assert ids(engine, excluded) == [UNRELATED.id]
    assert ids(engine) == [document.id for document in DOCUMENTS]


def test_a_language_filter_keeps_documents_that_are_written_in_it_among_others(engine: Engine) -> None:
    assert set(ids(engine, ANKARA, filters=Filters(languages=("ja",)))) == {JAPANESE.id, MIXED.id}
    assert set(ids(engine, ANKARA, filters=Filters(languages=("ja", "de")))) == {
        JAPANESE.id,
        MIXED.id,
        GERMAN.id,
    }
    assert set(ids(engine, ANKARA, filters=Filters(excluded_languages=("ja",)))) == {GERMAN.id, ENGLISH.id}
    assert ids(engine, ANKARA, filters=Filters(languages=("sv",))) == []
    assert ids(engine, ANKARA, filters=Filters(languages=())) == []


def test_a_part_restricts_a_keyword_to_it(engine: Engine) -> None:
    assert set(ids(engine, concept(term("秘密", "ja"), part=TITLE))) == {JAPANESE.id}


def test_terms_in_a_row_are_found_only_in_that_row(engine: Engine) -> None:
    side_by_side = Alternative("ja", ("秘密", "会談"), (0, 1))
    with_a_particle_between = Alternative("ja", ("秘密", "会談"), (0, 2))
    the_other_way_round = Alternative("ja", ("会談", "秘密"), (0, 1))
    assert set(ids(engine, concept(side_by_side))) == {JAPANESE.id, MIXED.id}
    assert set(ids(engine, concept(with_a_particle_between))) == {JAPANESE.id}
    assert ids(engine, concept(the_other_way_round)) == []


def test_a_prefix_finds_words_as_they_were_written(engine: Engine) -> None:
    assert ids(engine, concept(Alternative(WRITTEN, ("universit",), pattern=Pattern.PREFIX))) == [ENGLISH.id]
    assert ids(engine, concept(Alternative(WRITTEN, ("häus",), pattern=Pattern.PREFIX))) == [GERMAN.id]
    assert ids(engine, concept(Alternative(WRITTEN, ("universitz",), pattern=Pattern.PREFIX))) == []


def test_the_last_of_several_words_may_be_a_prefix(engine: Engine) -> None:
    secret_t = Alternative(WRITTEN, ("secret", "t"), (0, 1), pattern=Pattern.PREFIX)
    query = Query((concept(secret_t),))
    assert ids(engine, concept(secret_t)) == [ENGLISH.id]
    (match,) = engine.search(query, limit=1).hits[0].matches
    assert ENGLISH.title[match.start : match.end] == "Secret talks"
    assert ids(engine, concept(Alternative(WRITTEN, ("talks", "s"), (0, 1), pattern=Pattern.PREFIX))) == []


def test_matches_are_the_authors_words(engine: Engine) -> None:
    query = Query((ANKARA, concept(term("haus", "de")), concept(Alternative("ja", ("秘密", "会談"), (0, 1)))))
    found = {
        hit.stored.document.id: [
            (match.part, getattr(hit.stored.document, match.part)[match.start : match.end], match.concept)
            for match in hit.matches
        ]
        for hit in engine.search(query, limit=10).hits
    }
    assert found[GERMAN.id] == [("title", "Ankara", 0), ("text", "Ankara", 0), ("text", "Häuser", 1)]
    assert found[JAPANESE.id] == [("title", "アンカラ", 0), ("title", "秘密会談", 2), ("text", "アンカラ", 0)]
    assert found[MIXED.id][0] == ("title", "Ankara", 0)


def test_excluded_keywords_are_no_matches(engine: Engine) -> None:
    query = Query((ANKARA, concept(term("spion", "de"), occurrence=Occurrence.MUST_NOT)))
    hit = engine.hit(query, GERMAN.id)
    assert hit is not None
    assert {match.concept for match in hit.matches} == {0}


def test_matches_of_one_document_are_those_of_its_hit(engine: Engine) -> None:
    query = Query((ANKARA, TALKS_IN_ENGLISH))
    for hit in engine.search(query, limit=10).hits:
        assert engine.hit(query, hit.stored.document.id) == replace(hit, score=0.0)
    assert engine.hit(query, "no such document") is None


def test_a_document_comes_back_as_it_was_given(engine: Engine) -> None:
    for document in DOCUMENTS:
        hit = engine.hit(Query(()), document.id)
        assert hit is not None
        assert hit.stored.document == document
        assert hit.stored.passages == analyze(document).passages
        assert hit.stored.languages == analyze(document).languages


def test_pages_continue_one_another(engine: Engine) -> None:
    query = Query((ANKARA,))
    whole = engine.search(query, limit=10)
    pages = [engine.search(query, limit=1, offset=offset) for offset in range(5)]
    assert [page.total for page in pages] == [4] * 5
    assert [hit for page in pages for hit in page.hits] == list(whole.hits)


def test_a_title_weighs_more_than_text(fresh: Engine) -> None:
    filler = "Ein ganz anderer Satz steht hier und dort. "
    in_text = Document("text", "Nachrichten", f"{filler} Leuchtturm {filler}", "a")
    in_title = Document("title", "Leuchtturm", f"{filler} Nachrichten {filler}", "b")
    fresh.rebuild(map(analyze, (in_text, in_title)), {})
    assert ids(fresh, concept(term("leuchtturm", "de"))) == ["title", "text"]


def test_more_alternatives_of_one_concept_cannot_outvote_another_concept(engine: Engine) -> None:
    def best(query: Query) -> float:
        return engine.search(query, limit=1).hits[0].score

    once = best(Query((concept(term("spion", "de")),)))
    often = best(Query((concept(*(term("spion", "de") for _ in range(30))),)))
    twice = best(Query((concept(term("spion", "de")), concept(term("ankara", "de")))))
    assert often < 2 * once
    assert twice > once


def test_a_lower_weight_lowers_the_score(engine: Engine) -> None:
    full, half = (
        engine.search(Query((concept(term("zug", "de", weight=weight)),)), limit=1).hits[0].score
        for weight in (1.0, 0.5)
    )
    assert 0 < half < full


def test_a_new_engine_on_the_same_folder_answers_the_same(fresh: Engine, name: str, tmp_path: Path) -> None:
    fresh.rebuild(map(analyze, DOCUMENTS), {"kept": ["with", "it"]})
    again = engine_for(name, tmp_path / "index")
    assert again.search(Query((ANKARA,)), limit=9) == fresh.search(Query((ANKARA,)), limit=9)
    assert again.info() == fresh.info()
    assert again.info().documents == len(DOCUMENTS)
    assert again.info().languages == {"de": 2, "en": 2, "ja": 2}
    assert again.info().notes == {"kept": ["with", "it"]}


def test_an_open_engine_sees_a_rebuild_by_another(fresh: Engine, name: str, tmp_path: Path) -> None:
    fresh.rebuild(map(analyze, [GERMAN]), {})
    assert ids(fresh, ANKARA) == [GERMAN.id]
    engine_for(name, tmp_path / "index").rebuild(map(analyze, [JAPANESE]), {})
    assert ids(fresh, ANKARA) == [JAPANESE.id]


def test_without_an_index_every_question_says_what_to_do(fresh: Engine) -> None:
    for ask in (
        lambda: fresh.search(Query((ANKARA,)), limit=1),
        lambda: fresh.hit(Query((ANKARA,)), "x"),
        fresh.info,
    ):
        with pytest.raises(NoIndex, match="babelfind rebuild"):
            ask()


def test_no_documents_are_no_index(fresh: Engine) -> None:
    with pytest.raises(BuildError, match="No document"):
        fresh.rebuild([], {})
    with pytest.raises(NoIndex):
        fresh.info()


def test_a_rebuild_that_fails_leaves_the_live_index_as_it_was(fresh: Engine) -> None:
    def one_and_then_trouble() -> Iterator[AnalyzedDocument]:
        yield analyze(JAPANESE)
        raise KeyboardInterrupt

    fresh.rebuild(map(analyze, [GERMAN]), {})
    with pytest.raises(KeyboardInterrupt):
        fresh.rebuild(one_and_then_trouble(), {})
    assert ids(fresh, ANKARA) == [GERMAN.id]
    fresh.rebuild(map(analyze, [JAPANESE]), {})
    assert ids(fresh, ANKARA) == [JAPANESE.id]


def test_threads_get_the_same_answers_as_one(engine: Engine) -> None:
    queries = [
        Query((ANKARA,)),
        Query((TALKS_IN_ENGLISH, MEETING_IN_JAPANESE)),
        Query((concept(term("zug", "de")),)),
    ] * 20
    expected = [engine.search(query, limit=5) for query in queries]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(lambda query: engine.search(query, limit=5), queries)) == expected


def test_readers_are_never_disturbed_by_rebuilds(fresh: Engine, name: str, tmp_path: Path) -> None:
    fresh.rebuild(map(analyze, DOCUMENTS), {})
    expected = ids(fresh, ANKARA)
    with ThreadPoolExecutor(3) as threads:
        searches = [threads.submit(lambda: [ids(fresh, ANKARA) for _ in range(40)]) for _ in range(2)]
        rebuilding = engine_for(name, tmp_path / "index")
        for _ in range(6):
            rebuilding.rebuild(map(analyze, DOCUMENTS), {})
        assert all(found == expected for search in searches for found in search.result())


def test_a_search_that_two_rebuilds_overtake_is_still_answered(
    fresh: Engine, name: str, tmp_path: Path
) -> None:
    fresh.rebuild(map(analyze, DOCUMENTS), {})
    expected = ids(fresh, ANKARA)
    rebuilding = engine_for(name, tmp_path / "index")
    for _ in range(2):
        rebuilding.rebuild(map(analyze, DOCUMENTS), {})
        rebuilding.rebuild(map(analyze, DOCUMENTS), {})
        with ThreadPoolExecutor(1) as thread:
            assert thread.submit(ids, fresh, ANKARA).result() == expected
        assert ids(fresh, ANKARA) == expected


def test_many_short_lived_threads_leave_no_files_open(fresh: Engine) -> None:
    fresh.rebuild(map(analyze, DOCUMENTS), {})
    ids(fresh, ANKARA)
    before = len(psutil.Process().open_files())
    for _ in range(20):
        with ThreadPoolExecutor(1) as thread:
            thread.submit(ids, fresh, ANKARA).result()
    assert len(psutil.Process().open_files()) <= before


def test_odd_ids_and_texts_are_kept(fresh: Engine) -> None:
    odd = [
        Document("a b/c?d#e%20", "Titel", "Ein Haus steht in der Straße.", "x"),
        Document("日本/記事.txt", "", "家に帰った。\0\ud7ff\U0001f600", "y"),
        Document("x" * 3000, "x" * 3000, "long " * 3000, "z"),
        Document("empty", "", "", "e"),
    ]
    fresh.rebuild(map(analyze, odd), {})
    for document in odd:
        hit = fresh.hit(Query(()), document.id)
        assert hit is not None
        assert hit.stored.document == document


def test_a_stored_text_tells_where_its_tokens_are(fresh: Engine) -> None:
    long = replace(MIXED, id="long", text="\n".join([MIXED.text] * 30))
    analyzed = analyze(long)
    tokens = analyzed.tokens[TEXT]
    places = [*zip(tokens.starts.tolist(), tokens.ends.tolist(), strict=True)]
    fresh.rebuild([analyzed], {})
    hit = fresh.hit(Query(()), long.id)
    assert hit is not None
    assert len(long.text) > 4096
    for start, end in (
        (0, len(long.text)),
        (4000, 4200),
        (4100, 4096),
        (places[7][0], places[9][0]),
        (-1, 9**9),
    ):
        assert hit.stored.text.tokens(start, end) == [span for span in places if start <= span[0] < end]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(
        st.lists(st.sampled_from(["haus", "boot", "zug", "see"]), max_size=6).map(" ".join),
        min_size=1,
        max_size=6,
    ),
    wanted=st.lists(st.sampled_from(["haus", "boot", "zug", "see"]), min_size=1, max_size=3, unique=True),
    occurrence=st.sampled_from(Occurrence),
)
def test_hits_are_exactly_the_documents_that_answer(
    name: str,
    tmp_path_factory: pytest.TempPathFactory,
    texts: list[str],
    wanted: list[str],
    occurrence: Occurrence,
) -> None:
    engine = engine_for(name, tmp_path_factory.mktemp("random"))
    documents = [
        Document(str(i), "", f"Das ist nicht der {text}", "p", declared_language="de")
        for i, text in enumerate(texts)
    ]
    engine.rebuild(map(analyze, documents), {})
    concepts = [concept(term(word, "de"), occurrence=occurrence) for word in wanted]
    has = [[word in text.split() for word in wanted] for text in texts]
    answers: dict[Occurrence, Callable[[list[bool]], bool]] = {
        Occurrence.SHOULD: any,
        Occurrence.MUST: all,
        Occurrence.MUST_NOT: lambda row: not any(row),
    }
    found = ids(engine, *concepts)
    assert set(found) == {str(i) for i, row in enumerate(has) if answers[occurrence](row)}


def test_a_folder_of_others_is_never_written_to(name: str, tmp_path: Path) -> None:
    (tmp_path / "holiday.jpg").write_bytes(b"precious")
    with pytest.raises(BuildError, match="other files"):
        engine_for(name, tmp_path).rebuild(map(analyze, DOCUMENTS), {})
    assert [path.name for path in tmp_path.iterdir()] == ["holiday.jpg"]


def test_damage_that_changes_no_size_is_told_too(fresh: Engine, name: str, tmp_path: Path) -> None:
    fresh.rebuild(map(analyze, DOCUMENTS), {})
    damaged = largest_file(tmp_path / "index")
    damaged.write_bytes(b"\xa5" * damaged.stat().st_size)
    with pytest.raises(IndexUnusable, match="rebuild"):
        engine_for(name, tmp_path / "index").search(Query((ANKARA,)), limit=1)


def test_damage_is_told_and_not_searched(fresh: Engine, name: str, tmp_path: Path) -> None:
    fresh.rebuild(map(analyze, DOCUMENTS), {})
    damaged = largest_file(tmp_path / "index")
    damaged.write_bytes(damaged.read_bytes()[:-1])
    with pytest.raises(IndexUnusable, match="rebuild"):
        engine_for(name, tmp_path / "index").search(Query((ANKARA,)), limit=1)


def largest_file(index: Path) -> Path:
    files = (path for path in (index / "builds").rglob("*") if path.is_file())
    return max(files, key=lambda path: path.stat().st_size)
