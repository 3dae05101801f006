"""What people would pick instead, given the very same terms: Tantivy and SQLite's FTS5.

Terms reach them as words of an invented alphabet, one for each term in a language, so that their own
analysis can do nothing but cut at spaces.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Protocol

import tantivy

from benchmarks.latency import latencies

HITS = 10
"""That every contender is asked for."""

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

    def build(self, documents: Path) -> float:
        """Indexes documents that are lines of words with spaces between; gives the seconds it took.

        The time in which it waits for a line does not count.
        """

    def latencies(self, queries: Iterable[list[str]], *, count_all: bool) -> list[float]:
        """The seconds that the ten best documents with any of the words took, query by query.

        With ``count_all`` the exact number of documents with any of them is found, too.
        """


class Tantivy:
    """With one thread that indexes, beside the one that gives it documents; positions included."""

    name = "Tantivy"

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("words", stored=False, tokenizer_name="whitespace", index_option="position")
        self._schema = builder.build()
        self._index = tantivy.Index(self._schema, path=str(folder))
        cut = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        self._index.register_tokenizer("whitespace", cut)

    def build(self, documents: Path) -> float:
        """See :class:`Rival`."""
        writer = self._index.writer(_TANTIVY_HEAP, num_threads=1)
        with documents.open(encoding="ascii") as lines:
            seconds = sum(
                latencies(lambda words: writer.add_document(tantivy.Document(words=[words])), lines)
            )
        began = time.perf_counter()
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        return seconds + time.perf_counter() - began

    def latencies(self, queries: Iterable[list[str]], *, count_all: bool) -> list[float]:
        """See :class:`Rival`; where hits are not counted it may stop early."""
        searcher = self._index.searcher()

        def ask(words: list[str]) -> None:
            terms = [tantivy.Query.term_query(self._schema, "words", word) for word in words]
            query = tantivy.Query.boolean_query([(tantivy.Occur.Should, term) for term in terms])
            searcher.search(query, HITS, count=count_all)

        return latencies(ask, queries)


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

    def build(self, documents: Path) -> float:
        """See :class:`Rival`."""
        insert = "INSERT INTO documents(words) VALUES (?)"
        with closing(self._connect()) as connection, connection, documents.open(encoding="ascii") as lines:
            seconds = sum(latencies(lambda words: connection.execute(insert, (words,)), lines))
            began = time.perf_counter()
            connection.commit()
        return seconds + time.perf_counter() - began

    def latencies(self, queries: Iterable[list[str]], *, count_all: bool) -> list[float]:
        """See :class:`Rival`; it looks at all documents with any of the words in any case."""
        best = "SELECT rowid FROM documents WHERE documents MATCH ? ORDER BY rank LIMIT ?"
        count = "SELECT count(*) FROM documents WHERE documents MATCH ?"
        with closing(self._connect()) as connection:

            def ask(words: list[str]) -> None:
                match = " OR ".join(words)
                connection.execute(best, (match, HITS)).fetchall()
                if count_all:
                    connection.execute(count, (match,)).fetchall()

            return latencies(ask, queries)
