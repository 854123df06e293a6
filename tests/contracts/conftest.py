"""A workspace on each engine: SQLite in a file, and a PostgreSQL server that is brought up for the run."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from postgres_server import PostgresServer
from sqlalchemy import Engine

from qa_studio.formats.checklist_yaml import read_text_of
from qa_studio.services.events import Event
from qa_studio.storage.engine import postgres_engine, sqlite_engine
from qa_studio.storage.schema import upgrade
from qa_studio.storage.sqlite_file import make_database
from qa_studio.storage.work import SqlWorkFactory


@pytest.fixture(scope="session")
def postgres(server: PostgresServer) -> Callable[[str], str]:
    """Addresses of fresh databases, with the tables in them, by name."""
    _make_template(server)
    return lambda name: _fresh_database(server, name)


def _make_template(server: PostgresServer) -> None:
    server.run("CREATE DATABASE model")
    engine = postgres_engine(server.address("model"))
    with engine.begin() as connection:
        upgrade(connection)
    engine.dispose()


def _fresh_database(server: PostgresServer, name: str) -> str:
    server.run(f"CREATE DATABASE {name} TEMPLATE model")
    return server.address(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A database with the tables and nothing in them."""
    if request.param == "sqlite":
        make_database(tmp_path / "workspace.sqlite3")
        made = sqlite_engine(tmp_path / "workspace.sqlite3")
        with made.begin() as connection:
            upgrade(connection)
    else:
        fresh = request.getfixturevalue("postgres")
        made = postgres_engine(fresh(f"t{abs(hash(request.node.name)) % 10**12}"))
    yield made
    made.dispose()


@pytest.fixture
def published() -> list[Event]:
    """The events that were told."""
    return []


@pytest.fixture
def begin(engine: Engine, published: list[Event]) -> SqlWorkFactory:
    """Begins units of work."""
    return SqlWorkFactory(engine, read_text_of, published.extend)
