"""What all tests share."""

import pytest
from hypothesis import settings

# A busy machine is no reason to fail.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--kills", type=int, default=8, help="how many rebuilds to kill at random moments (8)")


@pytest.fixture(autouse=True)
def no_settings_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests hold whatever the person who runs them has set."""
    import os

    for name in [name for name in os.environ if name.startswith("BABELFIND_")]:
        monkeypatch.delenv(name)
