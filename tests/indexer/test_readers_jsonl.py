from __future__ import annotations

import json

import pytest

from indexer.documents import Document
from indexer.errors import UnreadableDocument
from indexer.readers import Source, reader_for

PATH = "sammlung/alle.jsonl"


def found(data: bytes, first_line: int = 1) -> list[Document | UnreadableDocument]:
    reader = reader_for(PATH)
    assert reader is not None
    return list(reader.read(data, Source(id=PATH, path=PATH, first_line=first_line)))


def lines(*records: object) -> bytes:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records).encode()


def read(**record: object) -> Document:
    (document,) = found(lines(record))
    assert isinstance(document, Document), document
    return document


def error(line: bytes) -> str:
    (unreadable,) = found(line)
    assert isinstance(unreadable, UnreadableDocument)
    return str(unreadable)


def test_each_line_is_a_document_with_all_that_is_said_of_it() -> None:
    record = {
        "id": "rhein-1",
        "title": "Der Rhein",
        "text": "Er fließt durch Köln.",
        "url": "https://example.org/rhein",
        "date": "2022-11-15T08:30",
        "lang": "de-DE",
        "ranking": 7,
    }
    assert found(lines(record, {"id": 2, "text": "川の話。"})) == [
        Document(
            id="rhein-1",
            title="Der Rhein",
            text="Er fließt durch Köln.",
            path=PATH,
            url="https://example.org/rhein",
            date="2022-11-15",
            declared_language="de",
        ),
        Document(id="2", title="", text="川の話。", path=PATH),
    ]


def test_a_title_alone_is_enough() -> None:
    document = read(id="a", title="Der Rhein", text=None)
    assert (document.title, document.text) == ("Der Rhein", "")


def test_a_document_without_title_stays_without_and_its_text_stays_whole() -> None:
    document = read(id="a", title=" ", text="Erste Zeile\nZweite Zeile")
    assert (document.title, document.text) == ("", "Erste Zeile\nZweite Zeile")


def test_blank_lines_and_a_byte_order_mark_are_passed_over() -> None:
    data = (
        "\ufeff".encode()
        + b"\n"
        + lines({"id": 1, "text": "eins"})
        + b"  \r\n"
        + lines({"id": 2, "text": "zwei"})
    )
    assert [document.text for document in found(data) if isinstance(document, Document)] == ["eins", "zwei"]


def test_a_bad_line_is_named_and_the_others_are_read() -> None:
    data = lines({"id": 1, "text": "eins"}) + b'{"id": 2, "text"\n\n' + lines({"id": 3, "text": "drei"})
    first, bad, third = found(data, first_line=16)
    assert isinstance(first, Document)
    assert str(bad) == "sammlung/alle.jsonl: line 17: not JSON: Expecting ':' delimiter at column 17"
    assert isinstance(third, Document)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"id": 1, "text": "Stra\xdfe"}', "not UTF-8 at byte 24"),
        (b'{"id": NaN, "text": "x"}', "not JSON: NaN is no number"),
        (b'{"id": -Infinity, "text": "x"}', "not JSON: -Infinity is no number"),
        (b'["id", "text"]', "not a JSON object"),
        (b'{"text": "x"}', 'there is no "id"'),
        (b'{"id": " ", "text": "x"}', 'there is no "id"'),
        (b'{"id": null, "text": "x"}', 'there is no "id"'),
        (b'{"id": 1, "title": " "}', 'there is neither "title" nor "text"'),
        (b'{"id": true, "text": "x"}', '"id" can\'t be a boolean'),
        (b'{"id": {}, "text": "x"}', '"id" can\'t be an object'),
        (b'{"id": 1, "text": ["x"]}', '"text" can\'t be an array'),
        (b'{"id": 1, "text": "x", "title": 5}', '"title" can\'t be a number'),
        (b'{"id": 1, "text": "x", "url": 5}', '"url" can\'t be a number'),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"id": ' + b"1" * 10_000 + b', "text": "x"}', "a number in it is too long"),
    ],
)
def test_what_is_wrong_with_a_line_is_said(line: bytes, reason: str) -> None:
    assert error(line) == f"sammlung/alle.jsonl: line 1: {reason}"


def test_half_of_a_surrogate_pair_becomes_the_replacement_character() -> None:
    (document,) = found(rb'{"id": "\ud800", "text": "a\udfff \ud83d\ude00"}')
    assert isinstance(document, Document)
    assert (document.id, document.text) == ("\ufffd", "a\ufffd 😀")


def test_nul_and_line_ends_are_as_in_every_other_format() -> None:
    assert read(id=1, text="eins\0zwei\r\ndrei\rvier").text == "eins zwei\ndrei\nvier"


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2022", "2022"),
        (2022, "2022"),
        ("2022-11", "2022-11"),
        ("2022-11-15 08:30", "2022-11-15"),
        (None, None),
    ]
    + [
        (unknown, None)
        for unknown in ("gestern", "15.11.2022", "2022-13", "0000", "２０２２", "20221115", "", 5.5)
    ],
)
def test_the_date_is_normalised_or_dropped(written: object, date: str | None) -> None:
    assert read(id=1, text="x", date=written).date == date


@pytest.mark.parametrize(
    ("written", "language"),
    [
        ("de", "de"),
        ("JA", "ja"),
        ("zh_Hant", "zh"),
        ("gsw-CH", "gsw"),
        ("german", None),
        ("日本", None),
        ("", None),
    ],
)
def test_the_declared_language_is_the_primary_one(written: str, language: str | None) -> None:
    assert read(id=1, text="x", lang=written).declared_language == language


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("http://example.org", "http://example.org"),
        ("javascript:alert(1)", None),
        ("//example.org/x", None),
        ("https://example.org/a b", None),
    ],
)
def test_only_an_address_of_the_web_is_kept(written: str, url: str | None) -> None:
    assert read(id=1, text="x", url=written).url == url
