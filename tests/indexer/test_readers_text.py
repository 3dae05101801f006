from __future__ import annotations

import pytest

from indexer.documents import Document
from indexer.readers import Source, reader_for


def read(data: bytes | str, path: str = "briefe/köln.txt") -> Document:
    reader = reader_for(path)
    assert reader is not None
    written = data.encode() if isinstance(data, str) else data
    (document,) = reader.read(written, Source(id="1", path=path))
    assert isinstance(document, Document)
    return document


def test_a_short_first_line_is_the_title_and_leaves_the_text() -> None:
    document = read("Besuch in Köln\nWir kamen am Abend an.\nEs regnete.\n")
    assert document.title == "Besuch in Köln"
    assert document.text == "Wir kamen am Abend an.\nEs regnete.\n"


def test_empty_lines_around_the_title_do_not_count() -> None:
    document = read("\n  京都の秋 \n\n\n  紅葉を見に行った。\n")
    assert document.title == "京都の秋"
    assert document.text == "  紅葉を見に行った。\n"


def test_a_single_line_is_text_and_the_file_gives_its_name() -> None:
    document = read("Wir kamen am Abend an.\n\n")
    assert (document.title, document.text) == ("köln", "Wir kamen am Abend an.\n\n")


@pytest.mark.parametrize(("length", "is_title"), [(120, True), (121, False)])
def test_a_first_line_of_more_than_120_characters_is_a_paragraph(length: int, is_title: bool) -> None:
    document = read("雨" * length + "\nmore")
    assert (document.title == "雨" * length) is is_title
    assert document.text == ("more" if is_title else "雨" * length + "\nmore")


def test_every_kind_of_line_end_becomes_a_newline_and_nothing_else_changes() -> None:
    assert read("Titel\r\n\teins  zwei\rdrei \u3000\r\n\r\nvier").text == "\teins  zwei\ndrei \u3000\n\nvier"


def test_an_old_file_is_read_in_the_encoding_it_was_saved_in() -> None:
    document = read("議事録\r\n出席者は五名。次回の会議は来月の初めに開く予定です。\r\n".encode("cp932"))
    assert document.title == "議事録"
    assert document.text == "出席者は五名。次回の会議は来月の初めに開く予定です。\n"


def test_a_file_without_visible_characters_holds_no_document() -> None:
    reader = reader_for("a.txt")
    assert reader is not None
    assert list(reader.read(" \n\u3000\r\n".encode(), Source("1", "a.txt"))) == []


def test_a_binary_file_is_named_with_the_reason() -> None:
    reader = reader_for("foto.txt")
    assert reader is not None
    (error,) = reader.read(bytes(200), Source("1", "alt/foto.txt"))
    assert str(error) == "alt/foto.txt: looks like a binary file, not like text"


def test_a_file_name_in_no_known_encoding_still_gives_a_title() -> None:
    assert read("eine Zeile", "br\udcfccke.txt").title == "br\ufffdcke"


def test_files_of_other_kinds_have_no_reader() -> None:
    assert reader_for("bild.png") is None
    assert reader_for("txt") is None
    assert reader_for(".txt") is None
