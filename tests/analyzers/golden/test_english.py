"""What English words find and what they do not, line by line of ``english.tsv``."""

from pathlib import Path

import pytest

from analyzers import analyzer_for
from tests.analyzers.golden.table import Meeting, Row, meetings, rows

_ROWS = rows(Path(__file__).with_name("english.tsv"))


@pytest.mark.parametrize("row", [row for row in _ROWS if row.expected == "must"], ids="-".join)
def test_a_word_finds_what_has_to_do_with_it(row: Row) -> None:
    assert Meeting(row.stretch, row.by) in meetings(analyzer_for("en"), row.query, row.text)


@pytest.mark.parametrize("row", [row for row in _ROWS if row.expected == "never"], ids="-".join)
def test_a_word_does_not_find_what_only_looks_like_it(row: Row) -> None:
    assert meetings(analyzer_for("en"), row.query, row.text) == []
