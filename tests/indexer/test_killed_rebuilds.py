"""A rebuild may be killed at any moment: the live index answers, and nothing has to be cleaned up."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from analyzers.languages import languages
from indexer.engines import Engine, engine_for
from indexer.pipeline import rebuild
from indexer.query import Alternative, Concept, Query
from indexer.settings import Settings, load_settings
from tests.corpus import DOCUMENTS
from tests.processes import members_of_session, wait_until

REBUILD_FOREVER = """
import sys
from pathlib import Path
from indexer.pipeline import rebuild
from indexer.settings import load_settings
settings = load_settings(index=Path(sys.argv[2]), jobs=1)
while True:
    rebuild([Path(sys.argv[1])], settings, on_start=lambda _: print("started", flush=True))
"""
ANKARA = Query(
    (
        Concept(
            "Ankara",
            tuple(
                Alternative(language, (term,)) for language in languages() for term in ("ankara", "アンカラ")
            ),
        ),
    )
)


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    for document in DOCUMENTS:
        (folder / document.id.replace("/", "-")).with_suffix(".txt").write_text(
            f"{document.title}\n\n{document.text}"
        )
    return folder


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return load_settings(index=tmp_path / "index", jobs=1)


def kill_while_rebuilding(collection: Path, index: Path, *, after: float) -> None:
    command = [sys.executable, "-c", REBUILD_FOREVER, str(collection), str(index)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"started\n"
        time.sleep(after)
        process.kill()


def answer(engine: Engine) -> list[str]:
    return [hit.stored.document.id for hit in engine.search(ANKARA, limit=9).hits]


def test_the_live_index_answers_after_every_kill(
    collection: Path, settings: Settings, request: pytest.FixtureRequest
) -> None:
    rebuild([collection], settings)
    engine = engine_for(settings.engine, settings.index)
    expected = answer(engine)
    assert len(expected) == 4
    seed = random.randrange(2**32)
    moments = random.Random(seed)
    for number in range(request.config.getoption("--kills")):
        kill_while_rebuilding(collection, settings.index, after=moments.uniform(0, 0.5))
        assert answer(engine) == expected, f"kill {number}, seed {seed}"
        assert answer(engine_for(settings.engine, settings.index)) == expected, f"kill {number}, seed {seed}"
    rebuild([collection], settings)
    assert answer(engine) == expected
    assert len(list((settings.index / "builds").iterdir())) <= 2


def test_the_first_rebuild_of_all_may_be_killed_too(collection: Path, settings: Settings) -> None:
    kill_while_rebuilding(collection, settings.index, after=0)
    rebuild([collection], settings)
    assert len(answer(engine_for(settings.engine, settings.index))) == 4


def test_workers_do_not_outlive_a_parent_that_was_killed(tmp_path: Path) -> None:
    sentence = "Die Spione trafen sich am Montag in der Hauptstadt, und niemand hat davon erfahren.\n"
    for number in range(40):
        (tmp_path / f"{number}.txt").write_text(f"{number}\n{sentence * 1500}")
    command = [
        sys.executable,
        "-m",
        "search_app",
        "rebuild",
        "--index",
        str(tmp_path / "index"),
        "--jobs",
        "2",
    ]
    with subprocess.Popen(
        [*command, str(tmp_path)], stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        wait_until(lambda: len(members_of_session(process.pid)) >= 3)
        process.kill()
    wait_until(lambda: members_of_session(process.pid) == [])
