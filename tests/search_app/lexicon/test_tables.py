"""Millions of rows at once, compared with what plain Python makes of a few."""

from collections import defaultdict
from itertools import groupby

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_app.lexicon.tables import (
    NO_ROWS,
    Rows,
    by_way_of,
    heaviest,
    joined,
    normalized,
    rows_of,
    scaled,
    summed,
)

Row = tuple[int, int, int, float]
"""Key, unit, word and weight."""

SOURCE = 3
few = st.integers(0, 4)
weights = st.integers(1, 8).map(lambda eighths: eighths / 8)  # their sums are exact
some_rows = st.lists(st.tuples(few, few, few, weights), max_size=30)


def table(rows: list[Row]) -> Rows:
    keys, units, words, of_rows = zip(*rows, strict=True) if rows else ((), (), (), ())
    return rows_of(
        np.array(keys, np.uint64),
        np.array(units, np.uint64),
        np.array(words, np.uint32),
        np.array(of_rows, np.float32),
        SOURCE,
    )


def plain(rows: Rows) -> list[Row]:
    return list(zip(*(column.tolist() for column in rows[:4]), strict=True))


def key_of(row: Row) -> int:
    return row[0]


@given(some_rows)
def test_the_weights_of_the_same_key_and_unit_are_summed_and_the_heaviest_names_the_word(
    rows: list[Row],
) -> None:
    by_unit: defaultdict[tuple[int, int], list[Row]] = defaultdict(list)
    for row in rows:
        by_unit[row[:2]].append(row)
    expected = [
        (*unit, max(same, key=lambda row: row[3])[2], sum(row[3] for row in same))
        for unit, same in sorted(by_unit.items())
    ]
    assert plain(summed(table(rows))) == expected


@given(some_rows, st.integers(1, 4))
def test_the_heaviest_of_each_key_are_kept_in_order(rows: list[Row], most: int) -> None:
    ordered = sorted(rows, key=lambda row: (row[0], -row[3], row[2]))
    expected = [row for _, same in groupby(ordered, key_of) for row in list(same)[:most]]
    kept = plain(heaviest(table(rows), most))
    assert [(key, word, weight) for key, _, word, weight in kept] == [
        (key, word, weight) for key, _, word, weight in expected
    ]


@given(some_rows)
def test_the_weights_of_a_key_add_up_to_the_total(rows: list[Row]) -> None:
    sums: defaultdict[int, float] = defaultdict(float)
    for key, _, _, weight in plain(normalized(table(rows), 1.5)):
        sums[key] += weight
    assert sums == {row[0]: pytest.approx(1.5, rel=1e-5) for row in rows}


@given(some_rows)
def test_the_best_of_each_key_is_scaled_to_1_and_the_others_with_it(rows: list[Row]) -> None:
    ordered = heaviest(table(rows), 30)
    expected = []
    for _, same in groupby(plain(ordered), key_of):
        of_key = list(same)
        expected += [pytest.approx(row[3] / of_key[0][3]) for row in of_key]
    assert scaled(ordered).weights.tolist() == expected


@given(some_rows, some_rows)
def test_translations_of_translations_are_all_ways_there(first: list[Row], second: list[Row]) -> None:
    expected = [
        (key, unit, word, weight * of_other)
        for key, between, _, weight in first
        for other, unit, word, of_other in second
        if between == other
    ]
    in_order = sorted(second, key=key_of)
    assert sorted(plain(by_way_of(table(first), table(in_order)))) == sorted(expected)


@given(some_rows, some_rows)
def test_joined_rows_stand_one_behind_the_other(some: list[Row], others: list[Row]) -> None:
    assert plain(joined([table(some), NO_ROWS, table(others)])) == [*some, *others]
