"""Forms of a word that the stemmer does not unite: ran and run, mice and mouse, bigger and big."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

_Forms = tuple[str, ...]
"""All forms of a word but those made by rule, its base the first."""

_LEAST_BEFORE_A_HEAD = 3
_NO_HEAD = frozenset("abdomen cyclamen german norman ottoman regimen shaman specimen talisman".split())
_POSSESSIVE = re.compile("'s?$")
_DOUBLED = re.compile("[^aeiou][aeiou][bdgmnpt]$")
"""What is written twice before -ing and -er, in the tables at least: their stress is on the last syllable."""
_CONSONANT_AND_Y = re.compile("[^aeiou]y$")
_HISSING = re.compile("(?:[sxzo]|[cs]h)$")


def other_forms(word: str) -> tuple[str, ...]:
    """The other forms of an irregular word in its written form, without those of the same stem.

    A word that is a form of two, such as *saw* or *lay*, has those of both.
    """
    bare = _POSSESSIVE.sub("", word)
    groups = [*_groups().get(bare, ()), *_of_its_head(bare)]
    forms = dict.fromkeys(form for group in groups for form in group)
    return tuple(form for form in forms if form != bare)


def _of_its_head(word: str) -> Iterator[_Forms]:
    """Of *policemen*: what stands before *men*, with each form of it."""
    for form, group in _heads().items() if word not in _NO_HEAD else ():
        before = word.removesuffix(form)
        if word != before and len(before) >= _LEAST_BEFORE_A_HEAD:
            yield tuple(before + other for other in group)
            return


@cache
def _groups() -> dict[str, list[_Forms]]:
    """By each of its forms, those made by rule included, the groups that a word belongs to."""
    groups: defaultdict[str, list[_Forms]] = defaultdict(list)
    for forms in _table("verbs"):
        for key in dict.fromkeys([*forms, *_inflected(forms[0])]):
            groups[key].append(forms)
    compared = (_compared(adjective) for line, _ in _lines("compared") for adjective in line)
    for forms in (*_table("nouns"), *_table("adjectives"), *compared):
        for key in forms:
            groups[key].append(forms)
    return dict(groups)


@cache
def _heads() -> dict[str, _Forms]:
    """The nouns that anything may stand in front of, by their forms, the longest first: *women*, *men*."""
    groups = [forms for forms, prefixes in _lines("nouns") if "*" in prefixes]
    return dict(sorted(((form, forms) for forms in groups for form in forms), key=lambda item: -len(item[0])))


def _table(name: str) -> Iterator[_Forms]:
    for forms, prefixes in _lines(name):
        for prefix in ("", *prefixes):
            if prefix != "*":
                yield tuple(prefix + form for form in forms)


def _lines(name: str) -> Iterator[tuple[_Forms, list[str]]]:
    """Of a table: the forms in a line, and what may stand in front of them."""
    text = files(__package__).joinpath(f"{name}.txt").read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            forms, _, prefixes = line.partition("<")
            yield tuple(forms.replace("/", " ").split()), prefixes.split()


def _inflected(verb: str) -> tuple[str, str]:
    """Its forms with -s and with -ing."""
    third = f"{_with_i(verb)}es" if _HISSING.search(verb) or _with_i(verb) != verb else f"{verb}s"
    if verb.endswith("ie"):
        return third, f"{verb[:-2]}ying"
    silent = verb.endswith("e") and not verb.endswith(("ee", "oe", "ye"))
    return third, f"{verb[:-1] if silent else _doubled(verb)}ing"


def _compared(adjective: str) -> _Forms:
    stem = _doubled(_with_i(adjective)).removesuffix("e")
    return adjective, f"{stem}er", f"{stem}est"


def _with_i(word: str) -> str:
    return f"{word[:-1]}i" if _CONSONANT_AND_Y.search(word) else word


def _doubled(word: str) -> str:
    return word + word[-1] if _DOUBLED.search(word) else word
