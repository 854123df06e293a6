"""What retention of evaluations promises: it removes old ones whole, and the database lets through nothing else."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import Engine, delete, func, insert, select
from sqlalchemy.exc import SQLAlchemyError

from qa_studio.domain.action import ImprovementAction, Origin
from qa_studio.domain.answers import Answers
from qa_studio.domain.audit import Did, Subject
from qa_studio.domain.evaluation import Evaluation, EvaluationId, EvaluationState
from qa_studio.domain.inspected_call import InspectedCall
from qa_studio.domain.inspection import Inspection, InspectionId
from qa_studio.domain.note import Note, NoteId
from qa_studio.domain.people import Person, PersonId
from qa_studio.domain.recording import AudioState, CallDetails, Picked, Recording, RecordingId, Sound
from qa_studio.domain.retention import LegalHold
from qa_studio.domain.root_cause import RootCause, RootCauseId
from qa_studio.domain.spans import Span
from qa_studio.domain.transcript import Segment, Transcript
from qa_studio.errors import NotFound, Refused
from qa_studio.formats.checklist_yaml import read_text_of
from qa_studio.services.audit import Acting, AuditTrail
from qa_studio.services.ports import Work
from qa_studio.services.progress import Quiet
from qa_studio.services.rows import AuditFilter
from qa_studio.shipped import shipped
from qa_studio.storage.tables import METADATA, evaluations, going_evaluations
from qa_studio.storage.work import SqlWorkFactory

NOON = datetime(2020, 3, 2, 12, tzinfo=UTC)
LATER = NOON + timedelta(days=30)
SOURCE = shipped("checklists/inbound-consultation.checklist.yaml").read_text("utf-8")
SECRET = "Zanzibar"


class Story:
    """Calls whose audio is gone, judged in March 2020; what was written has a word in it that must be gone too."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.checklist = work.checklists.add(read_text_of(SOURCE), SOURCE, NOON)
        self.person = work.people.add_person(Person(PersonId(0), "Chen"))
        work.save_settings(replace(work.settings(), retention_evaluation_days=365))
        self._calls = 0

    def call(self, audio: AudioState = AudioState.REMOVED) -> RecordingId:
        self._calls += 1
        made = Recording(
            RecordingId(0), f"/{SECRET}/{self._calls}.wav", f"hash {self._calls}", 1, Sound(60, 8000, 2, "pcm_s16le"),
            CallDetails(), NOON, audio=audio,
        )  # fmt: skip
        call = self.work.recordings.add(made)
        self.work.notes.add(Note(NoteId(0), call, Span(1, 2), SECRET, True, self.person, NOON, NOON))
        self.work.transcripts.keep(Transcript(call, "a.srt", "en", (Segment(Span(0, 1), "agent", SECRET),), None, NOON))
        return call

    def judged(
        self, call: RecordingId, at: datetime = NOON, of: EvaluationId | None = None, *more: RecordingId
    ) -> EvaluationId:
        answers = Answers("inbound-consultation", {"greeting": "yes"}, {"greeting": SECRET})
        calls = tuple(InspectedCall(each) for each in more)
        begun = Inspection(InspectionId(0), call, self.checklist, self.person, at, at, answers, more_calls=calls)
        inspection = self.work.inspections.add(begun)
        self.work.causes.add(RootCause(RootCauseId(0), inspection, call, "knowledge", self.person, at, note=SECRET))
        done = Evaluation(
            id=EvaluationId(0), chain=of or EvaluationId(0), revision=2 if of else 1, state=EvaluationState.CURRENT,
            inspection=inspection, recording=call, checklist=self.checklist, inspector=self.person, agent=None,
            team=None, picked=Picked.RANDOM, completed_at=at, answers=answers, score=Decimal(0),
            score_before_fail=Decimal(80), critical_score=None, verdict="pass", band=None, summary=SECRET,
            more_calls=calls,
        )  # fmt: skip
        key = self.work.evaluations.add(done, (), "{}")
        self.work.inspections.save(replace(self.work.inspections.get(inspection), completed_at=at))
        return key


def rows(engine: Engine) -> dict[str, int]:
    """How many rows of what was judged are there, the trail apart."""
    with engine.connect() as connection:
        counts = {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in METADATA.sorted_tables
        }
    kept = ("audit_events", "checklist_versions", "persons", "workspace", "actions")
    return {name: count for name, count in counts.items() if count and name not in kept}


def test_an_old_evaluation_goes_whole_and_the_trail_keeps_numbers_only(begin: SqlWorkFactory, engine: Engine) -> None:
    with begin() as work:
        told = Story(work)
        call, beside = told.call(), told.call()
        first = told.judged(call, NOON, None, beside)
        told.judged(call, LATER, first, beside)
        cause = work.causes.of_inspection(InspectionId(1))[0].id
        action = work.actions.add(ImprovementAction(1, "Train them", Origin.EVALUATION, "They ask", causes=(cause,)))  # type: ignore[arg-type]
    with begin() as work:
        newest = work.audit.head().id
        due = work.old_evaluations.due(365, LATER + timedelta(days=1), 10)
        assert (due.evaluations, due.revisions, due.causes, due.actions) == (1, 2, 2, 1)
        assert (due.notes, due.transcripts, [each.id for each in due.listed]) == (2, 2, [first])
        assert work.old_evaluations.ids(LATER) == []
        assert set(work.old_evaluations.remove(first, 365)) == {call, beside}
    assert rows(engine) == {}
    with begin.read() as work:
        assert work.actions.get(action).title == "Train them" and work.actions.get(action).causes == ()
        events = [each for each in work.audit.events(AuditFilter()) if each.id > newest]
        assert SECRET not in str(events)
        (gone,) = [each for each in events if each.subject is Subject.EVALUATION]
        assert (gone.did, gone.subject_id) == (Did.REMOVED, str(first))
        assert gone.after is not None
        assert {key: gone.after[key] for key in ("what", "revisions", "recordings", "days")} == {
            "what": "retention", "revisions": [1, 2], "recordings": [call, beside], "days": 365,
        }  # fmt: skip
        assert not work.texts.spoken((SECRET,), 5) and not work.texts.commented((SECRET,), 5)
    assert AuditTrail(begin, Acting()).verify(Quiet()).first_broken is None


@pytest.mark.parametrize("keeps", ["audio", "hold", "inspection", "hold beside"])
def test_what_is_held_heard_or_inspected_stays_and_the_database_says_so(begin: SqlWorkFactory, keeps: str) -> None:
    with begin() as work:
        told = Story(work)
        call = told.call(AudioState.PRESENT if keeps == "audio" else AudioState.REMOVED)
        beside = told.call()
        evaluation = told.judged(call, NOON, None, beside)
        if keeps.startswith("hold"):
            work.holds.place(LegalHold(beside if "beside" in keeps else call, "Police", None, NOON))
        if keeps == "inspection":
            begun = Inspection(
                InspectionId(0), call, told.checklist, told.person, NOON, NOON, Answers("x"), revises=evaluation
            )
            work.inspections.add(begun)
    with begin.read() as work:
        due = work.old_evaluations.due(365, LATER, 10)
        assert (due.evaluations, due.held + due.inspected + due.with_audio) == (0, 1)
        assert not work.old_evaluations.is_due(evaluation, LATER)
    with pytest.raises(Refused, match="kept"), begin() as work:
        work.old_evaluations.remove(evaluation, 365)
    with begin.read() as work:
        assert work.evaluations.get(evaluation).summary == SECRET


@pytest.mark.parametrize("days", [0, 36_500])
def test_the_database_keeps_what_the_rule_keeps_whatever_a_program_asks(begin: SqlWorkFactory, days: int) -> None:
    with begin() as work:
        told = Story(work)
        evaluation = told.judged(told.call())
        work.save_settings(replace(work.settings(), retention_evaluation_days=days))
    with pytest.raises(Refused, match="kept"), begin() as work:
        work.old_evaluations.remove(evaluation, 1)


def test_a_call_that_another_evaluation_needs_stays_with_its_notes(begin: SqlWorkFactory) -> None:
    with begin() as work:
        told = Story(work)
        call = told.call()
        old, young = told.judged(call), told.judged(call, LATER)
    with begin() as work:
        assert work.old_evaluations.ids(LATER) == [old]
        work.old_evaluations.remove(old, 365)
    with begin() as work:
        assert work.evaluations.get(young).recording == call
        assert len(work.notes.of_recording(call, None)) == 1
        work.old_evaluations.remove(young, 365)
        with pytest.raises(NotFound):
            work.recordings.get(call)


def test_the_seals_hold_for_everything_else(begin: SqlWorkFactory, engine: Engine) -> None:
    with begin() as work:
        told = Story(work)
        kept, other = told.judged(told.call()), told.judged(told.call())
        work.holds.place(LegalHold(work.evaluations.get(kept).recording, "Police", None, NOON))
    with begin() as work:
        work.old_evaluations.remove(other, 365)
    for statement in (delete(evaluations), insert(going_evaluations).values(evaluation_id=int(kept))):
        with pytest.raises(SQLAlchemyError), engine.begin() as connection:
            connection.execute(statement)
    with engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(going_evaluations)).scalar_one() == 0
