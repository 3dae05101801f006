"""What people would pick instead, given the very same terms: Tantivy and SQLite's FTS5.

Terms reach them as words of an invented alphabet, one for each term in a language, so that their own
analysis can do nothing but cut at spaces.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Protocol

import tantivy

_HITS = 10
_TANTIVY_HEAP = 256 * 2**20


class Words:
    """The invented words: ``x0``, ``x1`` … in the order in which terms are first met."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, str], int] = {}

    def learn(self, language: str, term: str) -> str:
        """The word for a term of a language."""
        return f"x{self._numbers.setdefault((language, term), len(self._numbers))}"

    def known(self, language: str, term: str) -> str | None:
        """The word for a term, if a document has it."""
        number = self._numbers.get((language, term))
        return None if number is None else f"x{number}"


class Rival(Protocol):
    """An engine to compare with."""

    name: str

    def build(self, documents: Iterable[str]) -> float:
        """Indexes documents that are words with spaces between; gives the seconds it took."""

    def latencies(self, queries: Iterable[list[str]]) -> Iterator[float]:
        """The seconds that the ten best documents with any of the words took, query by query."""


class Tantivy:
    """With one thread, positions included."""

    name = "Tantivy"

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("words", stored=False, tokenizer_name="whitespace", index_option="position")
        self._schema = builder.build()
        self._index = tantivy.Index(self._schema, path=str(folder))
        cut = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        self._index.register_tokenizer("whitespace", cut)

    def build(self, documents: Iterable[str]) -> float:
        """See :class:`Rival`; waiting for the documents does not count."""
        writer = self._index.writer(_TANTIVY_HEAP, num_threads=1)
        seconds = 0.0
        for words in documents:
            began = time.perf_counter()
            writer.add_document(tantivy.Document(words=[words]))
            seconds += time.perf_counter() - began
        began = time.perf_counter()
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        return seconds + time.perf_counter() - began

    def latencies(self, queries: Iterable[list[str]]) -> Iterator[float]:
        """See :class:`Rival`; the hits are not counted, so that it may stop early."""
        searcher = self._index.searcher()
        for words in queries:
            began = time.perf_counter()
            terms = [tantivy.Query.term_query(self._schema, "words", word) for word in words]
            query = tantivy.Query.boolean_query([(tantivy.Occur.Should, term) for term in terms])
            searcher.search(query, _HITS, count=False)
            yield time.perf_counter() - began


class SqliteFts5:
    """A table without content of its own, in a file."""

    name = "SQLite FTS5"

    def __init__(self, file: Path) -> None:
        self._file = file
        with closing(self._connect()) as connection, connection:
            connection.execute(
                "CREATE VIRTUAL TABLE documents USING fts5(words, content='', tokenize='ascii')"
            )

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(self._file)

    def build(self, documents: Iterable[str]) -> float:
        """See :class:`Rival`."""
        seconds = 0.0
        with closing(self._connect()) as connection, connection:
            for words in documents:
                began = time.perf_counter()
                connection.execute("INSERT INTO documents(words) VALUES (?)", (words,))
                seconds += time.perf_counter() - began
            began = time.perf_counter()
            connection.commit()
        return seconds + time.perf_counter() - began

    def latencies(self, queries: Iterable[list[str]]) -> Iterator[float]:
        """See :class:`Rival`."""
        search = "SELECT rowid FROM documents WHERE documents MATCH ? ORDER BY rank LIMIT ?"
        with closing(self._connect()) as connection:
            for words in queries:
                began = time.perf_counter()
                connection.execute(search, (" OR ".join(words), _HITS)).fetchall()
                yield time.perf_counter() - began
