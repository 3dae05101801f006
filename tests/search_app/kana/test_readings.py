"""Japanese words in an index, found by how they are read."""

from pathlib import Path

import pytest

from indexer.analysis import analyze
from indexer.documents import Document
from indexer.engines import Engine, engine_for
from indexer.query import Alternative, Concept, Query
from search_app.kana import KnownReadings
from tests.search_app.small_index import engine_of

_TEXTS = {
    "city": "東京の新聞によると、東京大学の会議は京都で開かれた。国連の代表も東京に着いた。",
    "park": "公園で講演を聞いた。明日は雨だそうだ。大阪の寿司屋で柔道の選手に会った。",
    "old": "國會議事堂は東京都千代田区にある。龍馬の手紙を読む。景気が悪い。",
    "shop": "この店のケーキは甘い。伊藤さんと伊東さんは別の人だ。駅の時計は七時を指していた。",
    "verbs": "犬が走った。花が散って、雪が降った。登記を済ませる。",
    "far": "大いに学ぶ。東の京。伊達政宗の鮫と窓。",
    "de": "Das Licht im Fenster: die Hose, das Kino, die Kette. Wir tanken morgen.",
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(_TEXTS, tmp_path_factory.mktemp("index"))


@pytest.fixture(scope="module")
def known(engine: Engine) -> KnownReadings:
    return KnownReadings(engine)


def written(known: KnownReadings, keyword: str) -> list[str]:
    return [reading.written for reading in known.of(keyword)]


@pytest.mark.parametrize(
    "typed", "とうきょう トウキョウ トーキョー toukyou tōkyō tôkyô tookyoo Tokyo tokyo Toukyou TŌKYŌ".split()
)
def test_a_name_is_found_however_its_reading_is_typed(known: KnownReadings, typed: str) -> None:
    assert written(known, typed) == ["東京"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("しんぶん", "新聞"),
        ("シンブン", "新聞"),
        ("shinbun", "新聞"),
        ("shimbun", "新聞"),
        ("sinbun", "新聞"),
        ("kaigi", "会議"),
        ("こくれん", "国連"),
        ("ashita", "明日"),
        ("myounichi", "明日"),
        ("Ōsaka", "大阪"),
        ("Oosaka", "大阪"),
        ("osaka", "大阪"),
        ("juudou", "柔道"),
        ("zyuudou", "柔道"),
        ("sushi", "寿司"),
        ("Itoh", "伊藤"),
        ("hashiru", "走る"),
        ("りょうま", "龍馬"),
        ("こっかい", "国会"),
        ("とけい", "時計"),
    ],
)
def test_words_are_found_by_their_readings(known: KnownReadings, typed: str, expected: str) -> None:
    assert expected in written(known, typed)


def test_homophones_come_together(known: KnownReadings) -> None:
    assert set(written(known, "こうえん")) == {"公園", "講演"}
    assert set(written(known, "いとう")) >= {"伊藤", "伊東"}


def test_a_long_vowel_in_kana_is_as_typed(known: KnownReadings) -> None:
    assert written(known, "ときょ") == []


def test_a_word_with_its_long_vowels_weighs_more_than_one_that_lost_them(known: KnownReadings) -> None:
    (exact,), (alike,) = known.of("toukyou"), known.of("tokyo")
    assert exact.terms == alike.terms == ("東京",)
    assert 0 < alike.weight < exact.weight <= 0.1


@pytest.mark.parametrize("typed", ["とうきょうだいがく", "toukyoudaigaku", "tōkyōdaigaku", "tokyodaigaku"])
def test_several_words_are_found_by_their_readings_together(known: KnownReadings, typed: str) -> None:
    assert [reading.terms for reading in known.of(typed)] == [("東京", "大学")]


def test_the_last_word_of_several_may_be_short(known: KnownReadings) -> None:
    assert ("東京", "都") in [reading.terms for reading in known.of("とうきょうと")]


def test_terms_are_those_that_the_index_has(known: KnownReadings, engine: Engine) -> None:
    for typed in ("りょうま", "hashiru", "こっかい", "toukyoudaigaku"):
        (reading,) = known.of(typed)[:1]
        way = Alternative("ja", reading.terms, tuple(range(len(reading.terms))))
        assert engine.search(Query((Concept(typed, (way,)),)), limit=1).total == 1


@pytest.mark.parametrize("typed", "made date same Hose Kino Kette kann more tanken take Dame".split())
def test_usual_words_of_german_and_english_are_not_read_as_japanese(known: KnownReadings, typed: str) -> None:
    assert written(known, typed) == []


@pytest.mark.parametrize(
    "typed", ["ケーキ", "から", "です", "こと", "tou", "え", "ー", "っ", "", "Bonus", "tanz"]
)
def test_loanwords_and_what_is_no_word_are_not_looked_for(known: KnownReadings, typed: str) -> None:
    assert written(known, typed) == []


@pytest.mark.parametrize(
    "typed", ["東京", "東きょう", "とう京", "tokyo東京", "a b", "\0", "ō" * 1000, "か" * 1000, "C++"]
)
def test_what_is_no_reading_finds_nothing(known: KnownReadings, typed: str) -> None:
    assert written(known, typed) == []


def test_words_of_a_new_build_are_found_at_once(tmp_path: Path) -> None:
    engine = engine_for("whoosh_index", tmp_path)
    known = KnownReadings(engine)
    for text, expected in (("東京に着いた。", ["東京"]), ("大阪に着いた。", [])):
        engine.rebuild([analyze(Document("1", "", text, "1.txt"))], {})
        assert written(known, "とうきょう") == expected
