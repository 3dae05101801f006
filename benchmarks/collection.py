"""Collections to measure on: one unpacked, a part of it, or many times as large."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Any

from benchmarks.tables import open_text

_SEED = 20240229
_DROPPED = 1 / 3
"""Of the words of a copy, each at random: so no two documents are alike."""

_WORD = re.compile(
    # A run of kanji or katakana with the hiragana behind it is about what a Japanese phrase is.
    r"[\u30a1-\u30ff\u3400-\u9fff々]+[\u3041-\u309f]*|[\u3041-\u309f]+|[^\W\u3041-\u30ff\u3400-\u9fff々]+ ?"
)

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Collection:
    """A collection in a file of a record a line, as the program reads it."""

    file: Path
    documents: int
    text_bytes: int
    """Of titles and texts in UTF-8."""

    @classmethod
    def write(cls, records: Iterable[Record], file: Path) -> Collection:
        """Writes the records into a new file; of several with the same id the first."""
        ids: set[str] = set()
        text_bytes = 0
        with file.open("w", encoding="utf-8") as stream:
            for record in records:
                if record["id"] in ids:
                    continue
                ids.add(record["id"])
                text_bytes += len(f"{record['title']}{record['text']}".encode("utf-8", "surrogatepass"))
                stream.write(json.dumps(record) + "\n")
        return cls(file, len(ids), text_bytes)


def records(packed: Path) -> Iterator[Record]:
    """The records of a collection, plain or compressed as .xz."""
    with open_text(packed) as lines:
        yield from map(json.loads, lines)


def part(packed: Path, factor: int) -> Iterator[Record]:
    """Every ``factor``-th record, so that all languages are in the part if they are in the whole."""
    return islice(records(packed), 0, None, factor)


def multiple(packed: Path, factor: int) -> Iterator[Record]:
    """All records, then copies that lack a third of their words: so many times as many documents in all."""
    return chain(records(packed), *(_copies(packed, number) for number in range(1, factor)))


def _copies(packed: Path, number: int) -> Iterator[Record]:
    """The same as often as it is asked for, and different for every number."""
    thinned = partial(_thinned, random.Random(f"{_SEED} {number}"))
    for record in records(packed):
        title, text = thinned(record["title"]), thinned(record["text"])
        yield {**record, "id": f"{record['id']}#{number}", "title": title, "text": text}


def _thinned(chance: random.Random, text: str) -> str:
    return _WORD.sub(lambda word: "" if chance.random() < _DROPPED else word[0], text)
