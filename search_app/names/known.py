"""Names looked up in the live index, each once as long as the index is the same."""

from __future__ import annotations

from functools import lru_cache

from indexer.engines import Engine, Word
from search_app.lexicon.groups import Candidate
from search_app.lexicon.store import Lexicon
from search_app.lexicon.words import exact_key, term_key
from search_app.names.index import Name, Names
from search_app.names.likeness import LEAST_SIMILARITY, similarities

_REMEMBERED = 2**10


class KnownNames:
    """What :class:`Names` finds, but for what the lexicon has as another word. Threads may share it."""

    def __init__(self, engine: Engine, lexicon: Lexicon) -> None:
        self._engine = engine
        self._lexicon = lexicon
        self._names = Names(engine, self._is_another)
        self._remembered = lru_cache(_REMEMBERED)(self._like)

    def like(self, name: str, lacking: frozenset[str] = frozenset()) -> tuple[Name, ...]:
        """See :meth:`Names.like`; if languages lack what the lexicon says, :meth:`Names.respelled`."""
        return self._remembered(name, lacking, self._engine.info().build)

    def _like(self, name: str, lacking: frozenset[str], _build: str) -> tuple[Name, ...]:
        return tuple(self._names.respelled(name, lacking) if lacking else self._names.like(name))

    def _is_another(self, word: Word, name: str) -> bool:
        """Whether it is in the lexicon, and not as a name in English that sounds alike."""
        found = self._translations(word.language, word.written, (word.term,))
        if not found:
            return False
        if word.language == "en":  # in lower case; its translations tell how it is written
            best = {each.language: each for each in reversed(found)}.values()
            found = [
                back for each in best for back in self._translations(each.language, each.text, each.terms)
            ]
        english = {each.text for each in found if each.language == "en" and each.text[0].isupper()}
        return not english or max(similarities([*english], name)) < LEAST_SIMILARITY

    def _translations(self, language: str, text: str, terms: tuple[str, ...]) -> list[Candidate]:
        keys = exact_key(language, text), term_key(language, terms)
        return [candidate for key in keys for candidate in self._lexicon.candidates(key)]
