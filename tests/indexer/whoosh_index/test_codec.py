"""What Whoosh relies on at the edges: missing terms, missing files, exhausted matchers, refused work."""

from pathlib import Path

import pytest
from whoosh import index as whoosh_index
from whoosh.formats import Characters
from whoosh.index import FileIndex
from whoosh.matching import ReadTooFar
from whoosh.query import Term
from whoosh.reading import TermNotFound
from whoosh.writing import CLEAR

from indexer.analysis import analyze
from indexer.documents import Document
from indexer.engines.whoosh_index import frame
from indexer.engines.whoosh_index.assembly import assemble
from indexer.engines.whoosh_index.codec import ArraySegment
from indexer.engines.whoosh_index.fields import SegmentFields
from indexer.engines.whoosh_index.index import ArrayIndex
from indexer.engines.whoosh_index.matcher import ArrayMatcher
from indexer.engines.whoosh_index.segment import Segment
from indexer.engines.whoosh_index.term_reader import ArrayTermsReader
from indexer.engines.whoosh_index.units import unit_of
from tests.contract.engines import split_at_spaces
from tests.corpus import DOCUMENTS, ENGLISH, GERMAN, JAPANESE
from tests.indexer.whoosh_index.collections import analyzed, written


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    frame.create(tmp_path)
    return tmp_path


@pytest.fixture
def index(folder: Path) -> FileIndex:
    frame.commit(folder, [written(folder, [analyze(document) for document in DOCUMENTS])])
    return whoosh_index.open_dir(str(folder))


def numbered(folder: Path, numbers: range, text: str = "Zug") -> ArraySegment:
    return written(folder, [analyzed(number, "", text) for number in numbers])


def matcher_of(folder: Path, segment: ArraySegment, term: str) -> ArrayMatcher:
    """Of a German term in the text."""
    reader = ArrayTermsReader(SegmentFields(Segment(segment.file_in(folder))))
    return reader.matcher("text_de", term.encode(), Characters())


def test_a_stored_document_has_all_that_was_indexed(index: FileIndex) -> None:
    with index.searcher() as searcher:
        assert searcher.stored_fields(0) == {
            "id": GERMAN.id,
            "title": GERMAN.title,
            "text": GERMAN.text,
            "path": GERMAN.path,
            "date": GERMAN.date,
            "languages": ["de"],
        }
        assert searcher.stored_fields(1)["url"] == ENGLISH.url


def test_a_document_is_found_by_its_id_and_its_places_are_the_authors(index: FileIndex) -> None:
    with index.searcher() as searcher:
        assert list(searcher.docs_for_query(Term("id", JAPANESE.id))) == [2]
        matcher = searcher.reader().postings("text_ja", "会談")
        assert matcher.id() == 2
        places = matcher.value_as("characters")
        assert isinstance(places, list)
        assert [JAPANESE.text[start:end] for _, start, end in places] == ["会談", "会談"]


def test_a_missing_term_is_told_as_whoosh_expects_it(index: FileIndex) -> None:
    with index.searcher() as searcher:
        reader = searcher.reader()
        for name in ("text_de", "text_fr", "id"):
            assert (name, b"nirgends") not in reader
            assert reader.frequency(name, "nirgends") == 0
            assert reader.doc_frequency(name, "nirgends") == 0
            with pytest.raises(TermNotFound):
                reader.term_info(name, "nirgends")
            with pytest.raises(TermNotFound):
                reader.postings(name, "nirgends")


def test_a_missing_file_is_an_oserror_so_that_whoosh_reads_the_table_of_contents_again(
    index: FileIndex,
) -> None:
    (segment,) = frame.segments(Path(index.storage.folder))
    segment.file_in(Path(index.storage.folder)).unlink()
    with pytest.raises(FileNotFoundError):
        index.reader()


def test_a_matcher_skips_across_blocks_and_tells_its_bounds_when_exhausted(folder: Path) -> None:
    texts = ["Haus Haus" if number == 290 else "Haus" if number % 2 else "Zug" for number in range(600)]
    segment = written(folder, [analyzed(number, "", text) for number, text in enumerate(texts)])
    matcher = matcher_of(folder, segment, "haus")
    assert (matcher.id(), matcher.block_max_id(), matcher.block_max_weight()) == (1, 255, 1.0)
    matcher.skip_to(1)
    assert matcher.id() == 1
    matcher.skip_to(200)
    assert matcher.id() == 201
    matcher.skip_to(290)
    assert (matcher.id(), matcher.weight(), matcher.block_max_weight()) == (290, 2.0, 2.0)
    assert (matcher.block_min_id(), matcher.value_as("positions")) == (257, [0, 1])
    twin = matcher.copy()
    matcher.skip_to(2**16 + 1)
    assert not matcher.is_active()
    assert matcher.block_max_weight() == 1.0
    assert matcher.block_min_length() == 1
    with pytest.raises(ReadTooFar):
        matcher.skip_to(599)
    assert twin.id() == 290
    assert not twin.next()
    assert twin.id() == 291
    matcher.reset()
    seen = []
    while matcher.is_active():
        seen.append(matcher.id())
        matcher.next()
    assert seen == list(matcher.all_ids())
    assert len(seen) == 301


def test_a_searcher_is_refreshed_to_what_is_there_now(folder: Path) -> None:
    first, second = numbered(folder, range(3)), numbered(folder, range(3, 5))
    frame.commit(folder, [first, second])
    searcher = ArrayIndex.at(folder).searcher()
    frame.commit(folder, deleted={first.segment_id(): [0]})
    searcher = searcher.refresh()
    assert searcher.reader().doc_count() == 4
    frame.merge(folder, [first.segment_id(), second.segment_id()])
    with searcher.refresh() as refreshed:
        assert refreshed.reader().doc_count_all() == 4
        assert len(refreshed.search(Term("text_de", "zug"))) == 4


def test_documents_are_deleted_by_number_and_by_id(folder: Path) -> None:
    frame.commit(folder, [numbered(folder, range(3)), numbered(folder, range(3, 6))])
    with ArrayIndex.at(folder).writer() as writer:
        writer.delete_document(1)
        writer.delete_document(4)
        writer.delete_document(4, delete=False)
        assert writer.delete_by_term("id", "0005") == 1
    assert [segment.deleted for segment in frame.segments(folder)] == [{1}, {2}]


def test_numbers_of_documents_stay_valid_until_the_commit(folder: Path) -> None:
    first, second = numbered(folder, range(3)), numbered(folder, range(3, 6))
    frame.commit(folder, [first, second])
    with ArrayIndex.at(folder).writer() as writer:
        writer.drop_segment(first.segment_id())
        writer.delete_document(3)
    assert [segment.deleted for segment in frame.segments(folder)] == [{0}]


def test_a_cancelled_writer_leaves_all_as_it_was(folder: Path) -> None:
    first = numbered(folder, range(3))
    frame.commit(folder, [first])
    before = sorted(path.name for path in folder.glob("*.*"))
    writer = ArrayIndex.at(folder).writer()
    writer.delete_document(0)
    writer.drop_segment(first.segment_id())
    writer.cancel()
    assert [segment.deleted for segment in frame.segments(folder)] == [set()]
    assert sorted(path.name for path in folder.glob("*.*")) == before


def test_whooshs_own_way_to_clear_an_index_works(folder: Path) -> None:
    frame.commit(folder, [numbered(folder, range(3))])
    added = numbered(folder, range(3, 5))
    writer = ArrayIndex.at(folder).writer()
    writer.add_segment(added)
    writer.commit(mergetype=CLEAR)
    assert frame.segments(folder) == [added]


def test_documents_that_are_no_finished_segments_are_refused_before_anything_changes(folder: Path) -> None:
    frame.commit(folder, [numbered(folder, range(3))])
    with ArrayIndex.at(folder).writer() as writer:
        with pytest.raises(NotImplementedError, match="finished segments"):
            writer.add_document(id="0009", title="Zug")
        with pytest.raises(NotImplementedError, match="finished segments"):
            writer.update_document(id="0000", title="Zug")
        with pytest.raises(NotImplementedError, match="finished segments"):
            writer.add_reader(ArrayIndex.at(folder).reader())
    assert [segment.deleted for segment in frame.segments(folder)] == [set()]


def test_several_processes_are_refused_as_writers(folder: Path) -> None:
    with pytest.raises(ValueError, match="processes"):
        ArrayIndex.at(folder).writer(procs=2)


def test_lone_surrogates_are_terms_and_ids_like_others(folder: Path) -> None:
    document = split_at_spaces(Document("\udcff", "", "a \udfff", "\udcff.txt"))
    frame.commit(folder, [written(folder, [document])])
    with whoosh_index.open_dir(str(folder)).searcher() as searcher:
        assert searcher.stored_fields(0)["id"] == "\udcff"
        for query in (Term("id", "\udcff"), Term("text_de", "\udfff")):
            assert len(searcher.search(query)) == 1


def test_a_document_has_the_id_that_it_was_given_in_the_end(folder: Path) -> None:
    unit = unit_of([analyzed(1, "Zug", "")])
    unit.columns.ids[:] = ["b/1.txt#2"]
    segment, path = frame.new_segment(folder, 1)
    assemble([unit], path)
    frame.commit(folder, [segment, numbered(folder, range(1, 2))])
    frame.merge(folder, [segment.segment_id() for segment in frame.segments(folder)])
    with whoosh_index.open_dir(str(folder)).searcher() as searcher:
        assert [searcher.stored_fields(number)["id"] for number in (0, 1)] == ["b/1.txt#2", "0001"]
