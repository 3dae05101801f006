"""Latin letters read as kana, and kana as several words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.japanese.sounds import heard, is_kana
from search_app.kana.index import InKanji
from search_app.kana.romaji import has_marked_vowels, kana_of
from search_app.kana.rows import rows


@pytest.mark.parametrize(
    ("kana", "spellings"),
    [
        ("シンブン", "shinbun shimbun sinbun Shimbun"),
        ("フジ", "fuji huzi"),
        ("ツナミ", "tsunami tunami"),
        ("マッチャ", "matcha maccha mattya"),
        ("ジュウドウ", "juudou zyuudou jyuudou"),
        ("シンイチ", "shin'ichi shin’ichi sin'iti"),
        ("カンリ", "kanri kannri"),
        ("オンナ", "onna"),
        ("サッポロ", "sapporo"),
        ("オーノ", "ōno ôno ohno o\u0304no"),
        ("ボッチャン", "botchan bocchan"),
        ("リョカン", "ryokan"),
        ("ギュウニュウ", "gyuunyuu"),
        ("ラーメン", "ra-men rāmen"),
    ],
)
def test_the_ways_to_write_japanese_in_latin_letters_are_read_alike(kana: str, spellings: str) -> None:
    assert {kana_of(spelling) for spelling in spellings.split()} == {kana}


@pytest.mark.parametrize("word", ["Bonus", "bank", "Wein", "tanzt", "東京", "", "1984", "café", "kl", "q"])
def test_what_can_not_be_japanese_from_end_to_end_is_not_read(word: str) -> None:
    assert kana_of(word) == ""


def test_only_vowels_marked_as_long_are_marked() -> None:
    assert has_marked_vowels("Tōkyō")
    assert has_marked_vowels("Tôkyô")
    assert not has_marked_vowels("Tokyo Köln")


@given(st.text(max_size=40))
def test_any_text_is_read_as_kana_or_not_at_all(text: str) -> None:
    kana = kana_of(text)
    assert kana == "" or is_kana(kana)


_WORDS = {
    heard(kana): [InKanji(word, word, documents, 0) for word, documents in words]
    for kana, words in {
        "トウキョウ": [("東京", 9)],
        "ト": [("都", 5)],
        "ダイガク": [("大学", 7)],
        "イン": [("院", 4), ("員", 6)],
        "ガク": [("学", 3)],
        "ダイ": [("大", 3), ("台", 2)],
        "カイシャ": [("会社", 8)],
    }.items()
}


@pytest.mark.parametrize(
    ("kana", "expected"),
    [
        ("トウキョウダイガク", ["東京 大学", "東京 大 学", "東京 台 学"]),
        ("トウキョウダイガクイン", ["東京 大学 員", "東京 大学 院", "東京 大 学 院"]),
        ("トウキョウガイシャ", ["東京 会社"]),
        ("ガイシャトウキョウ", []),
        ("トウキョウト", ["東京 都"]),
        ("トウキョウ", []),
        ("トトウキョウ", []),
        ("トウキョウダイスキ", []),
        ("ダイガク" * 30, []),
    ],
)
def test_rows_are_of_the_fewest_words_the_most_frequent_first(kana: str, expected: list[str]) -> None:
    found = rows(kana, lambda piece: _WORDS.get(heard(piece), []), most=3)
    assert [" ".join(word.term for word in row) for row in found] == expected
