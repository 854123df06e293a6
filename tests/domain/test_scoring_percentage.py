"""Scores by percentage, with worked examples of well-known programs."""

from decimal import Decimal
from fractions import Fraction

from qa_studio.domain.answers import Answers, AnswerValue
from qa_studio.domain.checklist import Checklist
from qa_studio.domain.checklist_rules import read_checklist
from qa_studio.domain.score import ScoreResult, Verdict, rounded
from qa_studio.domain.scoring import score

YES_NO = [{"code": "yes", "score": 100}, {"code": "partly", "score": 50}, {"code": "no", "score": 0}]


def question(code: str, weight: object = 1, **more: object) -> dict[str, object]:
    answers = {} if {"ranges", "options"} & more.keys() or more.get("kind") in ("text", "date") else {"options": YES_NO}
    plain = {"code": code, "text": {"en": code}, "kind": "choice", "weight": weight, "not_applicable": True}
    return {**plain, **answers, **more}


def section(code: str, *questions: dict[str, object], **more: object) -> dict[str, object]:
    return {"code": code, "title": {"en": code}, "questions": list(questions), **more}


def a_form(*sections: dict[str, object], **scoring: object) -> Checklist:
    head: dict[str, object] = {"method": "percentage", "pass_mark": 80, **scoring}
    return read_checklist(
        {
            "checklist": "form",
            "title": {"en": "Form"},
            "scoring": head,
            "sections": list(sections),
        }
    )


def answered(form: Checklist, **values: AnswerValue) -> ScoreResult:
    return score(form, Answers(form.code, values))


def test_without_section_weights_the_weights_of_what_took_part_are_the_whole() -> None:
    form = a_form(section("a", question("q1", 4), question("q2", 6)), section("b", question("q3", 5)))
    assert answered(form, q1="yes", q2="partly", q3="no").score == Decimal("46.67")
    assert answered(form, q1="yes", q2="partly", q3="na").score == Decimal("70.00")


def test_two_sections_of_weight_40_and_20() -> None:
    # 40 of 60 x 70 % + 20 of 60 x 40 % = 60 %
    tenths = [{"code": f"s{n}", "score": n * 10} for n in range(11)]
    form = a_form(
        section("one", question("q1", options=tenths), weight=40),
        section("two", question("q2", options=tenths), weight=20),
    )
    assert answered(form, q1="s7", q2="s4").score == Decimal("60.00")


def test_four_questions_of_weight_40_20_20_20_as_in_amazon_connect() -> None:
    # Scores 10, 5, 5, 0 of 10: 40 + 10 + 10 + 0 = 60 %; the last not applicable: 60 of 80 = 75 %.
    form = a_form(section("a", question("q1", 40), question("q2", 20), question("q3", 20), question("q4", 20)))
    assert answered(form, q1="yes", q2="partly", q3="partly", q4="no").score == Decimal("60.00")
    assert answered(form, q1="yes", q2="partly", q3="partly", q4="na").score == Decimal("75.00")


def test_where_the_weight_of_a_not_applicable_question_goes_makes_a_difference() -> None:
    sections = (
        section("a", question("q1", 1), question("q2", 1), weight=50),
        section("b", question("q3", 1), weight=50),
    )
    answers: dict[str, AnswerValue] = {"q1": "na", "q2": "yes", "q3": "no"}
    # To the form: 25 of 75.  To the section: a whole section of 50 of 100.
    assert answered(a_form(*sections, not_applicable="form"), **answers).score == Decimal("33.33")
    assert answered(a_form(*sections, not_applicable="section"), **answers).score == Decimal("50.00")


def test_a_section_in_which_nothing_applies_takes_no_part_either_way() -> None:
    sections = (section("a", question("q1"), weight=90), section("b", question("q2"), weight=10))
    for shift in ("form", "section"):
        result = answered(a_form(*sections, not_applicable=shift), q1="na", q2="yes")
        assert result.score == Decimal("100.00")
        assert result.section("a").score is None
        assert not result.section("a").taking_part


def test_sections_report_what_they_earned_in_weights_of_the_form() -> None:
    form = a_form(
        section("a", question("q1", 3), question("q2", 1), weight=80), section("b", question("q3"), weight=20)
    )
    result = answered(form, q1="partly", q2="yes", q3="yes")
    assert (result.section("a").earned, result.section("a").possible) == (Fraction(50), Fraction(80))
    assert result.section("a").score == Decimal("62.50")
    assert result.score == Decimal("70.00")
    assert (result.question("q1").earned, result.question("q1").possible) == (Fraction(30), Fraction(60))


def test_several_options_add_up_between_0_and_100() -> None:
    options = [{"code": "a", "score": 70}, {"code": "b", "score": 50}, {"code": "c", "score": -30}]
    form = a_form(section("s", question("q", kind="multiple", options=options)))
    assert answered(form, q=("a", "b")).score == Decimal("100.00")
    assert answered(form, q=("b", "c")).score == Decimal("20.00")
    assert answered(form, q=("c",)).score == Decimal("0.00")
    assert answered(form, q=()).score == Decimal("0.00")
    assert answered(form, q=()).unanswered == ()


def test_a_number_belongs_to_the_first_range_not_below_it() -> None:
    ranges = [{"up_to": 5, "score": 100}, {"up_to": 15, "score": 50}, {"score": 0}]
    form = a_form(section("s", question("q", kind="number", ranges=ranges)))
    for value, expected in (("5", 100), ("5.01", 50), ("15", 50), ("15.000001", 0), ("-3", 100)):
        assert answered(form, q=Decimal(value)).score == expected


def test_verdict_and_band_go_by_the_rounded_score() -> None:
    bands = [{"from": 80, "title": {"en": "Pass"}}, {"from": 0, "title": {"en": "Low"}}]
    options = [{"code": "nearly", "score": 79.995}, {"code": "below", "score": 79.994}]
    form = a_form(section("s", question("q", options=options)), bands=bands)
    passed, failed = answered(form, q="nearly"), answered(form, q="below")
    assert (passed.score, passed.verdict, str(passed.band and passed.band.title)) == (Decimal(80), Verdict.PASS, "Pass")
    assert (failed.score, failed.verdict) == (Decimal("79.99"), Verdict.FAIL)
    assert str(failed.band and failed.band.title) == "Low"


def test_a_third_is_rounded_once_at_the_end() -> None:
    form = a_form(section("s", *(question(f"q{n}") for n in range(3))))
    assert answered(form, q0="yes", q1="yes", q2="no").score == Decimal("66.67")
    assert rounded(Fraction(1, 200)) == Decimal("0.01")
    assert rounded(Fraction(1004999999, 10**9)) == Decimal("1.00")
    assert rounded(Fraction(-1, 200)) == Decimal("-0.01")


def test_weights_with_decimals_are_exact() -> None:
    form = a_form(section("s", question("q1", 0.1), question("q2", 0.2), question("q3", 0.7)))
    assert answered(form, q1="yes", q2="yes", q3="no").score == Decimal("30.00")


def test_a_question_of_weight_0_moves_nothing_but_counts_in_the_critical_score() -> None:
    form = a_form(section("s", question("q1", 10), question("q2", 0, critical="customer")))
    result = answered(form, q1="yes", q2="no")
    assert (result.score, result.critical_score) == (Decimal(100), Decimal(0))
    assert result.question("q2").lost


def test_each_critical_question_counts_the_same_whatever_its_weight() -> None:
    form = a_form(
        section("s", question("q1", 90, critical="customer"), question("q2", 0, critical=True), question("q3", 10))
    )
    assert answered(form, q1="yes", q2="partly", q3="no").critical_score == Decimal("75.00")
    assert answered(form, q1="na", q2="na", q3="no").critical_score is None


def test_nothing_left_is_not_scored() -> None:
    form = a_form(section("s", question("q1"), question("q2", 0)), bands=[{"from": 0, "title": {"en": "Low"}}])
    for answers in ({"q1": "na", "q2": "na"}, {"q1": "na", "q2": "yes"}, {}):
        result = answered(form, **answers)
        assert (result.score, result.verdict, result.band) == (None, Verdict.NOT_SCORED, None)


def test_texts_and_dates_are_asked_but_never_scored() -> None:
    form = a_form(section("s", question("q1"), question("why", 50, kind="text"), question("when", 50, kind="date")))
    result = answered(form, q1="yes", why="because", when="2026-03-31")
    assert result.score == 100
    assert answered(form, q1="yes").unanswered == ("why", "when")


def test_unanswered_questions_take_no_part_and_are_listed_with_what_is_still_possible() -> None:
    form = a_form(section("a", question("q1", 60)), section("b", question("q2", 30), question("q3", 10)))
    result = answered(form, q1="partly")
    assert result.score == 50
    assert result.unanswered == ("q2", "q3")
    assert (result.decided, result.score_if_best) == (Fraction(3, 5), Decimal("70.00"))
    assert (result.section("a").decided, result.section("b").decided) == (Fraction(1), Fraction(0))
    assert result.section("b").best == 100
    assert not result.complete


def test_the_trace_has_a_line_for_every_weight_shift_and_rounding() -> None:
    form = a_form(section("s", question("q1", 3), question("q2", 2), question("q3", 2), question("q4", 2)))
    lines = [str(line) for line in answered(form, q1="partly", q2="na", q3="yes").trace]
    assert lines[:4] == [
        "q1: partly earns 50% of weight 3 = 1.5",
        "q2: not applicable, its weight 2 goes to the rest of the form",
        "q3: yes earns 100% of weight 2 = 2",
        "q4: not answered yet, takes no part",
    ]
    assert lines[4:] == ["Form: 3.5 of 5 = 70%", "Rounded: 70 becomes 70.00", "Pass mark 80: fail"]
