"""What the documentation says is so."""

import re
from pathlib import Path

import click
import pytest

from indexer.settings import Settings
from search_app.cli import main

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text("utf-8")


def commands(group: click.Group, before: str = "") -> dict[str, click.Command]:
    """All commands by their names, those in groups with the name of the group before it."""
    found = {f"{before}{name}": command for name, command in group.commands.items()}
    for name, command in list(found.items()):
        if isinstance(command, click.Group):
            found |= commands(command, f"{name} ")
    return found


COMMANDS = commands(main)


def test_every_command_is_in_the_readme_and_every_command_of_the_readme_exists() -> None:
    named = set(re.findall(r"^babelfind ([a-z]+)", README, re.MULTILINE))
    assert named == set(main.commands)
    assert [name for name in COMMANDS if f"babelfind {name}" not in README] == []


def test_every_option_of_the_readme_exists() -> None:
    known = {
        name
        for command in COMMANDS.values()
        for option in command.params
        for name in (*option.opts, *option.secondary_opts)
    }
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", README)) <= {*known, "--help"}


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_and_option_says_what_it_is_for(command: str) -> None:
    described = COMMANDS[command]
    assert described.help
    assert all(option.help for option in described.params if isinstance(option, click.Option))


def test_every_setting_is_in_the_readme() -> None:
    table = README[README.index("| setting |") :]
    assert {name for name in Settings.model_fields if f"`{name}`" not in table} == set()


def test_every_setting_is_a_flag() -> None:
    flags = {option.name for command in COMMANDS.values() for option in command.params}
    assert set(Settings.model_fields) - flags == set()


@pytest.mark.parametrize(
    "page", ["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "examples/README.md", "benchmarks/README.md"]
)
def test_links_between_files_lead_somewhere(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    targets = re.findall(r"\]\((?!https?:)([^)#]+)\)", text)
    assert [target for target in targets if not ((ROOT / page).parent / target).exists()] == []


def test_every_module_is_on_the_map() -> None:
    packages = ("analyzers", "indexer", "indexer/engines/whoosh_index", "search_app", "search_app/lexicon")
    modules = [path for package in packages for path in (ROOT / package).glob("*.py")]
    named = [path.name for path in modules if not path.name.startswith("__")]
    assert [name for name in named if f"`{name}`" not in ARCHITECTURE] == []
