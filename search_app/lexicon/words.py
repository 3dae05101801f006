"""Words of dictionaries as the index has them: their terms, and the keys that they are looked up by.

A key is 64 bits of BLAKE2b: of a million keys, the odds that a word which is none of them is taken for one
are one in ten trillion.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b

from analyzers import analyzer_for, written_form

_REMEMBERED = 2**12


def exact_key(language: str, text: str) -> int:
    """Of a word or row of words as it is written, but for case and the width of its characters."""
    return _key(f"{language}={' '.join(written_form(text).split())}")


def term_key(language: str, terms: Iterable[str]) -> int:
    """Of a word or row of words in any of its forms."""
    return _key(f"{language}~{' '.join(terms)}")


def aligned_key(language: str, term: str) -> int:
    """Of what stands where a term does, in sentences that people have translated."""
    return _key(f"{language}:{term}")


@lru_cache(_REMEMBERED)
def terms_of(language: str, text: str) -> tuple[str, ...]:
    """The terms to search a text's words by: without stop words, unless it has no others."""
    analyzer = analyzer_for(language)
    tokens = list(analyzer(text))
    kept = [t.term for t in tokens if not analyzer.is_stop_word(text[t.start : t.end], t.term)]
    return tuple(kept or [token.term for token in tokens])


def _key(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")
