"""Small collections in three languages whose tokens are plain to see, and indexes of them."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from hypothesis import strategies as st

from analyzers import Passage
from indexer.documents import TEXT, TITLE, AnalyzedDocument, Document, Tokens, TokenType
from indexer.engines.whoosh_index import frame
from indexer.engines.whoosh_index.assembly import assemble
from indexer.engines.whoosh_index.codec import ArraySegment
from indexer.engines.whoosh_index.units import unit_of
from tests.contract.engines import words_and_places

TYPES = {
    "Haus": TokenType("de", "haus", "haus"),
    "Häuser": TokenType("de", "haus", "häuser"),
    "Hauses": TokenType("de", "haus", "hauses"),
    "Zug": TokenType("de", "zug", "zug"),
    "Nachtzug": TokenType("de", "nachtzug", "nachtzug", ("nacht", "zug")),
    "hand": TokenType("en", "hand", "hand"),
    "house": TokenType("en", "house", "house"),
    "houses": TokenType("en", "house", "houses"),
    "train": TokenType("en", "train", "train"),
    "家": TokenType("ja", "家", "家", sounds=("イエ", "ウチ", "カ")),
    "電車": TokenType("ja", "電車", "電車", sounds=("デンシャ",)),
    "電話": TokenType("ja", "電話", "電話", ("電", "話"), ("デンワ",)),
    "伝話": TokenType("ja", "電話", "伝話", (), ("デンワ",)),
    "\U00020bb7野家": TokenType("ja", "\U00020bb7野家", "\U00020bb7野家"),
}
DROPPED = ("der", "the")
"""Words that count as positions and are no tokens."""

_LANGUAGES = ("de", "en", "ja")


def analyzed(number: int, title: str, text: str) -> AnalyzedDocument:
    """A document of words of :data:`TYPES` and :data:`DROPPED`."""
    document = Document(
        f"{number:04}", title, text, f"{'ab'[number % 2]}/{number}.{('txt', 'html')[number % 3 == 0]}"
    )
    vocabulary: list[TokenType] = []
    tokens = {TITLE: _tokens(title, vocabulary), TEXT: _tokens(text, vocabulary)}
    languages = tuple(sorted({kind.language for kind in vocabulary}))
    passages = (Passage(0, len(text), "de"),) if text else ()
    return AnalyzedDocument(document, passages, languages, "de", vocabulary, tokens)


def _tokens(text: str, vocabulary: list[TokenType]) -> Tokens:
    rows = []
    for position, (word, start, end) in enumerate(words_and_places(text)):
        if word not in DROPPED:
            if TYPES[word] not in vocabulary:
                vocabulary.append(TYPES[word])
            rows.append((vocabulary.index(TYPES[word]), position, start, end))
    return Tokens(*np.array(rows, np.uint32).reshape(-1, 4).T)


def sentences(longest: int) -> st.SearchStrategy[str]:
    """Of so many words at most."""
    return st.lists(st.sampled_from([*TYPES, *DROPPED]), max_size=longest).map(" ".join)


def contents(most: int) -> st.SearchStrategy[list[tuple[str, str]]]:
    """Titles and texts of at least one document, none longer than Whoosh's own codec can tell exactly."""
    return st.lists(st.tuples(sentences(4), sentences(10)), min_size=1, max_size=most)


def written(folder: Path, documents: Sequence[AnalyzedDocument]) -> ArraySegment:
    """A segment of documents, whose file is in the index's folder, not yet committed."""
    segment, path = frame.new_segment(folder, len(documents))
    assemble([unit_of(documents)], path)
    return segment
