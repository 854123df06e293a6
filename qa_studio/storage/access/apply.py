"""Bringing a database to the rules, and asking whether it is there."""

from sqlalchemy import Connection, text

from qa_studio.storage.access.functions import LOOKING
from qa_studio.storage.access.login_functions import LOGINS
from qa_studio.storage.access.searching import SEARCHING
from qa_studio.storage.access.statements import OWNER, VERSION_TABLE, rights, roles
from qa_studio.storage.schema import tell_at_once

_TABLES = text(
    "SELECT c.relname, array_agg(a.attname ORDER BY a.attnum) FROM pg_class c "
    "JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped "
    "WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' GROUP BY c.relname ORDER BY c.relname"
)
_FUNCTIONS = text(
    "SELECT p.oid::regprocedure::text FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace "
    "AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e') ORDER BY 1"
)


def is_a_teams(connection: Connection) -> bool:
    """Whether the rules were brought to this database before."""
    return bool(
        connection.execute(
            text("SELECT relowner::regrole::text = :owner FROM pg_class WHERE oid = to_regclass('public.recordings')"),
            {"owner": OWNER},
        ).scalar()
    )


def apply_rules(connection: Connection) -> None:
    """Roles, owners, row-level security, grants: as the rules say, whatever was there before.

    The login needs to own the database and to be allowed to make roles, or to be a superuser.
    """
    tell_at_once(connection)
    _run(connection, *roles())
    _run(connection, *LOOKING, *LOGINS, *SEARCHING)  # first, so that they are found with the others
    database = str(connection.execute(text("SELECT current_database()")).scalar_one())
    tables = {name: tuple(columns) for name, columns in connection.execute(_TABLES)}
    assert VERSION_TABLE in tables
    _run(connection, *rights(database, tables, list(connection.execute(_FUNCTIONS).scalars())))


def _run(connection: Connection, *statements: str) -> None:
    for statement in statements:
        connection.exec_driver_sql(statement.replace("%", "%%"))  # the driver looks for parameters
