"""Hearing of others who work on the same database, by LISTEN and NOTIFY."""

import psycopg

from qa_studio.errors import WorkspaceTrouble
from qa_studio.services.events import Event
from qa_studio.services.notices import read
from qa_studio.storage.server_address import ServerAddress
from qa_studio.storage.telling import CHANNEL, SENDER
from qa_studio.storage.trouble import no_answer


class ServerNotices:
    """Listens on a connection of its own; what `own` sends is not told."""

    def __init__(self, address: ServerAddress, password: str | None, own: str) -> None:
        self._address, self._password, self._own = address, password, own
        self._connection: psycopg.Connection | None = None

    def socket(self) -> int:
        """That of the connection, which is made where there is none.  Raises WorkspaceTrouble."""
        if self._connection is None or self._connection.closed:
            try:
                self._connection = psycopg.connect(
                    self._address.plain,
                    autocommit=True,
                    password=self._password,
                    connect_timeout=10,
                    keepalives_idle=10,
                    keepalives_interval=5,
                    keepalives_count=3,
                    application_name="QA Studio, listening",
                )
                self._connection.execute(f"LISTEN {CHANNEL}".encode())
            except psycopg.Error as error:
                raise self._lost(error) from error
        return self._connection.fileno()

    def take(self) -> tuple[Event, ...]:
        """What others did, at once.  Raises WorkspaceTrouble where the connection is lost."""
        if self._connection is None:
            return ()
        try:
            heard = [note.payload for note in self._connection.notifies(timeout=0)]
        except psycopg.Error as error:
            self._connection.close()
            raise self._lost(error) from error
        return tuple(read(text[SENDER:]) for text in heard if text[:SENDER] != self._own)

    def _lost(self, error: psycopg.Error) -> WorkspaceTrouble:
        return no_answer(error, str(self._address))

    def close(self) -> None:
        """Listen no more."""
        if self._connection is not None:
            self._connection.close()
