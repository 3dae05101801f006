"""The single words of translations that are several: documents may not have them in a row.

*Rippenquallen* are comb jellies, and then just jellies; *Schmalspurbahnen* are narrow gauge railways in the
lexicon and narrow gauge lines in a document. A single word that says about the same makes them needless.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain, islice

from analyzers import analyzer_for
from analyzers.wordlists import buckets
from indexer.query import Alternative

_PIECE = 0.3
"""What a word of a row counts, beside the row."""
_COMMON = 350
"""Centibels: what is more than one of 3000 words in a text tells nothing without the others of its row."""
_ABOUT_THE_SAME = 0.6
"""Of the weight of a row, for a single word."""

Translated = Mapping[tuple[str, tuple[str, ...]], Alternative]
"""Translations by their language and terms."""


def with_pieces(translated: Translated) -> dict[tuple[str, tuple[str, ...]], Alternative]:
    """The same translations, and the words of those rows that no single word of the language stands for."""
    best: defaultdict[str, float] = defaultdict(float)
    for (language, terms), alternative in translated.items():
        if len(terms) == 1:
            best[language] = max(best[language], alternative.weight)
    found: dict[tuple[str, tuple[str, ...]], Alternative] = {}
    for row in translated.values():
        if len(row.terms) > 1 and best[row.language] < _ABOUT_THE_SAME * row.weight:
            for piece in _pieces(row):
                key = piece.language, piece.terms
                if key not in found or found[key].weight < piece.weight:
                    found[key] = piece
    return {**translated, **{key: piece for key, piece in found.items() if key not in translated}}


def _pieces(row: Alternative) -> Iterator[Alternative]:
    tokens = analyzer_for(row.language)(row.text)
    written = {token.term: row.text[token.start : token.end] for token in tokens}
    for term in row.terms:
        text = written.get(term, row.text)
        # The 会 of 安全保障理事会 and the House of Lords are in documents of all kinds.
        if len(text) > 1 and text.casefold() not in _common(row.language):
            yield row._replace(terms=(term,), gaps=(0,), weight=_PIECE * row.weight, text=text)


@cache
def _common(language: str) -> frozenset[str]:
    return frozenset(chain.from_iterable(islice(buckets(language, "small"), _COMMON)))


def is_piece_of(alternative: Alternative, row: Alternative) -> bool:
    """Whether an alternative may be there because of a translation that is several words."""
    is_one_of_them = len(alternative.terms) == 1 and alternative.terms[0] in row.terms
    is_of_the_same = (alternative.language, alternative.origin) == (row.language, row.origin)
    return is_one_of_them and is_of_the_same and len(row.terms) > 1 and alternative.weight < row.weight
