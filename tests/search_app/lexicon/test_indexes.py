"""Which package index is taken."""

from importlib.util import find_spec
from pathlib import Path

import pytest

from search_app.lexicon.indexes import Index, configured_index


@pytest.fixture(autouse=True)
def no_index_of_the_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("PIP_INDEX_URL", "UV_DEFAULT_INDEX", "UV_INDEX_URL", "PIP_TRUSTED_HOST", "PIP_CERT"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "none.conf").touch()
    monkeypatch.setenv("PIP_CONFIG_FILE", str(tmp_path / "none.conf"))


@pytest.mark.parametrize("name", ["PIP_INDEX_URL", "UV_DEFAULT_INDEX", "UV_INDEX_URL"])
def test_the_index_of_the_environment_is_taken(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "https://packages.example.org/simple/")
    assert configured_index().urls == ("https://packages.example.org/simple/",)


def test_an_index_may_have_a_name_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UV_DEFAULT_INDEX", "ours=https://packages.example.org/simple/?a=b")
    assert configured_index().urls == ("https://packages.example.org/simple/?a=b",)


@pytest.mark.skipif(find_spec("pip") is None, reason="there is no pip here")
def test_the_index_of_pips_own_files_is_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "pip.conf"
    file.write_text(
        "[global]\nindex-url = http://packages.example.org/simple/\ntrusted-host = packages.example.org\n"
        "[download]\nindex-url = http://downloads.example.org/simple/\ncert = /etc/own.pem\n"
    )
    monkeypatch.setenv("PIP_CONFIG_FILE", str(file))
    assert configured_index() == Index(
        ("http://downloads.example.org/simple/",), ("packages.example.org",), "/etc/own.pem"
    )
    monkeypatch.setenv("PIP_INDEX_URL", "https://other.example.org/simple/")
    assert configured_index().urls == ("https://other.example.org/simple/",)
