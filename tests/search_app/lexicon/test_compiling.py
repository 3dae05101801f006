"""From groups of words to candidates, by groups in which a person can tell what must come out."""

from pathlib import Path

import pytest

from search_app.lexicon.alignment import Aligned
from search_app.lexicon.compiling import Compiler
from search_app.lexicon.corpus import Found
from search_app.lexicon.store import Lexicon
from search_app.lexicon.weighing import MOST_CANDIDATES
from search_app.lexicon.words import aligned_key
from tests.search_app.lexicon.compiled import by_terms, exact, group, lexicon_of, weights, written


def test_a_word_is_translated_both_ways(tmp_path: Path) -> None:
    lexicon = lexicon_of(tmp_path, ("JMdict", 1.0, [group(ja="スパイ", en="spy")]))
    (there,), (back,) = exact(lexicon, "ja", "スパイ"), exact(lexicon, "en", "Spy")
    assert (there.language, there.text, there.terms, there.weight, there.source) == (
        *("en", "spy", ("spi",)),
        *(1.0, "JMdict"),
    )
    assert (back.language, back.text) == ("ja", "スパイ")


def test_any_form_of_a_word_finds_what_it_means(tmp_path: Path) -> None:
    lexicon = lexicon_of(tmp_path, ("Ding", 1.0, [group(de="Spion", en="spy")]))
    assert exact(lexicon, "de", "Spionen") == []
    assert [candidate.text for candidate in by_terms(lexicon, "de", "Spione")] == ["spy"]


def test_several_words_are_found_by_their_terms(tmp_path: Path) -> None:
    groups = [group(de="Sicherheitsrat", en="Security Council", ja="安全保障理事会")]
    lexicon = lexicon_of(tmp_path, ("CLDR", 1.0, groups))
    assert weights(by_terms(lexicon, "en", "security councils"), "de") == {"Sicherheitsrat": 1}
    assert [c.terms for c in exact(lexicon, "de", "Sicherheitsrat") if c.language == "en"] == [
        ("secur", "council")
    ]


def test_of_several_translations_the_best_weighs_1_and_the_others_in_proportion(tmp_path: Path) -> None:
    groups = [group(de="Bank", en=[("bank", 1.0), ("bench", 0.5)])]
    lexicon = lexicon_of(tmp_path, ("Ding", 1.0, groups))
    assert weights(exact(lexicon, "de", "Bank"), "en") == {"bank": 1, "bench": 0.5}


def test_what_a_source_says_often_counts_no_more_than_what_another_says_once(tmp_path: Path) -> None:
    often = [group(de="Schloss", en="castle")] * 9
    lexicon = lexicon_of(tmp_path, ("Ding", 1.0, often), ("JMdict", 1.0, [group(de="Schloss", en="lock")]))
    assert weights(exact(lexicon, "de", "Schloss"), "en") == {"castle": 1, "lock": 1}


def test_a_source_counts_as_much_as_it_is_trusted(tmp_path: Path) -> None:
    lexicon = lexicon_of(
        tmp_path,
        ("Ding", 1.0, [group(de="Gift", en="poison")]),
        ("UniDic", 0.3, [group(de="Gift", en="gift")]),
    )
    assert weights(exact(lexicon, "de", "Gift"), "en") == {"poison": 1, "gift": 0.3}


def test_the_glossary_wins_over_everything(tmp_path: Path) -> None:
    lexicon = lexicon_of(
        tmp_path,
        ("Ding", 1.0, [group(de="Kiew", en="Kiev")]),
        ("glossary", 100.0, [group(de="Kiew", en="Kyiv", ja="キーウ")]),
    )
    (english,) = (c for c in exact(lexicon, "de", "Kiew") if c.language == "en")
    assert (english.text, english.weight, english.source) == ("Kyiv", 1.0, "glossary")


def test_the_best_so_many_are_kept(tmp_path: Path) -> None:
    words = "eins zwei drei vier fünf sechs sieben acht neun zehn".split()
    english = [(word, 1 - 0.05 * place) for place, word in enumerate(words)]
    lexicon = lexicon_of(tmp_path, ("Ding", 1.0, [group(de="Zahl", en=english)]))
    assert [c.text for c in exact(lexicon, "de", "Zahl")] == words[:MOST_CANDIDATES]


def test_german_and_japanese_meet_by_english(tmp_path: Path) -> None:
    lexicon = lexicon_of(
        tmp_path,
        ("Ding", 1.0, [group(de="Spion", en="spy")]),
        ("JMdict", 1.0, [group(ja="間諜", en="spy")]),
    )
    (japanese,) = (c for c in exact(lexicon, "de", "Spion") if c.language == "ja")
    assert (japanese.text, japanese.weight, japanese.source) == ("間諜", 1.0, "English")
    assert weights(exact(lexicon, "ja", "間諜"), "de") == {"Spion": 1}


def test_what_a_dictionary_has_weighs_more_than_the_way_by_english(tmp_path: Path) -> None:
    lexicon = lexicon_of(
        tmp_path,
        ("Ding", 1.0, [group(de="Spion", en="spy")]),
        ("JMdict", 1.0, [group(ja="間諜", en="spy"), group(ja="スパイ", de="Spion")]),
    )
    assert weights(exact(lexicon, "de", "Spion"), "ja") == {"スパイ": 1, "間諜": 0.6}


def test_a_reading_is_looked_up_but_nothing_to_translate_to(tmp_path: Path) -> None:
    groups = [group(ja=[("間諜", 1.0), ("かんちょう", 0.15)], en="spy")]
    lexicon = lexicon_of(tmp_path, ("JMdict", 1.0, groups))
    assert weights(exact(lexicon, "en", "spy"), "ja") == {"間諜": 1}
    assert weights(by_terms(lexicon, "ja", "かんちょう"), "en") == {"spy": 1}


def test_what_is_unlikely_is_left_out(tmp_path: Path) -> None:
    groups = [group(en="spy", de="Spion")] * 20 + [group(en="spy", de="Kundschafter")]
    lexicon = lexicon_of(tmp_path, ("Ding", 1.0, groups))
    assert weights(exact(lexicon, "en", "spy"), "de") == {"Spion": 1}


@pytest.mark.parametrize("explanation", ["person who secretly collects information", "a b c d e f", "…"])
def test_explanations_are_no_translations(tmp_path: Path, explanation: str) -> None:
    lexicon = lexicon_of(tmp_path, ("JMdict", 1.0, [group(ja="間諜", en=[(explanation, 1.0), ("spy", 0.5)])]))
    assert weights(exact(lexicon, "ja", "間諜"), "en") == {"spy": 1}


def test_aligned_terms_are_found_by_keys_of_their_own(tmp_path: Path) -> None:
    found = [Aligned("spion", "スパイ", 0.8), Aligned("spion", "間諜", 0.4), Aligned("minist", "大臣", 0.2)]
    compiler = Compiler()
    compiler.add("Ding", 1.0, [group(de="Spion", en="spy")])
    compiler.add_aligned(
        "Tatoeba", Found("de", "ja", found, {"スパイ": "スパイ", "間諜": "間諜", "大臣": "大臣"})
    )
    lexicon = Lexicon(written(tmp_path / "lexicon", compiler))
    spion, minister = (list(lexicon.candidates(aligned_key("de", term))) for term in ("spion", "minist"))
    assert weights(spion, "ja") == {"スパイ": 1, "間諜": 0.5}
    assert [(c.text, c.terms, c.source) for c in minister] == [("大臣", ("大臣",), "Tatoeba")]


def test_of_nothing_a_lexicon_without_keys_is_made(tmp_path: Path) -> None:
    lexicon = lexicon_of(tmp_path)
    assert len(lexicon) == 0
    assert exact(lexicon, "de", "Spion") == []
