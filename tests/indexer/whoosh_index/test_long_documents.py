"""A document of five megabytes is listed as soon as a short one: only the pages that are shown are read."""

from pathlib import Path

import pytest

from indexer.documents import Document
from indexer.engines.whoosh_index import blocks
from indexer.engines.whoosh_index.engine import WhooshEngine
from indexer.engines.whoosh_index.searching import _MOST_MATCHES
from indexer.query import Hit, Query
from tests.contract.engines import concept, marked, split_at_spaces, term

OFTEN = 50_000
RARE_AT = (1_000, 25_000, 49_000)
"""Stretches of text with a rare word."""

LIGHTHOUSE = Query((concept(term("leuchtturm", "de")),))
RAILWAY = Query((concept(term("bahn", "de")),))
BOTH = Query((*RAILWAY.concepts, *LIGHTHOUSE.concepts))


def long_text() -> str:
    """Of 50,000 stretches, each with the word "bahn" in it and three with "leuchtturm"."""
    rare = dict.fromkeys(RARE_AT, "leuchtturm ")
    fillers = ("".join(f"wort{number % 997}x{place} " for place in range(9)) for number in range(OFTEN))
    return "".join(f"{filler}bahn {rare.get(number, '')}" for number, filler in enumerate(fillers))


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("long")
    text = long_text()
    assert len(text) > 4_500_000
    documents = [Document("short", "", "leuchtturm und bahn", "p"), Document("long", "", text, "p")]
    WhooshEngine(folder).rebuild(map(split_at_spaces, documents), {})
    return folder


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the blocks that are decompressed from now on."""
    numbers: list[int] = []
    decompressed = blocks._Compressed.__call__

    def counted(self: blocks._Compressed, block: int) -> bytes:
        numbers.append(block)
        return decompressed(self, block)

    monkeypatch.setattr(blocks._Compressed, "__call__", counted)
    return numbers


def listed(index: Path, query: Query) -> Hit:
    """The long document as a search lists it beside the short one."""
    hits = {hit.stored.id: hit for hit in WhooshEngine(index).search(query, limit=10).hits}
    assert len(hits) == 2
    return hits["long"]


def words(hit: Hit) -> list[str]:
    """The words that match, each read by itself."""
    return [hit.stored.text[match.start : match.end] for match in hit.matches]


def test_three_matches_are_found_without_reading_more_than_their_pages(index: Path, read: list[int]) -> None:
    long = listed(index, LIGHTHOUSE)
    assert words(long) == ["leuchtturm"] * 3
    pages_of_matches, heads_and_places = 3, 4
    assert len(read) <= 2 * pages_of_matches + heads_and_places


def test_a_hit_tells_a_bounded_number_of_its_matches(index: Path, read: list[int]) -> None:
    long = listed(index, RAILWAY)
    assert 0 < len(long.matches) <= _MOST_MATCHES
    assert set(words(long)) == {"bahn"}
    assert len(read) < 20


def test_of_very_many_matches_those_that_stand_together_are_told(index: Path) -> None:
    long = listed(index, BOTH)
    assert len(long.matches) <= _MOST_MATCHES
    assert [match.concept for match in long.matches].count(1) == 3


def test_a_document_by_itself_comes_with_all_its_matches(index: Path) -> None:
    engine = WhooshEngine(index)
    assert marked(engine.hit(LIGHTHOUSE, "long")) == ["leuchtturm"] * 3
    assert marked(engine.hit(RAILWAY, "long")) == ["bahn"] * OFTEN
