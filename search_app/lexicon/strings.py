"""Many strings as one: a million of them take a fifth of the memory that they would take one by one."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Strings:
    """Strings by their numbers, read where they lie."""

    content: memoryview
    """UTF-8, one behind the other."""
    ends: memoryview
    """Of type ``I``: 0, and where in the content each ends."""

    def __len__(self) -> int:
        return len(self.ends) - 1

    def __getitem__(self, number: int) -> str:
        return str(self.content[self.ends[number] : self.ends[number + 1]], "utf-8")

    def __iter__(self) -> Iterator[str]:
        return (self[number] for number in range(len(self)))

    def arrays(self) -> tuple[NDArray[np.uint8], NDArray[np.uint32]]:
        """Content and ends, to be written."""
        return np.frombuffer(self.content, np.uint8), np.frombuffer(self.ends, np.uint32)


class Packing:
    """Becomes strings, one after the other; 4 GB at most."""

    def __init__(self) -> None:
        self._content, self._ends = bytearray(), array("I", [0])

    def add(self, string: str) -> None:
        """The next string."""
        self._content += string.encode()
        self._ends.append(len(self._content))

    def done(self) -> Strings:
        """All that were added. Nothing can be added any more."""
        return Strings(memoryview(self._content), memoryview(self._ends))


def packed(strings: Iterable[str]) -> Strings:
    """The strings as one."""
    packing = Packing()
    for string in strings:
        packing.add(string)
    return packing.done()
