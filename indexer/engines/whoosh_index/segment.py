"""An opened segment: its documents, terms and postings, read from mapped arrays.

A *term number* is a term's place in the order of the segment's terms, a *type number* that of a token type, a
*document number* that of a document in the segment.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.documents import StoredDocument
from indexer.engines.whoosh_index.arrayfile import DamagedFile, FileKind, open_arrays, verify
from indexer.engines.whoosh_index.bits import unpack, width_of
from indexer.engines.whoosh_index.integers import Integers, read_integers
from indexer.engines.whoosh_index.inversion import TITLE_WEIGHT
from indexer.engines.whoosh_index.keys import joined_type_key, string_key, string_of, term_key
from indexer.engines.whoosh_index.ranges import Ints, pointers, ranges
from indexer.engines.whoosh_index.storing import BLOCKS, StoredDocuments
from indexer.engines.whoosh_index.strings import StringTable

SEGMENT = FileKind(b"bblsegmt", 1)

_TERMS_REMEMBERED = 2**14
_LONGEST_REMEMBERED = 40


class Occurrences(NamedTuple):
    """Occurrences of terms, a row each, by term, document and position."""

    terms: Ints
    """For each row the place of its term among those that were asked for."""
    documents: Ints
    positions: Ints
    types: Ints


class Segment:
    """A segment's file, opened. Safe to read from several threads.

    Raises ``DamagedFile`` or ``ForeignVersion`` where the file is not sound; what is stored of documents is
    checked when it is read.
    """

    def __init__(self, path: Path) -> None:
        verify(path, SEGMENT, leave_out=BLOCKS)
        file = open_arrays(path, SEGMENT)
        arrays = file.arrays
        if file.notes["title_weight"] != TITLE_WEIGHT:
            raise DamagedFile(f"{path.name}: it weighs titles in another way")
        self.path = path
        self.notes = file.notes
        self.documents: int = file.notes["documents"]
        self.terms = StringTable(arrays, "terms")
        self._remembered: dict[tuple[str, str], int] = {}
        self.written = StringTable(arrays, "written")
        self.first_postings = pointers(read_integers(arrays, "terms.postings"))
        self._posting_places = self.first_postings.data
        self.posting_documents: NDArray[np.uint16] = arrays["documents"]
        self.weights = Integers(arrays, "weights")
        """Of postings: how often the document has the term, in its title counting five times."""
        with_large = self.first_postings.searchsorted(self.weights.large_at, "right") - 1
        self._terms_with_large_weights = frozenset(with_large.tolist())
        self.at_most: NDArray[np.uint8] = arrays["terms.at_most"]
        self.title_tokens = read_integers(arrays, "title_tokens")
        self.text_tokens = read_integers(arrays, "text_tokens")
        self.title_positions = read_integers(arrays, "title_positions").astype(np.int64)
        self.kinds: NDArray[np.uint32] = arrays["kinds"]
        self.folders: NDArray[np.uint32] = arrays["folders"]
        self.paths = StringTable(arrays, "paths")
        self.path_numbers: NDArray[np.uint32] = arrays["path_numbers"]
        self.dates: NDArray[np.uint32] = arrays["dates"]
        self.languages: NDArray[np.uint64] = arrays["languages"]
        self.stored = StoredDocuments(arrays)
        self.ids = StringTable(arrays, "ids")
        self.id_documents: NDArray[np.uint16] = arrays["id_documents"]
        self._id_places = np.argsort(self.id_documents, kind="stable")
        self.title_at: NDArray[np.uint32] = arrays["title_at"]
        """Of postings: the numbers of those with an occurrence in the title."""
        self.title_counts = Integers(arrays, "title_counts")
        """How many occurrences in the title each of these has."""
        self.first_types = pointers(read_integers(arrays, "terms.types"))
        self._first_position_bits = pointers(read_integers(arrays, "terms.position_bits"))
        self._first_form_bits = pointers(read_integers(arrays, "terms.form_bits"))
        self._position_widths: NDArray[np.uint8] = arrays["position_widths"]
        self._positions: NDArray[np.uint64] = arrays["positions"]
        self._forms: NDArray[np.uint64] = arrays["forms"]
        self._written_firsts = pointers(read_integers(arrays, "written.counts"))
        self._written_types: NDArray[np.uint32] = arrays["written.types"]

    def numbers(self, terms: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
        """The number of each (language, term) that a document has."""
        remembered = self._remembered
        found = {term: remembered.get(term) for term in terms}
        unknown = [term for term, number in found.items() if number is None]
        if unknown:
            new = dict(zip(unknown, self.terms.find([term_key(*term) for term in unknown]), strict=True))
            found.update(new)
            if len(remembered) + len(new) > _TERMS_REMEMBERED:
                self._remembered = remembered = {}
            short = ((term, number) for term, number in new.items() if len(term[1]) <= _LONGEST_REMEMBERED)
            remembered.update(short)
        return {term: number for term, number in found.items() if number is not None and number >= 0}

    def types_written(self, words: Ints) -> Ints:
        """The types that are written as these numbers of :attr:`written`, rising."""
        firsts = self._written_firsts
        return np.sort(self._written_types[ranges(firsts[words], firsts[words + 1] - firsts[words])]).astype(
            np.int64
        )

    def word_written(self, word: str) -> Ints:
        """The number of a word as written, or none."""
        at = self.written.from_(string_key(word))
        is_there = at < len(self.written) and self.written[at] == string_key(word)
        return np.array([at] if is_there else [], np.int64)

    def postings_of_words(self, words: Ints) -> Ints:
        """How many postings the terms have that words as written stand for."""
        terms = self.first_types.searchsorted(self._written_types, "right") - 1
        postings = np.diff(self.first_postings)[terms]
        return np.add.reduceat(postings, self._written_firsts[:-1])[words]

    def type_keys(self) -> list[bytes]:
        """The key of each type, by its number."""
        terms, words = list(self.terms), list(self.written)
        of_types = np.repeat(np.arange(len(terms)), np.diff(self.first_types))
        written = np.empty(len(of_types), np.int64)
        written[self._written_types] = np.repeat(np.arange(len(words)), np.diff(self._written_firsts))
        pairs = zip(of_types.tolist(), written.tolist(), strict=True)
        return [joined_type_key(terms[term], words[word]) for term, word in pairs]

    def posting_range(self, term: int) -> tuple[int, int]:
        """Where the postings of a term begin and end."""
        return self._posting_places[term], self._posting_places[term + 1]

    def frequencies(self, term: int) -> NDArray[Any]:
        """How often each document of a term's postings has it, in its title counting five times."""
        first, behind = self.posting_range(term)
        if term in self._terms_with_large_weights:
            return self.weights[first:behind]
        return self.weights.small[first:behind]

    def frequencies_by_part(self, term: int) -> tuple[Ints, Ints]:
        """For each posting of a term how often it is in the title, and in the text."""
        first, behind = self.posting_range(term)
        weights = self.weights[first:behind].astype(np.int64)
        title = np.zeros(behind - first, np.int64)
        low, high = self.title_at.searchsorted(np.array([first, behind], np.uint32)).tolist()
        title[self.title_at[low:high] - first] = self.title_counts[low:high]
        return title, weights - TITLE_WEIGHT * title

    def document(self, number: int) -> StoredDocument:
        """A document, its text still to be read."""
        stored = self.stored.document(number)
        id_ = string_of(self.id_of(number))
        return stored if stored.id == id_ else replace(stored, head=replace(stored.head, id=id_))

    def check(self) -> None:
        """Reads everything and compares checksums."""
        verify(self.path, SEGMENT)
        self.stored.check()

    def number_of(self, id_: bytes) -> int | None:
        """The document that has this id."""
        (at,) = self.ids.find([id_])
        return None if at < 0 else int(self.id_documents[at])

    def path_of(self, document: int) -> str:
        """The file of a document."""
        return string_of(self.paths[int(self.path_numbers[document])])

    def id_of(self, document: int) -> bytes:
        """The id of a document."""
        return self.ids[int(self._id_places[document])]

    def occurrences(self, terms: Ints, among: NDArray[np.bool_] | None = None) -> Occurrences:
        """All occurrences of terms; ``among`` says of each document whether to look in it."""
        firsts, behind = self.first_postings[terms], self.first_postings[terms + 1]
        per_term = behind - firsts
        postings = ranges(firsts, per_term)
        of_term = np.repeat(np.arange(len(terms)), per_term)
        documents = self.posting_documents[postings].astype(np.int64)
        counts = self._counts(firsts, behind)
        widths = self._position_widths[documents].astype(np.int64)
        position_bits = self._first_position_bits[terms][of_term] + _before_in_run(counts * widths, per_term)
        form_widths = width_of(self.first_types[terms + 1] - self.first_types[terms] - 1).astype(np.int64)
        form_bits = self._first_form_bits[terms][of_term] + form_widths[of_term] * _before_in_run(
            counts, per_term
        )
        if among is not None:
            kept = np.flatnonzero(among[documents])
            of_term, documents, counts = of_term[kept], documents[kept], counts[kept]
            widths, position_bits, form_bits = widths[kept], position_bits[kept], form_bits[kept]
        rows = np.repeat(np.arange(len(counts)), counts)
        number = np.arange(len(rows)) - np.repeat(np.cumsum(counts) - counts, counts)
        of_row, widths = of_term[rows], widths[rows]
        positions = unpack(self._positions, position_bits[rows] + widths * number, widths)
        row_widths = form_widths[of_row]
        forms = unpack(self._forms, form_bits[rows] + row_widths * number, row_widths)
        return Occurrences(of_row, documents[rows], positions, self.first_types[terms[of_row]] + forms)

    def _counts(self, firsts: Ints, behind: Ints) -> Ints:
        """How many occurrences each posting of these runs has."""
        counts = [
            self.weights[first:last] for first, last in zip(firsts.tolist(), behind.tolist(), strict=True)
        ]
        joined = np.concatenate(counts).astype(np.int64) if counts else np.zeros(0, np.int64)
        moved = np.cumsum(behind - firsts) - behind  # from a posting's number to its place here
        low, high = (self.title_at.searchsorted(edges.astype(np.uint32)) for edges in (firsts, behind))
        titles = ranges(low, high - low)
        at = self.title_at[titles] + np.repeat(moved, high - low)
        joined[at] -= (TITLE_WEIGHT - 1) * self.title_counts.at(titles)
        return joined


def _before_in_run(values: Ints, lengths: Ints) -> Ints:
    """For each value the sum of those before it in its run."""
    before = np.cumsum(values) - values
    firsts = np.cumsum(lengths) - lengths
    filled = lengths > 0
    before -= np.repeat(before[firsts[filled]], lengths[filled])
    return before
