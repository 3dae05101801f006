"""How fast, how large: indexing and searching a collection, beside Tantivy and SQLite FTS5.

    python -m benchmarks.speed [--json FILE] [--jobs N] [--lexicon FILE] COLLECTION.jsonl[.xz] QUERIES.json

QUERIES.json is a list of ``[language, text]``. Everything is measured in one run, and what is compared is
measured in turns, so that ratios hold on a machine whose speed drifts. The tables are Markdown. With a
lexicon, whole answers are measured with translations, too.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks import contents, queries, report
from benchmarks.collection import Collection, records
from benchmarks.latency import ROUNDS, in_a_fresh_process
from benchmarks.processes import run, server_memory
from benchmarks.queries import Asked
from benchmarks.report import Rebuilding
from benchmarks.rivals import Rival, SqliteFts5, Tantivy, Words
from benchmarks.tables import Tables, print_table, tell, write_json
from benchmarks.writing import write

_ASKED_OF_A_SERVER = 300


def main() -> None:
    """Measures everything and prints the tables."""
    parser = arguments("Measure speed and size on a collection.")
    parser.add_argument("--lexicon", type=Path, metavar="FILE", help="measure translating with it, too")
    options = parser.parse_args()
    texts = read_queries(options.queries)
    with tempfile.TemporaryDirectory(prefix="babelfind-speed-") as folder:
        tables = measure(options.collection, texts, options.jobs, options.lexicon, Path(folder))
    for title, rows in tables.items():
        print_table(rows, title=title)
    write_json(options.json, tables)


def arguments(description: str) -> argparse.ArgumentParser:
    """What every script takes that measures speed."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("collection", type=Path, help="lines of JSON, plain or compressed as .xz")
    parser.add_argument("queries", type=Path, help="a JSON list of [language, text]")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes of a rebuild")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there, too")
    return parser


def read_queries(file: Path) -> list[str]:
    """The texts of the queries, each once: asked again it would be no new one."""
    return list(dict.fromkeys(text for _, text in json.loads(file.read_text("utf-8"))))


def measure(packed: Path, texts: Sequence[str], jobs: int, lexicon: Path | None, folder: Path) -> Tables:
    """All tables."""
    collection = Collection.write(records(packed), folder / "collection.jsonl")
    index = folder / "index"
    documents, text_bytes = collection.documents, collection.text_bytes
    runs = _rebuilding(collection, index, jobs)
    beside_rivals = _beside_rivals(collection, index, texts, folder)
    answers = _whole_answers(index, texts, lexicon)
    asked = asked_of_a_server(texts)
    server = server_memory(index, asked)
    return {
        **beside_rivals,
        f"Whole answers, {len(texts)} queries": report.answers(answers),
        f"Rebuild of {documents:,} documents by {jobs} processes": report.rebuilding(runs, documents),
        f"Size of the index of {text_bytes / 1e6:.1f} MB of text": report.size(
            contents.sizes(index), text_bytes
        ),
        "Fields of the index": report.fields(contents.fields(index)),
        "Memory": report.memory(runs.rebuild.peak, server, asked),
    }


def _rebuilding(collection: Collection, index: Path, jobs: int) -> Rebuilding:
    tell("Analysing, rebuilding, analysing")
    before = run("benchmarks.analysing", collection.file, str(jobs))
    rebuild = run("search_app", "rebuild", "--jobs", str(jobs), "--index", index, collection.file)
    return Rebuilding(before, rebuild, run("benchmarks.analysing", collection.file, str(jobs)))


def _beside_rivals(collection: Collection, index: Path, texts: Sequence[str], folder: Path) -> Tables:
    """Writing and ranking, and the rivals' writing and ranking of the same terms."""
    tell("Writing in one process")
    seconds = write(collection.file, folder)
    tell("Rivals")
    opened, words, terms = contents.snapshot(index), Words(), folder / "terms"
    contents.write_terms(opened, words, terms)
    rivals: list[Rival] = [Tantivy(folder / "tantivy"), SqliteFts5(folder / "fts5.db")]
    built = {rival.name: rival.build(terms) for rival in rivals}
    taken = queries.against(rivals, texts, opened, words)
    asked = next(iter(taken.values())).shape[1]
    return {
        "Writing of analysed documents, one process": report.writing(seconds, built, collection.documents),
        f"Top 10, {asked} queries, medians of {ROUNDS} rounds": report.top_10(taken),
    }


def _whole_answers(index: Path, texts: Sequence[str], lexicon: Path | None) -> dict[str, Asked]:
    tell("Whole answers")
    asked = {
        "parsing": in_a_fresh_process(queries.parsing, texts),
        "engine: top 10, places of matches, total": in_a_fresh_process(queries.engine_answers, index, texts),
        "search to JSON, ten hits with snippets": in_a_fresh_process(queries.json_answers, index, texts),
    }
    if lexicon is None:
        return asked
    return asked | {
        "translating": in_a_fresh_process(queries.translating, index, lexicon, texts),
        "search to JSON, translated": in_a_fresh_process(queries.json_answers, index, texts, lexicon),
    }


def asked_of_a_server(texts: Sequence[str]) -> Sequence[str]:
    """Queries from everywhere in the list, as many as fill what a server remembers."""
    return texts[:: max(1, len(texts) // _ASKED_OF_A_SERVER)][:_ASKED_OF_A_SERVER]


if __name__ == "__main__":
    main()
