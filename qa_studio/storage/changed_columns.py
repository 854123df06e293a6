"""Writing a row that was read and changed: only the columns that differ."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, select, update


def write_changed(
    connection: Connection, table: Table, key: int, values: Mapping[str, Any], **worked_out: ColumnElement[Any]
) -> bool:
    """Bring the row `key` to these values; False where there is none, or nobody who may change it.

    A column that differs and is `worked_out` becomes what that gives at the moment of writing.
    A server that gives rights by columns refuses to write those that a role may not, even unchanged.
    """
    known = connection.execute(select(*(table.c[name] for name in values)).where(table.c.id == key)).first()
    if known is None:
        return False
    changed = {name: worked_out.get(name, value) for name, value in values.items() if known._mapping[name] != value}
    if not changed:
        return True
    return bool(connection.execute(update(table).where(table.c.id == key).values(changed)).rowcount)
