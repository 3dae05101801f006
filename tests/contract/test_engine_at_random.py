"""Matches and scores of every engine, compared with those of trying all ways to match."""

from collections.abc import Callable
from functools import cache
from itertools import product
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.documents import PARTS, WRITTEN, Document
from indexer.engines import engine_for
from indexer.query import Alternative, Pattern, Query
from indexer.ranking import PART_WEIGHTS, bm25, idf, length_norms
from tests.contract.engines import concept, split_at_spaces, words_and_places


class Shape(NamedTuple):
    """An alternative with what its last term means, in the simplest way to say it."""

    alternative: Alternative
    fits: Callable[[str], bool]


WORDS = ("haus", "haut", "aus", "hau", "hasu", "mäuse", "会談", "会議", "a*")
words = st.sampled_from(WORDS)
misspelt = words | st.text("haustm会", min_size=1, max_size=5)
wild = st.text("ahus*?会", min_size=1, max_size=5) | words
some_text = st.lists(words, max_size=9).map(" ".join)


@st.composite
def shapes(draw: st.DrawFn) -> Shape:
    pattern = draw(st.sampled_from(Pattern))
    *others, last = draw(st.lists(words, min_size=1, max_size=3))
    edits = draw(st.integers(0, 2))
    if pattern is Pattern.WILDCARD:
        last = draw(wild)
    elif pattern is Pattern.FUZZY:
        last = draw(misspelt)
    elif pattern is Pattern.PREFIX:
        last = last[: draw(st.integers(1, 4))]
    steps = draw(st.lists(st.integers(1, 2), min_size=len(others), max_size=len(others)))
    alternative = Alternative(
        WRITTEN,
        (*others, last),
        tuple(sum(steps[:number]) for number in range(len(steps) + 1)),
        draw(st.sampled_from([1.0, 0.5])),
        pattern=pattern,
        edits=edits,
        nearness=draw(st.just(0) | st.integers(1, 6)) if others else 0,
    )
    tests: dict[Pattern, Callable[[str], bool]] = {
        Pattern.TERM: lambda word: word == last,
        Pattern.PREFIX: lambda word: word[: len(last)] == last,
        Pattern.WILDCARD: lambda word: is_wild_form(last, word),
        Pattern.FUZZY: lambda word: edits_between(last, word) <= edits,
    }
    return Shape(alternative, tests[pattern])


def is_wild_form(pattern: str, word: str) -> bool:
    if not pattern or not word:
        return pattern.strip("*") == word
    if pattern[0] == "*":
        return is_wild_form(pattern[1:], word) or is_wild_form(pattern, word[1:])
    return pattern[0] in ("?", word[0]) and is_wild_form(pattern[1:], word[1:])


@cache
def edits_between(one: str, other: str) -> int:
    if not one or not other:
        return len(one) + len(other)
    ways = [
        edits_between(one[1:], other) + 1,
        edits_between(one, other[1:]) + 1,
        edits_between(one[1:], other[1:]) + (one[0] != other[0]),
    ]
    if len(one) > 1 and one[:2] == other[1::-1]:
        ways.append(edits_between(one[2:], other[2:]) + 1)
    return min(ways)


def matches(shape: Shape, text: str) -> list[tuple[int, int]]:
    """By trying all ways in which the terms can be given words of their own."""
    alternative, fits = shape
    found = words_and_places(text)
    having = [[n for n, (word, _, _) in enumerate(found) if word == term] for term in alternative.terms[:-1]]
    having.append([n for n, (word, _, _) in enumerate(found) if fits(word)])
    ways = [way for way in product(*having) if len(set(way)) == len(way)]
    if alternative.nearness:
        windows = {(min(way), max(way)) for way in ways}
        stretches = {
            (first, last)
            for first, last in windows
            if last - first <= alternative.nearness
            and not any(first <= f and t <= last and (f, t) != (first, last) for f, t in windows)
        }
    else:
        rows = {tuple(way[0] + gap for gap in alternative.gaps) for way in ways}
        stretches = {(row[0], row[-1]) for row in rows.intersection(ways)}
    return sorted((found[first][1], found[last][2]) for first, last in stretches)


def places_of(shape: Shape, document: Document) -> list[tuple[str, int, int]]:
    return [(part, *place) for part in PARTS for place in matches(shape, getattr(document, part))]


def scores(shape: Shape, documents: list[Document]) -> list[float]:
    """Those of ``indexer.ranking`` for a query of that alternative alone."""
    weight = shape.alternative.weight
    counts = [{part: len(matches(shape, getattr(each, part))) for part in PARTS} for each in documents]
    frequencies = [sum(weight * PART_WEIGHTS[part] * n for part, n in each.items()) for each in counts]
    lengths = [
        sum(PART_WEIGHTS[part] * len(words_and_places(getattr(each, part))) for part in PARTS)
        for each in documents
    ]
    relative = np.array(lengths) / max(sum(lengths) / len(lengths), 1.0)
    document_frequency = weight * sum(any(each.values()) for each in counts)
    weights = bm25(np.array(frequencies), length_norms(relative), idf(document_frequency, len(documents)))
    return [float(score) for score in weights]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    drawn=st.lists(st.tuples(some_text, some_text), min_size=1, max_size=6),
    asked=st.lists(shapes(), min_size=8, max_size=12),
)
def test_hits_places_and_scores_are_those_of_trying_all_ways_to_match(
    name: str, tmp_path_factory: pytest.TempPathFactory, drawn: list[tuple[str, str]], asked: list[Shape]
) -> None:
    engine = engine_for(name, tmp_path_factory.mktemp("random"))
    documents = [Document(str(n), title, text, "p") for n, (title, text) in enumerate(drawn)]
    engine.rebuild(map(split_at_spaces, documents), {})
    for shape in asked:
        query = Query((concept(shape.alternative),))
        places = {document.id: places_of(shape, document) for document in documents}
        for document in documents:
            hit = engine.hit(query, document.id)
            assert hit is not None
            assert [match[:3] for match in hit.matches] == places[document.id]
        found = {hit.stored.id: hit.score for hit in engine.search(query, limit=10).hits}
        assert found == {
            document.id: pytest.approx(score, rel=1e-5)
            for document, score in zip(documents, scores(shape, documents), strict=True)
            if places[document.id]
        }
