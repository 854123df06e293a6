"""What an answer sets off: fails, alerts, hidden questions, required comments and evidence."""

from decimal import Decimal
from fractions import Fraction

from qa_studio.domain.answers import Answers, AnswerValue
from qa_studio.domain.checklist import Checklist
from qa_studio.domain.checklist_rules import read_checklist
from qa_studio.domain.score import ScoreResult, Verdict
from qa_studio.domain.score_json import score_to_json
from qa_studio.domain.scoring import score
from qa_studio.domain.spans import Span

OPTIONS = [{"code": "yes", "score": 100}, {"code": "partly", "score": 50}, {"code": "no", "score": 0}]
FAILS_FORM = [*OPTIONS, {"code": "never", "score": 0, "fails": "form"}]
FAILS_SECTION = [*OPTIONS, {"code": "never", "score": 0, "fails": "section"}]


def question(code: str, **more: object) -> dict[str, object]:
    return {"code": code, "text": {"en": code}, "kind": "choice", "not_applicable": True, "options": OPTIONS, **more}


def a_form(*sections: list[dict[str, object]], **scoring: object) -> Checklist:
    head: dict[str, object] = {"method": "percentage", "pass_mark": 80, **scoring}
    return read_checklist(
        {
            "checklist": "form",
            "title": {"en": "Form"},
            "scoring": head,
            "sections": [
                {"code": f"s{n}", "title": {"en": "S"}, "questions": questions} for n, questions in enumerate(sections)
            ],
        }
    )


def answered(form: Checklist, **values: AnswerValue) -> ScoreResult:
    return score(form, Answers(form.code, values))


def test_a_failed_form_scores_0_and_keeps_the_score_before_the_fail() -> None:
    form = a_form([question("q1", weight=3), question("q2", critical=True, options=FAILS_FORM)])
    result = answered(form, q1="yes", q2="never")
    assert (result.score, result.score_before_fail, result.verdict) == (Decimal(0), Decimal(75), Verdict.FAIL)
    assert (result.failed_by, result.critical_score) == (("q2",), Decimal(0))
    assert result.section("s0").score == 75
    assert not result.section("s0").failed


def test_the_option_fails_the_form_and_not_the_lowest_score() -> None:
    form = a_form([question("q1", options=FAILS_FORM)])
    assert answered(form, q1="no").failed_by == ()
    assert answered(form, q1="never").failed_by == ("q1",)


def test_a_form_fail_beats_a_form_in_which_nothing_weighs() -> None:
    form = a_form([question("q1", weight=0, options=FAILS_FORM)])
    result = answered(form, q1="never")
    assert (result.score, result.score_before_fail, result.verdict) == (Decimal(0), None, Verdict.FAIL)


def test_a_failed_section_earns_0_and_what_was_possible_stays() -> None:
    form = a_form([question("q1"), question("q2", options=FAILS_SECTION)], [question("q3", weight=2)])
    result = answered(form, q1="yes", q2="never", q3="yes")
    assert (result.score, result.score_before_fail) == (Decimal(50), Decimal(50))
    assert (result.section("s0").earned, result.section("s0").possible) == (Fraction(0), Fraction(2))
    assert (result.section("s0").score, result.section("s0").failed) == (Decimal(0), True)
    assert result.failed_by == ()


def test_an_alert_flags_and_the_score_stays() -> None:
    options = [{"code": "yes", "score": 100, "alert": True}, {"code": "no", "score": 0}]
    result = answered(a_form([question("q1", options=options)]), q1="yes")
    assert (result.score, result.alerts) == (Decimal(100), ("q1",))


def test_a_hidden_question_takes_no_part_whatever_was_answered_before_it_was_hidden() -> None:
    form = a_form([question("q1"), question("q2", options=FAILS_FORM, show_when={"question": "q1", "is": ["no"]})])
    shown, hidden = answered(form, q1="no", q2="never"), answered(form, q1="yes", q2="never")
    assert (shown.failed_by, hidden.failed_by) == (("q2",), ())
    assert (hidden.score, hidden.unanswered, hidden.question("q2").hidden) == (Decimal(100), (), True)


def test_a_hidden_question_hides_in_turn_what_it_would_show() -> None:
    form = a_form(
        [
            question("q1"),
            question("q2", show_when={"question": "q1", "is": ["no"]}),
            question("q3", show_when={"question": "q2", "is": ["yes"]}),
        ]
    )
    assert answered(form, q1="no", q2="yes").unanswered == ("q3",)
    result = answered(form, q1="yes", q2="yes", q3="no")
    assert (result.score, result.question("q3").hidden) == (Decimal(100), True)


def test_an_open_or_not_applicable_question_shows_nothing() -> None:
    form = a_form([question("q1"), question("q2", show_when={"question": "q1", "is": ["yes", "no"]})])
    assert answered(form).unanswered == ("q1",)
    assert answered(form, q1="na").unanswered == ()


def test_a_question_with_several_options_shows_by_any_of_them() -> None:
    form = a_form([question("q1", kind="multiple"), question("q2", show_when={"question": "q1", "is": ["no"]})])
    assert answered(form, q1=("yes", "no")).unanswered == ("q2",)
    assert answered(form, q1=("yes",)).unanswered == ()


def test_comments_and_evidence_are_missing_by_requirement() -> None:
    form = a_form(
        [
            question("never", comment="never", evidence="never"),
            question("optional"),
            question("on_loss", comment="on_loss", evidence="on_loss"),
            question("always", comment="always", evidence="always"),
        ]
    )
    lost = answered(form, never="no", optional="no", on_loss="partly", always="no")
    assert lost.missing_comment == lost.missing_evidence == ("on_loss", "always")
    full = answered(form, never="yes", optional="yes", on_loss="yes", always="yes")
    assert full.missing_comment == full.missing_evidence == ("always",)
    assert answered(form).missing_comment == ()


def test_a_comment_of_blanks_is_none_and_given_ones_are_not_missing() -> None:
    form = a_form([question("q1", comment="on_loss", evidence="on_loss")])
    answers = Answers("form").with_answer("q1", "no").with_comment("q1", "Rude").with_evidence("q1", [Span(1, 2)])
    assert score(form, answers).complete
    assert score(form, Answers("form", {"q1": "no"}, {"q1": "  "}, {"q1": ()})).missing_comment == ("q1",)


def test_what_is_hidden_needs_no_comment() -> None:
    form = a_form([question("q1"), question("q2", comment="always", show_when={"question": "q1", "is": ["no"]})])
    assert answered(form, q1="yes", q2="no").missing_comment == ()


def test_the_best_that_is_still_possible_after_a_fail_is_0() -> None:
    form = a_form([question("q1", options=FAILS_FORM), question("q2")])
    assert answered(form, q1="never").score_if_best == 0
    assert answered(form, q1="yes").score_if_best == Decimal("100.00")


def test_the_trace_names_fails_and_the_json_says_the_same_in_chinese() -> None:
    bands = [{"from": 0, "title": {"en": "Low", "zh_CN": "待改进"}}]
    form = a_form([question("q1", options=FAILS_FORM)], bands=bands)
    result = answered(form, q1="never")
    assert "q1: never fails the form" in [str(line) for line in result.trace]
    plain = score_to_json(result, "zh_CN")
    assert (plain["band"], plain["verdict"], plain["score"]) == ("待改进", "fail", 0.0)
    assert len(plain["trace"]) == len(result.trace)  # type: ignore[arg-type]
