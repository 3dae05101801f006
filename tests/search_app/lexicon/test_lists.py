"""Lists that are the same are kept once."""

from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_app.lexicon.lists import distinct

items = st.tuples(st.integers(0, 2) | st.just(2**32 - 1), st.integers(0, 1) | st.just(255))


@pytest.mark.parametrize("at_once", [3, 2**16])
@given(lists=st.lists(st.lists(items, min_size=1, max_size=4), max_size=20))
def test_each_list_is_found_again_and_is_there_once(at_once: int, lists: list[list[tuple[int, int]]]) -> None:
    rows = [item for one in lists for item in one]
    words = np.array([word for word, _ in rows], np.uint32)
    weights = np.array([weight for _, weight in rows], np.uint8)
    with patch("search_app.lexicon.lists._AT_ONCE", at_once):
        kept = distinct(np.array([*map(len, lists)], np.int64), (words, weights))
    found = [
        [rows[item] for item in kept.items[kept.firsts[number] : kept.firsts[number + 1]]]
        for number in kept.of_lists.tolist()
    ]
    assert found == lists
    assert len(kept.firsts) - 1 == len({tuple(one) for one in lists})
