"""Whatever becomes of a build or of an update, the live index answers, and so does who has it open."""

import gc
import random
import subprocess
import sys
import time
import weakref
from pathlib import Path

import pytest

from indexer.documents import Document
from indexer.engines.whoosh_index import frame
from indexer.engines.whoosh_index.engine import WhooshEngine
from indexer.engines.whoosh_index.searching import Wanted, search
from indexer.engines.whoosh_index.units import Unit
from indexer.errors import BuildError, NoIndex
from indexer.query import Query
from tests.contract.engines import concept, ids, split_at_spaces, term
from tests.indexer.whoosh_index.indexes import Part, add, index_of

HOUSE = concept(term("haus", "de"))
LONG = "ein haus am see " * 3000

UPDATE_FOREVER = """
import sys
from itertools import count
from pathlib import Path
from indexer.engines.whoosh_index.engine import WhooshEngine
from tests.indexer.whoosh_index.indexes import add
from tests.indexer.whoosh_index.test_open_builds import clock
engine = WhooshEngine(Path(sys.argv[1]))
for number in count():
    with engine.new_build(update=True) as build:
        add(build, clock(str(number)))
        build.commit({})
    print("updated", flush=True)
"""


def clock(time: str) -> Part:
    """Two documents that tell the same time."""
    return [split_at_spaces(Document(id_, time, "haus", "p")) for id_ in ("clock", "other clock")]


@pytest.fixture
def engine(tmp_path: Path) -> WhooshEngine:
    """With a document of several pages, and two clocks."""
    return index_of(tmp_path, [[split_at_spaces(Document("long", "", LONG, "p"))], clock("-1")])


def test_who_has_a_build_open_reads_on_when_it_is_long_gone(engine: WhooshEngine, tmp_path: Path) -> None:
    before = set((tmp_path / "builds").iterdir())
    opened = engine._live().snapshot
    (hit, *_) = engine.search(Query((HOUSE,)), limit=10).hits
    for number in range(3):
        WhooshEngine(tmp_path).rebuild(clock(str(number)), {})
    assert not before.intersection((tmp_path / "builds").iterdir())
    assert str(hit.stored.text) == LONG
    first_of_all = search(Query((HOUSE,)), opened, Wanted(10)).hits[0]
    assert str(first_of_all.stored.text) == LONG
    assert first_of_all.matches == hit.matches
    assert ids(engine, HOUSE) == ["clock", "other clock"]


def test_a_build_that_was_replaced_is_closed_without_waiting_for_garbage_to_be_collected(
    engine: WhooshEngine, tmp_path: Path
) -> None:
    (hit, *_) = engine.search(Query((HOUSE,)), limit=10).hits
    assert str(hit.stored.text) == LONG
    stored = weakref.ref(engine._live().snapshot.segments[0].files.stored)
    del hit
    gc.disable()  # a server keeps what it began with from being looked through
    try:
        WhooshEngine(tmp_path).rebuild(clock("0"), {})
        assert ids(engine, HOUSE) == ["clock", "other clock"]
        assert stored() is None
    finally:
        gc.enable()


def test_an_update_shares_what_it_does_not_change_with_the_build_before(
    engine: WhooshEngine, tmp_path: Path
) -> None:
    with engine.new_build(update=True) as build:
        add(build, clock("0"))
        build.commit({})
    links = [path.stat().st_nlink for path in (tmp_path / "builds").rglob("*.bbl")]
    assert sorted(links) == [1, 1, 2, 2]  # the clocks of either build, and the long document in both


def without_space(*_arguments: object) -> None:
    raise OSError("No space left on device")


@pytest.mark.parametrize("failing", [(Unit, "load"), (Unit, "save"), (frame, "commit")])
def test_an_update_that_fails_leaves_the_live_index_as_it_was(
    engine: WhooshEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: tuple[object, str]
) -> None:
    before = engine.info()
    with monkeypatch.context() as patch:
        patch.setattr(*failing, without_space)
        with pytest.raises(BuildError, match="No space left"), engine.new_build(update=True) as build:
            build.remove(["long"])
            add(build, clock("0"))
            build.commit({})
    assert engine.info() == WhooshEngine(tmp_path).info() == before
    assert len(list((tmp_path / "builds").iterdir())) == 1
    assert ids(engine, HOUSE)[0] == "long"


def test_an_update_that_takes_everything_away_is_refused(engine: WhooshEngine) -> None:
    with pytest.raises(BuildError, match="No document"), engine.new_build(update=True) as build:
        assert build.remove(["long", "clock", "other clock", "none"]) == 3
        build.commit({})
    assert engine.info().documents == 3


def test_an_update_that_is_not_committed_never_was(engine: WhooshEngine) -> None:
    with engine.new_build(update=True) as build:
        build.remove(["long"])
    assert engine.info().documents == 3


def test_there_must_be_an_index_to_update(tmp_path: Path) -> None:
    with pytest.raises(NoIndex), WhooshEngine(tmp_path).new_build(update=True):
        pass


def test_the_live_index_answers_after_every_kill_of_an_update(engine: WhooshEngine, tmp_path: Path) -> None:
    seed = random.randrange(2**32)
    moments = random.Random(seed)
    for number in range(3):
        command = [sys.executable, "-c", UPDATE_FOREVER, str(tmp_path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"updated\n"
            time.sleep(moments.uniform(0, 0.3))
            process.kill()
        for reader in (engine, WhooshEngine(tmp_path)):
            hits = {
                hit.stored.id: hit.stored.head.title for hit in reader.search(Query((HOUSE,)), limit=9).hits
            }
            assert set(hits) == {"long", "clock", "other clock"}, f"kill {number}, seed {seed}"
            assert hits["clock"] == hits["other clock"] != "-1", f"kill {number}, seed {seed}"
            assert reader.check() == 3
    assert len(list((tmp_path / "builds").iterdir())) <= 3
