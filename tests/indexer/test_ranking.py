"""BM25 as its formula says."""

import math

import numpy as np
import pytest

from indexer.documents import TEXT, TITLE
from indexer.ranking import K1, B, bm25, idf, length_norms, weighted_lengths


def test_a_document_of_mean_length_is_scored_by_hand() -> None:
    score = bm25(np.array([2.0]), length_norms(np.array([1.0])), idf(1, 4))
    assert score[0] == pytest.approx(math.log(1 + 3.5 / 1.5) * 2 * (K1 + 1) / (2 + K1))


def test_the_same_words_count_for_less_in_a_longer_document() -> None:
    short, mean, long = bm25(np.full(3, 1.0), length_norms(np.array([0.5, 1.0, 2.0])), 1.0)
    assert short > mean > long
    assert long == pytest.approx((K1 + 1) / (1 + K1 * (1 - B + B * 2)))


def test_repetition_saturates() -> None:
    scores = bm25(np.array([1.0, 10.0, 1000.0]), length_norms(np.ones(3)), 1.0)
    assert scores[0] < scores[1] < scores[2] < K1 + 1


def test_what_every_document_has_tells_next_to_nothing_but_never_less() -> None:
    assert 0 < idf(100, 100) < idf(50, 100) < idf(1, 100)
    assert idf(250, 100) == idf(100, 100)


def test_titles_count_several_times_in_the_length() -> None:
    lengths = weighted_lengths({TITLE: np.array([2, 0], np.uint32), TEXT: np.array([10, 10], np.uint32)})
    assert lengths.tolist() == [20.0, 10.0]
