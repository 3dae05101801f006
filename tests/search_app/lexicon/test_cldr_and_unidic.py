"""Names and loanwords, from the CLDR and the UniDic that are installed."""

import pytest

from search_app.lexicon import cldr, loanwords
from search_app.lexicon.groups import LANGUAGES


@pytest.fixture(scope="module")
def names() -> set[tuple[str, ...]]:
    return {tuple(group.words[code][0][0] for code in LANGUAGES) for group in cldr.read()}


@pytest.fixture(scope="module")
def origins() -> dict[str, str]:
    in_english = (group.words for group in loanwords.read() if "en" in group.words)
    return {words["ja"][0][0]: words["en"][0][0] for words in in_english}


@pytest.mark.parametrize(
    "name",
    [
        ("Japan", "Japan", "日本"),
        ("Türkei", "Türkiye", "トルコ"),
        ("Japanisch", "Japanese", "日本語"),
        ("November", "November", "11月"),
        ("Mittwoch", "Wednesday", "水曜日"),
        ("Berlin", "Berlin", "ベルリン"),
        ("Wien", "Vienna", "ウィーン"),
        ("Tokio", "Tokyo", "東京"),
    ],
)
def test_names_are_there_in_all_languages(names: set[tuple[str, ...]], name: tuple[str, ...]) -> None:
    assert name in names


def test_a_note_is_no_part_of_a_countrys_name(names: set[tuple[str, ...]]) -> None:
    assert ("Myanmar", "Myanmar", "ミャンマー") in names


def test_a_language_that_is_told_by_a_note_is_left_out(names: set[tuple[str, ...]]) -> None:
    assert "British English" not in {english for _, english, _ in names}


@pytest.mark.parametrize(
    ("japanese", "origin"),
    [
        ("スパイ", "spy"),
        ("アルバイト", "Arbeit"),
        ("アンカラ", "Ankara"),
        ("プロレス", "professional wrestling"),
        ("サーバー", "server"),
    ],
)
def test_loanwords_have_the_spelling_they_come_from(
    origins: dict[str, str], japanese: str, origin: str
) -> None:
    assert origins[japanese] == origin


def test_what_says_only_that_a_word_is_foreign_is_no_origin(origins: dict[str, str]) -> None:
    assert "外国" not in origins.values()
    assert all(origin.strip() == origin for origin in origins.values())
    assert len(origins) > 30_000
