"""An index of the oracle, written and read through Whoosh."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from whoosh.index import create_in

from indexer.documents import AnalyzedDocument
from indexer.engines import Word
from indexer.query import Facet, Hit, Query, SearchResult
from tests.oracle.stock_codec.evaluation import Evaluation
from tests.oracle.stock_codec.schema import schema, whoosh_document
from tests.oracle.stock_codec.snapshot import OpenBuild
from tests.oracle.stock_codec.words import Words


class Oracle:
    """Answers as :class:`indexer.engines.Engine` tells; it is written once and knows no updates."""

    def __init__(self, folder: Path, documents: Iterable[AnalyzedDocument]) -> None:
        """``folder`` is for the index, and new."""
        folder.mkdir()
        self._words = Words()
        writer = create_in(str(folder), schema()).writer()
        for analyzed in documents:
            writer.add_document(**whoosh_document(analyzed))
            self._words.add(analyzed)
        writer.commit(merge=False)
        self._files = OpenBuild(folder)

    def search(
        self, query: Query, *, limit: int, offset: int = 0, facets: Collection[Facet] = ()
    ) -> SearchResult:
        """See :meth:`indexer.engines.Engine.search`."""
        with self._files.snapshot() as snapshot:
            evaluation = Evaluation(query, snapshot)
            ranking = evaluation.ranking()
            page = slice(offset, offset + limit)
            hits = tuple(
                Hit(snapshot.stored(number), float(score), evaluation.matches(number))
                for number, score in zip(ranking.documents[page].tolist(), ranking.scores[page], strict=True)
            )
            return SearchResult(len(ranking.documents), hits, facets=evaluation.facets(ranking, facets))

    def hit(self, query: Query, document_id: str) -> Hit | None:
        """See :meth:`indexer.engines.Engine.hit`."""
        with self._files.snapshot() as snapshot:
            number = snapshot.number_of(document_id)
            if number is None:
                return None
            return Hit(snapshot.stored(number), 0.0, Evaluation(query, snapshot).matches(number))

    def heard(self, language: str, sounds: Collection[str]) -> list[Word]:
        """See :meth:`indexer.engines.Engine.heard`."""
        return self._words.heard(language, sounds)

    def similar(self, word: str, edits: int) -> dict[Word, int]:
        """See :meth:`indexer.engines.Engine.similar`."""
        return self._words.similar(word, edits)
