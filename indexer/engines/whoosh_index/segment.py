"""An opened segment: its documents, terms and postings, read from mapped arrays.

A *term number* is a term's place in the order of the segment's terms, a *type number* that of a token type, a
*document number* that of a document in the segment.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.arrayfile import DamagedFile, FileKind, open_arrays, verify
from indexer.documents import StoredDocument
from indexer.engines.whoosh_index.bits import unpack, width_of
from indexer.engines.whoosh_index.hashes import Hashes
from indexer.engines.whoosh_index.integers import Integers, read_integers
from indexer.engines.whoosh_index.inversion import TITLE_WEIGHT
from indexer.engines.whoosh_index.keys import joined_type_key, split_term_key, string_key, string_of
from indexer.engines.whoosh_index.ranges import Ints, pointers, ranges
from indexer.engines.whoosh_index.similar import SimilarWords
from indexer.engines.whoosh_index.sounds import Sounds
from indexer.engines.whoosh_index.storing import BLOCKS, StoredDocuments
from indexer.engines.whoosh_index.strings import StringTable, narrowed

SEGMENT = FileKind(b"bblsegmt", 4)

_TERMS_REMEMBERED = 2**14
_LONGEST_REMEMBERED = 40

NumbersOf = Mapping[str, Mapping[str, int]]
"""Term numbers by term and language."""

_NO_DOCUMENTS = np.zeros(0, np.uint16)
_NO_COUNTS = np.zeros(0, np.int64)


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
        self._by_term = Hashes(arrays, "terms")
        self._remembered: dict[str, dict[str, int]] = {}
        self.written = StringTable(arrays, "written")
        self.similar = SimilarWords(self.written)
        self.first_postings = pointers(read_integers(arrays["terms.postings"]))
        self._posting_places = self.first_postings.data
        self.posting_documents: NDArray[np.uint16] = arrays["documents"]
        self.weights = Integers(arrays, "weights")
        """Of postings: how often the document has the term, in its title counting five times."""
        with_large = self.first_postings.searchsorted(self.weights.large_at, "right") - 1
        self._terms_with_large_weights = frozenset(with_large.tolist())
        self.at_most: NDArray[np.uint8] = arrays["terms.at_most"]
        self.title_tokens = read_integers(arrays["title_tokens"])
        self.text_tokens = read_integers(arrays["text_tokens"])
        self.title_positions = read_integers(arrays["title_positions"]).astype(np.int64)
        self.kinds: NDArray[np.uint32] = arrays["kinds"]
        self.folders: NDArray[np.uint32] = arrays["folders"]
        self.paths = StringTable(arrays, "paths")
        self.path_numbers: NDArray[np.uint32] = arrays["path_numbers"]
        self.dates: NDArray[np.uint32] = arrays["dates"]
        self.languages: NDArray[np.uint64] = arrays["languages"]
        self.stored = StoredDocuments(arrays, file.unmapped)
        self.ids = StringTable(arrays, "ids")
        self._by_id = Hashes(arrays, "ids")
        self.id_documents: NDArray[np.uint16] = arrays["id_documents"]
        self._id_places = np.argsort(self.id_documents, kind="stable")
        self.title_at = read_integers(arrays["title_gaps"]).cumsum(dtype=np.uint32)
        """Of postings: the numbers of those with an occurrence in the title."""
        self.title_counts = narrowed(read_integers(arrays["title_counts"]))
        """How many occurrences in the title each of these has."""
        self.first_types = pointers(read_integers(arrays["terms.types"]))
        self._first_position_bits = pointers(read_integers(arrays["terms.position_bits"]))
        self._first_form_bits = pointers(read_integers(arrays["terms.form_bits"]))
        self._position_widths: NDArray[np.uint8] = arrays["position_widths"]
        self._positions: NDArray[np.uint64] = arrays["positions"]
        self._forms: NDArray[np.uint64] = arrays["forms"]
        self._written_firsts = pointers(read_integers(arrays["written.counts"]))
        self._written_types: NDArray[np.uint32] = arrays["written.types"]
        self._by_sound = Hashes(arrays, "heard")

    def numbers(self, terms: Collection[str]) -> NumbersOf:
        """For each term its numbers, by the languages in which documents have it."""
        remembered = self._remembered
        found = {term: remembered[term] for term in terms if term in remembered}
        if unknown := [term for term in terms if term not in found]:
            new = self._numbers_of(unknown)
            found |= new
            if len(remembered) + len(new) > _TERMS_REMEMBERED:
                self._remembered = remembered = {}
            first = islice(new.items(), _TERMS_REMEMBERED)
            remembered.update({term: of for term, of in first if len(term) <= _LONGEST_REMEMBERED})
        return found

    def _numbers_of(self, terms: Sequence[str]) -> dict[str, dict[str, int]]:
        keys = [*map(string_key, terms)]
        numbers: dict[str, dict[str, int]] = {}
        for term, key, candidates in zip(terms, keys, self._by_term.candidates(keys), strict=True):
            found = ((split_term_key(self.terms[number]), number) for number in candidates)
            numbers[term] = {language: number for (language, its), number in found if its == key}
        return numbers

    def types_of_words(self, words: NDArray[Any]) -> tuple[NDArray[np.uint32], Ints]:
        """The types written as these numbers of :attr:`written`, and for each the place of its word."""
        firsts = self._written_firsts[words]
        counts = self._written_firsts[words + 1] - firsts
        types = self._written_types[ranges(firsts, counts)]
        return types, np.arange(len(words)).repeat(counts)

    def types_written(self, words: Ints) -> Ints:
        """The types that are written as these numbers of :attr:`written`, rising."""
        return np.sort(self.types_of_words(words)[0].astype(np.int64))

    def terms_written(self, words: Ints) -> tuple[Ints, Ints]:
        """Words of these numbers of :attr:`written`, each once for every term of it, and these terms."""
        types, of = self.types_of_words(words)
        return words[of], self.first_types.searchsorted(types, "right") - 1

    def word_written(self, word: str) -> Ints:
        """The number of a word as written, or none."""
        at = self.written.from_(string_key(word))
        is_there = at < len(self.written) and self.written[at] == string_key(word)
        return np.array([at] if is_there else [], np.int64)

    def words_heard(self, sounds: Sequence[bytes]) -> Ints:
        """The numbers of the words as written that may be heard as these keys of sounds say, rising.

        Rarely others are among them.
        """
        return np.unique(np.array([*chain.from_iterable(self._by_sound.candidates(sounds))], np.int64))

    def sounds(self) -> Sounds:
        """How the types may be heard; what is written alike may be heard alike in any language."""
        types, of = self.types_of_words(self._by_sound.numbers)
        return Sounds(types, self._by_sound.hashes[of])

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

    def postings(self, term: int) -> tuple[NDArray[np.uint16], NDArray[Any]]:
        """The documents that have a term, and how often each does, in its title counting five times."""
        first, behind = self._posting_places[term], self._posting_places[term + 1]
        has_large = term in self._terms_with_large_weights
        weights = self.weights[first:behind] if has_large else self.weights.small[first:behind]
        return self.posting_documents[first:behind], weights

    def frequencies_by_part(self, term: int) -> tuple[Ints, Ints]:
        """For each posting of a term how often it is in the title, and in the text."""
        first, behind = self._posting_places[term], self._posting_places[term + 1]
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
        (candidates,) = self._by_id.candidates([id_])
        return next((int(self.id_documents[at]) for at in candidates if self.ids[at] == id_), None)

    def path_of(self, document: int) -> str:
        """The file of a document."""
        return string_of(self.paths[int(self.path_numbers[document])])

    def id_of(self, document: int) -> bytes:
        """The id of a document."""
        return self.ids[int(self._id_places[document])]

    def occurrences(self, terms: Ints, among: NDArray[np.bool_] | None = None) -> Occurrences:
        """All occurrences of terms; ``among`` says of each document whether to look in it."""
        firsts, behind = self.first_postings[terms], self.first_postings[terms + 1]
        runs = pointers(behind - firsts)
        postings = [self.postings(term) for term in terms.tolist()]
        documents = np.concatenate([_NO_DOCUMENTS, *(having for having, _ in postings)])
        kept = np.arange(len(documents)) if among is None else among.take(documents).nonzero()[0]
        of_term = runs.searchsorted(kept, "right") - 1
        begins = runs[of_term]

        counts = self._counts(firsts, behind, [weights for _, weights in postings])
        widths = self._position_widths.take(documents).astype(np.int64)
        position_bits = self._first_position_bits[terms][of_term] + _before(counts * widths, kept, begins)
        forms_of = self.first_types[terms + 1] - self.first_types[terms]
        form_widths = width_of(forms_of - 1).astype(np.int64)[of_term]
        form_bits = self._first_form_bits[terms][of_term] + form_widths * _before(counts, kept, begins)

        rows = np.repeat(np.arange(len(kept)), counts[kept])
        nth = np.arange(len(rows)) - pointers(counts[kept])[rows]
        positions = _unpacked(self._positions, position_bits, widths[kept], rows, nth)
        forms = _unpacked(self._forms, form_bits, form_widths, rows, nth)
        types = self.first_types[terms[of_term]][rows] + forms
        return Occurrences(of_term[rows], documents[kept].astype(np.int64)[rows], positions, types)

    def _counts(self, firsts: Ints, behind: Ints, weights: Sequence[NDArray[Any]]) -> Ints:
        """How many occurrences each posting of these runs has."""
        counts = np.concatenate([_NO_COUNTS, *weights])
        moved = np.cumsum(behind - firsts) - behind  # from a posting's number to its place here
        low, high = (self.title_at.searchsorted(edges.astype(np.uint32)) for edges in (firsts, behind))
        titles = ranges(low, high - low)
        at = self.title_at[titles] + np.repeat(moved, high - low)
        counts[at] -= (TITLE_WEIGHT - 1) * self.title_counts[titles].astype(np.int64)
        return counts


def _before(values: Ints, postings: Ints, begins: Ints) -> Ints:
    """For each of some postings the sum of the values of those before it, from where its term's begin."""
    before = pointers(values)
    return before[postings] - before[begins]


def _unpacked(packed: NDArray[np.uint64], bits: Ints, widths: Ints, rows: Ints, nth: Ints) -> Ints:
    """The nth number of a posting, for each row: where its bits begin and how wide they are, by posting."""
    of_rows = widths[rows]
    return unpack(packed, bits[rows] + of_rows * nth, of_rows)
