"""The index answers as Whoosh's own codec does, searched exhaustively, however it came about."""

from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.engines.whoosh_index import standing
from indexer.engines.whoosh_index.engine import WhooshEngine
from indexer.query import Facet, Query, SearchResult
from tests.indexer.whoosh_index.collections import TYPES, analyzed, contents
from tests.indexer.whoosh_index.indexes import Part, add, index_of
from tests.oracle.random_searches import assert_same, parts, queries
from tests.oracle.stock_codec import Oracle, rescoring

FACETS = tuple(Facet)
EVERY = 100

asked = st.lists(queries, min_size=6, max_size=12)


@pytest.fixture(scope="module", autouse=True)
def short_stretches() -> Iterator[None]:
    """Texts are short here, and are to have several stretches for all that."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (standing, rescoring):
            patch.setattr(module, "SPAN", 6)
            patch.setattr(module, "STRETCH", 4)
        yield


def assert_answers_are_those_of_the_oracle(
    engine: WhooshEngine, index: Path, remaining: Part, asked: Sequence[Query]
) -> None:
    oracle = Oracle(index, remaining)
    for query in asked:
        everything = oracle.search(query, limit=EVERY, facets=FACETS)
        assert_same(engine.search(query, limit=EVERY, facets=FACETS), everything)
        for limit, offset in ((EVERY, 0), (1, 0), (3, 2), (0, 0)):
            page = everything.hits[offset : offset + limit]
            expected = SearchResult(everything.total, page)
            assert_same(engine.search(query, limit=limit, offset=offset), expected)
        id_ = remaining[-1].document.id
        assert engine.hit(query, id_) == oracle.hit(query, id_)


words = st.sampled_from([kind.written for kind in TYPES.values()]) | st.text("haused電", max_size=7)
sounds = st.sets(st.sampled_from([sound for kind in TYPES.values() for sound in kind.sounds] + ["ハウス"]))


@settings(max_examples=20)
@given(
    parts=parts(), sounds=sounds, language=st.sampled_from(("ja", "de")), asked=st.lists(words, max_size=6)
)
def test_words_that_sound_or_look_alike_are_those_found_by_looking_at_each(
    parts: Sequence[Part], sounds: set[str], language: str, asked: Sequence[str]
) -> None:
    with TemporaryDirectory() as folder:
        engine = index_of(Path(folder, "index"), parts)
        oracle = Oracle(Path(folder, "oracle"), [each for part in parts for each in part])
        assert engine.heard(language, sounds) == oracle.heard(language, sounds)
        for word, edits in product(asked, range(4)):
            assert [*engine.similar(word, edits).items()] == [*oracle.similar(word, edits).items()]


@settings(max_examples=12)
@given(parts=parts(), asked=asked)
def test_segments_answer_together_as_one_index(parts: Sequence[Part], asked: Sequence[Query]) -> None:
    with TemporaryDirectory() as folder:
        engine = index_of(Path(folder, "index"), parts)
        assert len(engine._live().snapshot.segments) == len(parts)
        remaining = [each for part in parts for each in part]
        assert_answers_are_those_of_the_oracle(engine, Path(folder, "oracle"), remaining, asked)


@settings(max_examples=8)
@given(
    parts=parts(),
    removed=st.sets(st.integers(0, 8)),
    rewritten=st.lists(
        st.tuples(st.integers(0, 8), contents(1)), max_size=3, unique_by=lambda drawn: drawn[0]
    ),
    asked=asked,
)
def test_an_updated_index_answers_as_one_of_the_remaining_documents(
    parts: Sequence[Part],
    removed: set[int],
    rewritten: Sequence[tuple[int, Sequence[tuple[str, str]]]],
    asked: Sequence[Query],
) -> None:
    new = [analyzed(number, *content) for number, (content,) in rewritten]
    gone = {f"{number:04}" for number in removed} | {each.document.id for each in new}
    kept = [each for part in parts for each in part if each.document.id not in gone]
    with TemporaryDirectory() as folder:
        engine = index_of(Path(folder, "index"), parts)
        with engine.new_build(update=True) as build:
            build.remove(f"{number:04}" for number in removed)
            add(build, new)
            if not kept and not new:
                return
            build.commit({})
        assert engine.info().documents == len(kept) + len(new)
        assert_answers_are_those_of_the_oracle(engine, Path(folder, "oracle"), [*kept, *new], asked)
