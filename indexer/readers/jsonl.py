"""JSON Lines: a collection in one file, each line an object with ``id``, ``title`` and ``text``.

``id`` (a string or a number) and one of ``title`` and ``text`` are required; ``url``, ``date`` and ``lang``
may be there, other keys are passed over. A record without title stays without one. Whether ids are
unique can't be seen from a run of lines.
"""

from __future__ import annotations

import codecs
import io
import json
from collections.abc import Iterator
from typing import Any, NoReturn

from indexer.documents import Document
from indexer.errors import UnreadableDocument
from indexer.readers import Source
from indexer.readers._values import clean, iso_date, language_code, web_address

EXTENSIONS = (".jsonl", ".ndjson")
RECORDS_ARE_LINES = True

_STRING = (str,)
_STRING_OR_NUMBER = (str, int, float)
_JSON_TYPES = {dict: "an object", list: "an array", bool: "a boolean", int: "a number", float: "a number"}


def read(data: bytes, source: Source) -> Iterator[Document | UnreadableDocument]:
    """A document for each line that is not blank, or what is wrong with the line."""
    lines = io.BytesIO(data.removeprefix(codecs.BOM_UTF8))
    for number, line in enumerate(lines, source.first_line):
        if not line.strip():
            continue
        try:
            yield _document(_record(line), source.path)
        except UnreadableDocument as error:
            yield UnreadableDocument(f"line {number}: {error}")


def _record(line: bytes) -> dict[str, Any]:
    try:
        record = json.loads(line.decode().rstrip(), parse_constant=_refuse)
    except UnicodeDecodeError as error:
        raise UnreadableDocument(f"not UTF-8 at byte {error.start + 1}") from error
    except json.JSONDecodeError as error:
        raise UnreadableDocument(f"not JSON: {error.msg} at column {error.colno}") from error
    except ValueError as error:  # Python converts no more than some thousand digits
        raise UnreadableDocument("a number in it is too long") from error
    except RecursionError as error:
        raise UnreadableDocument("nested too deeply") from error
    if not isinstance(record, dict):
        raise UnreadableDocument("not a JSON object")
    return record


def _refuse(constant: str) -> NoReturn:
    raise UnreadableDocument(f"not JSON: {constant} is no number")


def _document(record: dict[str, Any], path: str) -> Document:
    identifier = _text(record, "id", _STRING_OR_NUMBER)
    title, text = _text(record, "title"), _text(record, "text")
    if not identifier.strip():
        raise UnreadableDocument('there is no "id"')
    if not (title.strip() or text.strip()):
        raise UnreadableDocument('there is neither "title" nor "text"')
    return Document(
        id=identifier,
        title=title.strip(),
        text=text,
        path=path,
        url=web_address(_text(record, "url")),
        date=iso_date(_text(record, "date", _STRING_OR_NUMBER)),
        declared_language=language_code(_text(record, "lang")),
    )


def _text(record: dict[str, Any], key: str, types: tuple[type, ...] = _STRING) -> str:
    """The value under that key as a string, cleaned; ``""`` for none."""
    value = record.get(key)
    if value is None:
        return ""
    if type(value) not in types:  # exactly: a boolean is not a number here
        raise UnreadableDocument(f'"{key}" can\'t be {_JSON_TYPES[type(value)]}')
    return clean(str(value))
