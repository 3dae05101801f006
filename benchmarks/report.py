"""What was measured as rows of tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from benchmarks.contents import FieldSize, together
from benchmarks.latency import Rounds, milliseconds, ratios
from benchmarks.processes import Memory, Run, ServerMemory
from benchmarks.queries import OURS, Asked, Contender
from benchmarks.rivals import Tantivy
from benchmarks.tables import Row, rounded
from benchmarks.writing import Seconds

_LEAST_SHOWN = 0.01
"""Of all fields: smaller ones are shown together."""


class Rebuilding(NamedTuple):
    """A rebuild by the command line, and the analysis alone on as many processes right before and after."""

    before: Run
    rebuild: Run
    after: Run


def top_10(taken: Mapping[Contender, Rounds]) -> list[Row]:
    """Every contender compared with Tantivy that is asked for the same."""
    return [
        {
            "engine": name,
            "hits counted": "all" if count_all else "no",
            **milliseconds(rounds),
            **ratios(rounds, taken[Contender(Tantivy.name, count_all)], Tantivy.name),
        }
        for (name, count_all), rounds in taken.items()
    ]


def answers(taken: Mapping[str, Asked]) -> list[Row]:
    """What a query takes that is new, and one that was asked before."""
    return [
        {"work": work, **milliseconds(asked.first, ", new"), **milliseconds(asked.again, ", asked before")}
        for work, asked in taken.items()
    ]


def writing(seconds: Seconds, rivals: Mapping[str, float], documents: int) -> list[Row]:
    """The engine's work in one process, compared with Tantivy's."""
    taken = {
        "reading and analysing": seconds.analysing,
        f"{OURS}: postings, positions, columns": seconds.postings,
        f"{OURS}: texts and places of words": seconds.writing - seconds.postings,
        f"{OURS}: all of it": seconds.writing,
        **{f"{name}: postings, positions": of_rival for name, of_rival in rivals.items()},
    }
    return _work(taken, documents, rivals[Tantivy.name], Tantivy.name)


def rebuilding(runs: Rebuilding, documents: int) -> list[Row]:
    """The rebuild compared with the mean of both analyses."""
    taken = {
        "analysis alone, before": runs.before.seconds,
        "babelfind rebuild": runs.rebuild.seconds,
        "analysis alone, after": runs.after.seconds,
    }
    return _work(taken, documents, (runs.before.seconds + runs.after.seconds) / 2, "analysis alone")


def size(parts: Mapping[str, int], text_bytes: int) -> list[Row]:
    """What each part of the index takes."""
    whole = sum(parts.values())
    return [
        {
            "part of the index": part,
            "MB": megabytes(taken),
            "/ text": rounded(taken / text_bytes),
            "%": rounded(100 * taken / whole),
        }
        for part, taken in [*parts.items(), ("all", whole)]
    ]


def fields(sizes: Mapping[str, FieldSize]) -> list[Row]:
    """What each field takes of the index, small ones together."""
    whole = sum(size.bytes for size in sizes.values())
    large = {name: size for name, size in sizes.items() if size.bytes >= _LEAST_SHOWN * whole}
    small = together(size for name, size in sizes.items() if name not in large)
    return [
        {
            "field": name,
            "terms": size.terms,
            "postings": size.postings,
            "MB of postings, positions and forms": megabytes(size.bytes),
            "%": rounded(100 * size.bytes / whole),
        }
        for name, size in [*large.items(), ("others", small)]
    ]


def memory(peak: Memory, server: ServerMemory, asked: Sequence[str]) -> list[Row]:
    """A rebuild's processes, all together, and a server that was asked so much."""
    taken = {
        "rebuild, peak: PSS (pages that processes share count once)": peak.pss,
        "rebuild, peak: RSS (shared pages count for each process)": peak.rss,
        f"server after {len(asked)} queries: RSS (with the pages of the index that were read)": server.rss,
        "server: USS (pages that it shares with no other process)": server.uss,
        "server: what is not mapped from files": server.anonymous,
    }
    return [{"memory": name, "MB": megabytes(bytes_)} for name, bytes_ in taken.items()]


def megabytes(size_: int) -> float:
    """Of 10 ** 6 bytes."""
    return rounded(size_ / 1e6)


def _work(seconds: Mapping[str, float], documents: int, base: float, base_name: str) -> list[Row]:
    return [
        {
            "work": name,
            "seconds": rounded(taken),
            "documents/s": round(documents / taken) if taken > 0 else None,
            f"/ {base_name}": rounded(taken / base),
        }
        for name, taken in seconds.items()
    ]
