"""Names looked up in the live index, each once as long as the index is the same."""

from __future__ import annotations

from functools import lru_cache

from indexer.engines import Engine, Word
from search_app.lexicon.store import Lexicon
from search_app.lexicon.words import exact_key, term_key
from search_app.names.index import Name, Names

_REMEMBERED = 2**10


class KnownNames:
    """What :class:`Names` finds that the lexicon does not have. Safe to use from several threads."""

    def __init__(self, engine: Engine, lexicon: Lexicon) -> None:
        self._engine = engine
        self._lexicon = lexicon
        self._names = Names(engine, self._is_word)
        self._remembered = lru_cache(_REMEMBERED)(self._like)

    def like(self, name: str) -> tuple[Name, ...]:
        """See :meth:`Names.like`."""
        return self._remembered(name, self._engine.info().build)

    def _like(self, name: str, _build: str) -> tuple[Name, ...]:
        return tuple(self._names.like(name))

    def _is_word(self, word: Word) -> bool:
        keys = exact_key(word.language, word.written), term_key(word.language, (word.term,))
        return any(map(self._lexicon.has, keys))
