"""What goes into a unit or a segment as tokens comes out as the same tokens."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.documents import PARTS, AnalyzedDocument, Document, Tokens, TokenType, in_parts
from indexer.engines.whoosh_index.assembly import assemble
from indexer.engines.whoosh_index.keys import string_of
from indexer.engines.whoosh_index.segment import Segment
from indexer.engines.whoosh_index.units import Unit, unit_of

Row = tuple[int, int, tuple[str, str, str]]
"""A token or a part of one: its document, its position there, its language, term and written form."""

TYPES = [
    TokenType(language, term, written, ("haus", "\ud800") if written.endswith("es") else ())
    for language in ("de", "den", "ja")
    for term in ("haus", "hau", "", "家", "\ud800")
    for written in (term, term + "es", "\U0001f600")
]
tokens = st.lists(st.tuples(st.sampled_from(range(len(TYPES))), st.integers(1, 3)), max_size=12)


def document_of(
    number: int, title: Sequence[tuple[int, int]], text: Sequence[tuple[int, int]]
) -> AnalyzedDocument:
    """A document whose tokens are of these types, each so much further than the one before."""
    parts = {}
    for part, drawn in zip(PARTS, (title, text), strict=True):
        types, steps = np.array(drawn, np.int64).reshape(-1, 2).T
        positions = (np.cumsum(steps) - 1).astype(np.uint32)
        parts[part] = Tokens(types.astype(np.uint32), positions, positions, positions + np.uint32(1))
    text_length = int(parts["text"].ends.max(initial=0))
    return AnalyzedDocument(Document(str(number), "", "x" * text_length, "p"), (), (), "de", TYPES, parts)


def rows_of(documents: Sequence[AnalyzedDocument]) -> list[Row]:
    """All tokens, positions of the text behind those of the title."""
    rows = []
    for number, analyzed in enumerate(documents):
        base = 0
        for part in PARTS:
            of_part = analyzed.tokens[part]
            places = zip(of_part.positions.tolist(), of_part.types.tolist(), strict=True)
            for position, type_ in places:
                kinds = (TYPES[type_][:3], *_parts_of(TYPES[type_]))
                rows += [(number, base + position, kind) for kind in kinds]
            base += int(of_part.positions[-1]) + 1 if len(of_part) else 0
    return rows


def _parts_of(kind: TokenType) -> list[tuple[str, str, str]]:
    return [(in_parts(kind.language), term, "") for term in kind.parts]


def rows_in(segment: Segment, among: np.ndarray[tuple[int], np.dtype[np.bool_]] | None = None) -> list[Row]:
    found = segment.occurrences(np.arange(len(segment.terms)), among)
    columns = (found.documents, found.positions, found.types)
    names = [(language, term, written) for language, term, written in map(_split, segment.type_keys())]
    return [
        (document, position, names[type_])
        for document, position, type_ in zip(*(column.tolist() for column in columns), strict=True)
    ]


def _split(key: bytes) -> list[str]:
    return string_of(key).split("\0")


def drawn_documents(
    drawn: Sequence[tuple[list[tuple[int, int]], list[tuple[int, int]]]],
) -> list[AnalyzedDocument]:
    return [document_of(number, *content) for number, content in enumerate(drawn)]


contents = st.lists(st.tuples(tokens, tokens), min_size=1, max_size=8)


@settings(max_examples=50)
@given(drawn=contents, cut=st.integers(0, 8), gone=st.sets(st.integers(0, 7)))
def test_a_segment_gives_back_the_tokens_of_its_units(
    drawn: list[tuple[list[tuple[int, int]], list[tuple[int, int]]]], cut: int, gone: set[int]
) -> None:
    documents = drawn_documents(drawn)
    parts = [part for part in (documents[:cut], documents[cut:]) if part]
    with TemporaryDirectory() as folder:
        assemble([unit_of(part) for part in parts], Path(folder, "segment"))
        segment = Segment(Path(folder, "segment"))
    expected = rows_of(documents)
    assert sorted(rows_in(segment)) == sorted(expected)
    among = np.array([number not in gone for number in range(len(documents))])
    assert sorted(rows_in(segment, among)) == sorted(row for row in expected if row[0] not in gone)


@settings(max_examples=30)
@given(drawn=contents)
def test_postings_tell_how_often_a_document_has_a_term_in_each_part(
    drawn: list[tuple[list[tuple[int, int]], list[tuple[int, int]]]],
) -> None:
    documents = drawn_documents(drawn)
    with TemporaryDirectory() as folder:
        assemble([unit_of(documents)], Path(folder, "segment"))
        segment = Segment(Path(folder, "segment"))
    for language, term in {kind[:2] for kind in TYPES}:
        counts = {
            number: tuple(of_term(analyzed.tokens[part], language, term) for part in PARTS)
            for number, analyzed in enumerate(documents)
        }
        number = segment.numbers([term])[term].get(language)
        if number is None:
            assert not any(map(any, counts.values()))
            continue
        documents_having, frequencies = segment.postings(number)
        having = documents_having.tolist()
        by_part = zip(*(part.tolist() for part in segment.frequencies_by_part(number)), strict=True)
        assert dict(zip(having, by_part, strict=True)) == {n: c for n, c in counts.items() if any(c)}
        assert frequencies.tolist() == [5 * counts[n][0] + counts[n][1] for n in having]


def of_term(tokens: Tokens, language: str, term: str) -> int:
    return sum(TYPES[number][:2] == (language, term) for number in tokens.types.tolist())


def test_a_term_may_stand_more_than_255_times_in_a_document_and_in_its_title(tmp_path: Path) -> None:
    documents = [document_of(0, [(0, 1)] * 300, [(0, 1)] * 70_000), document_of(1, [], [(0, 1)])]
    assemble([unit_of(documents)], tmp_path / "segment")
    segment = Segment(tmp_path / "segment")
    assert segment.postings(0)[1].tolist() == [5 * 300 + 70_000, 1]
    assert rows_in(segment) == rows_of(documents)


@settings(max_examples=30)
@given(drawn=contents)
def test_a_unit_in_a_file_makes_the_same_segment(
    drawn: list[tuple[list[tuple[int, int]], list[tuple[int, int]]]],
) -> None:
    documents = drawn_documents(drawn)
    with TemporaryDirectory() as name:
        folder = Path(name)
        unit_of(documents).save(folder / "unit")
        assemble([Unit.load(folder / "unit")], folder / "loaded")
        assemble([unit_of(documents)], folder / "at once")
        assert (folder / "loaded").read_bytes() == (folder / "at once").read_bytes()


def test_documents_that_share_a_growing_vocabulary_keep_their_types(tmp_path: Path) -> None:
    vocabulary: list[TokenType] = []
    documents = []
    for number, kind in enumerate(TYPES):
        vocabulary.append(kind)
        analyzed = document_of(number, [], [(number, 1), (0, 1)])
        documents.append(AnalyzedDocument(analyzed.document, (), (), "de", vocabulary, analyzed.tokens))
    own = [document_of(0, [(3, 1)], [(1, 1)]), document_of(1, [], [])]
    assemble([unit_of(each for each in [*own, *documents])], tmp_path / "segment")
    assert sorted(rows_in(Segment(tmp_path / "segment"))) == sorted(rows_of([*own, *documents]))


def test_a_segment_holds_no_more_documents_than_numbers_reach(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indexer.engines.whoosh_index.assembly.MOST_DOCUMENTS", 2)
    with pytest.raises(ValueError, match="3 documents are too many"):
        assemble([unit_of(document_of(number, [], []) for number in range(3))], tmp_path / "segment")
