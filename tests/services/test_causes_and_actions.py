"""From a lost question over its cause and a measure to the proof that it helped."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from centre import Centre

from qa_studio.domain.action import ActionId, ActionKind, ActionState, Metric, MetricKind
from qa_studio.domain.recording import Picked
from qa_studio.domain.root_cause import RootCauseId
from qa_studio.domain.spans import Span
from qa_studio.errors import NotFound, Refused
from qa_studio.services.rows import CauseFilter

S = ActionState
GREETING = Metric(MetricKind.QUESTION_MET, checklist="call", question="greeting")


def codes(centre: Centre, n: int) -> list[str]:
    """Causes at the ends of different first branches of the tree."""
    return [[cause.code for cause in root.walk()][-1] for root in centre.studio.causes.tree.roots][:n]


def a_cause(centre: Centre, code: str, day: date | None = None) -> RootCauseId:
    recording = centre.recording(day=day)
    begun = centre.begin(recording)
    logged = centre.studio.causes.log(begun, code, centre.inspector, "greeting", " forgot it ", Span(1, 2))
    for question in ("greeting", "solution", "identity"):
        centre.studio.inspections.answer(begun, question, "yes")
    centre.studio.inspections.complete(begun)
    return logged


def test_a_cause_is_logged_with_question_note_and_evidence(centre: Centre) -> None:
    begun = centre.begin()
    [code] = codes(centre, 1)
    logged = centre.studio.causes.log(begun, code, centre.inspector, "greeting", " forgot it ", Span(1, 2))
    [found] = centre.studio.causes.of_inspection(begun)
    assert (found.id, found.cause, found.question) == (logged, code, "greeting")
    assert (found.note, found.evidence) == ("forgot it", Span(1, 2))
    centre.studio.causes.remove(logged)
    assert centre.studio.causes.of_inspection(begun) == ()
    with pytest.raises(NotFound):
        centre.studio.causes.log(begun, "no such cause", centre.inspector)


def test_the_pareto_counts_at_a_level_and_adds_up_to_everything(centre: Centre) -> None:
    often, seldom = codes(centre, 2)
    for code in (often, often, often, seldom):
        a_cause(centre, code)
    bars = centre.studio.causes.pareto(centre.studio.causes.rows(CauseFilter()), 1)
    tree = centre.studio.causes.tree
    assert [(bar.cause, bar.count) for bar in bars] == [
        (tree.path(often)[0], 3),
        (tree.path(seldom)[0], 1),
    ]


def test_causes_of_a_withdrawn_evaluation_count_no_more(centre: Centre) -> None:
    [code] = codes(centre, 1)
    logged = a_cause(centre, code)
    [row] = centre.studio.causes.by_ids((logged,))
    assert row.evaluation is not None
    centre.studio.inspections.withdraw(row.evaluation, "wrong call", centre.lead)
    assert centre.studio.causes.rows(CauseFilter()) == ()


def weeks_of_greetings(centre: Centre, begin: date, met: list[bool]) -> None:
    for number, good in enumerate(met):
        recording = centre.recording(day=begin + timedelta(days=number))
        centre.evaluate(recording, greeting="yes" if good else "no")


def raised(centre: Centre) -> ActionId:
    cause = a_cause(centre, codes(centre, 1)[0], date(2026, 1, 5))
    return centre.studio.actions.raise_for("Greeting", "Nobody greets", (cause,), centre.inspector)


def test_the_way_of_an_action_with_a_measured_effect(centre: Centre) -> None:
    actions = centre.studio.actions
    weeks_of_greetings(centre, date(2026, 2, 1), [False] * 8 + [True] * 2)
    weeks_of_greetings(centre, date(2026, 3, 11), [True] * 9 + [False])
    action = raised(centre)
    baseline = actions.measure(GREETING, date(2026, 2, 1), date(2026, 2, 28))
    assert baseline is not None
    assert (baseline.value, baseline.n) == (20.0, 10)

    def fill(**fields: object) -> None:
        actions.edit(replace(actions.get(action), **fields))  # type: ignore[arg-type]

    with pytest.raises(Refused):
        actions.move(action, S.PLANNED, centre.lead)
    assert actions.move(action, S.ANALYSED, centre.inspector) == ()
    fill(
        measure="Train it", kind=ActionKind.TRAINING, owner="Ma Li", department="Training",
        due_on=date(2026, 3, 9), metric=GREETING, baseline=baseline, target=80.0, evaluate_on=date(2026, 3, 31),
    )  # fmt: skip
    assert actions.move(action, S.PLANNED, centre.inspector), "planning is the lead's: a warning"
    fill(approver="Boss", approved_on=date(2026, 3, 3))
    actions.move(action, S.APPROVED, centre.lead)
    fill(started_on=date(2026, 3, 4))
    actions.move(action, S.IN_PROGRESS, centre.lead)
    fill(done_on=date(2026, 3, 10), proof="Attendance list")
    actions.move(action, S.DONE, centre.lead)
    actions.move(action, S.EVALUATING, centre.inspector)
    fill(effect=actions.measure(GREETING, date(2026, 3, 10), date(2026, 3, 31)))
    known = actions.get(action)
    assert known.effect is not None
    assert (known.effect.value, known.verdict()) == (90.0, S.EFFECTIVE)
    effect = actions.effect(known, date(2026, 4, 1))
    assert effect is not None
    assert effect.total_before is not None
    assert effect.total_after is not None
    assert effect.difference is not None
    assert (effect.total_before.value, effect.total_after.value) == (20, 90)
    assert effect.difference.low > 0, "more than chance"
    assert sum(week.estimate.n for week in effect.before) == 10
    actions.move(action, S.EFFECTIVE, centre.inspector)
    fill(standardised="In the induction course")
    actions.move(action, S.CLOSED, centre.lead)
    with pytest.raises(Refused):
        fill(title="Too late")
    assert [step.state for step in actions.get(action).steps][-1] is S.CLOSED


def test_editing_never_empties_what_the_way_so_far_needs(centre: Centre) -> None:
    action = raised(centre)
    centre.studio.actions.move(action, S.ANALYSED, centre.inspector)
    known = centre.studio.actions.get(action)
    centre.studio.actions.edit(replace(known, causes=(), problem="", title="Better"))
    kept = centre.studio.actions.get(action)
    assert kept.causes == known.causes
    assert kept.problem == known.problem, "needed to begin with"
    assert kept.title == "Better"


def test_an_action_needs_a_title_and_a_problem(centre: Centre) -> None:
    with pytest.raises(Refused):
        centre.studio.actions.raise_for(" ", "Nobody greets", (), centre.inspector)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (MetricKind.MEAN_SCORE, (100 + 75 + 62.5) / 3),
        (MetricKind.PASS_RATE, 100 / 3),
        (MetricKind.FAILED_RATE, 100 / 3),
        (MetricKind.QUESTION_MET, 200 / 3),
        (MetricKind.CSAT, 3.0),
    ],
)
def test_every_metric_comes_from_random_picks_only(centre: Centre, kind: MetricKind, value: float) -> None:
    agent = centre.agent()
    day = date(2026, 3, 2)
    centre.evaluate(centre.recording(agent, day, csat=4))
    centre.evaluate(centre.recording(agent, day, csat=2), greeting="no")
    centre.evaluate(centre.recording(agent, day), solution="partly", identity="no")
    centre.evaluate(centre.recording(agent, day, csat=1), greeting="no", solution="no", picked=Picked.COMPLAINT)
    found = centre.studio.actions.measure(Metric(kind, checklist="call", question="greeting"), day, day)
    assert found is not None
    assert found.value == pytest.approx(value, abs=0.005)
    assert centre.studio.actions.measure(Metric(kind), date(2025, 1, 1), date(2025, 1, 2)) is None


def test_the_share_with_a_cause_counts_everything_below_it(centre: Centre) -> None:
    [code] = codes(centre, 1)
    day = date(2026, 3, 2)
    a_cause(centre, code, day)
    centre.evaluate(centre.recording(day=day))
    above = centre.studio.causes.tree.path(code)[0].code
    found = centre.studio.actions.measure(Metric(MetricKind.CAUSE_RATE, cause=above), day, day)
    assert found is not None
    assert (found.value, found.n) == (50.0, 2)


def test_a_period_that_ends_before_it_begins_is_refused(centre: Centre) -> None:
    with pytest.raises(Refused):
        centre.studio.actions.measure(GREETING, date(2026, 3, 2), date(2026, 3, 1))
