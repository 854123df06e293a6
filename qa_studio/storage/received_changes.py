"""Which changes the workspace has, of those that computers kept until it was there."""

from collections.abc import Collection

from sqlalchemy import Connection, delete, insert, literal, select

from qa_studio.domain.people import PersonId
from qa_studio.storage.tables import received_changes

_R = received_changes.c


class SqlReceivedChanges:
    """Ids of changes on a connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, entry: str, by: PersonId) -> bool:
        """Remember that this one is made; False where it is remembered already."""
        known = select(_R.id).where(_R.id == entry).exists()
        new = select(literal(entry), literal(by)).where(~known)
        added = insert(received_changes).from_select(["id", "person_id"], new).returning(_R.id)
        return self._connection.execute(added).first() is not None

    def forget(self, entries: Collection[str]) -> None:
        """Their computer knows that they are made."""
        self._connection.execute(delete(received_changes).where(_R.id.in_(tuple(entries))))
