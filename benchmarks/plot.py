"""Curves of figures over the size of a collection, as SVG."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from benchmarks.tables import Row

_INCHES = (11, 4)


def draw(rows: Sequence[Row], across: str, panels: Mapping[str, Sequence[str]], file: Path) -> None:
    """Draws columns of a table over the column ``across``, both axes logarithmic: a panel for each unit."""
    # Text stays text, and the same figures give the same file.
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "babelfind", "font.size": 9}):
        figure = Figure(_INCHES, layout="constrained")
        for axes, (unit, columns) in zip(figure.subplots(1, len(panels)), panels.items(), strict=True):
            _draw_panel(axes, rows, across, columns)
            axes.set(title=unit, xlabel=across)
        figure.savefig(file, format="svg", metadata={"Date": None})


def _draw_panel(axes: Axes, rows: Sequence[Row], across: str, columns: Sequence[str]) -> None:
    sizes = [row[across] for row in rows]
    for column in columns:
        axes.loglog(sizes, [row[column] for row in rows], marker="o", label=column)
    axes.set_xticks(sizes, [f"{size:,}" for size in sizes])
    axes.set_xticks([], minor=True)
    axes.yaxis.set_major_formatter("{x:,g}")
    axes.grid(visible=True, alpha=0.3)
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.15))
