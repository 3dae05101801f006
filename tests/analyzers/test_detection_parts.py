"""What makes detection fast changes nothing of what it finds."""

from __future__ import annotations

import math
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from wordfreq import get_frequency_dict

from analyzers.detection.context import likeliest_sequence
from analyzers.detection.frequencies import Frequencies
from analyzers.detection.lines import lines
from analyzers.detection.scripts import Run, runs, without_addresses
from analyzers.detection.words import word_table
from analyzers.wordlists import buckets

STAY, LEAVE = math.log(0.8), math.log(0.2)

texts = st.text() | st.text(
    st.sampled_from("aÄzßß1²_ \u0308\u0483\nжДあア東々〆ー゛、。ＡαβΩ한글中𠮷𝔅😀\ud800\U000e0100\U0003ffff@"),
    max_size=30,
)


@given(texts)
def test_a_line_in_one_script_is_one_run(text: str) -> None:
    for line in lines(text):
        found = list(runs(text, line.start, line.end))
        if line.script is not None:
            assert [(run.end, run.script) for run in found] == [(line.end, line.script)]


@given(texts)
def test_lines_that_are_passed_over_have_no_runs(text: str) -> None:
    seen = {(line.start, line.end) for line in lines(text)}
    start = 0
    for content in text.split("\n"):
        end = start + len(content)
        nothing: list[Run] = []
        assert (start, end) in seen or list(runs(text, start, end)) == nothing
        start = end + 1


@given(texts)
def test_letters_of_a_line_are_counted_as_python_does(text: str) -> None:
    for start, end, _, letters in lines(text):
        assert letters == sum(map(str.isalpha, text[start:end]))


@pytest.mark.parametrize("language", ["de", "fr", "ru"])
def test_frequencies_are_those_of_the_word_list(language: str) -> None:
    known = Frequencies([[], buckets(language, "small"), []])
    expected = get_frequency_dict(language, "small")
    for word in list(expected)[::100]:
        numbers, logarithms = zip(*known(word), strict=True)
        assert numbers == (1,)
        assert logarithms == pytest.approx([math.log(expected[word])])
    assert list(known("qwrtzpsd")) == []


def test_a_passage_without_words_says_nothing_wherever_it_stands() -> None:
    scores = word_table("Latn").scores([(), ("der", "hund"), (), (), ("dog",), ()])
    assert not scores[[0, 2, 3, 5]].any()
    assert (scores[[1, 4]] < 0).all()


@given(
    arrays.arrays(np.float32, st.tuples(st.integers(1, 5), st.just(3)), elements=st.integers(-6, 0)),
    st.data(),
)
def test_the_likeliest_sequence_is_the_best_of_all(evidence: np.ndarray, data: st.DataObject) -> None:
    evidence = evidence - evidence.max(axis=1, keepdims=True)
    weights = data.draw(st.lists(st.floats(0.05, 1), min_size=3, max_size=3))
    prior = np.log(np.array(weights) / sum(weights))

    def score(path: tuple[int, ...]) -> float:
        moves = sum(max(STAY * (a == b) + -99 * (a != b), LEAVE + prior[b]) for a, b in pairwise(path))
        return float(prior[path[0]] + moves + sum(evidence[range(len(path)), path]))

    best = max(map(score, product(range(3), repeat=len(evidence))))
    assert score(tuple(likeliest_sequence(evidence, prior))) == pytest.approx(best)


@pytest.mark.parametrize(
    "address", ["HTTPS://Example.org/a", "WWW.example.org", "a.b@example.org", "ftp://x"]
)
def test_addresses_are_blanked_in_whatever_case(address: str) -> None:
    assert without_addresses(f"siehe {address} dort") == f"siehe {' ' * len(address)} dort"
