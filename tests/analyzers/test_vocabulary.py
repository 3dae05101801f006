"""Kinds of tokens are numbered once and for all, whoever asks and however often."""

from concurrent.futures import ThreadPoolExecutor
from itertools import chain

import numpy as np

from analyzers import TokenArrays, Vocabulary, analyzer_for
from analyzers.remembered import Remembered

Kind = tuple[str, str, str]


def kind(language: str, term: str, written: str) -> Kind:
    return language, term, written


def found(text: str, vocabulary: Vocabulary[Kind], language: str = "de") -> list[Kind]:
    return [vocabulary.kinds[n] for n in analyzer_for(language).tokens(text, vocabulary).types.tolist()]


def test_a_kind_keeps_its_number() -> None:
    vocabulary = Vocabulary(kind)
    first = analyzer_for("de").tokens("die Katze", vocabulary)
    analyzer_for("en").tokens("the cat and die", vocabulary)
    again = analyzer_for("de").tokens("die Katze, DIE KATZE", vocabulary)
    assert again.types.tolist() == first.types.tolist() * 2
    assert vocabulary.kinds[0] == ("de", "die", "die")


def test_one_word_in_two_languages_is_of_two_kinds() -> None:
    vocabulary = Vocabulary(kind)
    assert found("Wind", vocabulary) == [("de", "wind", "wind")]
    assert found("Wind", vocabulary, "en") == [("en", "wind", "wind")]


def test_forms_of_a_word_share_the_term_but_not_the_written_form() -> None:
    assert found("Häuser Haus", Vocabulary(kind)) == [("de", "haus", "häuser"), ("de", "haus", "haus")]


def test_the_written_form_of_half_a_sign_is_the_whole_sign() -> None:
    assert found("½", Vocabulary(kind)) == [("de", "1", "1⁄2"), ("de", "2", "1⁄2")]


def test_a_vocabulary_grows_with_what_is_new_only() -> None:
    vocabulary = Vocabulary(kind)
    sizes = []
    for text in ("eins zwei drei", "drei zwei", "vier"):
        found(text, vocabulary)
        sizes.append(len(vocabulary))
    assert sizes[0] < sizes[1] < sizes[2]
    found("eins zwei drei", vocabulary)
    assert len(vocabulary) == sizes[2]


def test_a_word_of_absurd_length_is_found_but_not_remembered() -> None:
    vocabulary = Vocabulary(kind)
    longest = "x" * 100_000
    assert found(f"{longest} ja {longest}", vocabulary) == [
        ("de", "x" * 200, "x" * 200),
        ("de", "ja", "ja"),
        ("de", "x" * 200, "x" * 200),
    ]
    assert len(vocabulary.kinds) == 2


def test_nothing_gives_arrays_without_rows() -> None:
    nothing = analyzer_for("ja").tokens(" \n。", Vocabulary(kind))
    assert isinstance(nothing, TokenArrays)
    assert [len(column) for column in nothing] == [0, 0, 0, 0]


def test_threads_number_a_kind_only_once() -> None:
    vocabulary = Vocabulary(kind)
    texts = [" ".join(f"wort{n % 700}" for n in range(start, start + 500)) for start in range(0, 3000, 100)]
    with ThreadPoolExecutor(4) as threads:
        kinds = list(threads.map(lambda text: found(text, vocabulary), texts))
    assert [written for _, _, written in chain(*kinds)] == list(chain(*map(str.split, texts)))
    assert len(vocabulary.kinds) == len(set(vocabulary.kinds)) == 700


def test_rows_stay_while_the_table_grows_under_other_threads() -> None:
    remembered = Remembered(lambda string: (int(string), 1), 2, np.uint32)
    with ThreadPoolExecutor(4) as threads:
        blocks = [[str(n) for n in range(start, start + 3000)] for start in range(0, 9000, 500)]
        tables = list(threads.map(lambda block: remembered.rows(block, len(block)), blocks))
    assert all(
        table[:, 0].tolist() == [*map(int, block)] for table, block in zip(tables, blocks, strict=True)
    )
    assert len(remembered) == 11_500 <= remembered.used
