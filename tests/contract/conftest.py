"""Every suite of the engine runs on every engine there is."""

from pathlib import Path

import pytest

from indexer.analysis import analyze
from indexer.engines import Engine, engine_for
from tests.contract.engines import ENGINES
from tests.corpus import DOCUMENTS


@pytest.fixture(params=ENGINES, scope="module")
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def engine(name: str, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """An index of the corpus that no test changes."""
    made = engine_for(name, tmp_path_factory.mktemp("index"))
    made.rebuild(map(analyze, DOCUMENTS), {})
    return made


@pytest.fixture
def fresh(name: str, tmp_path: Path) -> Engine:
    return engine_for(name, tmp_path / "index")
