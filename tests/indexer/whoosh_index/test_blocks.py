"""Records come out of their blocks as they went in, whatever is compressed with what."""

import errno
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.arrayfile import Array, DamagedFile
from indexer.engines.whoosh_index import blocks
from indexer.engines.whoosh_index.blocks import Blocks, BlockWriter, joined_blocks

SENTENCE = "Der Zug fährt von Berlin nach Wien. 電車は駅を出た。".encode()
records = st.lists(st.binary(max_size=60) | st.integers(0, 40).map(lambda end: SENTENCE[:end]), max_size=30)


def arrays_of(written: Sequence[bytes], block: int = 2**14) -> dict[str, Array]:
    writer = BlockWriter(6, block, with_dictionary=True)
    for record in written:
        writer.add(record)
    return writer.arrays("name")


def records_in(arrays: Mapping[str, Array]) -> Blocks:
    return Blocks(arrays, "name", arrays["name.blocks"].data)


@settings(max_examples=60)
@given(
    parts=st.lists(records, min_size=1, max_size=4),
    block=st.integers(1, 100),
)
def test_records_of_several_writers_come_back_in_their_order(
    parts: Sequence[Sequence[bytes]], block: int
) -> None:
    found = records_in(joined_blocks([arrays_of(part, block) for part in parts], "name"))
    found.check()
    written = [record for part in parts for record in part]
    assert [bytes(found[number]) for number in reversed(range(len(written)))] == written[::-1]


def test_what_records_have_in_common_is_stored_once_for_each_writer() -> None:
    random = np.random.default_rng(1)
    parts = [[random.bytes(300) + footer for _ in range(3000)] for footer in map(random.bytes, (1500, 1400))]
    arrays = joined_blocks([arrays_of(part, block=2**12) for part in parts], "name")
    assert (arrays["name.dictionary_lengths"] > 0).all()
    assert len(arrays["name.blocks"]) + len(arrays["name.dictionaries"]) < 0.25 * 2 * 3000 * 1700
    found = records_in(arrays)
    assert [bytes(found[number]) for number in range(2 * 3000)] == [*parts[0], *parts[1]]


def test_records_that_have_nothing_in_common_come_back() -> None:
    written = [np.random.default_rng(seed).bytes(100_000) for seed in range(50)]
    arrays = arrays_of(written, block=2**12)
    found = records_in(arrays)
    assert [bytes(found[number]) for number in range(50)] == written


def test_only_the_block_of_a_record_is_read() -> None:
    arrays = arrays_of([SENTENCE] * 20, block=100)
    arrays["name.blocks"] = arrays["name.blocks"].copy()
    arrays["name.blocks"][-1] ^= 1
    found = records_in(arrays)
    assert bytes(found[0]) == SENTENCE
    with pytest.raises(DamagedFile):
        found[19]
    with pytest.raises(DamagedFile):
        found.check()


def test_no_damaged_byte_of_a_block_changes_a_record() -> None:
    arrays = arrays_of([SENTENCE, SENTENCE[::-1]])
    whole = arrays["name.blocks"]
    for place in range(len(whole)):
        damaged = whole.copy()
        damaged[place] ^= 0x10
        try:
            found = bytes(records_in({**arrays, "name.blocks": damaged})[1])
        except (DamagedFile, MemoryError):  # of a size that is not there
            continue
        assert found == SENTENCE[::-1]


def test_content_that_cannot_be_read_is_an_error_of_the_file() -> None:
    class Failing:
        def __getitem__(self, piece: slice, /) -> bytes:
            raise OSError(errno.EIO, "Input/output error")

    found = Blocks(arrays_of([SENTENCE]), "name", Failing())
    with pytest.raises(DamagedFile, match="Input/output error"):
        found[0]


def test_threads_read_the_same_records(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "_BLOCKS_REMEMBERED", 2)
    written = [SENTENCE[number % 7 :] for number in range(100)]
    found = records_in(arrays_of(written, block=100))
    with ThreadPoolExecutor(4) as threads:
        read = threads.map(lambda number: bytes(found[number * 7 % 100]), range(2000))
        assert list(read) == [written[number * 7 % 100] for number in range(2000)]
