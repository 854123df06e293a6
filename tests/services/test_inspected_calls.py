"""A complaint that was handled over several calls, and calls of which only a part is somebody's."""

from dataclasses import replace

import pytest
from centre import Centre

from qa_studio.domain.evaluation import EvaluationState
from qa_studio.domain.inspected_call import CallSpan
from qa_studio.domain.inspection import InspectionId
from qa_studio.domain.listening import Ledger
from qa_studio.domain.people import AgentId
from qa_studio.domain.recording import RecordingId, RecordingState
from qa_studio.domain.spans import Span
from qa_studio.errors import NotFound, Refused
from qa_studio.services.events import RecordingsChanged
from qa_studio.services.hearing import NotHeardEnough
from qa_studio.services.rows import EvaluationFilter

ALL = ("greeting", "solution", "identity")


def of_case(centre: Centre, case: str) -> RecordingId:
    """A minute's call that belongs to a case."""
    recording = centre.recording()
    known = centre.studio.library.get(recording)
    centre.studio.library.correct(recording, replace(known.details, case=case))
    return recording


def state(centre: Centre, recording: RecordingId) -> RecordingState:
    return centre.studio.library.rows([recording])[0].state


def three_calls(centre: Centre) -> tuple[InspectionId, RecordingId, RecordingId, RecordingId]:
    """An inspection with the three calls of a case."""
    first, second, third = (of_case(centre, "20260312-7") for _ in range(3))
    begun = centre.begin(first)
    centre.studio.inspected_calls.add(begun, [second, third])
    return begun, first, second, third


def answered(centre: Centre, begun: InspectionId) -> InspectionId:
    for question in ALL:
        centre.studio.inspections.answer(begun, question, "yes")
    return begun


def test_the_other_calls_of_the_case_are_found_and_added_in_one_go(centre: Centre) -> None:
    calls = centre.studio.inspected_calls
    first, second, third = (of_case(centre, "20260312-7") for _ in range(3))
    of_case(centre, "20260312-8")
    begun = centre.begin(first)
    assert [row.id for row in calls.of_the_same_case(begun)] == [second, third]
    calls.add(begun, [second, third])
    assert calls.of_the_same_case(begun) == ()
    view = centre.studio.inspections.view(begun)
    assert [call.recording.id for call in view.calls] == [first, second, third]
    assert {state(centre, each) for each in (first, second, third)} == {RecordingState.IN_REVIEW}
    assert centre.begin(third) == begun  # whichever of them is opened, it is this inspection that goes on


def test_calls_that_somebody_judges_or_has_judged_are_not_offered(centre: Centre) -> None:
    first, second, third, fourth = (of_case(centre, "20260312-7") for _ in range(4))
    centre.studio.inspections.begin(second, "call", centre.lead)
    centre.evaluate(third)
    begun = centre.begin(first)
    assert [row.id for row in centre.studio.inspected_calls.of_the_same_case(begun)] == [fourth]
    centre.studio.inspected_calls.add(begun, [third])  # who wants to judge it again may
    assert len(centre.studio.inspections.view(begun).calls) == 2


def test_a_call_without_a_case_has_no_others(centre: Centre) -> None:
    centre.recording()
    assert centre.studio.inspected_calls.of_the_same_case(centre.begin()) == ()


def test_a_call_that_somebody_judges_is_not_added_and_who_is_said(centre: Centre) -> None:
    recording = centre.recording()
    centre.studio.inspections.begin(recording, "call", centre.lead)
    begun = centre.begin()
    with pytest.raises(Refused, match=r"1\.wav is in an inspection of Ma Li\. Choose another call"):
        centre.studio.inspected_calls.add(begun, [centre.recording(), recording])
    assert len(centre.studio.inspections.view(begun).calls) == 1  # all of them or none


def test_a_call_of_another_inspection_of_mine_is_not_added(centre: Centre) -> None:
    mine = centre.recording()
    centre.begin(mine)
    with pytest.raises(Refused, match="another inspection that you have begun"):
        centre.studio.inspected_calls.add(centre.begin(), [mine])


def test_what_is_judged_twice_over_is_added_once(centre: Centre) -> None:
    begun, first, second, third = three_calls(centre)
    centre.studio.inspected_calls.add(begun, [second, first, third])
    assert len(centre.studio.inspections.view(begun).calls) == 3


def test_evidence_lies_in_its_call(centre: Centre) -> None:
    begun, _first, second, third = three_calls(centre)
    spans = [CallSpan(4.0, 9.0, third), Span(1.0, 2.0), CallSpan(42.0, 47.0, second)]
    centre.studio.inspections.set_evidence(begun, "greeting", spans)
    kept = (Span(1.0, 2.0), CallSpan(42.0, 47.0, second), CallSpan(4.0, 9.0, third))
    assert centre.answers(begun).evidence["greeting"] == kept
    evaluation = centre.studio.inspections.complete(answered(centre, begun))
    assert centre.studio.evaluations.view(evaluation).evaluation.answers.evidence["greeting"] == kept
    tiers = centre.studio.annotations.tiers(second, centre.inspector, "en")
    assert [(label.span.start, label.text) for label in tiers[0].labels] == [(42.0, "1.1 Greets")]


def test_a_root_cause_is_that_of_the_call_in_which_its_evidence_lies(centre: Centre) -> None:
    begun, _first, second, _third = three_calls(centre)
    cause = centre.studio.causes.log(begun, "RC-P.1.1", centre.inspector, "greeting", "", CallSpan(42.0, 47.0, second))
    (logged,) = centre.studio.causes.of_inspection(begun)
    assert (logged.id, logged.recording, logged.evidence) == (cause, second, Span(42.0, 47.0))


def test_a_call_that_is_removed_takes_its_evidence_along(
    centre: Centre,
) -> None:
    begun, first, second, third = three_calls(centre)
    inspections = centre.studio.inspections
    inspections.set_evidence(begun, "greeting", [Span(1.0, 2.0), CallSpan(42.0, 47.0, second)])
    inspections.set_evidence(begun, "solution", [CallSpan(3.0, 4.0, third)])
    centre.studio.causes.log(begun, "RC-P.1.1", centre.inspector, "greeting", "", CallSpan(42.0, 47.0, second))
    heard: list[object] = []
    centre.studio.events.listen(RecordingsChanged, heard.append)
    centre.studio.inspected_calls.remove(begun, second)
    assert heard == [RecordingsChanged((second,))]
    evidence = centre.answers(begun).evidence
    assert evidence == {"greeting": (Span(1.0, 2.0),), "solution": (CallSpan(3.0, 4.0, third),)}
    assert (state(centre, second), state(centre, third)) == (RecordingState.NEW, RecordingState.IN_REVIEW)
    (logged,) = centre.studio.causes.of_inspection(begun)
    assert (logged.recording, logged.evidence) == (first, None)


def test_undo_brings_no_evidence_back_of_a_call_that_was_removed(centre: Centre) -> None:
    begun, _first, second, _third = three_calls(centre)
    inspections = centre.studio.inspections
    inspections.set_evidence(begun, "greeting", [Span(1.0, 2.0), CallSpan(42.0, 47.0, second)])
    inspections.set_evidence(begun, "greeting", [])
    centre.studio.inspected_calls.remove(begun, second)
    assert inspections.undo(begun) == ("greeting",)
    assert centre.answers(begun).evidence["greeting"] == (Span(1.0, 2.0),)


def test_the_first_call_stays_and_what_is_not_there_is_not_removed(centre: Centre) -> None:
    begun, first, *_others = three_calls(centre)
    with pytest.raises(Refused, match="The inspection was begun with this call, so it stays"):
        centre.studio.inspected_calls.remove(begun, first)
    with pytest.raises(NotFound, match="not judged in the inspection"):
        centre.studio.inspected_calls.remove(begun, centre.recording())


def test_what_was_heard_is_kept_for_each_call(centre: Centre) -> None:
    begun, _first, second, third = three_calls(centre)
    inspections = centre.studio.inspections
    inspections.heard(begun, Ledger.of([Span(0, 30)]))
    inspections.heard(begun, Ledger.of([Span(10, 20)], 1.5, "both"), second)
    inspections.heard(begun, Ledger.of([Span(20, 40)], 1.5, "both"), second)
    centre.studio.inspected_calls.remove(begun, third)
    inspections.heard(begun, Ledger.of([Span(0, 5)]), third)  # what comes late of a call that was removed
    calls = inspections.view(begun).calls
    assert [call.heard.spans for call in calls] == [(Span(0, 30),), (Span(10, 40),)]
    assert [call.coverage.call for call in calls] == [0.5, 0.5]


def ask_for(centre: Centre, percent: int) -> None:
    settings = centre.studio.settings.read()
    centre.studio.settings.save(replace(settings, least_heard=percent))


def test_enough_is_to_be_heard_of_each_call(centre: Centre) -> None:
    ask_for(centre, 50)
    begun, _first, second, third = three_calls(centre)
    centre.studio.inspected_calls.remove(begun, third)
    answered(centre, begun)
    centre.studio.inspections.heard(begun, Ledger.of([Span(0, 60)]))
    with pytest.raises(NotHeardEnough, match="Call 2: Only 0 % of the call was heard") as refused:
        centre.studio.inspections.complete(begun)
    assert refused.value.recording == second
    centre.studio.inspections.heard(begun, Ledger.of([Span(0, 30)]), second)
    centre.studio.inspections.complete(begun)


def test_of_a_part_only_the_part_is_to_be_heard(centre: Centre) -> None:
    ask_for(centre, 100)
    begun = answered(centre, centre.begin())
    recording = centre.studio.inspections.view(begun).recording.id
    centre.studio.inspected_calls.limit(begun, recording, Span(20.0, 50.0))
    centre.studio.inspections.heard(begun, Ledger.of([Span(0, 35)]))
    assert centre.studio.inspections.view(begun).calls[0].coverage.call == 0.5
    with pytest.raises(NotHeardEnough, match=r"15 s are missing; the first stretch begins at 00:35"):
        centre.studio.inspections.complete(begun)
    centre.studio.inspections.heard(begun, Ledger.of([Span(35, 50)]))
    evaluation = centre.studio.evaluations.view(centre.studio.inspections.complete(begun))
    assert (evaluation.evaluation.part, evaluation.coverage.call) == (Span(20.0, 50.0), 1.0)


def test_a_part_ends_where_the_call_does_and_all_of_it_is_no_part(centre: Centre) -> None:
    begun, _first, second, _third = three_calls(centre)
    calls, view = centre.studio.inspected_calls, centre.studio.inspections.view
    calls.limit(begun, second, Span(40.0, 80.0))
    assert [call.part for call in view(begun).calls] == [None, Span(40.0, 60.0), None]
    calls.limit(begun, second, Span(0.0, 60.0))
    assert view(begun).calls[1].part is None
    calls.limit(begun, second, Span(1.0, 3.0))
    calls.limit(begun, second, None)
    assert view(begun).calls[1].part is None
    with pytest.raises(Refused, match="at least a second"):
        calls.limit(begun, second, Span(59.5, 80.0))


def test_the_evaluation_keeps_its_calls_and_each_of_them_shows_it(centre: Centre) -> None:
    begun, first, second, third = three_calls(centre)
    centre.studio.inspected_calls.limit(begun, second, Span(5.0, 25.0))
    centre.studio.inspections.heard(begun, Ledger.of([Span(5, 10)]), second)
    evaluation = centre.studio.inspections.complete(answered(centre, begun))
    kept = centre.studio.evaluations.view(evaluation)
    assert [(call.recording.id, call.part) for call in kept.calls] == [
        (first, None),
        (second, Span(5.0, 25.0)),
        (third, None),
    ]
    assert kept.calls[1].coverage.call == 0.25
    for recording in (first, second, third):
        assert [(head.id, head.calls) for head in centre.studio.evaluations.of_recording(recording)] == [
            (evaluation, 3)
        ]
        assert state(centre, recording) is RecordingState.DONE
        assert centre.studio.library.rows([recording])[0].score == 100
    assert [row.recording for row in centre.studio.evaluations.rows(EvaluationFilter())] == [first]  # counted once
    with pytest.raises(Refused, match="completed"):
        centre.studio.inspected_calls.add(begun, [centre.recording()])
    with pytest.raises(Refused, match="have been inspected"):
        centre.studio.library.take_back([third])


def test_a_correction_begins_with_the_same_calls_and_may_judge_others(centre: Centre) -> None:
    begun, _first, second, third = three_calls(centre)
    evaluation = centre.studio.inspections.complete(answered(centre, begun))
    again = centre.studio.inspections.reopen(evaluation, "one call too many", centre.inspector)
    assert len(centre.studio.inspections.view(again).calls) == 3
    centre.studio.inspected_calls.remove(again, third)
    assert state(centre, third) is RecordingState.DONE  # until the correction is completed
    corrected = centre.studio.inspections.complete(again)
    assert state(centre, third) is RecordingState.NEW
    assert state(centre, second) is RecordingState.DONE
    history = centre.studio.evaluations.of_recording(third)
    assert [(head.id, head.state) for head in history] == [(evaluation, EvaluationState.SUPERSEDED)]
    centre.studio.inspections.withdraw(corrected, "another centre's case", centre.inspector)
    assert state(centre, second) is RecordingState.NEW


def test_giving_up_the_inspection_leaves_all_its_calls_to_others(centre: Centre) -> None:
    begun, *calls = three_calls(centre)
    centre.studio.inspections.discard(begun)
    assert {state(centre, each) for each in calls} == {RecordingState.NEW}
    other = centre.studio.inspections.begin(calls[0], "call", centre.lead)
    centre.studio.inspected_calls.add(other, calls[1:])
    assert len(centre.studio.inspections.view(other).calls) == 3


def test_my_work_holds_the_inspection_once(centre: Centre) -> None:
    begun, first, second, third = three_calls(centre)
    centre.studio.library.assign([first, second, third], centre.inspector)
    (item,) = centre.studio.library.desk(centre.inspector).waiting
    assert (item.inspection, item.recording.id, item.more_calls) == (begun, first, (second, third))


def test_a_comment_is_found_at_the_call_of_its_evidence(centre: Centre) -> None:
    begun, _first, second, _third = three_calls(centre)
    centre.studio.inspections.comment(begun, "greeting", "mumbled terribly")
    centre.studio.inspections.set_evidence(begun, "greeting", [CallSpan(42.0, 47.0, second)])
    evaluation = centre.studio.inspections.complete(answered(centre, begun))
    (found,) = centre.studio.searching.find("mumbled", centre.inspector).calls
    assert (found.recording.id, found.hits[0].at_s, found.evaluation) == (second, 42.0, evaluation)


def test_a_part_of_a_transferred_call_counts_for_whoever_spoke_in_it(centre: Centre) -> None:
    first, second = centre.agent("Wang Fang", "East"), centre.agent("Zhao Lei", "West")
    recording = centre.recording(first)
    begun = answered(centre, centre.begin(recording))
    calls, view = centre.studio.inspected_calls, centre.studio.inspections.view
    assert view(begun).judged == first
    calls.limit(begun, recording, Span(30.0, 60.0))
    calls.judge(begun, second)
    assert (view(begun).judged, view(begun).calls[0].part) == (second, Span(30.0, 60.0))
    evaluation = centre.studio.inspections.complete(begun)
    found = centre.studio.evaluations.view(evaluation)
    assert (found.agent_name, found.team_name) == ("Zhao Lei", "West")
    assert [row.agent_name for row in centre.studio.evaluations.rows(EvaluationFilter())] == ["Zhao Lei"]
    again = centre.studio.inspections.reopen(evaluation, "the other one after all", centre.inspector)
    assert view(again).judged == second  # a correction is about the same person until somebody else is named
    calls.judge(again, first)
    corrected = centre.studio.evaluations.view(centre.studio.inspections.complete(again))
    assert (corrected.agent_name, corrected.team_name) == ("Wang Fang", "East")


def test_naming_the_agent_of_the_call_is_as_if_nobody_was_named(centre: Centre) -> None:
    agent, other = centre.agent("Wang Fang", "East"), centre.agent("Zhao Lei", "West")
    begun = centre.begin(centre.recording(agent))
    for named in (other, agent):
        centre.studio.inspected_calls.judge(begun, named)
    assert centre.studio.inspections.view(begun).inspection.judged is None
    with pytest.raises(NotFound):
        centre.studio.inspected_calls.judge(begun, AgentId(4711))
