"""Reads and analyses a collection on some processes as a rebuild does, and drops what comes of it.

    python -m benchmarks.analysing COLLECTION.jsonl JOBS

What a rebuild takes beyond this is the engine's.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from indexer import sources
from indexer.documents import AnalyzedDocument
from indexer.pipeline import batches, process
from indexer.settings import Settings
from indexer.workers import map_in_order


def find(collection: Path) -> sources.Sources:
    """A collection as the source of a rebuild."""
    most = Settings.model_fields["max_file_mb"].default
    return sources.find([collection], leave_out=Path("nowhere"), max_file_mb=most)


def counted(documents: Iterable[AnalyzedDocument]) -> int:
    """How many there are: in the place of what an engine makes of them."""
    return sum(1 for _ in documents)


def main() -> None:
    """Analyses the collection named on the command line and prints the number of its documents."""
    collection, jobs = Path(sys.argv[1]), int(sys.argv[2])
    work = partial(process, prepare=counted)
    print(sum(outcome.prepared for outcome in map_in_order(work, batches(find(collection), jobs), jobs)))


if __name__ == "__main__":
    main()
