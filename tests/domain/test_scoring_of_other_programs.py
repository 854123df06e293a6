"""Worked examples that other programs have published come out exactly."""

from decimal import Decimal
from fractions import Fraction

import pytest

from qa_studio.domain.answers import Answers, AnswerValue
from qa_studio.domain.checklist_rules import read_checklist
from qa_studio.domain.score import ScoreResult
from qa_studio.domain.scoring import score


def scored(scoring: dict[str, object], *sections: dict[str, object], **values: AnswerValue) -> ScoreResult:
    """The result of `values` for a form of these sections."""
    head = {"pass_mark": 80, **scoring}
    numbered = [{"code": f"s{n}", "title": {"en": "S"}, **section} for n, section in enumerate(sections)]
    form = read_checklist({"checklist": "form", "title": {"en": "Form"}, "scoring": head, "sections": numbered})
    return score(form, Answers("form", values))


def choice(code: str, unit: str, worths: dict[str, object], **more: object) -> dict[str, object]:
    options = [{"code": option, unit: worth} for option, worth in worths.items()]
    return {
        "code": code,
        "text": {"en": code},
        "kind": "choice",
        "not_applicable": "bonus" not in more,
        "options": options,
        **more,
    }


def test_genesys_cloud_multiplies_the_points_of_a_group_by_its_weight() -> None:
    # help.mypurecloud.com, "Evaluation form scoring": ((1 * 40) + (1 * 20)) / ((2 * 40) + (1 * 20)) = 60 %
    yes_no: dict[str, object] = {"yes": 1, "no": 0}
    result = scored(
        {"method": "points"},
        {"multiplier": 40, "questions": [choice("q11", "points", yes_no), choice("q12", "points", yes_no)]},
        {"multiplier": 20, "questions": [choice("q21", "points", yes_no)]},
        q11="yes",
        q12="no",
        q21="yes",
    )
    assert result.score == Decimal("60.00")


def test_genesys_cloud_counts_what_is_not_applicable_as_zero_of_zero() -> None:
    yes_no: dict[str, object] = {"yes": 1, "no": 0}
    result = scored(
        {"method": "points"},
        {"multiplier": 40, "questions": [choice("q11", "points", yes_no), choice("q12", "points", yes_no)]},
        {"multiplier": 20, "questions": [choice("q21", "points", yes_no)]},
        q11="yes",
        q12="na",
        q21="no",
    )
    assert result.score == Decimal("66.67")


@pytest.mark.parametrize(("last", "expected"), [("zero", "60.00"), ("na", "75.00")])
def test_amazon_connect_shares_out_the_weight_of_what_is_not_applicable(last: str, expected: str) -> None:
    # docs.aws.amazon.com, "Use scoring and weights": weights 40, 20, 20, 20 with 10, 5, 5, 0 points of 10
    tenths: dict[str, object] = {"ten": 100, "five": 50, "zero": 0}
    questions = [choice(f"q{n}", "score", tenths, weight=weight) for n, weight in enumerate((40, 20, 20, 20), start=1)]
    result = scored({"method": "percentage"}, {"questions": questions}, q1="ten", q2="five", q3="five", q4=last)
    assert result.score == Decimal(expected)


def test_score_ai_weighs_a_parameter_by_its_possible_points() -> None:
    # usescore.ai, "Playbook scoring", example 1: (50 % of 10 + 100 % of 10 + 100 % of 10) / 30 = 83.33 %
    result = scored(
        {"method": "points"},
        {
            "questions": [
                choice("greeted", "points", {"yes": 5, "no": 0}),
                choice("name", "points", {"yes": 5, "no": 0}),
            ]
        },
        {"questions": [choice("resolved", "points", {"yes": 10, "no": 0})]},
        {"questions": [choice("language", "points", {"yes": 0, "no": 10})]},
        greeted="yes",
        name="no",
        resolved="yes",
        language="no",
    )
    assert result.score == Decimal("83.33")
    assert [section.score for section in result.sections] == [Decimal(50), Decimal(100), Decimal(100)]


def test_verint_takes_from_a_baseline_of_100() -> None:
    # Verint, "Baseline score": a No takes 5 points, a Yes leaves the score as it is: 95
    questions = [choice(f"q{n}", "points", {"yes": 0, "no": -5}) for n in (1, 2)]
    assert scored({"method": "base"}, {"questions": questions}, q1="no", q2="yes").score == Decimal("95.00")


def test_verint_holds_a_score_at_its_minimum() -> None:
    # Verint, "Minimum scores": what comes to 3 points where the minimum is 5 scores 5
    question = choice("q", "points", {"seven_less": -7, "four_less": -4})
    scoring: dict[str, object] = {"method": "base", "start": 10, "floor": 5}
    assert scored(scoring, {"questions": [question]}, q="seven_less").score == Decimal("5.00")
    assert scored(scoring, {"questions": [question]}, q="four_less").score == Decimal("6.00")


def test_playvox_lets_a_bonus_section_pass_100() -> None:
    # help.playvox.com, "Scorecard bonus sections": 100 points and a bonus section of 20 more: at most 120
    result = scored(
        {"method": "points"},
        {"questions": [choice("all", "points", {"yes": 100, "no": 0})]},
        {"questions": [choice("extra", "points", {"yes": 20, "no": 0}, bonus=True)]},
        all="yes",
        extra="yes",
    )
    assert result.score == Decimal("120.00")


@pytest.mark.parametrize(
    ("scale", "chosen", "expected"),
    [(2, 1, "0.00"), (3, 2, "50.00"), (4, 2, "33.33"), (4, 3, "66.67"), (5, 2, "25.00"), (5, 4, "75.00")],
)
def test_zendesk_qa_puts_a_scale_between_its_ends(scale: int, chosen: int, expected: str) -> None:
    # support.zendesk.com, "Reviews dashboard calculations": (score - minimum) / (maximum - minimum) * 100.
    # As points the share is exact, also on the scale of four, where a third can't be written as a percentage.
    steps: dict[str, object] = {f"r{step}": step - 1 for step in range(1, scale + 1)}
    question = choice("category", "points", steps)
    assert scored({"method": "points"}, {"questions": [question]}, category=f"r{chosen}").score == Decimal(expected)


def test_zendesk_qa_fails_a_review_for_a_critical_category_and_keeps_what_it_weighs() -> None:
    # A critical category weighs 0.05 and brings the review to 0 below 50 %; 11 of 11.1 is what was there before.
    critical = {"options": [{"code": "good", "score": 100}, {"code": "bad", "score": 0, "fails": "form"}]}
    questions = [
        choice("gdpr", "score", {}, weight=0.05) | critical,
        choice("language", "score", {}, weight=0.05) | critical,
        choice("soft", "score", {"good": 100, "bad": 0}, weight=11),
    ]
    result = scored({"method": "percentage"}, {"questions": questions}, gdpr="bad", language="bad", soft="good")
    assert (result.score, result.score_before_fail) == (Decimal(0), Decimal("99.10"))


def test_call_replay_weighs_by_importance_and_leaves_na_out() -> None:
    # docs.call-replay.com, "Call evaluation": ignored 0, low 0.5, medium 1, important 2; 1 and N/A make 100 %
    half: dict[str, object] = {"one": 100, "half": 50, "none": 0}
    questions = [choice(f"q{n}", "score", half, weight=weight) for n, weight in enumerate((0, 0.5, 1, 2), start=1)]
    form: dict[str, object] = {"questions": questions}
    assert scored({"method": "percentage"}, form, q1="none", q2="na", q3="one", q4="na").score == Decimal("100.00")
    assert scored({"method": "percentage"}, form, q1="one", q2="one", q3="half", q4="none").score == Decimal("28.57")


def scale(code: str, weight: int) -> dict[str, object]:
    """A question of 0 to 5 under percentage."""
    return choice(code, "score", {f"r{step}": 20 * step for step in range(6)}, weight=weight)


def test_cisco_quality_management_weighs_sections() -> None:
    # Cisco Quality Management Desktop User Guide 2.6, "Section Weighting": 60 % * 0.4 + 80 % * 0.6 = 72 %
    result = scored(
        {"method": "percentage"},
        {"weight": 40, "questions": [scale("a", 1)]},
        {"weight": 60, "questions": [scale("b", 1)]},
        a="r3",
        b="r4",
    )
    assert result.score == Decimal("72.00")
    assert [section.earned for section in result.sections] == [24, 48]


@pytest.mark.parametrize(
    ("first", "second", "third", "earned"),
    [("r1", "r1", "yes", (10, 5, 25)), ("r2", "r3", "no", (20, 15, 0)), ("r4", "r2", "yes", (40, 10, 25)),
     ("r5", "r5", "yes", (50, 25, 25))],
)  # fmt: skip
def test_cisco_gives_a_question_its_share_of_the_points_of_a_section(
    first: str, second: str, third: str, earned: tuple[int, ...]
) -> None:
    # Cisco Unified Workforce Optimization, "Understanding How Questions are Weighted": weights 50, 25 and 25
    questions = [scale("q1", 50), scale("q2", 25), choice("q3", "score", {"yes": 100, "no": 0}, weight=25)]
    result = scored({"method": "percentage"}, {"questions": questions}, q1=first, q2=second, q3=third)
    assert tuple(question.earned for question in result.questions) == earned
    assert result.score == sum(earned)


@pytest.mark.parametrize(
    "program",
    [
        "Cisco Quality Management Desktop User Guide 2.6, Key Performance Indicator questions",
        "Amazon Connect, EvaluationFormNumericQuestionOption, automatic fail",
        "MaestroQA, Rubric/Scorecard Structure, auto-fail section",
    ],
)
def test_what_fails_by_itself_makes_the_score_0_whatever_else_was_answered(program: str) -> None:
    fatal = {"options": [{"code": "yes", "score": 100}, {"code": "no", "score": 0, "fails": "form"}]}
    questions = [choice("fatal", "score", {}) | fatal, scale("rest", 9)]
    result = scored({"method": "percentage"}, {"questions": questions}, fatal="no", rest="r5")
    assert result.score == Decimal(0), program
    assert [question.earned for question in result.questions] == [0, 9]


def test_verint_scores_a_category_as_its_share_of_the_form() -> None:
    # Verint, "Scoring methods": 10 and 5 of 10 and a Null are 75 % of a category with a base percentage of 50: 37.5
    tenths: dict[str, object] = {"ten": 100, "five": 50, "zero": 0}
    first = [choice(f"q{n}", "score", tenths) for n in (1, 2, 3)]
    result = scored(
        {"method": "percentage", "not_applicable": "section"},
        {"weight": 50, "questions": first},
        {"weight": 50, "questions": [choice("other", "score", tenths)]},
        q1="ten",
        q2="five",
        q3="na",
        other="zero",
    )
    assert result.sections[0].score == Decimal(75)
    assert result.sections[0].earned == Fraction("37.5")
    assert result.score == Decimal("37.50")


def test_calabrio_counts_equal_questions_alike() -> None:
    # Calabrio ONE, "Manage evaluation forms": four of five equally weighted questions are 80 %
    questions = [choice(f"q{n}", "score", {"yes": 100, "no": 0}) for n in range(5)]
    answers: dict[str, AnswerValue] = {f"q{n}": "yes" for n in range(4)}
    assert scored({"method": "percentage"}, {"questions": questions}, **answers, q4="no").score == Decimal("80.00")


@pytest.mark.parametrize(
    ("answer", "weight", "earned"),
    [("r1", 1, 5), ("r3", 1, 15), ("r5", 1, 25), ("r1", 5, 25), ("r3", 5, 75), ("r5", 5, 125)],
)
def test_miarec_multiplies_what_a_question_earns(answer: str, weight: int, earned: int) -> None:
    # MiaRec, "Evaluation form scoring logic": 0 to 5 earn 0 to 25 points, 0 to 125 with a weight of 5
    question = choice("q", "points", {f"r{step}": 5 * step for step in range(6)})
    result = scored({"method": "points"}, {"multiplier": weight, "questions": [question]}, q=answer)
    assert result.sections[0].earned == earned
    assert result.sections[0].possible == 25 * weight
