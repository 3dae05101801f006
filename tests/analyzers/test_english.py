"""What holds of English words in general; ``golden/english.tsv`` has the single ones."""

import pytest
from wordfreq import top_n_list

from analyzers import analyzer_for
from analyzers.english.apostrophes import without_apostrophe
from analyzers.english.irregular import other_forms
from analyzers.english.spelling import american

COMMON = top_n_list("en", 20_000)


def test_a_word_spelled_the_american_way_stays() -> None:
    assert [word for word in map(american, COMMON) if american(word) != word] == []


def test_words_that_begin_or_end_like_british_ones_stay() -> None:
    words = "advise arise cellist cheque draught especially four genre our precise promise prologue sour wise"
    assert [american(word) for word in words.split()] == words.split()


def test_the_other_forms_of_a_word_have_it_among_their_own() -> None:
    related = [(word, form) for word in COMMON for form in other_forms(word)]
    by_rule = ("s", "ing")  # takes finds took, but took need not list what the stemmer knows
    one_way = [(a, b) for a, b in related if a not in other_forms(b) and not a.endswith(by_rule)]
    assert one_way == []
    assert len(related) > 1000


def test_no_word_is_another_form_of_itself() -> None:
    assert [word for word in COMMON if word in other_forms(word)] == []


@pytest.mark.parametrize("word", ["house", "houses", "german", "specimen", "personal", "tired", "us", ""])
def test_a_regular_word_has_no_other_forms(word: str) -> None:
    assert other_forms(word) == ()


def test_a_word_that_is_a_form_of_two_has_those_of_both() -> None:
    assert {"see", "seen", "sawn"} <= set(other_forms("saw"))
    assert {"laid", "lie", "lain"} <= set(other_forms("lay"))
    assert {"leave", "leaf"} <= set(other_forms("leaves"))


def test_terms_of_forms_are_those_a_document_has() -> None:
    assert analyzer_for("en").terms_of_forms("analysis") == ("analyz",)
    assert analyzer_for("en").terms_of_forms("children's") == ("child",)


@pytest.mark.parametrize(
    ("word", "without"), [("o'brien", "obrien"), ("we'll", "we"), ("john's", "john's"), ("o'", "o'")]
)
def test_only_apostrophes_that_the_stemmer_leaves_go(word: str, without: str) -> None:
    assert without_apostrophe(word) == without
