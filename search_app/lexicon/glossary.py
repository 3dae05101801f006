"""A person's own translations: a line for each thing, what it is called with tabs between.

::

    Sicherheitsrat@de	Security Council@en	安全保障理事会
    Kiew	Kyiv	キーウ

The code of a language may stand behind an at sign. Else words with kana or kanji are Japanese, and others
count in each of the other languages. Lines that begin with ``#`` are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from search_app.lexicon.errors import LexiconError
from search_app.lexicon.groups import LANGUAGES, Group, Weighted

_JAPANESE = re.compile("[\u3005\u3041-\u30ff\u3400-\u9fff\uff66-\uff9f]")
_NAMED = re.compile(r"(.*\S)\s*@([A-Za-z]{2})")


def read(lines: Iterable[str]) -> Iterator[Group]:
    """A group for each line with words of two languages or more.

    Raises :class:`LexiconError` where a language is named that nothing is translated between.
    """
    for number, line in enumerate(lines, 1):
        if line.startswith("#"):
            continue
        words: dict[str, list[Weighted]] = {}
        for cell in filter(_is_word, line.split("\t")):
            word, languages = _read_cell(cell.strip(), number)
            for language in languages:
                words.setdefault(language, []).append((word, 1.0))
        if len(words) > 1:
            yield Group(words)


def _read_cell(cell: str, line: int) -> tuple[str, list[str]]:
    """A word and the languages that it is of."""
    if not (named := _NAMED.fullmatch(cell)):
        is_japanese = bool(_JAPANESE.search(cell))
        return cell, [code for code in LANGUAGES if (code == "ja") == is_japanese]
    word, language = named[1], named[2].lower()
    if language not in LANGUAGES:
        raise LexiconError(
            f"Glossary, line {line}: there is no language {language!r}; take one of {', '.join(LANGUAGES)}."
        )
    return word, [language]


def _is_word(cell: str) -> bool:
    return any(map(str.isalnum, cell))
