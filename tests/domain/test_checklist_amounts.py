"""What a form that is being made says beside its rows."""

from dataclasses import replace
from fractions import Fraction

import pytest

from qa_studio.domain.checklist import Checklist, Method, Scoring, Section
from qa_studio.domain.checklist_amounts import form_amount, question_amount, section_amount
from qa_studio.domain.question_shapes import Shape, new_question
from qa_studio.domain.wording import plain


def a_form(method: Method, *shapes: Shape) -> Checklist:
    questions = tuple(new_question(shape, method, f"q-{at}", plain("Q")) for at, shape in enumerate(shapes))
    return Checklist("f", plain("F"), Scoring(method, Fraction(80)), (Section("s", plain("S"), questions),))


@pytest.mark.parametrize(("method", "amount"), [(Method.PERCENTAGE, 1), (Method.POINTS, 5), (Method.BASE, -5)])
def test_a_yes_no_question_gives_or_takes_what_its_method_says(method: Method, amount: int) -> None:
    question = new_question(Shape.YES_NO, method, "q", plain("Q"))
    assert question_amount(question, method) == amount


def test_texts_have_no_amount() -> None:
    assert question_amount(new_question(Shape.TEXT, Method.POINTS, "q", plain("Q")), Method.POINTS) is None


def test_a_section_has_the_weights_of_its_questions_until_it_has_one_of_its_own() -> None:
    form = a_form(Method.PERCENTAGE, Shape.YES_NO, Shape.SCALE, Shape.TEXT)
    section = form.sections[0]
    assert section_amount(section, Method.PERCENTAGE) == 2
    assert section_amount(replace(section, weight=Fraction(30)), Method.PERCENTAGE) == 30
    assert form_amount(form) == 2


def test_points_are_multiplied_and_a_bonus_stays_outside() -> None:
    form = a_form(Method.POINTS, Shape.YES_NO, Shape.MULTIPLE)
    first, several = form.sections[0].questions
    questions = (replace(first, bonus=True), replace(several, max_points=Fraction(3)))
    section = replace(form.sections[0], questions=questions, multiplier=Fraction(2))
    assert section_amount(section, Method.POINTS) == 6
    assert form_amount(replace(form, sections=(section, *form.sections))) == 16


def test_from_a_base_the_form_has_its_start() -> None:
    form = a_form(Method.BASE, Shape.YES_NO)
    assert section_amount(form.sections[0], Method.BASE) is None
    assert form_amount(form) == 100
    assert form_amount(replace(form, scoring=replace(form.scoring, start=Fraction(50)))) == 50


def test_from_a_base_several_parts_that_only_give_have_what_they_give() -> None:
    assert question_amount(a_form(Method.BASE, Shape.MULTIPLE).questions[0], Method.BASE) == 5
