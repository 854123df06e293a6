"""Connections to the databases of workspaces."""

import json
import sqlite3
import time
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DisconnectionError

from qa_studio.domain.folding import occurrences
from qa_studio.services.audit import Acting
from qa_studio.storage.audit_functions import AuditFunctions

AUDIT = "audit"
READING = "reading"  # execution option of connections that will not write
_BUSY_TIMEOUT_S = 5.0
_RESTED_S = 5.0


def _plain_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def sqlite_engine(database: Path, acting: Acting | None = None) -> Engine:
    """An engine for the file `database`; it must exist, opening never makes one.  The audit trail names `acting`."""
    url = URL.create("sqlite", database=f"file:{_escaped(database)}", query={"mode": "rw", "uri": "true"})
    engine = create_engine(url, json_serializer=_plain_json, connect_args={"timeout": _BUSY_TIMEOUT_S})
    event.listen(engine, "connect", partial(_set_up, acting or Acting()))
    event.listen(engine, "begin", _begin)
    return engine


def postgres_engine(url: str, password: str | None = None) -> Engine:
    """An engine for the PostgreSQL database at `url` (postgresql+psycopg://…).

    A server that does not answer is given up after ten seconds, one that falls silent later after twenty.
    """
    arguments: dict[str, object] = {
        "connect_timeout": 10,
        "application_name": "QA Studio",
        "keepalives_idle": 10,
        "keepalives_interval": 5,
        "keepalives_count": 3,
        "tcp_user_timeout": 20_000,
    }
    if password is not None:
        arguments["password"] = password
    engine = create_engine(url, json_serializer=_plain_json, connect_args=arguments)
    event.listen(engine, "checkin", _put_back)
    event.listen(engine, "checkout", _ask_after_a_rest)
    return engine


def _put_back(_connection: object, record: Any) -> None:
    record.info["since"] = time.monotonic()


def _ask_after_a_rest(connection: Any, record: Any, _proxy: object) -> None:
    # Asking every time would cost a way across the network with each answer that is saved.
    if time.monotonic() - record.info.get("since", time.monotonic()) < _RESTED_S:
        return
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        connection.rollback()
    except connection.Error as error:
        raise DisconnectionError from error


def _escaped(database: Path) -> str:
    return database.absolute().as_posix().replace("%", "%25").replace("?", "%3f").replace("#", "%23")


def _set_up(acting: Acting, connection: sqlite3.Connection, record: Any) -> None:
    # The driver's own transactions leave table changes outside; ours begin in `_begin`.
    connection.isolation_level = None
    connection.create_function("says_whole", 2, says_whole, deterministic=True)
    record.info[AUDIT] = AuditFunctions(connection, acting)
    for pragma in (
        f"busy_timeout={_BUSY_TIMEOUT_S * 1000:.0f}",
        "foreign_keys=ON",
        "synchronous=FULL",
        "cache_size=-65536",
    ):
        connection.execute(f"PRAGMA {pragma}")


def says_whole(text: str, word: str) -> bool:
    """Whether a Latin word stands by itself in a text; SQLite calls it."""
    return bool(occurrences(text, (word,), whole_words=True))


def _begin(connection: Connection) -> None:
    # A writer takes the write lock at once: two that read first and write later would refuse each other.
    reading = connection.get_execution_options().get(READING)
    audit_functions(connection).begin()
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def audit_functions(connection: Connection) -> AuditFunctions:
    """What the triggers of an SQLite connection call."""
    found: AuditFunctions = connection.info[AUDIT]
    return found


def database_version() -> str:
    """Which SQLite this is."""
    return f"SQLite {sqlite3.sqlite_version}"
