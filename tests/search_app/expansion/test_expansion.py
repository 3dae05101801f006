"""What was typed is looked for in other languages, too, and nothing that it found before is lost."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.engines import Engine, engine_for
from indexer.pipeline import rebuild
from indexer.query import TYPED, Query
from indexer.settings import load_settings
from search_app.called import Documents, KnownWords
from search_app.expansion import expanded, switch, without
from search_app.lexicon.groups import Group
from search_app.lexicon.store import Lexicon
from search_app.names import Name
from search_app.parser import parse
from tests.lexicons import make_lexicon

GROUPS = [
    Group({"de": [("Spion", 1.0), ("Agent", 0.5)], "en": [("spy", 1.0)], "ja": [("スパイ", 1.0)]}),
    Group(
        {"en": [("Security Council", 1.0)], "de": [("Sicherheitsrat", 1.0)], "ja": [("安全保障理事会", 1.0)]}
    ),
    Group({"en": [("gift", 1.0)], "de": [("Geschenk", 1.0)], "ja": [("贈り物", 1.0)]}),
    Group({"de": [("Gift", 1.0)], "en": [("poison", 1.0)], "ja": [("毒", 1.0)]}),
    Group({"de": [("Nacht", 1.0)], "en": [("night", 1.0)], "ja": [("夜", 1.0)]}),
    Group({"de": [("Wächter", 1.0)], "en": [("guard", 1.0)], "ja": [("番人", 1.0)]}),
]
EXAMPLES = Path(__file__).parents[3] / "examples" / "collection"
TYPABLE = (
    'spies Spione スパイ Ankara アンカラ +Ankara -Wien title:Ankara "secret talks" univers* gift '
    "Merkle~ Gift security council Sicherheitsrat 安全保障理事会 秘密会談 2022 "
    "die war the lang:de OR 70万 Nachtwächter"
).split()


def _having(documents: Documents) -> KnownWords:
    return KnownWords(documents, None, None)


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Lexicon:
    return Lexicon(make_lexicon(tmp_path_factory.mktemp("lexicon") / "lexicon", GROUPS))


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    index = load_settings(index=tmp_path_factory.mktemp("examples") / "index")
    rebuild([EXAMPLES], index)
    return engine_for(index.engine, index.index)


def translations(query: Query) -> dict[str, float]:
    """By what they are called to switch them off."""
    found = (
        a for concept in query.concepts for a in concept.alternatives if a.origin != TYPED and not a.in_parts
    )
    return {switch(alternative): alternative.weight for alternative in found}


def expand(text: str, lexicon: Lexicon | None) -> Query:
    return expanded(parse(text), text, lexicon)


def test_a_word_is_looked_for_in_the_other_languages(lexicon: Lexicon) -> None:
    assert translations(expand("spies", lexicon)) == {
        "spion@de": pytest.approx(0.1),
        "agent@de": pytest.approx(0.1 * 0.5**0.7, abs=0.01),
        "スパイ@ja": pytest.approx(0.1),
    }


def test_a_word_that_no_document_has_is_looked_for_by_its_translations_at_full_weight(
    lexicon: Lexicon,
) -> None:
    nowhere = expanded(parse("spies"), "spies", lexicon, _having(lambda _query: {}))
    assert translations(nowhere)["スパイ@ja"] == pytest.approx(1.0)
    there = expanded(parse("spies"), "spies", lexicon, _having(lambda query: _documents_of("en", query)))
    assert translations(there)["スパイ@ja"] == pytest.approx(0.1)


def _documents_of(language: str, query: Query) -> dict[tuple[int, int], int]:
    places = enumerate(query.concepts[0].alternatives)
    return {(0, place): 1 for place, alternative in places if alternative.language == language}


def test_documents_with_the_typed_word_come_before_those_with_its_translations(
    lexicon: Lexicon, engine: Engine
) -> None:
    for word, language in (("Spione", "de"), ("spies", "en"), ("スパイ", "ja")):
        query = expanded(parse(word), word, lexicon, _having(engine.documents))
        hits = engine.search(query, limit=20).hits
        assert language in hits[0].stored.languages
        assert len({hit.stored.languages for hit in hits}) > 1


def test_what_was_typed_stays_as_it_is(lexicon: Lexicon) -> None:
    for text in ("spies", "スパイ", "Spione in Ankara"):
        before, after = parse(text), expand(text, lexicon)
        for concept, its in zip(before.concepts, after.concepts, strict=True):
            typed = [(a.language, a.terms) for a in its.alternatives if a.origin == TYPED]
            assert typed == [(a.language, a.terms) for a in concept.alternatives]


def test_the_origin_of_a_translation_is_told(lexicon: Lexicon) -> None:
    (concept,) = expand("スパイ", lexicon).concepts
    assert {a.origin for a in concept.alternatives} == {TYPED, "handbook"}


def test_words_in_a_row_count_as_one_for_each_of_them(lexicon: Lexicon) -> None:
    query = expand("the security council", lexicon)
    assert [concept.keyword for concept in query.concepts] == ["security", "council"]
    for concept in query.concepts:
        assert ("sicherheitsrat",) in [a.terms for a in concept.alternatives if a.origin != TYPED]


@pytest.mark.parametrize("text", ["-spies", '"spies and guards"', "spi*", "spies~1"])
def test_what_is_excluded_a_phrase_or_a_pattern_is_not_translated(text: str, lexicon: Lexicon) -> None:
    assert translations(expand(text, lexicon)) == {}


def test_a_translation_stays_in_the_part_that_was_asked_for(lexicon: Lexicon) -> None:
    (concept,) = expand("title:spies", lexicon).concepts
    assert concept.part == "title"
    assert len(concept.alternatives) > len(parse("title:spies").concepts[0].alternatives)


def test_a_translation_is_looked_for_in_compounds_where_it_counts_half(lexicon: Lexicon) -> None:
    (concept,) = expanded(parse("spies"), "spies", lexicon).concepts
    weights = {a.in_parts: a.weight for a in concept.alternatives if (a.language, a.text) == ("de", "Spion")}
    assert weights[True] == weights[False] / 2


def test_false_friends_weigh_less_than_what_is_meant(lexicon: Lexicon) -> None:
    query = expand("a gift for the guard", lexicon)
    found = (a for c in query.concepts for a in c.alternatives if a.language == "de" and not a.in_parts)
    german = {a.terms: a.weight for a in found}
    assert german["geschenk",] > german["gift",]


def test_a_german_compound_that_no_dictionary_has_is_looked_up_by_its_parts(lexicon: Lexicon) -> None:
    assert {"night@en", "guard@en", "夜@ja"} <= translations(expand("Nachtwächter", lexicon)).keys()


def test_of_a_longer_compound_the_parts_that_the_lexicon_has_are_translated(lexicon: Lexicon) -> None:
    assert {"night@en", "guard@en"} <= set(translations(expand("Stadtnachtwächter", lexicon)))


def test_a_row_lends_its_words_where_no_single_word_says_the_same(tmp_path: Path) -> None:
    groups = [
        Group({"de": [("Rippenqualle", 1.0)], "en": [("comb jelly", 1.0)]}),
        Group({"de": [("Löwe", 1.0)], "en": [("big cat", 1.0), ("lion", 1.0)]}),
        Group({"de": [("Sicherheitsrat", 1.0)], "ja": [("安全保障理事会", 1.0)]}),
    ]
    lexicon = Lexicon(make_lexicon(tmp_path / "lexicon", groups))
    jelly = translations(expand("Rippenqualle", lexicon))
    assert jelly == {
        "comb jelly@en": pytest.approx(0.1),
        "comb@en": pytest.approx(0.03),
        "jelly@en": pytest.approx(0.03),
    }
    assert set(translations(expand("Löwe", lexicon))) == {"lion@en", "big cat@en"}
    council = set(translations(expand("Sicherheitsrat", lexicon)))
    assert "理事@ja" in council
    assert "会@ja" not in council, "a word of one kanji is in others of all kinds"
    switched_off = without(expand("Rippenqualle", lexicon), ["comb jelly@en"])
    assert translations(switched_off) == {}, "the words go with the row"


def test_a_row_does_not_lend_its_commonest_words(tmp_path: Path) -> None:
    group = Group({"de": [("Oberhaus", 1.0)], "en": [("House of Lords", 1.0)]})
    lexicon = Lexicon(make_lexicon(tmp_path / "lexicon", [group]))
    assert set(translations(expand("Oberhaus", lexicon))) == {"house of lords@en", "lords@en"}


@pytest.mark.parametrize("text", ["Nachttisch", "insgesamt", "Wächternachtung"])
def test_no_part_of_a_compound_is_invented(text: str, lexicon: Lexicon) -> None:
    assert translations(expand(text, lexicon)) == {}


def test_numbers_are_looked_for_in_other_notations_even_without_a_lexicon() -> None:
    found = translations(expand("70万", None))
    assert "700,000@en" in found
    assert all(text.endswith(("@de", "@en", "@ja")) for text in found)


def test_a_piece_of_a_number_is_not_translated(lexicon: Lexicon) -> None:
    assert {text.rpartition("@")[0] for text in translations(expand("2夜", lexicon))} == {
        "Nacht".casefold(),
        "night",
    }
    assert "night@en" not in translations(expand("7万", lexicon))


def test_names_that_no_dictionary_has_are_looked_for_by_their_sound(lexicon: Lexicon) -> None:
    asked: list[str] = []

    def like(text: str, _lacking: frozenset[str]) -> list[Name]:
        asked.append(text)
        return [Name("en", ("peskov",), "peskov", 3, 1.0)] if text == "ペスコフ" else []

    query = expanded(parse("ペスコフ"), "ペスコフ", lexicon, KnownWords(lambda _query: {}, like, None))
    assert "ペスコフ" in asked
    assert "peskov@en" in translations(query)
    asked.clear()
    expanded(parse("スパイ"), "スパイ", lexicon, KnownWords(lambda _query: {}, like, None))
    assert asked == []


@pytest.mark.parametrize(("text", "asked"), [("Limits of IMRT", []), ("PESKOW", ["PESKOW"])])
def test_an_abbreviation_is_not_looked_for_by_its_sound(
    text: str, asked: list[str], lexicon: Lexicon
) -> None:
    heard: list[str] = []

    def like(name: str, _lacking: frozenset[str]) -> list[Name]:
        heard.append(name)
        return []

    expanded(parse(text), text, lexicon, KnownWords(lambda _query: {}, like, None))
    assert [name for name in heard if name.isupper()] == asked


def test_a_translation_a_language_and_everything_can_be_switched_off(lexicon: Lexicon) -> None:
    query = expand("spies", lexicon)
    assert translations(without(query, ["Spion@de"])).keys() == {"agent@de", "スパイ@ja"}
    assert translations(without(query, ["@de"])).keys() == {"スパイ@ja"}
    assert translations(without(query, ["@de", "@ja", "@en"])) == {}


@settings(max_examples=60)
@given(words=st.lists(st.sampled_from(TYPABLE), min_size=1, max_size=4))
def test_no_document_is_lost_by_translating(words: Sequence[str], lexicon: Lexicon, engine: Engine) -> None:
    text = " ".join(words)
    before, after = (engine.search(query, limit=1000).hits for query in (parse(text), expand(text, lexicon)))
    assert {hit.stored.id for hit in before} <= {hit.stored.id for hit in after}
