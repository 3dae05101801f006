"""The forms of German verbs that the stemmer does not unite: *fand* and *gefunden* with *finden*.

Strong and irregular verbs are listed by their principal parts, regular ones are known by their infinitive and
their forms being common words. Either can have a prefix, which comes before the ge- of the participle and the
zu- of the infinitive or takes the place of the ge-.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from analyzers.german import data
from analyzers.german.lexicon import lexicon

_SEPARABLE, _INSEPARABLE = "separable", "inseparable"
_SHORTEST_STEM = 3
_WITH_E = ("d", "t", "chn", "ckn", "dn", "ffn", "gn", "tm")
_ADJECTIVE = ("e", "em", "en", "er", "es")
_REGULAR = ("t", "st", "te", "ten", "test", "tet", *(f"t{ending}" for ending in _ADJECTIVE))
_ENDINGS = ("en", "n", *_REGULAR, *(f"e{ending}" for ending in _REGULAR))
_LAST_VOWEL = re.compile("([aou])([^aeiouäöü]*)$")
_UMLAUTS = {"a": "ä", "o": "ö", "u": "ü"}


@dataclass(frozen=True)
class Verb:
    """A verb without prefix."""

    infinitive: str
    participle: str
    finite: tuple[str, ...]
    """Forms of present and past that differ by more than an ending."""

    def forms(self) -> tuple[str, ...]:
        """All of them."""
        return (self.infinitive, *self.finite, self.participle)

    def joined(self, prefix: str) -> tuple[str, ...]:
        """The forms with a prefix that is never separated: no ge- in the participle."""
        parts = (self.infinitive, *self.finite, self.participle.removeprefix("ge"))
        return tuple(prefix + part for part in parts)

    def separable(self, prefix: str) -> tuple[str, ...]:
        """The forms with a prefix that can be separated, where it is not."""
        return tuple(prefix + part for part in (*self.forms(), f"zu{self.infinitive}"))


def verb_forms(word: str) -> Iterator[str]:
    """All forms of the verbs that a word in its written form can be of, itself included."""
    yield from (form for verb in _verbs(word) for form in verb.forms())
    for prefix, kind in _prefixes().items():
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) >= _SHORTEST_STEM:
            if kind != _SEPARABLE:
                yield from _of_joined(prefix, rest)
            if kind != _INSEPARABLE:
                yield from _of_separable(prefix, rest)


def _of_joined(prefix: str, rest: str) -> Iterator[str]:
    for verb in {*_verbs(rest), *_verbs(f"ge{rest}")}:
        if _is_word(prefix + verb.infinitive) and _is_word(prefix + verb.participle.removeprefix("ge")):
            yield from verb.joined(prefix)


def _of_separable(prefix: str, rest: str) -> Iterator[str]:
    for verb in {*_verbs(rest), *_verbs(rest.removeprefix("zu"))}:
        if _is_word(prefix + verb.infinitive) and _is_word(prefix + verb.participle):
            yield from verb.separable(prefix)


def _verbs(word: str) -> tuple[Verb, ...]:
    """The verbs without prefix, or with one that is not taken off, that a word can be a form of."""
    if word in _no_verbs():
        return ()
    if strong := _strong_by_form().get(word):
        return strong
    regular = (_regular(infinitive) for infinitive in _infinitives(word))
    return tuple(verb for verb in regular if verb)


def _infinitives(word: str) -> Iterator[str]:
    """What the infinitive of a regular verb could be."""
    for bare in dict.fromkeys((word, word.removeprefix("ge"))):
        for ending in _ENDINGS:
            root = bare.removesuffix(ending)
            if root != bare and len(root) >= _SHORTEST_STEM:
                yield f"{root}en"
                if root.endswith(("el", "er")):
                    yield f"{root}n"


@cache
def _strong_by_form() -> dict[str, tuple[Verb, ...]]:
    found: dict[str, tuple[Verb, ...]] = {}
    for line in data.lines("verbs.txt"):
        verb, inflected = _strong(*line.split())
        for form in inflected:
            found[form] = (*found.get(form, ()), verb)
    return found


def _strong(
    infinitive: str, past: str, participle: str, third: str = "-", *others: str
) -> tuple[Verb, set[str]]:
    """A verb by its principal parts, and all its forms, the inflected ones too."""
    root = _root(infinitive)
    present = (f"{root}t", f"{root}st") if third == "-" else (third, _second(third, root))
    finite = (*present, past, f"{infinitive}d", *others)
    verb = Verb(infinitive, participle, finite)
    participles = {form + ending for form in (participle, f"{infinitive}d") for ending in _ADJECTIVE}
    return verb, {*verb.forms(), *participles, *_persons(past)}


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


def _persons(past: str) -> set[str]:
    """Those of the preterite, and those of the subjunctive, where that has another vowel."""
    if past.endswith("te"):
        return {past + ending for ending in ("n", "st", "t")}
    persons = {past + ending for ending in ("en", "st", "t", "est")}
    changed = _LAST_VOWEL.sub(lambda match: _UMLAUTS[match.group(1)] + match.group(2), past)
    return persons | {changed + ending for ending in ("e", "en", "est", "et") if changed != past}


@cache
def _prefixes() -> dict[str, str]:
    """Each with its kind."""
    found = {}
    for line in data.lines("prefixes.txt"):
        kind, *prefixes = line.split()
        found.update(dict.fromkeys(prefixes, kind))
    return found


def _regular(infinitive: str) -> Verb | None:
    """A regular verb, if its infinitive and its forms are words."""
    root = _root(infinitive)
    has_ge = not infinitive.endswith("ieren") and not infinitive.startswith(_inseparable())
    participle, past = f"ge{root}t" if has_ge else f"{root}t", f"{root}te"
    if infinitive in _no_verbs() or not all(map(_is_word, (infinitive, participle, past))):
        return None
    return Verb(infinitive, participle, (f"{root}t", past, f"{infinitive}d"))


@cache
def _inseparable() -> tuple[str, ...]:
    return tuple(prefix for prefix, kind in _prefixes().items() if kind == _INSEPARABLE)


@cache
def _no_verbs() -> frozenset[str]:
    return frozenset(data.words("no_verbs.txt"))


def _is_word(word: str) -> bool:
    return lexicon().get(word) is not None
