"""A document becomes arrays of tokens with a vocabulary that documents share."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from analyzers import analyzer_for, written_form
from indexer import analysis
from indexer.analysis import analyze
from indexer.documents import PARTS, TEXT, TITLE, AnalyzedDocument, Document, TokenType

MIXED = (
    "Der Nebel über dem Fluss war dicht, und die Fähre blieb am Ufer.\n"
    "川に霧が出ていたので、渡し船は昼まで出られなかった。\n"
    "The ferry could not leave before noon because of the fog.\n"
)
ODD = (
    "",
    "\0",
    "\ud800\udfff das \ud800 Haus",
    "ﾊﾟｿｺﾝとﾌﾟﾘﾝﾀを買った。ｶﾞｷﾞｸﾞ",
    "👩‍👩‍👧 Emoji 😀 im Text 🇩🇪🇯🇵 und ½ davon… ﬁn",
    "図書館の本を全部読んだ。" * 2000,
    "wort " * 5000 + "x" * 50_000,
    "die Ha\u0308user\u00ad der soft\u00adhyphen Stadt",
    "\n\n \t\r\n\u2028",
)

Row = tuple[TokenType, int, int, int]


def document(text: str, title: str = "") -> Document:
    return Document("1", title, text, "1.txt")


def rows(analyzed: AnalyzedDocument, part: str) -> list[Row]:
    tokens = analyzed.tokens[part]
    columns = (tokens.types, tokens.positions, tokens.starts, tokens.ends)
    return [
        (analyzed.vocabulary[number], *place)
        for number, *place in zip(*(column.tolist() for column in columns), strict=True)
    ]


def expected(analyzed: AnalyzedDocument) -> list[Row]:
    """The tokens of the text, passage by passage and one by one."""
    text, found, base = analyzed.document.text, [], 0
    for start, end, language in analyzed.passages:
        position = -1
        for term, at, until, position in analyzer_for(language)(text[start:end]):
            written = written_form(text[start + at : start + until])
            kind = TokenType(language, term, written, sounds=analyzer_for(language).sounds_of(written))
            found.append((kind, base + position, start + at, start + until))
        base += position + 1
    return found


@pytest.mark.parametrize("text", [MIXED, *ODD], ids=range(len(ODD) + 1))
def test_tokens_are_those_of_each_passage_in_its_language(text: str) -> None:
    analyzed = analyze(document(text))
    assert rows(analyzed, TEXT) == expected(analyzed)
    assert rows(analyzed, TITLE) == []


def test_arrays_have_the_type_that_engines_expect() -> None:
    for text in (MIXED, ""):
        for tokens in analyze(document(text, "Nebel")).tokens.values():
            columns = (tokens.types, tokens.positions, tokens.starts, tokens.ends)
            assert {column.dtype.name for column in columns} == {"uint32"}


def test_each_part_counts_its_places_from_its_own_beginning() -> None:
    analyzed = analyze(document("Der Nebel über dem Fluss war dicht.", "Nebel über dem Fluss"))
    assert [(kind.term, *place) for kind, *place in rows(analyzed, TITLE)[:2]] == [
        ("nebel", 0, 0, 5),
        ("uber", 1, 6, 10),
    ]
    assert [(kind.term, *place) for kind, *place in rows(analyzed, TEXT)[:2]] == [
        ("der", 0, 0, 3),
        ("nebel", 1, 4, 9),
    ]


def test_documents_share_a_vocabulary_in_which_numbers_keep_their_meaning() -> None:
    first = analyze(document(MIXED))
    before = rows(first, TEXT)
    second = analyze(document(MIXED + "Neue Wörter kommen hinzu."))
    assert second.vocabulary is first.vocabulary
    assert rows(first, TEXT) == before


def test_a_vocabulary_that_is_too_large_is_replaced_and_stays_with_its_documents(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = analyze(document(MIXED))
    before = rows(first, TEXT)
    monkeypatch.setattr(analysis, "_REMEMBERED", 10)
    second, third = analyze(document(MIXED)), analyze(document(MIXED))
    assert len({id(analyzed.vocabulary) for analyzed in (first, second, third)}) == 3
    assert rows(first, TEXT) == before == rows(second, TEXT) == rows(third, TEXT)


def test_threads_that_analyse_at_once_find_what_one_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analysis, "_REMEMBERED", 500)  # so that it is replaced meanwhile, too
    documents = [document(f"{MIXED}Wort{n} {MIXED}語{n}", f"Titel {n}") for n in range(60)]
    alone = [[rows(analyze(each), part) for part in PARTS] for each in documents]
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(analyze, documents))
    assert [[rows(each, part) for part in PARTS] for each in together] == alone
