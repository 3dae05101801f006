"""The program as people run it: commands with their time and memory, and a server.

Memory is told in two ways. RSS counts every page that is in memory for each process that has it; PSS divides
a page that several processes share among them, so that its sum is what they really take. Linux alone tells
PSS, and how much of RSS is mapped from files: the system takes such pages back when it needs memory.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode
from urllib.request import ProxyHandler, build_opener

import psutil

_WATCH_EVERY = 0.5
"""Seconds."""

_ADDRESS = re.compile(r"http://\S+/")


class Memory(NamedTuple):
    """Bytes of some processes together."""

    rss: int
    pss: int


@dataclass(frozen=True, slots=True)
class Run:
    """A command that was run: the seconds it took, and the most memory that its processes had at a time."""

    seconds: float
    peak: Memory


class ServerMemory(NamedTuple):
    """Bytes of a server that has answered queries."""

    rss: int
    uss: int
    """What no other process has, too: mapped pages of the index among it."""
    anonymous: int
    """What is not mapped from files."""


def run(module: str, *arguments: str | Path) -> Run:
    """Runs ``python -m module`` and watches its memory."""
    command = [sys.executable, "-m", module, *map(str, arguments)]
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603  # our own command
    peak = Memory(0, 0)
    while process.returncode is None:
        peak = Memory(*map(max, peak, _memory(process.pid)))
        with suppress(subprocess.TimeoutExpired):
            process.wait(_WATCH_EVERY)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return Run(time.perf_counter() - began, peak)


def server_memory(index: Path, texts: Sequence[str]) -> ServerMemory:
    """What a server needs that has answered these queries, one after the other."""
    open_url = build_opener(ProxyHandler({})).open
    with _serving(index) as (address, process):
        for text in texts:
            with open_url(f"{address}api/search?{urlencode({'q': text})}") as response:
                response.read()
        memory = process.memory_full_info()
        return ServerMemory(memory.rss, memory.uss, memory.rss - memory.shared)


def _memory(pid: int) -> Memory:
    """Of a process and all below it; nothing of those that have just ended."""
    total = Memory(0, 0)
    with suppress(psutil.NoSuchProcess):
        root = psutil.Process(pid)
        for process in (root, *root.children(recursive=True)):
            with suppress(psutil.NoSuchProcess):
                found = process.memory_full_info()
                total = Memory(total.rss + found.rss, total.pss + found.pss)
    return total


@contextmanager
def _serving(index: Path) -> Iterator[tuple[str, psutil.Process]]:
    """The address of a server on a free port, and its process."""
    command = [sys.executable, "-m", "search_app", "serve", "--host", "127.0.0.1", "--port", "0"]
    with subprocess.Popen(  # noqa: S603  # our own command
        [*command, "--index", str(index)], stderr=subprocess.PIPE, encoding="utf-8"
    ) as process:
        try:
            yield _announced(process), psutil.Process(process.pid)
        finally:
            process.terminate()


def _announced(process: subprocess.Popen[str]) -> str:
    told = ""
    for line in process.stderr or ():
        told += line
        if found := _ADDRESS.search(line):
            return found[0]
    raise SystemExit(f"The server did not start:\n{told}")
