"""Masked stretches of recordings."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from qa_studio.domain.mask import Mask, MaskId
from qa_studio.domain.people import PersonId
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.spans import Span
from qa_studio.errors import NotFound
from qa_studio.storage.asking_once import asked_once
from qa_studio.storage.changed_columns import write_changed
from qa_studio.storage.tables import masks
from qa_studio.texts import message

_M = masks.c


class SqlMasks:
    """Masks on a connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, mask: MaskId) -> Mask:
        """The mask; raises NotFound."""
        row = self._connection.execute(select(masks).where(_M.id == mask)).first()
        if row is None:
            raise _missing(mask)
        return _mask(row)

    @asked_once
    def of(self, recording: RecordingId) -> tuple[Mask, ...]:
        """All of a recording, by time."""
        wanted = select(masks).where(_M.recording_id == recording).order_by(_M.span_start, _M.span_end, _M.id)
        return tuple(_mask(row) for row in self._connection.execute(wanted))

    def of_many(self, recordings: Sequence[RecordingId]) -> dict[RecordingId, tuple[Mask, ...]]:
        """Of these recordings, those that have any: theirs, by time."""
        wanted = select(masks).where(_M.recording_id.in_(recordings)).order_by(_M.span_start, _M.span_end, _M.id)
        found: dict[RecordingId, tuple[Mask, ...]] = {}
        for row in self._connection.execute(wanted):
            recording = RecordingId(row.recording_id)
            found[recording] = (*found.get(recording, ()), _mask(row))
        return found

    def add(self, mask: Mask) -> MaskId:
        """Keep a new one; its id is given anew."""
        added = insert(masks).values(_values(mask)).returning(_M.id)
        return MaskId(self._connection.execute(added).scalar_one())

    def save(self, mask: Mask) -> None:
        """Write all of it; raises NotFound."""
        if not write_changed(self._connection, masks, mask.id, _values(mask)):
            raise _missing(mask.id)

    def remove(self, mask: MaskId) -> None:
        """Take it away."""
        self._connection.execute(delete(masks).where(_M.id == mask))


def _values(mask: Mask) -> dict[str, Any]:
    return {
        "recording_id": mask.recording,
        "span_start": mask.span.start,
        "span_end": mask.span.end,
        "sound": mask.sound,
        "origin": mask.origin,
        "made_by": mask.made_by,
        "made_at": mask.made_at,
    }


def _mask(row: Any) -> Mask:
    return Mask(
        id=MaskId(row.id),
        recording=RecordingId(row.recording_id),
        span=Span(row.span_start, row.span_end),
        sound=row.sound,
        origin=row.origin,
        made_by=None if row.made_by is None else PersonId(row.made_by),
        made_at=row.made_at,
    )


def _missing(mask: MaskId) -> NotFound:
    return NotFound(message("There is no mask {number}.", number=mask))
