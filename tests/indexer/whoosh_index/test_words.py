"""Patterns stand for the words that fit them, each asked by itself; of too many for the most frequent."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.documents import WRITTEN, Document
from indexer.engines.whoosh_index import lookup
from indexer.engines.whoosh_index.keys import string_key
from indexer.engines.whoosh_index.opened import Snapshot
from indexer.engines.whoosh_index.searching import Wanted, hit_of, search
from indexer.engines.whoosh_index.similar import SimilarWords
from indexer.engines.whoosh_index.strings import StringTable, string_arrays
from indexer.engines.whoosh_index.words import words_like
from indexer.query import Alternative, Pattern, Query
from tests.contract.engines import concept, marked, split_at_spaces
from tests.indexer.whoosh_index.indexes import snapshot_of
from tests.oracle.stock_codec.patterns import distance, word_test

LETTERS = "aähs会\U00020bb7\ud800.[]\\^$"
words = st.text(LETTERS, min_size=1, max_size=6)
vocabularies = st.lists(words, max_size=30, unique=True).map(lambda drawn: sorted(drawn, key=string_key))
asked = {
    Pattern.PREFIX: words,
    Pattern.WILDCARD: st.text(f"{LETTERS}*?*?", min_size=1, max_size=6),
    Pattern.FUZZY: words,
}


@pytest.mark.parametrize("pattern", list(asked))
@settings(max_examples=150)
@given(vocabulary=vocabularies, data=st.data(), edits=st.integers(0, 3))
def test_words_that_fit_are_those_that_pass_when_each_is_asked(
    pattern: Pattern, vocabulary: list[str], data: st.DataObject, edits: int
) -> None:
    near = st.sampled_from(vocabulary) if vocabulary and pattern is not Pattern.WILDCARD else st.nothing()
    term = data.draw(asked[pattern] | near)
    table = StringTable(string_arrays("written", [*map(string_key, vocabulary)]), "written")
    passes = word_test(term, pattern, edits).passes
    fitting = [number for number, word in enumerate(vocabulary) if passes(word)]
    found = (
        SimilarWords(table).like(term, edits)
        if pattern is Pattern.FUZZY
        else words_like(table, term, pattern)
    )
    assert found.tolist() == fitting


@given(vocabulary=vocabularies, term=words, edits=st.integers(0, 4))
def test_similar_words_are_as_far_away_as_the_letters_say(
    vocabulary: list[str], term: str, edits: int
) -> None:
    table = StringTable(string_arrays("written", [*map(string_key, vocabulary)]), "written")
    numbers, away = SimilarWords(table).away(term, edits)
    assert away.tolist() == [distance(term, vocabulary[number]) for number in numbers.tolist()]


def test_among_many_words_none_is_passed_over() -> None:
    drawn = sorted({f"{a}{b}{c}" for a in "abcdefghijklmnop" for b in range(40) for c in "qrstuvwxyz"})
    table = StringTable(string_arrays("written", [*map(string_key, drawn)]), "written")
    passes = word_test("a7qr", Pattern.FUZZY, 1).passes
    assert SimilarWords(table).like("a7qr", 1).tolist() == [n for n, word in enumerate(drawn) if passes(word)]


TEXTS = ("haus hase", "haus hut hase", "haus hof", "hof hase", "huhn")


@pytest.fixture
def snapshot(tmp_path: Path) -> Snapshot:
    documents = [Document(str(number), "", text, "p") for number, text in enumerate(TEXTS)]
    return snapshot_of(tmp_path, [[split_at_spaces(document) for document in documents]])


@pytest.mark.parametrize(
    ("most", "words"),
    [
        (1, {"hase"}),
        (2, {"hase", "haus"}),
        (3, {"hase", "haus", "hof"}),
        (4, {"hase", "haus", "hof", "huhn"}),
        (5, {"hase", "haus", "hof", "huhn", "hut"}),
    ],
)
@pytest.mark.parametrize(
    "asked",
    [
        Alternative(WRITTEN, ("h",), pattern=Pattern.PREFIX),
        Alternative(WRITTEN, ("h*",), pattern=Pattern.WILDCARD),
        Alternative(WRITTEN, ("hans",), pattern=Pattern.FUZZY, edits=4),
    ],
)
def test_of_too_many_words_those_in_the_most_documents_count_and_the_first_where_equal(
    snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch, asked: Alternative, most: int, words: set[str]
) -> None:
    monkeypatch.setattr(lookup, "_MOST_WORDS_OF_A_PATTERN", most)
    query = Query((concept(asked),))
    hits = search(query, snapshot, Wanted(10)).hits
    assert {hit.stored.id for hit in hits} == {
        str(number) for number, text in enumerate(TEXTS) if words.intersection(text.split())
    }
    for number, text in enumerate(TEXTS):
        found = hit_of(query, snapshot, number)
        assert marked(found) == [word for word in text.split() if word in words]


def test_a_wildcard_of_many_stars_takes_no_longer_than_the_words_are() -> None:
    """With backtracking it would take hours."""
    table = StringTable(string_arrays("w", [b"a" * 200]), "w")
    assert words_like(table, "*a" * 30 + "*b", Pattern.WILDCARD).tolist() == []
    assert words_like(table, "*a" * 30 + "*", Pattern.WILDCARD).tolist() == [0]
