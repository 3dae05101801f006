"""The command line, run as a person runs it."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests.corpus import DOCUMENTS, ENGLISH, GERMAN, JAPANESE
from tests.lexicons import make_lexicon
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


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where a small lexicon is."""
    return os.fspath(make_lexicon(tmp_path_factory.mktemp("lexicon") / "lexicon"))


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of a few files of several kinds in several folders."""
    root = tmp_path_factory.mktemp("files")
    (root / "texts" / "notes" / "2022").mkdir(parents=True)
    (root / "texts" / "notes" / "old.md").write_text("# An old house\n\nThe house stood at the river.")
    (root / "texts" / "notes" / "2022" / "new.txt").write_text("A new house\n\nIt was built in a year.")
    (root / "texts" / "page.html").write_text(
        '<html><head><title>The house</title><meta name="date" content="2021-05-01"></head>'
        "<body><p>This house has been sold to a family from the city.</p></body></html>"
    )
    done = babelfind("rebuild", "--index", root / "index", root / "texts", folder=root)
    assert done.returncode == 0, done.stderr
    return root / "index"


def test_a_search_shows_hits_with_title_place_and_fragment(folder: Path) -> None:
    done = babelfind("search", "Spione", folder=folder)
    assert done.returncode == FOUND
    assert done.stdout.splitlines()[0] == f"  1. {GERMAN.title}  de"
    assert GERMAN.id in done.stdout
    assert "Auslandsgeheimdienste" in done.stdout
    assert "1 document," in done.stderr


def test_what_words_are_in_other_languages_is_named_above_the_hits(folder: Path, lexicon: str) -> None:
    done = babelfind("search", "spies", "house", folder=folder, BABELFIND_LEXICON=lexicon)
    assert done.stdout.splitlines()[0] == "spies: Spion (de, 1), スパイ (ja, 1)"
    assert done.stdout.splitlines()[1].startswith("  1. ")
    assert "documents," in done.stderr
    assert "lexicon" not in done.stderr


@pytest.mark.parametrize(
    ("flags", "first"),
    [
        (("--without", "Spion@de"), "spies: スパイ (ja, 1)"),
        (("--without", "@ja"), "spies: Spion (de, 1)"),
        (("--without", "@ja", "--without", "@de"), f"  1. {ENGLISH.title}  en"),
        (("--no-expand",), f"  1. {ENGLISH.title}  en"),
    ],
)
def test_translations_that_are_not_wanted_are_left_out(
    folder: Path, lexicon: str, flags: tuple[str, ...], first: str
) -> None:
    done = babelfind("search", "spies", *flags, folder=folder, BABELFIND_LEXICON=lexicon)
    assert done.stdout.splitlines()[0] == first


def test_a_setting_leaves_translations_out_and_a_flag_wants_them_after_all(
    folder: Path, lexicon: str
) -> None:
    settings = {"BABELFIND_LEXICON": lexicon, "BABELFIND_EXPAND": "false"}
    assert "Spion" not in babelfind("search", "spies", folder=folder, **settings).stdout
    assert "Spion" in babelfind("search", "spies", "--expand", folder=folder, **settings).stdout


def test_json_tells_all_translations(folder: Path, lexicon: str) -> None:
    arguments = ("search", "--format", "json", "--without", "@ja", "spies")
    answer = json.loads(babelfind(*arguments, folder=folder, BABELFIND_LEXICON=lexicon).stdout)
    assert answer["translates"] is True
    (expansion,) = answer["expansions"]
    assert expansion["keyword"] == "spies"
    assert {each["switch"]: each["on"] for each in expansion["translations"]} == {
        "spion@de": True,
        "スパイ@ja": False,
    }


def test_without_a_lexicon_people_are_told_once_how_to_make_one(folder: Path) -> None:
    (folder / "two.jsonl").write_text('{"id": 1, "text": "spies"}\n{"id": 2, "text": "house"}\n')
    told = babelfind("search", "--queries", "two.jsonl", folder=folder).stderr
    assert told.count("babelfind lexicon build") == 1
    for flag in ("--no-expand", "--format=json", "--format=trec"):
        assert "lexicon" not in babelfind("search", flag, "spies", folder=folder).stderr


def test_what_can_be_no_name_of_a_translation_is_refused(folder: Path) -> None:
    done = babelfind("search", "--without", "Spion", "spies", folder=folder)
    assert done.returncode == ERROR
    assert "like spion@de or @de" in done.stderr


def test_nothing_found_has_an_exit_code_of_its_own(folder: Path) -> None:
    done = babelfind("search", "Leuchtturm", folder=folder)
    assert (done.returncode, done.stdout) == (NOTHING_FOUND, "")


def test_json_is_the_object_of_the_api(folder: Path) -> None:
    done = babelfind("search", "--format", "json", "--limit", "1", "secret", "talks", folder=folder)
    answer = json.loads(done.stdout)
    assert answer["query"] == "secret talks"
    assert (answer["total"], answer["page"], answer["per_page"], len(answer["hits"])) == (2, 1, 1, 1)
    assert list(answer) == [
        *("query", "total", "total_is_exact", "page", "pages", "per_page", "sort", "took_ms", "hits"),
        *("languages", "facets", "expansions", "translates"),
    ]
    hit = answer["hits"][0]
    assert (hit["id"], hit["url"], hit["languages"], hit["date"]) == (ENGLISH.id, ENGLISH.url, ["en"], None)
    start, end = (hit["title_highlights"][0][key] for key in ("start", "end"))
    assert hit["title"][start:end] == "Secret"
    assert set(hit["snippets"][0]) >= {"text", "language", "highlights"}


def test_an_explanation_tells_what_made_the_score_of_each_hit(folder: Path) -> None:
    said = babelfind("search", "--explain", "--limit", "1", "Spione", "Ankara", folder=folder).stdout
    assert "as typed" in said
    assert "Ankara: Ankara (de) " in said
    asked = ("search", "--format", "json", "Spione")
    explained = json.loads(babelfind(*asked, "--explain", folder=folder).stdout)
    assert explained["hits"][0]["reasons"][0]["keyword"] == "Spione"
    assert json.loads(babelfind(*asked, folder=folder).stdout)["hits"][0]["reasons"] == []


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


def test_kind_folder_and_date_restrict_the_hits(folder: Path, files: Path) -> None:
    def ids(*arguments: str | Path) -> set[str]:
        done = babelfind("search", "--format", "trec", *arguments, folder=folder)
        return {line.split()[2] for line in done.stdout.splitlines()}

    index = "--index", files
    assert ids(*index, "--kind", "MD", "house") == {"notes/old.md"}
    assert ids(*index, "--kind", ".md", "--kind", "txt", "house") == {"notes/old.md", "notes/2022/new.txt"}
    assert ids(*index, "--folder", "notes/2022/", "house") == {"notes/2022/new.txt"}
    assert ids(*index, "--since", "2021", "house") == {"page.html"}
    assert ids(*index, "--until", "2020", "house") == set()
    assert ids(*index, "--folder", "notes", "kind:md house") == {"notes/old.md"}
    assert ids("--since", "2022-11", "--until", "2022", "Ankara") == {GERMAN.id}


def test_hits_can_be_sorted_by_date(folder: Path) -> None:
    for order in ("date:desc", "date:asc"):
        done = babelfind("search", "--sort", order, "--format", "trec", "Ankara", folder=folder)
        assert next(iter(done.stdout.splitlines())).split()[2] == GERMAN.id


def test_further_pages_go_on_counting(folder: Path) -> None:
    done = babelfind("search", "--limit", "2", "--page", "2", "Ankara", folder=folder)
    assert done.stdout.startswith("  3. ")
    beyond = babelfind("search", "--limit", "2", "--page", "500", "Ankara", folder=folder)
    assert (beyond.returncode, beyond.stdout) == (FOUND, "")
    assert "page 500 is beyond the last, 2" in beyond.stderr


def test_the_help_of_a_search_shows_how_queries_are_written_line_by_line(folder: Path) -> None:
    lines = babelfind("search", "--help", folder=folder).stdout.splitlines()
    assert any(line.split()[:2] == ["univers*", "uni*t?t"] for line in lines)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["search"], "QUERY"),
        (["search", "x", "--queries", "q"], "QUERY"),
        (["search", "--index", "nowhere", "x"], "babelfind rebuild"),
        (["search", "--queries", "missing.jsonl"], "missing.jsonl"),
        (["search", "--lang", "klingon", "x"], "klingon"),
        (["search", "--since", "2022-13", "x"], "2022-13"),
        (["search", "--sort", "size", "x"], "date:desc"),
        (["rebuild"], "SOURCE"),
        (["rebuild", "nowhere"], "nowhere"),
        (["status", "--index", "nowhere"], "babelfind rebuild"),
        (["update", "--index", "nowhere"], "babelfind rebuild"),
        (["check", "--index", "nowhere"], "babelfind rebuild"),
        (["analyze", "--language", "tlh", "x"], "de, en"),
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


def test_update_tells_what_it_did_and_searches_find_it(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    for name in ("one", "two", "three"):
        (tmp_path / "texts" / f"{name}.txt").write_text(f"{name}\n\nThe house at the river.")
    assert babelfind("rebuild", "texts", folder=tmp_path).returncode == 0
    (tmp_path / "texts" / "one.txt").write_text("one\n\nA lighthouse keeper lived here once.")
    (tmp_path / "texts" / "new.txt").write_text("new\n\nThe lighthouse at the sea.")
    (tmp_path / "texts" / "two.txt").unlink()
    done = babelfind("update", folder=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert "New or changed files: 2; gone: 1." in done.stderr
    assert "Indexed 3 documents" in done.stderr
    found = babelfind("search", "--format", "trec", "lighthouse", folder=tmp_path)
    assert {line.split()[2] for line in found.stdout.splitlines()} == {"one.txt", "new.txt"}
    again = babelfind("update", folder=tmp_path)
    assert (again.returncode, again.stdout) == (0, "")
    assert "Nothing has changed." in again.stderr


def test_update_reads_the_sources_of_the_last_rebuild_from_wherever_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "one.txt").write_text("The house at the river.")
    babelfind("rebuild", "a", folder=tmp_path)
    (tmp_path / "a" / "two.txt").write_text("The lighthouse at the sea.")
    done = babelfind("update", "--index", "../babelfind-index", folder=tmp_path / "a")
    assert done.returncode == 0, done.stderr
    assert "documents  2" in babelfind("status", folder=tmp_path).stdout


def test_check_finds_a_sound_index_sound(folder: Path) -> None:
    done = babelfind("check", folder=folder)
    assert (done.returncode, done.stdout) == (0, "The index is sound: 5 documents.\n")


@pytest.mark.parametrize("part", ["texts.blocks", "places.blocks", "documents", "positions", "ids.packed"])
def test_check_finds_a_single_byte_that_is_not_what_was_written(
    files: Path, tmp_path: Path, part: str
) -> None:
    index = shutil.copytree(files, tmp_path / "index")
    (file,) = index.rglob("*.bbl")
    content = bytearray(file.read_bytes())
    place, length = place_of_array(content, part)
    content[place + length // 2] ^= 1
    file.write_bytes(content)
    done = babelfind("check", "--index", index, folder=tmp_path)
    assert (done.returncode, done.stdout) == (ERROR, "")
    assert "babelfind rebuild" in done.stderr
    assert "Traceback" not in done.stderr


def place_of_array(content: bytearray, name: str) -> tuple[int, int]:
    """Where an array of a segment begins, and how many numbers it has."""
    directory = json.loads(content[int.from_bytes(content[16:24], "little") :])
    _, length, place, _ = directory["arrays"][name]
    return place, length


def test_check_finds_a_table_of_contents_that_is_not_what_was_written(files: Path, tmp_path: Path) -> None:
    index = shutil.copytree(files, tmp_path / "index")
    (file,) = index.rglob("*.toc")
    content = bytearray(file.read_bytes())
    content[-20] ^= 1
    file.write_bytes(content)
    done = babelfind("check", "--index", index, folder=tmp_path)
    assert (done.returncode, done.stdout) == (ERROR, "")
    assert "babelfind rebuild" in done.stderr
    assert "Traceback" not in done.stderr


def test_check_finds_a_file_that_is_missing(files: Path, tmp_path: Path) -> None:
    index = shutil.copytree(files, tmp_path / "index")
    next(index.rglob("*.bbl")).unlink()
    done = babelfind("check", "--index", index, folder=tmp_path)
    assert done.returncode == ERROR
    assert "babelfind rebuild" in done.stderr


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


def write_long_texts(folder: Path) -> None:
    """So many that two processes are at work for some seconds."""
    for number in range(30):
        (folder / f"{number}.txt").write_text(f"{number}\n" + "Die Spione trafen sich am Montag. " * 4000)


def interrupted(*arguments: str | Path, times: int = 1) -> tuple[int, str]:
    """Exit code and standard error of a command that meets Ctrl-C while its workers are busy."""
    command = [sys.executable, "-m", "search_app", *map(str, arguments), "--jobs", "2"]
    with running(command) as process:
        wait_until(lambda: len(members_of_session(process.pid)) >= 3)
        for _ in range(times):
            os.killpg(process.pid, signal.SIGINT)
            time.sleep(0.3)
        _, told = process.communicate(timeout=60)
    wait_until(lambda: members_of_session(process.pid) == [])
    return process.returncode, told


@pytest.mark.skipif(os.name == "nt", reason="signals")
@pytest.mark.parametrize("times", [1, 2])
def test_ctrl_c_ends_a_rebuild_and_keeps_the_live_index(folder: Path, tmp_path: Path, times: int) -> None:
    write_long_texts(tmp_path)
    code, told = interrupted("rebuild", "--index", folder / "babelfind-index", tmp_path, times=times)
    assert code == 130
    assert "live index is whole" in told
    assert "Traceback" not in told
    assert "documents  5" in babelfind("status", folder=folder).stdout


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_ctrl_c_ends_an_update_and_keeps_the_live_index(tmp_path: Path) -> None:
    index, texts = tmp_path / "index", tmp_path / "texts"
    texts.mkdir()
    (texts / "one.txt").write_text("Das Haus am Fluss.")
    babelfind("rebuild", "--index", index, texts, folder=tmp_path)
    write_long_texts(texts)
    (texts / "one.txt").unlink()
    code, told = interrupted("update", "--index", index)
    assert code == 130
    assert "live index is whole" in told
    assert "Traceback" not in told
    assert len(list((index / "builds").iterdir())) == 1
    assert babelfind("search", "--index", index, "Fluss", folder=tmp_path).returncode == FOUND


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
