"""Which words may be a name in another spelling: regular expressions, and what all that fit have in common.

They go by the consonants, coarsely, so that they let every likely spelling through, and of all words few:
what sounds alike is for :mod:`search_app.names.likeness` to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from indexer.engines import Spelled
from search_app.names.sounds import AFTER_X, MISSING, VOWELS, letters_by_sound, syllables_by_sound

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
    vowels: str
    """What may stand between consonants."""
    mute: str
    """Of these one more, as some languages do not hear it."""

    @property
    def gap(self) -> str:
        """An expression for what may stand between consonants.

        It never gives back what it took: so a word costs about as much as it has letters, whatever it is.
        """
        vowels = f"[{self.vowels}]*+"
        return f"{vowels}(?:[{self.mute}]{vowels})??" if self.mute else vowels


class Sieve(NamedTuple):
    """What :meth:`indexer.engines.Engine.spellings` is asked for."""

    expression: str
    spelled: Spelled
    first: str
    behind: str


@cache
def latin() -> Script:
    """Latin letters, those among them between consonants that stand for none in some language."""
    return Script(letters_by_sound(), "a", "\u0250", "aeiouyäöüàáâãåèéêëìíîïòóôõøùúûýıæœ’'", "hrwjgğ")


@cache
def katakana() -> Script:
    """Katakana."""
    return Script(syllables_by_sound(), "ァ", "\u3100", "アイウエオヤユヨァィゥェォャュョーッ", "")


def whole(sounds: Sequence[str], script: Script) -> Sieve:
    """For words that may sound so."""
    begin = _start(sounds, script)
    expression = begin + "".join(_pieces(sounds, script))
    return _sieve(expression, sounds, _each(sounds, script), _beginnings(sounds, script, begin), script)


def beginnings(sounds: Sequence[str], script: Script) -> Sieve:
    """For words that may sound as it begins."""
    pieces = list(_pieces(sounds, script))
    begin = _start(sounds, script)
    expression = begin + "(?:".join(pieces) + ")?" * (len(pieces) - 1)
    return _sieve(expression, sounds, frozenset(), _beginnings(sounds, script, begin), script)


def endings(sounds: Sequence[str], script: Script) -> Sieve:
    """For words that may sound as it ends."""
    pieces = list(_pieces(sounds, script))
    expression = script.gap + "(?:" * (len(pieces) - 1) + ")?".join(pieces)
    last = [sound for sound in sounds if _ways(sound, script)][-1:]
    return _sieve(expression, sounds, _each(last, script), {""}, script)


def consonants(sounds: Sequence[str]) -> int:
    """How many there are, those left out that are hardly heard in any language."""
    return sum(not _NO_CONSONANTS.issuperset(sound) and sound != _MUTE_H for sound in sounds)


def _sieve(
    expression: str, sounds: Sequence[str], each: frozenset[str], begin: set[str], script: Script
) -> Sieve:
    letters = {letter for sound in sounds for way in _ways(sound, script) for letter in way}
    spelled = Spelled("".join({*letters, *script.vowels, *script.mute}), each, begin)
    return Sieve(expression, spelled, script.first, script.behind)


def _start(sounds: Sequence[str], script: Script) -> str:
    """Vowels come first only in names that begin with one, or with what may not be heard."""
    return script.gap if _is_optional(sounds[0]) or not _signs(sounds[0]) else ""


def _beginnings(sounds: Sequence[str], script: Script, start: str) -> set[str]:
    """How a word must begin: with a way to write the first sound that can't be left out, or one before it."""
    found = {*script.vowels, *script.mute} if start else set()
    for sound in sounds:
        ways = _ways(sound, script)
        found |= ways
        if ways and not _is_optional(sound):
            return found
    return {""}


def _each(sounds: Sequence[str], script: Script) -> frozenset[str]:
    """For each sound that can't be left out letters of which a word needs one."""
    needed = (_ways(sound, script) for sound in sounds if not _is_optional(sound))
    return frozenset(_hitting(ways) for ways in needed if ways)


def _hitting(ways: set[str]) -> str:
    """Letters of which each of these ways to write a sound has one: few, to tell words apart."""
    letters = {way for way in ways if len(way) == 1}
    letters |= {way[0] for way in ways if letters.isdisjoint(way)}
    return "".join(sorted(letters))


def _pieces(sounds: Sequence[str], script: Script) -> Iterator[str]:
    """For each consonant the ways to write it, doubled ones too, and the gap behind it."""
    for sound in sounds:
        expressions = _expressions(sound, script)
        if expressions:
            least = 0 if _is_optional(sound) else 1
            longest_first = sorted(expressions, key=lambda way: (-len(way), way))
            yield f"(?:{'|'.join(longest_first)}){{{least},{_MOST_DOUBLED}}}{script.gap}"


def _expressions(sound: str, script: Script) -> set[str]:
    return {way for sign in _signs(sound) for way in script.spellings.get(sign, ())}


def _ways(sound: str, script: Script) -> set[str]:
    """The ways to write a consonant, as mere letters."""
    return {"x" if way == AFTER_X else way for way in _expressions(sound, script)}


def _is_optional(sound: str) -> bool:
    return MISSING in sound or sound == "h" or not _NOT_ALWAYS_HEARD.isdisjoint(sound)


def _signs(sound: str) -> set[str]:
    """All consonants of the classes that a sound has one of."""
    return {sign for group in _CLASSES if not set(sound).isdisjoint(group) for sign in group}
