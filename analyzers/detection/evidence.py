"""What a unit's own letters and words say about its language, in nats below the likeliest one."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from analyzers.detection.scripts import CHINESE_SCRIPTS, CJK, LATIN, SHARED_SCRIPTS
from analyzers.detection.units import Unit
from analyzers.detection.words import word_table
from analyzers.languages import UNKNOWN, languages

Evidence = NDArray[np.float32]
"""A row for each unit and a column for each language, these in the order of :func:`candidates`."""

_IMPOSSIBLE = -1e6

# Japanese documents have lines in Latin letters: titles and names, less likely than in other
# languages and not made likelier by any word.
_LATIN_IN_JAPANESE = -0.3
_WORD_IN_JAPANESE = math.log(1e-7)

# Words are no independent witnesses, and one line must not outvote all others.
_TRUST = 0.5
_FLOOR = -12.0
_TRUST_IN_VOTES = 2.0


@cache
def candidates() -> tuple[str, ...]:
    """The codes of the languages to choose from, :data:`~analyzers.languages.UNKNOWN` among them."""
    return tuple(languages())


def evidence(units: Sequence[Unit]) -> Evidence:
    """How likely each unit is in each language: 0 for the likeliest, less for the others."""
    scripts = {unit.script for unit in units}
    if len(scripts) == 1:
        return _of_one_script(scripts.pop(), units)
    table = np.full((len(units), len(candidates())), _IMPOSSIBLE, np.float32)
    for script in scripts:
        rows = [row for row, unit in enumerate(units) if unit.script == script]
        table[rows] = _of_one_script(script, [units[row] for row in rows])
    return table


def _of_one_script(script: str, units: Sequence[Unit]) -> Evidence:
    if script in SHARED_SCRIPTS:
        return _from_words(script, units)
    if script == CJK:
        return _from_votes(units)
    table = np.full((len(units), len(candidates())), _IMPOSSIBLE, np.float32)
    table[:, _columns_of(script) or _unknown()] = 0
    return table


def _from_words(script: str, units: Sequence[Unit]) -> Evidence:
    lengths = np.array([[len(unit.words)] for unit in units])
    table = np.full((len(units), len(candidates())), _IMPOSSIBLE)
    if script == LATIN:
        table[:, _columns_of(CJK)] = _LATIN_IN_JAPANESE + lengths * _WORD_IN_JAPANESE
    known = word_table(script)
    table[:, _columns(*known.languages, UNKNOWN)] = known.scores([unit.words for unit in units])
    table -= table.max(axis=1, keepdims=True)
    tempered = np.where(table > _IMPOSSIBLE / 2, np.maximum(_TRUST * table, _FLOOR), _IMPOSSIBLE)
    return tempered.astype(np.float32)


def _from_votes(units: Sequence[Unit]) -> Evidence:
    votes = np.array([[unit.vote] for unit in units], np.float32)
    table = np.full((len(units), len(candidates())), _IMPOSSIBLE, np.float32)
    table[:, _columns_of(CJK)] = np.clip(_TRUST_IN_VOTES * votes, _FLOOR, 0)
    table[:, _columns_of(*CHINESE_SCRIPTS) or _unknown()] = np.clip(-_TRUST_IN_VOTES * votes, _FLOOR, 0)
    return table


@cache
def _columns_of(*scripts: str) -> list[int]:
    return _columns(*(a.language for a in languages().values() if a.script in scripts))


@cache
def _columns(*codes: str) -> list[int]:
    return [candidates().index(code) for code in codes]


def _unknown() -> list[int]:
    return _columns(UNKNOWN)
