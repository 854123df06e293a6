"""Questions that come with their answers."""

from dataclasses import replace
from fractions import Fraction

import pytest

from qa_studio.domain.checklist import Checklist, Fails, Method, QuestionKind, Scoring, Section, Suggest, SuggestRange
from qa_studio.domain.checklist_plain import to_plain
from qa_studio.domain.checklist_rules import read_checklist
from qa_studio.domain.question_shapes import Shape, new_question, options_for, reshaped, shape_of
from qa_studio.domain.wording import plain

PER = Method.PERCENTAGE


@pytest.mark.parametrize("shape", Shape)
@pytest.mark.parametrize("method", Method)
def test_a_new_question_is_in_order_at_once(shape: Shape, method: Method) -> None:
    question = new_question(shape, method, "q-1", plain("Greets the customer"))
    form = Checklist("f", plain("F"), Scoring(method, Fraction(80)), (Section("s", plain("S"), (question,)),))
    assert read_checklist(to_plain(form)) == form
    assert shape_of(question) is shape


def test_the_scale_runs_from_all_to_nothing() -> None:
    worths = [option.worth for option in options_for(Shape.SCALE, PER)]
    assert worths == [100, 75, 50, 25, 0]


def test_from_a_base_the_best_answer_takes_nothing() -> None:
    worths = [option.worth for option in options_for(Shape.YES_PARTLY_NO, Method.BASE, Fraction(8))]
    assert worths == [0, -4, -8]


def test_a_middle_answer_more_leaves_the_fail_where_it_was() -> None:
    question = new_question(Shape.YES_NO, PER, "q", plain("Q"))
    yes, no = question.options
    failing = replace(question, options=(yes, replace(no, fails=Fails.FORM)))
    more = reshaped(failing, Shape.YES_PARTLY_NO, PER)
    assert [(option.code, option.fails) for option in more.options] == [
        ("yes", None),
        ("partly", None),
        ("no", Fails.FORM),
    ]


def test_what_proposed_an_answer_goes_with_the_answer() -> None:
    question = new_question(Shape.YES_PARTLY_NO, PER, "q", plain("Q"))
    suggest = Suggest("dead_air.longest_s", (SuggestRange(Fraction(5), "yes"), SuggestRange(None, "partly")))
    measured = replace(question, suggest=suggest)
    assert reshaped(measured, Shape.YES_NO, PER).suggest is None
    assert reshaped(measured, Shape.YES_PARTLY_NO, PER).suggest == suggest


def test_a_text_carries_no_weight_and_options_of_its_own_have_no_shape() -> None:
    question = replace(new_question(Shape.YES_NO, PER, "q", plain("Q")), weight=Fraction(12))
    assert reshaped(question, Shape.TEXT, PER).weight == 1
    assert reshaped(question, Shape.TEXT, PER).kind is QuestionKind.TEXT
    assert shape_of(replace(question, options=question.options[:1])) is None
