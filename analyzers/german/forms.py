"""Other forms of a German word, for queries: those that the stemmer does not unite with it."""

from __future__ import annotations

from functools import cache

from analyzers.filters import stem
from analyzers.german import data
from analyzers.german.spelling import with_umlauts
from analyzers.german.verbs import verb_forms

_SHORTEST_IN_COMPOUND = 5
_stem = stem("german")


def other_forms(word: str) -> tuple[str, ...]:
    """Forms of the word that ``word``, as written, is one of: ``finden`` and ``gefunden`` of ``fand``.

    Of forms that have one stem there is one; none has that of ``word``. Either of two forms gives the other,
    but for those that are mostly another word: ``schloss`` of ``schliessen``.
    """
    found = dict.fromkeys((*verb_forms(word), *verb_forms(with_umlauts(word)), *_listed(word)))
    by_stem = {_stem(form): form for form in reversed(found)}
    by_stem.pop(_stem(word), None)
    return tuple(reversed(by_stem.values()))


def _listed(word: str) -> tuple[str, ...]:
    """The forms of a noun or adjective in the list, and of a compound that ends in one."""
    families = _families()
    if family := families.get(_stem(word)):
        return family
    for start in range(3, len(word) - _SHORTEST_IN_COMPOUND + 1):
        family = families.get(_stem(word[start:]), ())
        if family and len(family[0]) >= _SHORTEST_IN_COMPOUND:
            return tuple(word[:start] + form for form in family)
    return ()


@cache
def _families() -> dict[str, tuple[str, ...]]:
    """By the stem of each form of a family, the family."""
    families = (tuple(line.split()) for line in data.lines("families.txt"))
    return {_stem(form): family for family in families for form in family}
