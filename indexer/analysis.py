"""A document becomes terms: each passage through the analyzer of its language."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable

import numpy as np

from analyzers import UNKNOWN, Passage, analyzer_for, passages, written_form
from indexer.documents import TEXT, TITLE, WRITTEN, AnalyzedDocument, Document, Field, Occurrences

_SUBSTANTIAL_SHARE = 0.05
"""Of a document's letters: what a language must have for the document to count as written in it."""

_LETTERS_A_CJK_CHARACTER_IS_WORTH = 2.5
"""A text is about that much shorter in Japanese than in German or English."""


def analyze(document: Document) -> AnalyzedDocument:
    """The terms of a document's title and text, by language, with their places."""
    title_passages, text_passages = _passages(document)
    terms = _Terms()
    lengths = {
        TITLE: terms.add(TITLE, document.title, title_passages),
        TEXT: terms.add(TEXT, document.text, text_passages),
    }
    languages = _languages(text_passages) or _languages(title_passages)
    return AnalyzedDocument(
        document, tuple(text_passages), languages, _main_language(title_passages), terms.fields(), lengths
    )


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


class _Terms:
    """Collects the occurrences of terms, field by field."""

    def __init__(self) -> None:
        self._rows: dict[Field, _Rows] = {}

    def add(self, part: str, text: str, found: Iterable[Passage]) -> int:
        """Adds the terms of one part, passage by passage; gives their number."""
        count = position_base = 0
        written = self._rows.setdefault(Field(part, WRITTEN), _Rows())
        for start, end, language in found:
            passage = text[start:end]
            rows = self._rows.setdefault(Field(part, language), _Rows())
            position = -1
            for term, term_start, term_end, position in analyzer_for(language)(passage):
                place = (position_base + position, start + term_start, start + term_end)
                rows.add(term, *place)
                written.add(written_form(passage[term_start:term_end]), *place)
                count += 1
            position_base += position + 1
        return count

    def fields(self) -> dict[Field, Occurrences]:
        """What was collected, fields without a term left out."""
        return {field: rows.occurrences() for field, rows in self._rows.items() if rows.numbers}


class _Rows:
    """The growing columns of one :class:`Occurrences`."""

    def __init__(self) -> None:
        self.vocabulary: dict[str, int] = {}
        self.numbers = array("I")
        self.positions = array("I")
        self.starts = array("I")
        self.ends = array("I")

    def add(self, term: str, position: int, start: int, end: int) -> None:
        self.numbers.append(self.vocabulary.setdefault(term, len(self.vocabulary)))
        self.positions.append(position)
        self.starts.append(start)
        self.ends.append(end)

    def occurrences(self) -> Occurrences:
        columns = (self.numbers, self.positions, self.starts, self.ends)
        return Occurrences(list(self.vocabulary), *(np.asarray(c, dtype=np.uint32) for c in columns))
