"""Where fragments are cut: between the words that documents were found to have."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers import analyzer_for
from indexer.documents import StoredText
from search_app.cutting import EDGE, Words, end_of_word, start_of_word

GERMAN = (
    "Über die Größe des „Getreide-Exports“ – rund 2,5 Tonnen – wurde (laut Bericht_3) nicht’s bekannt; Ende"
)
JAPANESE = (
    "何について話し合ったのかは当初は明らかにされなかったが、夏に期限が切れる穀物輸出の合意についてだった。"
)
PLAIN = "abzÄßéŁŠЖё09'’_-–—.,;:/()„“”«»…€\xa0 \n"


def words(text: str, language: str) -> Words:
    tokens = [(token.start, token.end) for token in analyzer_for(language)(text)]
    return StoredText.of(text, tokens).tokens


def word_starts(text: str, language: str) -> set[int]:
    return {token.start for token in analyzer_for(language)(text)}


def word_ends(text: str, language: str) -> set[int]:
    """Where words end, endings included that are no tokens, as those of Japanese verbs."""
    return {end for _, end in analyzer_for(language).words(text)}


@given(st.text(st.sampled_from(PLAIN), max_size=60), st.data(), st.sampled_from(["de", "en", "ru", "und"]))
def test_words_with_spaces_between_them_are_cut_where_their_analyzer_cuts(
    text: str, data: st.DataObject, language: str
) -> None:
    earliest = data.draw(st.integers(0, len(text)))
    latest = data.draw(st.integers(earliest, min(len(text), earliest + EDGE)))
    start = start_of_word(text, earliest, latest, words(text, language))
    assert earliest <= start <= latest
    assert start == latest or start in word_starts(text, language) or _is_behind_sentence(text[:start])
    for behind in word_ends(text, language):  # of a match
        end = end_of_word(text, behind, min(behind + EDGE, len(text)), words(text, language))
        assert behind <= end <= behind + EDGE
        assert end in word_ends(text, language) or _is_behind_sentence(text[:end])


def _is_behind_sentence(text: str) -> bool:
    return text.rstrip().rstrip("”’»)\"'").endswith((".", "!", "?", "…"))


@pytest.mark.parametrize(("text", "language"), [(GERMAN, "de"), (JAPANESE, "ja")])
def test_a_fragment_begins_and_ends_with_a_word(text: str, language: str) -> None:
    found, starts, ends = words(text, language), word_starts(text, language), word_ends(text, language)
    for at in range(len(text) - 1):
        latest, earliest = min(at + EDGE, len(text) - 1), max(at - EDGE, 0)
        assert start_of_word(text, at, latest, found) in {latest, *starts}
        assert end_of_word(text, earliest, at, found) in {earliest, *ends}


def test_what_signs_join_is_not_cut() -> None:
    text = "Der Weg ist 2.500,75 Meter lang, sagt foo.bar@example.org heute"
    found = words(text, "de")
    assert text[: end_of_word(text, 11, 18, found)] == "Der Weg ist"
    assert text[: end_of_word(text, 11, 20, found)] == "Der Weg ist 2.500,75"
    assert text[start_of_word(text, 14, 25, found) :].startswith("Meter")
    assert text[: end_of_word(text, 37, 50, found)].endswith("sagt")


def test_a_japanese_verb_keeps_its_ending() -> None:
    text = "合意は昨日発表されなかったが、今日は分かる"
    end = end_of_word(text, text.index("昨日"), text.index("今日") - 1, words(text, "ja"))
    assert text[:end] == "合意は昨日発表されなかったが"


def test_a_word_too_long_for_its_first_characters_to_tell_is_not_cut() -> None:
    text = "die Donaudampfschifffahrtsgesellschaft fuhr"
    assert text[start_of_word(text, 6, len(text) - 4, words(text, "de")) :] == "fuhr"
    assert text[: end_of_word(text, 3, len(text) - 8, words(text, "de"))] == "die"


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("er ging. Dann kam sie", "Dann kam sie"),
        ("er “ging.” Dann kam sie", "Dann kam sie"),
        ("er war 2.5 m groß und sie", "war 2.5 m groß und sie"),
        ("彼は行った。彼女は来た", "彼女は来た"),
    ],
)
def test_a_fragment_begins_behind_a_sentence_that_ends_nearby(text: str, begins: str) -> None:
    language = "ja" if text[0] == "彼" else "de"
    assert text[start_of_word(text, 1, len(text) - 3, words(text, language)) :] == begins


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Sie kam. Er ging erst spät", "Sie kam."),
        ("Sie sagte “ja.” Er ging erst", "Sie sagte “ja.”"),
        ("彼は行った。彼女は来なかった", "彼は行った。"),
        ("Sie kam und er ging", "Sie kam und er"),
    ],
)
def test_a_fragment_ends_with_a_sentence_that_ends_nearby(text: str, shown: str) -> None:
    language = "ja" if text[0] == "彼" else "de"
    assert text[: end_of_word(text, 2, len(text) - 2, words(text, language))] == shown
