"""Japanese keywords inside of what is written, however the text is cut."""

import pytest

from indexer.engines import Engine
from search_app.substrings import rows_around
from tests.search_app.small_index import engine_of

_TEXTS = {
    "park": "明治神宮外苑の銀杏並木を歩いた。外の空気はよい。",
    "city": "東京都の人口は増えた。京の都と大阪。",
    "assembly": "國會議事堂の前で、国会議事堂前駅へ行く。",
    "name": "報道官のドミトリー・ペスコフは何も言わなかった。",
    "scattered": "神宮の森は深い。苑の門は外にある。",
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(_TEXTS, tmp_path_factory.mktemp("index"))


def written(engine: Engine, keyword: str) -> list[str]:
    return [row.written for row in rows_around(keyword, engine)]


@pytest.mark.parametrize(
    ("keyword", "expected"),
    [
        ("神宮外", "神宮外苑"),
        ("宮外苑", "神宮外苑"),
        ("宮外", "神宮外苑"),
        ("治神宮外", "明治神宮外苑"),
        ("明治神宮外", "明治神宮外苑"),
        ("杏並", "銀杏並木"),
        ("事堂前", "議事堂前"),
        ("スコフ", "ペスコフ"),
    ],
)
def test_a_keyword_is_found_across_the_words_that_the_text_is_cut_into(
    engine: Engine, keyword: str, expected: str
) -> None:
    assert written(engine, keyword) == [expected]


@pytest.mark.parametrize("keyword", ["京都", "都の", "国会", "宮", "", "Ankara", "神宮 外", "外.*", "神宮内"])
def test_words_of_the_dictionary_and_what_is_not_written_are_not_found_inside_others(
    engine: Engine, keyword: str
) -> None:
    assert written(engine, keyword) == []


def test_a_row_has_the_terms_of_its_words_and_counts_its_documents(engine: Engine) -> None:
    (row,) = rows_around("神宮外", engine)
    assert (row.terms, row.documents) == (("神宮", "外苑"), 1)


def test_a_long_keyword_takes_no_longer_than_a_short_one(engine: Engine) -> None:
    assert rows_around("外苑" * 10, engine) == rows_around("外苑" * 100, engine) == ()
