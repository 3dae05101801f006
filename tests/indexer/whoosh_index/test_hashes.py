"""Strings are found by their hashes."""

from zlib import crc32

from hypothesis import given
from hypothesis import strategies as st

from indexer.engines.whoosh_index.hashes import Hashes, hash_arrays

strings = st.lists(st.binary(max_size=3) | st.text("aäß家", max_size=4).map(str.encode), max_size=40)


def hashes_of(hashed: list[bytes]) -> Hashes:
    return Hashes(hash_arrays("name", hashed), "name")


@given(strings, strings)
def test_a_string_is_found_wherever_it_stands_and_no_other_of_another_hash(
    hashed: list[bytes], others: list[bytes]
) -> None:
    asked = [*others, *hashed]
    assert hashes_of(hashed).candidates(asked) == [
        [number for number, string in enumerate(hashed) if crc32(string) == crc32(sought)] for sought in asked
    ]


def test_strings_that_share_a_hash_are_both_candidates() -> None:
    assert crc32(b"plumless") == crc32(b"buckeroo")
    assert hashes_of([b"gnu", b"plumless", b"buckeroo"]).candidates([b"buckeroo", b"none"]) == [[1, 2], []]
