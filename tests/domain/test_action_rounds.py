"""What happens to a measured value when an action goes back for another measure."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from qa_studio.domain.action import (
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
from qa_studio.domain.people import PersonId
from qa_studio.domain.root_cause import RootCauseId
from qa_studio.errors import Refused

S = ActionState
NOON = datetime(2026, 6, 30, 12, tzinfo=UTC)
ME = PersonId(1)


def judged(value: float) -> ImprovementAction:
    """An action whose effect was measured at `value`: it was 50, and 80 is wanted."""
    return ImprovementAction(
        ActionId(17),
        "Identity first",
        Origin.EVALUATION,
        "Data told too early",
        state=S.EVALUATING,
        causes=(RootCauseId(1),),
        measure="Refresher",
        kind=ActionKind.TRAINING,
        owner="陈立",
        department="Billing",
        due_on=date(2026, 5, 8),
        metric=Metric(MetricKind.PASS_RATE),
        baseline=Measurement(50.0, date(2026, 4, 1), date(2026, 4, 30)),
        target=80.0,
        evaluate_on=date(2026, 6, 30),
        approver="陈立",
        approved_on=date(2026, 4, 30),
        started_on=date(2026, 5, 1),
        done_on=date(2026, 5, 8),
        proof="12 of 12 took part",
        effect=Measurement(value, date(2026, 5, 9), date(2026, 6, 30)),
    )


def test_another_measure_for_a_partly_effective_action_is_judged_by_a_new_value() -> None:
    again = judged(65).enter(S.PARTIAL, ME, NOON).enter(S.PLANNED, ME, NOON)
    assert (again.effect, again.done_on, again.proof, again.round) == (None, None, "", 1)
    again = again.enter(S.APPROVED, ME, NOON).enter(S.IN_PROGRESS, ME, NOON)
    with pytest.raises(ActionIncomplete) as caught:
        again.enter(S.DONE, ME, NOON)
    assert caught.value.missing == ("done_on", "proof")


def test_an_ineffective_measure_begins_a_new_round() -> None:
    again = judged(45).enter(S.INEFFECTIVE, ME, NOON).enter(S.ANALYSED, ME, NOON)
    assert (again.round, again.effect, again.state) == (2, None, S.ANALYSED)


def test_closing_keeps_the_value_that_it_rests_on() -> None:
    closed = replace(judged(65).enter(S.PARTIAL, ME, NOON), standardised="Step 4").enter(S.CLOSED, ME, NOON)
    assert closed.effect is not None and closed.effect.value == 65


def test_the_value_and_not_the_person_decides_the_verdict() -> None:
    with pytest.raises(Refused, match="does not say"):
        judged(65).enter(S.EFFECTIVE, ME, NOON)
