"""Judging a recording, from the first answer to the frozen result and its revisions."""

from decimal import Decimal
from pathlib import Path

import pytest
from centre import CALL_CHECKLIST, Centre

from qa_studio.domain.evaluation import EvaluationState
from qa_studio.domain.listening import Ledger
from qa_studio.domain.recording import Picked
from qa_studio.domain.spans import Span
from qa_studio.errors import NotFound, Refused
from qa_studio.services.inspections import InspectionIncomplete
from qa_studio.services.rows import EvaluationFilter


def test_beginning_twice_goes_on_with_what_was_begun(centre: Centre) -> None:
    recording = centre.recording()
    first = centre.begin(recording)
    centre.studio.inspections.answer(first, "greeting", "yes")
    assert centre.begin(recording) == first
    other = centre.studio.inspections.begin(recording, "call", centre.lead)
    assert other != first
    assert centre.studio.inspections.view(first).others[0].name == "Ma Li"


def test_every_change_is_kept_and_can_be_undone_one_by_one(centre: Centre) -> None:
    begun, inspections = centre.begin(), centre.studio.inspections
    inspections.answer(begun, "greeting", "yes")
    inspections.answer(begun, "greeting", "no")
    inspections.comment(begun, "greeting", "mumbled")
    inspections.set_evidence(begun, "greeting", [Span(1.0, 2.5)])
    kept = centre.answers(begun)
    assert (kept.values["greeting"], kept.comments["greeting"]) == ("no", "mumbled")
    assert kept.evidence["greeting"] == (Span(1.0, 2.5),)
    assert [inspections.undo(begun) for _ in range(5)] == [("greeting",)] * 4 + [()]
    assert centre.answers(begun).values == {}


def test_undo_brings_back_the_answer_before(centre: Centre) -> None:
    begun, inspections = centre.begin(), centre.studio.inspections
    inspections.answer(begun, "solution", "yes")
    inspections.answer(begun, "solution", "partly")
    inspections.undo(begun)
    assert centre.answers(begun).values["solution"] == "yes"


def test_a_section_answered_in_one_go_is_taken_back_in_one_go(centre: Centre) -> None:
    begun, inspections = centre.begin(), centre.studio.inspections
    inspections.answer(begun, "greeting", "no")
    inspections.comment(begun, "greeting", "mumbled")
    inspections.answer_many(begun, {"greeting": "yes", "solution": "partly"})
    assert centre.answers(begun).values == {"greeting": "yes", "solution": "partly"}
    inspections.answer_many(begun, {"greeting": None, "solution": None})
    assert centre.answers(begun).values == {}
    assert inspections.undo(begun) == ("greeting", "solution")
    assert inspections.undo(begun) == ("greeting", "solution")
    kept = centre.answers(begun)
    assert (kept.values, kept.comments) == ({"greeting": "no"}, {"greeting": "mumbled"})


def test_it_can_not_be_completed_while_something_is_missing(centre: Centre) -> None:
    begun, inspections = centre.begin(), centre.studio.inspections
    inspections.answer(begun, "greeting", "no")
    inspections.answer(begun, "solution", "yes")
    with pytest.raises(InspectionIncomplete) as refused:
        inspections.complete(begun)
    assert (refused.value.unanswered, refused.value.missing_comment) == (("identity",), ("greeting",))
    inspections.answer(begun, "identity", "yes")
    inspections.comment(begun, "greeting", "none at all")
    assert centre.studio.evaluations.view(inspections.complete(begun)).evaluation.score == 75


def test_what_is_completed_is_frozen(centre: Centre) -> None:
    begun, inspections = centre.begin(), centre.studio.inspections
    for question in ("greeting", "solution", "identity"):
        inspections.answer(begun, question, "yes")
    inspections.complete(begun)
    for change in (
        lambda: inspections.answer(begun, "greeting", "no"),
        lambda: inspections.answer_many(begun, {"greeting": "no"}),
        lambda: inspections.comment(begun, "greeting", "x"),
        lambda: inspections.undo(begun),
        lambda: inspections.complete(begun),
        lambda: inspections.discard(begun),
    ):
        with pytest.raises(Refused):
            change()


def test_a_form_fail_counts_0_and_keeps_the_score_before(centre: Centre) -> None:
    evaluation = centre.evaluate(centre.recording(), identity="no", solution="partly")
    found = centre.studio.evaluations.view(evaluation).evaluation
    assert (found.score, found.verdict) == (Decimal(0), "fail")
    assert found.score_before_fail == Decimal("62.50")
    assert found.critical_score == 0


def test_a_wrong_evaluation_is_reopened_into_the_next_revision(centre: Centre) -> None:
    recording = centre.recording()
    wrong = centre.evaluate(recording, solution="no")
    inspections = centre.studio.inspections
    with pytest.raises(Refused):
        inspections.reopen(wrong, "  ", centre.lead)
    again = inspections.reopen(wrong, "the customer was right", centre.lead)
    assert inspections.reopen(wrong, "asked twice", centre.lead) == again
    assert centre.answers(again).values["solution"] == "no", "it begins with what was answered"
    inspections.answer(again, "solution", "yes")
    right = inspections.complete(again)
    history = {head.id: head for head in centre.studio.evaluations.of_recording(recording)}
    assert (history[wrong].state, history[right].state) == (EvaluationState.SUPERSEDED, EvaluationState.CURRENT)
    assert (history[wrong].revision, history[right].revision) == (1, 2)
    assert [row.id for row in centre.studio.evaluations.rows(EvaluationFilter())] == [right]
    with pytest.raises(Refused):
        inspections.reopen(wrong, "too late", centre.lead)


def test_a_withdrawn_evaluation_is_counted_no_more_but_still_there(centre: Centre) -> None:
    recording = centre.recording()
    wrong = centre.evaluate(recording)
    gone = centre.studio.inspections.withdraw(wrong, "wrong recording", centre.lead)
    assert centre.studio.evaluations.rows(EvaluationFilter()) == ()
    heads = {head.id: head for head in centre.studio.evaluations.of_recording(recording)}
    assert (heads[gone].state, heads[gone].reason) == (EvaluationState.WITHDRAWN, "wrong recording")
    assert wrong in heads


def test_what_was_heard_adds_up(centre: Centre) -> None:
    begun, inspections = centre.begin(), centre.studio.inspections
    inspections.heard(begun, Ledger.of([Span(0, 10), Span(20, 30)], 1.5, "both"))
    inspections.heard(begun, Ledger.of([Span(9, 21)], 1.5, "both"))
    heard = inspections.view(begun).inspection.heard
    assert heard.spans == (Span(0, 30),)
    assert heard.repeated() == ((Span(9, 10), 2), (Span(20, 21), 2))


def test_how_it_was_picked_goes_into_the_evaluation(centre: Centre) -> None:
    evaluation = centre.evaluate(centre.recording(), picked=Picked.COMPLAINT)
    assert centre.studio.evaluations.view(evaluation).evaluation.picked is Picked.COMPLAINT


def test_a_discarded_inspection_is_gone(centre: Centre) -> None:
    begun = centre.begin()
    centre.studio.inspections.discard(begun)
    with pytest.raises(NotFound):
        centre.studio.inspections.view(begun)


def test_a_checklist_that_is_not_there_can_not_be_used(centre: Centre) -> None:
    with pytest.raises(NotFound):
        centre.studio.inspections.begin(centre.recording(), "missing", centre.inspector)


def test_an_evaluation_keeps_the_version_it_was_judged_by(centre: Centre, tmp_path: Path) -> None:
    before = centre.evaluate(centre.recording(), solution="partly")
    assert centre.publish(tmp_path / "call.yaml", CALL_CHECKLIST.replace("score: 50", "score: 90")) == 2
    after = centre.evaluate(centre.recording(), solution="partly")
    views = [centre.studio.evaluations.view(each) for each in (before, after)]
    assert [(view.version, float(view.evaluation.score or 0)) for view in views] == [(1, 62.5), (2, 92.5)]


def test_a_correction_of_what_was_withdrawn_meanwhile_can_only_be_discarded(centre: Centre) -> None:
    recording = centre.recording()
    wrong = centre.evaluate(recording)
    inspections = centre.studio.inspections
    correction = inspections.reopen(wrong, "the customer was right", centre.lead)
    inspections.withdraw(wrong, "wrong recording", centre.lead)
    with pytest.raises(Refused):
        inspections.complete(correction)
    inspections.discard(correction)
    assert [head.revision for head in centre.studio.evaluations.of_recording(recording)] == [2, 1]


def test_what_was_begun_on_a_recording_and_the_checklists_used_lately_are_found(centre: Centre) -> None:
    inspections, person = centre.studio.inspections, centre.inspector
    judged, other = centre.recording(), centre.recording()
    centre.evaluate(judged)
    assert inspections.begun_on(judged, person) is None
    begun = inspections.begin(other, "follow-up", person)
    assert inspections.begun_on(other, person) == begun
    assert inspections.begun_on(other, centre.lead) is None
    assert inspections.checklists_used(person) == ("call", "follow-up")
    assert inspections.checklists_used(centre.lead) == ()
