"""Work spread over processes, its results in order and only so many of them waiting in memory."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import TypeVar

from indexer.errors import BuildError

T = TypeVar("T")
R = TypeVar("R")

_AHEAD_FOR_EACH_WORKER = 3
"""Tasks in flight: enough that no worker waits for the one that takes the results."""


def map_in_order(work: Callable[[T], R], tasks: Iterable[T], jobs: int) -> Generator[R]:
    """``work`` applied to every task, on so many processes; with one job in this process.

    ``work`` must be a module's function and may only raise what is meant to end everything. Close the
    generator if it is not to be exhausted: the processes end with it.
    Raises :class:`BuildError` if a worker dies.
    """
    if jobs == 1:
        yield from map(work, tasks)
        return
    # "spawn": a fork of a process with threads may inherit a lock that nobody will ever release.
    context = multiprocessing.get_context("spawn")
    others = set(multiprocessing.active_children())
    executor = ProcessPoolExecutor(jobs, context, initializer=_prepare_worker)
    waiting: deque[Future[R]] = deque()
    try:
        for task in tasks:
            with _interrupts_held():  # the workers start here
                waiting.append(executor.submit(work, task))
            if len(waiting) >= _AHEAD_FOR_EACH_WORKER * jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as error:
        raise BuildError(
            "A worker process died, perhaps for want of memory: try fewer --jobs."
            " The live index is as it was."
        ) from error
    finally:
        with _interrupts_held():
            if waiting:  # nobody wants the rest, and the workers have nothing to save
                for worker in set(multiprocessing.active_children()) - others:
                    worker.terminate()
            executor.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Ctrl-C waits, and processes that start here never see it, not even while they import.

    They inherit the mask of signals. This process needs more: a thread of a library may take the signal, and
    Python answers it in the main thread all the same, perhaps amid the start of a process.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    held: list[int] = []
    answer = signal.getsignal(signal.SIGINT)
    defers = callable(answer) and threading.current_thread() is threading.main_thread()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    if defers:
        signal.signal(signal.SIGINT, lambda number, _frame: held.append(number))
    try:
        yield
    finally:
        if defers:
            signal.signal(signal.SIGINT, answer)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        if held:
            signal.raise_signal(signal.SIGINT)


def _prepare_worker() -> None:
    """The parent alone answers Ctrl-C; and a worker never outlives a parent that was killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
