"""What the benchmarks share: reading collections, printing tables, writing figures."""

from __future__ import annotations

import json
import lzma
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Any

Row = Mapping[str, Any]
Tables = dict[str, list[Row]]
"""Rows of the same keys by the title of their table."""


def open_text(path: Path) -> IO[str]:
    """A UTF-8 file, plain or, with .xz at the end of its name, compressed."""
    compressed = path if path.suffix == ".xz" else path.with_name(f"{path.name}.xz")
    if path.suffix != ".xz" and path.exists():
        return path.open(encoding="utf-8")
    return lzma.open(compressed, "rt", encoding="utf-8")


def print_table(rows: Sequence[Row], *, title: str) -> None:
    """Rows of the same keys as a Markdown table under a title."""
    columns = list(rows[0]) if rows else []
    cells = [columns, *([_cell(row[column]) for column in columns] for row in rows)]
    widths = [max(3, *(len(line[i]) for line in cells)) for i in range(len(columns))]
    lines = [" | ".join(map(str.ljust, line, widths)) for line in cells]
    lines.insert(1, " | ".join("-" * width for width in widths))
    print(f"\n**{title}**\n", *(f"| {line} |" for line in lines), sep="\n")


def _cell(value: object) -> str:
    if value is None:
        return ""
    return f"{value:,}" if isinstance(value, int | float) else str(value)


def write_json(path: Path | None, figures: Mapping[str, Any]) -> None:
    """The figures for other programs, if a path was given."""
    if path is not None:
        path.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", "utf-8")


def tell(step: str) -> None:
    """Says on standard error what is being done, for it may take minutes."""
    print(f"{step} …", file=sys.stderr, flush=True)


def rounded(number: float) -> float:
    """Three significant digits; a whole number where it has three or more before the point."""
    return float(f"{number:.3g}") if abs(number) < 100 else round(number)
