"""The lines of a text, and what can be seen of them all at once: most are in one script throughout."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analyzers.detection.scripts import CJK, NEUTRAL, letters_of, supported_scripts

_CHARACTERS = 0x40000
"""There are no letters beyond."""

_TO_BE_LOOKED_AT = 1
"""The bit of letters of unsupported scripts, and of those that may stand in any script's run."""


class Line(NamedTuple):
    """``text[start:end]``, without the line break."""

    start: int
    end: int
    script: str | None
    """What all its letters are in; ``None`` if they differ, or one of them may not count as a letter."""
    letters: int


class _Properties(NamedTuple):
    """By code point; the last entry is for all beyond."""

    scripts: NDArray[np.uint16]
    """A bit for each script, 0 for characters that are in none."""
    is_letter: NDArray[np.bool_]


def lines(text: str) -> Iterator[Line]:
    """The lines of ``text`` that have letters."""
    codes = np.frombuffer(f"{text}\n".encode("utf-32-le", "surrogatepass"), np.uint32)
    ends = np.flatnonzero(codes == ord("\n"))
    starts = np.concatenate([[0], ends[:-1] + 1])
    properties = _properties()
    scripts = np.bitwise_or.reduceat(properties.scripts.take(codes, mode="clip"), starts)
    letters = np.add.reduceat(properties.is_letter.take(codes, mode="clip"), starts, dtype=np.intp)
    one_script = _scripts_by_bit().get
    found = np.flatnonzero(scripts)
    columns = (starts[found], ends[found], scripts[found], letters[found])
    for start, end, bits, count in zip(*(column.tolist() for column in columns), strict=True):
        yield Line(start, end, one_script(bits), count)


@cache
def _scripts_by_bit() -> dict[int, str]:
    scripts = dict.fromkeys((*supported_scripts(), CJK))
    return {_TO_BE_LOOKED_AT << place: script for place, script in enumerate(scripts, 1)}


@cache
def _properties() -> _Properties:
    characters = "".join(map(chr, range(_CHARACTERS)))
    neutral = _members(NEUTRAL, characters)
    scripts = np.zeros(_CHARACTERS + 1, np.uint16)
    for bit, script in _scripts_by_bit().items():
        scripts[_members(letters_of(script), characters)] = bit
    scripts[neutral == (scripts > 0)] = _TO_BE_LOOKED_AT
    scripts[-1] = 0
    is_letter = np.fromiter(map(str.isalpha, [*characters, "\0"]), np.bool_, _CHARACTERS + 1)
    return _Properties(scripts, is_letter)


def _members(character_class: str, characters: str) -> NDArray[np.bool_]:
    """Which ``characters`` are in the class; none for all beyond."""
    members = np.zeros(len(characters) + 1, np.bool_)
    for run in re.finditer(f"[{character_class}]+", characters):
        members[slice(*run.span())] = True
    return members
