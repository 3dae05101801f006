"""Ding: German and English words, as Debian's ``trans-de-en`` has them.

A line has both languages with ``::`` between, in each the same number of forms with ``|`` between
(``Spion {m}; Spionin {f} | Spione {pl} :: spy | spies``), in each form words with ``;`` between.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from search_app.lexicon.glosses import cleaned
from search_app.lexicon.groups import Group, Weighted

_LATER = 0.3
"""The n-th word of a form counts ``1 / (1 + n · this)``."""

_PARADIGM = re.compile(r"/.* | .*/")
"""``I/he/she won`` is how a form is used; ``km/h`` is a word."""


def read(lines: Iterable[str]) -> Iterator[Group]:
    """The groups of the lines; what is not as it should be is passed over."""
    for line in lines:
        german, divider, english = line.partition("::")
        if divider and not line.startswith("#"):
            yield from _groups(german.split("|"), english.split("|"))


def _groups(german: list[str], english: list[str]) -> Iterator[Group]:
    if len(german) != len(english):  # then only what stands first is sure to belong together
        german, english = german[:1], english[:1]
    for some, others in zip(german, english, strict=True):
        words = {"de": _weighted(some, "de"), "en": _weighted(others, "en")}
        if all(words.values()):
            yield Group(words)


def _weighted(form: str, language: str) -> list[Weighted]:
    return [
        (word, 1 / (1 + _LATER * place))
        for place, word in enumerate(cleaned(form, language))
        if not _PARADIGM.search(word)
    ]
