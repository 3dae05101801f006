"""What each language's analyzer makes equal, and what it keeps apart."""

import pytest

from analyzers import passages
from analyzers.languages import UNKNOWN, analyzer_for, languages


def terms(language: str, text: str) -> list[str]:
    return [token.term for token in analyzer_for(language)(text)]


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("de", "Häuser", "Haus"),
        ("de", "Häuser", "Haeuser"),
        ("de", "Häuser", "Ha\u0308user"),
        ("de", "STRASSE", "Straße"),
        ("de", "daß", "dass"),
        ("de", "Spione", "Spion"),
        ("en", "universities", "University"),
        ("en", "John’s", "john"),
        ("en", "café", "cafe"),
        ("en", "running", "runs"),
        ("ja", "コンピュータ", "コンピューター"),
        ("ja", "引越し", "引っ越し"),
        ("ja", "申込む", "申し込んだ"),
        ("ja", "國家", "国家"),
        ("ja", "ﾊﾟｿｺﾝ", "パソコン"),
        ("ja", "行なった", "行う"),
        ("fr", "l'homme", "hommes"),
        ("fr", "maisons", "maison"),
        ("es", "canciones", "canción"),
        ("it", "dell'acqua", "acqua"),
        ("pt", "livros", "livro"),
        ("nl", "huizen", "Huizen"),
        ("sv", "husen", "huset"),
        ("da", "husene", "huset"),
        ("nb", "husene", "huset"),
        ("fi", "taloissa", "talossa"),
        ("ru", "книгами", "книга"),
        ("sv", "idéer", "ideer"),
        ("da", "Århus", "Aarhus"),
        ("nb", "Håkon", "Haakon"),
        ("nb", "kafé", "kafe"),
        ("fi", "Šostakovitš", "Sostakovits"),
        ("ru", "ёлка", "елка"),
        ("es", "árboles", "arboles"),
        ("fr", "élèves", "eleve"),
        (UNKNOWN, "Türkiye", "turkiye"),
    ],
)
def test_two_forms_of_a_word_meet(language: str, one: str, other: str) -> None:
    assert terms(language, one) == terms(language, other) != []


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("ja", "伊藤", "伊東"),
        ("ja", "京都", "東京都"),
        ("de", "Haus", "Hase"),
        ("en", "news", "new"),
        ("sv", "får", "far"),
        ("da", "øl", "ol"),
        ("fi", "sää", "saa"),
        ("ru", "йод", "иод"),
    ],
)
def test_two_words_stay_apart(language: str, one: str, other: str) -> None:
    assert terms(language, one) != terms(language, other)


def test_a_japanese_sentence_becomes_the_lemmas_of_its_content_words() -> None:
    assert terms("ja", "東京の家に行った。") == ["東京", "家", "行く"]


def test_a_loanword_loses_the_spelling_of_its_source() -> None:
    assert terms("ja", "アンカラのサーバー") == ["アンカラ", "サーバ"]


def test_japanese_particles_count_as_positions_and_punctuation_does_not() -> None:
    assert [token.position for token in analyzer_for("ja")("家の、「屋根」")] == [0, 2]


def test_a_compound_word_in_japanese_is_its_short_units_side_by_side() -> None:
    assert [(t.term, t.position) for t in analyzer_for("ja")("秘密会談")] == [("秘密", 0), ("会談", 1)]


def test_a_kanji_beyond_the_basic_plane_is_a_word_like_others() -> None:
    text = "𠮷野家で𠮷田さんに会った"
    found = [(token.term, text[token.start : token.end]) for token in analyzer_for("ja")(text)]
    assert ("吉田", "𠮷田") in found
    assert ("会う", "会っ") in found


def test_a_line_of_usual_length_is_not_cut_at_its_full_stops() -> None:
    text = "価格は3.14倍だ。Node.jsを使う"
    assert terms("ja", text) == ["価格", "3", "14", "倍", "node", "js", "使う"]


def test_a_very_long_japanese_line_is_cut_after_sentences() -> None:
    sentence = "図書館の本を全部読んだ。"
    tokens = list(analyzer_for("ja")(sentence * 1000))
    assert len(tokens) == 1000 * len(list(analyzer_for("ja")(sentence)))
    assert tokens[-1].end < len(sentence) * 1000


def test_latin_words_are_cut_alike_in_japanese_and_in_german() -> None:
    text = "COVID-19 e-mail snake_case example.com 2022"
    assert terms("ja", text) == [token.term.casefold() for token in analyzer_for(UNKNOWN)(text)]


def test_kana_and_kanji_are_left_to_other_analyzers_by_languages_with_spaces() -> None:
    assert terms("de", "Das Wort 改善 heißt Verbesserung") == terms("de", "Das Wort heißt Verbesserung")


def test_the_neutral_analyzer_cuts_kanji_into_pairs() -> None:
    assert terms(UNKNOWN, "中文书 字") == ["中文", "文书", "字"]


@pytest.mark.parametrize("word", ["图书馆", "我们", "看书"])
def test_a_chinese_sentence_is_found_by_a_word_in_it(word: str) -> None:
    assert " ".join(terms("zh", word)) in " ".join(terms("zh", "我们在图书馆看书。"))


def test_a_chinese_passage_is_cut_into_pairs_and_not_into_japanese_words() -> None:
    text = "図書館へ行った。\n他们在市场买东西。"
    cut = {p.language: terms(p.language, text[p.start : p.end]) for p in passages(text)}
    assert cut == {"ja": ["図書", "館", "行く"], "zh": "他们 们在 在市 市场 场买 买东 东西".split()}


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("안개", "강에 안개가 꼈다"),
        ("서울", "서울에서는"),
        ("학교", "고등학교를 졸업했다"),
        ("배", "배 한 척"),
    ],
)
def test_a_korean_word_is_found_without_its_particle(word: str, text: str) -> None:
    assert set(terms("ko", word)) <= set(terms("ko", text))


def test_korean_pairs_do_not_reach_across_spaces() -> None:
    assert terms("ko", "안개가 꼈다 K팝") == ["안개", "개가", "꼈다", "k", "팝"]


def test_a_stop_word_is_known_by_its_written_form_and_still_is_a_term() -> None:
    german = analyzer_for("de")
    assert german.is_stop_word("Für", "fur")
    assert not german.is_stop_word("Haus", "haus")
    assert terms("de", "für") == ["fur"]


@pytest.mark.parametrize(
    ("language", "stop_words", "others"),
    [
        ("da", "det er ikke og på", "hus dag få"),
        ("en", "the it's you’ll don't", "us colour"),
        ("es", "el está qué ¿y?", "estado dos"),
        ("fi", "ei että minä oli", "voi hyvä"),
        ("fr", "les était où", "été car or"),
        ("it", "gli perché è", "stato prima"),
        ("nb", "ikke jeg å", "hus folk"),
        ("nl", "het niet zijn", "huis haar"),
        ("pt", "não você são", "casa vida"),
        ("ru", "и не что ещё еще", "дом мир"),
        ("sv", "inte och är", "hus får"),
    ],
)
def test_stop_words_are_those_that_say_nothing(language: str, stop_words: str, others: str) -> None:
    analyzer = analyzer_for(language)
    dropped = [analyzer.is_stop_word(stop_words[t.start : t.end], t.term) for t in analyzer(stop_words)]
    kept = [analyzer.is_stop_word(others[t.start : t.end], t.term) for t in analyzer(others)]
    assert all(dropped)
    assert not any(kept)


def test_a_word_of_absurd_length_is_cut_short() -> None:
    assert [len(term) for term in terms("en", "x" * 100_000)] == [200]


def test_words_tells_where_text_may_be_cut() -> None:
    text = "彼は帰った"
    assert [text[start:end] for start, end in analyzer_for("ja").words(text)] == ["彼", "は", "帰っ", "た"]


def test_an_unsupported_language_gets_the_neutral_analyzer() -> None:
    assert analyzer_for("tlh") is languages()[UNKNOWN]
