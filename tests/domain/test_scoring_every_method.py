"""What holds under every method, for every form and all answers."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from form_maker import answered_forms
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from qa_studio.domain.answers import NOT_APPLICABLE, Answers
from qa_studio.domain.checklist import Checklist, Method
from qa_studio.domain.score import ScoreResult, Verdict
from qa_studio.domain.score_compared import compare
from qa_studio.domain.scoring import score


def outcome(result: ScoreResult) -> tuple[object, ...]:
    return (result.score, result.score_before_fail, result.critical_score, result.verdict, set(result.failed_by))


@settings(max_examples=100, deadline=None)
@given(answered_forms(), st.data())
def test_the_order_of_sections_and_questions_does_not_matter(
    case: tuple[Checklist, Answers], data: st.DataObject
) -> None:
    form, answers = case
    sections = [replace(each, questions=tuple(data.draw(st.permutations(each.questions)))) for each in form.sections]
    turned = Checklist(form.code, form.title, form.scoring, tuple(data.draw(st.permutations(sections))))
    assert outcome(score(form, answers)) == outcome(score(turned, answers))


@settings(max_examples=100, deadline=None)
@given(answered_forms(), st.data())
def test_a_form_fail_beats_everything(case: tuple[Checklist, Answers], data: st.DataObject) -> None:
    form, answers = case
    able = [each.code for each in form.questions if not each.bonus]
    assume(able)
    result = score(form, answers.with_answer(data.draw(st.sampled_from(able)), "fatal"))
    assert (result.score, result.verdict) == (Decimal(0), Verdict.FAIL)
    assert all(each.before_fail == each.score or each.score == 0 for each in compare(form, answers))


@settings(max_examples=100, deadline=None)
@given(answered_forms(), st.data())
def test_a_fully_met_question_that_does_not_apply_lifts_nothing_above_the_top(
    case: tuple[Checklist, Answers], data: st.DataObject
) -> None:
    form, answers = case
    met = [code for code, value in answers.values.items() if value == "best" and not form.question(code).bonus]
    assume(met and not any(each.bonus for each in form.questions))
    result = score(form, answers.with_answer(data.draw(st.sampled_from(met)), NOT_APPLICABLE))
    assert result.score_before_fail is None or 0 <= result.score_before_fail <= 100
    assert all(each.score is None or 0 <= each.score <= 100 for each in result.sections)


@settings(max_examples=100, deadline=None)
@given(answered_forms())
def test_what_questions_earn_adds_up_to_what_their_sections_earn(case: tuple[Checklist, Answers]) -> None:
    form, answers = case
    result = score(form, answers)
    for section in result.sections:
        own = [each for each in result.questions if each.section == section.code]
        assert sum((each.possible for each in own), Fraction(0)) == section.possible or any(
            form.question(each.code).bonus for each in own
        )
        if not section.failed:
            assert sum((each.earned for each in own), Fraction(0)) == section.earned


@settings(max_examples=60, deadline=None)
@given(answered_forms())
def test_every_way_of_counting_gives_a_number_of_its_own_scale(case: tuple[Checklist, Answers]) -> None:
    form, answers = case
    first, *others = compare(form, answers)
    assert (first.score, first.before_fail) == (score(form, answers).score, score(form, answers).score_before_fail)
    for each in others:
        assert each.before_fail is None or 0 <= each.before_fail <= 100
    if form.scoring.method is Method.PERCENTAGE and form.weighs_sections:
        same = {each.code: each.before_fail for each in others}[f"percentage-{form.scoring.not_applicable.value}"]
        assert same == first.before_fail
