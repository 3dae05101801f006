"""From files to an index: everything readable gets in, everything else is listed."""

import json
import os
from pathlib import Path

import pytest

from indexer import pipeline
from indexer.analysis import analyze
from indexer.documents import AnalyzedDocument, Document, StoredDocument
from indexer.engines import Engine, engine_for
from indexer.errors import NoIndex, SourceError
from indexer.pipeline import RebuildReport, rebuild
from indexer.query import Query
from indexer.settings import Settings, load_settings

GERMAN = "Die Spione trafen sich am Montag in der Hauptstadt, und niemand hat davon erfahren.\n"
JAPANESE = "月曜日に秘密の会談が首都で開かれたことが、政府への取材で分かった。\n"


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    (folder / "sub" / ".hidden").mkdir(parents=True)
    (folder / "deutsch.txt").write_text(GERMAN * 3, "cp1252")
    (folder / "sub" / "日本.txt").write_text(JAPANESE * 3, "shift_jis")
    (folder / "sub" / "seite.html").write_text(f"<title>Seite</title><p>{GERMAN}", "utf-8")
    (folder / "sub" / ".hidden" / "x.txt").write_text("hidden")
    (folder / "bild.jpg").write_bytes(b"\xff\xd8")
    lines = [{"id": f"j{n}", "title": f"Nr. {n}", "text": JAPANESE, "lang": "ja"} for n in range(3)]
    text = "\n".join(json.dumps(line) for line in lines)
    (folder / "sammlung.jsonl").write_text(f'{text}\nno json\n{{"id": "j0", "text": "again"}}\n')
    return folder


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return load_settings(index=tmp_path / "index", jobs=1)


def engine(settings: Settings) -> Engine:
    return engine_for(settings.engine, settings.index)


def stored(settings: Settings, document_id: str) -> StoredDocument:
    hit = engine(settings).hit(Query(()), document_id)
    assert hit is not None
    return hit.stored


def languages_of(settings: Settings, document_id: str) -> tuple[str, ...]:
    return stored(settings, document_id).languages


def test_documents_of_all_formats_and_encodings_are_indexed_in_their_languages(
    documents: Path, settings: Settings
) -> None:
    report = rebuild([documents], settings)
    assert report.info.documents == 6
    assert languages_of(settings, "deutsch.txt") == ("de",)
    assert languages_of(settings, "sub/日本.txt") == ("ja",)
    assert languages_of(settings, "sub/seite.html") == ("de",)
    assert languages_of(settings, "j1") == ("ja",)


def test_what_is_left_out_is_listed_and_kept_with_the_index(documents: Path, settings: Settings) -> None:
    report = rebuild([documents], settings)
    assert [problem for problem in report.problems if "line 4" in problem]
    assert [problem for problem in report.problems if "second document with the id 'j0'" in problem]
    assert report.other_kinds == {".jpg": 1}
    assert engine(settings).info().notes["problem_count"] == 2
    assert engine(settings).info().notes["problems"] == list(report.problems)


def test_several_processes_make_the_same_index_as_one(
    documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "_WORTH_MORE_PROCESSES", 0)
    one, three = (load_settings(index=tmp_path / f"{jobs}", jobs=jobs) for jobs in (1, 3))
    reports = [rebuild([documents], settings) for settings in (one, three)]
    assert reports[0].problems == reports[1].problems
    ids = ["deutsch.txt", "sub/日本.txt", "sub/seite.html", "j0", "j1", "j2"]
    assert [stored(one, i) for i in ids] == [stored(three, i) for i in ids]


def test_two_collections_that_count_from_one_lose_no_document(tmp_path: Path, settings: Settings) -> None:
    for name in ("one", "two"):
        lines = [json.dumps({"id": number, "text": f"{name} {GERMAN}"}) for number in (1, 2, 2)]
        (tmp_path / f"{name}.jsonl").write_text("\n".join(lines))
    report = rebuild([tmp_path / "one.jsonl", tmp_path / "two.jsonl"], settings)
    assert report.info.documents == 4
    assert stored(settings, "1").document.text.startswith("one")
    assert stored(settings, "two.jsonl#1").document.text.startswith("two")
    assert [problem.split(":")[0] for problem in report.problems] == ["one.jsonl", "two.jsonl"]


def test_one_document_that_breaks_its_analyzer_does_not_cost_the_others(
    documents: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(document: Document) -> AnalyzedDocument:
        if document.id == "j1":
            raise RecursionError
        return analyze(document)

    monkeypatch.setattr(pipeline, "analyze", faulty)
    report = rebuild([documents], settings)
    assert report.info.documents == 5
    assert any("RecursionError" in problem for problem in report.problems)


def test_problems_are_counted_but_not_all_kept(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "bad.jsonl").write_text("no json\n" * 1000 + json.dumps({"id": 1, "text": GERMAN}))
    report = rebuild([tmp_path], settings)
    assert (report.problem_count, len(report.problems)) == (1000, 100)


def test_a_link_to_a_folder_is_listed_and_not_followed(documents: Path, settings: Settings) -> None:
    (documents / "loop").symlink_to(documents, target_is_directory=True)
    report = rebuild([documents], settings)
    assert report.info.documents == 6
    assert any("loop" in problem for problem in report.problems)


def test_progress_adds_up_to_the_bytes_that_were_announced(documents: Path, settings: Settings) -> None:
    announced: list[int] = []
    steps: list[tuple[int, int]] = []
    rebuild([documents], settings, on_start=announced.append, on_progress=lambda b, d: steps.append((b, d)))
    assert sum(step for step, _ in steps) == announced[0] > 0
    assert [count for _, count in steps] == sorted(count for _, count in steps)
    assert steps[-1][1] == 6


def test_a_large_collection_is_cut_into_slices_without_losing_a_line(
    tmp_path: Path, settings: Settings
) -> None:
    count = 3000
    with (tmp_path / "big.jsonl").open("w") as stream:
        for number in range(count):
            stream.write(json.dumps({"id": number, "text": f"Haus {number} " + "x" * 700}) + "\n")
        stream.write("broken")
    report = rebuild([tmp_path / "big.jsonl"], settings)
    assert report.info.documents == count
    assert report.problems[0].startswith(f"big.jsonl: line {count + 1}")


def test_a_line_that_is_too_long_is_left_out_and_the_others_are_read(tmp_path: Path) -> None:
    with (tmp_path / "long.jsonl").open("w") as stream:
        for number in range(3):
            stream.write(json.dumps({"id": number, "text": GERMAN}) + "\n")
            stream.write(json.dumps({"id": f"long {number}", "text": "x" * 3 * 2**20}) + "\n")
        stream.write(json.dumps({"id": "last", "text": GERMAN}))
    settings = load_settings(index=tmp_path / "index", max_file_mb=1)
    report = rebuild([tmp_path / "long.jsonl"], settings)
    assert [problem.split(":")[1] for problem in report.problems] == [" line 2", " line 4", " line 6"]
    assert report.info.documents == 4
    assert stored(settings, "last").document.text == GERMAN


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_among_the_files_is_not_waited_for(documents: Path, settings: Settings) -> None:
    os.mkfifo(documents / "pipe.txt")
    report = rebuild([documents], settings)
    assert any("pipe.txt" in problem for problem in report.problems)


def test_sources_with_files_of_the_same_name_lose_none(tmp_path: Path, settings: Settings) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "same.txt").write_text(GERMAN)
    report = rebuild([tmp_path / "a", tmp_path / "b", tmp_path / "a" / "same.txt"], settings)
    assert report.info.documents == 2
    assert stored(settings, "a/same.txt").document.path == "a/same.txt"


def test_an_index_inside_the_source_is_not_indexed(documents: Path) -> None:
    inside = load_settings(index=documents / "index", jobs=1)
    reports = [rebuild([documents], inside) for _ in range(2)]
    assert reports[0].other_kinds == reports[1].other_kinds == {".jpg": 1}


def test_a_source_that_is_missing_leaves_the_live_index(documents: Path, settings: Settings) -> None:
    rebuild([documents], settings)
    with pytest.raises(SourceError, match="nowhere"):
        rebuild([documents / "nowhere"], settings)
    assert engine(settings).info().documents == 6


def test_an_empty_source_leaves_the_live_index(documents: Path, settings: Settings, tmp_path: Path) -> None:
    rebuild([documents], settings)
    (tmp_path / "unmounted").mkdir()
    with pytest.raises(SourceError, match="No file to index"):
        rebuild([tmp_path / "unmounted"], settings)
    assert engine(settings).info().documents == 6


def test_no_index_is_made_where_there_is_nothing_to_index(tmp_path: Path, settings: Settings) -> None:
    with pytest.raises(SourceError):
        rebuild([tmp_path], settings)
    with pytest.raises(NoIndex):
        engine(settings).info()
    assert not settings.index.exists()


def test_files_that_are_too_large_are_left_out_with_the_setting_named(tmp_path: Path) -> None:
    (tmp_path / "large.txt").write_text(GERMAN * 20_000)
    (tmp_path / "small.txt").write_text(GERMAN)
    report = rebuild([tmp_path], load_settings(index=tmp_path / "index", max_file_mb=1))
    assert report.info.documents == 1
    assert "max_file_mb" in report.problems[0]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such file names")
def test_file_names_that_are_no_text_do_no_harm(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text(GERMAN)
    assert rebuild([tmp_path], settings).info.documents == 1
    assert stored(settings, "caf\\xe9.txt").document.title == "caf\\xe9"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs files that may not be read")
def test_a_file_that_may_not_be_read_is_listed(documents: Path, settings: Settings) -> None:
    (documents / "deutsch.txt").chmod(0)
    report: RebuildReport = rebuild([documents], settings)
    assert report.info.documents == 5
    assert any("deutsch.txt" in problem for problem in report.problems)
