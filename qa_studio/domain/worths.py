"""What an answer is worth by itself, in % (percentage) or in points."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from qa_studio.domain.answers import AnswerValue
from qa_studio.domain.checklist import Method, Option, Question, QuestionKind

FULL = Fraction(100)
NOTHING = Fraction(0)


def chosen_options(question: Question, value: AnswerValue | None) -> tuple[Option, ...]:
    """The options that `value` picks, in the order of the form; none of a number, a text or a date."""
    if not question.kind.has_options:
        return ()
    codes = value if isinstance(value, tuple) else (value,)
    return tuple(option for option in question.options if option.code in codes)


def worth_of(question: Question, value: AnswerValue | None, chosen: Sequence[Option], method: Method) -> Fraction:
    """What `value`, which picks `chosen`, earns."""
    if question.kind is QuestionKind.NUMBER and isinstance(value, Decimal):
        number = Fraction(value)
        return next((r.worth for r in question.ranges if r.up_to is None or number <= r.up_to), NOTHING)
    total = sum((option.worth for option in chosen), NOTHING)
    return _held(question, total, method)


def best_worth(question: Question, method: Method) -> Fraction:
    """The most that an answer can earn."""
    if question.kind is QuestionKind.NUMBER:
        worths = [each.worth for each in question.ranges]
        if not question.ranges or question.ranges[-1].up_to is not None:
            worths.append(NOTHING)  # what a number above all ranges gets
        return max(worths)
    if question.kind is QuestionKind.CHOICE:
        return max((option.worth for option in question.options), default=NOTHING)
    gains = sum((option.worth for option in question.options if option.worth > 0), NOTHING)
    return _held(question, gains, method)


def full_worth(question: Question, best: Fraction, method: Method) -> Fraction:
    """What full marks are, where the best answer earns `best`."""
    if method is Method.PERCENTAGE:
        return FULL
    # The author may set full marks of a question with several options higher than they add up to.
    return best if question.max_points is None else question.max_points


def _held(question: Question, total: Fraction, method: Method) -> Fraction:
    """Several options together are worth 0 to 100 % under percentage, and at most `max_points` under points."""
    if question.kind is QuestionKind.MULTIPLE and method is Method.PERCENTAGE:
        return min(FULL, max(NOTHING, total))
    return total if question.max_points is None else min(total, question.max_points)


def all_worths(question: Question) -> Iterator[Fraction]:
    """Every number out of which what an answer is worth is added up."""
    yield from (option.worth for option in question.options)
    yield from (each.worth for each in question.ranges)
    if question.max_points is not None:
        yield question.max_points
