"""The benchmarks run, and measure what they say."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks import growth
from benchmarks.collection import Collection, multiple
from tests.corpus import ENGLISH, GERMAN, JAPANESE, UNRELATED
from tests.lexicons import make_lexicon

ROOT = Path(__file__).parent.parent.parent
COLLECTION = ROOT / "examples" / "collection" / "news" / "agency.jsonl"


@pytest.fixture
def queries(tmp_path: Path) -> Path:
    file = tmp_path / "queries.json"
    asked = [["en", "museum computers"], ["ja", "博物館"], ["de", "nirgendwo"], ["de", "Leuchtturm"]]
    file.write_text(json.dumps(asked))
    return file


def run(module: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", module, *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )


def write_lines(path: Path, records: list[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(record) + "\n" for record in records))


def test_quality_is_perfect_where_the_right_document_is_first_and_nil_where_it_is_not_found(
    tmp_path: Path,
) -> None:
    documents = [(GERMAN, "de"), (UNRELATED, "de"), (ENGLISH, "en"), (JAPANESE, "ja")]
    write_lines(
        tmp_path / "docs.jsonl",
        [{"id": d.id, "lang": language, "title": d.title, "text": d.text} for d, language in documents],
    )
    queries = [
        ("1", "de", "Sicherheitsrat"),
        ("2", "en", "university"),
        ("3", "en", "lighthouse"),
        ("4", "ja", "長官"),
    ]
    write_lines(
        tmp_path / "queries.jsonl",
        [{"id": i, "lang": language, "text": text} for i, language, text in queries],
    )
    right = [("1", GERMAN.id), ("2", ENGLISH.id), ("3", ENGLISH.id), ("4", JAPANESE.id), ("4", GERMAN.id)]
    (tmp_path / "qrels.tsv").write_text("".join(f"{query}\t{document}\t1\n" for query, document in right))
    figures = tmp_path / "figures.json"
    told = run("benchmarks.quality", "--directions", "all", "--json", figures, tmp_path).stdout
    rows = {
        row["direction"]: (row["queries"], row["ndcg"], row["mrr"])
        for row in json.loads(figures.read_text())["rows"]
    }
    assert rows == {"de-de": (1, 1, 1), "en-en": (2, 0.5, 0.5), "ja-ja": (1, 1, 1), "ja-de": (1, 0, 0)}
    assert all(direction in told for direction in rows)


def test_speed_measures_ranking_writing_answers_size_and_memory_beside_the_rivals(
    tmp_path: Path, queries: Path
) -> None:
    figures = tmp_path / "figures.json"
    lexicon = make_lexicon(tmp_path / "lexicon")
    options = ("--jobs", "1", "--json", figures, "--lexicon", lexicon)
    told = run("benchmarks.speed", *options, COLLECTION, queries).stdout
    tables = json.loads(figures.read_text())
    writing, ranking, answers, rebuild, size, fields, memory = tables.values()
    assert all(f"**{title}**" in told for title in tables)
    assert len([row for row in writing if row["work"].startswith("babelfind")]) == 3
    assert [
        (row["mean / Tantivy"], row["p99 / Tantivy"]) for row in ranking if row["engine"] == "Tantivy"
    ] == [
        (1, 1),
        (1, 1),
    ]
    assert {(row["engine"], row["hits counted"]) for row in ranking} >= {
        ("babelfind", "no"),
        ("babelfind", "all"),
    }
    assert all(row["p50 ms, new"] <= row["p99 ms, new"] for row in answers)
    assert {"translating", "search to JSON, translated"} <= {row["work"] for row in answers}
    assert {"de", "en", "ja"} <= {row["field"] for row in fields}
    assert [row["/ analysis alone"] > 0 for row in rebuild] == [True] * 3
    assert size[-1]["part of the index"] == "all"
    assert sum(row["%"] for row in size[:-1]) == pytest.approx(100, abs=1)
    peak_pss, peak_rss, server_rss, server_uss, _ = (row["MB"] for row in memory)
    assert 0 < peak_pss <= peak_rss
    assert 0 < server_uss <= server_rss


def test_growth_tells_of_each_size_time_memory_and_latency_and_draws_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    collection = Collection.write(multiple(COLLECTION, 2), tmp_path / "collection.jsonl")
    row = growth.measure(collection, ["museum", "博物館", "Leuchtturm"], 1, tmp_path)
    assert row["documents"] == 8
    assert all(value > 0 for value in row.values())
    growth.show([row, {**row, "documents": 80}], tmp_path / "growth.svg")
    assert "8 documents" in capsys.readouterr().out
    drawn = (tmp_path / "growth.svg").read_text()
    assert all(name in drawn for name in ("rebuild s", "index MB", "top 10 ms", "search to JSON p50 ms"))
