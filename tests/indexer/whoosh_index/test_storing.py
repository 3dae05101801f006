"""Documents and the places of their tokens come back as they were given, page by page."""

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from analyzers import Passage
from indexer.documents import TEXT, TITLE, AnalyzedDocument, Document, Tokens
from indexer.engines.whoosh_index import storing
from indexer.engines.whoosh_index.places import places_record, read_places
from indexer.engines.whoosh_index.ranges import Ints
from indexer.engines.whoosh_index.storing import Storage, StoredDocuments, joined_records

odd = st.text(st.sampled_from('ab ß家\0\n\U0001f600\ud800\udfff\\"'), max_size=30) | st.text(max_size=10)
optional = st.none() | odd
heads = st.builds(Document, odd, odd, odd, odd, url=optional, date=optional, declared_language=optional)
places = st.tuples(st.integers(1, 3), st.integers(0, 9), st.integers(1, 9)) | st.tuples(
    st.integers(1, 2**16), st.integers(0, 300), st.integers(1, 300)
)
"""Of a token: how much further its position is, how far behind the last it begins, how long it is."""


def tokens_of(steps: Sequence[tuple[int, int, int]], *, within: int | None = None) -> Tokens:
    """Tokens one after the other; only those that begin within a text of that length."""
    further, gaps, lengths = np.array(steps, np.int64).reshape(-1, 3).T
    ends = np.cumsum(gaps + lengths)
    columns = np.stack([np.zeros_like(ends), np.cumsum(further) - 1, ends - lengths, ends]).astype(np.uint32)
    kept = len(ends) if within is None else int((columns[2] < within).sum())
    return Tokens(*columns[:, :kept])


@st.composite
def analyzed_documents(draw: st.DrawFn) -> AnalyzedDocument:
    document = draw(heads)
    length = len(document.text)
    cuts = sorted(draw(st.sets(st.integers(1, length - 1), max_size=3))) if length > 1 else []
    edges = [0, *cuts, length] if length else [0]
    languages = draw(st.lists(st.sampled_from(["de", "ja", "und"]), min_size=len(edges), max_size=len(edges)))
    passages = tuple(map(Passage, edges, edges[1:], languages))
    text = tokens_of(draw(st.lists(places, max_size=12)), within=length)
    title = tokens_of(draw(st.lists(places, max_size=4)))
    tokens = {TITLE: title, TEXT: text}
    return AnalyzedDocument(document, passages, draw(st.sampled_from([(), ("de", "ja")])), "de", [], tokens)


def stored(parts: Sequence[Sequence[AnalyzedDocument]]) -> StoredDocuments:
    """Documents of several writers; text positions count from 7 on."""
    storages = []
    for part in parts:
        storage = Storage()
        for analyzed in part:
            storage.add(analyzed, 7)
        storages.append(storage.arrays())
    arrays = joined_records(storages)
    return StoredDocuments(arrays, lambda name: arrays[name].data)


def rows(tokens: Tokens) -> list[list[int]]:
    return [tokens.starts.tolist(), tokens.ends.tolist()]


def spans(
    look: Callable[[int, Ints, Ints], tuple[Ints, Ints]], number: int, positions: NDArray[np.integer]
) -> list[list[int]]:
    """Of the tokens of a document at these positions."""
    wanted = positions.astype(np.int64)
    return [column.tolist() for column in look(number, wanted, wanted)]


@given(steps=st.lists(places), position=st.integers(0, 2**20), start=st.integers(0, 2**20))
def test_places_come_back_moved_to_where_their_page_is(
    steps: list[tuple[int, int, int]], position: int, start: int
) -> None:
    tokens = tokens_of(steps)
    record = places_record(tokens.positions, tokens.starts, tokens.ends)
    found = read_places(memoryview(record), position, start)
    assert found.positions.tolist() == (tokens.positions + position).tolist()
    assert found.starts.tolist() == (tokens.starts + start).tolist()
    assert found.ends.tolist() == (tokens.ends + start).tolist()


def test_tokens_that_overlap_by_any_length_keep_their_places() -> None:
    positions, starts, ends = (np.array(column, np.uint32) for column in ([0, 1, 2], [0, 1, 1], [9, 3, 400]))
    found = read_places(memoryview(places_record(positions, starts, ends)), 0, 0)
    assert [column.tolist() for column in found] == [[0, 1, 2], [0, 1, 1], [9, 3, 400]]


@settings(max_examples=80)
@given(
    parts=st.lists(st.lists(analyzed_documents(), max_size=3), min_size=1, max_size=3),
    page=st.integers(1, 12),
)
def test_documents_and_places_come_back(parts: Sequence[Sequence[AnalyzedDocument]], page: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(storing, "PAGE", page)
        found = stored(parts)
        found.check()
        for number, given_ in enumerate(each for part in parts for each in part):
            document = found.document(number)
            assert document.document == given_.document
            assert document.passages == given_.passages
            assert (document.languages, document.title_language) == (given_.languages, "de")
            title, text = given_.tokens[TITLE], given_.tokens[TEXT]
            assert spans(found.title_spans, number, title.positions) == rows(title)
            if len(text):
                assert spans(found.text_spans, number, text.positions + 7) == rows(text)


@given(text=odd, page=st.integers(1, 12), start=st.integers(-40, 40), end=st.none() | st.integers(-40, 40))
def test_a_stretch_of_a_text_is_that_of_the_whole(text: str, page: int, start: int, end: int | None) -> None:
    empty = tokens_of([])
    document = AnalyzedDocument(Document("1", "", text, "p"), (), (), "de", [], {TITLE: empty, TEXT: empty})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(storing, "PAGE", page)
        found = stored([[document]]).document(0).text
        assert len(found) == len(text)
        assert found[start:end] == text[start:end]


@given(asked=st.sets(st.integers(0, 29), min_size=1), page=st.integers(1, 12))
def test_places_are_found_for_the_positions_that_are_asked_for(asked: set[int], page: int) -> None:
    text = tokens_of([(1 + number % 3, number % 5, 1 + number % 4) for number in range(30)])
    document = Document("1", "", "x" * int(text.ends[-1]), "p")
    analyzed = AnalyzedDocument(document, (), (), "de", [], {TITLE: tokens_of([]), TEXT: text})
    numbers = sorted(asked)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(storing, "PAGE", page)
        first = text.positions[numbers].astype(np.int64) + 7
        starts, ends = stored([[analyzed]]).text_spans(0, first[:1], first[-1:])
        assert (starts[0], ends[0]) == (text.starts[numbers[0]], text.ends[numbers[-1]])
        found = spans(stored([[analyzed]]).text_spans, 0, first[::-1])
    assert found == [text.starts[numbers[::-1]].tolist(), text.ends[numbers[::-1]].tolist()]


def test_a_real_page_holds_4096_code_points_whatever_they_are() -> None:
    text = "".join(("家", "\U0001f600", "\ud800", "a")[number % 4] for number in range(3 * 4096 + 1))
    empty = tokens_of([])
    document = AnalyzedDocument(Document("1", "", text, "p"), (), (), "de", [], {TITLE: empty, TEXT: empty})
    found = stored([[document]])
    assert len(found.records(0)) == 1 + 4
    assert str(found.document(0).text) == text
    assert found.document(0).text[4090:8200] == text[4090:8200]
