"""From bytes to text, for files that may be decades old and rarely say how they are encoded.

What is certain comes first (a byte order mark, escape sequences, the strict form of UTF-8),
then what the file says of itself, then a guess by the frequencies of letters.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

import chardet

from indexer.errors import UnreadableDocument

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins with the mark of UTF-16, so it is asked for before it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UTF_16 = ("utf-16-le", "utf-16-be")

_LEGACY = (
    *("cp932", "euc_jis_2004", "gb18030", "big5hkscs", "cp949", "cp874"),
    *("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258"),
    *("iso8859-2", "iso8859-5", "iso8859-7", "iso8859-15", "koi8-r", "koi8-u"),
    *("mac-roman", "cp850"),
)
"""The encodings besides Unicode that people's documents are in: fewer candidates, fewer wrong guesses."""

_SUPERSETS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "shift_jis": "cp932",
    "shift_jis_2004": "cp932",
    "shift_jisx0213": "cp932",
    "euc_jp": "euc_jis_2004",
    "euc_jisx0213": "euc_jis_2004",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "cp950": "big5hkscs",
    "euc_kr": "cp949",
}
"""What a declared name means in practice, much as in the WHATWG Encoding Standard."""

_BINARY = "looks like a binary file, not like text"

_JIS_SHIFT = re.compile(rb"\x1b(?:\$[@B]|\([BIJ])([^\x1b]*)")
_TO_RIGHT_HALF = bytes(byte | 0x80 if 0x21 <= byte <= 0x7E else byte for byte in range(256))

_FAMILIAR = re.compile(r"[\t\n\r -~\u00a0-\u06ff\u3001\u3002\u3041-\u30ff]")
_FAMILIAR_SHARE = 0.25
_DAMAGE_TOLERATED = 0.2

_CONTROLS = bytes({*range(0x20)} - {*b"\t\n\v\f\r\x1a\x1b"})
_CONTROLS_TOLERATED = 1 / 32
"""Compressed data has one in ten; with it, two stray ones are forgiven in a text of any length."""


def decode(data: bytes, declared: str | None = None) -> str:
    """The text in ``data``, without a byte order mark, each NUL replaced by a space.

    ``declared`` is the encoding that the file claims to have: evidence, believed where it can be true.
    Raises UnreadableDocument where the data is no text.
    """
    return next(_readings(data, declared)).replace("\0", " ")


def _readings(data: bytes, declared: str | None) -> Iterator[str]:
    """The possible readings, the most certain first; at least one, or UnreadableDocument."""
    for mark, codec in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            yield data.removeprefix(mark).decode(codec, "replace")
    if b"\x1b$" in data and data.isascii():
        yield _from_iso_2022_jp(data)
    looks_binary = _looks_binary(data)
    if looks_binary or b"\0" in data:
        yield from _as_utf_16(data)
    if looks_binary:
        raise UnreadableDocument(_BINARY)
    yield from _strictly(data, "utf-8")
    yield from _as_utf_16(data)
    yield from _as_damaged_utf_8(data)
    if claimed := _codec(declared):
        yield from _strictly(data, claimed)
    yield from _strictly(data, _guess(data))
    yield data.decode("cp1252", "replace")


def _strictly(data: bytes, codec: str) -> Iterator[str]:
    try:
        yield data.decode(codec)
    except UnicodeDecodeError:
        return


def _from_iso_2022_jp(data: bytes) -> str:
    """Read by way of EUC-JP: the codec of ISO-2022-JP knows neither ① nor ㈱, which mail is full of."""
    return _JIS_SHIFT.sub(_jis_to_euc, data).decode("euc_jis_2004", "replace")


def _jis_to_euc(match: re.Match[bytes]) -> bytes:
    shifted = match[1]
    if match[0].startswith(b"\x1b$"):
        return shifted.translate(_TO_RIGHT_HALF)
    if match[0].startswith(b"\x1b(I"):  # half-width katakana: a byte each, in EUC-JP two
        return re.sub(rb"[\x21-\x5f]", lambda kana: b"\x8e" + kana[0].translate(_TO_RIGHT_HALF), shifted)
    return shifted


def _as_utf_16(data: bytes) -> Iterator[str]:
    """UTF-16 without its mark: only in the right byte order do the characters come from few blocks."""
    readings = [text for codec in _UTF_16 for text in _strictly(data, codec)]
    best = max(readings, key=_familiar_share, default="")
    if _familiar_share(best) >= _FAMILIAR_SHARE:
        yield best


def _familiar_share(text: str) -> float:
    return sum(1 for _ in _FAMILIAR.finditer(text)) / (len(text) or 1)


def _as_damaged_utf_8(data: bytes) -> Iterator[str]:
    """A few broken bytes are no reason to read all of a text as something else."""
    text = data.decode("utf-8", "replace")
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
    if text.count("\ufffd") <= _DAMAGE_TOLERATED * beyond_ascii:
        yield text


def _looks_binary(data: bytes) -> bool:
    controls = len(data) - len(data.translate(None, delete=_CONTROLS))
    return controls > 2 + len(data) * _CONTROLS_TOLERATED


def _codec(label: str | None) -> str | None:
    """Python's name of a declared encoding, if it is one that a file can be in."""
    try:
        name = codecs.lookup((label or "").strip().removeprefix("x-")).name
    except (LookupError, ValueError):
        return None
    name = _SUPERSETS.get(name, name)
    return name if name in _LEGACY else None


def _guess(data: bytes) -> str:
    """The encoding by the look of it. Raises UnreadableDocument where the data is no text."""
    answer = chardet.detect(
        data[_first_beyond_ascii(data) :],  # only so many bytes are looked at
        include_encodings=(*_UTF_16, *_LEGACY),
        compat_names=False,
    )
    if answer["encoding"] is None:
        raise UnreadableDocument(_BINARY)
    return answer["encoding"]


def _first_beyond_ascii(data: bytes) -> int:
    found = re.search(rb"[\x80-\xff]", data)
    return found.start() & ~1 if found else 0  # even, so that UTF-16 stays in step
