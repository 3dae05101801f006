"""A person's own translations."""

import pytest

from search_app.lexicon import glossary
from search_app.lexicon.errors import LexiconError


def read(*lines: str) -> list[dict[str, list[str]]]:
    return [
        {code: [word for word, _ in words] for code, words in group.words.items()}
        for group in glossary.read(lines)
    ]


def test_words_have_the_language_that_they_are_given() -> None:
    assert read("Sicherheitsrat@de\tSecurity Council @EN\t安全保障理事会@ja\n") == [
        {"de": ["Sicherheitsrat"], "en": ["Security Council"], "ja": ["安全保障理事会"]}
    ]


def test_else_the_script_tells_what_is_japanese() -> None:
    assert read("Kiew\tKyiv\tキーウ\t佐々木") == [
        {"de": ["Kiew", "Kyiv"], "en": ["Kiew", "Kyiv"], "ja": ["キーウ", "佐々木"]}
    ]


def test_comments_and_lines_that_translate_nothing_are_passed_over() -> None:
    assert read("# Kiew\tキーウ", "", "東京\t江戸", "\t-\t東京", "Berlin@de\t") == []


def test_a_language_that_is_not_translated_is_told_with_its_line() -> None:
    with pytest.raises(LexiconError, match=r"line 2.*'fr'"):
        read("Kiew\tキーウ", "chat@fr\t猫")
