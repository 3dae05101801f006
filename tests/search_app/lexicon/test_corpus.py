"""Translated sentences of three languages."""

from itertools import permutations

from search_app.lexicon.corpus import Found, found_in
from search_app.lexicon.sentences import Sentence

SENTENCES = [
    Sentence(de="Der Spion schwieg.", en="The spy was silent.", ja="スパイが黙っていた。"),
    Sentence(de="Die Spione flohen.", en="The spies fled.", ja="スパイが逃げた。"),
    Sentence(de="Der Spion floh.", en="", ja="スパイが逃げた。"),
]


def found() -> dict[tuple[str, str], Found]:
    return {(each.language, each.other): each for each in found_in(SENTENCES, lambda share: None)}


def test_any_two_languages_are_aligned_in_either_direction() -> None:
    assert set(found()) == set(permutations(("de", "en", "ja"), 2))


def test_a_term_is_written_as_it_is_most_often() -> None:
    assert found()["ja", "de"].written["spion"] == "Spion"


def test_stop_words_are_left_out() -> None:
    terms = {term for term, _, _ in found()["de", "ja"].aligned}
    assert "spion" in terms
    assert terms.isdisjoint({"der", "die"})


def test_both_directions_tell_the_same() -> None:
    there, back = found()["de", "ja"].aligned, found()["ja", "de"].aligned
    assert [(each.other, each.term, each.strength) for each in there] == back
