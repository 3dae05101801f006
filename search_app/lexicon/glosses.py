"""Glosses as dictionaries print them become words as people write them.

Dictionaries add notes in brackets, mark verbs (*to spy*), and leave gaps (*jdm. etw. geben*, *to give sth. to
sb.*). What remains is cut where alternatives are listed; commas stay, as they belong to explanations mostly.
"""

from __future__ import annotations

import re

_SIGNS = re.compile(r"[()\[\]{}<>~/«»„“”\";]")
_NOTES = re.compile(
    r"""\([^()]*\) | \[[^\[\]]*\] | \{[^{}]*\} | <[^<>]*>
      | ~\s?\S+                         # a word to compare
      | (?<!\S)/\S[^/]*/(?![^\s;,.])    # an abbreviation
      | [«»„“”"]""",
    re.VERBOSE,
)
_HALF_A_NOTE = re.compile(r"[(\[{].*$|^.*[)\]}]", re.DOTALL)
_SPACES = re.compile(r"\s+")
_ENDS = " .,!?…-–—:*'’"


def _gaps(*short: str) -> re.Pattern[str]:
    """Finds abbreviations of *someone* and the like, one or several (*jdn./etw.*)."""
    gap = rf"(?:{'|'.join(short)})"
    return re.compile(rf"(?<!\w){gap}(?:/{gap})*(?!\w)")


_GAPS = {
    "en": _gaps(r"(?:sth|sb|s\.o|s\.th)\.?(?:['’]s)?", r"(?:one|someone|somebody)['’]s"),
    "de": _gaps(r"(?:etw|jd[mns]?|jmd[mns]?)\.?"),
}
_LEADING = {
    "en": re.compile(r"(?:(?:to be|to|an?|[Tt]he)\s+)+"),
    "de": re.compile(
        r"(?:(?:[Dd]er|[Dd]ie|[Dd]as|den|dem|des|ein|eine[mnrs]?|sich|jemande[mns])\s+)+",
    ),
}
_TRAILING = {"en": re.compile(r"(?:\s+(?:oneself|someone|somebody))+$")}


def cleaned(gloss: str, language: str) -> list[str]:
    """The words that a gloss offers, the first one first; none where it is nothing but notes and gaps."""
    if gloss.isalpha():  # the most frequent case
        return [gloss]
    plain = _without_notes(gloss) if _SIGNS.search(gloss) else gloss
    words = (_only_word(piece, language) for piece in plain.split(";"))
    return [word for word in words if any(map(str.isalnum, word))]


def _without_notes(gloss: str) -> str:
    """Notes may stand in notes, at words (``colo(u)r``), and be cut off."""
    while (plain := _NOTES.sub("", gloss)) != gloss:
        gloss = plain
    return _HALF_A_NOTE.sub("", gloss)


def _only_word(piece: str, language: str) -> str:
    """Without gaps, and without articles and the like around it; a word that is nothing but these stays."""
    gaps = _GAPS.get(language)
    filled = gaps.sub("", piece) if gaps else piece
    if filled.lstrip().startswith(","):  # "jmd., der …" explains
        return ""
    word = _trimmed(filled)
    leading, trailing = _LEADING.get(language), _TRAILING.get(language)
    inner = leading.sub("", word, count=1) if leading and leading.match(word) else word
    return _trimmed(trailing.sub("", inner) if trailing else inner) or word


def _trimmed(text: str) -> str:
    return _SPACES.sub(" ", text).strip(_ENDS)
