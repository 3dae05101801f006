"""The Whoosh index: segments of memory-mapped arrays in Whoosh's frame; terms and ranking are ours.

Whoosh's table of contents is a pickle, and opening a pickle can run code that its maker put there:
open no index that you would not also run a program from.
"""

from __future__ import annotations

from pathlib import Path

from indexer.engines.whoosh_index.engine import WhooshEngine


def engine(index: Path) -> WhooshEngine:
    """The engine on an index folder, which need not exist before the first rebuild."""
    return WhooshEngine(index)
