"""The forms of German verbs that the stemmer does not unite: *fand* and *gefunden* with *finden*.

Strong and irregular verbs are listed, regular ones are known by their forms being common words. Either can
have a prefix, which comes before the ge- of the participle and the zu- of the infinitive or takes the place
of the ge-.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from analyzers.german import data
from analyzers.german.conjugation import Verb, regular_verbs, strong_verbs
from analyzers.german.lexicon import lexicon

_SEPARABLE, _INSEPARABLE = "separable", "inseparable"
_SHORTEST_REST = 3
_IEREN = "ieren"
_SHORTEST_WITH_IEREN = 8  # Tieren is of Tier


def verb_forms(word: str) -> Iterator[str]:
    """The forms of the verbs that a word in its written form can be of, itself included."""
    if word not in _no_verbs():
        for verb in (*_without_prefix(word), *_joined(word), *_separable(word)):
            yield from verb.forms()


def _without_prefix(word: str) -> Iterator[Verb]:
    strong = strong_verbs(word)
    yield from strong
    if not strong:
        yield from filter(_is_known, regular_verbs(word))


def _is_known(verb: Verb) -> bool:
    """Whether there is such a regular verb."""
    if verb.infinitive.endswith(_IEREN):
        return len(verb.infinitive) >= _SHORTEST_WITH_IEREN
    past = verb.finite[1]
    return verb.infinitive not in _no_verbs() and _are_words(verb.infinitive, verb.participle, past)


def _joined(word: str) -> Iterator[Verb]:
    """Verbs with a prefix that is never separated."""
    for prefix, rest in _prefixed(word, but=_SEPARABLE):
        for verb in dict.fromkeys((*_verbs(rest), *_verbs(f"ge{rest}"))):
            joined = verb.joined(prefix)
            if _are_words(joined.infinitive, joined.participle):
                yield joined


def _separable(word: str) -> Iterator[Verb]:
    """Verbs with a prefix that can be separated."""
    for prefix, rest in _prefixed(word, but=_INSEPARABLE):
        bare = rest.removeprefix("zu")
        for verb in dict.fromkeys((*_verbs(rest), *_verbs(bare), *_joined(rest), *_joined(bare))):
            separable = verb.separable(prefix)
            if _are_words(separable.infinitive, separable.participle):
                yield separable


def _verbs(word: str) -> tuple[Verb, ...]:
    """The verbs that may be in one with a prefix, which alone need not be common."""
    return strong_verbs(word) or tuple(regular_verbs(word))


def _prefixed(word: str, but: str) -> Iterator[tuple[str, str]]:
    """The prefixes of a word that are not of the kind ``but``, and the rest of it."""
    for end in range(2, len(word) - _SHORTEST_REST + 1):
        if (kind := _prefixes().get(word[:end])) and kind != but:
            yield word[:end], word[end:]


@cache
def _prefixes() -> dict[str, str]:
    """Each with its kind."""
    lines = (line.split() for line in data.lines("prefixes.txt"))
    return {prefix: kind for kind, *prefixes in lines for prefix in prefixes}


@cache
def _no_verbs() -> frozenset[str]:
    return frozenset(data.words("no_verbs.txt"))


def _are_words(*words: str) -> bool:
    return all(lexicon().get(word) for word in words)
