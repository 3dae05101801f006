"""All token types of some documents, in the order of their terms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh_index.arrayfile import Array
from indexer.engines.whoosh_index.hashes import hash_arrays
from indexer.engines.whoosh_index.integers import integer_arrays
from indexer.engines.whoosh_index.keys import split_term_key, split_type_key
from indexer.engines.whoosh_index.strings import string_arrays


class Lexicon:
    """The types of several vocabularies as one, sorted by term and word as written."""

    def __init__(self, vocabularies: Sequence[Sequence[bytes]]) -> None:
        keys = sorted(set(chain.from_iterable(vocabularies)))
        numbers = dict(zip(keys, range(len(keys)), strict=True))
        self.numbers = [_looked_up(numbers, vocabulary) for vocabulary in vocabularies]
        """For each vocabulary the number here of each of its types."""
        pieces = [split_type_key(key) for key in keys]
        terms = [term for term, _ in pieces]
        is_first = np.ones(len(terms), np.bool_)
        is_first[1:] = [term != before for before, term in pairwise(terms)]
        self.terms = (np.cumsum(is_first) - 1).astype(np.uint32)
        """The term of each type."""
        self.first_types = np.append(np.flatnonzero(is_first), len(terms)).astype(np.uint32)
        """The first type of each term, and at last the number of types."""
        self._keys = [terms[first] for first in self.first_types[:-1].tolist()]
        self._written = [written for _, written in pieces]

    def __len__(self) -> int:
        """The number of terms."""
        return len(self._keys)

    def arrays(self) -> dict[str, Array]:
        """The tables of terms and of words as written, and which types are written in a way."""
        words = sorted(set(self._written))
        written = _looked_up(dict(zip(words, range(len(words)), strict=True)), self._written)
        return {
            **string_arrays("terms", self._keys),
            **hash_arrays("terms", [split_term_key(key)[1] for key in self._keys]),
            **integer_arrays("terms.types", np.diff(self.first_types)),
            **string_arrays("written", words),
            **integer_arrays("written.counts", np.bincount(written, minlength=len(words))),
            "written.types": np.argsort(written, kind="stable").astype(np.uint32),
        }


def _looked_up(numbers: dict[bytes, int], keys: Iterable[bytes]) -> NDArray[np.uint32]:
    return np.array([*map(numbers.__getitem__, keys)], np.uint32)
