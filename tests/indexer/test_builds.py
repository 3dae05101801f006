"""Builds: beside the live one, switched to in one step, never half there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from indexer.builds import Builds
from indexer.errors import BuildError, DamagedIndex, NoIndex, OtherVersion, RebuildRunning

MADE_BY = {"analysis": "1"}


def build(builds: Builds, content: str = "content") -> str:
    with builds.new() as path:
        (path / "data").write_text(content)
        builds.activate(path, {"made_by": MADE_BY})
        return path.name


def names(index: Path) -> set[str]:
    return {path.name for path in (index / "builds").iterdir()}


def test_nothing_is_live_before_it_is_activated(tmp_path: Path) -> None:
    builds = Builds(tmp_path / "index")
    with builds.new() as path:
        (path / "data").write_text("half")
        with pytest.raises(NoIndex):
            builds.live(MADE_BY)
    assert names(tmp_path / "index") == set()


def test_a_later_build_replaces_the_live_one_and_the_one_before_is_kept(tmp_path: Path) -> None:
    builds = Builds(tmp_path / "index")
    made = [build(builds, str(number)) for number in range(4)]
    assert builds.live(MADE_BY).name == made[-1]
    assert (builds.live(MADE_BY).path / "data").read_text() == "3"
    assert names(tmp_path / "index") == set(made[-2:])


def test_a_build_that_fails_is_removed_and_the_live_one_stays(tmp_path: Path) -> None:
    builds = Builds(tmp_path / "index")
    live = build(builds)
    with pytest.raises(ZeroDivisionError), builds.new() as path:
        (path / "data").write_text("half")
        raise ZeroDivisionError
    assert builds.live(MADE_BY).name == live
    assert names(tmp_path / "index") == {live}


def test_what_a_killed_rebuild_left_is_cleared_away_by_the_next(tmp_path: Path) -> None:
    builds = Builds(tmp_path / "index")
    live = build(builds)
    left = tmp_path / "index" / "builds" / "20990101T000000000000Z-0123abcd"
    left.mkdir()
    (left / "data").write_text("half")
    (tmp_path / "index" / "current.new").write_text("half")
    assert builds.live(MADE_BY).name == live
    latest = build(builds)
    assert names(tmp_path / "index") == {live, latest}


def test_folders_that_are_no_builds_are_never_removed(tmp_path: Path) -> None:
    builds = Builds(tmp_path / "index")
    build(builds)
    (tmp_path / "index" / "builds" / "mine").mkdir()
    build(builds)
    assert "mine" in names(tmp_path / "index")


def test_two_rebuilds_at_once_are_refused_in_words(tmp_path: Path) -> None:
    builds = Builds(tmp_path / "index")
    with builds.new(), pytest.raises(RebuildRunning, match="wait"), Builds(tmp_path / "index").new():
        pass


def test_a_killed_process_holds_no_lock(tmp_path: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from indexer.builds import Builds\n"
        "with Builds(Path(sys.argv[1])).new(): os.kill(os.getpid(), 9)"
    )
    killed = subprocess.run([sys.executable, "-c", code, str(tmp_path / "index")], check=False)
    assert killed.returncode == -9
    assert build(Builds(tmp_path / "index"))


def test_an_index_made_by_other_versions_is_refused_with_both_named(tmp_path: Path) -> None:
    builds = Builds(tmp_path / "index")
    build(builds)
    with pytest.raises(OtherVersion, match=r"analysis 1.*analysis 2.*babelfind rebuild"):
        builds.live({"analysis": "2"})


@pytest.mark.parametrize("harm", ["shorten", "change", "remove", "change meta", "garble meta", "remove meta"])
def test_a_damaged_build_is_refused(tmp_path: Path, harm: str) -> None:
    builds = Builds(tmp_path / "index")
    path = tmp_path / "index" / "builds" / build(builds)
    match harm:
        case "shorten":
            os.truncate(path / "data", 3)
        case "change":
            (path / "data").write_bytes((path / "data").read_bytes().swapcase())
        case "remove":
            (path / "data").unlink()
        case "change meta":
            meta = (path / "meta.json").read_text()
            (path / "meta.json").write_text(meta.replace('"created": "2', '"created": "1'))
        case "garble meta":
            (path / "meta.json").write_text('{"format": 2')
        case _:
            (path / "meta.json").unlink()
    with pytest.raises(DamagedIndex, match="rebuild"):
        builds.live(MADE_BY)
    build(builds)
    assert builds.live(MADE_BY)


@pytest.mark.parametrize("pointer", ["", "../../etc\n", "\xff", "20990101T000000000000Z-0123abcd"])
def test_a_pointer_to_nowhere_is_damage(tmp_path: Path, pointer: str) -> None:
    builds = Builds(tmp_path / "index")
    kept = build(builds)
    (tmp_path / "index" / "current").write_text(pointer, "latin-1")
    with pytest.raises(DamagedIndex, match="rebuild"):
        builds.live(MADE_BY)
    assert kept in names(tmp_path / "index")


def test_a_folder_with_other_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.odt").touch()
    with pytest.raises(BuildError, match="empty or new folder"), Builds(tmp_path).new():
        pass


def test_a_file_where_the_index_should_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "index").touch()
    with pytest.raises(BuildError, match="can't be written"), Builds(tmp_path / "index").new():
        pass
