"""Work in progress: inspections, their answers one row each, and what can be undone."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ARRAY, BigInteger, Connection, Row, Select, cast, delete, func, insert, or_, select, update

from qa_studio.domain.answers import Answers
from qa_studio.domain.inspection import ChecklistVersionId, Inspection, InspectionId
from qa_studio.domain.listening import Ledger
from qa_studio.domain.people import PersonId
from qa_studio.domain.recording import RecordingId, RecordingState
from qa_studio.errors import NotFound, Refused
from qa_studio.services.rows import BegunAnswers, WorkItem
from qa_studio.storage.asking_once import asked_once
from qa_studio.storage.changed_columns import write_changed
from qa_studio.storage.desk import begun_by, finished_by, waiting_for
from qa_studio.storage.judged_calls import (
    OF_INSPECTIONS,
    further_recordings,
    hear_call,
    rewrite_calls,
    with_calls,
    write_calls,
)
from qa_studio.storage.recording_state import restore_state
from qa_studio.storage.sending_later import sent_later
from qa_studio.storage.stored_json import ledger_in, ledger_out, spans_in, spans_out, value_in, value_out
from qa_studio.storage.tables import (
    action_causes,
    checklist_versions,
    inspection_answers,
    inspection_changes,
    inspections,
    recordings,
    root_causes,
)
from qa_studio.storage.written_answers import begun_answers, comments_used
from qa_studio.texts import message

_I = inspections.c
_A = inspection_answers.c


class SqlInspections:
    """Inspections on a connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @asked_once
    def get(self, inspection: InspectionId) -> Inspection:
        """The inspection with its answers; raises NotFound."""
        found = self._read(_whole().where(_I.id == inspection))
        if not found:
            raise _missing(inspection)
        return found[0]

    def add(self, inspection: Inspection) -> InspectionId:
        """Begin one: its recording is in review; the id is given anew."""
        new = insert(inspections).values(_values(inspection)).returning(_I.id)
        key = InspectionId(self._connection.execute(new).scalar_one())
        self._write_answers(key, inspection.answers, _questions(inspection.answers))
        write_calls(self._connection, OF_INSPECTIONS, key, inspection)
        if inspection.completed_at is None:
            self._put_in_review(call.recording for call in inspection.calls)
        return key

    def save_calls(self, inspection: Inspection) -> None:
        """Write which calls are judged, and of which a part, with all evidence; the recordings' states follow."""
        before = further_recordings(self._connection, OF_INSPECTIONS, [inspection.id]).get(inspection.id, [])
        self.save(inspection)
        rewrite_calls(self._connection, OF_INSPECTIONS, inspection.id, inspection)
        now = [call.recording for call in inspection.more_calls]
        self._put_in_review(recording for recording in now if recording not in before)
        for recording in before:
            if recording not in now:
                restore_state(self._connection, recording)

    def _put_in_review(self, wanted: Iterable[RecordingId]) -> None:
        which = list(wanted)
        if self._connection.dialect.name == "postgresql":
            self._connection.execute(select(func.put_in_review(cast(which, ARRAY(BigInteger)))))
            return
        begun = update(recordings).where(recordings.c.id.in_(which))
        self._connection.execute(begun.values(state=RecordingState.IN_REVIEW))

    def save(self, inspection: Inspection, question: str | None = None) -> None:
        """Write it; with `question` only that question's answer, comment and evidence (and the time)."""
        if question is not None:
            written = self._connection.execute(
                update(inspections).where(_I.id == inspection.id).values(saved_at=inspection.saved_at)
            ).rowcount
        else:
            written = write_changed(self._connection, inspections, inspection.id, _values(inspection))
        if not written:
            raise _missing(inspection.id)
        with sent_later(self._connection):
            self._rewrite_answers(inspection, question)

    def _rewrite_answers(self, inspection: Inspection, question: str | None) -> None:
        of_this = _A.inspection_id == inspection.id
        stale = of_this if question is None else of_this & (_A.question == question)
        self._connection.execute(delete(inspection_answers).where(stale))
        questions = _questions(inspection.answers)
        self._write_answers(
            inspection.id, inspection.answers, questions if question is None else {question} & questions
        )

    def hear(self, inspection: InspectionId, more: Ledger, at: datetime, call: RecordingId | None = None) -> bool:
        """Add to what was heard of a call (None: the first) and touch nothing else.

        False where the inspection is completed; a call that is not judged any more is passed over.  Raises NotFound.
        """
        wanted = select(_I.recording_id, _I.heard, _I.completed_at).where(_I.id == inspection)
        row = self._connection.execute(wanted).first()
        if row is None:
            raise _missing(inspection)
        if row.completed_at is not None:
            return False
        new: dict[str, Any] = {"saved_at": at}
        if call is None or call == row.recording_id:
            new["heard"] = ledger_out(ledger_in(row.heard) + more)
        else:
            hear_call(self._connection, inspection, call, more)
        self._connection.execute(update(inspections).where(_I.id == inspection).values(new))
        return True

    def remove(self, inspection: InspectionId) -> None:
        """Give it up with its root causes; its recordings are as their evaluations say."""
        recording = self._connection.execute(select(_I.recording_id).where(_I.id == inspection)).scalar()
        if recording is None:
            raise _missing(inspection)
        cited = select(action_causes.c.action_id).join(root_causes).where(root_causes.c.inspection_id == inspection)
        if (action := self._connection.execute(cited.limit(1)).scalar()) is not None:
            raise Refused(
                message("The improvement action A-{number} rests on a root cause of this inspection.", number=action),
                message("Take the cause out of the action first, or complete the inspection."),
            )
        further = further_recordings(self._connection, OF_INSPECTIONS, [inspection]).get(inspection, [])
        self._connection.execute(delete(inspections).where(_I.id == inspection))
        for each in (RecordingId(recording), *further):
            restore_state(self._connection, each)

    @asked_once
    def open_of(self, recording: RecordingId) -> tuple[Inspection, ...]:
        """Those that judge the recording and are not completed, in the order they were begun."""
        judging = or_(_I.recording_id == recording, _I.id.in_(OF_INSPECTIONS.with_recording(recording)))
        return self._read(_whole().where(judging, _I.completed_at.is_(None)))

    def checklists_used(self, person: PersonId) -> tuple[str, ...]:
        """Codes of the checklists of the last twenty that the person finished, the newest first, then of those begun.

        Small questions: on a server most of the time of the whole desk goes into planning how to read it.
        """
        used = select(checklist_versions.c.code).join(inspections, _I.checklist_version_id == checklist_versions.c.id)
        finished = used.where(_I.inspector_id == person, _I.completed_at.is_not(None))
        begun = used.where(_I.inspector_id == person, _I.completed_at.is_(None))
        newest = (finished.order_by(_I.completed_at.desc()).limit(20), begun.order_by(_I.saved_at.desc()).limit(20))
        return tuple(dict.fromkeys(code for each in newest for code in self._connection.execute(each).scalars()))

    def note_change(self, inspection: InspectionId, question: str, before: str) -> None:
        """Remember what a question's answer was (JSON) before it is changed, for undo."""
        values = {"inspection_id": inspection, "question": question, "before": before}
        with sent_later(self._connection):
            self._connection.execute(insert(inspection_changes).values(values).inline())  # its number is not needed

    def take_change(self, inspection: InspectionId) -> tuple[str, str] | None:
        """The last change that was noted, (question, before), and forget it."""
        changes = inspection_changes.c
        last = select(changes.id, changes.question, changes.before).where(changes.inspection_id == inspection)
        found = self._connection.execute(last.order_by(changes.id.desc()).limit(1)).first()
        if found is None:
            return None
        self._connection.execute(delete(inspection_changes).where(changes.id == found.id))
        return found.question, found.before

    def desk(self, person: PersonId) -> tuple[WorkItem, ...]:
        """What the person has begun, then what is assigned to them and still open, by due day."""
        return (*begun_by(self._connection, person), *waiting_for(self._connection, person))

    def finished(self, person: PersonId, limit: int) -> tuple[WorkItem, ...]:
        """What the person completed last."""
        return finished_by(self._connection, person, limit)

    def begun_answers(self, person: PersonId) -> tuple[BegunAnswers, ...]:
        """The answers of everything that the person has begun and not completed."""
        return begun_answers(self._connection, person)

    def comments_used(
        self, person: PersonId, checklist: str, but: InspectionId, most: int
    ) -> Mapping[str, tuple[str, ...]]:
        """The person's last distinct comments by question, the newest first; those of `but` don't count."""
        return comments_used(self._connection, person, checklist, but, most)

    def _write_answers(self, inspection: InspectionId, answers: Answers, questions: Iterable[str]) -> None:
        rows = [
            {
                "inspection_id": inspection,
                "question": code,
                "value": value_out(answers.values[code]) if code in answers.values else None,
                "comment": answers.comments.get(code),
                "evidence": spans_out(answers.evidence[code]) if code in answers.evidence else None,
            }
            for code in sorted(questions)
        ]
        if rows:
            self._connection.execute(insert(inspection_answers), rows)

    def _read(self, wanted: Select[Any]) -> tuple[Inspection, ...]:
        found = self._connection.execute(wanted.order_by(_I.id)).all()
        keys = [row.id for row in found]
        answers = self._connection.execute(select(inspection_answers).where(_A.inspection_id.in_(keys))).all()
        read = [_inspection(row, [a for a in answers if a.inspection_id == row.id]) for row in found]
        return with_calls(self._connection, OF_INSPECTIONS, read)


def _whole() -> Select[Any]:
    return select(inspections, checklist_versions.c.code).join(checklist_versions)


def _questions(answers: Answers) -> set[str]:
    return {*answers.values, *answers.comments, *answers.evidence}


def _values(inspection: Inspection) -> dict[str, Any]:
    return {
        "recording_id": inspection.recording,
        "checklist_version_id": inspection.checklist,
        "inspector_id": inspection.inspector,
        "begun_at": inspection.begun_at,
        "saved_at": inspection.saved_at,
        "completed_at": inspection.completed_at,
        "picked": inspection.picked,
        "summary": inspection.summary,
        "heard": ledger_out(inspection.heard),
        "revises": inspection.revises,
        "reason": inspection.reason,
    }


def _inspection(row: Row[Any], answered: list[Row[Any]]) -> Inspection:
    answers = Answers(
        row.code,
        {answer.question: value_in(answer.value) for answer in answered if answer.value is not None},
        {answer.question: answer.comment for answer in answered if answer.comment is not None},
        {answer.question: spans_in(answer.evidence) for answer in answered if answer.evidence is not None},
    )
    return Inspection(
        id=InspectionId(row.id),
        recording=RecordingId(row.recording_id),
        checklist=ChecklistVersionId(row.checklist_version_id),
        inspector=PersonId(row.inspector_id),
        begun_at=row.begun_at,
        saved_at=row.saved_at,
        answers=answers,
        picked=row.picked,
        summary=row.summary,
        heard=ledger_in(row.heard),
        revises=row.revises,
        reason=row.reason,
        completed_at=row.completed_at,
    )


def _missing(inspection: InspectionId) -> NotFound:
    return NotFound(message("There is no inspection {number}.", number=inspection))
