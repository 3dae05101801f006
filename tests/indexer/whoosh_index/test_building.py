"""How documents are shared out to segments, and when segments are written anew."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from indexer.documents import Document
from indexer.engines import Engine, NewBuild, engine_for
from indexer.engines.whoosh_index import building
from tests.contract.engines import concept, ids, split_at_spaces, term

HAUS = concept(term("Haus", "de"))


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return engine_for("whoosh_index", tmp_path)


def add(build: NewBuild, numbers: Iterable[int], words: int = 1) -> None:
    """A batch of documents with so many words."""
    names = [f"{number:03}" for number in numbers]
    documents = (Document(id=name, path=name, title="", text="Haus " * words) for name in names)
    build.add(build.prepare(map(split_at_spaces, documents)), names)


def update(engine: Engine, numbers: Iterable[int], words: int = 1, gone: Iterable[int] = ()) -> None:
    """A build more."""
    with engine.new_build(update=True) as build:
        build.remove(f"{number:03}" for number in gone)
        add(build, numbers, words)
        build.commit({})


def segments(folder: Path) -> int:
    """How many the latest build has."""
    return len(list(max((folder / "builds").iterdir()).rglob("*.bbl")))


def test_a_batch_may_have_more_documents_than_a_segment(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "MOST_DOCUMENTS", 8)
    with engine.new_build() as build:
        add(build, range(20))
        add(build, range(20, 24))
        build.commit({})
    assert ids(engine, HAUS) == [f"{number:03}" for number in range(24)]
    assert segments(tmp_path) == 3


def test_a_batch_without_documents_is_no_segment(engine: Engine, tmp_path: Path) -> None:
    with engine.new_build() as build:
        add(build, [])
        add(build, [1])
        build.commit({})
    update(engine, [])
    assert ids(engine, HAUS) == ["001"]
    assert segments(tmp_path) == 1


def test_small_segments_are_joined_once_they_are_many(engine: Engine, tmp_path: Path) -> None:
    engine.rebuild([split_at_spaces(Document(id="000", path="000", title="", text="Haus"))], {})
    counts = []
    for number in range(1, 20):
        update(engine, [number])
        counts.append(segments(tmp_path))
    assert counts[:9] == [2, 3, 4, 5, 6, 7, 8, 1, 2]
    assert max(counts) == 8
    assert ids(engine, HAUS) == [f"{number:03}" for number in range(20)]


def test_segments_of_few_long_documents_are_not_small(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "MOST_TOKENS", 100)
    with engine.new_build() as build:
        for number in range(12):
            add(build, [number], words=60)
        build.commit({})
    before = {file.name for file in tmp_path.rglob("*.bbl")}
    update(engine, [], gone=[])
    assert {file.name for file in tmp_path.rglob("*.bbl")} == before
    assert len(before) == len(ids(engine, HAUS)) == 12


def test_a_segment_that_is_mostly_deleted_is_written_anew(engine: Engine, tmp_path: Path) -> None:
    with engine.new_build() as build:
        add(build, range(10))
        build.commit({})
    before = {file.name for file in tmp_path.rglob("*.bbl")}
    update(engine, [10], gone=range(5))
    assert before < {file.name for file in max((tmp_path / "builds").iterdir()).rglob("*.bbl")}
    update(engine, [11], gone=[5])
    assert not before & {file.name for file in max((tmp_path / "builds").iterdir()).rglob("*.bbl")}
    assert ids(engine, HAUS) == [f"{number:03}" for number in range(6, 12)]
