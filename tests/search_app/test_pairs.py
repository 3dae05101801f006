"""Chinese and Korean, cut into pairs of characters, searched beside Japanese in a real index."""

import pytest

from indexer.analysis import analyze
from indexer.documents import Document
from indexer.engines import engine_for
from indexer.settings import Settings
from search_app.messages import SearchRequest
from search_app.search import Searcher

TEXTS = {
    "ja": "図書館で手紙を書いた。市場へも行った。",
    "ko": "강에 안개가 껴서 배는 정오까지 떠나지 못했다.",
    "zh": "我们在图书馆学习，然后去市场买东西。",
    "zh-Hant": "我們在河邊等著，因為這裡的電腦壞了。",
}


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    chosen = Settings(index=tmp_path_factory.mktemp("pairs"))
    documents = [Document(name, path=f"{name}.txt", title="", text=text) for name, text in TEXTS.items()]
    engine_for(chosen.engine, chosen.index).rebuild(map(analyze, documents), {})
    return Searcher(chosen)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("图书馆", {"zh"}),
        ("学习", {"zh"}),
        ("市场", {"zh"}),
        ("市场*", {"zh"}),
        ('"市场买东西"', {"zh"}),
        ("電腦", {"zh-Hant"}),
        ("图书馆在市场", {"zh"}),
        ("안개", {"ko"}),
        ("정오", {"ko"}),
        ("강*", {"ko"}),
        ("図書館", {"ja"}),
        ("lang:ko 안개", {"ko"}),
    ],
)
def test_a_word_finds_the_documents_it_is_in(searcher: Searcher, typed: str, found: set[str]) -> None:
    assert {hit.id for hit in searcher.search(SearchRequest(typed)).hits} == found


def test_the_word_is_highlighted_in_a_chinese_text(searcher: Searcher) -> None:
    (hit,) = searcher.search(SearchRequest("市场")).hits
    (snippet,) = hit.snippets
    assert snippet.language == "zh"
    assert [snippet.text[mark.start : mark.end] for mark in snippet.highlights] == ["市场"]
