"""A prefix, a wildcard or a fuzzy word becomes what is looked for among the words as they stand in documents.

They are compared with words as each language's analyzer cuts them, so where it cuts the keyword, too, its
last piece has the pattern and the pieces before it must stand in front of it: ``秘密会*`` is 秘密, and behind
it what begins with 会; ``情報?関`` is 情報, and behind it what fits ``?関``. The keyword as a whole is looked
for as one word as well: no dictionary cuts the beginning of a word as it cuts the word. Pieces *behind* a
sign are not told apart, so ``*情報機関`` finds only what the dictionary has as one word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from analyzers import Token, written_form
from analyzers.characters import KANA_AND_HAN
from indexer.documents import WRITTEN
from indexer.query import Alternative, Pattern
from search_app.keywords import STARS_AND_QUESTION_MARKS, Keyword, is_one_word

_ENDS_WHERE_A_WORD_MAY = re.compile(f"[{KANA_AND_HAN}]$")
"""These scripts put no spaces between words."""

Read = Callable[[str], Iterable[Sequence[Token]]]
"""What the analyzers make of a text: the tokens of each that makes something of it."""


def alternatives(keyword: Keyword, read: Read) -> tuple[Alternative, ...]:
    """Every way to find what fits the keyword, whose pattern is another than ``TERM``."""
    sign = STARS_AND_QUESTION_MARKS.search(keyword.text)
    cut = sign.start() if sign else len(keyword.text)
    head, rest = keyword.text[:cut], keyword.text[cut:]
    rows = [row for tokens in read(head) for row in _rows(head, tokens, _written(rest))]
    if is_one_word(head + STARS_AND_QUESTION_MARKS.sub("", rest)):
        rows.append(((_written(keyword.text),), (0,)))
    return tuple(dict.fromkeys(_alternative(keyword, *row) for row in rows))


_Row = tuple[tuple[str, ...], tuple[int, ...]]
"""Words, and the position of each relative to the first."""


def _rows(head: str, tokens: Sequence[Token], rest: str) -> Iterator[_Row]:
    """The words of ``head``, the last of which goes on with ``rest`` or, where it may, stands before it."""
    words = tuple(written_form(head[token.start : token.end]) for token in tokens)
    gaps = tuple(token.position - tokens[0].position for token in tokens)
    goes_on = tokens[-1].end == len(head)
    if goes_on or not rest:
        yield (*words[:-1], words[-1] + rest), gaps
    if rest and (not goes_on or _ENDS_WHERE_A_WORD_MAY.search(head)):
        yield (*words, rest), (*gaps, gaps[-1] + 1)


def _alternative(keyword: Keyword, words: tuple[str, ...], gaps: tuple[int, ...]) -> Alternative:
    """A fuzzy word keeps at least one letter: other than that it is a word like any other."""
    edits = min(keyword.edits, len(words[-1]) - 1)
    pattern = Pattern.TERM if keyword.pattern is Pattern.FUZZY and not edits else keyword.pattern
    return Alternative(WRITTEN, words, gaps, pattern=pattern, edits=edits)


def _written(text: str) -> str:
    """What is literal in ``text`` as it is written in the index; several stars in a row are one."""
    text = re.sub(r"\*+", "*", text)
    pieces = re.split(r"([*?])", text)
    return "".join(piece if piece in "*?" else written_form(piece) for piece in pieces)
