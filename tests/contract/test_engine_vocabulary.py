"""The words of an index by what they look like: what every engine must hold."""

import re

import pytest

from indexer.analysis import analyze
from indexer.documents import Document
from indexer.engines import Engine, Spelled, Word
from indexer.errors import IndexUnusable
from tests.contract.engines import split_at_spaces


def documents(*texts: str) -> list[Document]:
    return [Document(str(number), "", text, "p") for number, text in enumerate(texts)]


def test_a_word_comes_with_its_language_its_term_and_the_number_of_documents(engine: Engine) -> None:
    assert list(engine.words("ankara")) == [
        Word("de", "ankara", "ankara", 1),
        Word("en", "ankara", "ankara", 2),
    ]
    assert list(engine.words("アンカラ")) == [Word("ja", "アンカラ", "アンカラ", 2)]


def test_an_expression_fits_from_end_to_end(engine: Engine) -> None:
    assert {word.written for word in engine.words("ank|nkara|ankar[ab]")} == {"ankara"}
    assert not engine.words("nkar")
    assert not engine.words("")


def test_only_words_between_two_others_are_looked_at(fresh: Engine) -> None:
    fresh.rebuild(map(split_at_spaces, documents("maus haus laus anna zoo")), {})
    assert [word.written for word in fresh.words("[a-z]+", "haus", "maus")] == ["haus", "laus"]
    assert [word.written for word in fresh.words("[a-z]+", "i")] == ["laus", "maus", "zoo"]
    assert not fresh.words("[a-z]+", "zz")
    assert not fresh.words("[a-z]+", "m", "b")


def test_words_are_those_written_and_documents_those_of_the_term(fresh: Engine) -> None:
    fresh.rebuild(
        map(analyze, documents("Die Universität brennt.", "Viele Universitäten brennen nicht.")), {}
    )
    assert list(fresh.words(r"universität\w*")) == [
        Word("de", "universitat", "universität", 2),
        Word("de", "universitat", "universitäten", 2),
    ]


def test_all_words_are_there_once(engine: Engine) -> None:
    words = [(word.language, word.term, word.written) for word in engine.words(r"[^\0]+")]
    assert words == sorted(set(words))
    assert {written for _, _, written in words} >= {"häuser", "spies", "秘密", "月曜"}


def test_removed_documents_do_not_count(fresh: Engine) -> None:
    fresh.rebuild(map(split_at_spaces, documents("maus haus", "maus", "maus laus")), {})
    with fresh.new_build(update=True) as build:
        build.remove(["0"])
        build.commit({})
    assert list(fresh.words("[a-z]aus")) == [Word("de", "laus", "laus", 1), Word("de", "maus", "maus", 2)]


def test_words_beyond_the_basic_plane_and_long_ones_are_found(fresh: Engine) -> None:
    words = ["𠮷野家", "a" * 190, "ß", "x"]
    fresh.rebuild(map(split_at_spaces, documents(" ".join(words))), {})
    for word in words:
        assert [found.written for found in fresh.words(re.escape(word))] == [word]


def test_without_an_index_there_are_no_words_to_tell(fresh: Engine) -> None:
    with pytest.raises(IndexUnusable):
        fresh.words("ankara")


def test_spellings_are_told_each_once_whatever_their_language(engine: Engine) -> None:
    assert list(engine.spellings("a.kara", Spelled("ankr"))) == ["ankara"]
    assert list(engine.spellings("アンカラ", Spelled("アンカラ"))) == ["アンカラ"]
    assert not engine.spellings("nkar", Spelled("ankr"))


def test_what_all_words_have_in_common_that_fit_takes_none_of_them_away(fresh: Engine) -> None:
    words = ["gorbatschow", "gorbachev", "göring", "ゴルバチョフ", "𠮷野家", "zürich", "1984", "x"]
    fresh.rebuild(map(split_at_spaces, documents(" ".join(words))), {})
    for word in words:
        spelled = Spelled(word, [word[:2], word[-1] + "q"], ["zz", word[:1], word[:2]])
        assert list(fresh.spellings(re.escape(word), spelled)) == [word]
    latin = Spelled("abcefghinorstvwöü", ("v", "oö"), ("g", "gö", "h"))
    assert list(fresh.spellings(r"g\w*", latin)) == ["gorbachev"]
    assert list(fresh.spellings(r"g\w*", latin._replace(each=()))) == ["gorbachev", "gorbatschow", "göring"]
    assert not fresh.spellings(r"g\w*", latin, "h")
    assert not fresh.spellings(r"g\w*", latin, "", "g")


def test_written_words_are_told_as_far_as_documents_have_them(fresh: Engine) -> None:
    fresh.rebuild(map(split_at_spaces, documents("maus haus", "maus", "laus")), {})
    assert list(fresh.written(["maus", "zaus", "haus", "maus"])) == [
        Word("de", "haus", "haus", 1),
        Word("de", "maus", "maus", 2),
    ]
    with fresh.new_build(update=True) as build:
        build.remove(["2"])
        build.commit({})
    assert not fresh.written(["laus", ""])
