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


def test_documents_that_have_a_word_in_another_form_count_whenever_they_came(fresh: Engine) -> None:
    fresh.rebuild(map(analyze, documents("Die Universität brennt.")), {})
    with fresh.new_build(update=True) as build:
        new = [analyze(Document("new", "", "Viele Universitäten brennen nicht.", "new.txt"))]
        build.add(build.prepare(new), ["new"])
        build.commit({})
    university = Word("de", "universitat", "universität", 2)
    assert list(fresh.words("universität")) == [university]
    assert fresh.similar("univresität", 1) == {university: 1}


def test_a_word_is_found_by_each_way_in_which_it_may_be_heard(fresh: Engine) -> None:
    fresh.rebuild(map(analyze, documents("東京の明日。", "明日は雨。Ankara.")), {})
    tokyo, tomorrow = Word("ja", "東京", "東京", 1), Word("ja", "明日", "明日", 2)
    assert list(fresh.heard("ja", ("トキョ",))) == [tokyo]
    for sound in ("アス", "アシタ", "ミョニチ"):
        assert list(fresh.heard("ja", (sound,))) == [tomorrow]
    assert list(fresh.heard("ja", ("アス", "トキョ", "アシタ", "キョト"))) == [tomorrow, tokyo]


def test_a_sound_is_one_of_its_language_alone(fresh: Engine) -> None:
    fresh.rebuild(map(analyze, documents("東京の明日。")), {})
    assert not fresh.heard("de", ("トキョ",))
    assert not fresh.heard("ja", ())
    assert not fresh.heard("ja", ("東京",))


def test_what_is_heard_is_found_in_old_and_new_documents_but_not_in_removed_ones(fresh: Engine) -> None:
    fresh.rebuild(map(analyze, documents("公園で会う。", "講演を聞く。")), {})
    with fresh.new_build(update=True) as build:
        new = [analyze(Document("new", "", "公園の後援会。", "new.txt"))]
        build.add(build.prepare(new), ["new"])
        build.remove(["1"])
        build.commit({})
    heard = [(word.written, word.documents) for word in fresh.heard("ja", ("コエン",))]
    assert heard == [("公園", 2), ("後援", 1)]


def test_words_spelled_nearly_so_come_with_how_far_they_are(fresh: Engine) -> None:
    fresh.rebuild(map(split_at_spaces, documents("haus maus hase", "haus hasu")), {})
    assert fresh.similar("haus", 0) == {Word("de", "haus", "haus", 2): 0}
    assert fresh.similar("hasu", 1) == {Word("de", "haus", "haus", 2): 1, Word("de", "hase", "hase", 1): 1,
                                        Word("de", "hasu", "hasu", 1): 0}  # fmt: skip
    assert {word.written: away for word, away in fresh.similar("hasu", 2).items()} == {
        "haus": 1, "hase": 1, "hasu": 0, "maus": 2,
    }  # fmt: skip
    assert not fresh.similar("krieg", 2)


def test_similar_words_are_told_in_each_language_and_with_their_terms(engine: Engine) -> None:
    assert engine.similar("anakra", 1) == {
        Word("de", "ankara", "ankara", 1): 1,
        Word("en", "ankara", "ankara", 2): 1,
    }
    assert [word.term for word in engine.similar("botschaftn", 1)] == ["botschaft"]


def test_parts_of_compounds_are_not_similar_to_anything(fresh: Engine) -> None:
    fresh.rebuild(map(analyze, documents("Der Auslandsgeheimdienst schweigt.")), {})
    assert not fresh.similar("geheimdienst", 2)
    assert not fresh.similar("", 0)


def test_without_an_index_there_are_no_words_to_tell(fresh: Engine) -> None:
    for ask in (
        lambda: fresh.words("ankara"),
        lambda: fresh.heard("ja", ("トキョ",)),
        lambda: fresh.similar("ankara", 1),
        lambda: fresh.spellings("ankara", Spelled("ankr")),
        lambda: fresh.written(["ankara"]),
    ):
        with pytest.raises(IndexUnusable):
            ask()


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
