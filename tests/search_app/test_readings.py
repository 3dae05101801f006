"""What the analyzers of all languages make of a keyword."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers import languages
from search_app.readings import ideas, in_each_language, readings


@given(st.text(max_size=20) | st.text(st.sampled_from("ab東京カのЖ '-."), max_size=20))
def test_every_language_reads_a_keyword_as_its_analyzer_does(text: str) -> None:
    read = {language: list(reading.tokens) for reading in readings(text) for language in reading.languages}
    assert read == {code: tokens for code, a in languages().items() if (tokens := list(a(text)))}
    alternatives = in_each_language(readings(text), text)
    assert [alternative.language for alternative in alternatives] == sorted(read)


@pytest.mark.parametrize(
    ("keyword", "expected"),
    [("Ankara", ["Ankara"]), ("秘密会談", ["秘密", "会談"]), ("Häuser/Wohnungen", ["Häuser", "Wohnungen"])],
)
def test_a_keyword_has_an_idea_for_each_part_that_no_language_cuts_across(
    keyword: str, expected: list[str]
) -> None:
    assert [idea.text for idea in ideas(keyword)] == expected
    assert ideas(keyword) == ideas(keyword)


def test_an_idea_knows_the_languages_that_take_it_for_a_stop_word() -> None:
    assert [idea.stop_word_in for idea in ideas("die")] == [{"de", "nl"}]
    assert [idea.stop_word_in for idea in ideas("in/Ankara")] == [{"de", "en", "it", "nl", "sv"}, set()]


def test_a_long_keyword_has_as_many_ideas_as_its_parts() -> None:
    parts = [f"Wort{number}" for number in range(20)]
    assert [idea.text for idea in ideas(".".join(parts))] == parts
