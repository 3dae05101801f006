"""Filters, order, counts and pages: what every engine must hold about documents besides their words."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.analysis import analyze
from indexer.documents import AnalyzedDocument, Document
from indexer.engines import Engine, engine_for
from indexer.query import Facet, Filters, Occurrence, Query, Sort
from tests.contract.engines import concept, ids, split_at_spaces, term
from tests.corpus import ENGLISH, GERMAN, JAPANESE, MIXED, UNRELATED

SPIONE = replace(GERMAN, path="news/2022/spione.txt", date="2022-11-15")
TALKS = replace(ENGLISH, path="news/talks.HTML", date="2022")
KAIDAN = replace(JAPANESE, path="newsletter/kaidan.jsonl", date="2022-11-16T09:00:00+09:00")
NOTES = replace(MIXED, path="notes.html", date=None)
NIGHT_TRAIN = replace(UNRELATED, path="news/2021/nachtzug", date="2021-12-11")
ARCHIVE = (SPIONE, TALKS, KAIDAN, NOTES, NIGHT_TRAIN)
ANKARA = concept(term("ankara", "de"), term("ankara", "en"), term("アンカラ", "ja"))


@pytest.fixture(scope="module")
def engine(name: str, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """An index of the archive that no test changes."""
    made = engine_for(name, tmp_path_factory.mktemp("index"))
    made.rebuild(map(analyze, ARCHIVE), {})
    return made


def passing(engine: Engine, filters: Filters) -> list[str]:
    return ids(engine, filters=filters)


def in_order(engine: Engine, sort: Sort) -> list[str]:
    return [hit.stored.id for hit in engine.search(Query((), sort=sort), limit=10).hits]


def test_a_kind_is_the_extension_in_lower_case(engine: Engine) -> None:
    assert passing(engine, Filters(kinds=("html",))) == [TALKS.id, NOTES.id]
    assert passing(engine, Filters(kinds=("txt", "jsonl"))) == [SPIONE.id, KAIDAN.id]
    assert passing(engine, Filters(kinds=("",))) == [NIGHT_TRAIN.id]
    assert passing(engine, Filters(kinds=("pdf",))) == []
    assert passing(engine, Filters(kinds=())) == []


def test_a_folder_holds_what_lies_in_it_and_below_it(engine: Engine) -> None:
    assert passing(engine, Filters(folders=("news",))) == [SPIONE.id, TALKS.id, NIGHT_TRAIN.id]
    assert passing(engine, Filters(folders=("news/2022", "newsletter"))) == [SPIONE.id, KAIDAN.id]
    assert passing(engine, Filters(folders=("",))) == [document.id for document in ARCHIVE]
    assert passing(engine, Filters(folders=("new",))) == []
    assert passing(engine, Filters(folders=())) == []


def test_a_day_is_a_bound_that_counts_itself(engine: Engine) -> None:
    assert passing(engine, Filters(since="2022-11-15")) == [SPIONE.id, KAIDAN.id]
    assert passing(engine, Filters(since="2022-11-16")) == [KAIDAN.id]
    assert passing(engine, Filters(until="2022-11-15")) == [SPIONE.id, TALKS.id, NIGHT_TRAIN.id]
    assert passing(engine, Filters(since="2022-11-16", until="2022-11-16")) == [KAIDAN.id]
    assert passing(engine, Filters(since="2023", until="2022")) == []


def test_a_year_or_a_month_as_a_bound_is_all_of_it(engine: Engine) -> None:
    assert passing(engine, Filters(since="2022")) == [SPIONE.id, TALKS.id, KAIDAN.id]
    assert passing(engine, Filters(until="2022")) == [SPIONE.id, TALKS.id, KAIDAN.id, NIGHT_TRAIN.id]
    assert passing(engine, Filters(since="2021-12", until="2021-12")) == [NIGHT_TRAIN.id]


def test_a_date_that_tells_only_the_year_is_before_all_of_its_months(engine: Engine) -> None:
    assert passing(engine, Filters(since="2022", until="2022-01")) == [TALKS.id]
    assert TALKS.id not in passing(engine, Filters(since="2022-01"))


def test_a_bound_that_is_no_date_lets_nothing_pass(engine: Engine) -> None:
    assert passing(engine, Filters(since="gestern")) == []
    assert passing(engine, Filters(until="")) == []


def test_filters_are_asked_together_and_besides_the_keywords(engine: Engine) -> None:
    assert set(ids(engine, ANKARA, filters=Filters(folders=("news",)))) == {SPIONE.id, TALKS.id}
    assert ids(engine, ANKARA, filters=Filters(folders=("news",), languages=("en",))) == [TALKS.id]
    assert ids(engine, ANKARA, filters=Filters(folders=("news",), kinds=("txt",), until="2021")) == []


def test_the_score_of_a_hit_does_not_depend_on_filters(engine: Engine) -> None:
    scores = {hit.stored.id: hit.score for hit in engine.search(Query((ANKARA,)), limit=10).hits}
    filtered = engine.search(Query((ANKARA,), Filters(folders=("news",))), limit=10)
    assert {hit.stored.id for hit in filtered.hits} == {TALKS.id, SPIONE.id}
    assert all(hit.score == pytest.approx(scores[hit.stored.id]) for hit in filtered.hits)


def test_filters_keep_the_order_that_was_asked_for(engine: Engine) -> None:
    filtered = engine.search(Query((ANKARA,), Filters(folders=("news",)), Sort.OLDEST), limit=10)
    assert [hit.stored.id for hit in filtered.hits] == [TALKS.id, SPIONE.id]


def test_by_date_documents_without_one_come_last_in_either_direction(engine: Engine) -> None:
    assert in_order(engine, Sort.NEWEST) == [KAIDAN.id, SPIONE.id, TALKS.id, NIGHT_TRAIN.id, NOTES.id]
    assert in_order(engine, Sort.OLDEST) == [NIGHT_TRAIN.id, TALKS.id, SPIONE.id, KAIDAN.id, NOTES.id]


def test_documents_of_one_day_keep_the_order_of_indexing_in_either_direction(fresh: Engine) -> None:
    dates = ("2022-11-15T23:00", None, "2022-11-15", "2023", None, "2022-11-15T01:00")
    documents = [Document(str(n), "", "Ein Haus", "p", date=date) for n, date in enumerate(dates)]
    fresh.rebuild(map(analyze, documents), {})
    assert in_order(fresh, Sort.NEWEST) == ["3", "0", "2", "5", "1", "4"]
    assert in_order(fresh, Sort.OLDEST) == ["0", "2", "5", "3", "1", "4"]


def test_facets_count_all_documents_that_answer_whatever_page_is_shown(engine: Engine) -> None:
    for limit, offset in ((10, 0), (1, 3), (0, 0)):
        result = engine.search(Query((ANKARA,)), limit=limit, offset=offset, facets=tuple(Facet))
        assert result.facets == {
            Facet.LANGUAGE: {"en": 2, "ja": 2, "de": 1},
            Facet.KIND: {"html": 2, "jsonl": 1, "txt": 1},
            Facet.FOLDER: {"": 1, "news": 1, "news/2022": 1, "newsletter": 1},
            Facet.YEAR: {"2022": 3},
        }


def test_facets_have_the_most_frequent_value_first_and_equal_ones_in_alphabetical_order(
    engine: Engine,
) -> None:
    facets = engine.search(Query((ANKARA,)), limit=1, facets=tuple(Facet)).facets
    assert list(facets[Facet.LANGUAGE]) == ["en", "ja", "de"]
    assert list(facets[Facet.KIND]) == ["html", "jsonl", "txt"]
    assert list(facets[Facet.FOLDER]) == ["", "news", "news/2022", "newsletter"]


def test_facets_are_counted_only_where_they_are_asked_for_and_after_filtering(engine: Engine) -> None:
    everything = Query(())
    assert engine.search(everything, limit=1).facets == {}
    assert engine.search(everything, limit=1, facets=(Facet.YEAR,)).facets == {
        Facet.YEAR: {"2022": 3, "2021": 1}
    }
    nothing = Query((), Filters(languages=("sv",)))
    assert engine.search(nothing, limit=1, facets=(Facet.KIND,)).facets == {Facet.KIND: {}}


@pytest.mark.parametrize("sort", Sort)
def test_pages_go_on_to_the_last_hit_in_any_order(fresh: Engine, sort: Sort) -> None:
    documents = [
        Document(str(n), "", "haus " * (n % 7) + "boot", "p", date=f"{2000 + n % 5}") for n in range(230)
    ]
    fresh.rebuild(map(split_at_spaces, documents), {})
    query = Query((concept(term("haus", "de")), concept(term("boot", "de"))), sort=sort)
    whole = page_of(fresh, query, 0, 1000)
    assert len(whole) == 230
    assert [each for start in range(0, 240, 20) for each in page_of(fresh, query, start, 20)] == whole
    assert page_of(fresh, query, 229, 5) == whole[229:]
    assert page_of(fresh, query, 230, 5) == []


def page_of(engine: Engine, query: Query, offset: int, limit: int) -> list[tuple[str, float]]:
    result = engine.search(query, limit=limit, offset=offset)
    assert result.total == 230
    return [(hit.stored.id, hit.score) for hit in result.hits]


class Item(NamedTuple):
    """What is drawn of a document."""

    word: str
    languages: list[str]
    folder: str
    extension: str
    date: str | None


LANGUAGES = ("de", "en", "ja")
FOLDERS = ("", "news", "news/2022", "news/2022/東京", "newsletter", "2022")
EXTENSIONS = ("", ".txt", ".HTML", ".tar.gz")
DATES = ("2021", "2022", "2022-01", "2022-11", "2022-11-14", "2022-11-15", "2022-12-31", "2023-01-01")
items = st.builds(
    Item,
    st.sampled_from(["haus", "boot"]),
    st.lists(st.sampled_from(LANGUAGES), unique=True),
    st.sampled_from(FOLDERS),
    st.sampled_from(EXTENSIONS),
    st.sampled_from(DATES) | st.none(),
)
some_filters = st.builds(
    Filters,
    languages=st.none() | st.lists(st.sampled_from(LANGUAGES), unique=True).map(tuple),
    excluded_languages=st.lists(st.sampled_from(LANGUAGES), max_size=1).map(tuple),
    kinds=st.none() | st.lists(st.sampled_from(["", "txt", "html", "gz"]), unique=True).map(tuple),
    folders=st.none() | st.lists(st.sampled_from(FOLDERS), min_size=1, unique=True).map(tuple),
    since=st.none() | st.sampled_from(DATES),
    until=st.none() | st.sampled_from(DATES),
)


def as_document(number: int, item: Item) -> AnalyzedDocument:
    path = f"{item.folder}/{number}{item.extension}".removeprefix("/")
    return split_at_spaces(Document(str(number), "", item.word, path, date=item.date), item.languages)


def is_let_pass(item: Item, filters: Filters) -> bool:
    """By comparing texts, not numbers."""
    kind = {"": "", ".txt": "txt", ".HTML": "html", ".tar.gz": "gz"}[item.extension]
    above = ["", *("/".join(item.folder.split("/")[:depth]) for depth in range(1, 5))]
    return (
        (filters.languages is None or any(language in item.languages for language in filters.languages))
        and not any(language in item.languages for language in filters.excluded_languages)
        and (filters.kinds is None or kind in filters.kinds)
        and (filters.folders is None or any(folder in above for folder in filters.folders))
        and (
            filters.since is None
            or (item.date is not None and first_day(filters.since) <= first_day(item.date))
        )
        and (
            filters.until is None
            or (item.date is not None and first_day(item.date) <= last_day(filters.until))
        )
    )


def first_day(date: str) -> str:
    return date + "0000-00-00"[len(date) :]


def last_day(date: str) -> str:
    return date + "9999-99-99"[len(date) :]


def by_date(numbers: Iterable[int], drawn: list[Item], sort: Sort) -> list[int]:
    dated = {number: first_day(date) for number in numbers if (date := drawn[number].date) is not None}
    undated = [number for number in numbers if drawn[number].date is None]
    return sorted(dated, key=dated.__getitem__, reverse=sort is Sort.NEWEST) + undated


def most_frequent_first(values: Iterable[str]) -> list[tuple[str, int]]:
    alphabetical = sorted(Counter(values).items())
    return sorted(alphabetical, key=lambda counted: counted[1], reverse=True)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    drawn=st.lists(items, min_size=1, max_size=12),
    asked=st.lists(some_filters, min_size=4, max_size=8),
    sort=st.sampled_from([Sort.NEWEST, Sort.OLDEST]),
)
def test_hits_order_and_facets_are_those_of_looking_at_each_document(
    name: str, tmp_path_factory: pytest.TempPathFactory, drawn: list[Item], asked: list[Filters], sort: Sort
) -> None:
    engine = engine_for(name, tmp_path_factory.mktemp("random"))
    engine.rebuild((as_document(number, item) for number, item in enumerate(drawn)), {})
    wanted = concept(term("haus", "de"), occurrence=Occurrence.MUST)
    for filters in asked:
        result = engine.search(Query((wanted,), filters, sort), limit=20, facets=tuple(Facet))
        answering = [n for n, item in enumerate(drawn) if item.word == "haus" and is_let_pass(item, filters)]
        assert [int(hit.stored.id) for hit in result.hits] == by_date(answering, drawn, sort)
        assert result.total == len(answering)
        expected = {
            Facet.LANGUAGE: [language for n in answering for language in drawn[n].languages],
            Facet.KIND: [drawn[n].extension.rpartition(".")[2].lower() for n in answering],
            Facet.FOLDER: [drawn[n].folder for n in answering],
            Facet.YEAR: [date[:4] for n in answering if (date := drawn[n].date)],
        }
        for facet, values in expected.items():
            assert list(result.facets[facet].items()) == most_frequent_first(values)
