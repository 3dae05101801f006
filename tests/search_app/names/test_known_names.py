"""Names in an index beside a lexicon that has some of them, and common words that only sound so."""

from pathlib import Path

import pytest

from indexer.analysis import analyze
from indexer.documents import Document
from indexer.engines import Engine, engine_for
from search_app.called import NAME, KnownWords
from search_app.expansion import expanded
from search_app.lexicon.groups import Group
from search_app.lexicon.store import Lexicon
from search_app.names.known import KnownNames
from search_app.parser import parse
from tests.lexicons import make_lexicon

GROUPS = [
    Group({"en": [("Gorbachyov", 1.0)], "ja": [("ゴルバチョフ", 1.0)]}),
    Group({"en": [("Khrushchev", 1.0)], "ja": [("フルシチョフ", 1.0)]}),
    Group({"de": [("Fußball", 1.0)], "en": [("soccer", 1.0)], "ja": [("サッカー", 1.0)]}),
    Group({"de": [("Berlin", 1.0)], "en": [("Berlin", 1.0)], "ja": [("ベルリン", 1.0)]}),
]
TEXTS = (
    "Gorbatschow sprach nach Chruschtschow über Fußball in Berlin und sagte nichts über Berleen.",
    "Gorbachev spoke after Khrushchev about soccer in Berlin, and said nothing.",
    "ゴルバチョフはフルシチョフの後にベルリンのサッカーについて話した。",
)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    made = engine_for("whoosh_index", tmp_path_factory.mktemp("index"))
    made.rebuild((analyze(Document(text[:9], "", text, "politics.txt")) for text in TEXTS), {})
    return made


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Lexicon:
    return Lexicon(make_lexicon(tmp_path_factory.mktemp("lexicon") / "lexicon", GROUPS))


def names(text: str, engine: Engine, lexicon: Lexicon) -> set[str]:
    """Those among the alternatives, as documents write them."""
    known = KnownWords(engine.documents, KnownNames(engine, lexicon).like, None)
    query = expanded(parse(text), text, lexicon, known)
    return {a.text for concept in query.concepts for a in concept.alternatives if a.origin == NAME}


@pytest.mark.parametrize(
    ("typed", "others"),
    [
        ("Gorbatschow", {"gorbachev", "ゴルバチョフ"}),
        ("GORBATSCHOW lang:de since:2020", {"gorbachev", "ゴルバチョフ"}),
        ("GORBATSCHOW 会談", {"gorbachev", "ゴルバチョフ"}),
        ("Gorbachev", {"gorbatschow", "ゴルバチョフ"}),
        ("ゴルバチョフ", {"gorbatschow", "gorbachev"}),
        ("Chruschtschow", {"khrushchev", "フルシチョフ"}),
        ("Khrushchev", {"chruschtschow"}),
        ("フルシチョフ", {"chruschtschow"}),
    ],
)
def test_a_name_is_found_in_all_spellings_though_the_lexicon_has_another(
    typed: str, others: set[str], engine: Engine, lexicon: Lexicon
) -> None:
    assert names(typed, engine, lexicon) == others


@pytest.mark.parametrize("typed", ["Sacker", "Soccer", "サッカー", "Fußball"])
def test_a_common_word_of_a_dictionary_is_no_name(typed: str, engine: Engine, lexicon: Lexicon) -> None:
    assert names(typed, engine, lexicon) == set()


def test_a_name_that_all_languages_have_as_the_lexicon_says_has_no_other_spelling(
    engine: Engine, lexicon: Lexicon
) -> None:
    assert names("Berlin", engine, lexicon) == set()


def test_a_word_that_the_lexicon_has_as_a_common_noun_is_no_name(engine: Engine, tmp_path: Path) -> None:
    plural = Group({"en": [("gorbachevs", 1.0)], "ja": [("ゴルバチョフ", 1.0)]})
    lexicon = Lexicon(make_lexicon(tmp_path / "lexicon", [plural]))
    assert "ゴルバチョフ" not in names("Gorbatschow", engine, lexicon)
