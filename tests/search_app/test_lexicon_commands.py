"""The commands for translations, up to where files are needed that are not here."""

import os
import signal
import sys
import threading
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from search_app.cli import main
from search_app.lexicon.fetching import DICTIONARIES
from search_app.lexicon.sources import JMDICT, SOURCES, TATOEBA, WADOKU, credit
from tests.processes import running, wait_until
from tests.search_app.lexicon.compiled import NOTES, small
from tests.search_app.lexicon.package_index import PackageIndex, serving


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder; nothing is fetched from a network, nor kept outside of it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("PIP_INDEX_URL", (tmp_path / "no-index").as_uri())
    return tmp_path


def lexicon(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["lexicon", *arguments])


def test_info_names_every_source_with_its_licence() -> None:
    done = lexicon("info")
    assert done.exit_code == 0
    assert "babelfind-lexicon (none yet: babelfind lexicon build)" in done.stdout
    assert all(source.name in done.stdout and source.licence in done.stdout for source in SOURCES)


def test_info_tells_what_is_in_the_lexicon_and_names_only_whose_work_it_is(folder: Path) -> None:
    path = small(folder / "babelfind-lexicon")
    done = lexicon("info")
    assert done.exit_code == 0
    assert done.stdout.startswith("lexicon  babelfind-lexicon\nmade     2026-11-2")
    assert f"size     {path.stat().st_size / 1e6:.1f} MB\nentries  8\n" in done.stdout
    assert "2 groups of words: JMdict" in done.stdout
    assert "1 translated sentences" in done.stdout
    assert "Ding" not in done.stdout
    named = [source for source in SOURCES if credit(source) in done.stdout]
    assert named == [JMDICT, WADOKU, TATOEBA]


def test_info_says_what_to_do_with_a_damaged_lexicon(folder: Path) -> None:
    path = small(folder / "babelfind-lexicon")
    path.write_bytes(path.read_bytes()[:-1])
    done = lexicon("info")
    assert done.exit_code == 2
    assert "babelfind-lexicon can't be read" in done.stderr
    assert "run babelfind lexicon build" in done.stderr


def test_info_says_what_to_do_with_a_lexicon_of_another_version(folder: Path) -> None:
    small(folder / "babelfind-lexicon", {**NOTES, "analysis": {"analysis": "0"}})
    done = lexicon("info")
    assert done.exit_code == 2
    assert "made by another version of this program: run babelfind lexicon build" in done.stderr


def test_the_place_of_the_lexicon_is_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BABELFIND_LEXICON", "elsewhere")
    assert lexicon("info").stdout.startswith("lexicon  elsewhere")
    assert lexicon("info", "--lexicon", "here").stdout.startswith("lexicon  here")


def test_a_given_file_that_is_not_the_published_one_is_refused(folder: Path) -> None:
    (folder / "given.tar.gz").write_text("something else")
    done = lexicon("build", "--from", "given.tar.gz")
    assert done.exit_code == 2
    assert DICTIONARIES.sha256 in done.stderr
    assert (folder / "given.tar.gz").exists()


def test_an_index_without_the_dictionaries_is_told() -> None:
    done = lexicon("build")
    assert done.exit_code == 2
    assert "--from FILE" in done.stderr


@pytest.mark.parametrize("option", ["--ding", "--glossary"])
def test_a_file_that_is_named_must_be_there(option: str) -> None:
    done = lexicon("build", option, "missing.txt")
    assert done.exit_code == 2
    assert "missing.txt" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_ctrl_c_keeps_what_has_been_downloaded(folder: Path, pytestconfig: pytest.Config) -> None:
    half, goes_on = 200_000, threading.Event()
    offered = PackageIndex({DICTIONARIES.file_name: bytes(2 * half)}, breaks_off_after=half, goes_on=goes_on)
    part = folder / "cache" / "babelfind" / f"{DICTIONARIES.file_name}.part"
    with serving(offered) as server:
        environment = {
            **os.environ,
            "PYTHONPATH": str(pytestconfig.rootpath),
            "PIP_INDEX_URL": server.index.urls[0],
        }
        command = [sys.executable, "-m", "search_app", "lexicon", "build"]
        with running(command, folder=folder, environment=environment) as process:
            wait_until(part.exists)
            process.send_signal(signal.SIGINT)
            _, told = process.communicate(timeout=60)
        goes_on.set()
    assert process.returncode == 130
    assert "The next try goes on from here." in told
    assert "Traceback" not in told
    assert part.exists()
