"""How long single calls take: means and percentiles, measured so that several things can be compared."""

from __future__ import annotations

import gc
import multiprocessing
import time
from collections.abc import Callable, Hashable, Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from typing import ParamSpec, TypeVar

import numpy as np
from numpy.typing import NDArray

from benchmarks.tables import rounded

ROUNDS = 5

Seconds = list[float]
Rounds = NDArray[np.float64]
"""Seconds of each call in each round: shape (rounds, calls)."""

K = TypeVar("K", bound=Hashable)
P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")

_MEASURES: dict[str, Callable[[Rounds], Rounds]] = {
    "mean": lambda seconds: seconds.mean(axis=1),
    "p50": lambda seconds: np.percentile(seconds, 50, axis=1),
    "p99": lambda seconds: np.percentile(seconds, 99, axis=1),
}


def latencies(call: Callable[[T], object], items: Iterable[T]) -> Seconds:
    """The seconds of each call."""
    watch = []
    for item in items:
        began = time.perf_counter()
        call(item)
        watch.append(time.perf_counter() - began)
    return watch


def in_turns(passes: Mapping[K, Callable[[], Seconds]], rounds: int = ROUNDS) -> dict[K, Rounds]:
    """What each contender takes for its calls: they take turns, so that a slow minute is slow for all.

    A first turn of each warms it up and does not count.
    """
    for run in passes.values():
        run()
    gc.freeze()  # what the benchmark itself keeps, as the words for rivals, is not to slow anyone's calls
    taken: dict[K, list[Seconds]] = {name: [] for name in passes}
    for _ in range(rounds):
        for name, run in passes.items():
            taken[name].append(run())
    gc.unfreeze()
    return {name: np.array(seconds) for name, seconds in taken.items()}


def milliseconds(seconds: Rounds | Seconds, suffix: str = "") -> dict[str, float]:
    """Mean and percentiles of the calls; of several rounds the median of each."""
    return {f"{measure} ms{suffix}": in_milliseconds(measure, seconds) for measure in _MEASURES}


def in_milliseconds(measure: str, seconds: Rounds | Seconds) -> float:
    """The ``mean``, ``p50`` or ``p99`` of the calls; of several rounds the median of it."""
    return rounded(1000 * float(np.median(_MEASURES[measure](np.atleast_2d(seconds)))))


def ratios(seconds: Rounds, base: Rounds, name: str) -> dict[str, float]:
    """How many times what the base takes, mean and 99th percentile: the median of the rounds' ratios."""
    return {
        f"{of} / {name}": rounded(float(np.median(_MEASURES[of](seconds) / _MEASURES[of](base))))
        for of in ("mean", "p99")
    }


def in_a_fresh_process(work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """What a module's function gives in a process that has done nothing before."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as executor:
        return executor.submit(work, *args, **kwargs).result()
