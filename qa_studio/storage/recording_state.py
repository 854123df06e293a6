"""How far a recording is, as the evaluations and inspections say that judge it, alone or with other calls."""

from sqlalchemy import Connection, func, or_, select, update

from qa_studio.domain.evaluation import EvaluationState
from qa_studio.domain.recording import RecordingId, RecordingState
from qa_studio.storage.judged_calls import OF_EVALUATIONS, OF_INSPECTIONS
from qa_studio.storage.tables import evaluations, inspections, recordings


def restore_state(connection: Connection, recording: RecordingId) -> None:
    """Write state and score: those of the last current evaluation, else in review, else new."""
    if connection.dialect.name == "postgresql":  # works it out itself: nobody there may say how far a recording is
        connection.execute(select(func.restore_recording(recording)))
        return
    state, score = _implied(connection, recording)
    connection.execute(update(recordings).where(recordings.c.id == recording).values(state=state, score=score))


def _implied(connection: Connection, recording: RecordingId) -> tuple[RecordingState, float | None]:
    columns = evaluations.c
    current = (
        select(columns.verdict, columns.score_before_fail)
        .where(
            or_(columns.recording_id == recording, columns.id.in_(OF_EVALUATIONS.with_recording(recording))),
            columns.state == EvaluationState.CURRENT,
        )
        .order_by(columns.completed_at.desc(), columns.id.desc())
    )
    if (found := connection.execute(current.limit(1)).first()) is not None:
        state = RecordingState.FAILED if found.verdict == "fail" else RecordingState.DONE
        return state, None if found.score_before_fail is None else float(found.score_before_fail)
    begun = select(inspections.c.id).where(
        or_(inspections.c.recording_id == recording, inspections.c.id.in_(OF_INSPECTIONS.with_recording(recording))),
        inspections.c.completed_at.is_(None),
    )
    is_open = connection.execute(begun.limit(1)).first() is not None
    return (RecordingState.IN_REVIEW if is_open else RecordingState.NEW), None
