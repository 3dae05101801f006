"""Names in an index, found by how they sound."""

from pathlib import Path

import pytest

from indexer.analysis import analyze
from indexer.documents import Document
from indexer.engines import Engine, Word, engine_for
from search_app.names import Name, Names
from search_app.names.sounds import is_katakana
from tests.search_app.names.golden import FOUND_IN_ALL_DIRECTIONS

_TEXTS = {
    "de": (
        "Der Chef des Auslandsgeheimdienstes, Sergej Naryschkin, war in Ankara. Außenminister Lawrow und"
        " der Sprecher Peskow sagten nichts. Erdoğan schwieg; Selenskyj las es in der Zeitung."
        " Gorbatschow hätte angerufen. Die närrische Maus pest im Kofen."
    ),
    "en": (
        "The head of the foreign intelligence service, Sergey Naryshkin, was in Ankara. Neither Lavrov nor"
        " the spokesman Peskov said a word, and Erdogan kept silent, while Zelensky read it in the papers."
        " Gorbachev would have called. The narrow skin of the peach was laid off."
    ),
    "ja": (
        "対外情報庁のナルイシキン長官はアンカラにいた。ラブロフ外相もペスコフ報道官も何も言わなかった。"
        "エルドアン大統領は沈黙し、ゼレンスキー大統領は新聞で知った。ゴルバチョフなら電話しただろう。"
        "ページをめくると、瘤のある木の絵があった。ペスコの服。"
    ),
}


def no_word(_word: Word, _name: str) -> bool:
    return False


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    made = engine_for("whoosh_index", tmp_path_factory.mktemp("index"))
    documents = (Document(code, "", text, f"{code}.txt") for code, text in _TEXTS.items())
    made.rebuild(map(analyze, documents), {})
    return made


@pytest.fixture(scope="module")
def names(engine: Engine) -> Names:
    return Names(engine, no_word)


def written(names: Names, name: str) -> set[str]:
    return {found.written for found in names.like(name)}


@pytest.mark.parametrize(
    "spellings",
    [
        ("Naryschkin", "Naryshkin", "ナルイシキン"),
        ("Lawrow", "Lavrov", "ラブロフ"),
        ("Peskow", "Peskov", "ペスコフ"),
        ("Selenskyj", "Zelensky", "ゼレンスキー"),
        ("Gorbatschow", "Gorbachev", "ゴルバチョフ"),
        ("Erdoğan", "Erdogan", "エルドアン"),
    ],
)
def test_a_name_is_found_in_each_of_its_spellings(names: Names, spellings: tuple[str, ...]) -> None:
    for typed in spellings:
        in_script = set(spellings[:2]) if is_katakana(typed) else set(spellings)
        assert {s.casefold() for s in in_script - {typed}} <= written(names, typed)


@pytest.fixture(scope="module")
def names_of_the_table(tmp_path_factory: pytest.TempPathFactory) -> Names:
    engine = engine_for("whoosh_index", tmp_path_factory.mktemp("table"))
    sentences = (
        "{} war in Ankara und sagte nichts.",
        "{} was in Ankara and said nothing.",
        "{}はアンカラにいた。",
    )
    texts = (
        (sentence.format(spelling) for spelling, sentence in zip(spellings, sentences, strict=True))
        for spellings in FOUND_IN_ALL_DIRECTIONS
    )
    documents = (Document(text, "", text, "names.txt") for of_name in texts for text in of_name)
    engine.rebuild(map(analyze, documents), {})
    return Names(engine, no_word)


@pytest.mark.parametrize("spellings", FOUND_IN_ALL_DIRECTIONS)
def test_a_name_of_the_table_is_found_in_all_six_directions(
    names_of_the_table: Names, spellings: tuple[str, ...]
) -> None:
    for typed in spellings:
        others = {spelling.casefold() for spelling in spellings} - {typed.casefold()}
        assert others <= written(names_of_the_table, typed), typed


def test_a_name_that_the_japanese_analyzer_cuts_is_the_row_of_its_terms(names: Names) -> None:
    (row,) = [name for name in names.like("Erdoğan") if name.language == "ja"]
    assert (row.terms, row.written, row.documents) == (("エル", "ドアン"), "エルドアン", 1)


def test_a_row_is_not_taken_from_words_that_do_not_follow_each_other(names: Names) -> None:
    assert "ページコブ" not in written(names, "Peskow")


def test_a_single_term_comes_with_its_language_and_how_many_documents_have_it(names: Names) -> None:
    assert Name("de", ("naryschkin",), "naryschkin", 1, 1.0) in names.like("Naryshkin")


@pytest.mark.parametrize("typed", ["Naryschkin", "naryschkin", "NARYSCHKIN"])
def test_the_name_itself_is_not_among_what_it_is_called(names: Names, typed: str) -> None:
    assert written(names, typed) == {"naryshkin", "ナルイシキン"}


@pytest.mark.parametrize("typed", ["Merkel", "Macron", "マクロン", "Tschaikowski", "バイデン"])
def test_a_name_that_no_document_has_is_not_found(names: Names, typed: str) -> None:
    assert names.like(typed) == []


@pytest.mark.parametrize(
    "typed", ["", "Ra", "アン", "Kuh", "1984", "ы", "x" * 1000, "ー", "\0", "C++", "a b"]
)
def test_nothing_is_found_for_what_is_too_short_or_no_name(names: Names, typed: str) -> None:
    assert names.like(typed) == []


def test_a_word_that_a_dictionary_has_is_no_name(engine: Engine) -> None:
    only_names = Names(engine, lambda word, _name: word.written == "naryschkin")
    assert written(only_names, "ナルイシキン") == {"naryshkin"}


def test_names_of_a_new_build_are_found_at_once(tmp_path: Path) -> None:
    engine = engine_for("whoosh_index", tmp_path)
    names = Names(engine, no_word)
    for name in ("Naryschkin", "Naryshkin"):
        engine.rebuild([analyze(Document("1", "", f"{name} was in Ankara on Monday.", "1.txt"))], {})
        assert written(names, "ナルイシキン") == {name.casefold()}
