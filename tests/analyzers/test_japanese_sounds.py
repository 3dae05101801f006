"""How Japanese is heard: kana by their sound, and words in kanji by their readings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.japanese.readings import readings, sounds
from analyzers.japanese.sounds import heard, is_kana, katakana, shortened


@pytest.mark.parametrize("kana", ["とうきょう", "トウキョウ", "トーキョー", "とおきょお", "とーきょう"])
def test_a_long_vowel_sounds_the_same_however_it_is_written(kana: str) -> None:
    assert heard(kana) == "トーキョー"
    assert shortened(heard(kana)) == "トキョ"


def test_what_is_no_long_vowel_is_kept() -> None:
    assert heard("にいがた") != heard("にがた")
    assert shortened(heard("せんせい")) == heard("せんせい")
    assert heard("つづく") == heard("ツズク")


@given(st.text(st.sampled_from("あいうえおかきくけこさしすせそっゃゅょんがトョーウ"), max_size=20))
def test_what_is_heard_is_heard_as_it_is(kana: str) -> None:
    assert heard(heard(kana)) == heard(kana) == heard(katakana(kana))


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("東京", {"トキョ"}),
        ("明日", {"アシタ", "アス", "ミョニチ"}),
        ("走っ", {"ハシル"}),
        ("國會", {"コッカイ"}),
        ("引っ越し", {"ヒッコシ", "ヒッコス"}),
    ],
)
def test_a_word_in_kanji_is_heard_as_its_base_form_is_read(word: str, expected: set[str]) -> None:
    assert set(sounds(word)) == expected


@pytest.mark.parametrize("word", ["とうきょう", "トウキョウ", "tokyo", "", "1984", "龘龘龘", "\0", "\ud800"])
def test_words_without_kanji_and_words_that_nobody_knows_are_heard_in_no_other_way(word: str) -> None:
    assert sounds(word) == ()


@pytest.mark.parametrize(
    "word", "今日 人気 上手 辛い 市場 大人 生 行っ 七時 時計 日本 間 龍馬 京都 何".split()
)
def test_no_reading_of_a_word_is_missed_by_its_sounds(word: str) -> None:
    assert {shortened(heard(reading.kana)) for reading in readings(word)} <= set(sounds(word))
    assert all(is_kana(sound) for sound in sounds(word))
