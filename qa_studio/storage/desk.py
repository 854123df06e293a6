"""What lies on a person's desk: begun, waiting, finished."""

from typing import Any

from sqlalchemy import Connection, Row, Select, func, or_, select

from qa_studio.domain.inspection import InspectionId
from qa_studio.domain.people import PersonId
from qa_studio.domain.recording import RecordingId, RecordingState
from qa_studio.domain.wording import Wording
from qa_studio.services.rows import WorkItem
from qa_studio.storage.judged_calls import OF_INSPECTIONS, further_recordings
from qa_studio.storage.recording_query import ROW_COLUMNS, row_of, with_names
from qa_studio.storage.tables import (
    acknowledgements,
    checklist_versions,
    evaluations,
    inspection_answers,
    inspections,
    recordings,
)

_I = inspections.c
_LINE = len(ROW_COLUMNS)
_STILL_OPEN = (RecordingState.NEW, RecordingState.IN_REVIEW)

_answered = (
    select(func.count())
    .where(inspection_answers.c.inspection_id == _I.id, inspection_answers.c.value.is_not(None))
    .scalar_subquery()
)
_evaluation = (
    select(func.max(evaluations.c.id))
    .where(evaluations.c.inspection_id == _I.id)
    .correlate(inspections)
    .scalar_subquery()
)
_acknowledged = (
    select(func.min(acknowledgements.c.at))
    .select_from(acknowledgements.join(evaluations))
    .where(evaluations.c.inspection_id == _I.id)
    .correlate(inspections)
    .scalar_subquery()
)
_INSPECTED = (
    select(
        *ROW_COLUMNS, _I.id.label("inspection"), checklist_versions.c.title, _I.saved_at, _answered.label("answered"),
        checklist_versions.c.questions, _evaluation.label("evaluation"), _I.completed_at,
        _acknowledged.label("acknowledged"),
    )
    .select_from(with_names(inspections.join(recordings).join(checklist_versions)))
)  # fmt: skip


def begun_by(connection: Connection, person: PersonId) -> tuple[WorkItem, ...]:
    """Open inspections of the person, the last saved first."""
    mine = _INSPECTED.where(_I.inspector_id == person, _I.completed_at.is_(None))
    return _items(connection, mine.order_by(_I.saved_at.desc(), _I.id.desc()))


def waiting_for(connection: Connection, person: PersonId) -> tuple[WorkItem, ...]:
    """Recordings assigned to the person that nobody has completed and the person has not begun, by due day."""
    columns = recordings.c
    mine = select(_I.id).where(_I.inspector_id == person, _I.completed_at.is_(None))
    begun = mine.where(
        or_(_I.recording_id == columns.id, _I.id.in_(OF_INSPECTIONS.with_recording(columns.id).correlate(recordings)))
    )
    waiting = (
        select(*ROW_COLUMNS)
        .select_from(with_names(recordings))
        .where(columns.assigned_to == person, columns.state.in_(_STILL_OPEN), ~begun.exists())
        .order_by(columns.due_on.asc().nulls_last(), columns.id)
    )
    return tuple(WorkItem(row_of(row)) for row in connection.execute(waiting))


def finished_by(connection: Connection, person: PersonId, limit: int) -> tuple[WorkItem, ...]:
    """Completed inspections of the person, the last first."""
    mine = _INSPECTED.where(_I.inspector_id == person, _I.completed_at.is_not(None))
    return _items(connection, mine.order_by(_I.completed_at.desc(), _I.id.desc()).limit(limit))


def _items(connection: Connection, wanted: Select[Any]) -> tuple[WorkItem, ...]:
    rows = connection.execute(wanted).all()
    further = further_recordings(connection, OF_INSPECTIONS, [row.inspection for row in rows])
    return tuple(_item(row, tuple(further.get(row.inspection, ()))) for row in rows)


def _item(row: Row[Any], more_calls: tuple[RecordingId, ...]) -> WorkItem:
    inspection, title, saved_at, answered, asked, evaluation, completed_at, acknowledged_at = row[_LINE:]
    return WorkItem(
        recording=row_of(row[:_LINE]),
        inspection=InspectionId(inspection),
        checklist=Wording(title),
        saved_at=saved_at,
        answered=answered,
        asked=asked,
        evaluation=evaluation,
        completed_at=completed_at,
        more_calls=more_calls,
        acknowledged_at=acknowledged_at,
    )
