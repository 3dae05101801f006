"""A merged index is the one that its documents would have made at once."""

from collections.abc import Collection, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.analysis import analyze
from indexer.arrayfile import open_arrays
from indexer.documents import AnalyzedDocument, Document
from indexer.engines.whoosh_index import frame, merging
from indexer.engines.whoosh_index.assembly import assemble
from indexer.engines.whoosh_index.segment import SEGMENT, Segment
from indexer.engines.whoosh_index.units import unit_of
from tests.contract.engines import split_at_spaces
from tests.corpus import DOCUMENTS
from tests.indexer.whoosh_index.collections import analyzed, contents, written

LONG = Document(
    "lang.txt",
    "Die lange Nacht",
    "Der Zug fuhr von Berlin nach Wien. アンカラで会談した。\n" * 400,
    "lang.txt",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    frame.create(tmp_path)
    return tmp_path


def merge_all(
    folder: Path, parts: Sequence[Sequence[AnalyzedDocument]], deleted: Sequence[Collection[int]]
) -> None:
    segments = [written(folder, part) for part in parts]
    frame.commit(folder, segments)
    gone = {segment.segment_id(): numbers for segment, numbers in zip(segments, deleted, strict=True)}
    frame.commit(folder, deleted=gone)
    frame.merge(folder, [segment.segment_id() for segment in frame.segments(folder)])


def assert_made_at_once(folder: Path, documents: Sequence[AnalyzedDocument]) -> None:
    """The index is one segment, and that is what these documents make."""
    (segment,) = frame.segments(folder)
    assert segment.documents == len(documents)
    assert not segment.deleted
    assemble([unit_of(documents)], folder / "at-once")
    found, expected = (open_arrays(path, SEGMENT) for path in (segment.file_in(folder), folder / "at-once"))
    for name, array in expected.arrays.items():
        if not name.startswith(("texts.", "places.")):  # as many compressed blocks as there were segments
            assert np.array_equal(found.arrays[name], array), name
    assert found.notes == expected.notes
    stored, given_ = Segment(segment.file_in(folder)).stored, Segment(folder / "at-once").stored
    for number in range(len(documents)):
        assert stored.records(number) == given_.records(number)
        assert stored.document(number) == given_.document(number)


@given(
    parts=st.lists(st.tuples(contents(5), st.sets(st.integers(0, 4))), min_size=1, max_size=4),
)
@settings(max_examples=25)
def test_merged_segments_are_as_if_made_at_once(
    parts: Sequence[tuple[Sequence[tuple[str, str]], Collection[int]]],
) -> None:
    documents: list[list[AnalyzedDocument]] = []
    for part, _ in parts:
        first = sum(map(len, documents))
        documents.append([analyzed(first + number, *content) for number, content in enumerate(part)])
    deleted = [
        {number for number in gone if number < len(of)}
        for of, (_, gone) in zip(documents, parts, strict=True)
    ]
    kept = [
        document
        for of, gone in zip(documents, deleted, strict=True)
        for number, document in enumerate(of)
        if number not in gone
    ]
    with TemporaryDirectory() as name:
        folder = Path(name)
        frame.create(folder)
        merge_all(folder, documents, deleted)
        if kept:
            assert_made_at_once(folder, kept)
        else:
            assert frame.segments(folder) == []


def test_real_documents_come_out_of_a_merge_as_they_went_in(folder: Path) -> None:
    documents = [analyze(document) for document in (*DOCUMENTS, LONG)]
    merge_all(folder, [documents[:2], documents[2:4], documents[4:]], [[0], [], [0]])
    assert_made_at_once(folder, [*documents[1:4], documents[5]])
    (segment,) = frame.segments(folder)
    stored = Segment(segment.file_in(folder)).stored
    assert [stored.document(number).document for number in range(4)] == [*DOCUMENTS[1:4], LONG]


def test_lone_surrogates_and_empty_documents_survive_a_merge(folder: Path) -> None:
    documents = [
        split_at_spaces(Document("\udcff", "\ud800 a", "b \udfff", "\udcff.txt")),
        split_at_spaces(Document("leer", "", "", "leer.txt")),
    ]
    merge_all(folder, [documents[:1], documents[1:]], [[], []])
    assert_made_at_once(folder, documents)


def test_a_merge_takes_the_place_of_the_first_segment_and_leaves_others_alone(folder: Path) -> None:
    first, second, third, fourth = (written(folder, [analyzed(number, "Zug", "Haus")]) for number in range(4))
    frame.commit(folder, [first, second, third, fourth])
    frame.merge(folder, [fourth.segment_id(), second.segment_id()])
    found = frame.segments(folder)
    assert [segment.documents for segment in found] == [1, 2, 1]
    assert [found[0], found[2]] == [first, third]
    ids = Segment(found[1].file_in(folder))
    assert [ids.id_of(number) for number in (0, 1)] == [b"0001", b"0003"]


def test_merged_segments_keep_to_the_bound_of_documents(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(merging, "MOST_DOCUMENTS", 4)
    segments = [
        written(folder, [analyzed(10 * part + number, "Zug", "") for number in range(size)])
        for part, size in enumerate((2, 2, 3, 2, 4))
    ]
    frame.commit(folder, segments)
    frame.commit(folder, deleted={segments[3].segment_id(): [0]})
    frame.merge(folder, [segment.segment_id() for segment in segments])
    found = frame.segments(folder)
    assert [segment.documents for segment in found] == [4, 4, 4]
    assert found[2] == segments[4], "a segment that would be as it was stays"


def test_merged_segments_keep_to_the_bound_of_tokens(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "MOST_TOKENS", 4)
    texts = ["Zug Zug", "Zug", "Zug Zug Zug Zug Zug", "", "Zug Zug Zug"]
    segments = [written(folder, [analyzed(number, "Haus", text)]) for number, text in enumerate(texts)]
    frame.commit(folder, segments)
    frame.merge(folder, [segment.segment_id() for segment in segments])
    assert [segment.documents for segment in frame.segments(folder)] == [1, 1, 1, 1, 1]
    monkeypatch.setattr(merging, "MOST_TOKENS", 6)
    frame.merge(folder, [segment.segment_id() for segment in segments])
    assert [segment.documents for segment in frame.segments(folder)] == [2, 1, 2]


def test_files_of_merged_segments_are_deleted(folder: Path) -> None:
    segments = [written(folder, [analyzed(number, "Zug", "")]) for number in range(3)]
    frame.commit(folder, segments)
    frame.merge(folder, [segment.segment_id() for segment in segments])
    (whole,) = frame.segments(folder)
    assert [path.name for path in folder.glob("*.bbl")] == [whole.file_in(folder).name]
