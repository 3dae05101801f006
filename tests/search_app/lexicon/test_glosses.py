"""What dictionaries print becomes what people write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_app.lexicon.glosses import cleaned


@pytest.mark.parametrize(
    ("gloss", "language", "words"),
    [
        ("spy", "en", ["spy"]),
        ("to spy", "en", ["spy"]),
        ("to be able", "en", ["able"]),
        ("the Hague", "en", ["Hague"]),
        ("to give sth. to sb.", "en", ["give to"]),
        ("to learn to love sb./sth.", "en", ["learn to love"]),
        ("to rain on sb.'s parade", "en", ["rain on parade"]),
        ("to close one's eyes", "en", ["close eyes"]),
        ("to enjoy oneself", "en", ["enjoy"]),
        ("someone else", "en", ["someone else"]),
        ("jdm. etw. geben", "de", ["geben"]),
        ("jdn./etw. verstehen", "de", ["verstehen"]),
        ("jmdm. schaden", "de", ["schaden"]),
        ("sich freuen", "de", ["freuen"]),
        ("ein Viertel", "de", ["Viertel"]),
        ("Umgang mit etw", "de", ["Umgang mit"]),
    ],
)
def test_articles_and_gaps_are_left_out(gloss: str, language: str, words: list[str]) -> None:
    assert cleaned(gloss, language) == words


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("Sicherheitsrat", "de"),
        ("Sicher heit", "de"),
        ("Einsatz", "de"),
        ("Derwisch aus Dersim", "de"),
        ("an sich", "de"),
        ("etwas Neues", "de"),
        ("jdnx etwx", "de"),
        ("together", "en"),
        ("Anthem of toads", "en"),
        ("SB TV", "en"),
        ("theatre", "en"),
    ],
)
def test_words_that_only_begin_like_an_article_or_a_gap_stay_whole(word: str, language: str) -> None:
    assert cleaned(word, language) == [word]


@pytest.mark.parametrize(("word", "language"), [("to", "en"), ("sich", "de"), ("das", "de"), ("etwas", "de")])
def test_a_word_that_is_nothing_but_an_article_stays(word: str, language: str) -> None:
    assert cleaned(word, language) == [word]


@pytest.mark.parametrize(
    ("gloss", "words"),
    [
        ("Spion {m}; Spionin {f} [ugs.]", ["Spion", "Spionin"]),
        ("Haus {n} <Häuser> ~Gebäude", ["Haus"]),
        ("Astronomische Einheit {f} /AE/ [astron.]", ["Astronomische Einheit"]),
        ("(insbes.)Begräbnis", ["Begräbnis"]),
        ("Gasse (enge (sehr enge) Straße)", ["Gasse"]),
        ("Treffen [bot.; zool.]; Begegnung", ["Treffen", "Begegnung"]),
        ("„Verklärte Nacht“", ["Verklärte Nacht"]),
        ("Tanz (im 3", ["Tanz"]),
        ("Gugg(e)", ["Gugg"]),
        ("Untersuchungs…", ["Untersuchungs"]),
    ],
)
def test_notes_are_left_out(gloss: str, words: list[str]) -> None:
    assert cleaned(gloss, "de") == words


def test_a_note_inside_a_word_leaves_it_whole() -> None:
    assert cleaned("colo(u)r", "en") == ["color"]


def test_a_comma_does_not_make_two_words() -> None:
    assert cleaned("charming, enticing smile", "en") == ["charming, enticing smile"]


@pytest.mark.parametrize(
    "gloss", ["jmd., der viel reist", "(Abk.)", "{m}", "8-Takt)", "etw.", "…", "", "[ugs.] (selten)"]
)
def test_a_gloss_that_is_only_a_note_a_gap_or_an_explanation_gives_nothing(gloss: str) -> None:
    assert cleaned(gloss, "de") == []


@given(st.text(alphabet="aÄ (){}[]<>/~;,.…'’ \"sich etw to sb", max_size=30), st.sampled_from(["de", "en"]))
def test_whatever_a_gloss_is_its_words_have_letters_and_no_space_around_them(
    gloss: str, language: str
) -> None:
    for word in cleaned(gloss, language):
        assert any(map(str.isalnum, word))
        assert word == " ".join(word.split())
        assert not set(word) & set('(){}[];"')
