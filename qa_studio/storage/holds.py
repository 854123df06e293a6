"""Recordings of which nothing may be removed."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from qa_studio.domain.people import PersonId
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.retention import LegalHold
from qa_studio.errors import NotFound
from qa_studio.storage.tables import legal_holds, recordings
from qa_studio.texts import message

_H = legal_holds.c
_IN_SLICES_OF = 500


class SqlHolds:
    """Holds on a connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def place(self, hold: LegalHold) -> None:
        """Hold a recording, in place of an earlier reason; raises NotFound."""
        # The row is locked: who removes the sound at the same time comes before or after, never between.
        found = select(recordings.c.audio).where(recordings.c.id == hold.recording).with_for_update()
        audio = self._connection.execute(found).scalar()
        if audio is None:
            raise NotFound(
                message("There is no recording {number}.", number=hold.recording),
                message("“qa-studio recordings” and the recordings page show which there are."),
            )
        values = {"reason": hold.reason, "by_id": hold.by, "since": hold.since}
        mine = _H.recording_id == hold.recording
        if not self._connection.execute(update(legal_holds).where(mine).values(**values)).rowcount:
            self._connection.execute(insert(legal_holds).values(recording_id=hold.recording, **values))

    def lift(self, recording: RecordingId) -> bool:
        """Whether it was held."""
        return bool(self._connection.execute(delete(legal_holds).where(_H.recording_id == recording)).rowcount)

    def of(self, recordings: Sequence[RecordingId]) -> Mapping[RecordingId, LegalHold]:
        """The holds on these recordings."""
        found: dict[RecordingId, LegalHold] = {}
        for start in range(0, len(recordings), _IN_SLICES_OF):
            few = recordings[start : start + _IN_SLICES_OF]
            rows = self._connection.execute(select(legal_holds).where(_H.recording_id.in_(few)))
            found.update((RecordingId(row.recording_id), _hold(row)) for row in rows)
        return found

    def all(self) -> tuple[LegalHold, ...]:
        """The newest first."""
        rows = self._connection.execute(select(legal_holds).order_by(_H.since.desc(), _H.recording_id.desc()))
        return tuple(map(_hold, rows))


def _hold(row: Row[Any]) -> LegalHold:
    by = None if row.by_id is None else PersonId(row.by_id)
    return LegalHold(RecordingId(row.recording_id), row.reason, by, row.since)
