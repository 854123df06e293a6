"""Notes and transcripts are in the audit trail, without their words; what a folder's trail tells has masked numbers.

A note may be its author's alone, and what is removed by retention must not live on in the trail: so it tells who wrote,
moved, published or removed one and when, not what it says.
"""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"

_NOTES = ("id", "recording_id", "span_start", "span_end", "public", "author_id", "made_at", "changed_at")
_TRANSCRIPTS = ("recording_id", "language", "made_by", "made_at")
# Table: what it is about, the column that names it, what is told, and what is left out.
_TABLES = (
    ("notes", "note", "id", _NOTES, "text"),
    ("transcripts", "transcript", "recording_id", _TRANSCRIPTS, "source"),
)


def _on_sqlite(table: str, subject: str, key: str, columns: tuple[str, ...]) -> tuple[str, ...]:
    def row(which: str) -> str:
        return f"json_object({', '.join(f'{chr(39)}{each}{chr(39)}, {which}.{each}' for each in columns)})"

    old, new = row("old"), row("new")
    into = f"INSERT INTO audit_inbox (subject, subject_id, did, before, after) VALUES ('{subject}', CAST("
    return (
        f"CREATE TRIGGER audit_{table}_added AFTER INSERT ON {table} WHEN audit_on() "
        f"BEGIN {into}new.{key} AS TEXT), 'added', NULL, {new}); END",
        f"CREATE TRIGGER audit_{table}_changed AFTER UPDATE ON {table} WHEN audit_on() AND audit_differs({old}, {new}) "
        f"BEGIN {into}new.{key} AS TEXT), 'changed', audit_differing({old}, {new}), audit_differing({new}, {old})); "
        "END",
        f"CREATE TRIGGER audit_{table}_removed AFTER DELETE ON {table} WHEN audit_on() "
        f"BEGIN {into}old.{key} AS TEXT), 'removed', {old}, NULL); END",
    )


def upgrade() -> None:
    """Triggers as on the other tables; those of recordings made anew in a folder.  A server masks numbers itself."""
    connection = op.get_bind()
    postgres = connection.dialect.name == "postgresql"
    for table, subject, key, columns, left_out in _TABLES:
        if postgres:
            for did, event in (("added", "INSERT"), ("changed", "UPDATE"), ("removed", "DELETE")):
                connection.exec_driver_sql(
                    f"CREATE TRIGGER audit_{table}_{did} AFTER {event} ON {table} "
                    f"FOR EACH ROW EXECUTE FUNCTION audit_row('{subject}', '{key}', '{left_out}')"
                )
            continue
        for statement in _on_sqlite(table, subject, key, columns):
            connection.exec_driver_sql(statement)
    if not postgres:
        for name in ("audit_recordings_changed", "audit_recordings_removed"):
            _tell_masked(connection, name)


def _tell_masked(connection: sa.Connection, trigger: str) -> None:
    """The same trigger: whether something changed it asks the whole values, what it tells has the number masked."""
    found = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = ?", (trigger,)).scalar_one()
    head, begin, body = str(found).partition(" BEGIN ")
    for which in ("old", "new"):
        number = f"{which}.customer_number"
        body = body.replace(f"'customer_number', {number}", f"'customer_number', audit_masked({number})")
        body = body.replace(f"'path', {which}.path", f"'path', audit_masked_in({which}.path, {number})")
    connection.exec_driver_sql(f"DROP TRIGGER {trigger}")
    connection.exec_driver_sql(head + begin + body)
