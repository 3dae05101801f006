"""An update brings an index to what a rebuild would make of the same files, by reading only some of them."""

import json
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Never

import pytest

from indexer import pipeline, sources
from indexer.builds import Builds
from indexer.documents import Document
from indexer.engines import Engine, engine_for
from indexer.errors import (
    BuildError,
    DamagedIndex,
    IndexUnusable,
    NoIndex,
    OtherVersion,
    RebuildRunning,
    SourceError,
)
from indexer.pipeline import UpdateReport, rebuild, update
from indexer.query import Alternative, Concept, Filters, Query, Sort
from indexer.settings import Settings, load_settings
from search_app.messages import SearchRequest, SearchResponse
from search_app.search import Searcher
from tests.corpus import DOCUMENTS

QUERIES = (
    "Ankara",
    "秘密会談",
    '"secret talks" OR Spione',
    "the Häuser der Botschaften",
    "uni* -Wien",
    "title:Ankara Montag",
    "Merkle~ Wein~",
    "kind:jsonl",
    "folder:news Haus",
    "since:2022 Nachtzug Zug",
)


@dataclass(frozen=True)
class Collection:
    """A folder, and an index of it that is rebuilt or updated."""

    folder: Path
    settings: Settings

    def write(self, path: str, text: str) -> None:
        """A file that is seen to have changed, however coarse the clock of the file system is."""
        file = self.folder / path
        before = file.stat().st_mtime_ns if file.exists() else 0
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        if file.stat().st_mtime_ns == before:
            os.utime(file, ns=(before + 10**9, before + 10**9))

    def write_lines(self, path: str, documents: dict[str, str]) -> None:
        """A collection of documents by their ids."""
        lines = [json.dumps({"id": id_, "text": text}) for id_, text in documents.items()]
        self.write(path, "\n".join(lines))

    def remove(self, path: str) -> None:
        (self.folder / path).unlink()

    def rebuild(self) -> None:
        rebuild([self.folder], self.settings)

    def update(self) -> UpdateReport:
        return update(self.settings)

    @property
    def engine(self) -> Engine:
        """One that has opened nothing yet."""
        return engine_for(self.settings.engine, self.settings.index)

    def text(self, document_id: str) -> str | None:
        hit = self.engine.hit(Query(()), document_id)
        return None if hit is None else str(hit.stored.text)

    def found(self, query: str) -> set[str]:
        return {hit.id for hit in Searcher(self.settings).search(SearchRequest(query, per_page=100)).hits}

    def builds(self) -> list[str]:
        return sorted(path.name for path in (self.settings.index / "builds").iterdir())

    def segments(self) -> int:
        live = self.settings.index / "builds" / Builds(self.settings.index).live_name()
        return len(list(live.rglob("*.bbl")))


@pytest.fixture
def collection(tmp_path: Path) -> Collection:
    """A few files of several kinds, indexed."""
    made = Collection(tmp_path / "documents", load_settings(index=tmp_path / "index", jobs=1))
    for document in DOCUMENTS:
        made.write(f"news/{document.id.replace('html', 'txt')}", f"{document.title}\n\n{document.text}")
    made.write("page.html", '<title>Haus</title><meta name="date" content="2022-05-01"><p>Haus am See.')
    made.write_lines("agency.jsonl", {f"a{n}": f"Meldung Nr. {n} aus Ankara, am Montag" for n in range(5)})
    made.rebuild()
    return made


def answers(settings: Settings) -> list[dict[str, Any]]:
    """All that several requests bring, but for time, and for order where nothing decides it."""
    searcher = Searcher(settings)
    requests = [
        SearchRequest(query, per_page=100, facets=facets, sort=sort)
        for query in QUERIES
        for facets in (False, True)
        for sort in (Sort.RELEVANCE, Sort.NEWEST)
    ]
    return [_comparable(searcher.search(request)) for request in requests]


def _comparable(response: SearchResponse) -> dict[str, Any]:
    hits = sorted(response.hits, key=lambda hit: hit.id)
    return {
        "query": response.query,
        "total": response.total,
        "languages": response.languages,
        "facets": response.facets,
        "hits": [(hit.id, hit.title, hit.languages, hit.title_highlights, hit.snippets) for hit in hits],
        "scores": [round(hit.score, 9) for hit in hits],
        "order": [round(h.score, 9) if response.sort is Sort.RELEVANCE else h.date for h in response.hits],
    }


def assert_as_rebuilt(collection: Collection) -> None:
    anew = load_settings(index=collection.settings.index.with_name("anew"), jobs=1)
    rebuild([collection.folder], anew)
    assert answers(collection.settings) == answers(anew)
    before, after = (Searcher(settings).info() for settings in (collection.settings, anew))
    assert (before.documents, before.languages) == (after.documents, after.languages)


def test_new_files_are_added(collection: Collection) -> None:
    collection.write("news/neu.txt", "Leuchtturm\n\nDer Leuchtturm von Ankara ist ein Haus.")
    collection.write_lines("second.jsonl", {"b1": "Ein Leuchtturm", "b2": "灯台の秘密会談"})
    report = collection.update()
    assert (report.changed, report.gone) == (2, 0)
    assert collection.found("Leuchtturm") == {"news/neu.txt", "b1"}
    assert_as_rebuilt(collection)


def test_a_changed_file_is_found_by_its_new_words_only(collection: Collection) -> None:
    collection.write("news/de/nachtzug.txt", "Der Leuchtturm\n\nEr steht in Ankara, und es ist still.")
    report = collection.update()
    assert (report.changed, report.gone) == (1, 0)
    assert collection.found("Leuchtturm") == {"news/de/nachtzug.txt"}
    assert collection.found("Nachtzug") == set()
    assert_as_rebuilt(collection)


def test_of_a_changed_collection_documents_are_added_replaced_and_taken_out(collection: Collection) -> None:
    collection.write_lines(
        "agency.jsonl", {"a1": "Meldung Nr. 1 aus Ankara, am Montag", "a3": "Ein Leuchtturm", "a9": "Häuser"}
    )
    assert collection.update().changed == 1
    assert collection.found("kind:jsonl") == {"a1", "a3", "a9"}
    assert collection.text("a3") == "Ein Leuchtturm"
    assert_as_rebuilt(collection)


def test_documents_of_files_that_are_gone_are_taken_out(collection: Collection) -> None:
    collection.remove("agency.jsonl")
    collection.remove("news/ja/kaidan.txt")
    report = collection.update()
    assert (report.changed, report.gone, report.rebuild.info.documents) == (0, 2, 5)
    assert collection.found("kind:jsonl") == set()
    assert_as_rebuilt(collection)


def test_everything_at_once_gives_what_a_rebuild_gives(collection: Collection) -> None:
    collection.write("news/en/talks.txt", "Talks\n\nThe secret talks were held in the houses of Vienna.")
    collection.write("zug.md", "# Nachtzug\n\nEin Zug fährt nach Wien, am Montag.")
    collection.write_lines("agency.jsonl", {f"a{n}": f"Haus Nr. {n}" for n in range(3, 9)})
    collection.remove("page.html")
    report = collection.update()
    assert (report.changed, report.gone) == (3, 1)
    assert_as_rebuilt(collection)


def test_where_nothing_has_changed_no_build_is_made(collection: Collection) -> None:
    before = collection.builds()
    report = collection.update()
    assert (report.changed, report.gone, report.rebuild.info.documents) == (0, 0, 11)
    assert collection.builds() == before


def test_only_files_that_have_changed_are_read(collection: Collection) -> None:
    collection.write("news/neu.txt", "Leuchtturm\n\nDer Leuchtturm von Ankara.")
    announced: list[int] = []
    update(collection.settings, on_start=announced.append)
    assert announced == [(collection.folder / "news/neu.txt").stat().st_size]


def test_segments_that_stay_are_not_copied(collection: Collection) -> None:
    before = set((collection.settings.index / "builds").rglob("*.bbl"))
    collection.write("news/neu.txt", "Leuchtturm")
    collection.update()
    assert all(file.stat().st_nlink == 2 for file in before)


def test_a_change_while_files_are_read_is_seen_by_the_next_update(
    collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = pipeline.read_task

    def read_and_change(task: sources.Task) -> tuple[list[Document], list[str]]:
        outcome = read(task)
        if task.path == "page.html":
            collection.write("page.html", "<title>Leuchtturm</title><p>Und noch viel mehr davon.")
        return outcome

    with monkeypatch.context() as patched:
        patched.setattr(pipeline, "read_task", read_and_change)
        collection.rebuild()
    assert collection.found("Leuchtturm") == set()
    assert collection.update().changed == 1
    assert collection.found("Leuchtturm") == {"page.html"}


def test_ids_that_other_files_have_get_the_name_of_the_file_in_front(collection: Collection) -> None:
    collection.write_lines("z/z.jsonl", {"a1": "Ein Leuchtturm", "news/de/spione.txt": "Noch einer"})
    collection.update()
    assert collection.text("a1") == "Meldung Nr. 1 aus Ankara, am Montag"
    assert collection.text("z/z.jsonl#a1") == "Ein Leuchtturm"
    assert collection.text("z/z.jsonl#news/de/spione.txt") == "Noch einer"
    assert_as_rebuilt(collection)
    collection.write_lines("z/z.jsonl", {"a1": "Zwei Leuchttürme"})
    collection.update()
    assert collection.text("z/z.jsonl#a1") == "Zwei Leuchttürme"
    assert_as_rebuilt(collection)


def test_the_same_id_twice_in_a_new_file_is_listed(collection: Collection) -> None:
    lines = [json.dumps({"id": "twice", "text": text}) for text in ("first", "second")]
    collection.write("other.jsonl", "\n".join(lines))
    report = collection.update()
    assert collection.text("twice") == "first"
    assert report.rebuild.problems == ("other.jsonl: a second document with the id 'twice'",)


def test_an_id_moves_from_a_file_that_is_gone_to_a_new_one(collection: Collection) -> None:
    (collection.folder / "agency.jsonl").rename(collection.folder / "press.jsonl")
    report = collection.update()
    assert (report.changed, report.gone) == (1, 1)
    assert collection.found("kind:jsonl") == {f"a{n}" for n in range(5)}
    assert_as_rebuilt(collection)


def test_after_many_updates_there_are_few_segments_and_two_builds(collection: Collection) -> None:
    most = 0
    for number in range(30):
        collection.write(f"news/{number}.txt", f"Haus {number}\n\nLeuchtturm Nr. {number} in Ankara")
        if number % 3 == 2:
            collection.remove(f"news/{number - 1}.txt")
        collection.update()
        most = max(most, collection.segments())
    assert most <= 9
    assert len(collection.builds()) == 2
    assert len(collection.found("Leuchtturm")) == 20
    assert collection.engine.check() == 31
    assert_as_rebuilt(collection)


def test_an_index_of_which_everything_is_gone_stays(collection: Collection) -> None:
    before = collection.builds()
    for file in [file for file in collection.folder.rglob("*") if file.is_file()]:
        file.unlink()
    with pytest.raises(BuildError, match="nothing to search"):
        collection.update()
    assert collection.builds() == before
    assert collection.engine.info().documents == 11


def test_a_source_that_is_missing_leaves_the_live_index(collection: Collection) -> None:
    collection.folder.rename(collection.folder.with_name("elsewhere"))
    with pytest.raises(SourceError, match="documents"):
        collection.update()
    assert collection.engine.info().documents == 11


def test_a_failing_update_leaves_the_live_index(
    collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected, before = answers(collection.settings), collection.builds()
    collection.write("news/neu.txt", "Leuchtturm")
    collection.remove("page.html")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Builds, "activate", full)
        with pytest.raises(BuildError, match="No space left"):
            collection.update()
    assert (answers(collection.settings), collection.builds()) == (expected, before)
    assert collection.update().changed == 1
    assert_as_rebuilt(collection)


def test_no_index_is_updated_where_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(NoIndex, match="babelfind rebuild"):
        update(load_settings(index=tmp_path / "index"))
    assert not (tmp_path / "index").exists()


def test_an_index_of_other_versions_is_not_updated(collection: Collection) -> None:
    alter_meta(collection, lambda meta: meta["made_by"].update(analysis="0"))
    collection.write("news/neu.txt", "Leuchtturm")
    with pytest.raises(OtherVersion, match="babelfind rebuild"):
        collection.update()


def test_a_damaged_index_is_not_updated(collection: Collection) -> None:
    for file in (collection.settings.index / "builds").rglob("*.bbl"):
        damage(file, 0.5)
    collection.write("news/neu.txt", "Leuchtturm")
    with pytest.raises(IndexUnusable, match="babelfind rebuild"):
        collection.update()
    assert len(collection.builds()) == 1


def test_damage_that_shows_only_when_segments_are_joined_is_told(collection: Collection) -> None:
    for number in range(7):
        collection.write(f"{number}.txt", f"Haus {number}")
        collection.update()
    file = max((collection.settings.index / "builds").rglob("*.bbl"), key=lambda each: each.stat().st_size)
    damage_text(file)
    collection.write("last.txt", "Leuchtturm")
    before = collection.builds()
    with pytest.raises(DamagedIndex, match="babelfind rebuild"):
        collection.update()
    assert collection.builds() == before


def test_an_update_waits_for_no_rebuild(collection: Collection) -> None:
    collection.write("news/neu.txt", "Leuchtturm")
    with Builds(collection.settings.index).new(), pytest.raises(RebuildRunning):
        collection.update()


def test_an_index_that_was_rebuilt_from_elsewhere_meanwhile_is_not_touched(
    collection: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "others").mkdir()
    (tmp_path / "others" / "one.txt").write_text("Leuchtturm")
    collection.remove("page.html")
    find = sources.find

    def find_and_be_overtaken(
        folders: Sequence[Path], *, leave_out: Path, max_file_mb: int
    ) -> sources.Sources:
        found = find(folders, leave_out=leave_out, max_file_mb=max_file_mb)
        monkeypatch.undo()
        rebuild([tmp_path / "others"], collection.settings)
        return found

    monkeypatch.setattr(sources, "find", find_and_be_overtaken)
    with pytest.raises(BuildError, match="meanwhile"):
        collection.update()
    assert collection.found("Leuchtturm") == {"one.txt"}


def test_a_reader_of_the_build_before_goes_on_and_sees_the_new_one(collection: Collection) -> None:
    searcher, engine = Searcher(collection.settings), collection.engine
    leuchtturm = Query((Concept("Leuchtturm", (Alternative("de", ("leuchtturm",)),)),))
    stored = engine.search(Query((), Filters(kinds=("jsonl",))), limit=1).hits[0].stored
    assert searcher.search(SearchRequest("Leuchtturm")).total == 0
    for number in range(3):
        collection.write(
            f"{number}.txt", f"Der Leuchtturm\n\nEin Leuchtturm Nr. {number} am Meer, und das Haus."
        )
        collection.remove("agency.jsonl" if number == 0 else f"{number - 1}.txt")
        collection.update()
        assert [hit.stored.document.id for hit in engine.search(leuchtturm, limit=9).hits] == [
            f"{number}.txt"
        ]
        assert searcher.search(SearchRequest("Leuchtturm")).total == 1
    assert str(stored.text).startswith("Meldung Nr. ")


def test_what_was_left_out_before_is_still_told_by_the_index(collection: Collection) -> None:
    collection.write("bad.jsonl", "no json\n" * 150 + json.dumps({"id": "good", "text": "Haus"}))
    collection.write("empty.txt", "")
    collection.rebuild()
    assert collection.engine.info().notes["problem_count"] == 151
    collection.write("worse.jsonl", "no json")
    report = collection.update()
    assert [problem.split(":")[0] for problem in report.rebuild.problems] == ["worse.jsonl"]
    notes = collection.engine.info().notes
    assert notes["problem_count"] == 152
    assert [problem.split(":")[0] for problem in notes["problems"]] == ["worse.jsonl"] + ["bad.jsonl"] * 99
    collection.write("bad.jsonl", json.dumps({"id": "good", "text": "Haus"}))
    collection.remove("worse.jsonl")
    collection.update()
    assert collection.engine.info().notes["problem_count"] == 1


def test_a_file_that_could_not_be_read_is_tried_again(
    collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    collection.write("news/neu.txt", "Leuchtturm")

    def refused(_task: object) -> Never:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(pipeline, "read_task", refused)
        assert collection.update().rebuild.problems == ("news/neu.txt: Permission denied",)
    assert collection.update().changed == 1
    assert collection.found("Leuchtturm") == {"news/neu.txt"}
    assert collection.update().changed == 0


def alter_meta(collection: Collection, alter: Callable[[dict[str, Any]], object]) -> None:
    for file in (collection.settings.index / "builds").glob("*/meta.json"):
        meta = json.loads(file.read_text())
        alter(meta)
        file.write_text(json.dumps(meta))


def damage(file: Path, share: float) -> None:
    """Turns bits of a byte; the size stays."""
    content = bytearray(file.read_bytes())
    content[int(len(content) * share)] ^= 0xFF
    file.write_bytes(content)


def damage_text(file: Path) -> None:
    """Of stored documents, which are compared with their checksums only when they are read."""
    content = file.read_bytes()
    directory = json.loads(content[int.from_bytes(content[16:24], "little") :])
    _, length, place, _ = directory["arrays"]["texts.blocks"]
    altered = bytearray(content)
    altered[place + length // 2] ^= 0xFF
    file.write_bytes(altered)
