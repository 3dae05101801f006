"""All token types of some documents, in the order of their terms."""

from __future__ import annotations

import operator
from collections.abc import Sequence
from itertools import chain, compress, islice

import numpy as np
from numpy.typing import NDArray

from indexer.arrayfile import Array
from indexer.engines.whoosh_index.hashes import hash_arrays
from indexer.engines.whoosh_index.integers import packed_integers
from indexer.engines.whoosh_index.keys import joined_term_key, split_type_keys
from indexer.engines.whoosh_index.sounds import Sounds
from indexer.engines.whoosh_index.strings import string_arrays


def union(vocabularies: Sequence[Sequence[bytes]]) -> tuple[list[bytes], list[NDArray[np.uint32]]]:
    """The keys of several vocabularies, sorted, and for each of these the numbers of its keys there.

    Vocabularies that are sorted are joined much sooner than others.
    """
    keys = [*chain.from_iterable(vocabularies)]
    order = sorted(range(len(keys)), key=keys.__getitem__)
    keys = [keys[number] for number in order]
    is_new = _changes(keys)
    numbers = np.empty(len(keys), np.uint32)
    numbers[order] = np.cumsum(is_new) - 1
    ends = np.cumsum([len(vocabulary) for vocabulary in vocabularies])
    return [*compress(keys, is_new)], np.split(numbers, ends[:-1])


class Lexicon:
    """The terms and the words as written of token types."""

    def __init__(self, types: Sequence[bytes]) -> None:
        """``types`` are keys, sorted."""
        languages, terms, self._written = split_type_keys(types)
        is_first = _changes(terms) | _changes(languages)
        self.terms = (np.cumsum(is_first) - 1).astype(np.uint32)
        """The term of each type."""
        firsts = np.flatnonzero(is_first)
        self.first_types = np.append(firsts, len(terms)).astype(np.uint32)
        """The first type of each term, and at last the number of types."""
        self._terms = [terms[first] for first in firsts.tolist()]
        self._languages = [languages[first] for first in firsts.tolist()]

    def __len__(self) -> int:
        """The number of terms."""
        return len(self._terms)

    def arrays(self, sounds: Sounds) -> dict[str, Array]:
        """The tables of terms and of words as written, and which types are written or heard in a way."""
        words = sorted(set(self._written))
        number_of = dict(zip(words, range(len(words)), strict=True))
        written = np.fromiter(map(number_of.__getitem__, self._written), np.uint32, len(self._written))
        return {
            **string_arrays("terms", [*map(joined_term_key, self._languages, self._terms)]),
            **hash_arrays("terms", self._terms),
            "terms.types": packed_integers(np.diff(self.first_types)),
            **string_arrays("written", words),
            "written.counts": packed_integers(np.bincount(written, minlength=len(words))),
            "written.types": np.argsort(written, kind="stable").astype(np.uint32),
            **sounds.arrays("heard", written),
        }


def _changes(values: Sequence[bytes]) -> NDArray[np.bool_]:
    """Whether each value differs from the one before; the first does."""
    changed = np.ones(len(values), np.bool_)
    changed[1:] = np.fromiter(map(operator.ne, islice(values, 1, None), values), np.bool_)
    return changed
