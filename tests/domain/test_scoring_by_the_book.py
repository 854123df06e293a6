"""Scores worked out a second time, sentence by sentence from the checklist format, for made-up forms and answers."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st
from made_checklists import checklists

from qa_studio.domain.answers import Answers, AnswerValue
from qa_studio.domain.checklist import Checklist, Fails, Method, Option, Question, QuestionKind, WeightGoesTo
from qa_studio.domain.marks import marks_of
from qa_studio.domain.scoring import outcome, score

Values = dict[str, AnswerValue]


def chosen(question: Question, values: Values) -> Sequence[Option]:
    value = values.get(question.code)
    codes = value if isinstance(value, tuple) else (value,)
    return [option for option in question.options if option.code in codes and value != "na"]


def asked(checklist: Checklist, values: Values) -> dict[str, bool]:
    """Hidden, not answered or N/A shows nothing."""
    shown: dict[str, bool] = {}
    for question in checklist.questions:
        when = question.show_when
        shown[question.code] = when is None or (
            shown[when.question]
            and any(option.code in when.among for option in chosen(checklist.question(when.question), values))
        )
    return shown


def takes_part(question: Question, values: Values, shown: dict[str, bool]) -> bool:
    answered = question.code in values and values[question.code] != "na"
    return shown[question.code] and answered and question.kind not in (QuestionKind.TEXT, QuestionKind.DATE)


def worth(question: Question, values: Values, method: Method) -> Fraction:
    value = values[question.code]
    if isinstance(value, Decimal):
        return next((each.worth for each in question.ranges if each.up_to is None or value <= each.up_to), Fraction(0))
    points = sum((option.worth for option in chosen(question, values)), Fraction(0))
    if question.kind is QuestionKind.MULTIPLE and method is Method.PERCENTAGE:
        return max(Fraction(0), min(Fraction(100), points))
    return points if question.max_points is None else min(points, question.max_points)


def possible_points(question: Question) -> Fraction:
    if question.max_points is not None:
        return question.max_points
    if question.kind is QuestionKind.MULTIPLE:
        return sum((option.worth for option in question.options), Fraction(0))
    return max([option.worth for option in question.options] + [each.worth for each in question.ranges])


def by_the_book(checklist: Checklist, values: Values) -> Fraction | None:
    """The score before a form fail, or None."""
    method, shown = checklist.scoring.method, asked(checklist, values)
    if not any(takes_part(question, values, shown) for question in checklist.questions):
        return None
    if method is Method.BASE:
        gained = sum(worth(each, values, method) for each in checklist.questions if takes_part(each, values, shown))
        start = Fraction(100) if checklist.scoring.start is None else checklist.scoring.start
        ceiling = start if checklist.scoring.ceiling is None else checklist.scoring.ceiling
        return min(ceiling, max(checklist.scoring.floor or Fraction(0), start + gained))
    earned = possible = Fraction(0)
    for section in checklist.sections:
        taking = [question for question in section.questions if takes_part(question, values, shown)]
        failed = any(option.fails is Fails.SECTION for each in taking for option in chosen(each, values))
        for question in taking:
            if method is Method.POINTS:
                full = Fraction(0) if question.bonus else section.multiplier * possible_points(question)
                got = section.multiplier * worth(question, values, method)
            else:
                sharing = [each for each in section.questions if each.kind.scored]
                if checklist.scoring.not_applicable is WeightGoesTo.SECTION:
                    sharing = taking
                whole = sum(each.weight for each in sharing)
                full = question.weight
                if section.weight is not None:
                    full = section.weight * question.weight / whole if whole else Fraction(0)
                got = full * worth(question, values, method) / 100
            possible += full
            earned += 0 if failed else got
    if not possible:
        return None
    exact, ceiling_held = 100 * earned / possible, checklist.scoring.ceiling
    return exact if ceiling_held is None else min(exact, ceiling_held)


@st.composite
def answered(draw: st.DrawFn) -> tuple[Checklist, Values]:
    checklist = draw(checklists())
    values: Values = {}
    for question in checklist.questions:
        answers: list[st.SearchStrategy[AnswerValue | None]] = [st.none()]
        if question.not_applicable:
            answers.append(st.just("na"))
        codes = [option.code for option in question.options]
        match question.kind:
            case QuestionKind.CHOICE:
                answers.append(st.sampled_from(codes))
            case QuestionKind.MULTIPLE:
                answers.append(st.lists(st.sampled_from(codes), unique=True).map(tuple))
            case QuestionKind.NUMBER:
                answers.append(st.decimals(-5, 60, places=1))
            case _:
                answers.append(st.just("2026-03-02"))
        value = draw(st.one_of(answers))
        if value is not None:
            values[question.code] = value
    return checklist, values


@settings(max_examples=200, deadline=None)
@given(answered())
def test_the_score_is_what_the_format_says(given_: tuple[Checklist, Values]) -> None:
    checklist, values = given_
    result, exact = score(checklist, Answers(checklist.code, values)), by_the_book(checklist, values)
    if exact is None:
        assert result.score_before_fail is None
    else:
        hundredths = Decimal((200 * exact.numerator + exact.denominator) // (2 * exact.denominator))
        assert result.score_before_fail == (hundredths / 100).quantize(Decimal("0.01"), ROUND_HALF_UP)
    fails = [option for each in marks_of(checklist, Answers("", values)) for option in each.chosen]
    assert bool(result.failed_by) == any(option.fails is Fails.FORM for option in fails)


@settings(max_examples=100, deadline=None)
@given(answered(), st.data())
def test_a_form_that_was_scored_before_comes_out_as_if_it_were_new(
    given_: tuple[Checklist, Values], data: st.DataObject
) -> None:
    checklist, values = given_
    for taken in data.draw(st.lists(st.sampled_from(sorted(values)), max_size=3)) if values else []:
        score(checklist, Answers(checklist.code, {code: value for code, value in values.items() if code != taken}))
    new = Checklist(checklist.code, checklist.title, checklist.scoring, checklist.sections, checklist.note)
    again, first = score(checklist, Answers(checklist.code, values)), score(new, Answers(checklist.code, values))
    assert again == first
    assert again.trace == first.trace


@settings(max_examples=60, deadline=None)
@given(answered())
def test_the_short_way_and_the_whole_result_are_one(given_: tuple[Checklist, Values]) -> None:
    checklist, answers = given_[0], Answers(given_[0].code, given_[1])
    short, long = outcome(checklist, answers), score(checklist, answers)
    assert (short.score, short.before_fail, short.verdict, short.band, short.failed_by) == (
        long.score,
        long.score_before_fail,
        long.verdict,
        long.band,
        long.failed_by,
    )


@settings(max_examples=60, deadline=None)
@given(answered(), st.data())
def test_a_question_that_stays_as_it_is_gives_the_same_object(
    given_: tuple[Checklist, Values], data: st.DataObject
) -> None:
    checklist, values = given_
    before = score(checklist, Answers(checklist.code, values))
    after = score(checklist, Answers(checklist.code, dict(values)))
    assert all(one is other for one, other in zip(before.questions, after.questions, strict=True))
    code = data.draw(st.sampled_from([question.code for question in checklist.questions]))
    without = score(checklist, Answers(checklist.code, values).without_answer(code))
    for one, other in zip(before.questions, without.questions, strict=True):
        assert (one is other) == (one == other)
