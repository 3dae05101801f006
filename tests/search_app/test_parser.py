"""Keywords become concepts: each analysed in every language."""

import time
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers import languages
from indexer.documents import WRITTEN
from indexer.query import Alternative, Concept, Filters, Occurrence, Pattern
from search_app.messages import MatchMode
from search_app.parser import parse


def keywords(typed: str) -> list[str]:
    return [concept.keyword for concept in parse(typed).concepts]


def terms(concept: Concept, language: str) -> list[tuple[str, ...]]:
    return [a.terms for a in concept.alternatives if a.language == language and not a.in_parts]


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


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("作成者を探す", ["作成", "者", "探す"]),
        ("利用者の登録", ["利用", "者", "登録"]),
        ("期間内", ["期間", "内"]),
        ("プレビュー中の印刷", ["プレビュー", "中", "印刷"]),
    ],
)
def test_a_japanese_stop_word_that_ends_another_word_is_searched(typed: str, expected: list[str]) -> None:
    assert keywords(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("内 期間", ["期間"]),  # by itself
        ("作成した者", ["作成"]),  # a word of its own
        ("作成するもの", ["作成"]),
        ("作成する", ["作成"]),  # no suffix
    ],
)
def test_a_japanese_stop_word_that_ends_no_other_is_not_searched(typed: str, expected: list[str]) -> None:
    assert keywords(typed) == expected


def weights(typed: str) -> dict[str, float]:
    return {concept.keyword: round(concept.weight, 2) for concept in parse(typed).concepts}


def test_the_words_of_a_japanese_row_share_what_they_tell() -> None:
    assert weights("表計算ドキュメントのセル") == {"表": 0.69, "計算": 0.69, "ドキュメント": 0.69, "セル": 1}
    assert weights("秘密会談 アンカラ") == {"秘密": 0.79, "会談": 0.79, "アンカラ": 1}
    assert weights("秘密 会談") == {"秘密": 1, "会談": 1}


def test_one_character_behind_a_japanese_word_tells_less() -> None:
    assert weights("グループ化") == {"グループ": 0.79, "化": 0.56}
    assert weights("新計画") == {"新": 0.79, "計画": 0.79}


def test_what_stop_words_and_other_scripts_part_is_no_row() -> None:
    assert weights("印刷する方法") == {"印刷": 1, "方法": 1}
    assert weights("LibreOfficeのPDF出力") == {"LibreOffice": 1, "PDF": 1, "出力": 1}


def test_chinese_words_are_no_japanese_compounds() -> None:
    assert {concept.weight for concept in parse("手机屏幕保护").concepts} == {1}


@pytest.mark.parametrize(
    "particle", "の は が を に で と も か から まで より けど ば です である について による".split()
)
def test_a_japanese_particle_with_spaces_around_it_is_not_searched(particle: str) -> None:
    assert keywords(f"日本 {particle} 首都") == ["日本", "首都"]


def test_a_japanese_particle_is_searched_if_it_is_alone_or_required() -> None:
    assert keywords("の") == ["の"]
    assert keywords("日本 +の 首都") == ["日本", "の", "首都"]


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
    assert not {a.terms for a in excluded.alternatives} & {a.terms for a in wanted.alternatives}
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
        Alternative(WRITTEN, ("universities",), pattern=Pattern.PREFIX),
    )


@pytest.mark.parametrize(
    ("typed", "words"),
    [("秘密会*", ("秘密", "会")), ("night-tr*", ("night", "tr")), ("(univers*", ("univers",))],
)
def test_of_several_words_the_last_is_the_prefix(typed: str, words: tuple[str, ...]) -> None:
    (alternative,) = {a for a in only(parse(typed).concepts).alternatives if len(a.terms) == len(words)}
    assert alternative == Alternative(WRITTEN, words, tuple(range(len(words))), pattern=Pattern.PREFIX)


def test_a_wildcard_is_compared_with_words_as_written() -> None:
    assert only(parse("Uni*T?T").concepts).alternatives == (
        Alternative(WRITTEN, ("uni*t?t",), pattern=Pattern.WILDCARD),
    )


@pytest.mark.parametrize(
    ("typed", "term"), [("Gro?e*ß", "gro?e*ss"), ("U\u0308b?r", "üb?r"), ("ｻｰﾊﾞ?ｽ", "サーバ?ス")]
)
def test_what_is_literal_in_a_wildcard_is_written_as_in_the_index(typed: str, term: str) -> None:
    assert (term,) in [a.terms for a in only(parse(typed).concepts).alternatives]


def test_in_a_compound_of_several_japanese_words_the_last_one_has_the_sign() -> None:
    wildcard = {a.terms: a.gaps for a in only(parse("情報?関").concepts).alternatives}
    assert wildcard == {("情報?関",): (0,), ("情報", "?関"): (0, 1)}
    fuzzy = {a.terms: (a.pattern, a.edits) for a in only(parse("秘密会談～").concepts).alternatives}
    assert fuzzy == {("秘密", "会談"): (Pattern.FUZZY, 1), ("秘密会談",): (Pattern.FUZZY, 1)}


def test_a_word_of_spaced_scripts_does_not_end_where_its_wildcard_begins() -> None:
    (alternative,) = only(parse("night-tr?in").concepts).alternatives
    assert (alternative.terms, alternative.gaps) == (("night", "tr?in"), (0, 1))


def test_a_fuzzy_word_is_compared_with_words_as_written() -> None:
    assert only(parse("Merkle~").concepts).alternatives == (
        Alternative(WRITTEN, ("merkle",), pattern=Pattern.FUZZY, edits=2),
    )


def test_the_last_word_of_a_row_keeps_a_letter_of_its_own() -> None:
    rows = only(parse("秘密会～").concepts).alternatives
    assert Alternative(WRITTEN, ("秘密", "会"), (0, 1)) in rows


def test_the_words_of_a_phrase_may_be_asked_to_be_near_one_another() -> None:
    near = only(parse('"secret talks"~5').concepts)
    assert {a.nearness for a in near.alternatives} == {5}
    assert {a.nearness for a in only(parse('"talks"~5').concepts).alternatives} == {0}


def test_an_excluded_or_joined_pattern_stays_one() -> None:
    excluded, *_ = parse("-uni*t?t Haus").concepts
    assert excluded.occurrence is Occurrence.MUST_NOT
    joined = only(parse("Merkle~ OR univers*").concepts)
    assert {a.pattern for a in joined.alternatives} == {Pattern.FUZZY, Pattern.PREFIX}


def test_keywords_joined_by_or_are_one_concept() -> None:
    concept = only(parse('spy OR "top agent"').concepts)
    assert terms(concept, "en") == [("spi",), ("top", "agent")]


def test_all_keywords_can_be_asked_for_without_excluded_ones_becoming_required() -> None:
    query = parse("secret talks -Vienna", match=MatchMode.ALL)
    assert [c.occurrence for c in query.concepts] == [Occurrence.MUST, Occurrence.MUST, Occurrence.MUST_NOT]


def test_languages_that_are_typed_are_filters() -> None:
    query = parse("Haus lang:de lang:en -lang:ja")
    assert (query.filters.languages, query.filters.excluded_languages) == (("de", "en"), ("ja",))
    assert [concept.keyword for concept in query.concepts] == ["Haus"]
    assert parse("Haus").filters.languages is None


def test_filters_typed_more_than_once_add_up_but_dates_narrow() -> None:
    typed = "kind:html kind:md folder:news folder:blogs since:2022 since:2022-11 until:2023 date:..2023-02"
    assert parse(typed).filters == Filters(
        kinds=("html", "md"), folders=("news", "blogs"), since="2022-11", until="2023-02"
    )


def test_filters_alone_have_no_concept() -> None:
    assert parse("lang:de since:2022").concepts == ()


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


def test_markup_of_a_pasted_page_is_no_pattern() -> None:
    page = parse("**Ankara** " * 100)
    assert [concept.keyword for concept in page.concepts[:2]] == ["Ankara", "Ankara"]
    assert {a.pattern for concept in page.concepts for a in concept.alternatives} == {Pattern.TERM}


@given(st.text(max_size=30) | st.text(st.sampled_from('ab東京のカß "+-*?~1:ORtitle'), max_size=30))
def test_every_text_is_a_query_whose_keywords_were_typed(typed: str) -> None:
    for concept in parse(typed).concepts:
        assert concept.alternatives
        assert {a.language for a in concept.alternatives} <= {*languages(), WRITTEN}
        assert all(len(a.terms) == len(a.gaps) for a in concept.alternatives)


def test_a_german_compound_is_looked_for_as_a_whole_and_less_by_its_parts() -> None:
    whole, *hints = parse("Auslandsgeheimdienst").concepts
    assert (whole.whole, whole.weight) == ("", 1.0)
    assert [hint.keyword for hint in hints] == ["ausland", "geheimdienst", "geheim", "dienst"]
    assert {(hint.whole, hint.weight) for hint in hints} == {("Auslandsgeheimdienst", 0.5)}
    assert all(hint.occurrence is Occurrence.SHOULD for hint in hints)


def test_a_german_word_is_looked_for_in_compounds_for_half() -> None:
    (concept,) = parse("Geheimdienst").concepts[:1]
    (in_parts,) = [a for a in concept.alternatives if a.in_parts]
    assert (in_parts.language, in_parts.terms, in_parts.weight) == ("de", ("geheimdien",), 0.5)


def test_no_compound_is_searched_for_words_of_another_language() -> None:
    for query in (
        "rat poison in the kitchen",
        "potato",
        "the tag of the house",
        "毒 rat poison of the house",
    ):
        assert not any(a.in_parts for concept in parse(query).concepts for a in concept.alternatives), query
        assert not any(concept.whole for concept in parse(query).concepts), query


def test_only_the_whole_of_a_compound_can_be_required_or_excluded() -> None:
    for sign, asked in (("+", Occurrence.MUST), ("-", Occurrence.MUST_NOT)):
        concepts = parse(f"{sign}Sicherheitsrat").concepts
        assert [concept.occurrence for concept in concepts if not concept.whole] == [asked]
        assert all(each.occurrence is Occurrence.SHOULD for each in concepts if each.whole)
    assert len(parse("-Sicherheitsrat").concepts) == 1


def test_a_quoted_compound_is_looked_for_as_it_is() -> None:
    (concept,) = parse('"Sicherheitsrat"').concepts
    assert not any(alternative.in_parts for alternative in concept.alternatives)


def test_irregular_forms_of_a_word_are_looked_for_with_it() -> None:
    for typed, form in (("fand", "find"), ("finden", "gefund"), ("Museen", "museum")):
        (concept,) = parse(typed).concepts[:1]
        weights = {
            a.terms[0]: a.weight for a in concept.alternatives if a.language == "de" and not a.in_parts
        }
        assert 0 < weights[form] < 1, typed
