"""The command that shows why a word is, or is not, found."""

import json
from collections.abc import Sequence
from typing import Any

import pytest
import wcwidth
from click.testing import CliRunner, Result

from analyzers import languages
from search_app.cli import main


def analyze(*arguments: str, typed: str | None = None, columns: int = 80) -> Result:
    return CliRunner(env={"COLUMNS": str(columns)}).invoke(main, ["analyze", *arguments], input=typed)


def lines(*arguments: str, columns: int = 80) -> list[str]:
    return analyze(*arguments, columns=columns).stdout.splitlines()


def passages(*arguments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(analyze("--json", *arguments).stdout)
    return found


def place_of(heading: str, table: Sequence[str]) -> int:
    return table[1].index(heading)


def test_each_step_that_changes_a_word_is_told() -> None:
    assert lines("Die Häuser am Fluss") == [
        "de, characters 0 to 19",
        "pos  place  word    term   how",
        "0    0-3    Die     die    fold_case: die; stop word",
        "1    4-10   Häuser  haus   fold_case: häuser; german_stem: haus",
        "2    11-13  am      am     stop word",
        "3    14-19  Fluss   fluss  fold_case: fluss",
    ]


def test_what_is_dropped_says_by_whom_and_a_comma_has_no_position() -> None:
    table = lines("引越しの、準備")
    assert table[2].split() == ["0", "0-3", "引越し", "引っ越し", "tokenizer:", "引っ越し"]
    assert table[3].split() == ["1", "3-4", "の", "–", "dropped", "by", "tokenizer"]
    assert table[4].split() == ["4-5", "、", "–", "dropped", "by", "tokenizer"]
    assert table[5].split() == ["2", "5-7", "準備", "準備"]


def test_columns_are_aligned_whatever_the_width_of_the_letters() -> None:
    table = lines("スパイの家族とｱﾝｶﾗ spies で引っ越す")
    how = place_of("how", table)
    for line in table[2:]:
        before, _, after = line.partition(":")
        if after:
            assert wcwidth.width(before.rsplit(" ", 1)[0]) + 1 == how


@pytest.mark.parametrize(
    "text", ["引越しの準備は、mysql_real_escape_stringで。", "Rindfleischetikettierungsgesetze " * 2]
)
def test_no_line_is_wider_than_a_terminal_usually_is(text: str) -> None:
    assert all(wcwidth.width(line) <= 80 for line in lines(text))


def test_a_text_is_read_as_a_document_would_be_passage_by_passage() -> None:
    german, japanese = passages("Wir sahen die Häuser.\n国境の長いトンネルを抜けると雪国であった。")
    assert (german["language"], japanese["language"]) == ("de", "ja")
    assert japanese["start"] == german["end"] == 22
    first = japanese["words"][0]
    assert (first["text"], first["start"], first["end"], first["position"]) == ("国境", 22, 24, 4)


def test_a_language_that_is_named_is_that_of_the_whole_text() -> None:
    assert [p["language"] for p in passages("--language", "en", "Häuser und 家")] == ["en"]
    (english,) = passages("--language", "en", "Häuser")
    (german,) = passages("--language", "de", "Häuser")
    assert (english["words"][0]["term"], german["words"][0]["term"]) == ("hauser", "haus")


def test_json_has_every_step_in_order() -> None:
    (german,) = passages("--language", "de", "Häuser")
    (word,) = german["words"]
    assert word["steps"][:2] == [
        {"name": "tokenizer", "term": "Häuser"},
        {"name": "fold_case", "term": "häuser"},
    ]
    assert word["steps"][-1]["term"] == word["term"] == "haus"
    assert word["stop_word"] is False
    assert {"parts", "forms"} <= word.keys()


@pytest.mark.parametrize(("arguments", "typed"), [((), "Häuser"), (("-",), "Häuser"), (("Häuser",), None)])
def test_a_text_is_an_argument_or_standard_input(arguments: tuple[str, ...], typed: str | None) -> None:
    assert "haus" in analyze("--language", "de", *arguments, typed=typed).stdout


def test_an_unknown_language_says_which_there_are() -> None:
    done = analyze("--language", "tlh", "x")
    assert done.exit_code == 2
    assert all(code in done.stderr for code in languages())


@pytest.mark.parametrize("text", ["", "…!?", "は、の。"])
def test_a_text_without_terms_says_so(text: str) -> None:
    done = analyze("-", typed=text)
    assert (done.exit_code, done.stderr) == (1, "(no terms)\n")


def test_a_text_can_not_command_the_terminal() -> None:
    assert "\x1b" not in analyze("red\x1b[31m \u202eevil").stdout
