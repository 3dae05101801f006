"""Which terms stand for each other, in sentences where a person sees it."""

from search_app.lexicon.alignment import aligned, numbered

GERMAN = [
    "der spion schweigt",
    "der minister schweigt",
    "der spion flieht",
    "der minister flieht",
    "der spion",
]
JAPANESE = ["スパイ 黙る", "大臣 黙る", "スパイ 逃げる", "大臣 逃げる", "スパイ"]


def found(sentences: list[str], translations: list[str]) -> dict[tuple[str, str], float]:
    some, others = (numbered(text.split() for text in texts) for texts in (sentences, translations))
    return {(term, other): strength for term, other, strength in aligned(some, others)}


def test_each_term_is_surest_of_what_always_stands_beside_it() -> None:
    strength = found(GERMAN, JAPANESE)
    for term, expected in {
        "spion": "スパイ",
        "minister": "大臣",
        "schweigt": "黙る",
        "flieht": "逃げる",
    }.items():
        of_term = {other: value for (some, other), value in strength.items() if some == term}
        assert max(of_term, key=lambda other: of_term[other]) == expected
    assert all(0 < value <= 1 for value in strength.values())


def test_both_directions_find_the_same() -> None:
    there, back = found(GERMAN, JAPANESE), found(JAPANESE, GERMAN)
    assert {(other, term) for term, other in there} == set(back)


def test_what_was_met_once_proves_nothing() -> None:
    assert found(["eins zwei drei vier"], ["一 二 三 四"]) == {}


def test_a_term_counts_once_in_a_sentence() -> None:
    assert numbered([["so", "so", "la"], [], ["la"]]).numbers.tolist() == [0, 1, 1]


def test_sentences_that_nobody_translated_and_very_long_ones_change_nothing() -> None:
    long = " ".join(f"wort{number}" for number in range(26))
    with_more = found([*GERMAN, "der spion", long], [*JAPANESE, "", "スパイ"])
    assert with_more == found(GERMAN, JAPANESE)


def test_of_no_sentences_nothing_is_found() -> None:
    assert found([], []) == {}
    assert found(["spion"], [""]) == {}
