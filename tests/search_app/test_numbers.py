"""Numbers: what a notation says, and what else the number is called."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers import analyzer_for
from search_app.numbers import Notation, notations, values

WHOLE = st.integers(0, 10**16 - 1)


def texts(typed: str) -> list[str]:
    return [notation.text for notation in notations(typed)]


@pytest.mark.parametrize(
    "typed",
    [
        "700000", "700,000", "700.000", "700 000", "700\u00a0000", "700\u202f000", "700'000", "70万",
        "７０万", "７００，０００", "七十万", "七〇万",
    ],
)  # fmt: skip
def test_one_number_is_meant_by_all_notations_of_the_three_languages(typed: str) -> None:
    assert values(typed)[0] == 700_000


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("三百五十", 350), ("二〇二二", 2022), ("二千二十二", 2022), ("十", 10), ("百万", 1_000_000),
        ("1億2000万", 120_000_000), ("3兆5000億", 3_500_000_000_000), ("1万2千", 12_000),
        ("1,200万", 12_000_000),
        ("一億二千三百四十五万六千七百八十九", 123_456_789), ("０", 0), ("007", 7), ("1億5", 100_000_005),
    ],
)  # fmt: skip
def test_kanji_and_digits_may_be_mixed(typed: str, number: int) -> None:
    assert values(typed) == (Decimal(number),)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("3.5", "3.5"), ("3,5", "3.5"), ("3．5", "3.5"), ("３，５", "3.5"), ("1.234,56", "1234.56"),
        ("1,234.56", "1234.56"), ("1 234,56", "1234.56"), ("50%", "50"), ("３．５％", "3.5"),
        ("3.5万", "35000"), ("1.25億", "125000000"), ("0.500", "0.5"),
    ],
)  # fmt: skip
def test_a_decimal_mark_is_a_point_or_a_comma(typed: str, number: str) -> None:
    assert values(typed) == (Decimal(number),)


@pytest.mark.parametrize("typed", ["1.234", "1,234"])
def test_what_languages_read_differently_has_both_values(typed: str) -> None:
    assert values(typed) == (Decimal(1234), Decimal("1.234"))


@pytest.mark.parametrize(
    "typed",
    [
        "", "Ankara", "70万人", "1.2.3", "12,34,56", "1,23.456.7", "1.234.56", "万", "万円", "70億万",
        "百千", "三五百", "-", "1.", ".5", "2022-11-15", "v2", "１０：３０", "千葉", "%", "万70万", "1億2億",
    ],
)  # fmt: skip
def test_what_is_no_number_has_no_value_and_no_notation(typed: str) -> None:
    assert values(typed) == ()
    assert notations(typed) == ()


@pytest.mark.parametrize("typed", ["700000", "700,000", "700.000", "70万", "七十万"])
def test_whatever_is_typed_all_others_come(typed: str) -> None:
    everything = {"700000", "700,000", "700.000", "700 000", "70万", "七十万"}
    assert everything - {typed} <= set(texts(typed))
    assert typed not in texts(typed)


def test_only_japanese_text_has_kanji() -> None:
    assert [n.text for n in notations("1億2000万") if not n.is_japanese] == [
        "120000000", "120,000,000", "120.000.000", "120 000 000",
    ]  # fmt: skip
    assert Notation("一億二千万", is_japanese=True) in notations("120 000 000")
    assert Notation("1.2億", is_japanese=True) in notations("120 000 000")


def test_a_decimal_fraction_has_either_mark() -> None:
    assert texts("3.5") == ["3,5"]
    assert texts("3．5") == ["3,5"]
    assert texts("1.234,56") == ["1234.56", "1,234.56", "1234,56"]


def test_a_year_is_written_digit_by_digit_and_never_with_a_mark() -> None:
    assert texts("2022") == ["二〇二二", "二千二十二"]
    assert texts("二〇二二") == ["2022", "2,022", "2.022", "2 022", "二千二十二"]
    assert "3.500" in texts("3500")


def test_short_numbers_have_few_notations() -> None:
    assert texts("7") == []
    assert texts("12") == ["十二"]
    assert texts("350") == ["三五〇", "三百五十"]


def test_a_number_beyond_all_words_has_digits_only() -> None:
    assert not any(notation.is_japanese for notation in notations(str(10**16)))
    assert values("9" * 100) == ()


@given(WHOLE)
def test_every_notation_of_a_number_says_that_number(whole: int) -> None:
    for notation in notations(f"{whole:,}"):
        assert whole in values(notation.text), notation


@given(st.decimals(0, 10**9, places=2))
def test_every_notation_of_a_fraction_says_that_fraction(fraction: Decimal) -> None:
    for notation in notations(str(fraction)):
        assert fraction in values(notation.text), notation


@given(st.text("0123456789.,' 〇一二三十百千万億兆％%", max_size=12))
def test_any_signs_may_be_typed(typed: str) -> None:
    for value in values(typed):
        assert value >= 0
    for notation in notations(typed):
        assert set(values(notation.text)) & set(values(typed))


@pytest.mark.parametrize(
    ("notation", "language", "terms"),
    [
        ("700000", "de", ["700000"]),
        ("700,000", "en", ["700", "000"]),
        ("700.000", "de", ["700", "000"]),
        ("700 000", "ja", ["700", "000"]),
        ("70万", "ja", ["70", "万"]),
        ("七十万", "ja", ["七十", "万"]),
        ("二〇二二", "ja", ["二", "零", "二", "二"]),
        ("三百五十", "ja", ["三百", "五十"]),
        ("3.5", "en", ["3", "5"]),
    ],
)
def test_analysis_makes_a_row_of_most_notations(notation: str, language: str, terms: list[str]) -> None:
    assert [token.term for token in analyzer_for(language)(notation)] == terms
