"""A workspace on each engine: SQLite in a file, and a PostgreSQL server that is brought up for the run."""

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from qa_studio.formats.checklist_yaml import read_text_of
from qa_studio.services.events import Event
from qa_studio.storage.engine import postgres_engine, sqlite_engine
from qa_studio.storage.schema import upgrade
from qa_studio.storage.sqlite_file import make_database
from qa_studio.storage.work import SqlWorkFactory


def _binaries() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


def _free_port() -> int:
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], str]]:
    """Addresses of fresh databases, with the tables in them, by name."""
    binaries = _binaries()
    if binaries is None:
        pytest.skip("PostgreSQL is not installed")
    pytest.importorskip("psycopg")
    folder = Path("/tmp") / f"qa-studio-pg-{os.getpid()}"
    folder.mkdir()
    as_owner: list[str] = []
    if os.getuid() == 0:  # the server refuses to run as root
        shutil.chown(folder, pwd.getpwnam("postgres").pw_uid)
        as_owner = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--"]
    data, port = folder / "data", _free_port()
    make = [binaries / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-N", "--locale=C.UTF-8", "-E", "UTF8"]
    options = (
        f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' "
        "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
    )
    control = [binaries / "pg_ctl", "-D", data, "-w", "-s"]
    subprocess.run([*as_owner, *map(str, make)], check=True, stdout=subprocess.DEVNULL, cwd="/")
    start = [*control, "-l", folder / "log", "-o", options, "start"]
    subprocess.run([*as_owner, *map(str, start)], check=True, cwd="/")
    address = f"postgresql+psycopg://postgres@127.0.0.1:{port}/"
    try:
        _make_template(address)
        yield lambda name: _fresh_database(address, name)
    finally:
        stop = [*control, "-m", "immediate", "stop"]
        subprocess.run([*as_owner, *map(str, stop)], check=True, cwd="/")
        shutil.rmtree(folder)


def _make_template(address: str) -> None:
    _run(address + "postgres", "CREATE DATABASE model")
    engine = postgres_engine(address + "model")
    with engine.begin() as connection:
        upgrade(connection)
    engine.dispose()


def _fresh_database(address: str, name: str) -> str:
    _run(address + "postgres", f"CREATE DATABASE {name} TEMPLATE model")
    return address + name


def _run(address: str, statement: str) -> None:
    engine = postgres_engine(address).execution_options(isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()


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
