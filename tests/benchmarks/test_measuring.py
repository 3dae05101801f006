"""What the benchmarks compare is comparable: the same texts, terms and calls."""

import json
import re
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from benchmarks import contents
from benchmarks.collection import Collection, multiple, part, records
from benchmarks.latency import in_turns, milliseconds, ratios
from benchmarks.rivals import Words
from indexer.analysis import analyze
from indexer.documents import in_parts
from indexer.engines import engine_for
from tests.corpus import DOCUMENTS, ENGLISH, GERMAN, JAPANESE


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    file = tmp_path / "packed.jsonl"
    found = [{"id": d.id, "title": d.title, "text": d.text} for d in (GERMAN, ENGLISH, JAPANESE)]
    file.write_text("".join(json.dumps(record) + "\n" for record in found))
    return file


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("benchmarks") / "index"
    engine_for("whoosh_index", folder).rebuild(map(analyze, DOCUMENTS), {})
    return folder


def test_a_part_takes_documents_from_all_of_a_collection(packed: Path) -> None:
    assert [record["id"] for record in part(packed, 2)] == [GERMAN.id, JAPANESE.id]


def test_copies_have_ids_of_their_own_and_lack_about_a_third_of_their_words(packed: Path) -> None:
    found = list(multiple(packed, 50))
    assert len({record["id"] for record in found}) == 150
    for number, original in enumerate((GERMAN, ENGLISH, JAPANESE)):
        lengths = [len(record["text"]) for record in found[number + 3 :: 3]]
        assert np.mean(lengths) == pytest.approx(2 / 3 * len(original.text), rel=0.1)


def test_copies_are_the_same_in_every_run(packed: Path) -> None:
    assert list(multiple(packed, 3)) == list(multiple(packed, 3))


def test_a_word_of_a_copy_is_whole_or_gone(packed: Path) -> None:
    copy = list(multiple(packed, 2))[4]
    assert set(re.findall(r"\w+", copy["text"])) < set(re.findall(r"\w+", ENGLISH.text))


def test_a_copy_of_japanese_keeps_phrases(packed: Path) -> None:
    texts = [record["text"] for record in list(multiple(packed, 10))[5::3]]
    assert all("秘密の" in text or "密の" not in text for text in texts)
    assert any("会談したことが" in text for text in texts)


def test_a_collection_has_each_id_once_and_counts_bytes_of_text(packed: Path, tmp_path: Path) -> None:
    twice = [*records(packed), *records(packed)]
    collection = Collection.write(twice, tmp_path / "collection.jsonl")
    assert collection.documents == 3
    assert collection.text_bytes == sum(len((d["title"] + d["text"]).encode()) for d in records(packed))
    assert list(records(collection.file)) == list(records(packed))


def test_parts_of_an_index_are_together_all_of_it(index: Path) -> None:
    (build,) = (index / "builds").iterdir()
    sizes = contents.sizes(index)
    assert sum(sizes.values()) == contents.folder_bytes(build)
    assert all(size > 0 for size in sizes.values())


def test_fields_of_an_index_are_the_languages_of_its_documents_and_their_compounds(index: Path) -> None:
    fields = contents.fields(index)
    assert {"de", "en", "ja", in_parts("de")} <= fields.keys()
    segment = contents.snapshot(index).segments[0].files
    every = contents.together(fields.values())
    assert (every.terms, every.postings) == (len(segment.terms), len(segment.posting_documents))
    sizes = contents.sizes(index)
    assert (
        0
        < every.bytes
        <= sum(sizes[part] for part in ("postings", "positions", "written forms of occurrences"))
    )


def test_rivals_are_given_the_terms_of_each_document_in_their_order(index: Path, tmp_path: Path) -> None:
    words, file = Words(), tmp_path / "terms"
    contents.write_terms(contents.snapshot(index), words, file)
    for document, line in zip(DOCUMENTS, file.read_text().splitlines(), strict=True):
        analyzed = analyze(document)
        kinds = [
            analyzed.vocabulary[number]
            for tokens in analyzed.tokens.values()
            for number in tokens.types.tolist()
        ]
        expected = [
            words.known(language, term)
            for kind in kinds
            for language, term in [kind[:2], *((in_parts(kind.language), part) for part in kind.parts)]
        ]
        assert sorted(line.split()) == sorted(filter(None, expected))
        assert len(expected) == len(line.split())
        assert line.split()[0] == expected[0]


def test_contenders_take_turns_after_one_that_does_not_count() -> None:
    asked: list[str] = []

    def turn(name: str, seconds: list[float]) -> list[float]:
        asked.append(name)
        return seconds

    turns = {"ours": partial(turn, "ours", [0.2, 0.4]), "theirs": partial(turn, "theirs", [0.1, 0.1])}
    taken = in_turns(turns, rounds=2)
    assert asked == ["ours", "theirs"] * 3
    assert milliseconds(taken["ours"])["mean ms"] == 300
    assert ratios(taken["ours"], taken["theirs"], "theirs")["mean / theirs"] == 3


def test_of_rounds_the_median_is_told() -> None:
    rounds = np.array([[0.001, 0.003], [0.002, 0.002], [0.9, 0.9]])
    assert milliseconds(rounds)["mean ms"] == 2
