"""One module an engine: what stores the terms of documents and ranks documents by them.

A module here with a function ``engine(index)`` is an engine that can be chosen by the module's name.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from indexer.documents import AnalyzedDocument
from indexer.errors import SettingsError
from indexer.query import Facet, Hit, Query, SearchResult


@dataclass(frozen=True, slots=True)
class IndexInfo:
    """What is searched at present."""

    build: str
    created: datetime
    documents: int
    languages: Mapping[str, int]
    """How many documents are written in each language, the most frequent first."""
    notes: Mapping[str, Any]
    """What the caller of ``rebuild`` had kept with the build."""


class Word(NamedTuple):
    """A word as it stands in documents in a language."""

    language: str
    term: str
    written: str
    """As :attr:`indexer.documents.TokenType.written` has it: case folded."""
    documents: int
    """How many documents have the term, written in whatever way."""


class Spelled(NamedTuple):
    """What all words have in common that an expression fits, so that few others are tried with it."""

    letters: str
    """They have no others."""
    each: Collection[str] = ()
    """Of each of these strings they have a letter at least."""
    beginnings: Collection[str] = ("",)
    """They begin with one of these."""


LAST = "\U0010ffff"
"""Comes behind all words."""


class NewBuild(Protocol):
    """An index in the making, beside the live one."""

    @property
    def prepare(self) -> Callable[[Iterable[AnalyzedDocument]], Any]:
        """Prepares documents for :meth:`add`. It and what it gives can be sent to other processes."""

    def add(self, prepared: Any, ids: Sequence[str | None]) -> None:  # noqa: ANN401  # each engine's own
        """Takes what was prepared. ``ids`` are those that the documents shall have, ``None`` leaves one out.

        A document of the live index with the same id is replaced.
        """

    def remove(self, ids: Iterable[str]) -> int:
        """Takes documents of the live index out; gives their number."""

    def remove_files(self, paths: Collection[str]) -> int:
        """Takes all documents of these files out; gives their number."""

    def path_of(self, id_: str) -> str | None:
        """The file of the document of the live index with that id, unless it was taken out."""

    def commit(self, notes: Mapping[str, Any]) -> IndexInfo:
        """Checks the new index and puts it in place of the live one."""


class Engine(Protocol):
    """What an index can do, wherever it lives. Safe to use from several threads.

    Every reading method raises :class:`indexer.errors.IndexUnusable` where there is nothing sound to read,
    and sees a new build as soon as it is live.
    """

    def rebuild(self, documents: Iterable[AnalyzedDocument], notes: Mapping[str, Any]) -> IndexInfo:
        """Makes an index of just these documents and, once it is checked, puts it in place of the live one.

        ``notes`` (for JSON) are looked at when all documents are written, so they may tell about these.
        Raises :class:`indexer.errors.BuildError`; whatever is raised, also by ``documents``, the live index
        is as it was.
        """

    def new_build(self, *, update: bool = False) -> AbstractContextManager[NewBuild]:
        """An empty index to fill or, for an ``update``, one with all that is in the live one.

        Documents are added in the order in which equal hits shall come. Unless it is committed, all of it is
        gone in the end. Raises :class:`indexer.errors.BuildError`.
        """

    def check(self) -> int:
        """Reads everything that is stored; gives the number of documents.

        Raises :class:`indexer.errors.IndexUnusable` where it is not what was written.
        """

    def search(
        self,
        query: Query,
        *,
        limit: int,
        offset: int = 0,
        facets: Collection[Facet] = (),
        explain: bool = False,
    ) -> SearchResult:
        """The hits from number ``offset`` on (the first is 0), at most ``limit``.

        Of a hit with very many matches only the best places are told. To ``explain`` is to tell of each hit
        what made its score.
        """

    def documents(self, query: Query) -> Mapping[tuple[int, int], int]:
        """How many documents have each alternative, as in :attr:`indexer.query.SearchResult.documents`."""

    def hit(self, query: Query, document_id: str) -> Hit | None:
        """The document of that id as if it had been found: with every place that a positive concept matches,
        in order, whether or not it answers the query; its score is 0. ``None`` if there is no such document.
        """

    def words(self, expression: str, first: str = "", behind: str = LAST) -> Sequence[Word]:
        """The words that a regular expression (of :mod:`re`) fits from end to end, by language and term.

        Only words from ``first`` to before ``behind`` in the order of code points are looked at, the
        sooner the fewer these are. It is for expressions that few words fit, and they must not fit NUL. The
        first call after a build became live may take longer.
        """

    def spellings(
        self, expression: str, spelled: Spelled, first: str = "", behind: str = LAST
    ) -> Sequence[str]:
        """The words as written that a regular expression fits, each once, rising; sooner than :meth:`words`.

        Those that are not spelled so may be left out. Words of documents that were removed may be among them.
        """

    def written(self, words: Iterable[str]) -> Sequence[Word]:
        """These words, as far as documents have them, by language and term."""

    def heard(self, language: str, sounds: Collection[str]) -> Sequence[Word]:
        """The words of a language that may be heard in one of these ways, by term.

        Sounds are compared with :attr:`indexer.documents.TokenType.sounds`; now and then a word is among them
        that is heard otherwise.
        """

    def similar(self, word: str, edits: int) -> Mapping[Word, int]:
        """The words that are spelled nearly like ``word``, itself included, by language and term.

        They are those that :attr:`indexer.query.Pattern.FUZZY` stands for, each with the number of edits that
        it is away, which is at most ``edits``. The first call after a build became live may take longer.
        """

    def info(self) -> IndexInfo:
        """What is searched at present."""


def engine_for(name: str, index: Path) -> Engine:
    """The engine of that name on an index folder; raises :class:`SettingsError` where there is none."""
    known = sorted(info.name for info in pkgutil.iter_modules(__path__))
    if name not in known:
        raise SettingsError(f"There is no engine {name!r}: take one of {', '.join(known)}.")
    made: Engine = import_module(f"{__name__}.{name}").engine(index)
    return made
