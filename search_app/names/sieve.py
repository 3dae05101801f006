"""Regular expressions for the words that may be a name in another spelling.

They go by the consonants, coarsely, so that they let every likely spelling through, and of all words few:
what sounds alike is for :mod:`search_app.names.likeness` to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from search_app.names.sounds import MISSING, VOWELS, letters_by_sound, syllables_by_sound

_CLASSES = ("bvfw", "kg", "td", "szSCJ", "mn", "rl", "p", "h")
_NOT_ALWAYS_HEARD = frozenset("yw")
_NO_CONSONANTS = frozenset({*VOWELS, *"yw", MISSING})
_MUTE_H = "h" + MISSING
_MOST_DOUBLED = 3


class Script(NamedTuple):
    """How the sounds of a name are written in it."""

    spellings: Mapping[str, Sequence[str]]
    """By the sign of a sound, expressions for it."""
    first: str
    behind: str
    """Words in it come between these two in the order of code points."""
    gap: str
    """An expression for what may stand between consonants.

    It never gives back what it took: so a word costs about as much as it has letters, whatever it is.
    """


@cache
def latin() -> Script:
    """Latin letters, those among them between consonants that stand for none in some language."""
    vowels = "[aeiouyäöüàáâãåèéêëìíîïòóôõøùúûýıæœ’']*+"
    return Script(letters_by_sound(), "a", "\u0250", f"{vowels}(?:[hrwjgğ]{vowels})??")


@cache
def katakana() -> Script:
    """Katakana."""
    return Script(syllables_by_sound(), "ァ", "\u3100", "[アイウエオヤユヨァィゥェォャュョーッ]*+")


def whole(sounds: Sequence[str], script: Script) -> str:
    """An expression for words that may sound so."""
    return _start(sounds, script) + "".join(_pieces(sounds, script))


def beginnings(sounds: Sequence[str], script: Script) -> str:
    """An expression for words that may sound as it begins."""
    pieces = list(_pieces(sounds, script))
    return _start(sounds, script) + "(?:".join(pieces) + ")?" * (len(pieces) - 1)


def endings(sounds: Sequence[str], script: Script) -> str:
    """An expression for words that may sound as it ends."""
    pieces = list(_pieces(sounds, script))
    return script.gap + "(?:" * (len(pieces) - 1) + ")?".join(pieces)


def consonants(sounds: Sequence[str]) -> int:
    """How many there are, those left out that are hardly heard in any language."""
    return sum(not _NO_CONSONANTS.issuperset(sound) and sound != _MUTE_H for sound in sounds)


def _start(sounds: Sequence[str], script: Script) -> str:
    """Vowels come first only in names that begin with one, or with what may not be heard."""
    return script.gap if _is_optional(sounds[0]) or not _signs(sounds[0]) else ""


def _pieces(sounds: Sequence[str], script: Script) -> Iterator[str]:
    """For each consonant the ways to write it, doubled ones too, and the gap behind it."""
    for sound in sounds:
        ways = {way for sign in _signs(sound) for way in script.spellings.get(sign, ())}
        if ways:
            least = 0 if _is_optional(sound) else 1
            longest_first = sorted(ways, key=lambda way: (-len(way), way))
            yield f"(?:{'|'.join(longest_first)}){{{least},{_MOST_DOUBLED}}}{script.gap}"


def _is_optional(sound: str) -> bool:
    return MISSING in sound or sound == "h" or not _NOT_ALWAYS_HEARD.isdisjoint(sound)


def _signs(sound: str) -> set[str]:
    """All consonants of the classes that a sound has one of."""
    return {sign for group in _CLASSES if not set(sound).isdisjoint(group) for sign in group}
