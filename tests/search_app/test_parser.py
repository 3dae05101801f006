"""Keywords become concepts: each analysed in every language."""

import time
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers import languages
from indexer.documents import WRITTEN
from indexer.query import Alternative, Concept, Occurrence
from search_app.messages import MatchMode
from search_app.parser import parse


def keywords(typed: str) -> list[str]:
    return [concept.keyword for concept in parse(typed).concepts]


def terms(concept: Concept, language: str) -> list[tuple[str, ...]]:
    return [a.terms for a in concept.alternatives if a.language == language]


def only(concepts: Iterable[Concept]) -> Concept:
    (concept,) = concepts
    return concept


def test_a_keyword_is_one_concept_with_an_alternative_in_every_language() -> None:
    concept = only(parse("Häuser").concepts)
    assert terms(concept, "de") == [("haus",)]
    assert terms(concept, "en") == [("hauser",)]
    assert terms(concept, "ja") == [("häuser",)]
    assert {a.origin for a in concept.alternatives} == {"typed"}


def test_a_japanese_keyword_of_two_words_is_two_concepts() -> None:
    assert keywords("秘密会談") == ["秘密", "会談"]


def test_a_japanese_question_without_spaces_becomes_its_content_words() -> None:
    assert keywords("日本で梅雨がないのは北海道とどこか。") == ["日本", "梅雨", "北海道"]


def test_a_word_that_languages_cut_differently_stays_one_concept() -> None:
    concept = only(parse("rock'n'roll").concepts)
    assert terms(concept, "de") == [("rock'n'roll",)]
    assert terms(concept, "ja") == [("rock", "n", "roll")]


def test_the_cuts_of_mixed_words_follow_the_scripts() -> None:
    assert keywords("iPhone用ケース") == ["iPhone", "用", "ケース"]


def test_a_stop_word_of_the_querys_language_is_not_searched() -> None:
    assert keywords("the house") == ["house"]
    assert keywords("die Häuser von Ankara") == ["Häuser", "Ankara"]


def test_a_stop_word_of_another_language_is_searched_but_not_in_that_language() -> None:
    war = parse("war crimes in Ankara").concepts[0]
    assert war.keyword == "war"
    assert terms(war, "en") == [("war",)]
    assert terms(war, "de") == []


def test_stop_words_alone_are_searched() -> None:
    assert keywords("to be or not to be") == ["to", "be", "or", "not", "to", "be"]
    assert keywords("the") == ["the"]


@pytest.mark.parametrize("typed", ["will", "over", "don't", "daß", "am", "also", "will man", "was war"])
def test_words_that_may_all_be_stop_words_are_searched_in_their_languages_too(typed: str) -> None:
    query = parse(typed)
    assert [concept.keyword for concept in query.concepts] == typed.split()
    assert all(terms(concept, "de") and terms(concept, "en") for concept in query.concepts)


@pytest.mark.parametrize("typed", ["-Berlin-Mitte Berlin", "-秘密会談 秘密"])
def test_an_excluded_word_of_several_tokens_is_excluded_as_a_whole(typed: str) -> None:
    excluded, wanted = parse(typed).concepts
    assert excluded.occurrence is Occurrence.MUST_NOT
    assert all(len(a.terms) > 1 for a in excluded.alternatives)
    assert wanted.occurrence is Occurrence.SHOULD


def test_a_required_stop_word_is_kept() -> None:
    assert keywords("+the house") == ["the", "house"]


def test_a_phrase_is_one_concept_of_words_in_a_row() -> None:
    concept = only(parse('"the secret talks"').concepts)
    (english,) = [a for a in concept.alternatives if a.language == "en"]
    assert english == Alternative("en", ("the", "secret", "talk"), (0, 1, 2))


def test_a_japanese_phrase_keeps_the_distance_that_its_particles_make() -> None:
    concept = only(parse("「秘密の会談」".join('""')).concepts)
    (japanese,) = [a for a in concept.alternatives if a.language == "ja"]
    assert (japanese.terms, japanese.gaps) == (("秘密", "会談"), (0, 2))


def test_a_prefix_is_of_written_words_and_never_stemmed() -> None:
    assert only(parse("Universities*").concepts).alternatives == (
        Alternative(WRITTEN, ("universities",), prefix=True),
    )


@pytest.mark.parametrize(
    ("typed", "words"),
    [("秘密会*", ("秘密", "会")), ("night-tr*", ("night", "tr")), ("(univers*", ("univers",))],
)
def test_of_several_words_the_last_is_the_prefix(typed: str, words: tuple[str, ...]) -> None:
    (alternative,) = {a for a in only(parse(typed).concepts).alternatives if len(a.terms) == len(words)}
    assert alternative == Alternative(WRITTEN, words, tuple(range(len(words))), prefix=True)


def test_keywords_joined_by_or_are_one_concept() -> None:
    concept = only(parse('spy OR "top agent"').concepts)
    assert terms(concept, "en") == [("spi",), ("top", "agent")]


def test_all_keywords_can_be_asked_for_without_excluded_ones_becoming_required() -> None:
    query = parse("secret talks -Vienna", match=MatchMode.ALL)
    assert [c.occurrence for c in query.concepts] == [Occurrence.MUST, Occurrence.MUST, Occurrence.MUST_NOT]


def test_languages_that_are_typed_are_filters() -> None:
    query = parse("Haus lang:de lang:en -lang:ja")
    assert (query.languages, query.excluded_languages) == (("de", "en"), ("ja",))
    assert [concept.keyword for concept in query.concepts] == ["Haus"]
    assert parse("Haus").languages is None


def test_languages_of_the_request_and_of_the_text_must_both_hold() -> None:
    assert parse("Haus lang:de", filters=("de", "en")).languages == ("de",)
    assert parse("Haus lang:de", filters=("en",)).languages == ()
    assert parse("Haus", filters=("en",)).languages == ("en",)


@pytest.mark.parametrize("typed", ["in Ankara", "Ankara in", "also Ankara"])
def test_a_stop_word_is_not_required_where_the_language_of_the_query_is_open(typed: str) -> None:
    required = [
        c.keyword for c in parse(typed, match=MatchMode.ALL).concepts if c.occurrence is Occurrence.MUST
    ]
    assert required == ["Ankara"]


@pytest.mark.parametrize("typed", ["", "  ", "…!?", '""', "- + *", "()"])
def test_what_has_no_word_has_no_concept(typed: str) -> None:
    assert parse(typed).concepts == ()


@pytest.mark.parametrize("typed", ["word " * 50_000, ".".join(map(str, range(50_000))), "東京" * 50_000])
def test_a_pasted_page_is_a_query_of_bearable_size(typed: str) -> None:
    began = time.process_time()
    assert len(parse(typed).concepts) == 256
    assert time.process_time() - began < 5


@given(st.text(max_size=30) | st.text(st.sampled_from('ab東京のカ "+-*:ORtitle'), max_size=30))
def test_every_text_is_a_query_whose_keywords_were_typed(typed: str) -> None:
    for concept in parse(typed).concepts:
        assert concept.alternatives
        assert {a.language for a in concept.alternatives} <= {*languages(), WRITTEN}
        assert all(len(a.terms) == len(a.gaps) for a in concept.alternatives)
