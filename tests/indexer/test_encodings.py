from __future__ import annotations

import codecs
import hashlib

import pytest

from indexer.encodings import decode
from indexer.errors import UnreadableDocument

GERMAN = "Die Straßenbahn fährt über die Brücke."
GERMAN_WITH_PUNCTUATION = "„Grüße aus Köln“ – für 5 € geht’s über die Brücke …"
JAPANESE = "駅前の図書館では、古い雑誌や新聞も自由に読むことができます。"
JAPANESE_IN_KATAKANA = "コンピューターとインターネットの使い方を学ぶセミナーのお知らせ。"
ENGLISH = "The library in front of the station also keeps old magazines."
RUSSIAN = "Трамвай идёт через мост, а оттуда недалеко до библиотеки."

ANY_LANGUAGE = pytest.mark.parametrize("text", [GERMAN, JAPANESE, JAPANESE_IN_KATAKANA, ENGLISH, RUSSIAN])


def test_nothing_decodes_to_nothing() -> None:
    assert decode(b"") == ""


@ANY_LANGUAGE
@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_utf_8_is_read_with_and_without_its_mark(text: str, mark: bytes) -> None:
    assert decode(mark + text.encode()) == text


@ANY_LANGUAGE
@pytest.mark.parametrize("codec", ["utf-16", "utf-32"])
def test_a_byte_order_mark_decides(text: str, codec: str) -> None:
    assert decode(text.encode(codec)) == text


@ANY_LANGUAGE
@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_known_without_a_mark(text: str, codec: str) -> None:
    assert decode(text.encode(codec)) == text


@pytest.mark.parametrize("text", [JAPANESE, JAPANESE_IN_KATAKANA])
@pytest.mark.parametrize("codec", ["cp932", "euc_jp", "iso2022_jp"])
def test_old_japanese_encodings_are_recognised(text: str, codec: str) -> None:
    assert decode(text.encode(codec)) == text


@pytest.mark.parametrize("codec", ["cp1252", "latin-1", "iso8859-15", "cp850", "mac-roman"])
def test_old_western_encodings_are_recognised(codec: str) -> None:
    assert decode(GERMAN.encode(codec)) == GERMAN


@pytest.mark.parametrize("codec", ["cp1251", "koi8-r", "iso8859-5"])
def test_old_russian_encodings_are_recognised(codec: str) -> None:
    assert decode(RUSSIAN.encode(codec)) == RUSSIAN


def test_quotation_marks_and_euro_of_windows_are_kept() -> None:
    assert decode(GERMAN_WITH_PUNCTUATION.encode("cp1252")) == GERMAN_WITH_PUNCTUATION


def test_japanese_after_a_long_stretch_of_ascii_is_recognised() -> None:
    text = "<!-- made by hand -->\n" * 20_000 + JAPANESE
    assert decode(text.encode("cp932")) == text


def test_iso_2022_jp_may_hold_circled_numbers_and_half_width_katakana() -> None:
    written = b"\x1b$B-!\x1b(B Tokyo \x1b(I6E\x1b(J \x1b$B$"  # JIS X 0208 row 13, JIS X 0201
    written += b'"\x1b(B.'
    assert decode(written) == "① Tokyo ｶﾅ あ."


def test_the_colours_of_a_terminal_are_not_taken_for_iso_2022_jp() -> None:
    coloured = "\x1b[31mrot\x1b[0m kostet 5 \x1b$5"
    assert decode(coloured.encode()) == coloured


def test_one_broken_character_does_not_make_all_of_a_text_unreadable() -> None:
    data = JAPANESE.encode()
    assert decode(data[:30] + b"\xff" + data[30:]) == JAPANESE[:10] + "\ufffd" + JAPANESE[10:]


def test_a_declared_encoding_is_believed_where_the_bytes_allow_it() -> None:
    assert decode("Žižkov".encode("cp1250"), "windows-1250") == "Žižkov"
    assert decode("Žižkov".encode(), "windows-1250") == "Žižkov"


@pytest.mark.parametrize("label", ["Shift_JIS", "x-sjis", "windows-31j", "shift_jis_2004", " sjis "])
def test_every_name_of_shift_jis_means_the_one_of_windows(label: str) -> None:
    assert decode("①㈱髙".encode("cp932"), label) == "①㈱髙"


@pytest.mark.parametrize(
    ("label", "codec", "text"),
    [
        ("iso-8859-1", "cp1252", "„5 €“"),
        ("us-ascii", "cp1252", "naïve"),
        ("gb2312", "gb18030", "朱镕基"),
        ("EUC-JP", "euc_jis_2004", "①番"),
    ],
)
def test_a_declared_name_means_what_is_found_in_practice(label: str, codec: str, text: str) -> None:
    assert decode(text.encode(codec), label) == text


@pytest.mark.parametrize("label", ["utf-16", "utf-7", "base64", "unicode_escape", "kein\0name", "", "größe"])
def test_a_declaration_that_can_not_be_true_is_passed_over(label: str) -> None:
    assert decode(GERMAN.encode("cp1252"), label) == GERMAN


def test_a_nul_becomes_a_space() -> None:
    assert decode(b"eins\0zwei und drei") == "eins zwei und drei"


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\x08\x06\0\0\0",
        hashlib.shake_128(b"noise").digest(3000),
        bytes(100),
    ],
    ids=["image", "noise", "zeros"],
)
def test_a_binary_file_is_refused_with_a_reason(data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="looks like a binary file"):
        decode(data)
