"""The best hits, found without scoring everything, are the first of all hits: bit for bit, ties included."""

from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.documents import AnalyzedDocument, Document
from indexer.engines.whoosh_index import best
from indexer.engines.whoosh_index.opened import Snapshot
from indexer.engines.whoosh_index.searching import Wanted, search
from indexer.query import Alternative, Facet, Query, SearchResult
from tests.contract.engines import concept, split_at_spaces, term
from tests.indexer.whoosh_index.indexes import snapshot_of

# Skewed, as words are: "a" is nearly everywhere, "h" hardly anywhere.
WORDS = "aaaaaaaabbbbccdefgh"
texts = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
titles = st.sampled_from(("", "", "", "a", "b c", "h"))
collections = st.lists(st.lists(st.tuples(titles, texts), min_size=1, max_size=10), min_size=1, max_size=3)

weights = st.sampled_from((1.0, 1.0, 0.5, 0.3, 2.0, 3.7))
letters = st.sampled_from(sorted(set(WORDS)))
single = st.builds(lambda word, weight: term(word, "de", weight=weight), letters, weights)
rows = st.builds(
    lambda one, other, weight: Alternative("de", (one, other), (0, 1), weight), letters, letters, weights
)
searched_parts = st.sampled_from((None, None, None, "title", "text"))
concepts = st.builds(
    lambda alternatives, part: concept(*alternatives, part=part),
    st.lists(single | single | rows, min_size=1, max_size=5),
    searched_parts,
)
queries = st.lists(concepts, min_size=1, max_size=4).map(lambda drawn: Query(tuple(drawn)))

NIGHT_TRAIN = Query((concept(term("die", "de")), concept(term("nachtzug", "de"))))

Found = list[tuple[str, float]]
"""Ids and scores."""


def numbered(collection: Sequence[Sequence[tuple[str, str]]]) -> list[list[AnalyzedDocument]]:
    firsts = accumulate(map(len, collection), initial=0)
    return [
        [split_at_spaces(Document(str(first + n), *content, "p")) for n, content in enumerate(part)]
        for first, part in zip(firsts, collection, strict=False)
    ]


def every(query: Query, snapshot: Snapshot) -> Found:
    """All hits in order, by scoring all documents: facets ask for that."""
    return found(search(query, snapshot, Wanted(200, facets=(Facet.KIND,))))


def found(result: SearchResult) -> Found:
    return [(hit.stored.id, hit.score) for hit in result.hits]


def assert_the_best_are_the_first_of_all(query: Query, snapshot: Snapshot) -> None:
    expected = every(query, snapshot)
    for limit in range(len(expected) + 2):
        counted = search(query, snapshot, Wanted(limit))
        hurried = search(query, snapshot, Wanted(limit, count_all=False))
        assert found(counted) == found(hurried) == expected[:limit]
        assert (counted.total, counted.total_is_exact) == (len(expected), True)
        assert len(hurried.hits) <= hurried.total <= len(expected)
        assert hurried.total == len(expected) or not hurried.total_is_exact


@pytest.mark.parametrize("at_once", [1, 8])
@settings(max_examples=20)
@given(
    collection=collections,
    deleted=st.lists(st.sets(st.integers(0, 9), max_size=3), max_size=2),
    asked=st.lists(queries, min_size=2, max_size=3),
)
def test_the_best_hits_are_the_first_of_all_hits(
    at_once: int,
    collection: Sequence[Sequence[tuple[str, str]]],
    deleted: Sequence[set[int]],
    asked: Sequence[Query],
) -> None:
    parts = numbered(collection)
    gone = [{number for number in of if number < len(part)} for of, part in zip(deleted, parts, strict=False)]
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(best, "_POSTINGS_AT_ONCE", at_once)
        snapshot = snapshot_of(Path(folder), parts, gone)
        for query in asked:
            assert_the_best_are_the_first_of_all(query, snapshot)


@pytest.fixture
def common_and_rare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Snapshot:
    """Where "die" is in every document, and "nachtzug" in two of 100; lists are taken one by one."""
    monkeypatch.setattr(best, "_POSTINGS_AT_ONCE", 1)
    texts = [f"die {'nachtzug' if number in (40, 60) else 'bahn'}" for number in range(100)]
    return snapshot_of(tmp_path, numbered([[("", text) for text in texts]]))


def test_a_hurried_search_does_not_count_documents_that_only_have_common_words(
    common_and_rare: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indexer.engines.whoosh_index.searching.RESCORED", 2)  # there are few rare ones
    hurried = search(NIGHT_TRAIN, common_and_rare, Wanted(2, count_all=False))
    assert [hit.stored.id for hit in hurried.hits] == ["40", "60"]
    assert found(hurried) == every(NIGHT_TRAIN, common_and_rare)[:2]
    assert (hurried.total, hurried.total_is_exact) == (2, False)


def test_a_total_is_exact_where_all_postings_had_to_be_looked_at(common_and_rare: Snapshot) -> None:
    hurried = search(NIGHT_TRAIN, common_and_rare, Wanted(3, count_all=False))
    assert found(hurried) == every(NIGHT_TRAIN, common_and_rare)[:3]
    assert (hurried.total, hurried.total_is_exact) == (100, True)


def test_segments_that_cannot_add_a_hit_are_passed_over(tmp_path: Path, common_and_rare: Snapshot) -> None:
    parts = numbered([[("nachtzug die", "")] * 3, [("", "die bahn")] * 3])
    (tmp_path / "two").mkdir()
    snapshot = snapshot_of(tmp_path / "two", parts)
    hurried = search(NIGHT_TRAIN, snapshot, Wanted(2, count_all=False))
    assert [hit.stored.id for hit in hurried.hits] == ["0", "1"]


@pytest.mark.parametrize("count_all", [True, False])
def test_who_wants_no_hits_is_told_how_many_there_are(common_and_rare: Snapshot, count_all: bool) -> None:
    result = search(NIGHT_TRAIN, common_and_rare, Wanted(0, count_all=count_all))
    assert (result.total, result.hits) == (100, ())
