"""Translated sentences as terms, and which of them stand for each other in any two languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from analyzers import analyzer_for
from search_app.lexicon.alignment import Aligned, Sentences, aligned, numbered
from search_app.lexicon.groups import LANGUAGES
from search_app.lexicon.progress import OnShare, part, watched
from search_app.lexicon.sentences import Sentence

_READ = 0.6
"""How much of the work it is to find the terms."""


class Found(NamedTuple):
    """What was found for two languages, in one direction."""

    language: str
    other: str
    aligned: list[Aligned]
    written: Mapping[str, str]
    """For each term of the other language the word that it is written as most often."""


class _Spoken(NamedTuple):
    """The sentences of a language, and how each of its terms is mostly written."""

    sentences: Sentences
    written: Mapping[str, str]


def found_in(sentences: Sequence[Sentence], on_share: OnShare) -> Iterator[Found]:
    """Any two languages, either direction: one pair at a time, for each takes much memory."""
    spoken = {
        language: _spoken(
            language, [getattr(s, language) for s in sentences], part(on_share, number, len(LANGUAGES), _READ)
        )
        for number, language in enumerate(LANGUAGES)
    }
    pairs = [*combinations(LANGUAGES, 2)]
    for number, (one, other) in enumerate(pairs):
        on_share(_READ + (1 - _READ) * number / len(pairs))
        found = aligned(spoken[one].sentences, spoken[other].sentences)
        yield Found(one, other, found, spoken[other].written)
        turned = [Aligned(its, term, strength) for term, its, strength in found]
        yield Found(other, one, turned, spoken[one].written)


def _spoken(language: str, texts: Sequence[str], on_share: OnShare) -> _Spoken:
    written: Counter[tuple[str, str]] = Counter()
    sentences = numbered(_terms(language, text, written) for text in watched(texts, on_share))
    least_first = reversed(written.most_common())
    return _Spoken(sentences, {term: word for (term, word), _ in least_first})


def _terms(language: str, text: str, written: Counter[tuple[str, str]]) -> Iterator[str]:
    """Without stop words."""
    analyzer = analyzer_for(language)
    for term, start, end, _ in analyzer(text):
        word = text[start:end]
        if not analyzer.is_stop_word(word, term):
            written[term, word] += 1
            yield term
