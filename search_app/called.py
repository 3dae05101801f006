"""What keywords are called beside what the lexicon says: names by sound, numbers, words by readings."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from analyzers import analyzer_for
from indexer.query import Alternative, Concept, Query
from search_app import numbers
from search_app.kana.known import Reading
from search_app.lexicon.groups import LANGUAGES
from search_app.meanings import FLATTENED, NO_MEANINGS, TRANSLATED, Key, Meanings, alternative_of
from search_app.names import LEAST_SIMILARITY, Name, similarities
from search_app.names.sounds import is_katakana, sounds
from search_app.names.transliterations import is_read_otherwise
from search_app.readings import in_compounds
from search_app.translating import Keyword

NAME, NUMBER, READING = "name", "number", "reading"
"""The origins of alternatives that no source of the lexicon gave."""

_NAME = 0.8
"""What a name counts that sounds exactly alike."""
_LONGEST_RUN = 5
_WITHOUT_NUMBERS = re.compile("[A-Za-zÄÖÜäöüßぁ-ゖァ-ヺー]*")
"""What most keywords are: there is no digit in it in any script."""
MOST_BESIDE_NAMES = 4
"""Keywords: where there are more, documents are found by the others, and looking for sounds takes long."""

Like = Callable[[str, frozenset[str]], Sequence[Name]]
Read = Callable[[str], Sequence[Reading]]
Documents = Callable[[Query], Mapping[tuple[int, int], int]]


class KnownWords(NamedTuple):
    """Words of the index, looked up by how they are written and heard."""

    documents: Documents
    like: Like | None
    """Names by their sound; those that the lexicon has in languages that lack what it says."""
    read: Read | None
    """Words in kanji by how they are read."""


class OtherWords:
    """What a keyword may be in other words."""

    def __init__(self, concept: Concept) -> None:
        self.concept = concept
        self.meanings: Meanings = NO_MEANINGS
        """By the lexicon."""
        self.others: dict[Key, Alternative] = {}
        """Names, numbers and readings."""

    def __bool__(self) -> bool:
        return bool(self.meanings.alternatives or self.others)

    def clear(self) -> None:
        """The keyword is a piece of something else."""
        self.meanings = NO_MEANINGS._replace(elsewhere=self.meanings.elsewhere)
        self.others.clear()

    def of(self, key: Key) -> Alternative | None:
        """The one of a language with such terms."""
        return self.meanings.alternatives.get(key) or self.others.get(key)

    def but(self, left_out: Collection[Key]) -> Iterator[Alternative]:
        """All but some, and then the same as parts of longer words."""
        translated, compounds, _ = self.meanings
        others = [alternative for key, alternative in self.others.items() if key not in left_out]
        yield from (alternative for key, alternative in translated.items() if key not in left_out)
        yield from others
        yield from (alternative for key, alternative in compounds.items() if key not in left_out)
        yield from in_compounds(others)

    def add(self, alternative: Alternative) -> None:
        """What the lexicon has already comes from there."""
        key = alternative.language, alternative.terms
        if key not in self.meanings.alternatives:
            self.others.setdefault(key, alternative)


def _of_name(name: Name) -> Alternative:
    weight = TRANSLATED * (_NAME * name.similarity) ** FLATTENED
    return alternative_of(name.language, name.terms, weight, NAME, name.written)


def add_names_and_numbers(
    found: Sequence[OtherWords], keywords: Sequence[Keyword], text: str, index: KnownWords | None
) -> None:
    """What analyzers cut may be one name or one number: then each piece gets what it is called as a whole."""
    for first, behind in _runs(keywords, text):
        joined = "".join([keyword.text for keyword in keywords[first:behind]])
        of_run = found[first:behind]
        said = [*_notations(joined)] if not _WITHOUT_NUMBERS.fullmatch(joined) else []
        if said and behind > first + 1:  # a number, which is nothing that its pieces are
            for of_keyword in of_run:
                of_keyword.clear()
        if index is not None:
            said += [] if _is_abbreviated(joined, keywords) else _names(joined, of_run, index)
            said += _readings(joined, index.read)
        for alternative in said:
            for of_keyword in of_run:
                of_keyword.add(alternative)


def _names(text: str, of_run: Sequence[OtherWords], index: KnownWords) -> list[Alternative]:
    """What the lexicon has none of, and what documents in a language do not have as the lexicon says."""
    if index.like is None or not _may_be_a_name(text):
        return []
    if not all(of_run):
        return [_of_name(name) for name in index.like(text, frozenset())]
    lacking = _lacking(text, of_run[0], index) if len(of_run) == 1 else None
    return [_of_name(name) for name in index.like(text, lacking)] if lacking else []


def _lacking(name: str, found: OtherWords, index: KnownWords) -> frozenset[str]:
    """The languages that documents do not have a name in; none for words that are no names.

    The lexicon translates a name to one that sounds alike; most have but one spelling in Latin letters. It is
    enough for a language that one document of it has the name in that spelling.
    """
    translations = found.meanings.alternatives.values()
    texts = {a.text for a in translations if len(a.terms) == 1 and _may_be_a_name(a.text)}
    names = [text for text in texts if _begin_alike(text, name)]
    if not names or not any(map(is_read_otherwise, (name, *names))):
        return frozenset()
    typed = (a for a in found.concept.alternatives if a.language != "ja" or is_katakana(name))
    ways = (*typed, *translations)
    counts = index.documents(Query((replace(found.concept, alternatives=ways),)))
    lacking = frozenset(LANGUAGES) - {ways[number].language for _, number in counts}
    is_name = lacking and max(similarities(names, name)) >= LEAST_SIMILARITY
    return lacking if is_name else frozenset()


def _begin_alike(some: str, other: str) -> bool:
    """Whether their first sounds may be the same, which is soon seen."""
    first, second = sounds(some)[:1], sounds(other)[:1]
    return bool(first and second) and not set(first[0]).isdisjoint(second[0])


def _readings(text: str, read: Read | None) -> list[Alternative]:
    found = read(text) if read else ()
    return [alternative_of("ja", each.terms, each.weight, READING, each.written) for each in found]


def _runs(keywords: Sequence[Keyword], text: str) -> Iterator[tuple[int, int]]:
    """Stretches of keywords that were typed with nothing between them, the longest first at each place."""
    for first in range(len(keywords)):
        joined = [keywords[first].text]
        for keyword in keywords[first + 1 : first + _LONGEST_RUN]:
            joined.append(f"{joined[-1]}{keyword.text}")
        lengths = [length for length, run in enumerate(joined, 1) if length == 1 or run in text]
        yield from ((first, first + length) for length in reversed(lengths))


def _may_be_a_name(text: str) -> bool:
    return is_katakana(text) or text[:1].isupper()


def _is_abbreviated(text: str, keywords: Iterable[Keyword]) -> bool:
    """Whether it is in capitals and other keywords are not: letters, which are not said as a word."""
    return text.isupper() and any(letter.islower() for keyword in keywords for letter in keyword.text)


@lru_cache(2**10)
def _notations(text: str) -> tuple[Alternative, ...]:
    """The other ways to write a number, as rows of terms."""
    found = (
        (code, notation.text)
        for notation in numbers.notations(text)
        for code in (("ja",) if notation.is_japanese else LANGUAGES)
    )
    rows = (
        (code, tuple(token.term for token in analyzer_for(code)(written)), written) for code, written in found
    )
    return tuple(alternative_of(code, terms, 1.0, NUMBER, written) for code, terms, written in rows if terms)
