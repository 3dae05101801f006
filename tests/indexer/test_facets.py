"""Kinds, folders and dates of documents."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.facets import date_number, folder_of, is_within, kind_of, year_of


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("news/spies.txt", "txt"),
        ("Straße/Häuser.HTML", "html"),
        ("記事/会談.jsonl", "jsonl"),
        ("copy.tar.gz", "gz"),
        ("v1.2/README", ""),
        (".notes", ""),
        ("", ""),
    ],
)
def test_the_kind_of_a_file_is_its_last_extension_in_lower_case(path: str, kind: str) -> None:
    assert kind_of(path) == kind


@pytest.mark.parametrize(
    ("path", "folder"),
    [("spies.txt", ""), ("news/spies.txt", "news"), ("記事/2022/会談.txt", "記事/2022"), ("", "")],
)
def test_the_folder_of_a_file_is_all_but_its_name(path: str, folder: str) -> None:
    assert folder_of(path) == folder


def test_a_folder_is_within_itself_and_the_folders_above() -> None:
    assert is_within("news", "news")
    assert is_within("news/2022", "news")
    assert is_within("news/2022", "")
    assert is_within("", "")


def test_a_folder_is_not_within_one_below_or_one_whose_name_only_begins_alike() -> None:
    assert not is_within("newsletter", "news")
    assert not is_within("news", "news/2022")
    assert not is_within("", "news")
    assert not is_within("old/news", "news")


def test_an_open_date_is_filled_up_as_a_beginning_or_as_an_end() -> None:
    assert date_number("2022", "0") == 20220000
    assert date_number("2022-11", "9") == 20221199
    assert date_number("2022-11-15", "0") == date_number("2022-11-15", "9") == 20221115


def test_the_time_of_day_does_not_count() -> None:
    assert date_number("2022-11-15T23:59:59+09:00", "0") == 20221115
    assert date_number("2022-11-15 08:00", "9") == 20221115


@pytest.mark.parametrize("written", [None, "", "gestern", "15.11.2022", "2022-1", "2022-11-15x", "２０２２"])
def test_what_is_no_date_has_no_number(written: str | None) -> None:
    assert date_number(written, "0") is None
    assert date_number(written, "9") is None


@given(st.dates(), st.dates())
def test_numbers_of_days_sort_as_the_days_do(one: date, other: date) -> None:
    numbers = [date_number(day.isoformat(), "0") or 0 for day in (one, other)]
    assert (numbers[0] < numbers[1]) == (one < other)


@given(st.dates())
def test_a_day_lies_between_the_ends_of_its_month_and_its_year(day: date) -> None:
    number = date_number(day.isoformat(), "0") or 0
    for length in (4, 7, 10):
        shortened = day.isoformat()[:length]
        assert (date_number(shortened, "0") or 0) <= number <= (date_number(shortened, "9") or 0)


@given(st.dates())
def test_the_year_of_a_day_has_four_digits(day: date) -> None:
    assert year_of(date_number(day.isoformat(), "0") or 0) == day.isoformat()[:4]
