"""What every unit of work promises about inspections of several calls, on each engine."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from sqlalchemy import Engine, text

from qa_studio.domain.answers import Answers
from qa_studio.domain.evaluation import Evaluation, EvaluationId, EvaluationState
from qa_studio.domain.inspected_call import CallSpan, InspectedCall
from qa_studio.domain.inspection import Inspection, InspectionId
from qa_studio.domain.listening import Ledger
from qa_studio.domain.people import Person, PersonId
from qa_studio.domain.recording import CallDetails, Picked, Recording, RecordingId, RecordingState, Sound
from qa_studio.domain.spans import Span
from qa_studio.errors import StudioError
from qa_studio.formats.checklist_yaml import read_text_of
from qa_studio.services.ports import Work, WorkFactory
from qa_studio.shipped import shipped

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
CONSULTATION = shipped("checklists/inbound-consultation.checklist.yaml").read_text("utf-8")
HEARD = Ledger.of([Span(0, 60.5)], 1.5, "both") + Ledger.of([Span(10, 12)], 1.0, "agent", 3)


def a_recording(work: Work, name: str, case: str | None = "7", hour: int = 12) -> RecordingId:
    details = CallDetails(case=case, started_at=NOON.replace(hour=hour))
    sound = Sound(120.5, 8000, 2, "pcm_s16le")
    return work.recordings.add(
        Recording(RecordingId(0), f"/calls/{name}", f"hash of {name}", 1000, sound, details, NOON)
    )


def begun(work: Work, *more: InspectedCall, part: Span | None = None) -> Inspection:
    """An inspection of a call of its own and of others."""
    inspector = work.people.add_person(Person(PersonId(0), "Chen Jing"))
    checklist = work.checklists.add(read_text_of(CONSULTATION), CONSULTATION, NOON)
    first = a_recording(work, "first.wav")
    answers = Answers("inbound-consultation")
    made = Inspection(InspectionId(0), first, checklist, inspector, NOON, NOON, answers, part=part, more_calls=more)
    return work.inspections.get(work.inspections.add(made))


def evaluated(work: Work, inspection: Inspection, **changed: object) -> EvaluationId:
    evaluation = Evaluation(
        id=EvaluationId(0),
        chain=EvaluationId(0),
        revision=1,
        state=EvaluationState.CURRENT,
        inspection=inspection.id,
        recording=inspection.recording,
        checklist=inspection.checklist,
        inspector=inspection.inspector,
        agent=None,
        team=None,
        picked=Picked.RANDOM,
        completed_at=NOON,
        answers=inspection.answers,
        score=Decimal("87.50"),
        score_before_fail=Decimal("87.50"),
        critical_score=None,
        verdict="pass",
        band=None,
        part=inspection.part,
        more_calls=inspection.more_calls,
    )
    return work.evaluations.add(replace(evaluation, **changed), (), "{}")  # type: ignore[arg-type]


def state(work: Work, recording: RecordingId) -> RecordingState:
    return work.recordings.rows([recording])[0].state


def test_calls_parts_and_what_was_heard_come_back_as_they_were_kept(begin: WorkFactory) -> None:
    with begin() as work:
        second, third = a_recording(work, "second.wav"), a_recording(work, "third.wav")
        calls = (InspectedCall(third, Span(3.25, 60.0), HEARD), InspectedCall(second))
        kept = begun(work, *calls, part=Span(0.0, 30.5))
    with begin.read() as work:
        found = work.inspections.get(kept.id)
        assert (found.part, found.more_calls) == (Span(0.0, 30.5), calls)
        assert {state(work, each.recording) for each in found.calls} == {RecordingState.IN_REVIEW}
        assert [each.id for each in work.inspections.open_of(second)] == [kept.id]


def test_whose_work_is_judged_is_kept_with_a_part_and_without(begin: WorkFactory) -> None:
    with begin() as work:
        agent = work.people.add_agent("Wang Fang", None)
        inspection = begun(work)
        work.inspections.save_calls(replace(inspection, judged=agent))
        found = work.inspections.get(inspection.id)
        assert (found.judged, found.part, found.more_calls) == (agent, None, ())
        work.inspections.save_calls(replace(inspection, judged=agent, part=Span(1.0, 2.5)))
        found = work.inspections.get(inspection.id)
        assert (found.judged, found.part) == (agent, Span(1.0, 2.5))
        assert work.evaluations.get(evaluated(work, found)).part == Span(1.0, 2.5)


def test_evidence_keeps_the_call_in_which_it_lies(begin: WorkFactory) -> None:
    with begin() as work:
        second = a_recording(work, "second.wav")
        inspection = begun(work, InspectedCall(second))
        question = work.checklists.get(inspection.checklist).questions[0].code
        answers = inspection.answers.with_evidence(question, [CallSpan(1.5, 2.0, second), Span(8.0, 9.0)])
        work.inspections.save(replace(inspection, answers=answers), question)
        evaluation = evaluated(work, replace(inspection, answers=answers))
    expected = (Span(8.0, 9.0), CallSpan(1.5, 2.0, second))
    with begin.read() as work:
        assert work.inspections.get(inspection.id).answers.evidence[question] == expected
        assert work.evaluations.get(evaluation).answers.evidence[question] == expected


def test_other_calls_take_the_places_of_those_before(begin: WorkFactory) -> None:
    with begin() as work:
        second, third = a_recording(work, "second.wav"), a_recording(work, "third.wav")
        inspection = begun(work, InspectedCall(second), part=Span(1.0, 5.0))
        work.inspections.save_calls(replace(inspection, part=None, more_calls=(InspectedCall(third, Span(2.0, 4.0)),)))
    with begin.read() as work:
        found = work.inspections.get(inspection.id)
        assert (found.part, found.more_calls) == (None, (InspectedCall(third, Span(2.0, 4.0)),))
        assert (state(work, second), state(work, third)) == (RecordingState.NEW, RecordingState.IN_REVIEW)


def test_what_was_heard_adds_up_for_the_call_that_was_heard(begin: WorkFactory) -> None:
    with begin() as work:
        second, other = a_recording(work, "second.wav"), a_recording(work, "other.wav")
        inspection = begun(work, InspectedCall(second, heard=Ledger.of([Span(0, 10)])))
        assert work.inspections.hear(inspection.id, Ledger.of([Span(10, 20)]), NOON, second)
        assert work.inspections.hear(inspection.id, Ledger.of([Span(0, 5)]), NOON, inspection.recording)
        assert work.inspections.hear(inspection.id, Ledger.of([Span(0, 5)]), NOON, other)
    with begin.read() as work:
        spans = [call.heard.spans for call in work.inspections.get(inspection.id).calls]
        assert spans == [(Span(0, 5),), (Span(0, 20),)]


def test_an_evaluation_moves_all_its_calls_on_and_is_in_the_history_of_each(begin: WorkFactory) -> None:
    with begin() as work:
        second = a_recording(work, "second.wav")
        inspection = begun(work, InspectedCall(second, Span(5.0, 6.0), HEARD), part=Span(1.0, 2.0))
        evaluation = evaluated(work, inspection)
    with begin.read() as work:
        found = work.evaluations.get(evaluation)
        assert (found.part, found.more_calls) == (Span(1.0, 2.0), (InspectedCall(second, Span(5.0, 6.0), HEARD),))
        assert [(head.id, head.calls) for head in work.evaluations.of_recording(second)] == [(evaluation, 2)]
        assert {state(work, each.recording) for each in found.calls} == {RecordingState.DONE}
        assert work.texts.counting([second, found.recording]) == {second: evaluation, found.recording: evaluation}
        assert work.recordings.inspected([second]) == (second,)


@pytest.mark.parametrize("statement", ["UPDATE evaluation_calls SET part = NULL", "DELETE FROM evaluation_calls"])
def test_no_statement_can_change_the_calls_of_an_evaluation(begin: WorkFactory, engine: Engine, statement: str) -> None:
    with begin() as work:
        evaluated(work, begun(work, InspectedCall(a_recording(work, "second.wav"))))
    with pytest.raises(Exception, match="an evaluation is"), engine.begin() as connection:
        connection.execute(text(statement))


def test_giving_an_inspection_up_frees_all_its_calls(begin: WorkFactory) -> None:
    with begin() as work:
        second = a_recording(work, "second.wav")
        inspection = begun(work, InspectedCall(second))
        work.inspections.remove(inspection.id)
        assert (state(work, second), state(work, inspection.recording)) == (RecordingState.NEW, RecordingState.NEW)
        assert work.inspections.open_of(second) == ()


def test_a_call_of_an_inspection_can_not_be_lost(begin: WorkFactory) -> None:
    with begin() as work:
        second = a_recording(work, "second.wav")
        begun(work, InspectedCall(second))
    with pytest.raises(StudioError), begin() as work:
        work.recordings.remove([second])


def test_the_calls_of_a_case_come_by_time(begin: WorkFactory) -> None:
    with begin() as work:
        late, early = a_recording(work, "late.wav", hour=16), a_recording(work, "early.wav", hour=9)
        a_recording(work, "other.wav", case="8")
        a_recording(work, "none.wav", case=None)
    with begin.read() as work:
        assert [row.id for row in work.recordings.of_case("7")] == [early, late]


def test_an_assigned_call_that_is_judged_with_another_does_not_wait(begin: WorkFactory) -> None:
    with begin() as work:
        second, third = a_recording(work, "second.wav"), a_recording(work, "third.wav")
        inspection = begun(work, InspectedCall(second))
        for each in (second, third):
            work.recordings.save(replace(work.recordings.get(each), assigned_to=inspection.inspector))
    with begin.read() as work:
        desk = work.inspections.desk(inspection.inspector)
        assert [(item.recording.id, item.more_calls) for item in desk] == [
            (inspection.recording, (second,)),
            (third, ()),
        ]
