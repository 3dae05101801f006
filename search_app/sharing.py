"""What the words of one row of kana and kanji count: 表計算ドキュメント is three words and mostly one idea.

Counted in full, a long compound would outvote the other keywords of a query. So each of n words counts
n ** -⅓, and one character behind another word, as 化, 式 and 用, less than that. What may be left out of a
query parts one row from the next: 印刷する方法.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from search_app.readings import Idea

_SHARED = 1 / 3
_OF_A_CHARACTER = 0.7


def weighed(ideas: Iterable[Idea]) -> Iterator[Idea]:
    """The ideas of a keyword, each with the weight that its row leaves it."""
    row: list[Idea] = []
    for idea in ideas:
        if row and (idea.stop_word_in or row[-1].stop_word_in or not idea.is_attached):
            yield from _sharing(row)
            row = []
        row.append(idea)
    yield from _sharing(row)


def _sharing(row: Sequence[Idea]) -> Iterator[Idea]:
    for place, idea in enumerate(row):
        is_ending = place > 0 and len(idea.text) == 1
        counts = _OF_A_CHARACTER if is_ending else 1.0
        yield idea._replace(weight=counts * len(row) ** -_SHARED)
