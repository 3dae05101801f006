"""Patterns, rows and nearness: what every engine must hold about words and how they stand together."""

import pytest

from indexer.documents import WRITTEN, Document
from indexer.engines import Engine
from indexer.query import Alternative, Concept, Pattern, Query
from tests.contract.engines import concept, ids, marked, split_at_spaces
from tests.corpus import ENGLISH, GERMAN, JAPANESE, MIXED, UNRELATED


def wildcard(*terms: str, gaps: tuple[int, ...] = (0,)) -> Concept:
    return concept(Alternative(WRITTEN, terms, gaps, pattern=Pattern.WILDCARD))


def fuzzy(word: str, edits: int) -> Concept:
    return concept(Alternative(WRITTEN, (word,), pattern=Pattern.FUZZY, edits=edits))


def near(*terms: str, within: int, language: str = WRITTEN, pattern: Pattern = Pattern.TERM) -> Concept:
    gaps = tuple(range(len(terms)))
    return concept(Alternative(language, terms, gaps, pattern=pattern, nearness=within))


def found_in(engine: Engine, asked: Concept, document: Document) -> list[str]:
    return marked(engine.hit(Query((asked,)), document.id))


def test_a_star_stands_for_any_characters_or_none(engine: Engine) -> None:
    assert found_in(engine, wildcard("*dienst*"), GERMAN) == ["Auslandsgeheimdienste"]
    assert found_in(engine, wildcard("spion*e"), GERMAN) == ["Spione"]
    assert ids(engine, wildcard("t*s")) == [ENGLISH.id, MIXED.id]
    assert ids(engine, wildcard("dienst*")) == []


def test_a_question_mark_stands_for_exactly_one_character(engine: Engine) -> None:
    assert found_in(engine, wildcard("h?user"), GERMAN) == ["Häuser"]
    assert set(ids(engine, wildcard("?談"))) == {JAPANESE.id, MIXED.id}
    assert ids(engine, wildcard("ankara?")) == []
    assert ids(engine, wildcard("?ankara")) == []


def test_wildcards_are_compared_with_words_as_written_not_with_their_stems(engine: Engine) -> None:
    assert ids(engine, wildcard("univers")) == []
    assert ids(engine, wildcard("univers???")) == [ENGLISH.id]


def test_a_star_alone_is_any_word(engine: Engine) -> None:
    assert len(ids(engine, wildcard("*"))) == 5


@pytest.mark.parametrize("literal", ["[a]b", "c++", "a.c", "^x$", "a|b", "(o)", "!x", "a\\b"])
def test_other_signs_in_a_wildcard_are_themselves(fresh: Engine, literal: str) -> None:
    words = ["ab", "ccc", "abc", "x", "o", "a", "b", literal]
    fresh.rebuild([split_at_spaces(Document("1", "", " ".join(words), "p"))], {})
    assert marked(fresh.hit(Query((wildcard(f"{literal}*"),)), "1")) == [literal]


def test_a_word_with_a_letter_missing_added_replaced_or_swapped_is_one_edit_away(engine: Engine) -> None:
    for misspelt in ("botschaftn", "botschafften", "botschafden", "btoschaften", "votschaften"):
        assert found_in(engine, fuzzy(misspelt, 1), GERMAN) == ["Botschaften"]
    assert found_in(engine, fuzzy("会議", 1), JAPANESE)[0] == "会談"


def test_a_fuzzy_word_finds_itself_and_nothing_that_is_further_away(engine: Engine) -> None:
    assert found_in(engine, fuzzy("botschaften", 0), GERMAN) == ["Botschaften"]
    assert found_in(engine, fuzzy("botschaften", 2), GERMAN) == ["Botschaften"]
    assert ids(engine, fuzzy("botschaftn", 0)) == []
    assert ids(engine, fuzzy("btoschaftn", 1)) == []
    assert ids(engine, fuzzy("btoschaftn", 2)) == [GERMAN.id]


def test_letters_between_which_another_came_are_not_swapped(fresh: Engine) -> None:
    fresh.rebuild([split_at_spaces(Document("1", "", "abc", "p"))], {})
    assert ids(fresh, fuzzy("ca", 2)) == []
    assert ids(fresh, fuzzy("ca", 3)) == ["1"]


def test_the_last_of_several_words_may_be_a_wildcard_or_misspelt(engine: Engine) -> None:
    assert found_in(engine, wildcard("secret", "t?lks", gaps=(0, 1)), ENGLISH) == ["Secret talks"]
    misspelt = Alternative(WRITTEN, ("security", "cuoncil"), (0, 1), pattern=Pattern.FUZZY, edits=1)
    assert found_in(engine, concept(misspelt), ENGLISH) == ["security council"]
    assert ids(engine, wildcard("talks", "s*cret", gaps=(0, 1))) == []


def test_all_words_of_a_pattern_are_one_alternative(fresh: Engine) -> None:
    texts = ("maus maut baum", "maus maus baum", "haus hof baum", "baum baum baum")
    fresh.rebuild((split_at_spaces(Document(str(n), "", text, "p")) for n, text in enumerate(texts)), {})
    both = fresh.search(Query((wildcard("mau?"),)), limit=4).hits
    assert [hit.stored.id for hit in both] == ["0", "1"]
    assert both[0].score == pytest.approx(both[1].score)


def test_of_very_many_words_those_in_the_most_documents_are_looked_for(fresh: Engine) -> None:
    words = [f"w{number:05}" for number in range(10_002)]
    documents = [Document("all", "", " ".join(words), "p"), Document("last", "", words[-1], "p")]
    fresh.rebuild(map(split_at_spaces, documents), {})
    for asked in (wildcard("w*"), fuzzy("w0", 5)):
        assert marked(fresh.hit(Query((asked,)), "all")) == [*words[:9_999], words[-1]]


def test_terms_near_each_other_may_stand_in_any_order(engine: Engine) -> None:
    for terms in (("haus", "botschaft"), ("botschaft", "haus")):
        assert found_in(engine, near(*terms, within=2, language="de"), GERMAN) == ["Häuser der Botschaften"]
        assert ids(engine, near(*terms, within=1, language="de")) == []
    kaidan = near("会談", "秘密", within=2, language="ja")
    assert found_in(engine, kaidan, JAPANESE) == ["秘密会談", "秘密の会談"]


def test_three_terms_are_near_if_first_and_last_are(engine: Engine) -> None:
    assert found_in(engine, near("monday", "turkish", "capital", within=3), ENGLISH) == [
        "Turkish capital on Monday"
    ]
    assert ids(engine, near("monday", "turkish", "capital", within=2)) == []


def test_terms_of_different_parts_are_not_near(engine: Engine) -> None:
    assert ids(engine, near("wien", "montag", within=1000)) == [UNRELATED.id]
    assert ids(engine, near("nachtzug", "berlin", within=1000)) == []


def test_the_last_of_several_near_words_may_be_a_pattern(engine: Engine) -> None:
    asked = near("botschaften", "h?user", within=2, pattern=Pattern.WILDCARD)
    assert found_in(engine, asked, GERMAN) == ["Häuser der Botschaften"]
    assert found_in(engine, near("monday", "capi", within=2, pattern=Pattern.PREFIX), ENGLISH) == [
        "capital on Monday"
    ]


@pytest.mark.parametrize(
    ("text", "matches"),
    [
        ("krieg und krieg", ["krieg und krieg"]),
        ("krieg krieg krieg", ["krieg krieg", "krieg krieg"]),
        ("ein krieg allein", []),
    ],
)
def test_a_word_that_is_asked_for_twice_must_be_there_twice(
    fresh: Engine, text: str, matches: list[str]
) -> None:
    fresh.rebuild([split_at_spaces(Document("1", "", text, "p"))], {})
    assert marked(fresh.hit(Query((near("krieg", "krieg", within=5),)), "1")) == matches
    as_a_pattern = near("krieg", "kri", within=5, pattern=Pattern.PREFIX)
    assert marked(fresh.hit(Query((as_a_pattern,)), "1")) == matches


def test_only_the_smallest_stretches_with_all_terms_are_matches(fresh: Engine) -> None:
    text = "krieg krieg und frieden und krieg und und frieden"
    fresh.rebuild([split_at_spaces(Document("1", "", text, "p"))], {})
    assert marked(fresh.hit(Query((near("krieg", "frieden", within=9),)), "1")) == [
        "krieg und frieden",
        "frieden und krieg",
        "krieg und und frieden",
    ]
