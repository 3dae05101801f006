"""British and American spelling as one: each word as Americans write it.

Rules where they are safe, lists for the rest. Words whose American spelling is another word as well, such as
tyre and storey, are left to :mod:`analyzers.english.irregular`; cheque and draught are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from analyzers.english import british


def _pairs(listed: str) -> dict[str, str]:
    """What is replaced, and by what; the longest first, for the first that fits is taken."""
    pairs = [pair.split() for pair in listed.split(",")]
    return {pair[0]: pair[1] for pair in sorted(pairs, key=lambda pair: -len(pair[0]))}


_WHOLE = _pairs(british.WHOLE)
_BEGINNINGS = _pairs(british.BEGINNINGS)
_ANYWHERE = _pairs(british.ANYWHERE) | {word: f"{word[:-2]}r" for word in british.OUR}
_LISTED = re.compile(f"^(?:{'|'.join(_BEGINNINGS)})|{'|'.join(_ANYWHERE)}")

_POSSESSIVE = "(?:'s?)?$"
_RE = re.compile(f"({'|'.join(word[:-2] for word in british.RE)})r(?:e(?=s?{_POSSESSIVE})|(?=ed$))")
_LITER = re.compile(f"liter(?=s?{_POSSESSIVE})")
_OGUE = re.compile(
    f"({'|'.join(word[:-2] for word in british.OGUE)})"
    f"(?:ue(?=s?{_POSSESSIVE})|u(?=(?:ed|ers?|ing){_POSSESSIVE}))"
)
_EABLE = re.compile(f"({'|'.join(british.WITHOUT_E)})eab(?=(?:le|ly|ility)$)")
_YSE = re.compile(rf"(?<=l)ys(?=(?:e[ds]?|ers?|ing|able){_POSSESSIVE})")
_DOUBLED_L = re.compile(rf"(?<=[iu][ae])ll(?=(?:ed|ing|ers?|est){_POSSESSIVE})")

_ISE = re.compile(
    "(?<=..[bcdfghjklmnpqrstvwxz])is"
    rf"(?=(?:e[ds]?|ers?|ings?|abl[ey]|ability|ations?|ational){_POSSESSIVE})"
)
"""Behind a vowel it is another word's: praise, noise, cruise."""


def american(word: str) -> str:
    """A word with its case folded, spelled as Americans do: ``color`` for ``colour``."""
    if word in _WHOLE:
        return _WHOLE[word]
    word = _with_z(_LISTED.sub(_listed, word))
    word = _RE.sub(_followed_by("er"), word)
    word = _LITER.sub("litre", word)  # as Britons do, or the stemmer would make it one with literal
    word = _OGUE.sub(_followed_by(""), word)
    word = _EABLE.sub(_followed_by("ab"), word)
    word = _YSE.sub("yz", word)
    return _DOUBLED_L.sub("l", word)


@cache
def _followed_by(letters: str) -> Callable[[re.Match[str]], str]:
    """What a group has found, and ``letters`` behind it; as a template it would be parsed for each word."""
    return lambda found: found[1] + letters


def _listed(found: re.Match[str]) -> str:
    return _BEGINNINGS.get(found[0]) or _ANYWHERE[found[0]]


def _with_z(word: str) -> str:
    found = _ISE.search(word)
    if found is None or word[: found.start()].endswith(british.NOT_ISE):
        return word
    return f"{word[: found.start()]}iz{word[found.end() :]}"
