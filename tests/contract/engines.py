"""What the suites of the engine share: short ways to ask, and collections whose tokens are plain to see."""

import pkgutil
import re
from collections.abc import Sequence

import numpy as np

import indexer.engines
from analyzers import Passage
from indexer.documents import TEXT, TITLE, AnalyzedDocument, Document, Tokens, TokenType
from indexer.engines import Engine
from indexer.query import Alternative, Concept, Filters, Hit, Occurrence, Query

NO_FILTERS = Filters()
ENGINES = sorted(info.name for info in pkgutil.iter_modules(indexer.engines.__path__))


def term(text: str, language: str, *, weight: float = 1.0) -> Alternative:
    return Alternative(language, (text,), weight=weight)


def concept(
    *alternatives: Alternative, occurrence: Occurrence = Occurrence.SHOULD, part: str | None = None
) -> Concept:
    return Concept("keyword", alternatives, occurrence, part)


def ids(engine: Engine, *concepts: Concept, filters: Filters = NO_FILTERS) -> list[str]:
    result = engine.search(Query(concepts, filters), limit=100)
    assert result.total == len(result.hits)
    return [hit.stored.document.id for hit in result.hits]


def marked(hit: Hit | None) -> list[str]:
    """The author's words where a hit matches, in order, title first."""
    assert hit is not None
    document = hit.stored.document
    return [getattr(document, match.part)[match.start : match.end] for match in hit.matches]


def words_and_places(text: str) -> list[tuple[str, int, int]]:
    """What stands between single spaces, with start and end."""
    return [(found[0], found.start(), found.end()) for found in re.finditer("[^ ]+", text)]


def split_at_spaces(document: Document, languages: Sequence[str] = ("de",)) -> AnalyzedDocument:
    """A document whose words, all of them German, are its terms: their positions count from 0."""
    vocabulary: dict[TokenType, int] = {}
    tokens = {part: _tokens(getattr(document, part), vocabulary) for part in (TITLE, TEXT)}
    passages = (Passage(0, len(document.text), "de"),) if document.text else ()
    return AnalyzedDocument(document, passages, tuple(languages), "de", list(vocabulary), tokens)


def _tokens(text: str, vocabulary: dict[TokenType, int]) -> Tokens:
    found = words_and_places(text)
    rows = [
        (vocabulary.setdefault(TokenType("de", word, word), len(vocabulary)), position, start, end)
        for position, (word, start, end) in enumerate(found)
    ]
    return Tokens(*np.array(rows, np.uint32).reshape(-1, 4).T)
