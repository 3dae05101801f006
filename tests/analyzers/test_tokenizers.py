"""Where texts are cut into words, and what is one word though it has full stops."""

import pytest

from analyzers import UNKNOWN, analyzer_for


def found(language: str, text: str) -> list[tuple[str, str]]:
    return [(token.term, text[token.start : token.end]) for token in analyzer_for(language)(text)]


@pytest.mark.parametrize("language", ["en", "de", "fr", "ru", UNKNOWN])
@pytest.mark.parametrize("text", ["U.S.", "u.s.", "US", "U\u00ad.S."])
def test_an_initialism_is_one_word_with_its_stops_or_without(language: str, text: str) -> None:
    assert found(language, text) == [("us", text)]


@pytest.mark.parametrize(
    ("language", "text", "term"),
    [
        ("en", "U.S.A.", "usa"),
        ("en", "U.S.A", "usa"),
        ("en", "e.g.", "eg"),
        ("en", "a.k.a.", "aka"),
        ("en", "Ph.D.", "phd"),
        ("en", "Ph.D", "phd"),
        ("en", "M.Sc.", "msc"),
        ("en", "U.N.’s", "un"),
        ("en", "J.R.R.", "jrr"),
        ("de", "z.B.", "zb"),
        ("de", "i.d.R.", "idr"),
        ("de", "u.ä.", "ua"),
        ("es", "O.N.U.", "onu"),
        ("ru", "т.е.", "те"),
    ],
)
def test_letters_with_stops_are_one_word(language: str, text: str, term: str) -> None:
    assert found(language, f"({text})") == [(term, text)]


def test_the_stop_of_an_initialism_belongs_to_it_at_the_end_of_a_sentence_too() -> None:
    assert found("en", "From the U.S. Raised there.")[2:4] == [("us", "U.S."), ("rais", "Raised")]


def test_a_name_that_follows_its_initials_without_a_space_is_a_word() -> None:
    assert found("ru", "А.С.Пушкин")[0] == ("ас", "А.С.")
    assert found("ru", "А.С.Пушкин")[1][1] == "Пушкин"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("vitamin C. A new one", ["vitamin", "C", "A", "new", "one"]),
        ("point x.y of it", ["point", "x", "y", "of", "it"]),
        ("self.x.y.z.", ["self", "x", "y", "z"]),
        ("www.a.b.com", ["www", "a", "b", "com"]),
        ("1.2.3.", ["1", "2", "3"]),
        ("3.a.b.", ["3", "a", "b"]),
        ("a...b", ["a", "b"]),
        ("No. 5.", ["No", "5"]),
        ("GPh.D.", ["GPh", "D"]),
        ("Dr.D. Who", ["Dr", "D", "Who"]),
    ],
)
def test_other_stops_separate_words(text: str, words: list[str]) -> None:
    assert [surface for _, surface in found(UNKNOWN, text)] == words


def test_a_very_long_row_of_letters_and_stops_is_read_in_no_time() -> None:
    assert [surface for _, surface in found("en", "a." * 100_000 + "b")] == ["a." * 100_000 + "b"]


def test_hangul_without_a_known_language_is_cut_into_pairs_within_words() -> None:
    assert [term for term, _ in found(UNKNOWN, "강물에 배")] == ["강물", "물에", "배"]
