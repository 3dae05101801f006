"""Settings: one name in file, environment and flags; flags win; mistakes are told."""

from pathlib import Path

import pytest

from indexer.errors import SettingsError
from indexer.settings import load_settings


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_flags_win_over_environment_and_environment_over_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("babelfind.toml").write_text('index = "from-file"\nport = 1111\nper_page = 7\n')
    monkeypatch.setenv("BABELFIND_PORT", "2222")
    monkeypatch.setenv("BABELFIND_INDEX", "from-environment")
    settings = load_settings(index=Path("from-flag"))
    assert (settings.index, settings.port, settings.per_page) == (Path("from-flag"), 2222, 7)


def test_lists_stand_between_commas_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BABELFIND_TRUSTED_HOSTS", "search.example.org, archive.example.org")
    assert load_settings().trusted_hosts == ("search.example.org", "archive.example.org")
    monkeypatch.delenv("BABELFIND_TRUSTED_HOSTS")
    Path("babelfind.toml").write_text('trusted_hosts = ["search.example.org"]')
    assert load_settings().trusted_hosts == ("search.example.org",)


def test_without_any_the_defaults_hold() -> None:
    assert load_settings().host == "127.0.0.1"


@pytest.mark.parametrize(
    ("file", "named"),
    [
        ("prot = 80", "prot"),
        ('port = "eighty"', "port"),
        ("port = 70000", "port"),
        ("port = ", "babelfind.toml"),
    ],
)
def test_a_mistake_in_the_file_is_named(file: str, named: str) -> None:
    Path("babelfind.toml").write_text(file)
    with pytest.raises(SettingsError, match=named):
        load_settings()


def test_a_misspelt_variable_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BABELFIND_INDX", "somewhere")
    with pytest.raises(SettingsError, match="BABELFIND_INDX"):
        load_settings()


def test_a_mistake_in_the_environment_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BABELFIND_JOBS", "0")
    with pytest.raises(SettingsError, match="jobs"):
        load_settings()
