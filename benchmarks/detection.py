"""How well and how fast the language of passages is detected.

    python -m benchmarks.detection FOLDER... [--json FILE]

Each folder holds ``docs.jsonl``, plain or compressed as .xz: ``{"id", "lang", "title", "text"}``
a line. The documents are measured as they are, and mixed ones are composed of their lines with a fixed
seed. What a collection says of a document's language is taken for the truth, untranslated lines included.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from analyzers import UNKNOWN, Passage, language_of, passages
from benchmarks.tables import open_text, print_table, write_json

SEED = 20240229
DOCUMENTS_PER_LANGUAGE = 300
MIXED_DOCUMENTS = 400
LINES_OF_A_MIXED_DOCUMENT = 20
KINDS = {"paragraph": 6, "sentence": 4, "heading": 3, "word": 1, "date": 1}
DATES = {
    "de": ("{day}. November {year}", "Abb. {day}", "Seite {day}", "{day}. März"),
    "en": ("November {day}, {year}", "Fig. {day}", "Page {day}", "March {day}"),
    "ja": ("{year}年11月{day}日", "図{day}", "第{day}章", "3月{day}日"),
}


class Source(NamedTuple):
    """A document of a collection, in one language as far as its collection knows."""

    language: str
    title: str
    text: str


class Line(NamedTuple):
    """A line of a composed document; ``kind`` is one of :data:`KINDS`."""

    language: str
    kind: str
    text: str


class Texts(NamedTuple):
    """What came of the documents in one language; shares are percentages."""

    language: str
    documents: int
    characters_right: float
    documents_right: float
    lines_per_second: float


class Titles(NamedTuple):
    """What came of their titles: the share recognised, and the share taken for another language."""

    language: str
    titles: int
    right: float
    wrong: float
    titles_per_second: float


def main() -> None:
    """Measure the folders named on the command line and print tables."""
    arguments = _arguments()
    sources = _by_language(source for folder in arguments.folders for source in _sample(folder))
    language_of("the first call loads the words")
    texts = [_texts(language, documents) for language, documents in sources.items()]
    titles = [_titles(language, documents) for language, documents in sources.items()]
    mixed = _mixed(sources)
    tables = {
        "Languages of texts": [row._asdict() for row in texts],
        "Languages of titles": [row._asdict() for row in titles],
        "Lines of mixed documents": [
            {"documents": name, "lines right": share} for name, share in mixed.items()
        ],
    }
    for title, rows in tables.items():
        print_table(rows, title=title)
    write_json(arguments.json, tables)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measures the detection of languages.")
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--json", type=Path, metavar="FILE")
    return parser.parse_args()


def _sample(folder: Path) -> Iterator[Source]:
    with open_text(folder / "docs.jsonl") as lines:
        records = map(json.loads, lines)
        documents = _by_language(Source(r["lang"], r["title"], r["text"]) for r in records)
    for language, in_language in documents.items():
        chance = random.Random(f"{SEED} {language}")
        yield from chance.sample(in_language, min(len(in_language), DOCUMENTS_PER_LANGUAGE))


def _by_language(sources: Iterable[Source]) -> dict[str, list[Source]]:
    found: dict[str, list[Source]] = defaultdict(list)
    for source in sources:
        found[source.language].append(source)
    return dict(sorted(found.items()))


def _texts(language: str, documents: Sequence[Source]) -> Texts:
    began = time.perf_counter()
    found = [passages(document.text) for document in documents]
    seconds = time.perf_counter() - began
    characters = [_characters(tiles) for tiles in found]
    return Texts(
        language,
        len(documents),
        _share(sum(counts[language] for counts in characters), sum(map(Counter.total, characters))),
        _share(sum(_most(counts) == language for counts in characters), len(documents)),
        round(sum(document.text.count("\n") + 1 for document in documents) / seconds),
    )


def _titles(language: str, documents: Sequence[Source]) -> Titles:
    began = time.perf_counter()
    found = [language_of(document.title) for document in documents if document.title]
    seconds = time.perf_counter() - began
    right, left_open = found.count(language), sum(code == UNKNOWN != language for code in found)
    wrong = len(found) - right - left_open
    speed = round(len(found) / seconds)
    return Titles(language, len(found), _share(right, len(found)), _share(wrong, len(found)), speed)


def _mixed(sources: dict[str, list[Source]]) -> dict[str, float]:
    usable = {language: documents for language, documents in sources.items() if language in DATES}
    if not usable:
        return {}
    seen: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for number in range(MIXED_DOCUMENTS):
        for line, found in _read(_composed(usable, random.Random(SEED + number))):
            seen.update((line.kind, "all"))
            right.update((line.kind, "all") if found == line.language else ())
    return {kind: _share(right[kind], seen[kind]) for kind in sorted(seen)}


def _composed(sources: dict[str, list[Source]], chance: random.Random) -> list[Line]:
    used = chance.sample(sorted(sources), k=min(len(sources), chance.choice((1, 2, 2, 3))))
    lines: list[Line] = []
    while len(lines) < LINES_OF_A_MIXED_DOCUMENT:
        language = chance.choice(used)
        lines += [_line(chance.choice(sources[language]), chance) for _ in range(chance.randint(1, 5))]
    return lines


def _line(source: Source, chance: random.Random) -> Line:
    kind = chance.choices(list(KINDS), list(KINDS.values()))[0]
    paragraph = chance.choice([line for line in source.text.splitlines() if line.strip()] or [source.title])
    heading = source.title or paragraph[:40]
    texts = {
        "paragraph": paragraph,
        "sentence": paragraph.split("。" if source.language == "ja" else ". ")[0],
        "heading": heading,
        "word": max(heading.split(), key=len, default=""),
        "date": _date(source.language, chance),
    }
    return Line(source.language, kind, " ".join(texts[kind].split()))


def _date(language: str, chance: random.Random) -> str:
    return chance.choice(DATES[language]).format(day=chance.randint(1, 28), year=chance.randint(1950, 2030))


def _read(lines: Sequence[Line]) -> Iterator[tuple[Line, str]]:
    tiles = passages("\n".join(line.text for line in lines))
    start = 0
    for line in lines:
        end = start + len(line.text)
        yield line, _most(_characters(_clipped(tiles, start, end)))
        start = end + 1


def _clipped(tiles: Iterable[Passage], start: int, end: int) -> Iterator[Passage]:
    for tile in tiles:
        if tile.start < end and tile.end > start:
            yield Passage(max(tile.start, start), min(tile.end, end), tile.language)


def _characters(tiles: Iterable[Passage]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for start, end, language in tiles:
        counts[language] += end - start
    return counts


def _most(counts: Counter[str]) -> str:
    return max(counts, key=counts.__getitem__, default="")


def _share(part: int, whole: int) -> float:
    return round(100 * part / max(whole, 1), 2)


if __name__ == "__main__":
    main()
