"""Recordings that are kept for somebody for a while."""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Select, column, func, or_, select, update

from qa_studio.domain.people import PersonId
from qa_studio.domain.recording import RecordingId, RecordingState
from qa_studio.storage.tables import inspection_answers, inspections, recordings

_R = recordings.c
_I = inspections.c

CLAIM_NEXT = "SELECT claim_next(%s::bigint, %s::timestamptz, %s::timestamptz)"

_judged = (
    select(_I.id)
    .join(inspection_answers, inspection_answers.c.inspection_id == _I.id)
    .where(_I.recording_id == _R.id, _I.inspector_id == _R.claimed_by, _I.completed_at.is_(None))
    .correlate(recordings)
    .exists()
)


class SqlClaims:
    """Claims on a connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._on_server = connection.dialect.name == "postgresql"

    def take(self, person: PersonId, now: datetime, until: datetime) -> RecordingId | None:
        """What a person took and has not answered anything of, else the oldest that is free; kept from now on.

        None where there is none that nobody else is taking just now.
        """
        if self._on_server:
            found = self._connection.exec_driver_sql(CLAIM_NEXT, (person, now, until)).scalar()
            return None if found is None else RecordingId(found)
        held: int | None = self._connection.execute(_held(person, now)).scalar()
        key: int | None = held if held is not None else self._connection.execute(_oldest(now)).scalar()
        if key is None:
            return None
        kept = update(recordings).where(_R.id == key).values(claimed_by=person, claimed_until=until)
        self._connection.execute(kept)
        return RecordingId(key)

    def free(self, now: datetime, most: int) -> int:
        """How many could be taken, counted up to `most`."""
        few = select(_R.id).where(*_free(now)).limit(most).subquery()
        return self._connection.execute(select(func.count()).select_from(few)).scalar_one()

    def renew(self, recording: RecordingId, person: PersonId, until: datetime) -> bool:
        """Keep it longer; False where it isn't kept for this person any more."""
        if self._on_server:
            return bool(self._connection.execute(select(func.claim_keep(recording, person, until))).scalar())
        mine = update(recordings).where(_R.id == recording, _R.claimed_by == person)
        return bool(self._connection.execute(mine.values(claimed_until=until)).rowcount)

    def give_back(self, recording: RecordingId, person: PersonId) -> bool:
        """Keep it no longer; False where it wasn't kept for this person."""
        if self._on_server:
            return bool(self._connection.execute(select(func.claim_keep(recording, person, None))).scalar())
        mine = update(recordings).where(_R.id == recording, _R.claimed_by == person)
        return bool(self._connection.execute(mine.values(claimed_by=None, claimed_until=None)).rowcount)

    def expired(self, now: datetime) -> tuple[tuple[RecordingId, PersonId], ...]:
        """What was kept for somebody longer than said; nothing where the server frees it by itself."""
        over = select(_R.id, _R.claimed_by).where(_R.claimed_until < now).limit(100)
        if self._on_server:
            over = select(column("recording"), column("person")).select_from(func.claims_over(now))
        return tuple((RecordingId(key), PersonId(who)) for key, who in self._connection.execute(over))


def _held(person: PersonId, now: datetime) -> Select[int]:
    return select(_R.id).where(_R.claimed_by == person, _R.claimed_until >= now, ~_judged).order_by(_R.id).limit(1)


def _oldest(now: datetime) -> Select[int]:
    return select(_R.id).where(*_free(now)).order_by(_R.started_at, _R.id).limit(1)


def _free(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        _R.state == RecordingState.NEW,
        _R.assigned_to.is_(None),
        or_(_R.claimed_until.is_(None), _R.claimed_until < now),
    )
