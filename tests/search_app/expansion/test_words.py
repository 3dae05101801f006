"""Words that people search for find one another in all directions, with the dictionaries as they are."""

from itertools import permutations
from pathlib import Path

import pytest

from search_app.expansion import expanded
from search_app.lexicon.store import Lexicon
from search_app.lexicon.words import terms_of
from search_app.parser import parse
from tests.lexicon_of_sources import lexicon_of_sources

_LANGUAGES = ("de", "en", "ja")
WORDS = [
    dict(zip(_LANGUAGES, line.split("\t"), strict=True))
    for line in Path(__file__).with_name("words.tsv").read_text("utf-8").splitlines()
]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return lexicon_of_sources()


def translations(text: str, language: str, lexicon: Lexicon) -> dict[tuple[str, ...], float]:
    query = expanded(parse(text), text, lexicon)
    alternatives = (a for concept in query.concepts for a in concept.alternatives if a.language == language)
    return {a.terms: a.weight for a in alternatives if not a.in_parts}


def test_there_are_many_words() -> None:
    assert len(WORDS) >= 150


@pytest.mark.parametrize(("one", "other"), [*permutations(_LANGUAGES, 2)])
def test_every_word_of_the_table_finds_its_counterpart(one: str, other: str, lexicon: Lexicon) -> None:
    missed = [
        f"{word[one]} → {word[other]}"
        for word in WORDS
        if terms_of(other, word[other]) not in translations(word[one], other, lexicon)
    ]
    assert missed == []


def test_inflected_words_find_what_their_base_does(lexicon: Lexicon) -> None:
    assert ("spion",) in translations("spies", "de", lexicon)
    assert ("スパイ",) in translations("spies", "ja", lexicon)
    assert ("spi",) in translations("Spione", "en", lexicon)


def test_words_in_a_row_are_translated_as_one(lexicon: Lexicon) -> None:
    assert ("国連",) in translations("United Nations", "ja", lexicon)
    assert ("sicherheitsrat",) in translations("Security Council", "de", lexicon)
    assert ("sicherheitsrat",) in translations("安全保障理事会", "de", lexicon)


def test_a_word_of_several_languages_is_read_in_all_of_them(lexicon: Lexicon) -> None:
    found = translations("Gift", "ja", lexicon)
    assert ("毒",) in found
    assert ("贈り物",) in found


def test_the_same_letters_of_another_word_weigh_less_in_a_query_of_a_language(lexicon: Lexicon) -> None:
    found = translations("the gift of my mother", "de", lexicon)
    assert found["geschenk",] > found["gift",]


@pytest.mark.parametrize("text", ["die", "war", "und", "of the", "する"])
def test_stop_words_bring_no_flood_of_translations(text: str, lexicon: Lexicon) -> None:
    spoken = f"{text} Spione" if text.isascii() else f"スパイ {text}"
    query = expanded(parse(spoken), spoken, lexicon)
    assert len(query.concepts) <= 2
