"""Coaching samples."""

from typing import Any

from sqlalchemy import Connection, delete, insert, select

from qa_studio.domain.coaching import CoachingSample, CoachingSampleId
from qa_studio.domain.people import PersonId
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.spans import Span
from qa_studio.errors import NotFound
from qa_studio.services.rows import SampleRow
from qa_studio.storage.changed_columns import write_changed
from qa_studio.storage.recording_query import rows_by_id
from qa_studio.storage.tables import coaching_samples, persons
from qa_studio.texts import message

_S = coaching_samples.c


class SqlCoachingSamples:
    """Coaching samples on a connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, sample: CoachingSampleId) -> CoachingSample:
        """The sample; raises NotFound."""
        row = self._connection.execute(select(coaching_samples).where(_S.id == sample)).first()
        if row is None:
            raise _missing(sample)
        return _sample(row)

    def add(self, sample: CoachingSample) -> CoachingSampleId:
        """Keep a new one; its id is given anew."""
        added = insert(coaching_samples).values(_values(sample)).returning(_S.id)
        return CoachingSampleId(self._connection.execute(added).scalar_one())

    def save(self, sample: CoachingSample) -> None:
        """Write all of it; raises NotFound."""
        if not write_changed(self._connection, coaching_samples, sample.id, _values(sample)):
            raise _missing(sample.id)

    def remove(self, sample: CoachingSampleId) -> None:
        """Take it away."""
        self._connection.execute(delete(coaching_samples).where(_S.id == sample))

    def rows(self) -> tuple[SampleRow, ...]:
        """All, the last marked first."""
        wanted = select(coaching_samples, persons.c.name).join(persons).order_by(_S.marked_at.desc(), _S.id.desc())
        found = self._connection.execute(wanted).all()
        calls = rows_by_id(self._connection, sorted({RecordingId(row.recording_id) for row in found}))
        return tuple(SampleRow(_sample(row), calls[row.recording_id], row.name) for row in found)


def _values(sample: CoachingSample) -> dict[str, Any]:
    return {
        "recording_id": sample.recording,
        "span_start": sample.span.start,
        "span_end": sample.span.end,
        "kind": sample.kind,
        "topic": sample.topic,
        "teaching_point": sample.teaching_point,
        "marked_by": sample.marked_by,
        "marked_at": sample.marked_at,
    }


def _sample(row: Any) -> CoachingSample:
    return CoachingSample(
        id=CoachingSampleId(row.id),
        recording=RecordingId(row.recording_id),
        span=Span(row.span_start, row.span_end),
        kind=row.kind,
        topic=row.topic,
        teaching_point=row.teaching_point,
        marked_by=PersonId(row.marked_by),
        marked_at=row.marked_at,
    )


def _missing(sample: CoachingSampleId) -> NotFound:
    return NotFound(message("There is no coaching sample {number}.", number=sample))
