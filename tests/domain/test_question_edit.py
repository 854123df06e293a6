"""Changing kind and answers of a question that is being made."""

from dataclasses import replace
from fractions import Fraction

from qa_studio.domain.checklist import Fails, Method, Option, Question, QuestionKind, Range, Suggest, SuggestRange
from qa_studio.domain.question_edit import (
    Preset,
    new_option,
    preset_of,
    usual_suggestion,
    with_kind,
    with_options,
    with_preset,
)
from qa_studio.domain.wording import plain

YES_NO = (
    Option("yes", Fraction(100), plain("Yes")),
    Option("no", Fraction(0), plain("Never"), fails=Fails.FORM),
)
QUESTION = Question("identity", plain("Identity"), QuestionKind.CHOICE, options=YES_NO)


def worths(question: Question) -> list[Fraction]:
    return [option.worth for option in question.options]


def test_a_usual_set_keeps_the_answers_that_are_there_with_their_wording_and_their_fail() -> None:
    three = with_preset(QUESTION, Preset.YES_PARTLY_NO, Method.PERCENTAGE)
    assert preset_of(three) is Preset.YES_PARTLY_NO
    assert worths(three) == [100, 50, 0]
    assert three.options[2] is YES_NO[1]


def test_a_usual_set_takes_the_size_of_its_points_from_the_question() -> None:
    eight = replace(QUESTION, options=(replace(YES_NO[0], worth=Fraction(8)), YES_NO[1]))
    assert worths(with_preset(eight, Preset.SCALE, Method.POINTS)) == [0, 2, 4, 6, 8]
    taking = replace(QUESTION, options=(replace(YES_NO[0], worth=Fraction(0)), replace(YES_NO[1], worth=Fraction(-8))))
    assert worths(with_preset(taking, Preset.YES_PARTLY_NO, Method.BASE)) == [0, -4, -8]


def test_own_answers_are_no_usual_set() -> None:
    assert preset_of(replace(QUESTION, options=YES_NO[:1])) is None


def test_an_answer_that_is_gone_is_no_longer_suggested() -> None:
    suggest = Suggest("dead_air.longest_s", (SuggestRange(Fraction(5), "yes"), SuggestRange(None, "no")))
    changed = with_options(replace(QUESTION, suggest=suggest), YES_NO[:1])
    assert changed.suggest == Suggest("dead_air.longest_s", (SuggestRange(Fraction(5), "yes"),))


def test_a_number_gets_ranges_and_keeps_the_measure_that_suggests_it() -> None:
    suggested = replace(QUESTION, suggest=usual_suggestion(QUESTION, "hold.total_s"))
    number = with_kind(suggested, QuestionKind.NUMBER, Method.PERCENTAGE)
    assert number.options == ()
    assert number.ranges == (Range(Fraction(5), Fraction(100)), Range(None, Fraction(0)))
    assert number.suggest == Suggest("hold.total_s")
    assert with_kind(number, QuestionKind.CHOICE, Method.PERCENTAGE).suggest is None


def test_one_of_several_answers_can_take_nothing_away_by_itself() -> None:
    several = Question(
        "errors", plain("Errors"), QuestionKind.MULTIPLE, options=(replace(YES_NO[0], worth=Fraction(-20)),)
    )
    assert worths(with_kind(several, QuestionKind.CHOICE, Method.PERCENTAGE)) == [0]


def test_a_text_has_no_answers_to_pick() -> None:
    assert with_kind(QUESTION, QuestionKind.TEXT, Method.POINTS).options == ()


def test_a_further_answer_has_a_code_of_its_own_and_the_least_worth() -> None:
    taken = replace(QUESTION, options=(*YES_NO, Option("answer-4", Fraction(10), plain("x"))))
    assert new_option(QUESTION, Method.PERCENTAGE).code == "answer-3"
    assert new_option(taken, Method.PERCENTAGE).code == "answer-5"
    assert new_option(taken, Method.PERCENTAGE).worth == 0


def test_a_suggestion_begins_with_the_best_answer_below_a_limit_and_the_worst_above() -> None:
    assert usual_suggestion(QUESTION, "hold.total_s").ranges == (
        SuggestRange(Fraction(5), "yes"),
        SuggestRange(None, "no"),
    )
