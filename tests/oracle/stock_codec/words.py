"""All words of some documents, each looked at for every question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

from indexer.documents import AnalyzedDocument, TokenType
from indexer.engines import Word
from tests.oracle.stock_codec.patterns import distance


class Words:
    """Those of the documents that were added."""

    def __init__(self) -> None:
        self._documents: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        self._kinds: set[TokenType] = set()

    def add(self, analyzed: AnalyzedDocument) -> None:
        """The words of one more document."""
        for tokens in analyzed.tokens.values():
            for number in tokens.types.tolist():
                kind = analyzed.vocabulary[number]
                self._kinds.add(kind)
                self._documents[kind.language, kind.term].add(analyzed.document.id)

    def heard(self, language: str, sounds: Collection[str]) -> list[Word]:
        """See :meth:`indexer.engines.Engine.heard`."""
        of_language = ((word, kind) for word, kind in self._all() if kind.language == language)
        return [word for word, kind in of_language if not set(kind.sounds).isdisjoint(sounds)]

    def similar(self, word: str, edits: int) -> dict[Word, int]:
        """See :meth:`indexer.engines.Engine.similar`."""
        away = {each: distance(word, each.written) for each, _ in self._all()}
        return {each: number for each, number in away.items() if number <= edits}

    def _all(self) -> Iterator[tuple[Word, TokenType]]:
        for kind in sorted(self._kinds):
            language, term, written, *_ = kind
            yield Word(language, term, written, len(self._documents[language, term])), kind
