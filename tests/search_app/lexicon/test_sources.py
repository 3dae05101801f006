"""What is read, and whose work it is."""

from pathlib import Path

import pytest

from search_app.lexicon import sources
from search_app.lexicon.building import readings_of
from search_app.lexicon.errors import LexiconError
from search_app.lexicon.sources import SOURCES, Source, credit

NOTICE = (Path(__file__).parents[3] / "NOTICE").read_text("utf-8")


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_the_notice_names_every_source_its_makers_licence_and_address(source: Source) -> None:
    unfolded = " ".join(NOTICE.split())
    assert all(value in unfolded for value in source)


def test_a_credit_has_all_that_is_to_be_named() -> None:
    assert all(value in credit(sources.DING) for value in sources.DING)


def test_ding_and_the_glossary_are_read_where_they_are(tmp_path: Path) -> None:
    always = [reading.source for reading in readings_of(tmp_path, ding=None, glossary=None)]
    assert always == [sources.JMDICT, sources.UNIDIC, sources.CLDR]
    (tmp_path / "ding").write_text("Boot {n} :: boat\n", "utf-8")
    (tmp_path / "glossary.tsv").write_text("\ufeffKiew\tキーウ\n", "utf-8")
    readings = readings_of(tmp_path, ding=tmp_path / "ding", glossary=tmp_path / "glossary.tsv")
    read = {reading.source: reading.groups for reading in readings}
    assert [group.words["en"][0][0] for group in read[sources.DING]()] == ["boat"]
    assert [group.words["de"][0][0] for group in read[sources.GLOSSARY]()] == ["Kiew"]


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "ding").write_bytes(b"\xff\xfe\xff")
    ding = next(
        r for r in readings_of(tmp_path, ding=tmp_path / "ding", glossary=None) if r.source.name == "Ding"
    )
    with pytest.raises(LexiconError, match="ding can't be read"):
        list(ding.groups())
