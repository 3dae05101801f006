"""How what was typed is cut into keywords: there is no wrong query."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.query import Occurrence
from search_app.syntax import Item, Keyword, LanguageFilter, read

MUST, MUST_NOT = Occurrence.MUST, Occurrence.MUST_NOT


def is_language(code: str) -> bool:
    return code in ("de", "en", "ja")


def word(text: str, occurrence: Occurrence = Occurrence.SHOULD, part: str | None = None) -> Item:
    return Item((Keyword(text),), occurrence, part)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("secret talks", [word("secret"), word("talks")]),
        ("東京　大阪", [word("東京"), word("大阪")]),
        ("+Ankara -Vienna", [word("Ankara", MUST), word("Vienna", MUST_NOT)]),
        ("＋東京 －大阪", [word("東京", MUST), word("大阪", MUST_NOT)]),
        ('"secret talks"', [Item((Keyword("secret talks", phrase=True),))]),
        ("„geheime Gespräche“", [Item((Keyword("geheime Gespräche", phrase=True),))]),
        ('-"secret talks"', [Item((Keyword("secret talks", phrase=True),), MUST_NOT)]),
        ('"never closed', [Item((Keyword("never closed", phrase=True),))]),
        ("univers*", [Item((Keyword("univers", prefix=True),))]),
        ("title:Ankara", [word("Ankara", part="title")]),
        ("Titel:Ankara", [word("Ankara", part="title")]),
        ("タイトル：アンカラ", [word("アンカラ", part="title")]),
        ('-title:"secret talks"', [Item((Keyword("secret talks", phrase=True),), MUST_NOT, "title")]),
        ("lang:de Haus", [LanguageFilter("de", excluded=False), word("Haus")]),
        ("-language:JA", [LanguageFilter("ja", excluded=True)]),
        ("lang:de OR lang:en", [LanguageFilter("de", excluded=False), LanguageFilter("en", excluded=False)]),
        ("spy OR agent OR Spion", [Item((Keyword("spy"), Keyword("agent"), Keyword("Spion")))]),
        ("Ankara NOT Vienna", [word("Ankara"), word("Vienna", MUST_NOT)]),
        ("Ankara AND NOT Vienna", [word("Ankara"), word("Vienna", MUST_NOT)]),
        ("Ankara AND Vienna", [word("Ankara", MUST), word("Vienna", MUST)]),
    ],
)
def test_marks_are_read(typed: str, meant: list[Item | LanguageFilter]) -> None:
    assert read(typed, is_language) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("state-of-the-art", [word("state-of-the-art")]),
        ("http://example.org/x?y=1", [word("http://example.org/x?y=1")]),
        ("12:30", [word("12:30")]),
        ("author:Miller", [word("author:Miller")]),
        ("lang:klingon", [word("lang:klingon")]),
        ("OR", [word("OR")]),
        ("OR spy", [word("OR"), word("spy")]),
        ("spy OR", [word("spy"), word("OR")]),
        ("spy OR -agent", [word("spy"), word("OR"), word("agent", MUST_NOT)]),
        ("-spy OR agent", [word("spy", MUST_NOT), word("agent")]),
        ("NOT spy OR agent", [word("spy", MUST_NOT), word("agent")]),
        ("+title:spy OR agent", [word("spy", MUST, "title"), word("agent")]),
        ("title:spy OR agent", [word("spy", part="title"), word("agent")]),
        ("spy and agent", [word("spy"), word("and"), word("agent")]),
        ("*", [word("*")]),
        ("C++ (programming)", [word("C++"), word("(programming)")]),
        ("", []),
        ("   ", []),
    ],
)
def test_what_means_nothing_special_is_plain_words(typed: str, meant: list[Item | LanguageFilter]) -> None:
    assert read(typed, is_language) == meant


@given(st.text(st.sampled_from('ab東 "+-*:„“ORANDT\n　()\\'), max_size=30) | st.text())
def test_anything_can_be_typed(typed: str) -> None:
    read(typed, is_language)
