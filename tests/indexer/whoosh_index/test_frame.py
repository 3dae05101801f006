"""The table of contents: which segments there are, what is deleted, and nothing half done."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from whoosh import index as whoosh_index
from whoosh.query import Term

from indexer.analysis import analyze
from indexer.arrayfile import DamagedFile
from indexer.documents import Document
from indexer.engines.whoosh_index import frame
from indexer.engines.whoosh_index.assembly import assemble
from indexer.engines.whoosh_index.codec import ArraySegment
from indexer.engines.whoosh_index.index import ArrayIndex
from indexer.engines.whoosh_index.units import unit_of
from indexer.errors import DamagedIndex
from tests.corpus import DOCUMENTS, ENGLISH, GERMAN, JAPANESE, MIXED, UNRELATED


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    frame.create(tmp_path)
    return tmp_path


def written(folder: Path, documents: Sequence[Document]) -> ArraySegment:
    segment, path = frame.new_segment(folder, len(documents))
    assemble([unit_of(map(analyze, documents))], path)
    return segment


def ids(folder: Path) -> list[object]:
    with whoosh_index.open_dir(str(folder)).searcher() as searcher:
        return [searcher.stored_fields(number)["id"] for number in searcher.reader().all_doc_ids()]


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.suffix == ".bbl"}


def test_a_new_index_has_no_segments_and_is_searched_without_hits(folder: Path) -> None:
    assert frame.segments(folder) == []
    with whoosh_index.open_dir(str(folder)).searcher() as searcher:
        assert len(searcher.search(Term("text_de", "spion"))) == 0


def test_committed_segments_are_there_in_their_order(folder: Path) -> None:
    first = written(folder, [GERMAN, ENGLISH])
    second = written(folder, [JAPANESE])
    frame.commit(folder, [first, second])
    assert frame.segments(folder) == [first, second]
    assert [segment.documents for segment in frame.segments(folder)] == [2, 1]
    assert ids(folder) == [GERMAN.id, ENGLISH.id, JAPANESE.id]


def test_each_commit_is_a_new_generation(folder: Path) -> None:
    before = ArrayIndex.at(folder).latest_generation()
    frame.commit(folder, [written(folder, [GERMAN])])
    frame.commit(folder, [written(folder, [ENGLISH])])
    assert ArrayIndex.at(folder).latest_generation() == before + 2


def test_deleted_documents_are_marked_and_no_longer_found(folder: Path) -> None:
    segment = written(folder, DOCUMENTS)
    frame.commit(folder, [segment])
    frame.commit(folder, deleted={segment.segment_id(): [1, 3]})
    assert [found.deleted for found in frame.segments(folder)] == [{1, 3}]
    assert ids(folder) == [GERMAN.id, JAPANESE.id, UNRELATED.id]
    frame.commit(folder, deleted={segment.segment_id(): [0]})
    assert [found.deleted for found in frame.segments(folder)] == [{0, 1, 3}]


def test_dropped_segments_go_with_their_files(folder: Path) -> None:
    first, second = written(folder, [GERMAN]), written(folder, [ENGLISH])
    frame.commit(folder, [first, second])
    frame.commit(folder, dropped=[first.segment_id()])
    assert frame.segments(folder) == [second]
    assert files(folder) == {second.file_in(folder).name}


def test_a_segment_whose_documents_are_all_deleted_is_left_out(folder: Path) -> None:
    first, second = written(folder, [GERMAN]), written(folder, [ENGLISH, JAPANESE])
    frame.commit(folder, [first, second])
    frame.commit(folder, deleted={first.segment_id(): [0]})
    assert frame.segments(folder) == [second]


def test_files_that_were_never_committed_go_with_the_next_commit(folder: Path) -> None:
    written(folder, [GERMAN])
    kept = written(folder, [ENGLISH])
    left = folder / f"{kept.indexname}_0123456789abcdef.bbl"
    left.write_bytes(b"of a process that was killed")
    frame.commit(folder, [kept])
    assert files(folder) == {kept.file_in(folder).name}


def test_an_impossible_change_changes_nothing_and_frees_the_lock(folder: Path) -> None:
    segment = written(folder, [GERMAN, ENGLISH])
    frame.commit(folder, [segment])
    generation = ArrayIndex.at(folder).latest_generation()
    id_ = segment.segment_id()
    for added, deleted, dropped in [
        ([], {id_: [2]}, []),
        ([], {id_: [-1]}, []),
        ([], {id_: [0], "MAIN_unknown": [0]}, []),
        ([], {id_: [0]}, ["MAIN_unknown"]),
        ([segment], {id_: [0]}, []),
        ([ArraySegment("MAIN", 1)], {id_: [0]}, []),
    ]:
        with pytest.raises(ValueError, match="MAIN_"):
            frame.commit(folder, added, deleted, dropped)
        assert ArrayIndex.at(folder).latest_generation() == generation
        assert ids(folder) == [GERMAN.id, ENGLISH.id]
    frame.commit(folder, deleted={id_: [0]})
    assert ids(folder) == [ENGLISH.id]


def test_what_whoosh_itself_has_written_is_refused(folder: Path) -> None:
    frame.commit(folder, [written(folder, [GERMAN])])
    writer = whoosh_index.open_dir(str(folder)).writer()
    writer.add_document(title="Nicht von uns", path="fremd.txt")
    writer.commit(merge=False)
    with pytest.raises(DamagedIndex, match="rebuild"):
        frame.segments(folder)
    with pytest.raises(DamagedIndex, match="rebuild"):
        frame.commit(folder, dropped=[])
    whoosh_index.open_dir(str(folder)).writer().cancel()  # the lock is free


def test_a_second_writer_is_told_that_the_index_is_locked(folder: Path) -> None:
    with ArrayIndex.at(folder).writer(), pytest.raises(whoosh_index.LockError):
        frame.commit(folder)
    frame.commit(folder)


def test_a_folder_without_an_index_is_refused(tmp_path: Path) -> None:
    with pytest.raises(whoosh_index.EmptyIndexError):
        frame.segments(tmp_path)


def test_a_reader_goes_on_with_what_it_saw(folder: Path) -> None:
    segment = written(folder, [GERMAN, MIXED])
    frame.commit(folder, [segment])
    with whoosh_index.open_dir(str(folder)).searcher() as searcher:
        frame.commit(folder, [written(folder, [ENGLISH])], dropped=[segment.segment_id()])
        assert not segment.file_in(folder).exists()
        assert [searcher.stored_fields(number)["id"] for number in (0, 1)] == [GERMAN.id, MIXED.id]
    assert ids(folder) == [ENGLISH.id]


def commit_often(folder: Path) -> None:
    for _ in range(60):
        frame.commit(folder)


def test_the_table_of_contents_is_read_whole_while_others_are_written(folder: Path) -> None:
    first, second = written(folder, [GERMAN]), written(folder, [ENGLISH])
    frame.commit(folder, [first, second])
    with ThreadPoolExecutor() as threads:
        commits = threads.submit(commit_often, folder)
        while not commits.done():
            assert frame.segments(folder) == [first, second]
    commits.result()


def test_a_commit_that_fails_leaves_the_index_as_it_was_and_the_lock_free(folder: Path) -> None:
    first, second = written(folder, [GERMAN]), written(folder, [ENGLISH])
    frame.commit(folder, [first, second])
    sound = second.file_in(folder).read_bytes()
    second.file_in(folder).write_bytes(sound[:-1])
    with pytest.raises(DamagedFile):
        frame.merge(folder, [first.segment_id(), second.segment_id()])
    second.file_in(folder).write_bytes(sound)
    assert frame.segments(folder) == [first, second]
    frame.merge(folder, [first.segment_id(), second.segment_id()])
    assert ids(folder) == [GERMAN.id, ENGLISH.id]
