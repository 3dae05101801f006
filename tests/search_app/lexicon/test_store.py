"""The file of a lexicon."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.arrayfile import ForeignVersion, open_arrays, write_arrays
from search_app.lexicon.compiling import Table, Words
from search_app.lexicon.errors import LexiconError
from search_app.lexicon.groups import LANGUAGES, Candidate
from search_app.lexicon.shortening import apart, together
from search_app.lexicon.store import KIND, Lexicon, opened
from search_app.lexicon.strings import packed
from search_app.lexicon.tables import rows_of
from search_app.lexicon.words import exact_key
from search_app.lexicon.writing import write
from tests.search_app.lexicon.compiled import NOTES, exact, small

SOURCES = ["JMdict", "Ding"]

text = st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=8)
of_words = st.tuples(text, st.lists(text, min_size=1, max_size=3).map(tuple))
lexicons = st.dictionaries(
    st.integers(1, 2**64 - 1),
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 255)), min_size=1, max_size=4),
)


@settings(max_examples=40)
@given(st.lists(of_words, min_size=6, max_size=6), lexicons)
def test_what_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory,
    words: list[tuple[str, tuple[str, ...]]],
    candidates: dict[int, list[tuple[int, int]]],
) -> None:
    parts = [
        Words(language, packed(t for t, _ in two), packed("\0".join(terms) for _, terms in two))
        for language, two in zip(LANGUAGES, (words[:2], words[2:4], words[4:]), strict=True)
    ]
    flat = [(key, word, weight / 255) for key, found in candidates.items() for word, weight in found]
    keys, numbers, weights = zip(*flat, strict=True) if flat else ((), (), ())
    of_keys = np.array(keys, np.uint64)
    rows = rows_of(of_keys, of_keys, np.array(numbers, np.uint32), np.array(weights, np.float32), 1)
    path = tmp_path_factory.mktemp("round") / "lexicon"
    write(path, Table([rows], parts, SOURCES), NOTES)
    expected = [
        [Candidate(LANGUAGES[word // 2], *words[word], weight / 255, "Ding") for word, weight in found]
        for found in candidates.values()
    ]
    assert [[*found] for found in map(Lexicon(path).candidates, candidates)] == expected


@given(text, st.lists(text, min_size=1, max_size=4).map("\0".join))
def test_a_text_and_its_terms_can_be_told_apart_again(of_word: str, terms: str) -> None:
    assert apart(together(of_word, terms)) == (of_word, terms)


def test_a_text_that_tells_its_terms_makes_them_short() -> None:
    assert len(together("Softwarebetreuer", "softwarebetreu")) == len("Softwarebetreuer") + 2


def test_of_unknown_keys_there_are_no_candidates(tmp_path: Path) -> None:
    lexicon = Lexicon(small(tmp_path / "lexicon"))
    assert not any(map(lexicon.candidates, [0, 5, 2**64 - 1]))
    assert [len(lexicon.candidates(key)) for key in (7, exact_key("en", "spy"))] == [0, 1]
    assert [lexicon.has(key) for key in (7, exact_key("en", "spy"))] == [False, True]


def test_a_lexicon_is_opened_for_searches(tmp_path: Path) -> None:
    lexicon = opened(small(tmp_path / "lexicon"))
    assert lexicon is not None
    assert [candidate.text for candidate in exact(lexicon, "ja", "スパイ")] == ["spy"]


def test_where_there_is_no_lexicon_there_is_none_to_search_with(tmp_path: Path) -> None:
    assert opened(tmp_path / "lexicon") is None


def test_a_damaged_byte_anywhere_is_noticed(tmp_path: Path) -> None:
    whole = small(tmp_path / "lexicon").read_bytes()
    file = open_arrays(tmp_path / "lexicon", KIND)
    arrays = [range(at, at + file.arrays[name].nbytes) for name, (at, _) in file.checksums.items()]
    header, directory = range(32), range(max(array.stop for array in arrays), len(whole))
    for place in (*header, *directory[::40], *(place for array in arrays for place in array)):
        damaged = tmp_path / "damaged"
        damaged.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(LexiconError, match="run babelfind lexicon build"):
            opened(damaged)


def test_a_file_that_ends_too_soon_is_damaged(tmp_path: Path) -> None:
    path = small(tmp_path / "lexicon")
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(LexiconError, match="run babelfind lexicon build"):
        opened(path)


def test_another_format_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "lexicon"
    write_arrays(path, KIND.__class__(KIND.magic, KIND.version + 1), {}, {})
    with pytest.raises(ForeignVersion):
        Lexicon(path)
    with pytest.raises(LexiconError, match="run babelfind lexicon build"):
        opened(path)


def test_a_lexicon_with_the_terms_of_another_analysis_is_refused(tmp_path: Path) -> None:
    path = small(tmp_path / "lexicon", {**NOTES, "analysis": {"analysis": "0"}})
    with pytest.raises(LexiconError, match="another version"):
        opened(path)


def test_a_folder_is_no_lexicon(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="can't be read"):
        opened(tmp_path)


def test_threads_share_a_lexicon(tmp_path: Path) -> None:
    lexicon = Lexicon(small(tmp_path / "lexicon"))
    words = [("ja", "スパイ"), ("ja", "間諜"), ("en", "spy"), ("de", "Spion")] * 50
    with ThreadPoolExecutor(4) as threads:
        found = [*threads.map(lambda word: exact(lexicon, *word), words)]
    assert found == [exact(lexicon, *word) for word in words]
    assert all(found)
