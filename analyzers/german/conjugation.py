"""How German verbs without prefix are conjugated: strong ones by their principal parts, others by rule."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from analyzers.german import data

_SHORTEST_STEM = 3
_WITH_E = ("d", "t", "chn", "ckn", "dn", "ffn", "gn", "tm")
_ADJECTIVE = ("e", "em", "en", "er", "es")
_T_OR_ET = ("t", "et")
_OF_PARTICIPLE = (*_T_OR_ET, *(t + ending for t in _T_OR_ET for ending in _ADJECTIVE))
_OF_PERSON = ("en", "n", "st", "est", *(t + ending for t in _T_OR_ET for ending in ("en", "est", "et", "e")))
_OF_PRESENT = ("end", *(f"end{ending}" for ending in _ADJECTIVE))
_ENDINGS = (*_OF_PRESENT, *_OF_PERSON, *(ending for ending in _OF_PARTICIPLE if ending not in _OF_PERSON))
_LAST_VOWEL = re.compile("([aou])([^aeiouäöü]*)$")
_UMLAUTS = {"a": "ä", "o": "ö", "u": "ü"}
_WITHOUT_GE = ("be", "emp", "ent", "er", "ge", "miss", "ver", "zer")


class Verb(NamedTuple):
    """The forms of a verb that differ by more than an ending."""

    infinitive: str
    participle: str
    finite: tuple[str, ...]
    """Those of present and past, and the present participle."""

    def forms(self) -> tuple[str, ...]:
        """All of them."""
        return (self.infinitive, *self.finite, self.participle)

    def joined(self, prefix: str) -> Verb:
        """The verb with a prefix that is never separated: no ge- in its participle."""
        participle = prefix + self.participle.removeprefix("ge")
        return Verb(prefix + self.infinitive, participle, tuple(prefix + form for form in self.finite))

    def separable(self, prefix: str) -> Verb:
        """The verb with a prefix that can be separated, where it is not."""
        finite = (*self.finite, f"zu{self.infinitive}")
        return Verb(prefix + self.infinitive, prefix + self.participle, tuple(prefix + f for f in finite))


def strong_verbs(word: str) -> tuple[Verb, ...]:
    """The strong and irregular verbs that a word, in its written form, is a form of."""
    return _strong_by_form().get(word, ())


def regular_verbs(word: str) -> Iterator[Verb]:
    """The verbs that a word could be a form of if they were regular; most of them there are not."""
    yield from _with_endings(word, _ENDINGS)
    if word.startswith("ge"):
        yield from _with_endings(word.removeprefix("ge"), _OF_PARTICIPLE)


def _with_endings(word: str, endings: Iterable[str]) -> Iterator[Verb]:
    for ending in endings:
        root = word.removesuffix(ending)
        if root != word and len(root) >= _SHORTEST_STEM:
            yield _regular(f"{root}en")
            if root.endswith(("el", "er")):
                yield _regular(f"{root}n")


def _regular(infinitive: str) -> Verb:
    root = _root(infinitive)
    has_ge = not infinitive.endswith("ieren") and not infinitive.startswith(_WITHOUT_GE)
    return Verb(
        infinitive, f"ge{root}t" if has_ge else f"{root}t", (f"{root}t", f"{root}te", f"{infinitive}d")
    )


@cache
def _strong_by_form() -> dict[str, tuple[Verb, ...]]:
    found: dict[str, tuple[Verb, ...]] = {}
    for line in data.lines("verbs.txt"):
        verb = _strong(*line.split())
        for form in _inflected(verb, line.split()[1]):
            found[form] = (*found.get(form, ()), verb)
    return found


def _strong(infinitive: str, past: str, participle: str, third: str = "-", *others: str) -> Verb:
    root = _root(infinitive)
    present = (f"{root}t", f"{root}st") if third == "-" else (third, _second(third, root))
    return Verb(infinitive, participle, (*present, past, f"{infinitive}d", *others))


def _root(infinitive: str) -> str:
    """What stands before the ending -t."""
    root = infinitive.removesuffix("n").removesuffix("e")
    return f"{root}e" if root.endswith(_WITH_E) else root


def _second(third: str, root: str) -> str:
    """The second person, by the third: *fährst*, *weisst*, *hältst*."""
    if root.endswith("te"):
        return f"{third}st"
    bare = third.removesuffix("t")
    return f"{bare}t" if bare.endswith("ss") else f"{bare}st"


def _inflected(verb: Verb, past: str) -> set[str]:
    """All its forms, those included that differ by their ending only."""
    declined = (verb.participle, f"{verb.infinitive}d")
    return {*verb.forms(), *_persons(past), *(form + ending for form in declined for ending in _ADJECTIVE)}


def _persons(past: str) -> set[str]:
    """Those of the preterite, and those of the subjunctive, where that has another vowel."""
    if past.endswith("te"):
        return {past + ending for ending in ("n", "st", "t")}
    persons = {past + ending for ending in ("en", "st", "t", "est")}
    changed = _LAST_VOWEL.sub(lambda match: _UMLAUTS[match.group(1)] + match.group(2), past)
    return persons | {changed + ending for ending in ("e", "en", "est", "et") if changed != past}
