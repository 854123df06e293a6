"""The answers with which a form earns most."""

from decimal import ROUND_FLOOR, Decimal, localcontext
from fractions import Fraction

from qa_studio.domain.answers import NOT_APPLICABLE, Answers, AnswerValue
from qa_studio.domain.checklist import Checklist, Question, QuestionKind, Range


def best_answers(checklist: Checklist) -> Answers:
    """The form with full marks wherever it can be had."""
    values = {question.code: best_answer(question) for question in checklist.questions if question.kind.scored}
    return Answers(checklist.code, values)


def best_answer(question: Question) -> AnswerValue:
    """The answer that earns most; of equals one that fails nothing, then the first."""
    if question.kind is QuestionKind.NUMBER:
        ranges = question.ranges or (Range(None, Fraction(0)),)
        return number_in(question, max(ranges, key=lambda each: each.worth))
    ordered = sorted(question.options, key=lambda option: (-option.worth, option.fails is not None))
    if question.kind is QuestionKind.MULTIPLE:
        return tuple(option.code for option in question.options if option.worth > 0 and option.fails is None)
    return ordered[0].code if ordered else NOT_APPLICABLE


def number_in(question: Question, wanted: Range) -> Decimal:
    """The largest number of a range, at most 28 digits of it; one more than the last border for all the rest."""
    if wanted.up_to is not None:
        return _at_most(wanted.up_to)
    borders = [each.up_to for each in question.ranges if each.up_to is not None]
    return _at_most(max(borders) + 1) if borders else Decimal(0)


def _at_most(exact: Fraction) -> Decimal:
    # Rounded up it would lie in the next range.
    with localcontext(rounding=ROUND_FLOOR):
        return Decimal(exact.numerator) / Decimal(exact.denominator)
