"""Trying a checklist on what was answered in the past."""

from decimal import Decimal

from qa_studio.domain.answers import Answers, AnswerValue
from qa_studio.domain.checklist import Checklist
from qa_studio.domain.checklist_rules import read_checklist
from qa_studio.domain.evaluation import EvaluationId
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.score import Verdict
from qa_studio.domain.what_if import MOST_TOLD, OFTEN, PastEvaluation, WhatIf, replay

YES_NO = [{"code": "yes", "score": 100}, {"code": "no", "score": 0}]


def form(**scoring: object) -> Checklist:
    questions = [
        {"code": "greeting", "text": {"en": "Greets"}, "kind": "choice", "options": YES_NO, "not_applicable": True},
        {"code": "topics", "text": {"en": "Topics"}, "kind": "multiple",
         "options": [{"code": "a", "score": 50}, {"code": "b", "score": 50}]},
        {"code": "wait", "text": {"en": "Longest wait"}, "kind": "number",
         "ranges": [{"up_to": 5, "score": 100}, {"score": 0}]},
    ]  # fmt: skip
    head = {"method": "percentage", "pass_mark": 80, **scoring}
    sections = [{"code": "all", "title": {"en": "All"}, "questions": questions}]
    return read_checklist({"checklist": "form", "title": {"en": "Form"}, "scoring": head, "sections": sections})


def past(number: int, inspector: str = "Li", call: int | None = None, **values: AnswerValue) -> PastEvaluation:
    """It passed with 90 points and no band."""
    return PastEvaluation(
        id=EvaluationId(number),
        recording=RecordingId(call or number),
        inspector=inspector,
        agent="Wang Fang",
        team="East",
        answers=Answers("form", values),
        score_before_fail=Decimal(90),
        verdict="pass",
        band=None,
        judged_again=call is not None,
    )


def full(number: int, inspector: str = "Li", call: int | None = None, **other: AnswerValue) -> PastEvaluation:
    values: dict[str, AnswerValue] = {"greeting": "yes", "topics": ("a", "b"), "wait": Decimal(3), **other}
    return past(number, inspector, call, **values)


def twice(*pairs: tuple[AnswerValue, AnswerValue], question: str) -> WhatIf:
    """Calls judged by Li and by Ma, who give these answers to a question and else agree."""
    told = []
    for call, (first, second) in enumerate(pairs, start=1):
        told += [full(2 * call, "Li", call, **{question: first}), full(2 * call + 1, "Ma", call, **{question: second})]
    return replay(form(), told)


def test_a_question_never_loses_marks_only_where_it_was_asked_often() -> None:
    few, many = replay(form(), map(full, range(OFTEN - 1))), replay(form(), map(full, range(OFTEN)))
    assert not few.questions["greeting"].never_loses
    assert many.questions["greeting"].never_loses
    assert not many.questions["greeting"].always_loses


def test_a_question_that_always_loses_marks_is_found() -> None:
    found = replay(form(), [full(n, wait=Decimal(100 + n)) for n in range(OFTEN)])
    assert found.questions["wait"].always_loses
    assert not found.questions["wait"].never_loses


def test_every_number_counts_however_many_different_ones_there_are() -> None:
    found = replay(form(), [full(n, wait=Decimal(n) / 100) for n in range(30_000)])
    assert (found.questions["wait"].asked, found.questions["wait"].lost) == (30_000, 30_000 - 501)


def test_what_does_not_apply_took_no_part() -> None:
    found = replay(form(), [full(1), full(2, greeting="na")])
    assert found.questions["greeting"].asked == 1


def test_inspectors_disagree_where_one_says_that_it_does_not_apply() -> None:
    found = twice(*[("yes", "na")] * 5, question="greeting")
    assert found.judged_twice == 5
    assert (found.questions["greeting"].judged_twice, found.questions["greeting"].agreed) == (5, 0)
    assert found.questions["greeting"].disputed
    assert not found.questions["topics"].disputed


def test_two_numbers_in_one_range_are_no_disagreement() -> None:
    found = twice((Decimal("3.1"), Decimal("3.2")), (Decimal(4), Decimal(6)), question="wait")
    assert (found.questions["wait"].judged_twice, found.questions["wait"].agreed) == (2, 1)


def test_the_same_inspector_twice_is_no_second_opinion() -> None:
    found = replay(form(), [full(1, "Li", 1), full(2, "Li", 1, greeting="no")])
    assert found.judged_twice == 0
    assert found.questions["greeting"].judged_twice == 0


def test_of_three_inspectors_each_two_are_compared() -> None:
    found = replay(form(), [full(1, "Li", 1), full(2, "Ma", 1), full(3, "Chen", 1, greeting="no")])
    assert found.judged_twice == 1
    assert (found.questions["greeting"].judged_twice, found.questions["greeting"].agreed) == (3, 1)


def test_who_changes_is_told_with_score_verdict_and_band() -> None:
    bands = [{"from": 60, "title": {"en": "Good"}}, {"from": 0, "title": {"en": "Poor"}}]
    (changed,) = replay(form(bands=bands), [full(7, greeting="no")]).changed
    assert (changed.past.id, changed.past.agent, changed.score) == (7, "Wang Fang", Decimal("66.67"))
    assert (changed.verdict, changed.band, changed.other_verdict) == (Verdict.FAIL, "Good", True)


def test_who_stays_is_not_told() -> None:
    assert replay(form(), [full(1)]).changed == []


def test_all_are_counted_and_no_more_told_than_anyone_reads() -> None:
    found = replay(form(), [full(n, greeting="no") for n in range(MOST_TOLD + 5)])
    assert found.whole.to_fail == MOST_TOLD + 5
    assert len(found.changed) == MOST_TOLD


def test_answers_that_the_draft_has_no_place_for_take_no_part() -> None:
    found = replay(form(), [full(1, greeting="perhaps", topics=("a", "c"), wait="long", gone="yes")])
    assert dict(found.lost_answers) == {"greeting": 1, "topics": 1, "wait": 1}
    assert found.whole.mean_after is None
    assert found.open == 1
