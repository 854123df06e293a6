"""Which sound is due to go, and which is gone."""

from array import array
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, func, insert, or_, select, update

from qa_studio.domain.recording import AudioState, RecordingId, RecordingState
from qa_studio.domain.retention import RetentionRule
from qa_studio.services.retained import Due
from qa_studio.storage.tables import (
    coaching_samples,
    inspection_calls,
    inspections,
    legal_holds,
    notes,
    recordings,
    removed_sounds,
    transcripts,
)
from qa_studio.storage.transcripts import SqlTranscripts

_R = recordings.c
_WHEN = func.coalesce(_R.started_at, _R.imported_at)
_HELD = _R.id.in_(select(legal_holds.c.recording_id))
_OPEN = inspections.c.completed_at.is_(None)
_INSPECTED = or_(
    _R.id.in_(select(inspections.c.recording_id).where(_OPEN)),
    _R.id.in_(select(inspection_calls.c.recording_id).join(inspections).where(_OPEN)),
)
_EVALUATED = (RecordingState.DONE, RecordingState.FAILED)


class SqlRetention:
    """Retention on a connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def due(self, rule: RetentionRule, before: datetime) -> Due:
        """What would be removed, and what of it is held or being inspected."""
        old, free = _old(rule, before), (~_HELD, ~_INSPECTED)
        sums = select(func.count(), func.sum(_R.duration_s), func.sum(_R.size), func.min(_WHEN)).where(*old, *free)
        count, seconds, size, oldest = self._connection.execute(sums).one()
        going = select(_R.id).where(*old, *free)

        def beside(key: ColumnElement[int]) -> int:
            counted = select(func.count()).where(key.in_(going))
            return self._connection.execute(counted).scalar_one()

        def staying(*why: ColumnElement[bool]) -> int:
            return self._connection.execute(select(func.count()).select_from(recordings).where(*old, *why)).scalar_one()

        return Due(
            rule,
            before,
            count,
            float(seconds or 0),
            int(size or 0),
            oldest,
            beside(notes.c.recording_id),
            beside(transcripts.c.recording_id),
            beside(coaching_samples.c.recording_id),
            staying(_HELD),
            staying(~_HELD, _INSPECTED),
        )

    def ids(self, rule: RetentionRule, before: datetime) -> Sequence[int]:
        """Of what would be removed, the oldest call first."""
        wanted = select(_R.id).where(*_old(rule, before), ~_HELD, ~_INSPECTED).order_by(_WHEN, _R.id)
        return array("q", self._connection.execute(wanted).scalars())

    def is_due(self, recording: RecordingId, rule: RetentionRule, before: datetime) -> bool:
        """Whether that still holds; the recording is locked until the end of the transaction."""
        wanted = select(_R.id).where(_R.id == recording, *_old(rule, before), ~_HELD, ~_INSPECTED).with_for_update()
        return self._connection.execute(wanted).first() is not None

    def remove(self, recording: RecordingId, at: datetime, *, words: bool) -> None:
        """Note that the sound is gone, and with `words` forget what was noted and said."""
        self._connection.execute(update(recordings).where(_R.id == recording).values(audio=AudioState.REMOVED))
        self._connection.execute(insert(removed_sounds).values(recording_id=recording, removed_at=at))
        if words:
            self._connection.execute(delete(notes).where(notes.c.recording_id == recording))
            SqlTranscripts(self._connection).remove(recording)

    def removed_at(self, recording: RecordingId) -> datetime | None:
        """When its sound was removed."""
        wanted = select(removed_sounds.c.removed_at).where(removed_sounds.c.recording_id == recording)
        return self._connection.execute(wanted).scalar()


def _old(rule: RetentionRule, before: datetime) -> tuple[ColumnElement[bool], ...]:
    evaluated = (_R.state.in_(_EVALUATED),) if rule.evaluated_only else ()
    return (_R.audio != AudioState.REMOVED, before > _WHEN, *evaluated)
