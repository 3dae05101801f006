"""What every analyzer must hold: a new file in analyzers/languages passes this without a line here."""

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzers import AnalyzersTogether, Vocabulary, written_form
from analyzers.languages import languages

SENTENCES = (
    "Die Spione trafen sich am Montag in Ankara; die Straße war gesperrt.",
    "The spies didn’t meet in the U.S. embassy, but in John's café (No. 5).",
    "ロシアと米国の情報機関が、アンカラで秘密会談を開いた。引っ越しは２０２２年11月。",
    "L'été, les élèves vont à l'école ; ¿dónde están los niños? Città, praça, år, øl, työ.",
    "國會議事堂の\t圖書館で𠮷田さんがいろ〳〵とヴァイオリンを學んだ。みすゞの髙いこゝろ。",
    "Книги лежат на столе. Ελλάδα 한국어 中文书 ไทย हिन्दी עברית",
    "ﾊﾟｿｺﾝ ﬁn ½ ㍻ 𝔅abel 👩‍👩‍👧 Ha\u0308user soft\u00adhyphen \0 \ud800 x",
)
TOGETHER = AnalyzersTogether(languages().values())
every_language = pytest.mark.parametrize("language", sorted(languages()))
any_text = (
    st.text(max_size=60)
    | st.text(st.characters(), max_size=30)
    | st.lists(st.sampled_from(SENTENCES), max_size=3).map("\n".join)
    | st.text(
        st.sampled_from("のは家東京國𠮷ゝタ ﾊﾟーa’'ßÄ1７_\u0308\u00ad\t\r\n\v\x1c\u3000\0."), max_size=40
    )
)


class Kind(NamedTuple):
    language: str
    term: str
    written: str


Row = tuple[Kind, int, int, int]


def in_bulk(language: str, text: str, vocabulary: Vocabulary[Kind]) -> list[Row]:
    columns = (column.tolist() for column in languages()[language].tokens(text, vocabulary))
    rows = zip(*columns, strict=True)
    return [(vocabulary.kinds[number], position, start, end) for number, position, start, end in rows]


def one_by_one(language: str, text: str) -> list[Row]:
    return [
        (Kind(language, t.term, written_form(text[t.start : t.end])), t.position, t.start, t.end)
        for t in languages()[language](text)
    ]


@every_language
@given(text=any_text)
def test_offsets_lie_inside_the_text_and_move_forward(language: str, text: str) -> None:
    tokens = list(languages()[language](text))
    assert all(0 <= token.start < token.end <= len(text) for token in tokens)
    assert [(t.start, t.end) for t in tokens] == sorted((t.start, t.end) for t in tokens)
    assert all(a.position < b.position for a, b in pairwise(tokens))


@every_language
@given(text=any_text)
def test_tokens_in_bulk_are_those_one_by_one(language: str, text: str) -> None:
    assert in_bulk(language, text, Vocabulary(Kind)) == one_by_one(language, text)


@given(text=any_text)
def test_analyzers_together_give_the_tokens_that_each_gives_alone(text: str) -> None:
    found = TOGETHER(text)
    alone = {language: tuple(analyzer(text)) for language, analyzer in languages().items()}
    assert {code: f.tokens for f in found for code in f.languages} == {c: t for c, t in alone.items() if t}
    assert found == sorted(found)


def test_languages_that_read_a_text_alike_are_named_together() -> None:
    assert [each.languages for each in TOGETHER("会談")] == [("ja",), ("ko", "und", "zh")]


@every_language
@given(text=any_text)
def test_the_steps_of_an_analyzer_end_with_its_tokens(language: str, text: str) -> None:
    analyzer = languages()[language]
    steps = list(analyzer.steps(text))
    ended = [(each.term, each.start, each.end, each.position) for each in steps if each.term]
    assert ended == list(analyzer(text))
    assert [(each.start, each.end) for each in steps] == list(analyzer.words(text))


@every_language
def test_tokens_in_bulk_stay_the_same_when_all_words_have_been_met(language: str) -> None:
    vocabulary = Vocabulary(Kind)
    for sentence in (*SENTENCES, "\n".join(SENTENCES), *SENTENCES):
        assert in_bulk(language, sentence, vocabulary) == one_by_one(language, sentence)


@every_language
def test_threads_that_share_a_vocabulary_get_the_same_tokens(language: str) -> None:
    vocabulary = Vocabulary(Kind)
    texts = [f"{sentence} {n} {sentence}{n}" for n in range(20) for sentence in SENTENCES]
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda text: in_bulk(language, text, vocabulary), texts))
    assert found == [one_by_one(language, text) for text in texts]
    assert len(set(vocabulary.kinds)) == len(vocabulary.kinds)


@every_language
@given(text=any_text)
def test_terms_are_short_clean_text(language: str, text: str) -> None:
    for token in languages()[language](text):
        assert 0 < len(token.term) <= 200
        assert token.term.strip() == token.term
        token.term.encode()


@every_language
@given(text=any_text)
def test_words_cover_every_token(language: str, text: str) -> None:
    analyzer = languages()[language]
    words = set(analyzer.words(text))
    assert all((token.start, token.end) in words for token in analyzer(text))


@every_language
@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_same_text_gives_the_same_tokens_in_every_thread(language: str, sentence: str) -> None:
    analyzer = languages()[language]
    texts = [sentence, *SENTENCES] * 8
    expected = [list(analyzer(text)) for text in texts]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(lambda text: list(analyzer(text)), texts)) == expected


@every_language
@given(text=any_text)
@settings(max_examples=30)
def test_any_string_gives_the_same_tokens_in_another_thread(language: str, text: str) -> None:
    analyzer = languages()[language]
    expected = list(analyzer(text))
    with ThreadPoolExecutor(2) as threads:
        assert list(threads.map(lambda each: list(analyzer(each)), [text, text])) == [expected, expected]


@every_language
def test_case_and_encoding_do_not_matter_to_letters(language: str) -> None:
    analyzer = languages()[language]
    assert [t.term for t in analyzer("ANKARA ｉｎ 2022")] == [t.term for t in analyzer("Ankara IN ２０２２")]


@every_language
def test_a_sentence_of_every_script_gives_terms_or_nothing_but_no_error(language: str) -> None:
    for sentence in SENTENCES:
        for token in languages()[language](sentence):
            assert sentence[token.start : token.end].strip()


@every_language
def test_nothing_gives_nothing(language: str) -> None:
    assert list(languages()[language]("")) == []
    assert list(languages()[language](" \n…!\0")) == []


@every_language
def test_stop_words_are_written_as_they_are_compared(language: str) -> None:
    analyzer = languages()[language]
    assert all(analyzer.is_stop_word(word, word) for word in analyzer.stop_words)
    assert all(word == word.casefold() for word in analyzer.stop_words)
