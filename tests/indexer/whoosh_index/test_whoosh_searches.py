"""Whoosh's own searcher finds in our segments what it finds in an index that it has written itself.

Documents are so short that Whoosh tells their lengths exactly; so scores are equal, too.
"""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh import index as whoosh_index
from whoosh.query import And, Every, FuzzyTerm, Not, Or, Phrase, Prefix, Query, Term, Wildcard
from whoosh.reading import IndexReader
from whoosh.scoring import BM25F, TF_IDF, WeightingModel

from indexer.documents import AnalyzedDocument
from indexer.engines.whoosh_index import frame
from indexer.engines.whoosh_index.index import ArrayIndex
from tests.indexer.whoosh_index import stock
from tests.indexer.whoosh_index.collections import TYPES, analyzed, contents, written

FIELDS = [f"{part}_{language}" for part in ("title", "text") for language in ("de", "en", "ja")]
TERMS = [kind.term for kind in TYPES.values()]

fields = st.sampled_from(FIELDS)
terms = st.sampled_from([*TERMS, "nirgends", "家電"])


def simple_queries() -> st.SearchStrategy[Query]:
    beginnings = st.sampled_from([term[:length] for term in TERMS for length in (1, 2)])
    return st.one_of(
        st.builds(Term, fields, terms),
        st.builds(Term, fields, terms),
        st.builds(Phrase, fields, st.lists(terms, min_size=2, max_size=3), st.integers(1, 3)),
        st.builds(Prefix, fields, beginnings, st.booleans()),
        st.builds(Wildcard, fields, st.sampled_from(["*", "h*", "*u?", "?a*", "*話", "電?"]), st.booleans()),
        st.builds(FuzzyTerm, fields, terms, st.integers(1, 2), st.integers(0, 1), st.booleans()),
    )


def queries() -> st.SearchStrategy[Query]:
    return st.recursive(
        simple_queries(),
        lambda inner: st.one_of(
            st.builds(And, st.lists(inner, min_size=2, max_size=3)),
            st.builds(Or, st.lists(inner, min_size=2, max_size=3)),
            st.builds(lambda wanted, unwanted: And([wanted, Not(unwanted)]), inner, inner),
        ),
        max_leaves=5,
    )


class Pair:
    """The same documents in our segments and in Whoosh's own."""

    def __init__(self, folder: Path) -> None:
        self.ours, self.stock = folder / "ours", folder / "stock"
        for path, create in ((self.ours, frame.create), (self.stock, stock.create)):
            path.mkdir()
            create(path)

    def add(self, documents: Sequence[AnalyzedDocument]) -> None:
        frame.commit(self.ours, [written(self.ours, documents)])
        stock.add(self.stock, documents)

    def delete(self, ids: Iterable[str]) -> None:
        ids = list(ids)
        with ArrayIndex.at(self.ours).writer() as writer:
            for id_ in ids:
                writer.delete_by_term("id", id_)
        stock.delete(self.stock, ids)

    def merge(self) -> None:
        ArrayIndex.at(self.ours).optimize()
        stock.merge(self.stock)

    def assert_equal(self, asked: Iterable[Query]) -> None:
        asked = list(asked)
        for weighting in (BM25F(), TF_IDF()):
            found, expected = (answers(folder, asked, weighting) for folder in (self.ours, self.stock))
            for query, hits, expected_hits in zip(asked, found, expected, strict=True):
                assert hits == expected_hits, query


def answers(
    folder: Path, asked: Iterable[Query], weighting: WeightingModel, limit: int | None = None
) -> list[list[tuple[object, float]]]:
    """Ids and scores."""
    with whoosh_index.open_dir(str(folder)).searcher(weighting=weighting) as searcher:
        return [
            [(hit["id"], round(hit.score, 4)) for hit in searcher.search(query, limit=limit)]
            for query in asked
        ]


def documents_of(found: Sequence[tuple[str, str]], first: int = 0) -> list[AnalyzedDocument]:
    return [analyzed(first + number, *content) for number, content in enumerate(found)]


@given(contents(8), contents(4), st.sets(st.integers(0, 11)), st.lists(queries(), min_size=1, max_size=8))
@settings(max_examples=15)
def test_any_query_is_answered_alike_before_and_after_deletions_and_merges(
    first: Sequence[tuple[str, str]],
    second: Sequence[tuple[str, str]],
    deleted: set[int],
    asked: Sequence[Query],
) -> None:
    with TemporaryDirectory() as name:
        pair = Pair(Path(name))
        pair.add(documents_of(first))
        pair.assert_equal(asked)
        pair.add(documents_of(second, len(first)))
        pair.assert_equal(asked)
        # Of no segment all documents: ours would go at once, and no longer count in scores.
        pair.delete(f"{number:04}" for number in deleted - {0, len(first)})
        pair.assert_equal(asked)
        pair.merge()
        pair.assert_equal(asked)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    """Enough documents for several blocks of postings; the terms are of all frequencies."""
    pair = Pair(tmp_path_factory.mktemp("many"))
    words = list(TYPES)
    made = [
        analyzed(
            number,
            words[number % 7],
            " ".join(words[(number * step) % 97 % 13] for step in range(1, 2 + number % 9)),
        )
        for number in range(700)
    ]
    pair.add(made[:500])
    pair.add(made[500:])
    pair.delete(f"{number:04}" for number in range(0, 700, 9))
    return pair


@pytest.mark.parametrize("limit", [1, 10, 300])
def test_the_best_hits_are_the_same_when_whoosh_passes_over_blocks(many: Pair, limit: int) -> None:
    words = [
        Term("text_de", "haus"),
        Term("text_en", "train"),
        Term("text_ja", "電車"),
        Term("title_de", "zug"),
    ]
    asked = [
        Or(words),
        And(words[:2]),
        words[0],
        Or([*words[1:], Phrase("text_en", ["house", "train"], 2)]),
        And([words[0], Not(words[2])]),
        Every(),
    ]
    for weighting in (BM25F(), TF_IDF()):
        found, expected = (answers(folder, asked, weighting, limit) for folder in (many.ours, many.stock))
        for query, hits, expected_hits in zip(asked, found, expected, strict=True):
            # Which of equal scores are left out depends on how many blocks were passed over.
            assert [score for _, score in hits] == [score for _, score in expected_hits], query


def reading(look: Callable[[IndexReader], object]) -> Callable[[Path], object]:
    def read(folder: Path) -> object:
        with whoosh_index.open_dir(str(folder)).searcher() as searcher:
            return look(searcher.reader())

    return read


def searched(reader: IndexReader) -> list[tuple[str, bytes]]:
    return [(name, bytes(term)) for name, term in reader.all_terms()]


@pytest.mark.parametrize(
    "look",
    [
        pytest.param(searched, id="terms"),
        pytest.param(lambda reader: sorted(reader.indexed_field_names()), id="fields"),
        pytest.param(lambda reader: (reader.doc_count(), reader.doc_count_all()), id="numbers"),
        pytest.param(lambda reader: list(reader.all_doc_ids()), id="documents"),
        pytest.param(lambda reader: [reader.field_length(name) for name in FIELDS], id="lengths"),
        pytest.param(
            lambda reader: [reader.max_field_length(name) for name in FIELDS if name != "title_ja"],
            id="longest",
        ),
        pytest.param(
            lambda reader: [reader.doc_frequency(*term) for term in searched(reader) if term[0] in FIELDS],
            id="document frequencies",
        ),
        pytest.param(
            lambda reader: [reader.frequency(*term) for term in searched(reader) if term[0] in FIELDS],
            id="frequencies",
        ),
        pytest.param(
            lambda reader: [
                (
                    info.weight(),
                    info.max_weight(),
                    info.min_length(),
                    info.max_length(),
                    info.min_id(),
                    info.max_id(),
                )
                for info in (reader.term_info(*term) for term in searched(reader) if term[0] in FIELDS)
            ],
            id="term infos",
        ),
        pytest.param(lambda reader: list(map(bytes, reader.expand_prefix("text_de", "n"))), id="prefixes"),
        pytest.param(
            lambda reader: (reader.frequency("text_de", "train"), reader.doc_frequency("text_de", "train")),
            id="a term that is not there",
        ),
        pytest.param(
            lambda reader: [
                (number, reader.doc_field_length(number, name))
                for name in FIELDS
                for number in range(reader.doc_count_all())
                if reader.doc_field_length(number, name)
            ],
            id="lengths of documents",
        ),
    ],
)
def test_readers_tell_the_same(many: Pair, look: Callable[[IndexReader], object]) -> None:
    assert reading(look)(many.ours) == reading(look)(many.stock)


def test_postings_have_the_same_places_in_the_same_documents(many: Pair) -> None:
    def places(reader: IndexReader) -> list[object]:
        found: list[object] = []
        for name, term in searched(reader):
            if name in FIELDS:
                matcher = reader.postings(name, term)
                while matcher.is_active():
                    kinds = ("frequency", "positions", "characters")
                    found.append((name, term, matcher.id(), *map(matcher.value_as, kinds)))
                    matcher.next()
        return found

    found = reading(places)(many.ours)
    assert found == reading(places)(many.stock)
    assert found


def test_whoosh_can_write_our_index_anew_in_its_own_format(tmp_path: Path) -> None:
    pair = Pair(tmp_path)
    pair.add(documents_of([("der Zug", "Häuser Haus house"), ("電車", "家 the train"), ("", "Zug")]))
    pair.delete(["0002"])
    whoosh_index.open_dir(str(pair.ours)).optimize()
    stock.merge(pair.stock)
    assert not list(pair.ours.glob("*.bbl"))
    pair.assert_equal(
        [Term("title_de", "zug"), Phrase("text_de", ["haus", "haus"]), Prefix("text_en", "t"), Every()]
    )
