"""Words with hyphens and the same words in one find one another."""

from dataclasses import replace

import pytest

from analyzers import languages
from search_app import joined
from search_app.joined import ideas_of, spelled_otherwise
from search_app.parser import parse
from search_app.search import Searcher
from tests.search_app.small_index import found, marked, searcher_of

TEXTS = {
    "hyphen": "Bitte schicken Sie mir eine E-Mail mit der Adresse, und kommen Sie mit der U-Bahn.",
    "one": "Bitte schicken Sie mir eine Email mit der Adresse, und kommen Sie mit der UBahn.",
    "en-hyphen": "Please send me an e-mail about the T-shirts that you sell in the online-shop.",
    "en-one": "Please send me an email about the tshirts that you sell in the onlineshop.",
    "en-two": "Please visit the online shop that we opened in the street behind the station.",
    "letter": "Der Buchstabe E steht auf dem Schild, und daneben liegt eine Bahn aus Stoff.",
    "apart": "The shop around the corner is closed, and nothing of it has ever been online.",
}


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return searcher_of(TEXTS, tmp_path_factory.mktemp("joined"))


@pytest.mark.parametrize(
    "typed", ["E-Mail", "e-mail", "email", "Email", "E\u2011Mail", "(E-Mail),", "+E-Mail"]
)
def test_mail_is_found_however_it_is_spelled(searcher: Searcher, typed: str) -> None:
    assert set(found(searcher, typed)) == {"hyphen", "one", "en-hyphen", "en-one"}


@pytest.mark.parametrize("typed", ["U-Bahn", "UBahn", "ubahn"])
def test_a_single_letter_is_nothing_to_search_by(searcher: Searcher, typed: str) -> None:
    assert set(found(searcher, typed)) == {"hyphen", "one"}


@pytest.mark.parametrize("typed", ["T-Shirt", "tshirt", "tshirts"])
def test_other_forms_of_the_word_are_found_too(searcher: Searcher, typed: str) -> None:
    assert set(found(searcher, typed)) == {"en-hyphen", "en-one"}


def test_pieces_of_several_letters_are_searched_for_themselves_but_all_of_them_come_first(
    searcher: Searcher,
) -> None:
    for typed in ("online-shop", "Online-Shop", "online shop"):
        hits = found(searcher, typed)
        assert "apart" in hits
        assert hits[0] in {"en-hyphen", "en-two", "en-one"}
    assert "en-one" in found(searcher, "online-shop")


def test_the_joined_word_counts_for_each_of_the_pieces(searcher: Searcher) -> None:
    assert set(found(searcher, "+online-shop")) == {"en-hyphen", "en-one", "en-two", "apart"}
    assert marked(searcher, "online-shop")["en-one"] == {"onlineshop"}


def test_what_is_found_is_highlighted_as_it_was_typed(searcher: Searcher) -> None:
    assert marked(searcher, "email") == {
        "hyphen": {"E-Mail"},
        "one": {"Email"},
        "en-hyphen": {"e-mail"},
        "en-one": {"email"},
    }


def test_an_excluded_word_is_excluded_in_either_spelling(searcher: Searcher) -> None:
    assert set(found(searcher, "Adresse -E-Mail")) == set()
    assert set(found(searcher, "Adresse -email")) == set()


def test_a_phrase_is_what_was_typed_and_nothing_else(searcher: Searcher) -> None:
    assert set(found(searcher, '"email"')) == {"one", "en-one"}


@pytest.mark.parametrize(
    ("typed", "keywords"),
    [
        ("E-Mail-Adresse", ["E-Mail", "Adresse"]),
        ("US-Verteidigungsminister", ["US", "Verteidigungsminister"]),
        ("Vitamin-C", ["Vitamin", "C"]),
        ("state-of-the-art", ["state", "of", "the", "art"]),
        ("1914-1918", ["1914", "1918"]),
        ("日独-関係", ["日独", "関係"]),
    ],
)
def test_a_keyword_with_hyphens_is_an_idea_for_each_piece_that_says_something(
    typed: str, keywords: list[str]
) -> None:
    assert [idea.text for idea in ideas_of(typed)] == keywords


def test_a_word_that_is_only_spelled_one_way_gets_no_other() -> None:
    for word in ("sport", "Ankara", "秘密会談", "1914-1918", "rock'n'roll", "…", "x" * 80):
        assert spelled_otherwise(word) == ()


def test_a_compound_is_also_looked_for_as_a_row_of_its_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    german = replace(languages()["de"], parts=lambda _written: ("online", "shop"))
    monkeypatch.setattr(joined, "languages", lambda: {"de": german})
    (row,) = spelled_otherwise("Onlineshop")
    assert (row.language, row.terms, row.gaps) == ("de", ("onlin", "shop"), (0, 1))


def test_stop_words_between_hyphens_are_left_out() -> None:
    keywords = [concept.keyword for concept in parse("a state-of-the-art museum").concepts]
    assert keywords == ["state", "art", "museum"]
