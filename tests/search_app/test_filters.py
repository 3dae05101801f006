"""How filters combine, and which dates leave less."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.query import Filters
from search_app.dates import earlier, is_date, later, stretch
from search_app.filters import added, both


def test_languages_of_the_request_and_of_the_text_must_both_hold() -> None:
    german, either, english = (Filters(languages=codes) for codes in (("de",), ("de", "en"), ("en",)))
    assert both(either, german) == german
    assert both(english, german).languages == ()
    assert both(english, Filters()) == both(Filters(), english) == english


def test_kinds_of_the_request_and_of_the_text_must_both_hold() -> None:
    assert both(Filters(kinds=("html", "md")), Filters(kinds=("md", "txt"))).kinds == ("md",)


def test_of_two_folders_one_in_the_other_the_inner_one_is_meant() -> None:
    assert both(Filters(folders=("news",)), Filters(folders=("news/2022", "blogs"))).folders == ("news/2022",)
    assert both(Filters(folders=("news/2022",)), Filters(folders=("news",))).folders == ("news/2022",)
    assert both(Filters(folders=("news",)), Filters(folders=("newsletter",))).folders == ()


def test_dates_of_the_request_and_of_the_text_narrow_one_another() -> None:
    request, typed = Filters(since="2022", until="2022-11"), Filters(since="2022-03-01", until="2022")
    assert both(request, typed) == Filters(since="2022-03-01", until="2022-11")


def test_what_is_excluded_stays_excluded() -> None:
    typed = added([Filters(excluded_languages=("ja",)), Filters(excluded_languages=("de",))])
    assert both(Filters(languages=("de", "en")), typed).excluded_languages == ("ja", "de")


@pytest.mark.parametrize("text", ["2022", "2022-11", "2022-11-15", "2024-02-29"])
def test_a_date_may_be_as_short_as_a_year(text: str) -> None:
    assert is_date(text)


@pytest.mark.parametrize(
    "text", ["", "22", "2022-13", "2022-02-30", "0000", "2022-1", "2022-11-15T08:00", "２０２２"]
)
def test_what_is_in_no_calendar_is_no_date(text: str) -> None:
    assert not is_date(text)


@pytest.mark.parametrize("text", ["", "..", "2022..2023..2024", "x..2022", "2022...x"])
def test_what_has_no_date_at_either_end_is_no_stretch_of_time(text: str) -> None:
    assert stretch(text) is None


def test_a_month_ends_before_its_year_and_begins_after_it() -> None:
    assert (earlier("2022", "2022-11"), later("2022", "2022-11")) == ("2022-11", "2022-11")
    assert (earlier(None, "2022"), later("2022", None)) == ("2022", "2022")
    assert (earlier(None, None), later(None, None)) == (None, None)


@given(st.text(st.sampled_from("0129-.~"), max_size=24) | st.text())
def test_the_ends_of_a_stretch_of_time_are_dates(text: str) -> None:
    assert all(is_date(end) for end in stretch(text) or () if end)
