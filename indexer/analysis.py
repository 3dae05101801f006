"""A document becomes terms: each passage through the analyzer of its language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

import numpy as np

from analyzers import UNKNOWN, Passage, TokenArrays, Vocabulary, analyzer_for, passages
from indexer.documents import TEXT, TITLE, AnalyzedDocument, Document, Tokens, TokenType

_SUBSTANTIAL_SHARE = 0.05
"""Of a document's letters: what a language must have for the document to count as written in it."""

_LETTERS_A_CJK_CHARACTER_IS_WORTH = 2.5
"""A text is about that much shorter in Japanese than in German or English."""

_REMEMBERED = 2**19
"""Kinds of tokens and pieces of text in a vocabulary: about 120 MB."""

_TYPES_AT_ONCE = 2**14
"""A word comes in many pieces: with a space before it, behind a bracket."""


def analyze(document: Document) -> AnalyzedDocument:
    """The tokens of a document's title and text, with their places."""
    vocabulary = _shared.current()
    title_passages, text_passages = _passages(document)
    tokens = {
        TITLE: _tokens(document.title, title_passages, vocabulary),
        TEXT: _tokens(document.text, text_passages, vocabulary),
    }
    languages = _languages(text_passages) or _languages(title_passages)
    return AnalyzedDocument(
        document, tuple(text_passages), languages, _main_language(title_passages), vocabulary.kinds, tokens
    )


@lru_cache(_TYPES_AT_ONCE)
def _token_type(language: str, term: str, written: str) -> TokenType:
    analyzer = analyzer_for(language)
    return TokenType(language, term, written, analyzer.terms_of_parts(written), analyzer.sounds_of(written))


class _Shared:
    """The vocabulary of all documents that this process analyses, until it is too large."""

    def __init__(self) -> None:
        self._vocabulary = Vocabulary(_token_type)

    def current(self) -> Vocabulary[TokenType]:
        """The one for the next document; those before keep theirs."""
        vocabulary = self._vocabulary
        if len(vocabulary) > _REMEMBERED:
            vocabulary = self._vocabulary = Vocabulary(_token_type)
        return vocabulary


_shared = _Shared()


def _passages(document: Document) -> tuple[list[Passage], list[Passage]]:
    """Of title and text: the title is read as the first line of the text, for it is too short alone."""
    cut = len(document.title) + 1
    found = passages(f"{document.title}\n{document.text}", declared=document.declared_language)
    title = [Passage(p.start, min(p.end, cut - 1), p.language) for p in found if p.start < cut - 1]
    text = [Passage(max(p.start - cut, 0), p.end - cut, p.language) for p in found if p.end > cut]
    return title, text


def _main_language(found: Iterable[Passage]) -> str:
    longest = max(found, key=lambda passage: passage.end - passage.start, default=None)
    return UNKNOWN if longest is None else longest.language


def _languages(found: Iterable[Passage]) -> tuple[str, ...]:
    """Those with a substantial share of the text, the most used first."""
    amounts: Counter[str] = Counter()
    for start, end, language in found:
        if language != UNKNOWN:
            worth = _LETTERS_A_CJK_CHARACTER_IS_WORTH if analyzer_for(language).script == "Jpan" else 1.0
            amounts[language] += round(worth * (end - start))
    least = _SUBSTANTIAL_SHARE * amounts.total()
    return tuple(language for language, amount in amounts.most_common() if amount >= least)


def _tokens(text: str, found: Iterable[Passage], vocabulary: Vocabulary[TokenType]) -> Tokens:
    """Of one part, passage by passage."""
    tokens = [(p.start, analyzer_for(p.language).tokens(text[p.start : p.end], vocabulary)) for p in found]
    table = np.empty((len(TokenArrays._fields), sum(len(each.types) for _, each in tokens)), np.uint32)
    done = position_base = 0
    for offset, (types, positions, starts, ends) in tokens:
        if len(types):
            rows = slice(done, done + len(types))
            table[0, rows] = types
            table[1, rows] = positions + position_base
            table[2, rows] = starts + offset
            table[3, rows] = ends + offset
            done = rows.stop
            position_base += int(positions[-1]) + 1
    return Tokens(*table)
