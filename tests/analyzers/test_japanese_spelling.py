"""Spellings of Japanese that are united, and what is kept of how the author wrote."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers import Vocabulary, analyzer_for
from analyzers.japanese.kanji import FOR_CUTTING, FOR_TERMS
from analyzers.japanese.readings import is_loanword, readings
from analyzers.japanese.spelling import for_cutting, same_kanji, same_katakana

ANY = st.text() | st.text(st.sampled_from("國會𠮷學こがいろ時ゝヽゞヾ々〻〳〴〵ーヴァサバ"), max_size=20)


@given(ANY)
def test_what_mecab_gets_is_as_long_as_the_text(text: str) -> None:
    assert len(for_cutting(text)) == len(text)


@given(ANY)
def test_united_spellings_are_united_once_for_all(text: str) -> None:
    for unite in (same_kanji, same_katakana):
        assert unite(unite(text)) == unite(text)


def test_no_new_form_of_a_kanji_is_an_old_one_of_another() -> None:
    assert not {ord(new) for new in FOR_TERMS.values()} & FOR_TERMS.keys()
    assert FOR_CUTTING.items() <= FOR_TERMS.items()


def test_composition_leaves_every_kanji_of_the_table_as_it_is() -> None:
    kanji = "".join([*map(chr, FOR_TERMS), *FOR_TERMS.values()])
    assert unicodedata.normalize("NFKC", kanji) == kanji


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("國會", "国会"),
        ("こゝろ", "こころ"),
        ("みすゞ", "みすず"),
        ("づゝ", "づつ"),
        ("バナヽ", "バナナ"),
        ("いろ〳〵", "いろいろ"),
        ("がた〳〵", "がたがた"),
        ("しみ〴〵", "しみじみ"),
        ("益〻", "益々"),
        ("ゝ", "ゝ"),
        ("國ゝ", "国ゝ"),
        ("〳〵", "〳〵"),
        ("朝青龍", "朝青龍"),
    ],
)
def test_old_kanji_and_iteration_marks_are_resolved_before_a_text_is_cut(written: str, read: str) -> None:
    assert for_cutting(written) == read


@pytest.mark.parametrize(
    ("some", "other"),
    [
        ("サーバー", "サーバ"),
        ("メモリー", "メモリ"),
        ("ラヴロフ", "ラブロフ"),
        ("ヴィリニュス", "ビリニュス"),
        ("ウェーブ", "ウエーブ"),
        ("クォーク", "クオーク"),
        ("スーパーー", "スーパ"),
    ],
)
def test_spellings_of_a_word_in_katakana_are_one(some: str, other: str) -> None:
    assert same_katakana(some) == same_katakana(other)


@pytest.mark.parametrize("word", ["コピー", "カバー", "キー", "ー家", "らーめん", "server"])
def test_short_words_and_other_scripts_are_as_they_are(word: str) -> None:
    assert same_katakana(word) == word


def test_written_forms_and_places_are_those_of_the_author() -> None:
    text = "見よ、國會議事堂へ  髙橋氏と𠮷田氏がいろ〳〵。"
    vocabulary: Vocabulary[tuple[str, str, str]] = Vocabulary(lambda *kind: kind)
    found = analyzer_for("ja").tokens(text, vocabulary)
    written = [vocabulary.kinds[number][2] for number in found.types.tolist()]
    stretches = [text[a:b] for a, b in zip(found.starts.tolist(), found.ends.tolist(), strict=True)]
    assert written == stretches == ["見よ", "國會", "議事", "堂", "髙橋", "氏", "𠮷田", "氏", "いろ〳〵"]


def test_an_inflected_word_in_old_kanji_is_read_in_its_base_form() -> None:
    assert [(r.term, r.written, r.kana) for r in readings("學ん")] == [("学ぶ", "学ぶ", "マナブ")]


def test_a_word_has_its_usual_readings_and_not_its_rare_ones() -> None:
    assert {reading.kana for reading in readings("明日")} == {"アス", "アシタ", "ミョウニチ"}
    assert [reading.kana for reading in readings("神戸")] == ["コウベ"]
    assert readings("垳垳") == []


def test_loanwords_are_those_from_languages_in_latin_letters() -> None:
    assert is_loanword("ケーキ")
    assert not is_loanword("トウキョウ")
    assert not is_loanword("ゑゐ")
