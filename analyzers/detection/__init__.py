"""Which language each passage of a text is written in.

The script is looked at first, then the words, then what the lines around them are in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from analyzers.detection.context import document_prior, general_prior, likeliest_sequence
from analyzers.detection.evidence import candidates, evidence
from analyzers.detection.units import Unit, units
from analyzers.languages import UNKNOWN, supported

_SAME_AS = {"no": "nb"}  # Norwegian as a whole: nearly all of it is Bokmål
_TEXTS_REMEMBERED = 2**7  # a query is asked about by those that read it and those that translate it
_CERTAIN = 1.0  # nats between the likeliest language of a short text and the next


class Passage(NamedTuple):
    """``text[start:end]`` is in one language: an ISO 639-1 code or ``und``. Offsets are code points."""

    start: int
    end: int
    language: str


def passages(text: str, *, declared: str | None = None) -> list[Passage]:
    """The passages of ``text`` in order. They tile it, and neighbours differ in language.

    ``declared`` is what the document says of itself, as a language tag (``de-AT``): evidence, not
    proof. Words of another script are passages of their own wherever they stand; a change between
    languages of one script is seen from line to line.
    """
    if not text:
        return []
    found = list(units(text))
    numbers = _languages(found, _supported(declared))
    changes = sorted(
        (start, candidates()[number])
        for unit, number in zip(found, numbers, strict=True)
        for start in unit.starts
    )
    return list(_tiles(changes, len(text)))


@lru_cache(_TEXTS_REMEMBERED)
def language_of(text: str) -> str:
    """The language of a short text such as a query; ``und`` unless its words leave no doubt."""
    found = [unit for unit in units(text) if unit.leading]
    if not found:
        return UNKNOWN
    likelihood = evidence(found).sum(axis=0) + general_prior()
    second, best = np.argsort(likelihood)[-2:]
    return candidates()[best] if likelihood[best] - likelihood[second] >= _CERTAIN else UNKNOWN


def _languages(found: Sequence[Unit], declared: str | None) -> list[int]:
    said = evidence(found)
    weights = np.array([unit.weight for unit in found], np.intp)
    prior = document_prior(said, weights, declared)
    numbers = (said + prior).argmax(axis=1)
    leading = np.flatnonzero([unit.leading for unit in found])
    numbers[leading] = likeliest_sequence(said[leading], prior)
    found_numbers: list[int] = numbers.tolist()
    return found_numbers


def _tiles(changes: Sequence[tuple[int, str]], end: int) -> Iterator[Passage]:
    start, language = 0, changes[0][1] if changes else UNKNOWN
    for change, next_language in changes:
        if next_language != language:
            yield Passage(start, change, language)
            start, language = change, next_language
    yield Passage(start, end, language)


def _supported(declared: str | None) -> str | None:
    if declared is None:
        return None
    code = re.split("[-_]", declared.strip().lower())[0]
    code = _SAME_AS.get(code, code)
    return code if code in supported() else None
