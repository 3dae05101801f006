"""How well the right documents rank: nDCG@10 and MRR@10 on collections with judged queries.

    python -m benchmarks.quality [--fields text|title+text] [--directions own|across|all|mixed]
                                 [--lexicon FILE] [--most QUERIES] [--json FILE] SET...

A SET is a folder with three files, each plain or with .xz at the end of its name:

    docs.jsonl      {"id", "lang", "title", "text"} a line
    queries.jsonl   {"id", "lang", "text"} a line
    qrels.tsv       query, document, relevance, parted by tabs

A direction is the language of the queries and that of the documents; each is measured on an index of
just the documents in its language, made and searched as the program does it. With a lexicon the queries are
translated. ``mixed`` has all languages in one index, and tells how often a right document in the query's own
language is among the first ten.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import ir_measures
from ir_measures import RR, nDCG

from benchmarks.tables import open_text, print_table, write_json
from indexer.engines import engine_for
from indexer.pipeline import rebuild
from indexer.settings import load_settings
from search_app.called import KnownWords
from search_app.expansion import expanded
from search_app.lexicon.store import Lexicon
from search_app.parser import parse

_DEPTH = 10
_MEASURES = (nDCG @ _DEPTH, RR @ _DEPTH)

Judgements = dict[str, dict[str, int]]
"""For each query the relevance of documents."""


@dataclass(frozen=True, slots=True)
class JudgedSet:
    """A collection with queries and judgements."""

    name: str
    documents: list[dict[str, Any]]
    queries: dict[str, dict[str, str]]
    judgements: Judgements

    @classmethod
    def read(cls, folder: Path) -> JudgedSet:
        """The set in a folder."""
        judgements: Judgements = defaultdict(dict)
        for line in open_text(folder / "qrels.tsv"):
            query, document, relevance = line.rstrip("\n").split("\t")
            judgements[query][document] = int(relevance)
        queries = {query["id"]: query for query in map(json.loads, open_text(folder / "queries.jsonl"))}
        documents = [json.loads(line) for line in open_text(folder / "docs.jsonl")]
        return cls(folder.name, documents, queries, judgements)

    def directions(self) -> list[tuple[str, str]]:
        """The pairs of languages, of query and document, for which there are judgements."""
        languages = {document["id"]: document["lang"] for document in self.documents}
        pairs = {
            (self.queries[query]["lang"], languages[document])
            for query, relevances in self.judgements.items()
            for document, relevance in relevances.items()
            if relevance > 0
        }
        return sorted(pairs)

    def judged(self, direction: tuple[str, str]) -> Judgements:
        """The judgements of one direction, for queries that have a right answer in it."""
        inside = {document["id"] for document in self.documents if document["lang"] == direction[1]}
        restricted = {
            query: {document: grade for document, grade in relevances.items() if document in inside}
            for query, relevances in self.judgements.items()
            if self.queries[query]["lang"] == direction[0]
        }
        return {query: relevances for query, relevances in restricted.items() if any(relevances.values())}


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured in one direction."""

    set: str
    direction: str
    documents: int
    queries: int
    ndcg: float
    mrr: float


@dataclass(frozen=True, slots=True)
class How:
    """What is indexed, and how it is searched."""

    with_titles: bool
    lexicon: Lexicon | None
    most: int | None
    """Queries of a direction, drawn at random; ``None`` for all."""

    def some(self, judgements: Judgements) -> Judgements:
        """Those of as many queries as are wanted, the same ones each time."""
        names = sorted(judgements)
        if self.most is not None and len(names) > self.most:
            names = sorted(random.Random(0).sample(names, self.most))
        return {name: judgements[name] for name in names}


def measure(judged_set: JudgedSet, direction: tuple[str, str], how: How) -> Row:
    """Indexes the documents of a direction and runs its queries."""
    judgements = how.some(judged_set.judged(direction))
    documents = [document for document in judged_set.documents if document["lang"] == direction[1]]
    with tempfile.TemporaryDirectory() as folder:
        run = dict(_run(judged_set, documents, judgements, Path(folder), how))
    found = ir_measures.calc_aggregate(_MEASURES, judgements, run)
    ndcg, mrr = (found[measure] for measure in _MEASURES)
    name = "-".join(direction)
    return Row(judged_set.name, name, len(documents), len(judgements), round(ndcg, 4), round(mrr, 4))


def measure_mixed(judged_set: JudgedSet, how: How) -> list[dict[str, Any]]:
    """For each language how often a right document in it is among the first, all languages in one index."""
    own = {
        language: how.some(judged_set.judged((language, language)))
        for language in sorted({document["lang"] for document in judged_set.documents})
    }
    judgements = {query: relevances for of in own.values() for query, relevances in of.items()}
    with tempfile.TemporaryDirectory() as folder:
        run = dict(_run(judged_set, judged_set.documents, judgements, Path(folder), how))
    return [
        {
            "set": judged_set.name,
            "language": language,
            "queries": len(of),
            "own document in the first ten": round(
                sum(any(of[query].get(document, 0) > 0 for document in run[query]) for query in of) / len(of),
                4,
            ),
        }
        for language, of in own.items()
        if of
    ]


def _run(
    judged_set: JudgedSet,
    documents: list[dict[str, Any]],
    judgements: Judgements,
    folder: Path,
    how: How,
) -> Iterator[tuple[str, dict[str, float]]]:
    """For each query the documents found, with falling scores: equal ones keep the order they came in."""
    collection = folder / "collection.jsonl"
    with collection.open("w", encoding="utf-8") as stream:
        for document in documents:
            title = document["title"] if how.with_titles else ""
            stream.write(json.dumps({**document, "title": title}) + "\n")
    settings = load_settings(index=folder / "index")
    rebuild([collection], settings)
    engine = engine_for(settings.engine, settings.index)
    for query in judgements:
        text = judged_set.queries[query]["text"]
        known = KnownWords(engine.documents, None, None)
        hits = engine.search(expanded(parse(text), text, how.lexicon, known), limit=_DEPTH).hits
        yield query, {hit.stored.document.id: float(-rank) for rank, hit in enumerate(hits)}


def main() -> None:
    """Measures every set that was named and prints a table."""
    parser = argparse.ArgumentParser(description="Measure how well the right documents rank.")
    parser.add_argument("sets", nargs="+", type=Path, metavar="SET", help="folder of a judged collection")
    parser.add_argument("--fields", choices=["text", "title+text"], default="text")
    parser.add_argument("--directions", choices=["own", "across", "all", "mixed"], default="own")
    parser.add_argument("--lexicon", type=Path, metavar="FILE", help="translate the queries with it")
    parser.add_argument(
        "--most", type=int, metavar="QUERIES", help="of each direction, drawn at random (all)"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there, too")
    options = parser.parse_args()
    how = How(
        options.fields == "title+text", Lexicon(options.lexicon) if options.lexicon else None, options.most
    )
    if options.directions == "mixed":
        found = [row for folder in options.sets for row in measure_mixed(JudgedSet.read(folder), how)]
        print_table(found, title="Own documents in the first ten, all languages in one index")
        write_json(options.json, {"fields": options.fields, "rows": found})
        return
    rows: list[Row] = []
    for folder in options.sets:
        judged_set = JudgedSet.read(folder)
        for direction in judged_set.directions():
            own = direction[0] == direction[1]
            if options.directions == "all" or own == (options.directions == "own"):
                rows.append(measure(judged_set, direction, how))
    figures = [asdict(row) for row in rows]
    print_table(figures, title=f"nDCG@10 and MRR@10, indexing {options.fields}")
    write_json(options.json, {"fields": options.fields, "rows": figures})


if __name__ == "__main__":
    main()
