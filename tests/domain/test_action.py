"""An improvement action finds its way only with what each state needs."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from qa_studio.domain.action import (
    FIELD_NAMES,
    NEEDED,
    NEXT,
    STATE_NAMES,
    ActionId,
    ActionIncomplete,
    ActionKind,
    ActionState,
    ImprovementAction,
    Measurement,
    Metric,
    MetricKind,
    Origin,
)
from qa_studio.domain.people import PersonId, Role
from qa_studio.domain.root_cause import RootCauseId
from qa_studio.errors import Refused

S = ActionState
BY, AT = PersonId(1), datetime(2026, 3, 2, tzinfo=UTC)
WAY = (S.ANALYSED, S.PLANNED, S.APPROVED, S.IN_PROGRESS, S.DONE, S.EVALUATING, S.EFFECTIVE, S.CLOSED)


def measured(value: float) -> Measurement:
    return Measurement(value, date(2026, 1, 1), date(2026, 1, 31))


FILLED: dict[str, Any] = {
    "causes": (RootCauseId(1),),
    "measure": "Train the greeting",
    "kind": ActionKind.TRAINING,
    "owner": "Ma Li",
    "department": "Training",
    "due_on": date(2026, 4, 1),
    "metric": Metric(MetricKind.QUESTION_MET, question="greeting"),
    "baseline": measured(60),
    "target": 80.0,
    "evaluate_on": date(2026, 5, 1),
    "approver": "Boss",
    "approved_on": date(2026, 3, 3),
    "started_on": date(2026, 3, 4),
    "done_on": date(2026, 3, 30),
    "proof": "Attendance list",
    "effect": measured(85),
    "standardised": "In the induction course",
    "reason": "No longer needed",
}


def an_action(**fields: Any) -> ImprovementAction:
    return ImprovementAction(ActionId(7), "Greeting", Origin.EVALUATION, "Nobody greets", **fields)


def at(state: ActionState, **fields: Any) -> ImprovementAction:
    return an_action(state=state, **{**FILLED, **fields})


def test_the_whole_way_from_draft_to_closed() -> None:
    action = at(S.DRAFT)
    for state in WAY:
        action = action.enter(state, BY, AT, "onward")
    assert action.state is S.CLOSED
    assert [step.state for step in action.steps] == list(WAY)
    assert not action.is_open


EVERY_NEED = [(before, state, name) for before, after in NEXT.items() for state in after for name in NEEDED[state]]


@pytest.mark.parametrize(("before", "state", "name"), EVERY_NEED)
def test_no_state_is_entered_without_what_it_needs(before: ActionState, state: ActionState, name: str) -> None:
    empty: dict[str, Any] = {name: () if name == "causes" else None}
    action = replace(at(before), **empty)
    with pytest.raises(ActionIncomplete) as refused:
        action.enter(state, BY, AT)
    assert name in refused.value.missing
    assert str(FIELD_NAMES[name]) in str(refused.value)


@pytest.mark.parametrize("before", S)
def test_only_the_ways_of_the_workflow_are_open(before: ActionState) -> None:
    for state in set(S) - set(NEXT[before]):
        with pytest.raises(Refused) as refused:
            at(before).enter(state, BY, AT)
        assert str(STATE_NAMES[state]) in str(refused.value)


@pytest.mark.parametrize(
    ("effect", "verdict"),
    [(80, S.EFFECTIVE), (85, S.EFFECTIVE), (70, S.PARTIAL), (60, S.INEFFECTIVE), (50, S.INEFFECTIVE)],
)
def test_the_measured_value_decides(effect: float, verdict: ActionState) -> None:
    action = at(S.EVALUATING, effect=measured(effect))
    assert action.verdict() is verdict
    assert action.enter(verdict, BY, AT).state is verdict
    for other in {S.EFFECTIVE, S.PARTIAL, S.INEFFECTIVE} - {verdict}:
        with pytest.raises(Refused):
            action.enter(other, BY, AT)


def test_of_errors_fewer_are_better() -> None:
    fewer = at(S.EVALUATING, metric=Metric(MetricKind.CAUSE_RATE), baseline=measured(30), target=10.0)
    assert replace(fewer, effect=measured(8)).verdict() is S.EFFECTIVE
    assert replace(fewer, effect=measured(20)).verdict() is S.PARTIAL
    assert replace(fewer, effect=measured(35)).verdict() is S.INEFFECTIVE
    by_hand = replace(fewer, metric=Metric(MetricKind.BY_HAND, name="Minutes"), effect=measured(20))
    assert by_hand.verdict() is S.PARTIAL, "a target below the baseline says which way is better"


def test_it_is_overdue_by_the_day_that_matters_now() -> None:
    assert not at(S.IN_PROGRESS).overdue_on(date(2026, 4, 1))
    assert at(S.IN_PROGRESS).overdue_on(date(2026, 4, 2))
    assert not at(S.DONE).overdue_on(date(2026, 5, 1))
    assert at(S.EVALUATING).overdue_on(date(2026, 5, 2))
    assert not at(S.CLOSED).overdue_on(date(2030, 1, 1))
    assert not an_action().overdue_on(date(2030, 1, 1))


def test_the_rules_about_who_may_do_what_only_warn() -> None:
    assert at(S.DONE).warnings(S.EVALUATING, "Zhang Wei", Role.INSPECTOR) == ()
    assert at(S.EVALUATING).warnings(S.EFFECTIVE, "Ma Li", Role.INSPECTOR), "the owner judges the own measure"
    assert at(S.ANALYSED).warnings(S.PLANNED, "Zhang Wei", Role.INSPECTOR), "planning is the manager's"
    assert at(S.ANALYSED).warnings(S.PLANNED, "Boss", Role.LEAD) == ()
    assert at(S.APPROVED).warnings(S.IN_PROGRESS, "Ma Li", Role.AGENT) == (), "the owner may begin"
