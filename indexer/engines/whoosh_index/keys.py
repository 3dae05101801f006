"""What terms, words, ids, paths and texts are in a segment: bytes whose order is that of code points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from indexer.documents import TokenType

_ENCODING = ("utf-8", "surrogatepass")
_BETWEEN = "\0"
"""Below all other characters, and in no term, so that keys sort by their first piece first."""


NOT_WRITTEN = ""
"""The written form of parts of compounds, which are found as parts only, never by what is written."""


def term_key(language: str, term: str) -> bytes:
    """Of a term of a language; keys sort by language, then by term."""
    return string_key(f"{language}{_BETWEEN}{term}")


def joined_term_key(language: bytes, term: bytes) -> bytes:
    """Of a term, from its language and its key as a mere string."""
    return language + _BETWEEN.encode() + term


def split_term_key(key: bytes) -> tuple[str, bytes]:
    """The language, and the key of the term as a mere string."""
    language, _, term = key.partition(_BETWEEN.encode())
    return language.decode(), term


def type_keys(types: Iterable[TokenType]) -> list[bytes]:
    """Of token types; keys sort by the key of the term, then by the word as written."""
    return [
        f"{language}{_BETWEEN}{term}{_BETWEEN}{written}".encode(*_ENCODING)
        for language, term, written, _, _ in types
    ]


def joined_type_key(term: bytes, written: bytes) -> bytes:
    """Of a token type, from the key of its term and that of the word as written."""
    return term + _BETWEEN.encode() + written


def split_type_keys(keys: Sequence[bytes]) -> tuple[list[bytes], list[bytes], list[bytes]]:
    """The languages, the terms and the words as written, each as a mere string."""
    pieces = _BETWEEN.encode().join(keys).split(_BETWEEN.encode()) if keys else []
    return pieces[0::3], pieces[1::3], pieces[2::3]


def string_key(string: str) -> bytes:
    """Of anything else."""
    return string.encode(*_ENCODING)


def string_of(key: bytes | memoryview) -> str:
    """What was made a key by :func:`string_key`."""
    return str(key, *_ENCODING)
