"""What holds for every test: no display is needed, and nobody's own settings are read or written."""

import gc
import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from postgres_server import PostgresServer, installed, running

from qa_studio.bootstrap import open_studio
from qa_studio.services.studio import Studio

# Before Qt is imported anywhere: a display that happens to be there must not change what a test sees.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_homes = count()


@pytest.fixture(autouse=True)
def own_home(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Each test has folders of its own for settings, data and cache; they are made when something is written."""
    home = tmp_path_factory.getbasetemp() / "homes" / str(next(_homes))
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
        monkeypatch.delenv("QA_STUDIO_WORKSPACE", raising=False)
    monkeypatch.setenv("LOCALAPPDATA", str(home))
    yield


@pytest.fixture(autouse=True)
def python_collects() -> Iterator[None]:
    """A window that is closed leaves it to Python again to look for garbage."""
    yield
    assert gc.isenabled()


@pytest.fixture(scope="session")
def server() -> Iterator[PostgresServer]:
    """A PostgreSQL server without any database of ours."""
    with running(installed()) as started:
        yield started


@pytest.fixture
def studio(tmp_path: Path) -> Iterator[Studio]:
    """A new workspace with the three built-in checklists."""
    opened = open_studio(tmp_path / "workspace", create=True)
    yield opened
    opened.close()
