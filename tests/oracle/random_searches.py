"""Random collections and queries in three languages, and what two engines must answer alike."""

from dataclasses import replace
from itertools import accumulate

import pytest
from hypothesis import strategies as st

from indexer.documents import PARTS, WRITTEN, AnalyzedDocument
from indexer.query import Alternative, Concept, Facet, Filters, Occurrence, Pattern, Query, SearchResult, Sort
from tests.indexer.whoosh_index.collections import TYPES, analyzed, contents

_DATES = (None, "2022", "2022-11-15", "2021-12-11T09:00", "gestern")
_PATHS = ("a/notiz.txt", "a/b/seite.html", "oben.TXT", "ab/ohne")
_TERMS = {
    language: [kind.term for kind in TYPES.values() if kind.language == language]
    for language in ("de", "en", "ja")
} | {WRITTEN: [kind.written for kind in TYPES.values()]}
_PATTERNS = {
    Pattern.PREFIX: ("h", "haus", "電", "\U00020bb7", "x"),
    Pattern.WILDCARD: ("*", "h*s", "?aus", "*zug", "電?", "[h]*"),
    Pattern.FUZZY: ("huas", "hose", "電氣", "zuge"),
}
_WEIGHTS = (1.0, 0.5, 0.25, 2.0)
"""Powers of two: equal scores are equal to the last bit, in whatever order they were added up."""

_OCCURRENCES = (Occurrence.SHOULD, Occurrence.SHOULD, Occurrence.MUST, Occurrence.MUST_NOT)


@st.composite
def parts(draw: st.DrawFn, most: int = 4) -> list[list[AnalyzedDocument]]:
    """So many parts of a collection, none empty; the ids of all documents are ``0000``, ``0001`` …"""
    drawn = draw(st.lists(contents(5), min_size=1, max_size=most))
    firsts = accumulate(map(len, drawn), initial=0)
    return [
        [draw(documents(first + number, *content)) for number, content in enumerate(part)]
        for first, part in zip(firsts, drawn, strict=False)
    ]


@st.composite
def documents(draw: st.DrawFn, number: int, title: str, text: str) -> AnalyzedDocument:
    """A document of that number with any date and place."""
    found = analyzed(number, title, text)
    date, path = draw(st.sampled_from(_DATES)), draw(st.sampled_from(_PATHS))
    return replace(found, document=replace(found.document, date=date, path=path))


@st.composite
def alternatives(draw: st.DrawFn) -> Alternative:
    """A term, a row, terms near each other or a pattern; nearly always of words that the documents have."""
    language = draw(st.sampled_from(list(_TERMS)))
    terms = draw(st.lists(st.sampled_from([*_TERMS[language], "nichts"]), min_size=1, max_size=3))
    pattern = draw(st.sampled_from(Pattern)) if language == WRITTEN else Pattern.TERM
    if pattern in _PATTERNS:
        terms[-1] = draw(st.sampled_from(_PATTERNS[pattern]))
    steps = draw(st.lists(st.integers(1, 2), min_size=len(terms) - 1, max_size=len(terms) - 1))
    in_parts = language != WRITTEN and not steps and draw(st.booleans())
    if in_parts:
        terms = [draw(st.sampled_from(("nacht", "zug", "電", "nichts")))]
    return Alternative(
        language,
        tuple(terms),
        tuple(accumulate(steps, initial=0)),
        draw(st.sampled_from(_WEIGHTS)),
        pattern=pattern,
        edits=draw(st.integers(0, 2)),
        nearness=draw(st.sampled_from((0, 1, 4))) if steps else 0,
        written=draw(st.sampled_from(("", *_TERMS[WRITTEN]))),
        in_parts=in_parts,
    )


concepts = st.builds(
    Concept,
    keyword=st.just("keyword"),
    alternatives=st.lists(alternatives(), max_size=4).map(tuple),
    occurrence=st.sampled_from(_OCCURRENCES),
    part=st.sampled_from((None, None, *PARTS)),
    weight=st.sampled_from(_WEIGHTS),
    whole=st.sampled_from(("", "", "nachtzug")),
)
filters = st.builds(
    Filters,
    languages=st.sampled_from((None, None, ("ja",), ("de", "sv"))),
    excluded_languages=st.sampled_from(((), (), ("en",))),
    kinds=st.sampled_from((None, None, ("txt",), ("html", ""))),
    folders=st.sampled_from((None, None, ("a",), ("a/b", "ab"))),
    since=st.sampled_from((None, None, "2022")),
    until=st.sampled_from((None, None, "2022-11-15")),
)
queries = st.builds(
    Query,
    concepts=st.lists(concepts, max_size=3).map(tuple),
    filters=st.just(Filters()) | filters,
    sort=st.sampled_from((Sort.RELEVANCE, *Sort)),
)


def assert_same(found: SearchResult, expected: SearchResult) -> None:
    """The same hits in the same order, with the same scores, matches and counts."""
    assert [hit.stored for hit in found.hits] == [hit.stored for hit in expected.hits]
    assert [hit.score for hit in found.hits] == pytest.approx([hit.score for hit in expected.hits], rel=1e-9)
    assert [hit.matches for hit in found.hits] == [hit.matches for hit in expected.hits]
    assert found.total == expected.total
    assert found.total_is_exact
    assert counts(found) == counts(expected)


def counts(result: SearchResult) -> list[tuple[Facet, list[tuple[str, int]]]]:
    """Facets, their order included."""
    return [(facet, list(counted.items())) for facet, counted in result.facets.items()]
