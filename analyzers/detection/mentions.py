"""Latin letters in Japanese text: a name or a term, which belongs to it, or a quotation, which does not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from analyzers.detection.scripts import CJK, CJK_WEIGHT, LATIN, Run
from analyzers.detection.words import word_table, words

# What reads as a sentence in a language of Latin script.
_SENTENCE_WORDS = 5
_SENTENCE_FUNCTION_WORDS = 2
_SENTENCE_FUNCTION_SHARE = 0.15

# The nearest text decides which language hosts the other.
_RUNS_AROUND = 4
_LETTERS_OF_A_RUN = 60

_GRAMMAR_WEIGHT = 4  # hiragana is what Japanese sentences are built with, and rare in quoted words

_has_hiragana = re.compile("[ぁ-ゖ]").search


class _Sight(NamedTuple):
    """A run and what can be seen of it."""

    run: Run
    words: list[str]
    letters: int
    has_hiragana: bool


def with_mentions(text: str, line: Sequence[Run]) -> list[Run]:
    """The runs of a line, Latin mentions made part of the Japanese they stand in."""
    if not {CJK, LATIN} <= {run.script for run in line}:
        return list(line)
    return list(_merged(_hosted([_seen(text, run) for run in line])))


def _seen(text: str, run: Run) -> _Sight:
    beginning = text[run.start : min(run.end, run.start + _LETTERS_OF_A_RUN)]
    return _Sight(
        run,
        words(text[run.start : run.end]) if run.script == LATIN else [],
        sum(map(str.isalpha, beginning)),
        run.script == CJK and bool(_has_hiragana(beginning)),
    )


def _hosted(line: Sequence[_Sight]) -> Iterator[Run]:
    for place, sight in enumerate(line):
        around = line[max(0, place - _RUNS_AROUND) : place + _RUNS_AROUND + 1]
        yield sight.run._replace(script=CJK) if _is_mention(sight, around) else sight.run


def _is_mention(sight: _Sight, around: Iterable[_Sight]) -> bool:
    if sight.run.script != LATIN or _is_sentence(sight.words):
        return False
    latin = [near for near in around if near.run.script == LATIN]
    japanese = [near for near in around if near.run.script == CJK]
    weight = CJK_WEIGHT * sum(near.letters for near in japanese)
    if any(near.has_hiragana for near in japanese) and not _is_sentence(_joined_words(latin)):
        weight *= _GRAMMAR_WEIGHT
    return weight > sum(near.letters for near in latin)


def _joined_words(sights: Iterable[_Sight]) -> list[str]:
    return list(chain.from_iterable(sight.words for sight in sights))


def _is_sentence(passage: Sequence[str]) -> bool:
    if len(passage) < _SENTENCE_WORDS:
        return False
    function_words = word_table(LATIN).function_words(passage)
    return function_words >= max(_SENTENCE_FUNCTION_WORDS, _SENTENCE_FUNCTION_SHARE * len(passage))


def _merged(line: Iterator[Run]) -> Iterator[Run]:
    growing = next(line)
    for run in line:
        if run.script == growing.script:
            growing = growing._replace(end=run.end)
        else:
            yield growing
            growing = run
    yield growing
