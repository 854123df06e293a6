"""Connections to the databases of workspaces."""

import json
import sqlite3
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL

from qa_studio.domain.folding import occurrences
from qa_studio.services.audit import Acting
from qa_studio.storage.audit_functions import AuditFunctions
from qa_studio.storage.cipher import CipherKey, cipher_driver, connected, escaped

if TYPE_CHECKING:
    from qa_studio.storage.server_connection import FarLines

AUDIT = "audit"
READING = "reading"  # execution option of connections that will not write
_BUSY_TIMEOUT_S = 20.0
"""Who waits for SQLite tries again ten times a second, first come or not: among sixteen writers 5 s were too few."""


def _plain_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def sqlite_engine(database: Path, acting: Acting | None = None, key: CipherKey | None = None) -> Engine:
    """An engine for the file `database`; it must exist, opening never makes one.  The audit trail names `acting`.

    With a key the file is encrypted; raises WorkspaceTrouble where the package for that is missing.
    """
    url = URL.create("sqlite", database=f"file:{escaped(database)}", query={"mode": "rw", "uri": "true"})
    more: dict[str, Any] = {"connect_args": {"timeout": _BUSY_TIMEOUT_S}}
    if key is not None:
        connect = partial(connected, database, key, timeout=_BUSY_TIMEOUT_S, check_same_thread=False)
        more = {"module": cipher_driver(), "creator": connect}
    engine = create_engine(url, json_serializer=_plain_json, **more)
    event.listen(engine, "connect", partial(_set_up, acting or Acting()))
    event.listen(engine, "begin", _begin)
    return engine


def postgres_engine(url: str, password: str | None = None) -> Engine:
    """An engine for the PostgreSQL database at `url` (postgresql+psycopg://…)."""
    return far_engine(url, password)[0]


def far_engine(url: str, password: str | None = None, patience_s: float = 10.0) -> tuple[Engine, "FarLines"]:
    """The same, with its connections, which can be given up all at once.

    A server that does not answer is given up after ten seconds; one that falls silent later after twenty, or sooner,
    where after `patience_s` it doesn't answer on another connection either.
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
    # Who works alone needs no driver for servers.
    from qa_studio.storage.server_connection import FarLines, begin_far, put_back, refuse_if_gone

    lines = FarLines(patience_s)
    engine = create_engine(url, json_serializer=_plain_json, connect_args=arguments, use_native_hstore=False)
    event.listen(engine, "do_connect", lines.connect)
    event.listen(engine, "begin", partial(begin_far, READING))
    event.listen(engine, "checkin", put_back)
    event.listen(engine, "checkout", refuse_if_gone)
    return engine, lines


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
