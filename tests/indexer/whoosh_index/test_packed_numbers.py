"""Numbers that are packed, narrowed or kept aside come back as they were."""

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from indexer.engines.whoosh_index import bits
from indexer.engines.whoosh_index.bits import WIDEST, pack, unpack, width_of
from indexer.engines.whoosh_index.integers import (
    TOO_LARGE,
    Integers,
    integer_arrays,
    packed_integers,
    read_integers,
)
from indexer.engines.whoosh_index.ranges import pointers, ranges
from indexer.engines.whoosh_index.strings import narrowed

widths_and_values = st.integers(0, WIDEST).flatmap(
    lambda width: st.tuples(st.just(width), st.integers(0, 2**width - 1))
)
mostly_small = st.integers(0, 10) | st.integers(TOO_LARGE - 2, TOO_LARGE + 2) | st.integers(0, 2**32 - 1)


@given(st.lists(widths_and_values, max_size=200), st.data())
def test_packed_numbers_are_read_from_anywhere(pairs: Sequence[tuple[int, int]], data: st.DataObject) -> None:
    widths = np.array([width for width, _ in pairs], np.uint8)
    values = np.array([value for _, value in pairs], np.uint64)
    words = pack(values, widths)
    starts = pointers(widths)[:-1]
    asked = np.array(
        data.draw(st.lists(st.sampled_from(range(len(pairs))), max_size=50) if pairs else st.just([])),
        np.int64,
    )
    assert unpack(words, starts, widths).tolist() == values.tolist()
    assert unpack(words, starts[asked], widths[asked]).tolist() == values[asked].tolist()


def test_more_numbers_than_are_packed_at_once_follow_one_another() -> None:
    count = 3 * bits._AT_ONCE + 5
    values = np.random.default_rng(1).integers(0, 2**13, count)
    widths = width_of(values)
    assert unpack(pack(values, widths), pointers(widths)[:-1], widths).tolist() == values.tolist()


@given(st.lists(st.integers(0, 2**32 - 1)))
def test_a_width_is_the_bits_that_a_number_needs(numbers: list[int]) -> None:
    assert width_of(np.array(numbers, np.uint32)).tolist() == [number.bit_length() for number in numbers]


@given(st.lists(mostly_small), st.integers(0, 60), st.integers(0, 60))
def test_integers_are_read_whole_and_in_slices(numbers: list[int], start: int, length: int) -> None:
    arrays = integer_arrays("name", np.array(numbers, np.uint32))
    assert arrays["name"].dtype == np.uint8
    assert read_integers(packed_integers(np.array(numbers, np.uint32))).tolist() == numbers
    start = min(start, len(numbers))
    stop = min(start + length, len(numbers))
    assert Integers(arrays, "name")[start:stop].tolist() == numbers[start:stop]


@given(st.lists(st.integers(0, 2**64 - 1)))
def test_narrowed_numbers_take_no_more_bytes_than_the_largest(numbers: list[int]) -> None:
    found = narrowed(np.array(numbers, np.uint64))
    assert found.tolist() == numbers
    needed = next(size for size in (1, 2, 4, 8) if max(numbers, default=0) < 256**size)
    assert found.dtype.itemsize == needed


@given(st.lists(st.tuples(st.integers(0, 1000), st.integers(0, 5))))
def test_ranges_are_all_numbers_of_all_stretches(stretches: list[tuple[int, int]]) -> None:
    starts, counts = np.array(stretches, np.int64).reshape(-1, 2).T
    expected = [number for start, count in stretches for number in range(start, start + count)]
    assert ranges(starts, counts).tolist() == expected
