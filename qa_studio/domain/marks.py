"""What each answer is worth by itself, before weights and methods come in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto
from fractions import Fraction

from qa_studio.domain.answers import NOT_APPLICABLE, Answers, AnswerValue
from qa_studio.domain.checklist import Checklist, Fails, Method, Option, Question, QuestionKind, Section

FULL = Fraction(100)
_NOTHING = Fraction(0)


class State(Enum):
    """Where a question stands."""

    ANSWERED = auto()
    NA = auto()
    HIDDEN = auto()
    OPEN = auto()


@dataclass(frozen=True, slots=True)
class Mark:
    """One question with its answer: `worth` of `full`, in % (percentage) or points; `best` is the most it can get.

    `full` is what full marks are: 100 % under percentage, else the points of the best answer or `max_points`.
    `chosen` is empty where the question takes no part.
    """

    question: Question
    section: Section
    state: State
    answer: AnswerValue | None
    chosen: tuple[Option, ...]
    worth: Fraction
    full: Fraction
    best: Fraction

    @property
    def counts(self) -> bool:
        """Whether it takes part in the score."""
        return self.state is State.ANSWERED and self.question.kind.scored

    @property
    def lost(self) -> bool:
        """Whether it earned less than full marks; a bonus can't be lost."""
        return self.counts and not self.question.bonus and self.worth < self.full

    @property
    def alert(self) -> bool:
        """Whether the answer flags the evaluation."""
        return any(option.alert for option in self.chosen)

    def fails(self, what: Fails) -> bool:
        """Whether the answer brings `what` down."""
        return what in [option.fails for option in self.chosen]

    @property
    def share(self) -> Fraction:
        """Of full marks, 0 to 1; meaningless where full marks are 0."""
        return self.worth / self.full if self.full else _NOTHING

    def as_if_best(self) -> "Mark":
        """This, answered as well as can be where it is open."""
        if self.state is not State.OPEN:
            return self
        return Mark(self.question, self.section, State.ANSWERED, self.answer, (), self.best, self.full, self.best)


def marks_of(checklist: Checklist, answers: Answers) -> tuple[Mark, ...]:
    """A mark for every question, in the order of the form."""
    return tuple(_marks(checklist, answers))


def _marks(checklist: Checklist, answers: Answers) -> Iterator[Mark]:
    # What shows a question stands before it, so one pass in order also settles what a hidden question hides in turn.
    chosen_so_far: dict[str, tuple[Option, ...]] = {}
    method, limits = checklist.scoring.method, _limits(checklist)
    for section in checklist.sections:
        for question in section.questions:
            value = answers.values.get(question.code)
            state = _state(question, value, chosen_so_far)
            chosen = _chosen(question, value) if state is State.ANSWERED else ()
            chosen_so_far[question.code] = chosen
            worth = _worth(question, value, chosen, method) if state is State.ANSWERED else _NOTHING
            best, full = limits[question.code]
            yield Mark(question, section, state, value, chosen, worth, full, best)


def best_and_full(checklist: Checklist, question: Question) -> tuple[Fraction, Fraction]:
    """The most that `question` of `checklist` can get, and its full marks: `best` and `full` of its mark."""
    return _limits(checklist)[question.code]


def _limits(checklist: Checklist) -> Mapping[str, tuple[Fraction, Fraction]]:
    """The best and the full marks of every question, worked out once: a form is scored at every answer."""
    if not checklist.limits:
        method = checklist.scoring.method
        for question in checklist.questions:
            best = _best(question, method)
            checklist.limits[question.code] = (best, _full(question, best, method))
    return checklist.limits


def _state(question: Question, value: AnswerValue | None, chosen_so_far: dict[str, tuple[Option, ...]]) -> State:
    if when := question.show_when:
        chosen = chosen_so_far.get(when.question, ())
        if not any(option.code in when.among for option in chosen):
            return State.HIDDEN
    if value is None:
        return State.OPEN
    return State.NA if value == NOT_APPLICABLE else State.ANSWERED


def _chosen(question: Question, value: AnswerValue | None) -> tuple[Option, ...]:
    if not question.kind.has_options:
        return ()
    codes = value if isinstance(value, tuple) else (value,)
    return tuple(option for option in question.options if option.code in codes)


def _worth(question: Question, value: AnswerValue | None, chosen: tuple[Option, ...], method: Method) -> Fraction:
    if question.kind is QuestionKind.NUMBER and isinstance(value, Decimal):
        number = Fraction(value)
        return next((r.worth for r in question.ranges if r.up_to is None or number <= r.up_to), _NOTHING)
    total = sum((option.worth for option in chosen), _NOTHING)
    return _held(question, total, method)


def _best(question: Question, method: Method) -> Fraction:
    if question.kind is QuestionKind.NUMBER:
        worths = [each.worth for each in question.ranges]
        if not question.ranges or question.ranges[-1].up_to is not None:
            worths.append(_NOTHING)  # what a number above all ranges gets
        return max(worths)
    if question.kind is QuestionKind.CHOICE:
        return max((option.worth for option in question.options), default=_NOTHING)
    gains = sum((option.worth for option in question.options if option.worth > 0), _NOTHING)
    return _held(question, gains, method)


def _full(question: Question, best: Fraction, method: Method) -> Fraction:
    if method is Method.PERCENTAGE:
        return FULL
    # The author may set full marks of a question with several options higher than they add up to.
    return best if question.max_points is None else question.max_points


def _held(question: Question, total: Fraction, method: Method) -> Fraction:
    """Several options together are worth 0 to 100 % under percentage, and at most `max_points` under points."""
    if question.kind is QuestionKind.MULTIPLE and method is Method.PERCENTAGE:
        return min(FULL, max(_NOTHING, total))
    return total if question.max_points is None else min(total, question.max_points)
