"""Translated sentences."""

from search_app.lexicon.groups import LANGUAGES
from search_app.lexicon.sentences import Sentence, read


def line(number: int, ja: str = "-", en: str = "-", de: str = "-") -> str:
    return f"{number}\t{ja}\t{en}\tnl\t{de}\tfr\t-\t-\tsomebody (CC BY 4.0)\n"


def test_a_sentence_has_what_it_is_in_each_language() -> None:
    assert list(read([line(1, "猫がいる。", "There is a cat.", "Da ist eine Katze.")])) == [
        Sentence(de="Da ist eine Katze.", en="There is a cat.", ja="猫がいる。")
    ]
    assert Sentence._fields == LANGUAGES


def test_a_language_that_nobody_translated_into_is_empty() -> None:
    assert list(read([line(1, "雨だ。", en="It rains.")])) == [Sentence(de="", en="It rains.", ja="雨だ。")]


def test_what_only_one_language_has_and_what_is_no_such_line_is_passed_over() -> None:
    assert list(read([line(1, "雨だ。"), "\n", "2\t雨だ。\tIt rains.\n"])) == []
