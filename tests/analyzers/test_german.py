"""German words: what they are made of, how else they are written and what their other forms are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers import analyzer_for, written_form
from analyzers.german.compounds import compound_parts
from analyzers.german.forms import other_forms
from analyzers.german.lexicon import Entry, Lexicon
from analyzers.german.spelling import one_spelling, with_umlauts

german_letters = st.text("abcdefghijklmnopqrstuvwxyzäöü", max_size=30)
any_word = german_letters | st.text(max_size=20).map(written_form)


def parts(word: str) -> str:
    return " ".join(compound_parts(written_form(word)))


def test_linking_elements_are_no_part_of_the_parts() -> None:
    assert parts("Sicherheitsrat") == "sicherheit rat"
    assert parts("Straßenbahn") == "strasse bahn"
    assert parts("Liebesbrief") == "liebe brief"


def test_a_part_that_is_a_compound_is_followed_by_its_own_parts() -> None:
    assert parts("Autobahnbrücke") == "autobahn auto bahn brücke"


def test_the_first_part_may_have_lost_its_last_letter() -> None:
    assert parts("Schulhof") == "schul hof"
    assert analyzer_for("de").terms_of_parts("schulhof") == ("schul", "hof")


def test_a_consonant_that_the_old_spelling_leaves_out_belongs_to_both_parts() -> None:
    assert parts("Rheinschiffahrt") == "rhein schiffahrt schiff fahrt"
    assert parts("Ballettänzer") == "ballett tänzer"


def test_umlauts_in_two_letters_are_no_hindrance() -> None:
    assert parts("Buecherregal") == "buecher regal"
    assert parts("Gebaeudereinigung") == "gebäude reinigung"
    assert parts("Steuererklärung") == "steuer erklärung"


@pytest.mark.parametrize(
    "word",
    """insgesamt Beispiel Heirat Gesellschaft Landschaft Eisen Verbrauch Verhandlung Möglichkeit Überraschung
    zugeordnet anzugeben romantisch Studierende Lehrerinnen unterschreiben zusammen weiterlesen potatoes
    Washington Direktor Parameter koreanisch Interesse U2000 Haus""".split(),
)
def test_no_part_is_invented(word: str) -> None:
    assert parts(word) == ""


@given(any_word)
def test_any_string_has_parts_that_are_words_of_its_own_letters_or_none(word: str) -> None:
    spellings = (word, one_spelling(with_umlauts(word)))
    assert all(any(part in spelling for spelling in spellings) for part in compound_parts(word))
    assert word not in compound_parts(word)


@given(any_word)
def test_any_string_has_one_spelling_which_is_its_own(word: str) -> None:
    assert one_spelling(one_spelling(word)) == one_spelling(word)


def test_umlauts_are_told_from_vowels_that_meet() -> None:
    assert [with_umlauts(word) for word in ("haeuser", "neue", "quelle", "bauer")] == [
        "häuser",
        "neue",
        "quelle",
        "bauer",
    ]


@pytest.mark.parametrize("word", "finden kennt aufgegangen museum firmen besser gekauft erfand".split())
def test_forms_belong_together_whichever_is_asked_for(word: str) -> None:
    german = analyzer_for("de")
    for form in other_forms(word):
        terms = {*german.terms_of_forms(form), *(token.term for token in german(form))}
        assert {token.term for token in german(word)} <= terms


@given(any_word)
def test_the_stem_of_a_word_is_not_among_those_of_its_other_forms(word: str) -> None:
    german = analyzer_for("de")
    assert {token.term for token in german(word)}.isdisjoint(german.terms_of_forms(word))


def test_a_word_is_a_stop_word_by_how_it_is_written_and_not_by_its_stem() -> None:
    german = analyzer_for("de")
    stop_words = [
        word for word in ("sich", "Sicherheit", "Seite", "seit", "FÜR", "Ware") if is_stop_word(word)
    ]
    assert stop_words == ["sich", "seit", "FÜR"]
    assert [token.term for token in german("Sicherheit")] != [token.term for token in german("sich")]


def is_stop_word(word: str) -> bool:
    (token,) = analyzer_for("de")(word)
    return analyzer_for("de").is_stop_word(word, token.term)


def test_japanese_stop_words_are_known_by_their_lemma() -> None:
    japanese = analyzer_for("ja")
    assert [japanese.is_stop_word("した", token.term) for token in japanese("する")] == [True]


def test_a_lexicon_knows_its_words_and_no_others() -> None:
    entries = {
        "haus": Entry(390, True, True),
        "schul": Entry(386, True, False),
        "the": Entry(333, False, False),
    }
    lexicon = Lexicon(entries.items())
    assert {word: lexicon.get(word) for word in entries} == entries
    assert [lexicon.get(word) for word in ("hau", "hausen", "")] == [None, None, None]


def test_of_several_entries_of_a_word_the_cheapest_counts_and_any_may_end_a_compound() -> None:
    schule, as_beginning = Entry(500, False, True), Entry(450, True, False)
    assert Lexicon([("schul", schule), ("schul", as_beginning)]).get("schul") == Entry(450, True, True)
    assert Lexicon([("schul", as_beginning), ("schul", Entry(450, False, False))]).get("schul") == Entry(
        450, False, False
    )
