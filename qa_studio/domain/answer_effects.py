"""What each answer to one question would do to the score."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from qa_studio.domain.answers import NOT_APPLICABLE, Answers, AnswerValue
from qa_studio.domain.best_answers import best_answer, best_answers, number_in
from qa_studio.domain.checklist import Checklist, Fails, Method, Option, Question, QuestionKind, Range
from qa_studio.domain.marks import Mark, State, marks_of
from qa_studio.domain.score import rounded_or_none
from qa_studio.domain.scoring import tally_of
from qa_studio.domain.tally import Tally
from qa_studio.domain.wording import Wording
from qa_studio.domain.worths import NOTHING


@dataclass(frozen=True, slots=True)
class AnswerEffect:
    """One possible answer, and what becomes of the form with it.

    `score` is the one before a fail, None where nothing is left to score.  `change` is how far it lies from the score
    with full marks; from that without the question for a bonus and under base, where points are added and taken.
    `label` is the option's wording, None for a number, for `na` and for none of several options; a number lies in
    `within`, above `within[0]` and not above `within[1]`.
    """

    value: AnswerValue
    label: Wording | None
    within: tuple[Fraction | None, Fraction | None] | None
    score: Decimal | None
    change: Decimal | None
    worth: Fraction
    fails: Fails | None
    alert: bool
    hides: int
    """How many questions that the best answer asks are not asked any more."""
    asks: int
    """How many questions are asked that the best answer doesn't ask."""


@dataclass(frozen=True, slots=True)
class Effects:
    """What the answers to one question do; `points` is what the question is worth in the score, None under base."""

    answers: tuple[AnswerEffect, ...]
    points: Decimal | None
    failed_by: tuple[str, ...]
    """Other questions whose answers fail the form already."""


NO_EFFECTS = Effects((), None, ())


def effects(checklist: Checklist, code: str, answers: Answers | None = None) -> Effects:
    """Every answer that the question `code` takes, in the order of the form; none for texts and dates.

    The other questions are answered as in `answers`, and as well as can be where those say nothing; what has to be
    answered for the question to be asked at all is answered so.  No effects where no answers ask it.  Raises KeyError.
    """
    question = checklist.question(code)
    possible = _possible(question)
    if not possible:
        return NO_EFFECTS
    others = asking(checklist, code, answers)
    best = marks_of(checklist, others.with_answer(code, best_answer(question)))
    own = next(mark for mark in best if mark.question.code == code)
    if own.state is State.HIDDEN:
        return NO_EFFECTS
    before = tally_of(checklist, [_from_where(checklist, mark) if mark is own else mark for mark in best])
    asked = _asked(best)
    found = []
    for each in possible:
        marks = marks_of(checklist, others.with_answer(code, each.value))
        found.append(_effect(each, _mark(marks, code), tally_of(checklist, marks), before, asked, _asked(marks)))
    failed = tuple(mark.question.code for mark in best if mark is not own and mark.fails(Fails.FORM))
    return Effects(tuple(found), _points(checklist, own, before), failed)


def asking(checklist: Checklist, code: str, answers: Answers | None = None) -> Answers:
    """`answers`, with the best for all that they leave open, and with those that show the question `code`."""
    given = {} if answers is None else answers.values
    values: dict[str, AnswerValue] = {**best_answers(checklist).values, **given}
    seen: set[str] = set()
    at = checklist.question(code)
    while (when := at.show_when) is not None and checklist.has_question(when.question) and at.code not in seen:
        seen.add(at.code)
        target = checklist.question(when.question)
        values[target.code] = _showing(target, when.among, values.get(target.code))
        at = target
    return Answers(checklist.code, values)


def _showing(target: Question, among: Sequence[str], value: AnswerValue | None) -> AnswerValue:
    """`value` where it holds one of the options `among`, else the best answer that does."""
    chosen = value if isinstance(value, tuple) else (value,)
    showing = [option for option in target.options if option.code in among]
    if any(option.code in chosen for option in showing) or not showing:
        return best_answer(target) if value is None else value
    best = max(showing, key=lambda option: (option.fails is None, option.worth))
    if target.kind is not QuestionKind.MULTIPLE:
        return best.code
    return tuple(option.code for option in target.options if option.code in chosen or option is best)


@dataclass(frozen=True, slots=True)
class _Possible:
    value: AnswerValue
    label: Wording | None = None
    options: tuple[Option, ...] = ()
    within: tuple[Fraction | None, Fraction | None] | None = None


def _possible(question: Question) -> list[_Possible]:
    if not question.kind.scored:
        return []
    found = list(_numbers(question)) if question.kind is QuestionKind.NUMBER else _choices(question)
    if question.not_applicable:
        found.append(_Possible(NOT_APPLICABLE))
    return found


def _choices(question: Question) -> list[_Possible]:
    if question.kind is not QuestionKind.MULTIPLE:
        return [_Possible(option.code, option.text, (option,)) for option in question.options]
    none = [_Possible(())] if question.options else []
    return none + [_Possible((option.code,), option.text, (option,)) for option in question.options]


def _numbers(question: Question) -> Iterator[_Possible]:
    ranges = question.ranges
    if ranges and ranges[-1].up_to is not None:
        ranges = (*ranges, Range(None, NOTHING))
    below: Fraction | None = None
    for each in ranges:
        yield _Possible(number_in(question, each), within=(below, each.up_to))
        below = each.up_to


def _from_where(checklist: Checklist, mark: Mark) -> Mark:
    """The question as what its answers are compared with: full marks, or no points where points are added and taken."""
    adds = mark.question.bonus or checklist.scoring.method is Method.BASE
    return replace(mark, worth=NOTHING if adds else mark.full, chosen=())


def _points(checklist: Checklist, own: Mark, before: Tally) -> Decimal | None:
    if checklist.scoring.method is Method.BASE or own.question.bonus or not before.possible:
        return None
    return rounded_or_none(100 * before.full[own.question.code] / before.possible)


def _effect(
    each: _Possible, own: Mark, tally: Tally, before: Tally, best_asks: frozenset[str], asks: frozenset[str]
) -> AnswerEffect:
    score, compared = rounded_or_none(tally.score), rounded_or_none(before.score)
    return AnswerEffect(
        value=each.value,
        label=each.label,
        within=each.within,
        score=score,
        change=None if score is None or compared is None else score - compared,
        worth=own.worth,
        fails=_worst(each.options),
        alert=any(option.alert for option in each.options),
        hides=len(best_asks - asks),
        asks=len(asks - best_asks),
    )


def _mark(marks: Sequence[Mark], code: str) -> Mark:
    return next(mark for mark in marks if mark.question.code == code)


def _asked(marks: Sequence[Mark]) -> frozenset[str]:
    return frozenset(mark.question.code for mark in marks if mark.state is not State.HIDDEN)


def _worst(options: Sequence[Option]) -> Fails | None:
    fails = {option.fails for option in options}
    return Fails.FORM if Fails.FORM in fails else Fails.SECTION if Fails.SECTION in fails else None
