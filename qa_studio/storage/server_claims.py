"""Taking from the pool of a server over a connection that is kept for it."""

from datetime import datetime
from threading import Lock
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.exc import DBAPIError

from qa_studio.domain.people import PersonId
from qa_studio.domain.recording import RecordingId
from qa_studio.storage.claims import CLAIM_NEXT


class ServerClaims:
    """Each take is committed by itself: one way across the network, nothing else sent, no pool asked.

    Some hundred people press the same key in the same minute.  The connection lasts until the engine is disposed of.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._refused: type[Exception] = engine.dialect.loaded_dbapi.Error
        self._kept: Any = None
        self._lock = Lock()
        event.listen(engine, "engine_disposed", self._let_go)

    def take(self, person: PersonId, now: datetime, until: datetime) -> RecordingId | None:
        """The same as `SqlClaims.take`; raises SQLAlchemyError."""
        with self._lock:
            if self._kept is not None:
                try:
                    return self._take(person, now, until)
                except self._refused as error:
                    if not self._kept.closed:
                        raise self._said(error) from error
            # There was none, or it was lost: who has answered nothing of what came before gets the same again.
            self._kept = self._connected()
            try:
                return self._take(person, now, until)
            except self._refused as error:
                raise self._said(error) from error

    def _take(self, person: PersonId, now: datetime, until: datetime) -> RecordingId | None:
        found = self._kept.execute(CLAIM_NEXT, (person, now, until)).fetchone()[0]
        return None if found is None else RecordingId(found)

    def _connected(self) -> Any:
        pooled = self._engine.raw_connection()
        driver = pooled.driver_connection  # begins no transaction by itself
        pooled.detach()
        return driver

    def _said(self, error: Exception) -> Exception:
        return DBAPIError.instance(CLAIM_NEXT, None, error, self._refused)

    def _let_go(self, _engine: Engine) -> None:
        kept, self._kept = self._kept, None
        if kept is not None:
            kept.close()
