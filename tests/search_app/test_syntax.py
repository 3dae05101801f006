"""How what was typed is cut into keywords: there is no wrong query."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.query import Filters, Occurrence, Pattern
from search_app.filters import Known
from search_app.keywords import Keyword
from search_app.syntax import Item, read

MUST, MUST_NOT = Occurrence.MUST, Occurrence.MUST_NOT
PREFIX, WILDCARD, FUZZY = Pattern.PREFIX, Pattern.WILDCARD, Pattern.FUZZY
KNOWN = Known(languages=frozenset({"de", "en", "ja"}), kinds=frozenset({"html", "md", "txt"}))


def word(text: str, occurrence: Occurrence = Occurrence.SHOULD, part: str | None = None) -> Item:
    return Item((Keyword(text),), occurrence, part)


def pattern(text: str, kind: Pattern, edits: int = 0) -> Item:
    return Item((Keyword(text, pattern=kind, edits=edits),))


def written_in(*languages: str) -> Filters:
    return Filters(languages=languages)


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
        ("univers*", [pattern("univers", PREFIX)]),
        ("title:Ankara", [word("Ankara", part="title")]),
        ("Titel:Ankara", [word("Ankara", part="title")]),
        ("タイトル：アンカラ", [word("アンカラ", part="title")]),
        ('-title:"secret talks"', [Item((Keyword("secret talks", phrase=True),), MUST_NOT, "title")]),
        ("lang:de Haus", [written_in("de"), word("Haus")]),
        ("-language:JA", [Filters(excluded_languages=("ja",))]),
        ("lang:de OR lang:en", [written_in("de"), written_in("en")]),
        ("spy OR agent OR Spion", [Item((Keyword("spy"), Keyword("agent"), Keyword("Spion")))]),
        ("Ankara NOT Vienna", [word("Ankara"), word("Vienna", MUST_NOT)]),
        ("Ankara AND NOT Vienna", [word("Ankara"), word("Vienna", MUST_NOT)]),
        ("Ankara AND Vienna", [word("Ankara", MUST), word("Vienna", MUST)]),
        ("NOT lang:de Haus", [Filters(excluded_languages=("de",)), word("Haus")]),
    ],
)
def test_marks_are_read(typed: str, meant: list[Item | Filters]) -> None:
    assert read(typed, KNOWN) == meant


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
        ("kind:blood", [word("kind:blood")]),
        ("type:2", [word("type:2")]),
        ("-kind:html", [word("kind:html", MUST_NOT)]),
        ("+since:2022", [word("since:2022", MUST)]),
        ("since:yesterday until:2022-13", [word("since:yesterday"), word("until:2022-13")]),
        ("date:2022-02-30", [word("date:2022-02-30")]),
        ("date:..", [word("date:..")]),
        ("folder:/", [word("folder:/")]),
        ("", []),
        ("   ", []),
    ],
)
def test_what_means_nothing_special_is_plain_words(typed: str, meant: list[Item | Filters]) -> None:
    assert read(typed, KNOWN) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("uni*t?t", pattern("uni*t?t", WILDCARD)),
        ("*minister", pattern("*minister", WILDCARD)),
        ("情報?関", pattern("情報?関", WILDCARD)),
        ("サーバ＊", pattern("サーバ", PREFIX)),
        ("情報？関", pattern("情報?関", WILDCARD)),
        ("night-tr?in", pattern("night-tr?in", WILDCARD)),
        ("(uni*t?t),", pattern("uni*t?t", WILDCARD)),
        ("uni*t?t*", pattern("uni*t?t*", WILDCARD)),
        ("univers*?", pattern("univers", PREFIX)),
    ],
)
def test_stars_and_question_marks_in_a_word_stand_for_letters(typed: str, meant: Item) -> None:
    assert read(typed, KNOWN) == [meant]


@pytest.mark.parametrize(
    "typed",
    [
        "Vienna?",
        "Wien??",
        "?Vienna",
        "どこ？",
        "何ですか？東京",
        "http://example.org/x?y=1",
        "n?ght-train",
        "?",
        "*?*",
    ],
)
def test_question_marks_elsewhere_are_no_signs(typed: str) -> None:
    (item,) = read(typed, KNOWN)
    assert isinstance(item, Item)
    assert item.keywords[0].pattern is Pattern.TERM


@pytest.mark.parametrize(
    ("typed", "text", "edits"),
    [
        ("Wie~", "Wie", 1),
        ("Riese~", "Riese", 1),
        ("Merkle~", "Merkle", 2),
        ("Merkle~1", "Merkle", 1),
        ("Wien~2", "Wien", 2),
        ("Merkle~9", "Merkle", 2),
        ("スパイ～", "スパイ", 1),
        ("コンピュータ〜１", "コンピュータ", 1),
        ("Lüdenscheid-Wie~", "Lüdenscheid-Wie", 1),
    ],
)
def test_a_tilde_allows_other_letters_more_in_long_words(typed: str, text: str, edits: int) -> None:
    assert read(typed, KNOWN) == [pattern(text, FUZZY, edits)]


@pytest.mark.parametrize(
    ("typed", "text"), [("ab~", "ab"), ("東京～", "東京"), ("a~2", "a"), ("Merkle~0", "Merkle")]
)
def test_a_word_too_short_to_have_other_letters_is_plain(typed: str, text: str) -> None:
    assert read(typed, KNOWN) == [word(text)]


@pytest.mark.parametrize("typed", ["~", "~5", "~/Documents", "東京～大阪", "uni*t~", "a/b~"])
def test_tildes_elsewhere_are_no_signs(typed: str) -> None:
    (item,) = read(typed, KNOWN)
    assert isinstance(item, Item)
    assert item.keywords[0].pattern is Pattern.TERM


@pytest.mark.parametrize("typed", ['"secret talks"~5', "“secret talks”～５"])
def test_a_number_behind_a_phrase_is_how_near_its_words_must_be(typed: str) -> None:
    assert read(typed, KNOWN) == [Item((Keyword("secret talks", phrase=True, nearness=5),))]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("kind:HTML", Filters(kinds=("html",))),
        ("type:.md", Filters(kinds=("md",))),
        ("Typ:txt", Filters(kinds=("txt",))),
        ("種類：html", Filters(kinds=("html",))),
        ("folder:news/2022/", Filters(folders=("news/2022",))),
        ('Ordner:"Meine Texte"', Filters(folders=("Meine Texte",))),
        ("フォルダ：日記／夏", Filters(folders=("日記/夏",))),
        ("since:2022-11", Filters(since="2022-11")),
        ("seit:2022", Filters(since="2022")),
        ("以降：２０２２－１１", Filters(since="2022-11")),
        ("until:2022-11-15", Filters(until="2022-11-15")),
        ("bis:2022", Filters(until="2022")),
        ("以前:2022", Filters(until="2022")),
        ("date:2022-11..2023", Filters(since="2022-11", until="2023")),
        ("Datum:2022..", Filters(since="2022")),
        ("date:..2023", Filters(until="2023")),
        ("date:2022-11", Filters(since="2022-11", until="2022-11")),
        ("日付：２０２２～２０２３", Filters(since="2022", until="2023")),
    ],
)
def test_filters_are_typed_by_their_names_in_three_languages(typed: str, meant: Filters) -> None:
    assert read(typed, KNOWN) == [meant]


def test_a_filter_that_has_no_opposite_is_not_asked_where_not_stands_before_it() -> None:
    assert read("Haus NOT kind:html", KNOWN) == [word("Haus")]


@given(st.text(st.sampled_from('ab東か "+-*?~15:.„“ORANDT\n　()\\'), max_size=30) | st.text())
def test_anything_can_be_typed(typed: str) -> None:
    read(typed, KNOWN)
