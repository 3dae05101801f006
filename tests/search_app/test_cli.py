"""The command line, run as a person runs it."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests.corpus import DOCUMENTS, ENGLISH, GERMAN, JAPANESE
from tests.processes import members_of_session, running, wait_until

FOUND, NOTHING_FOUND, ERROR = 0, 1, 2


def babelfind(*arguments: str | Path, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "search_app", *map(str, arguments)],
        cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": os.fspath(Path.cwd()), **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working folder with a collection, indexed into the default place."""
    folder = tmp_path_factory.mktemp("work")
    lines = [{"id": d.id, "title": d.title, "text": d.text, "url": d.url, "date": d.date} for d in DOCUMENTS]
    (folder / "collection.jsonl").write_text("\n".join(map(json.dumps, lines)))
    done = babelfind("rebuild", "collection.jsonl", folder=folder)
    assert done.returncode == 0, done.stderr
    assert "Indexed 5 documents" in done.stderr
    assert done.stdout == ""
    return folder


def test_a_search_shows_hits_with_title_place_and_fragment(folder: Path) -> None:
    done = babelfind("search", "Spione", folder=folder)
    assert done.returncode == FOUND
    assert done.stdout.splitlines()[0] == f"  1. {GERMAN.title}  de"
    assert GERMAN.id in done.stdout
    assert "Auslandsgeheimdienste" in done.stdout
    assert "1 document," in done.stderr


def test_nothing_found_has_an_exit_code_of_its_own(folder: Path) -> None:
    done = babelfind("search", "Leuchtturm", folder=folder)
    assert (done.returncode, done.stdout) == (NOTHING_FOUND, "")


def test_json_is_the_object_of_the_api(folder: Path) -> None:
    done = babelfind("search", "--format", "json", "--limit", "1", "secret", "talks", folder=folder)
    answer = json.loads(done.stdout)
    assert answer["query"] == "secret talks"
    assert (answer["total"], answer["page"], answer["per_page"], len(answer["hits"])) == (2, 1, 1, 1)
    assert list(answer) == [
        *("query", "total", "page", "per_page", "took_ms", "hits", "expansions", "corrections"),
    ]
    hit = answer["hits"][0]
    assert (hit["id"], hit["url"], hit["languages"], hit["date"]) == (ENGLISH.id, ENGLISH.url, ["en"], None)
    start, end = (hit["title_highlights"][0][key] for key in ("start", "end"))
    assert hit["title"][start:end] == "Secret"
    assert set(hit["snippets"][0]) >= {"text", "language", "highlights"}


def test_trec_lines_are_what_evaluation_tools_read(folder: Path) -> None:
    done = babelfind("search", "--format", "trec", "Ankara", folder=folder)
    rows = [line.split() for line in done.stdout.splitlines()]
    assert {len(row) for row in rows} == {6}
    assert {(row[0], row[1], row[5]) for row in rows} == {("1", "Q0", "babelfind")}
    assert [int(row[3]) for row in rows] == [1, 2, 3]
    scores = [float(row[4]) for row in rows]
    assert scores == sorted(scores, reverse=True)


def test_a_file_of_queries_is_answered_in_one_go(folder: Path) -> None:
    (folder / "queries.jsonl").write_text(
        '{"id": "a", "text": "アンカラ"}\n\n{"id": 2, "text": "nirgendwo"}\n'
    )
    trec = babelfind("search", "--queries", "queries.jsonl", "--format", "trec", folder=folder)
    assert trec.returncode == FOUND
    assert [line.split()[0] for line in trec.stdout.splitlines()] == ["a", "a"]
    lines = babelfind("search", "--queries", "queries.jsonl", "--format", "json", folder=folder)
    answers = [json.loads(line) for line in lines.stdout.splitlines()]
    assert [(answer["id"], answer["total"]) for answer in answers] == [("a", 2), ("2", 0)]


def test_languages_and_match_restrict_the_hits(folder: Path) -> None:
    def ids(*arguments: str) -> list[str]:
        done = babelfind("search", "--format", "trec", *arguments, folder=folder)
        return [line.split()[2] for line in done.stdout.splitlines()]

    assert ids("--lang", "ja", "アンカラ")[0] == JAPANESE.id
    assert ids("--lang", "DE", "Ankara") == [GERMAN.id]
    assert ids("--match", "all", "Spione Botschaften") == [GERMAN.id]
    assert ids("--", "-Ankara", "-アンカラ") == ["de/nachtzug.txt"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["search"], "QUERY"),
        (["search", "x", "--queries", "q"], "QUERY"),
        (["search", "--index", "nowhere", "x"], "babelfind rebuild"),
        (["search", "--queries", "missing.jsonl"], "missing.jsonl"),
        (["search", "--lang", "klingon", "x"], "klingon"),
        (["rebuild"], "SOURCE"),
        (["rebuild", "nowhere"], "nowhere"),
        (["status", "--index", "nowhere"], "babelfind rebuild"),
        (["analyze", "tlh", "x"], "tlh"),
        (["frobnicate"], "frobnicate"),
    ],
)
def test_an_error_says_what_to_do_and_has_exit_code_two(
    folder: Path, arguments: list[str], told: str
) -> None:
    done = babelfind(*arguments, folder=folder)
    assert done.returncode == ERROR
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_a_broken_line_of_queries_is_named(folder: Path) -> None:
    (folder / "broken.jsonl").write_text('{"id": 1, "text": "x"}\n{"text": "y"}\n')
    done = babelfind("search", "--queries", "broken.jsonl", folder=folder)
    assert done.returncode == ERROR
    assert "broken.jsonl, line 2" in done.stderr


def test_status_tells_what_is_indexed(folder: Path) -> None:
    done = babelfind("status", folder=folder)
    assert done.returncode == 0
    assert "documents  5" in done.stdout
    assert "2 de, 2 en, 2 ja" in done.stdout


def test_analyze_shows_terms_with_their_offsets(folder: Path) -> None:
    done = babelfind("analyze", "ja", "引越しの準備", folder=folder)
    assert done.stdout.splitlines()[1:] == [
        "       0  0-3          引越し → 引っ越し",
        "       2  4-6          準備 → 準備",
    ]


def test_settings_have_the_same_name_in_the_environment(folder: Path, tmp_path: Path) -> None:
    done = babelfind("status", folder=tmp_path, BABELFIND_INDEX=os.fspath(folder / "babelfind-index"))
    assert "documents  5" in done.stdout


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="the system has no pseudo-terminals")
def test_control_characters_of_a_document_do_not_reach_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "bad\x1b[31m.jsonl").write_text("no json")
    (tmp_path / "evil.jsonl").write_text(
        json.dumps({"id": "1\x1b[31m", "title": "red \x1b[31m", "text": "house \x1b]0;x\x07 here"})
    )
    for command in (
        ["rebuild", "."],
        ["status"],
        ["search", "house"],
        ["search", "--format", "trec", "house"],
    ):
        shown = on_a_terminal(*command, folder=tmp_path)
        assert "\x1b]" not in shown
        assert "\x1b[31m" not in shown
        assert "\x07" not in shown


def on_a_terminal(*arguments: str, folder: Path) -> str:
    """What a command writes where a person sits: pipes get less."""
    controller, terminal = os.openpty()
    command = [sys.executable, "-m", "search_app", *arguments]
    environment = {**os.environ, "PYTHONPATH": os.fspath(Path.cwd()), "TERM": "xterm"}
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=terminal, stderr=terminal) as process:
        os.close(terminal)
        shown = bytearray()
        try:
            while piece := os.read(controller, 4096):
                shown += piece
        except OSError:  # Linux's way to say that the other side is closed
            pass
        process.wait(timeout=60)
    os.close(controller)
    return shown.decode()


@pytest.mark.skipif(os.name == "nt", reason="signals")
@pytest.mark.parametrize("times", [1, 2])
def test_ctrl_c_ends_a_rebuild_and_keeps_the_live_index(folder: Path, tmp_path: Path, times: int) -> None:
    for number in range(30):
        (tmp_path / f"{number}.txt").write_text(f"{number}\n" + "Die Spione trafen sich am Montag. " * 4000)
    index = folder / "babelfind-index"
    command = [
        sys.executable,
        "-m",
        "search_app",
        "rebuild",
        "--index",
        str(index),
        "--jobs",
        "2",
        str(tmp_path),
    ]
    with running(command) as process:
        wait_until(lambda: len(members_of_session(process.pid)) >= 3)
        for _ in range(times):
            os.killpg(process.pid, signal.SIGINT)
            time.sleep(0.3)
        _, told = process.communicate(timeout=60)
    wait_until(lambda: members_of_session(process.pid) == [])
    assert process.returncode == 130
    assert "live index is whole" in told
    assert "Traceback" not in told
    assert "documents  5" in babelfind("status", folder=folder).stdout


def test_serve_answers_at_the_address_it_prints(folder: Path) -> None:
    command = [sys.executable, "-m", "search_app", "serve", "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": os.fspath(Path.cwd())}
    with running(command, folder=folder, environment=environment) as process:
        assert process.stderr is not None
        told = [process.stderr.readline(), process.stderr.readline()]
        address = told[1].split()[1]
        with urllib.request.urlopen(f"{address}health", timeout=30) as answer:
            health = json.load(answer)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)
    assert "5 documents" in told[0]
    assert (health["status"], health["documents"]) == ("ok", 5)
    assert process.returncode == 0


def test_a_port_in_use_is_told(folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = babelfind("serve", "--port", str(taken.getsockname()[1]), folder=folder)
    assert done.returncode == ERROR
    assert "--port" in done.stderr
