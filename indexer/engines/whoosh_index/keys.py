"""What terms, words, ids, paths and texts are in a segment: bytes whose order is that of code points."""

from __future__ import annotations

_BETWEEN = "\0"
"""Below all other characters, and in no term, so that keys sort by their first piece first."""


def term_key(language: str, term: str) -> bytes:
    """Of a term of a language; keys sort by language, then by term."""
    return string_key(f"{language}{_BETWEEN}{term}")


def split_term_key(key: bytes) -> tuple[str, bytes]:
    """The language, and the key of the term as a mere string."""
    language, _, term = key.partition(_BETWEEN.encode())
    return language.decode(), term


def type_key(language: str, term: str, written: str) -> bytes:
    """Of a token type; keys sort by the key of the term, then by the word as written."""
    return string_key(f"{language}{_BETWEEN}{term}{_BETWEEN}{written}")


def joined_type_key(term: bytes, written: bytes) -> bytes:
    """Of a token type, from the key of its term and that of the word as written."""
    return term + _BETWEEN.encode() + written


def split_type_key(key: bytes) -> tuple[bytes, bytes]:
    """The key of the term and that of the word as written."""
    term, _, written = key.rpartition(_BETWEEN.encode())
    return term, written


def string_key(string: str) -> bytes:
    """Of anything else."""
    return string.encode("utf-8", "surrogatepass")


def string_of(key: bytes | memoryview) -> str:
    """What was made a key by :func:`string_key`."""
    return str(key, "utf-8", "surrogatepass")
