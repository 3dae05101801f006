"""What grows how: a part of a collection, all of it, and many times as much.

    python -m benchmarks.growth [--grow FACTOR] [--plot FILE] [--json FILE] [--jobs N] COLLECTION QUERIES.json

The files are those of :mod:`benchmarks.speed`. For a factor of ten the part is every tenth document, and ten
times as much are all documents with nine copies of each, which lack a third of their words, each another.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks import contents, queries
from benchmarks.collection import Collection, Record, multiple, part, records
from benchmarks.latency import in_a_fresh_process, in_milliseconds
from benchmarks.plot import draw
from benchmarks.processes import run, server_memory
from benchmarks.queries import OURS, Contender
from benchmarks.report import megabytes
from benchmarks.rivals import Tantivy, Words
from benchmarks.speed import arguments, asked_of_a_server, read_queries
from benchmarks.tables import Row, print_table, rounded, tell, write_json

_FACTOR = 10
_PLOT = Path(__file__).with_name("growth.svg")
_TITLE = "Growth with the collection"
_PANELS = {
    "seconds": ("rebuild s", "Tantivy writing s"),
    "MB": ("text MB", "index MB", "rebuild PSS MB", "server RSS MB"),
    "milliseconds": ("top 10 ms", "Tantivy top 10 ms", "search to JSON p50 ms"),
}
"""The columns that are drawn together."""


def main() -> None:
    """Measures, prints a table and draws it."""
    parser = arguments("Measure how time, size and memory grow with a collection.")
    parser.add_argument("--grow", type=int, default=_FACTOR, metavar="FACTOR", help="how many times as much")
    parser.add_argument("--plot", type=Path, default=_PLOT, metavar="FILE", help="where to draw it, as SVG")
    options = parser.parse_args()
    texts, factor = read_queries(options.queries), options.grow
    sources = {
        f"{factor}th part": part(options.collection, factor),
        "collection": records(options.collection),
        f"{factor} times as much": multiple(options.collection, factor),
    }
    rows = [_in_a_folder(name, source, texts, options.jobs) for name, source in sources.items()]
    write_json(options.json, {_TITLE: rows})
    show(rows, options.plot)


def show(rows: Sequence[Row], plot: Path) -> None:
    """Prints the rows as columns of a table and draws them."""
    print_table(_transposed(rows), title=_TITLE)
    draw(rows, "documents", _PANELS, plot)


def _in_a_folder(name: str, source: Iterable[Record], texts: Sequence[str], jobs: int) -> Row:
    tell(f"The {name}")
    with tempfile.TemporaryDirectory(prefix="babelfind-growth-") as folder:
        collection = Collection.write(source, Path(folder) / "collection.jsonl")
        return measure(collection, texts, jobs, Path(folder))


def _transposed(rows: Sequence[Row]) -> list[Row]:
    """A column for each collection, for there are more measures than collections."""
    names = [f"{row['documents']:,} documents" for row in rows]
    return [
        {"measure": measure_, **dict(zip(names, (row[measure_] for row in rows), strict=True))}
        for measure_ in list(rows[0])[1:]
    ]


def measure(collection: Collection, texts: Sequence[str], jobs: int, folder: Path) -> Row:
    """A row of the table."""
    index, terms, words = folder / "index", folder / "terms", Words()
    rebuild = run("search_app", "rebuild", "--jobs", str(jobs), "--index", index, collection.file)
    opened, tantivy = contents.snapshot(index), Tantivy(folder / "tantivy")
    contents.write_terms(opened, words, terms)
    written = tantivy.build(terms)
    taken = queries.against([tantivy], texts, opened, words)
    means = {contender: in_milliseconds("mean", rounds) for contender, rounds in taken.items()}
    answers = in_a_fresh_process(queries.json_answers, index, texts)
    return {
        "documents": collection.documents,
        "text MB": megabytes(collection.text_bytes),
        "rebuild s": rounded(rebuild.seconds),
        "Tantivy writing s": rounded(written),
        "index MB": megabytes(contents.folder_bytes(index)),
        "rebuild PSS MB": megabytes(rebuild.peak.pss),
        "rebuild RSS MB": megabytes(rebuild.peak.rss),
        "server RSS MB": megabytes(server_memory(index, asked_of_a_server(texts)).rss),
        "top 10 ms": means[Contender(OURS, False)],
        "Tantivy top 10 ms": means[Contender(Tantivy.name, False)],
        "counted top 10 ms": means[Contender(OURS, True)],
        "Tantivy counted top 10 ms": means[Contender(Tantivy.name, True)],
        "search to JSON p50 ms": in_milliseconds("p50", answers.first),
    }


if __name__ == "__main__":
    main()
