"""A whole workspace copied from one engine to the other, with its ids and times, and compared row by row."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Column, Connection, Engine, String, Table, func, select, text
from sqlalchemy.sql.elements import ColumnElement

from qa_studio.errors import WorkspaceTrouble
from qa_studio.services.progress import Progress
from qa_studio.storage.engine import READING, audit_functions
from qa_studio.storage.tables import METADATA, audit_events, workspace
from qa_studio.storage.trouble import told_plainly
from qa_studio.texts import message

TOGETHER = 1_000
_MADE_WITH_IT = frozenset({workspace.name, audit_events.name})
"""A workspace that was just made has its settings, and an event that says so."""


def copy_everything(source: Engine, new: Connection, progress: Progress) -> dict[str, int]:
    """Fill the workspace on the connection `new`, which was just made, from `source`; gives the rows by table.

    The source is read as it was at one moment while others go on working.  Nothing is committed here; raises
    WorkspaceTrouble where the target has rows already, or a table came out differently.
    """
    reading = source.execution_options(**_one_moment(source))
    with told_plainly("copy"), reading.connect() as old, _without_audit(new):
        _refuse_full(new)
        if new.dialect.name == "sqlite":
            new.execute(text("PRAGMA defer_foreign_keys=ON"))
        total = sum(_count(old, table) for table in METADATA.sorted_tables)
        counts: dict[str, int] = {}
        done = 0
        for table in METADATA.sorted_tables:
            if table.name in _MADE_WITH_IT:
                new.execute(table.delete())
            counts[table.name] = 0
            for rows in _rows(old, table):
                new.execute(table.insert(), rows)
                counts[table.name] += len(rows)
                done += len(rows)
                progress.at(done, total, message("Copying"))
            _go_on_counting(old, new, table)
        for table in METADATA.sorted_tables:
            if _fingerprint(old, table) != _fingerprint(new, table):
                raise WorkspaceTrouble(
                    message("The table {table} came out differently; nothing was copied.", table=table.name),
                    message("Try again; if it happens again, report it."),
                )
        return counts


@contextmanager
def _without_audit(target: Connection) -> Iterator[None]:
    """The trail is copied as it is: what is filled in now adds nothing to it."""
    if target.dialect.name == "sqlite":
        functions = audit_functions(target)
        functions.is_on = False
        try:
            yield
        finally:
            functions.is_on = True
        return
    for table in METADATA.sorted_tables:
        target.execute(text(f"ALTER TABLE {table.name} DISABLE TRIGGER USER"))
    target.execute(text("ALTER TABLE recordings ENABLE TRIGGER customer_number_apart"))
    yield
    for table in METADATA.sorted_tables:
        target.execute(text(f"ALTER TABLE {table.name} ENABLE TRIGGER USER"))


def _one_moment(engine: Engine) -> dict[str, object]:
    if engine.dialect.name == "sqlite":
        return {READING: True}
    return {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}


def _refuse_full(target: Connection) -> None:
    for table in METADATA.sorted_tables:
        if table.name not in _MADE_WITH_IT and target.execute(select(*table.primary_key).limit(1)).first():
            raise WorkspaceTrouble(
                message("There is a workspace with something in it already."),
                message("Copy into a new folder, or an empty database."),
            )


def _count(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()


def _rows(connection: Connection, table: Table) -> Iterator[list[dict[str, object]]]:
    """All rows, some at a time, in the order of the keys: what refers to its own table refers to what came before."""
    ordered = select(table).order_by(*(_by_bytes(connection, key) for key in table.primary_key))
    found = connection.execute(ordered.execution_options(yield_per=TOGETHER))
    names = [column.key for column in table.columns]
    for rows in found.partitions():
        yield [dict(zip(names, row, strict=True)) for row in rows]


def _by_bytes(connection: Connection, key: Column[Any]) -> ColumnElement[Any]:
    """Texts in the order that they have in SQLite, whatever language the server sorts by."""
    if isinstance(key.type, String) and connection.dialect.name != "sqlite":
        return key.collate("C")
    return key


def _fingerprint(connection: Connection, table: Table) -> str:
    """A hash over every value of every row, the same on both engines."""
    found = hashlib.sha256()
    for rows in _rows(connection, table):
        for row in rows:
            found.update(json.dumps(list(row.values()), default=str, ensure_ascii=False).encode())
    return found.hexdigest()


def _go_on_counting(old: Connection, new: Connection, table: Table) -> None:
    """Ids that were given before and are gone are not given again."""
    if "id" not in table.columns:
        return
    last = max(_last_id(old, table), new.execute(select(func.max(table.c.id))).scalar() or 0)
    if not last:
        return
    if new.dialect.name == "sqlite":
        if table.dialect_options["sqlite"]["autoincrement"]:
            new.execute(text("DELETE FROM sqlite_sequence WHERE name = :name"), {"name": table.name})
            new.execute(text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :last)"),
                        {"name": table.name, "last": last})  # fmt: skip
    elif sequence := _sequence(new, table):
        new.execute(select(func.setval(sequence, last)))


def _last_id(connection: Connection, table: Table) -> int:
    if connection.dialect.name == "sqlite":
        if not table.dialect_options["sqlite"]["autoincrement"]:
            return 0
        found = connection.execute(text("SELECT seq FROM sqlite_sequence WHERE name = :name"), {"name": table.name})
        return int(found.scalar() or 0)
    sequence = _sequence(connection, table)
    if sequence is None:
        return 0
    given = connection.execute(text(f"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {sequence}"))
    return int(given.scalar_one())


def _sequence(connection: Connection, table: Table) -> str | None:
    name: str | None = connection.execute(select(func.pg_get_serial_sequence(table.name, "id"))).scalar()
    return name
