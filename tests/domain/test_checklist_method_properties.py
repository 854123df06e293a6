"""Turning any form to any other method."""

from form_maker import answered_forms, forms
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from qa_studio.domain.answers import Answers, AnswerValue
from qa_studio.domain.checklist import Checklist, Fails, Method, WeightGoesTo
from qa_studio.domain.checklist_method import with_method
from qa_studio.domain.checklist_plain import to_plain
from qa_studio.domain.checklist_rules import problems
from qa_studio.domain.scoring import score


@settings(max_examples=150, deadline=None)
@given(forms(), st.sampled_from(Method), st.sampled_from(Method))
def test_whatever_it_is_turned_to_and_then_to_the_rules_hold(form: Checklist, first: Method, second: Method) -> None:
    assume(problems(to_plain(form)) == [])
    turned = with_method(with_method(form, first).checklist, second).checklist
    assert problems(to_plain(turned)) == []
    assert [question.code for question in turned.questions] == [question.code for question in form.questions]


@settings(max_examples=150, deadline=None)
@given(answered_forms())
def test_points_come_out_as_the_shares_did_also_where_something_does_not_apply(
    case: tuple[Checklist, Answers],
) -> None:
    form, answers = case
    assume(form.scoring.method is Method.PERCENTAGE and form.scoring.not_applicable is WeightGoesTo.FORM)
    before, after = score(form, answers), score(with_method(form, Method.POINTS).checklist, answers)
    assert (after.score, after.score_before_fail, after.verdict) == (
        before.score,
        before.score_before_fail,
        before.verdict,
    )


def counts_in_shares(form: Checklist) -> bool:
    """A form whose score is a share of what was possible, without anything on top of it."""
    return form.scoring.method is not Method.BASE and not any(question.bonus for question in form.questions)


def is_worth_something(form: Checklist) -> bool:
    """A form in which something can be reached: where nothing weighs anything there is no share."""
    best = Answers(form.code, {question.code: question.options[0].code for question in form.questions})
    return score(form, best).score is not None


@settings(max_examples=150, deadline=None)
@given(forms().filter(counts_in_shares).filter(is_worth_something), st.data())
def test_from_a_start_it_comes_out_the_same_where_everything_is_answered(form: Checklist, data: st.DataObject) -> None:
    values: dict[str, AnswerValue] = {}
    for question in form.questions:
        codes = [option.code for option in question.options if option.fails is not Fails.SECTION]
        values[question.code] = data.draw(st.sampled_from(codes))
    answers = Answers(form.code, values)
    before, after = score(form, answers), score(with_method(form, Method.BASE).checklist, answers)
    assert (after.score, after.score_before_fail) == (before.score, before.score_before_fail)
