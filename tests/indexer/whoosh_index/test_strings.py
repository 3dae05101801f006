"""Tables of strings keep their order and find what is in them."""

from bisect import bisect_left
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.engines.whoosh_index.strings import StringTable, string_arrays

keys = st.binary(max_size=3) | st.text("aäß家\U00020bb7\ud800", max_size=4).map(
    lambda text: text.encode("utf-8", "surrogatepass")
)
tables = st.lists(keys, max_size=40, unique=True).map(sorted)

COLLIDING = sorted((b"plumless", b"buckeroo", b"codding", b"gnu"))
"""The first two and the third and fourth have the same CRC-32."""


def table_of(strings: list[bytes], *, hashed: bool = True) -> StringTable:
    return StringTable(string_arrays("name", strings, hashed=hashed), "name")


@given(tables, st.lists(keys, max_size=10))
def test_every_string_is_found_and_no_other(strings: list[bytes], others: list[bytes]) -> None:
    table = table_of(strings)
    asked = [*others, *strings]
    numbers = {string: number for number, string in enumerate(strings)}
    assert table.find(asked) == [numbers.get(string, -1) for string in asked]
    assert list(table) == [table[number] for number in range(len(table))] == strings


@given(tables, keys)
def test_strings_are_found_by_what_they_begin_with_and_by_their_order(
    strings: list[bytes], key: bytes
) -> None:
    table = table_of(strings, hashed=False)
    beginning = [number for number, string in enumerate(strings) if string.startswith(key)]
    assert list(table.beginning_with(key)) == beginning
    assert table.from_(key) == bisect_left(strings, key)


def test_strings_with_the_same_hash_are_told_apart() -> None:
    assert crc32(b"plumless") == crc32(b"buckeroo")
    assert crc32(b"codding") == crc32(b"gnu")
    assert table_of(COLLIDING).find([*COLLIDING, b"none"]) == [0, 1, 2, 3, -1]
    for string in COLLIDING:
        others = [other for other in COLLIDING if other != string]
        assert table_of(others).find([string]) == [-1]


@pytest.mark.parametrize("number", [-1, 2])
def test_there_is_no_string_outside_the_table(number: int) -> None:
    with pytest.raises(IndexError):
        table_of([b"a", b"b"])[number]
