"""How fast, how large: indexing and searching a collection, beside Tantivy and SQLite FTS5.

    python -m benchmarks.speed [--json FILE] [--jobs N] COLLECTION.jsonl[.xz] QUERIES.json

QUERIES.json is a list of ``[language, text]``. Everything is measured in one run, so that ratios hold on a
machine whose speed drifts: first reading, analysing and writing in one process, each for itself; then a
rebuild by the command line on all cores, with its memory; then the same queries by every engine.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

import numpy as np
import psutil

from benchmarks.rivals import Rival, SqliteFts5, Tantivy, Words
from benchmarks.tables import open_text, print_table, write_json
from indexer import sources
from indexer.analysis import analyze
from indexer.documents import WRITTEN, AnalyzedDocument
from indexer.engines import engine_for
from indexer.pipeline import read_task
from indexer.query import Query
from indexer.settings import Settings, load_settings
from search_app.messages import SearchRequest
from search_app.parser import parse
from search_app.search import Searcher

_HITS = 10
_WATCH_EVERY = 0.5

T = TypeVar("T")


@dataclass(slots=True)
class Stopwatch:
    """Seconds spent on each kind of work."""

    seconds: dict[str, float] = field(default_factory=dict)

    def timed(self, work: str, call: Callable[[], T]) -> T:
        """What ``call`` returns; its time is added up."""
        began = time.perf_counter()
        result = call()
        self.seconds[work] = self.seconds.get(work, 0.0) + time.perf_counter() - began
        return result


@dataclass(frozen=True, slots=True)
class Collection:
    """A collection, unpacked."""

    file: Path
    documents: int
    text_bytes: int

    @classmethod
    def unpack(cls, packed: Path, folder: Path) -> Collection:
        """Copies it, for a program reads no compressed collections."""
        file = folder / "collection.jsonl"
        documents = text_bytes = 0
        with file.open("w", encoding="utf-8") as stream:
            for line in open_text(packed):
                record = json.loads(line)
                text_bytes += len(f"{record['title']}{record['text']}".encode())
                documents += 1
                stream.write(line)
        return cls(file, documents, text_bytes)


def in_one_process(collection: Collection, settings: Settings, words: Words, terms: Path) -> dict[str, float]:
    """Seconds for reading, analysing and writing; the terms of each document are kept for the rivals."""
    watch = Stopwatch()
    with terms.open("w", encoding="utf-8") as stream:
        documents = _analyzed(collection, watch, lambda document: _note(document, words, stream.write))
        began = time.perf_counter()
        engine_for(settings.engine, settings.index).rebuild(documents, {})
        total = time.perf_counter() - began
    elsewhere = sum(watch.seconds.values())
    kept = watch.seconds.pop("noting terms")
    return {**watch.seconds, "writing": total - elsewhere, "all": total - kept}


def _analyzed(
    collection: Collection, watch: Stopwatch, note: Callable[[AnalyzedDocument], None]
) -> Iterator[AnalyzedDocument]:
    found = sources.find([collection.file], leave_out=Path("nowhere"), max_file_mb=1)
    for task in sources.tasks(found):
        documents, _ = watch.timed("reading", partial(read_task, task))
        for document in documents:
            analyzed = watch.timed("analysing", partial(analyze, document))
            watch.timed("noting terms", partial(note, analyzed))
            yield analyzed


def _note(analyzed: AnalyzedDocument, words: Words, write: Callable[[str], object]) -> None:
    """A line for the rivals: the document's terms in order, as invented words."""
    line: list[str] = []
    for (_, language), rows in analyzed.fields.items():
        if language != WRITTEN:
            known = [words.learn(language, term) for term in rows.vocabulary]
            line += [known[number] for number in rows.numbers.tolist()]
    write(" ".join(line) + "\n")


@dataclass(frozen=True, slots=True)
class Rebuild:
    """A rebuild by the command line."""

    seconds: float
    peak_bytes: int
    """Of all its processes together; pages that they share count for each."""


def on_all_cores(collection: Collection, index: Path, jobs: int) -> Rebuild:
    """Runs ``babelfind rebuild`` and watches its memory."""
    command = [sys.executable, "-m", "search_app", "rebuild", "--jobs", str(jobs), "--index", str(index)]
    began = time.perf_counter()
    process = subprocess.Popen([*command, str(collection.file)], stderr=subprocess.DEVNULL)  # noqa: S603  # our own command
    peak = 0
    while process.poll() is None:
        peak = max(peak, _resident(process.pid))
        time.sleep(_WATCH_EVERY)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return Rebuild(time.perf_counter() - began, peak)


def _resident(pid: int) -> int:
    try:
        root = psutil.Process(pid)
        return sum(process.memory_info().rss for process in (root, *root.children(recursive=True)))
    except psutil.NoSuchProcess:  # it has just ended
        return 0


def latencies(call: Callable[[T], object], items: Iterable[T]) -> list[float]:
    """The seconds of each call."""
    watch = []
    for item in items:
        began = time.perf_counter()
        call(item)
        watch.append(time.perf_counter() - began)
    return watch


def _words_of(query: Query, words: Words) -> list[str]:
    """The terms of a query that documents have: what the rivals are asked for."""
    terms = (
        words.known(alternative.language, term)
        for concept in query.concepts
        for alternative in concept.alternatives
        for term in alternative.terms
    )
    return list(dict.fromkeys(filter(None, terms)))


def _milliseconds(name: str, seconds: Sequence[float]) -> dict[str, object]:
    figures = np.array(seconds) * 1000
    p50, p99 = np.percentile(figures, [50, 99])
    return {
        "queries": name,
        "mean ms": round(float(figures.mean()), 2),
        "p50 ms": round(float(p50), 2),
        "p99 ms": round(float(p99), 2),
    }


def measure_queries(
    texts: Sequence[str], settings: Settings, words: Words, rivals: Sequence[Rival]
) -> list[dict[str, object]]:
    """The same queries by the engine, by the whole program and by the rivals."""
    engine, searcher = engine_for(settings.engine, settings.index), Searcher(settings)
    searcher.search(SearchRequest("the first search loads dictionaries, アンカラ"))
    engine.search(parse("Ankara"), limit=1)
    queries = [parse(text) for text in texts]
    rows = [
        _milliseconds("parsing", latencies(parse, texts)),
        _milliseconds(
            "engine, top 10 with places", latencies(lambda q: engine.search(q, limit=_HITS), queries)
        ),
        _milliseconds("answer with snippets", latencies(lambda t: searcher.search(SearchRequest(t)), texts)),
    ]
    asked = [found for found in (_words_of(query, words) for query in queries) if found]
    rows += [_milliseconds(f"{rival.name}, top 10", list(rival.latencies(asked))) for rival in rivals]
    base = next(row["mean ms"] for row in rows if "Tantivy" in str(row["queries"]))
    return [{**row, "mean/Tantivy": round(float(str(row["mean ms"])) / float(str(base)), 2)} for row in rows]


def _folder_bytes(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def main() -> None:
    """Measures everything and prints three tables."""
    parser = argparse.ArgumentParser(description="Measure speed and size on a collection.")
    parser.add_argument("collection", type=Path)
    parser.add_argument("queries", type=Path)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there, too")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="babelfind-speed-"))
    try:
        figures = measure(
            options.collection, json.loads(options.queries.read_text("utf-8")), options.jobs, folder
        )
    finally:
        shutil.rmtree(folder)
    for title, rows in figures.items():
        print_table(rows, title=title)
    write_json(options.json, figures)


def measure(
    packed: Path, queries: list[tuple[str, str]], jobs: int, folder: Path
) -> dict[str, list[dict[str, object]]]:
    """All figures, as rows of tables by their titles."""
    collection = Collection.unpack(packed, folder)
    settings = load_settings(index=folder / "index", jobs=1)
    words, terms = Words(), folder / "terms"
    seconds = in_one_process(collection, settings, words, terms)
    rebuild = on_all_cores(collection, folder / "index-of-all-cores", jobs)
    rivals: list[Rival] = [Tantivy(folder / "tantivy"), SqliteFts5(folder / "fts5.db")]
    for rival in rivals:
        with terms.open(encoding="utf-8") as lines:
            seconds[f"{rival.name}, writing the same terms"] = rival.build(lines)
    seconds[f"all on {jobs} cores (babelfind rebuild)"] = rebuild.seconds
    texts = [text for _, text in queries]
    analysing = seconds["analysing"]
    return {
        f"Indexing {collection.documents:,} documents": [
            {
                "work": work,
                "seconds": round(taken, 2),
                "documents/s": round(collection.documents / taken),
                "/ analysing": round(taken / analysing, 2),
            }
            for work, taken in seconds.items()
        ],
        "Size": [
            _size("text, UTF-8", collection.text_bytes, collection),
            _size("index", _folder_bytes(settings.index), collection),
            _size("peak memory of the rebuild, all processes", rebuild.peak_bytes, collection),
        ],
        f"Latency of {len(texts)} queries": measure_queries(texts, settings, words, rivals),
    }


def _size(name: str, size: int, collection: Collection) -> dict[str, object]:
    return {"size": name, "MB": round(size / 1e6, 1), "/ text": round(size / collection.text_bytes, 2)}


if __name__ == "__main__":
    main()
