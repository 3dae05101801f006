"""Tables of strings keep their order and find what begins in a way."""

from bisect import bisect_left

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.engines.whoosh_index.strings import StringTable, string_arrays

keys = st.binary(max_size=3) | st.text("aäß家\U00020bb7\ud800", max_size=4).map(
    lambda text: text.encode("utf-8", "surrogatepass")
)
tables = st.lists(keys, max_size=40, unique=True).map(sorted)


def table_of(strings: list[bytes]) -> StringTable:
    return StringTable(string_arrays("name", strings), "name")


@given(tables)
def test_every_string_is_at_its_place(strings: list[bytes]) -> None:
    table = table_of(strings)
    assert list(table) == [table[number] for number in range(len(table))] == strings


@given(tables, keys)
def test_strings_are_found_by_what_they_begin_with_and_by_their_order(
    strings: list[bytes], key: bytes
) -> None:
    table = table_of(strings)
    beginning = [number for number, string in enumerate(strings) if string.startswith(key)]
    assert list(table.beginning_with(key)) == beginning
    assert table.from_(key) == bisect_left(strings, key)


@pytest.mark.parametrize("number", [-1, 2])
def test_there_is_no_string_outside_the_table(number: int) -> None:
    with pytest.raises(IndexError):
        table_of([b"a", b"b"])[number]
