"""Files of arrays come back as they were written, and damage to them is noticed."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays_of
from numpy.typing import NDArray

from indexer.arrayfile import (
    DamagedFile,
    FileKind,
    ForeignVersion,
    open_arrays,
    verify,
    write_arrays,
)

KIND = FileKind(b"testfile", 3)
DTYPES = st.sampled_from(["u1", "u2", "u4", "u8", "i8", "f8"])
some_arrays = st.dictionaries(
    st.sampled_from(["a", "b.lengths", "häuser", "空"]),
    DTYPES.flatmap(lambda dtype: arrays_of.arrays(dtype, st.integers(0, 40))),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "small"
    arrays: dict[str, NDArray[Any]] = {
        "numbers": np.arange(5, dtype=np.uint16),
        "none": np.zeros(0, np.uint32),
        "bytes": np.frombuffer(b"any bytes", np.uint8),
    }
    write_arrays(path, KIND, arrays, {"title": "Häuser 家"})
    return path


def changed(path: Path, place: int, bits: int) -> Path:
    """A copy of a file with other bits at a place."""
    data = bytearray(path.read_bytes())
    data[place] ^= bits
    copy = path.with_name("changed")
    copy.write_bytes(data)
    return copy


def padding(path: Path) -> set[int]:
    """The places of bytes that are there to align the arrays."""
    data = path.read_bytes()
    end_of_arrays = int.from_bytes(data[16:24], "little")
    content = open_arrays(path, KIND).arrays
    whole = np.frombuffer(data, np.uint8)
    used = {n for array in content.values() for n in places(whole, array)}
    return set(range(32, end_of_arrays)) - used


def places(whole: NDArray[np.uint8], array: NDArray[Any]) -> range:
    """Where the bytes of an array are, which are nowhere else."""
    start = whole.tobytes().index(array.tobytes()) if len(array) else 0
    return range(start, start + array.nbytes)


@given(arrays=some_arrays, notes=st.dictionaries(st.text(max_size=3), st.integers() | st.text(max_size=5)))
def test_arrays_and_notes_come_back_as_they_were_written(
    arrays: dict[str, NDArray[Any]], notes: dict[str, Any]
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "file")
        write_arrays(path, KIND, arrays, notes)
        found = open_arrays(path, KIND)
        verify(path, KIND)
    assert list(found.arrays) == list(arrays)
    for name, array in arrays.items():
        assert found.arrays[name].dtype == array.dtype
        assert found.arrays[name].tobytes() == array.tobytes()
        assert not found.arrays[name].flags.writeable
    assert {name: found.notes[name] for name in notes} == notes


def test_arrays_begin_at_multiples_of_64_bytes(file: Path) -> None:
    for array in open_arrays(file, KIND).arrays.values():
        assert array.ctypes.data % 64 == 0


def test_every_changed_byte_is_noticed_or_changes_nothing(file: Path) -> None:
    unused = padding(file)
    expected = {name: array.tolist() for name, array in open_arrays(file, KIND).arrays.items()}
    for place in range(file.stat().st_size):
        copy = changed(file, place, 1 << place % 8)
        if place in unused:
            assert {n: a.tolist() for n, a in open_arrays(copy, KIND).arrays.items()} == expected
        else:
            with pytest.raises((DamagedFile, ForeignVersion)):
                verify(copy, KIND)


def test_an_array_that_is_left_out_is_not_verified(file: Path) -> None:
    copy = changed(file, file.read_bytes().index(b"any bytes"), 1)
    verify(copy, KIND, leave_out=frozenset({"bytes"}))
    with pytest.raises(DamagedFile, match="'bytes' is damaged"):
        verify(copy, KIND)


@pytest.mark.parametrize("positioned", [True, False])
def test_an_array_is_read_piece_by_piece_from_its_file_even_if_that_is_removed(
    file: Path, positioned: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not positioned:  # as on Windows
        monkeypatch.delattr(os, "pread")
    opened = open_arrays(file, KIND)
    whole = opened.arrays["bytes"].tobytes()
    unmapped = opened.unmapped("bytes")
    file.unlink()
    with ThreadPoolExecutor(4) as threads:
        pieces = [slice(n % len(whole), len(whole) + 1) for n in range(200)]
        assert list(threads.map(unmapped.__getitem__, pieces)) == [whole[piece] for piece in pieces]


def test_a_file_that_was_cut_or_has_grown_is_not_opened(file: Path) -> None:
    data = file.read_bytes()
    for length in range(len(data)):
        file.write_bytes(data[:length])
        with pytest.raises(DamagedFile, match="bytes"):
            open_arrays(file, KIND)
    file.write_bytes(data + b"\0")
    with pytest.raises(DamagedFile, match="bytes"):
        open_arrays(file, KIND)


def test_another_format_is_told_from_damage(file: Path) -> None:
    with pytest.raises(ForeignVersion, match="format 3, and this program reads format 4"):
        open_arrays(file, FileKind(KIND.magic, 4))
    with pytest.raises(DamagedFile, match="does not begin"):
        open_arrays(file, FileKind(b"segments", 3))


def test_a_file_that_is_there_is_never_overwritten(file: Path) -> None:
    before = file.read_bytes()
    with pytest.raises(FileExistsError):
        write_arrays(file, KIND, {}, {})
    assert file.read_bytes() == before


def test_arrays_stay_readable_when_the_file_is_gone(file: Path) -> None:
    found = open_arrays(file, KIND).arrays
    file.unlink()
    assert found["numbers"].tolist() == [0, 1, 2, 3, 4]
