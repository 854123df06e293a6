"""What the evaluations of one checklist add up to."""

from datetime import UTC, date, datetime, timedelta
from itertools import count

from qa_studio.domain.evaluation import EvaluationId
from qa_studio.domain.people import AgentId, TeamId
from qa_studio.domain.recording import Picked, RecordingId
from qa_studio.domain.scorecard import (
    EvaluationRow,
    QuestionOutcome,
    TrendMark,
    build_card,
    critical_accuracy,
)
from qa_studio.domain.wording import plain

_numbers = count(1)


def judged(
    score: float | None = 90.0,
    *,
    day: int = 1,
    picked: Picked = Picked.RANDOM,
    version: int = 1,
    before_fail: float | None = None,
    outcomes: tuple[QuestionOutcome, ...] = (),
    verdict: str | None = None,
) -> EvaluationRow:
    """An evaluation on a day of March."""
    at = datetime(2026, 3, 1, 12, tzinfo=UTC) + timedelta(days=day - 1)
    number = next(_numbers)
    return EvaluationRow(
        id=EvaluationId(number),
        recording=RecordingId(number),
        checklist="call",
        version=version,
        title=plain(f"Call v{version}"),
        inspector="Zhang Wei",
        agent=AgentId(1),
        agent_name="Wang Fang",
        agent_number=None,
        team=TeamId(1),
        team_name="East",
        queue=None,
        picked=picked,
        called_at=at,
        completed_at=at,
        score=score,
        score_before_fail=score if before_fail is None else before_fail,
        critical_score=None,
        verdict=verdict or ("not scored" if score is None else "pass" if score >= 80 else "fail"),
        band=None,
        csat=None,
        outcomes=outcomes,
    )


def lost(question: str, *, critical: str | None = None, section: str = "all") -> QuestionOutcome:
    return QuestionOutcome(question, section, 0.0, 2.0, True, critical)


def met(question: str, *, critical: str | None = None, section: str = "all") -> QuestionOutcome:
    return QuestionOutcome(question, section, 2.0, 2.0, False, critical)


def test_only_random_picks_count_and_the_others_stand_apart() -> None:
    rows = [judged(90), judged(70), judged(10, picked=Picked.COMPLAINT), judged(20, picked=Picked.NOT_SAID)]
    card = build_card(rows, [], [], least=2, official=False)
    assert card.score is not None
    assert (card.score.value, card.score.n) == (80, 2)
    assert card.passed is not None
    assert (card.passed.value, card.passed.n) == (0.5, 2)
    assert card.others_by_pick() == {Picked.COMPLAINT: 1, Picked.NOT_SAID: 1}


def test_a_failed_form_counts_with_its_score_before_unless_the_centre_wants_the_official_one() -> None:
    rows = [judged(100), judged(0, before_fail=80, verdict="fail")]
    usual, official = (build_card(rows, [], [], least=2, official=kind) for kind in (False, True))
    assert usual.score is not None
    assert official.score is not None
    assert (usual.score.value, official.score.value) == (90, 50)
    assert usual.failed_forms == official.failed_forms == (1, 2)


def test_an_evaluation_without_a_score_takes_no_part_in_rates() -> None:
    card = build_card([judged(90), judged(None)], [], [], least=2, official=False)
    assert card.passed is not None
    assert card.passed.n == 1


def test_too_few_give_no_control_limits() -> None:
    few, enough = ([judged(80 + day, day=day) for day in range(1, n)] for n in (8, 9))
    assert build_card(few, [], [], least=8, official=False).phases[0].limits is None
    assert build_card(enough, [], [], least=8, official=False).phases[0].limits is not None


def test_a_mark_and_a_new_version_begin_new_limits() -> None:
    rows = [judged(80, day=day, version=1 if day < 20 else 2) for day in range(1, 29)]
    marks = [
        TrendMark(date(2026, 3, 10), "A-1", 1),
        TrendMark(date(2026, 3, 12), "A-2", 2, checklist="another"),
    ]
    phases = build_card(rows, [], marks, least=2, official=False).phases
    assert [len(phase.rows) for phase in phases] == [9, 10, 9]
    assert [phase.mark.label if phase.mark else None for phase in phases] == [None, "A-1", "v2"]


def test_the_most_lost_question_comes_first_with_its_evaluations() -> None:
    rows = [
        judged(outcomes=(lost("greeting"), met("solution"))),
        judged(outcomes=(lost("greeting"), lost("solution"))),
        judged(outcomes=(met("greeting"),)),
    ]
    first, second = build_card(rows, [], [], least=2, official=False).lost
    assert (first.question, first.times, first.asked, first.points) == ("greeting", 2, 3, 4.0)
    assert first.evaluations == (rows[0].id, rows[1].id)
    assert (second.question, second.times, second.asked) == ("solution", 1, 2)


def test_sections_stand_beside_everybody_elses() -> None:
    here = [judged(outcomes=(met("a", section="opening"), lost("b", section="opening")))]
    there = [judged(outcomes=(met("a", section="opening"), met("b", section="opening")))]
    [section] = build_card(here, there, [], least=2, official=False).sections
    assert (section.section, section.share.value, section.elsewhere) == ("opening", 50, 100)


def test_critical_accuracy_counts_evaluations_not_errors() -> None:
    rows = [
        judged(outcomes=(lost("a", critical="customer"), lost("b", critical="customer"))),
        judged(outcomes=(met("a", critical="customer"), lost("c", critical="business"))),
        judged(outcomes=(met("a"),)),
    ]
    found = critical_accuracy(rows)
    customer, business = found["customer"], found["business"]
    assert customer is not None
    assert business is not None
    assert (customer.value, customer.n) == (0.5, 2)
    assert (business.value, business.n) == (0, 1)
    assert found["compliance"] is None
