"""What every reader promises. A new one only needs an entry in ``WRITERS``, by its name."""

from __future__ import annotations

import html
import json
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from indexer.documents import Document
from indexer.errors import UnreadableDocument
from indexer.readers import Reader, Source, extensions, reader_for, readers

Writer = Callable[[str, str], bytes]
"""Title and text, without markup, to the bytes of a file."""


def text_file(title: str, text: str) -> bytes:
    return f"{title}\n\n{text}\n".encode()


def markdown_file(title: str, text: str) -> bytes:
    return f"# {title}\n\n{text}\n".encode()


def html_file(title: str, text: str) -> bytes:
    return f"<!doctype html><title>{html.escape(title)}</title><p>{html.escape(text)}</p>".encode()


def jsonl_file(title: str, text: str) -> bytes:
    records = ({"id": number, "title": title, "text": text} for number in (1, 2))
    return "\n".join(json.dumps(record, ensure_ascii=False) for record in records).encode()


WRITERS: dict[str, Writer] = {
    "text": text_file,
    "markdown": markdown_file,
    "html": html_file,
    "jsonl": jsonl_file,
}

SENTENCES = {
    "de": ("Über die Brücke", "Früher führte nur eine schmale Straße über den Fluß."),
    "en": ("Across the bridge", "There used to be only one narrow road across the river."),
    "ja": ("橋を渡って", "昔は、川を渡る道は狭いものが一本しかありませんでした。"),
}

every_reader = pytest.mark.parametrize("reader", readers(), ids=lambda reader: reader.name)
every_language = pytest.mark.parametrize("language", SENTENCES)


def source(reader: Reader, extension: str = "") -> Source:
    path = f"ordner/資料{extension or reader.extensions[0]}"
    return Source(id=path, path=path)


def sample(reader: Reader, title: str, text: str) -> bytes:
    return WRITERS[reader.name](title, text)


def documents(reader: Reader, data: bytes) -> list[Document]:
    found = list(reader.read(data, source(reader)))
    assert all(isinstance(document, Document) for document in found), found
    return [document for document in found if isinstance(document, Document)]


def test_every_reader_has_a_writer_here() -> None:
    assert {reader.name for reader in readers()} == set(WRITERS)


def test_no_two_readers_claim_one_extension() -> None:
    claimed = [extension for reader in readers() for extension in reader.extensions]
    assert sorted(claimed) == list(extensions())


@every_reader
def test_extensions_are_lower_case_and_begin_with_their_dot(reader: Reader) -> None:
    assert reader.extensions
    assert all(e == e.lower() and e.startswith(".") for e in reader.extensions)


@every_reader
def test_a_reader_is_found_by_extension_in_capitals_or_not(reader: Reader) -> None:
    for extension in reader.extensions:
        assert reader_for(f"a.b/notes{extension}") is reader
        assert reader_for(f"NOTES{extension.upper()}") is reader


@every_reader
@every_language
def test_title_and_text_survive(reader: Reader, language: str) -> None:
    title, text = SENTENCES[language]
    for document in documents(reader, sample(reader, title, text)):
        assert document.title == title
        assert document.text.strip() == text


@every_reader
def test_every_document_has_an_id_of_its_own_and_the_path_of_its_file(reader: Reader) -> None:
    found = documents(reader, sample(reader, *SENTENCES["ja"]))
    assert found
    assert len({document.id for document in found}) == len(found)
    assert {document.path for document in found} == {source(reader).path}


@every_reader
def test_reading_twice_finds_the_same(reader: Reader) -> None:
    data = sample(reader, *SENTENCES["de"])
    assert documents(reader, data) == documents(reader, data)


@every_reader
def test_an_empty_file_holds_no_document(reader: Reader) -> None:
    assert not any(isinstance(found, Document) for found in reader.read(b"", source(reader)))


@every_reader
def test_a_run_of_lines_can_be_read_by_itself_where_that_is_claimed(reader: Reader) -> None:
    data = sample(reader, *SENTENCES["en"])
    runs = data.splitlines(keepends=True) if reader.records_are_lines else [data]
    assert [document for run in runs for document in documents(reader, run)] == documents(reader, data)


@every_reader
@given(data=st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
@example(b"\xff\xfe\x00")
@example(b"\x1b$B\x1b$")
@example(b"\xef\xbb\xbf---\n")
@settings(deadline=None, max_examples=150)
def test_any_bytes_give_sound_documents_or_an_error_that_names_the_file(reader: Reader, data: bytes) -> None:
    for found in reader.read(data, source(reader)):
        if isinstance(found, UnreadableDocument):
            assert str(found).startswith(f"{source(reader).path}: ")
        else:
            assert_sound(found)


@every_reader
@given(title=st.text(max_size=60), text=st.text(max_size=300))
@settings(deadline=None, max_examples=100)
def test_any_title_and_text_give_sound_documents(reader: Reader, title: str, text: str) -> None:
    for found in reader.read(sample(reader, title, text), source(reader)):
        if isinstance(found, Document):
            assert_sound(found)


def assert_sound(document: Document) -> None:
    """Fit to be stored and shown."""
    assert document.id
    assert document.title == document.title.strip()
    for part in (document.id, document.title, document.text, document.url or ""):
        assert "\0" not in part
        assert "\r" not in part
        assert part.encode().decode() == part, "half of a surrogate pair"
