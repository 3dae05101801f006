"""The benchmarks run, and measure what they say."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.corpus import ENGLISH, GERMAN, JAPANESE, UNRELATED

ROOT = Path(__file__).parent.parent.parent


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


def test_speed_measures_indexing_size_and_queries_beside_the_rivals(tmp_path: Path) -> None:
    queries = tmp_path / "queries.json"
    queries.write_text(json.dumps([["en", "museum computers"], ["ja", "博物館"], ["de", "nirgendwo"]]))
    figures = tmp_path / "figures.json"
    collection = ROOT / "examples" / "collection" / "news" / "agency.jsonl"
    told = run("benchmarks.speed", "--jobs", "1", "--json", figures, collection, queries).stdout
    indexing, size, latency = json.loads(figures.read_text()).values()
    assert {row["work"] for row in indexing} >= {"reading", "analysing", "writing", "all"}
    assert all(row["documents/s"] > 0 for row in indexing)
    assert all(row["MB"] > 0 for row in size if row["size"] != "text, UTF-8")
    assert [row["mean/Tantivy"] for row in latency if "Tantivy" in row["queries"]] == [1]
    assert "SQLite FTS5" in told
