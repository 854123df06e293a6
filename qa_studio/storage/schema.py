"""Which revision of the tables a database has, and how it gets to the newest."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

REVISIONS = tuple(f"{number:04}" for number in range(1, 26))
"""All that this program knows, in order; opening a current workspace does not import Alembic."""


def revision_of(connection: Connection) -> str | None:
    """The revision of the database's tables; None where there are none yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def is_newer(revision: str | None) -> bool:
    """Whether a later version of the program made these tables."""
    return revision is not None and revision not in REVISIONS


def upgrade(connection: Connection, target: str = REVISIONS[-1]) -> None:
    """Bring the tables to `target`, all in the transaction of `connection`."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    tell_at_once(connection)
    command.upgrade(config, target)


def tell_at_once(connection: Connection) -> None:
    """In this transaction the audit trail is told of every change at once: no table is altered while it waits."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))
