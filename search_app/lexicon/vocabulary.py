"""The words of a language that the sources have, numbered, and then the keys of each."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from search_app.lexicon.progress import OnShare, counted
from search_app.lexicon.strings import Packing, Strings
from search_app.lexicon.words import exact_key, term_key, terms_of

BETWEEN_TERMS = "\0"

NO_KEY = 0
"""Of what is neither looked up nor translated to."""

_MOST_TERMS, _MOST_PIECES = 4, 4
"""Terms, and pieces with spaces between: longer glosses are explanations, which nobody writes."""
_MOST_TERMS_OF_KEYS: Mapping[str, int] = MappingProxyType({"de": 3, "en": 3, "ja": 5})
"""Of what is looked up: nobody types longer ones."""


class Vocabulary(NamedTuple):
    """Words by their numbers, and what each is looked up by."""

    exact: NDArray[np.uint64]
    """As it is written; only single words of one term: several are looked up by their terms."""
    by_terms: NDArray[np.uint64]
    units: NDArray[np.uint64]
    """By its terms, where it can be a translation."""
    texts: Strings
    terms: Strings


def vocabulary(language: str, texts: Strings, on_share: OnShare) -> Vocabulary:
    """Analyses each word, once."""
    exact, by_terms, units = array("Q"), array("Q"), array("Q")
    of_texts = Packing()
    for text in counted(texts, len(texts), on_share):
        terms = terms_of(language, text)
        fits = 0 < len(terms) <= _MOST_TERMS and text.count(" ") < _MOST_PIECES
        unit = term_key(language, terms) if fits else NO_KEY
        units.append(unit)
        by_terms.append(unit if len(terms) <= _MOST_TERMS_OF_KEYS[language] else NO_KEY)
        exact.append(exact_key(language, text) if len(terms) == 1 and " " not in text else NO_KEY)
        of_texts.add(BETWEEN_TERMS.join(terms))
    return Vocabulary(np.array(exact), np.array(by_terms), np.array(units), texts, of_texts.done())
