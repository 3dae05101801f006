"""How names sound: the same in katakana and in Latin spellings of several languages."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_app.names.likeness import costs, share, similarities
from search_app.names.sieve import Sieve, beginnings, consonants, endings, katakana, latin, whole
from search_app.names.sounds import is_katakana, sounds
from search_app.names.transliterations import is_read_otherwise, same_names
from tests.search_app.names.golden import DIFFERENT, NAMES


def similarity(some: str, other: str) -> float:
    return similarities([some], other)[0]


def same_name(some: str, other: str) -> bool:
    return same_names(some, [other]) == [other]


ACROSS = [(spelling, kana) for german, english, kana in NAMES for spelling in (german, english)]


def test_german_english_and_japanese_spellings_of_names_sound_alike() -> None:
    alike = [pair for pair in ACROSS if similarity(*pair) >= 0.88]
    assert len(alike) >= 0.87 * len(ACROSS)


def passes(sieve: Sieve, word: str) -> bool:
    """Both the expression and what tells before it which words to try it with."""
    letters, each, beginnings = sieve.spelled
    is_spelled_so = word.startswith(tuple(beginnings)) and set(word) <= set(letters)
    is_fitting = re.fullmatch(sieve.expression, word) is not None
    assert is_spelled_so or not is_fitting
    assert not is_fitting or all(not set(word).isdisjoint(some) for some in each)
    return is_fitting and sieve.first <= word < sieve.behind


def test_the_sieve_lets_spellings_of_a_name_through_in_both_directions() -> None:
    there = [pair for pair in ACROSS if passes(whole(sounds(pair[0]), katakana()), pair[1])]
    back = [pair for pair in ACROSS if passes(whole(sounds(pair[1]), latin()), pair[0].casefold())]
    assert len(there) >= 0.95 * len(ACROSS)
    assert len(back) >= 0.95 * len(ACROSS)


def test_most_names_that_german_and_english_write_differently_are_known_for_the_same() -> None:
    differing = [(german, english) for german, english, _ in NAMES if german != english]
    assert sum(same_name(*pair) for pair in differing) >= 0.83 * len(differing)


def test_names_that_german_and_english_read_alike_have_no_other_spelling() -> None:
    assert all(map(is_read_otherwise, ("Gorbatschow", "Gorbachyov", "Peskov", "Zhukov", "Jumblatt")))
    assert not any(map(is_read_otherwise, ("Proust", "Berlin", "Kashmir", "ゴルバチョフ")))


@pytest.mark.parametrize(("some", "other"), DIFFERENT)
def test_other_names_are_not_alike(some: str, other: str) -> None:
    assert similarity(some, other) < 0.88
    assert not same_name(some, other)


@pytest.mark.parametrize(
    ("some", "other"), [("Meyer", "Maier"), ("Müller", "Miller"), ("könntet", "konntet")]
)
def test_persons_whose_names_only_sound_alike_are_not_the_same(some: str, other: str) -> None:
    assert not same_name(some, other)


@pytest.mark.parametrize(
    ("word", "heard"),
    [
        ("ト", ("t", "o-")),
        ("ッー・", ()),
        ("ヴィ", ("vb", "i")),
        ("キャ", ("k", "y-", "a")),
        ("ウィ", ("wv", "i")),
        ("Łódź", ("l", "o", "d", "zC")),
        ("Anna", ("a", "n", "a")),
        ("Tschad", ("C", "a", "d")),
        ("Xenia", ("sSz", "e", "n", "i", "a")),
        ("1984", ()),
        ("", ()),
    ],
)
def test_the_sounds_of_a_word(word: str, heard: tuple[str, ...]) -> None:
    assert sounds(word) == heard


def test_katakana_is_told_from_other_scripts() -> None:
    assert is_katakana("サッチャー")
    assert not any(map(is_katakana, ("さっちゃー", "Thatcher", "鉄の女", "サッチャー氏", "")))


def test_what_has_no_sounds_is_like_nothing() -> None:
    assert similarity("1984", "アンカラ") == 0.0
    assert similarity("", "") == 0.0


@given(st.text("abcdefghijklmnopqrstuvwxyzäöüßçğアイカクサシタチッツトナンハフヴャー", max_size=12))
def test_a_word_is_just_like_itself(word: str) -> None:
    assert similarity(word, word) == (1.0 if sounds(word) else 0.0)


@given(st.text("aeknrstchwアクシトンフラ", max_size=8), st.text("aeknrstchwアクシトンフラ", max_size=8))
def test_likeness_has_no_direction(some: str, other: str) -> None:
    assert similarity(some, other) == pytest.approx(similarity(other, some))
    assert 0 <= similarity(some, other) <= 1


@given(
    st.lists(st.text("aknrstiウクスン", max_size=6), max_size=8), st.text("aknrsti", min_size=3, max_size=6)
)
def test_words_compared_together_cost_what_each_costs_alone(words: list[str], name: str) -> None:
    heard = [sounds(word) for word in words]
    together = costs(heard, sounds(name))
    assert together.shape == (len(words), len(sounds(name)) + 1)
    for row, of_word in zip(together, heard, strict=True):
        assert row.tolist() == pytest.approx(costs([of_word], sounds(name))[0].tolist())
    assert similarities(words, name) == [similarity(word, name) for word in words]


def test_two_words_of_the_same_sounds_share_all() -> None:
    assert share(0.0, sounds("Putin"), sounds("プーチン")) == 1.0


def test_beginnings_and_endings_of_a_name_pass_their_sieves() -> None:
    heard = sounds("Peskow")
    assert all(passes(beginnings(heard, katakana()), piece) for piece in ("ペ", "ペス", "ペスコ", "ペスコフ"))
    assert all(passes(endings(heard, katakana()), piece) for piece in ("フ", "コフ", "スコフ", "ペスコフ"))
    assert not passes(beginnings(heard, katakana()), "スコ")


def test_consonants_are_counted_that_some_language_hears() -> None:
    assert consonants(sounds("Lawrow")) == consonants(sounds("ラブロフ")) == 4
    assert consonants(sounds("Kuh")) == 1


@pytest.mark.parametrize("word", ["h" * 200, "w" * 200, "chch" * 50, "aeiou" * 40, "rwrw" * 50])
def test_the_sieve_is_quick_on_any_word(word: str) -> None:
    expression = re.compile(whole(sounds("Chruschtschow"), latin()).expression)
    start = time.perf_counter()
    assert not expression.fullmatch(word)
    assert time.perf_counter() - start < 1
