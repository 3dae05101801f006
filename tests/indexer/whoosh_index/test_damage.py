"""An index with a damaged byte says so and what to do; it never answers otherwise than it should."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer import builds
from indexer.analysis import analyze
from indexer.arrayfile import FileKind, open_arrays
from indexer.documents import Document
from indexer.engines.whoosh_index import frame, segment
from indexer.engines.whoosh_index.engine import WhooshEngine
from indexer.engines.whoosh_index.segment import SEGMENT
from indexer.engines.whoosh_index.storing import BLOCKS
from indexer.errors import DamagedIndex, IndexUnusable, OtherVersion
from indexer.query import Alternative, Facet, Query
from tests.contract.engines import concept, term
from tests.corpus import DOCUMENTS, UNRELATED

ANKARA = Query((concept(term("ankara", "de"), term("ankara", "en"), term("アンカラ", "ja")),))
ROW = Query((concept(Alternative("ja", ("秘密", "会談"), (0, 1))),))
LONG = Document("lang", "Häuser", "Die Häuser am See sind verkauft. " * 300, "a/lang.md", date="2021-12-11")


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """With a deleted document, so that nothing is missing that an index may have."""
    engine = WhooshEngine(tmp_path / "index")
    engine.rebuild(map(analyze, (*DOCUMENTS, LONG)), {"sources": ["/documents"]})
    with engine.new_build(update=True) as build:
        build.remove([UNRELATED.id])
        build.commit({"sources": ["/documents"]})
    return tmp_path / "index"


@pytest.fixture
def only_the_engine_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    """As with large files, of which only the size is compared before they are opened."""
    monkeypatch.setattr(builds, "_SMALL", 0)


def live_file(index: Path, pattern: str) -> Path:
    (found,) = (index / "builds" / (index / "current").read_text().strip()).rglob(pattern)
    return found


def answers(index: Path) -> list[object]:
    """All that is told of an index by an engine that opens it now, the texts of documents included."""
    engine = WhooshEngine(index)
    results = [engine.search(query, limit=10, facets=tuple(Facet)) for query in (Query(()), ANKARA, ROW)]
    texts = [str(hit.stored.text) for result in results for hit in result.hits]
    return [*results, *texts, engine.info(), engine.hit(ANKARA, "lang")]


def damaged_at(path: Path, places: Iterator[int] | range) -> Iterator[int]:
    """Each place in turn, one bit of its byte changed; at last the file is as it was."""
    whole = path.read_bytes()
    path.unlink()  # builds share files
    for place in places:
        data = bytearray(whole)
        data[place] ^= 1 << place % 8
        path.write_bytes(data)
        yield place
    path.write_bytes(whole)


def places_of_arrays(path: Path) -> dict[str, range]:
    """Where the bytes of each array are that has any."""
    arrays = {name: array for name, array in open_arrays(path, SEGMENT).arrays.items() if len(array)}
    first = min(arrays, key=lambda name: arrays[name].ctypes.data)
    beginning = arrays[first].ctypes.data - path.read_bytes().index(arrays[first].tobytes())
    starts = {name: array.ctypes.data - beginning for name, array in arrays.items()}
    return {name: range(start, start + arrays[name].nbytes) for name, start in starts.items()}


@pytest.mark.usefixtures("only_the_engine_checks")
def test_a_damaged_array_is_noticed_before_anything_is_searched(index: Path) -> None:
    path = live_file(index, "*.bbl")
    stretches = {name: stretch for name, stretch in places_of_arrays(path).items() if name not in BLOCKS}
    assert len(stretches) > 30
    places = (place for stretch in stretches.values() for place in {stretch[0], stretch[-1]})
    for _ in damaged_at(path, places):
        with pytest.raises(DamagedIndex, match="rebuild"):
            WhooshEngine(index).search(Query(()), limit=0)


@pytest.mark.usefixtures("only_the_engine_checks")
@pytest.mark.parametrize("blocks", sorted(BLOCKS))
def test_a_damaged_document_is_noticed_when_it_is_read_or_checked(index: Path, blocks: str) -> None:
    expected = answers(index)
    path = live_file(index, "*.bbl")
    noticed = 0
    for _ in damaged_at(path, iter(places_of_arrays(path)[blocks][::23])):
        try:
            assert answers(index) == expected
        except IndexUnusable as error:
            noticed += 1
            assert "rebuild" in str(error)
        with pytest.raises(DamagedIndex, match="rebuild"):
            WhooshEngine(index).check()
    assert noticed > 0.5 * len(places_of_arrays(path)[blocks][::23])  # in the others is what nobody asked for
    assert WhooshEngine(index).check() == len(DOCUMENTS)


@pytest.mark.usefixtures("only_the_engine_checks")
def test_documents_in_sound_blocks_are_still_found_and_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indexer.engines.whoosh_index.storing._BLOCK_OF_TEXTS", 1)
    WhooshEngine(tmp_path).rebuild(map(analyze, DOCUMENTS), {})
    path = live_file(tmp_path, "*.bbl")
    last_text = places_of_arrays(path)["texts.blocks"][-1]
    for _ in damaged_at(path, iter([last_text])):
        hits = WhooshEngine(tmp_path).search(Query(()), limit=10).hits
        assert [str(hit.stored.text) for hit in hits[:-1]] == [document.text for document in DOCUMENTS[:-1]]
        with pytest.raises(DamagedIndex, match="rebuild"):
            str(hits[-1].stored.text)


@pytest.mark.parametrize("name", ["_MAIN_*.toc", "meta.json"])
def test_a_damaged_table_of_contents_is_never_believed(index: Path, name: str) -> None:
    path = live_file(index, name)
    for _ in damaged_at(path, range(0, path.stat().st_size, 3)):
        with pytest.raises(IndexUnusable, match="rebuild"):
            WhooshEngine(index).info()
    assert WhooshEngine(index).info().documents == len(DOCUMENTS)


def test_a_damaged_table_of_contents_is_not_even_unpickled(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frame, "segments", lambda _: pytest.fail("the table of contents was read"))
    for _ in damaged_at(live_file(index, "_MAIN_*.toc"), range(-1, 0)):
        with pytest.raises(DamagedIndex, match="not what was written"):
            WhooshEngine(index).search(ANKARA, limit=1)
    with pytest.raises(pytest.fail.Exception):
        WhooshEngine(index).search(ANKARA, limit=1)


def test_a_segment_of_another_format_is_told_from_damage(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(segment, "SEGMENT", FileKind(SEGMENT.magic, SEGMENT.version + 1))
    with pytest.raises(OtherVersion, match="rebuild"):
        WhooshEngine(index).search(ANKARA, limit=1)


@pytest.mark.parametrize("name", ["*.bbl", "_MAIN_*.toc", "meta.json"])
def test_a_lost_file_is_noticed(index: Path, name: str) -> None:
    live_file(index, name).unlink()
    with pytest.raises(IndexUnusable, match="rebuild"):
        WhooshEngine(index).info()
