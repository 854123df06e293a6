"""Scores by points, and from a base."""

from decimal import Decimal
from fractions import Fraction

import pytest

from qa_studio.domain.answers import Answers, AnswerValue
from qa_studio.domain.checklist import Checklist
from qa_studio.domain.checklist_rules import read_checklist
from qa_studio.domain.score import ScoreResult, Verdict
from qa_studio.domain.scoring import score


def question(code: str, *points: object, **more: object) -> dict[str, object]:
    """A choice whose options `o0`, `o1` … have these points."""
    options = [{"code": f"o{n}", "points": value} for n, value in enumerate(points)]
    plain = {"code": code, "text": {"en": code}, "kind": "choice", "not_applicable": True, "options": options}
    return {**plain, **more}


def section(code: str, *questions: dict[str, object], **more: object) -> dict[str, object]:
    return {"code": code, "title": {"en": code}, "questions": list(questions), **more}


def a_form(method: str, *sections: dict[str, object], **scoring: object) -> Checklist:
    head: dict[str, object] = {"method": method, "pass_mark": 80, **scoring}
    return read_checklist({"checklist": "form", "title": {"en": "Form"}, "scoring": head, "sections": list(sections)})


def answered(form: Checklist, **values: AnswerValue) -> ScoreResult:
    return score(form, Answers(form.code, values))


def test_points_earned_of_points_possible() -> None:
    form = a_form("points", section("s", question("q1", 10, 5, 0), question("q2", 4, 0)))
    assert answered(form, q1="o1", q2="o0").score == Decimal("64.29")
    assert answered(form, q1="o1", q2="na").score == Decimal("50.00")


def test_a_multiplier_weighs_earned_and_possible_points_of_its_section() -> None:
    form = a_form("points", section("a", question("q1", 10, 0), multiplier=3), section("b", question("q2", 10, 0)))
    result = answered(form, q1="o0", q2="o1")
    assert result.score == Decimal("75.00")
    assert (result.section("a").earned, result.section("a").possible) == (Fraction(30), Fraction(30))


def test_several_options_add_up_to_their_sum_or_to_max_points() -> None:
    plain = question("q", 3, 3, 4, kind="multiple")
    assert answered(a_form("points", section("s", plain)), q=("o0", "o1")).score == Decimal("60.00")
    held = a_form("points", section("s", {**plain, "max_points": 6}))
    assert answered(held, q=("o0", "o1")).score == Decimal("100.00")
    assert answered(held, q=("o0", "o1", "o2")).score == Decimal("100.00")
    assert answered(held, q=("o0",)).score == Decimal("50.00")


def test_a_bonus_is_earned_and_never_possible() -> None:
    sections = section("s", question("q1", 10, 0), question("extra", 2, 0, bonus=True))
    form = a_form("points", sections)
    assert answered(form, q1="o0", extra="o0").score == Decimal("120.00")
    assert answered(form, q1="o0", extra="o1").score == Decimal("100.00")
    assert not answered(form, q1="o0", extra="o1").question("extra").lost
    assert answered(a_form("points", sections, ceiling=110), q1="o0", extra="o0").score == Decimal("110.00")


def test_a_bonus_alone_is_nothing_to_score() -> None:
    form = a_form("points", section("s", question("q1", 10, 0), question("extra", 2, 0, bonus=True)))
    assert answered(form, q1="na", extra="o0").verdict is Verdict.NOT_SCORED


def test_critical_points_count_without_multipliers() -> None:
    form = a_form(
        "points",
        section("a", question("q1", 10, 0, critical="business"), multiplier=5),
        section("b", question("q2", 30, 15, critical="business")),
    )
    assert answered(form, q1="o0", q2="o1").critical_score == Decimal("62.50")


def test_a_number_gives_the_points_of_its_range() -> None:
    ranges = [{"up_to": 10, "points": 5}, {"up_to": 20, "points": 2}, {"points": 0}]
    wait: dict[str, object] = {"code": "wait", "text": {"en": "Wait"}, "kind": "number", "ranges": ranges}
    form = a_form("points", section("s", wait))
    assert answered(form, wait=Decimal("12.5")).score == Decimal("40.00")


def test_a_base_goes_down_and_up_from_its_start() -> None:
    form = a_form("base", section("s", question("q1", 0, -5, -20), question("q2", 3, 0)))
    result = answered(form, q1="o1", q2="o1")
    assert (result.score, result.verdict) == (Decimal("95.00"), Verdict.PASS)
    assert (result.section("s").earned, result.section("s").possible) == (Fraction(-5), Fraction(3))
    assert (result.section("s").score, result.question("q2").lost) == (None, True)
    assert answered(form, q1="o0", q2="o0").score == Decimal("100.00")


@pytest.mark.parametrize(
    ("limits", "answer", "expected"),
    [
        ({}, "o1", "0.00"),
        ({"floor": -50}, "o1", "-50.00"),
        ({"floor": -150}, "o1", "-100.00"),
        ({"start": 10}, "o0", "10.00"),
        ({"start": 10, "ceiling": 40}, "o0", "40.00"),
        ({"start": 10, "ceiling": 90}, "o0", "60.00"),
    ],
)
def test_a_base_is_held_between_floor_and_ceiling(limits: dict[str, object], answer: str, expected: str) -> None:
    form = a_form("base", section("s", question("q", 50, -200)), **limits)
    assert answered(form, q=answer).score == Decimal(expected)


def test_the_critical_score_of_a_base_is_the_share_not_lost() -> None:
    critical = {"critical": "compliance"}
    form = a_form("base", section("s", *(question(f"q{n}", 0, -1, -50, **critical) for n in range(3))))
    assert answered(form, q0="o0", q1="o1", q2="o2").critical_score == Decimal("33.33")


def test_a_failed_form_is_0_also_above_the_floor() -> None:
    bad = question("q", 0, -5)
    bad["options"] = [{"code": "ok", "points": 0}, {"code": "bad", "points": -5, "fails": "form"}]
    result = answered(a_form("base", section("s", bad), floor=20), q="bad")
    assert (result.score, result.score_before_fail, result.verdict) == (Decimal(0), Decimal(95), Verdict.FAIL)


def test_nothing_answered_is_no_score_under_any_method() -> None:
    for method in ("points", "base"):
        result = answered(a_form(method, section("s", question("q", 5, 0))))
        assert (result.score, result.verdict, result.unanswered) == (None, Verdict.NOT_SCORED, ("q",))
        assert result.score_if_best == 100
