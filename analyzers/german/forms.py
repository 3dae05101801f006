"""Other forms of a German word, for queries: those that the stemmer does not unite with it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from analyzers.german import data
from analyzers.german.compounds import compound_parts
from analyzers.german.lexicon import lexicon
from analyzers.german.spelling import with_umlauts
from analyzers.german.stems import german_stem
from analyzers.german.verbs import verb_forms

_WORDS_REMEMBERED = 2**12  # a keyword is asked for twice: to search for it and to translate it
_SHORTEST_WITH_S = 3
_TAKES_S = ("o", "p", "u", "ü", "y", "é")


@lru_cache(_WORDS_REMEMBERED)
def other_forms(word: str) -> tuple[str, ...]:
    """Forms of the word that ``word``, as written, is one of: ``finden`` and ``gefunden`` of ``fand``.

    Of forms that have one stem there is one; none has that of ``word``. Either of two forms gives the other,
    but for those that are mostly another word: ``schloss`` of ``schliessen``.
    """
    spellings = dict.fromkeys((word, with_umlauts(word)))
    found = [form for spelling in spellings for form in _forms(spelling)]
    by_stem = {german_stem(form): form for form in reversed(found)}
    by_stem.pop(german_stem(word), None)
    return tuple(reversed(by_stem.values()))


def _forms(word: str) -> Iterator[str]:
    yield from verb_forms(word)
    yield from _listed(word)
    yield from _with_s(word)


def _with_s(word: str) -> Iterator[str]:
    """Where the stemmer leaves the -s of plural and genitive: *Fotos*, *Apps*."""
    bare = word.removesuffix("s")
    if bare.endswith(_TAKES_S) and len(bare) >= _SHORTEST_WITH_S and lexicon().get(bare):
        yield from (bare, f"{bare}s")


def _listed(word: str) -> Iterator[str]:
    """The forms of a noun or adjective in the list, and of a compound that ends in one."""
    last = word if german_stem(word) in _families() else next(reversed(compound_parts(word)), word)
    if word.endswith(last):
        yield from (word.removesuffix(last) + form for form in _families().get(german_stem(last), ()))


@cache
def _families() -> dict[str, tuple[str, ...]]:
    """By the stem of each form of a family, the family."""
    families = (tuple(line.split()) for line in data.lines("families.txt"))
    return {german_stem(form): family for family in families for form in family}
