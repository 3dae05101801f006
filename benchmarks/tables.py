"""What the benchmarks share: reading collections, printing tables, writing figures."""

from __future__ import annotations

import json
import lzma
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Any


def open_text(path: Path) -> IO[str]:
    """A UTF-8 file, plain or, with .xz at the end of its name, compressed."""
    compressed = path if path.suffix == ".xz" else path.with_name(f"{path.name}.xz")
    if path.suffix != ".xz" and path.exists():
        return path.open(encoding="utf-8")
    return lzma.open(compressed, "rt", encoding="utf-8")


def print_table(rows: Sequence[Mapping[str, Any]], *, title: str) -> None:
    """Rows of the same keys as aligned columns under a title."""
    columns = list(rows[0]) if rows else []
    cells = [columns, *([str(row[column]) for column in columns] for row in rows)]
    widths = [max(len(line[i]) for line in cells) for i in range(len(columns))]
    print(f"\n{title}\n")
    for line in cells:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def write_json(path: Path | None, figures: Mapping[str, Any]) -> None:
    """The figures for other programs, if a path was given."""
    if path is not None:
        path.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", "utf-8")
