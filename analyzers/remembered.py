"""A row of numbers for each of many strings, each worked out once: what is met again costs one look-up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from threading import Lock
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

Number = TypeVar("Number", np.uint32, np.float32)

_FIRST_ROWS = 1024
_LONGEST_REMEMBERED = 100


class Remembered(dict[str, int], Generic[Number]):
    """The number of each string's row in a table that grows; a row never changes. Threads may share it."""

    def __init__(self, learn: Callable[[str], Sequence[float]], columns: int, dtype: type[Number]) -> None:
        """``learn`` gives as many numbers as there are ``columns``, always the same ones for a string."""
        super().__init__()
        self.used = 0
        """How many rows the table has: strings too long to be remembered have one each time."""
        self._learn = learn
        self._table: NDArray[Number] = np.empty((_FIRST_ROWS, columns), dtype)
        self._lock = Lock()

    def __missing__(self, string: str) -> int:
        values = self._learn(string)
        with self._lock:
            row = self.used
            if row == len(self._table):
                self._table = np.concatenate([self._table, np.empty_like(self._table)])
            self._table[row] = values
            self.used += 1
            if len(string) <= _LONGEST_REMEMBERED:
                self[string] = row  # at last: another thread may read the row at once
        return row

    def rows(self, strings: Iterable[str], count: int) -> NDArray[Number]:
        """The row of each of ``count`` strings."""
        numbers = np.fromiter(map(self.__getitem__, strings), np.intp, count)
        return self._table.take(
            numbers, axis=0
        )  # after the look-up, which may have replaced the table by a longer one
