"""Word lists, and words that are looked up by their hash."""

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from wordfreq import available_languages, read_cBpack

from analyzers.hashed import HashedWords
from analyzers.wordlists import available, buckets


@pytest.mark.parametrize("size", ["small", "large"])
def test_lists_are_there_as_their_package_has_them(size: str) -> None:
    assert available(size) == set(available_languages(size))


@pytest.mark.parametrize(("language", "size"), [("de", "large"), ("en", "small"), ("ru", "small")])
def test_a_list_is_read_as_its_package_reads_it(language: str, size: str) -> None:
    assert list(buckets(language, size)) == read_cBpack(available_languages(size)[language])


def test_a_list_that_is_not_there_is_no_list() -> None:
    with pytest.raises(FileNotFoundError):
        next(buckets("xx", "small"))


def test_lists_are_read_without_what_their_package_cuts_texts_with() -> None:
    program = "import sys; from analyzers import language_of; print(language_of('the dog'), *sys.modules)"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    language, *modules = ran.stdout.split()
    assert language == "en"
    assert "wordfreq" not in modules


@given(st.lists(st.text(max_size=3)), st.text(max_size=3))
def test_words_are_found_in_all_their_rows_and_others_in_none(words: list[str], other: str) -> None:
    words.sort(key=hash)
    known = HashedWords(np.array([hash(word) for word in words], np.int64))
    for word in (*words, other):
        assert [words[place] for place in known.places(word)] == [word] * words.count(word)
