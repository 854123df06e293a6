"""What each answer is worth by itself, before sections and methods come in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from fractions import Fraction
from functools import cached_property
from math import lcm

from qa_studio.domain.answers import NOT_APPLICABLE, Answers, AnswerValue
from qa_studio.domain.checklist import Checklist, Fails, Method, Option, Question, Requirement, Section
from qa_studio.domain.score import QuestionScore
from qa_studio.domain.worths import FULL, NOTHING, all_worths, best_worth, chosen_options, full_worth, worth_of

_MOST_KEPT = 256
"""Answers to one question that are kept with what they are worth: numbers and texts have no end."""


_ALWAYS, _ON_LOSS = Requirement.ALWAYS, Requirement.ON_LOSS


class State(Enum):
    """Where a question stands."""

    ANSWERED = auto()
    NA = auto()
    HIDDEN = auto()
    OPEN = auto()


@dataclass(slots=True, eq=False)
class Mark:
    """One question with its answer: `worth` of `full`, in % (percentage) or points; `best` is the most it can get.

    Nothing in it ever changes: a mark is kept and met again with every form that gives the same answer.
    `full` is what full marks are: 100 % under percentage, else the points of the best answer or `max_points`.
    `answer` is None where the question isn't asked, `chosen` is empty where it takes no part.  `earned` of `possible`
    is the same with the question's weight, in parts of the form, of which 1 of `worth` makes `parts`: whole numbers, so
    that adding up a form is exact and quick.  `counts`: it takes part in the score; `lost`: it earned less than full
    marks, which a bonus can't; the needs: a comment or evidence has to be there.  `scores` is how it comes out in the
    form, kept by those who work that out.
    """

    question: Question
    section: Section
    state: State
    answer: AnswerValue | None
    chosen: tuple[Option, ...]
    worth: Fraction
    full: Fraction
    best: Fraction
    parts: Fraction
    earned: int = field(init=False)
    possible: int = field(init=False)
    counts: bool = field(init=False)
    lost: bool = field(init=False)
    alert: bool = field(init=False)
    fails_section: bool = field(init=False)
    fails_form: bool = field(init=False)
    needs_comment: bool = field(init=False)
    needs_evidence: bool = field(init=False)
    scores: dict[tuple[int, int], QuestionScore] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        counts = self.state is State.ANSWERED and self.question.kind.scored
        lost = counts and not self.question.bonus and self.worth < self.full
        fails = [option.fails for option in self.chosen]
        judged = self.state is State.ANSWERED or self.state is State.NA
        comment, evidence = self.question.comment, self.question.evidence
        self.earned = int(self.worth * self.parts) if self.worth else 0
        # A bonus adds to what is earned, never to what is possible.
        self.possible = 0 if self.question.bonus else int(self.full * self.parts)
        self.counts, self.lost = counts, lost
        self.alert = any(option.alert for option in self.chosen)
        self.fails_section, self.fails_form = Fails.SECTION in fails, Fails.FORM in fails
        self.needs_comment = judged and (comment is _ALWAYS or (lost and comment is _ON_LOSS))
        self.needs_evidence = judged and (evidence is _ALWAYS or (lost and evidence is _ON_LOSS))

    def fails(self, what: Fails) -> bool:
        """Whether the answer brings `what` down."""
        return self.fails_form if what is Fails.FORM else self.fails_section

    @property
    def share(self) -> Fraction:
        """Of full marks, 0 to 1; meaningless where full marks are 0."""
        return self.worth / self.full if self.full else NOTHING


class _QuestionMarks:
    """The marks that one question can get; `asked_at` is where the question that shows it stands, if any does."""

    def __init__(self, question: Question, section: Section, method: Method, unit: int, asked_at: int | None) -> None:
        self.code = question.code
        self.among = None if question.show_when is None else frozenset(question.show_when.among)
        self.asked_at = asked_at
        self._question, self._section, self._method = question, section, method
        self._parts = _parts(question, method, unit)
        self._best = best_worth(question, method)
        self._full = full_worth(question, self._best, method)
        self.known: dict[AnswerValue, Mark] = {}

    def shown(self, before: Sequence[Mark]) -> bool:
        """Whether it is asked, by the marks of the questions before it."""
        if self.among is None:
            return True
        if self.asked_at is None or self.asked_at >= len(before):
            return False
        return any(option.code in self.among for option in before[self.asked_at].chosen)

    @cached_property
    def hidden(self) -> Mark:
        """Where it is not asked."""
        return self._mark(State.HIDDEN)

    @cached_property
    def open(self) -> Mark:
        """Where it is not answered yet."""
        return self._mark(State.OPEN)

    @cached_property
    def if_best(self) -> Mark:
        """Where it is answered as well as can be, whatever that answer is."""
        return self._mark(State.ANSWERED, worth=self._best)

    def answered(self, value: AnswerValue) -> Mark:
        """The mark for an answer that is met for the first time."""
        if value == NOT_APPLICABLE:
            return self.known.setdefault(value, self._mark(State.NA, value))
        chosen = chosen_options(self._question, value)
        worth = worth_of(self._question, value, chosen, self._method)
        mark = self._mark(State.ANSWERED, value, chosen, worth)
        if len(self.known) < _MOST_KEPT:
            self.known[value] = mark
        return mark

    def _mark(
        self,
        state: State,
        answer: AnswerValue | None = None,
        chosen: tuple[Option, ...] = (),
        worth: Fraction = NOTHING,
    ) -> Mark:
        return Mark(
            question=self._question,
            section=self._section,
            state=state,
            answer=answer,
            chosen=chosen,
            worth=worth,
            full=self._full,
            best=self._best,
            parts=self._parts,
        )


class Marking:
    """The marks of one checklist: what an answer makes of a question is worked out once and kept.

    `unit` is how many parts make 1 of a question's weight (percentage) or a point: so many that all that an answer can
    earn is a whole number of them.  `bounds` says where each section begins and ends among the form's questions.
    """

    def __init__(self, checklist: Checklist) -> None:
        method = checklist.scoring.method
        self.unit = lcm(*(_denominator(question, method) for question in checklist.questions))
        self.bounds = tuple(_bounds(checklist.sections))
        places = self._places = {question.code: place for place, question in enumerate(checklist.questions)}
        self._questions = tuple(
            _QuestionMarks(
                question,
                section,
                method,
                self.unit,
                places.get(question.show_when.question) if question.show_when else None,
            )
            for section in checklist.sections
            for question in section.questions
        )

    def marks(self, values: Mapping[str, AnswerValue]) -> tuple[Mark, ...]:
        """A mark for every question, in the order of the form; unknown questions are ignored."""
        found: list[Mark] = []
        # What shows a question stands before it, so one pass in order also settles what a hidden one hides in turn.
        for each in self._questions:
            if each.among is not None and not each.shown(found):
                found.append(each.hidden)
            elif (value := values.get(each.code)) is None:
                found.append(each.open)
            else:
                found.append(each.known.get(value) or each.answered(value))
        return tuple(found)

    def if_open(self, code: str) -> Mark:
        """The mark of the question `code` while it is open; raises KeyError."""
        return self._questions[self._places[code]].open

    def as_if_best(self, marks: Sequence[Mark]) -> Sequence[Mark]:
        """The marks of a form, answered as well as can be where they are open."""
        if all(mark.state is not State.OPEN for mark in marks):
            return marks
        return [
            each.if_best if mark.state is State.OPEN else mark
            for each, mark in zip(self._questions, marks, strict=True)
        ]


def best_and_full(checklist: Checklist, question: Question) -> tuple[Fraction, Fraction]:
    """The most that `question` of `checklist` can get, and its full marks: `best` and `full` of its mark."""
    mark = checklist.kept(Marking).if_open(question.code)
    return mark.best, mark.full


def marks_of(checklist: Checklist, answers: Answers) -> tuple[Mark, ...]:
    """A mark for every question, in the order of the form."""
    return checklist.kept(Marking).marks(answers.values)


def _parts(question: Question, method: Method, unit: int) -> Fraction:
    """How many parts 1 of a worth makes; none of what is never scored."""
    if not question.kind.scored:
        return NOTHING
    return unit * question.weight / FULL if method is Method.PERCENTAGE else Fraction(unit)


def _denominator(question: Question, method: Method) -> int:
    worths = lcm(*(worth.denominator for worth in all_worths(question)))
    return worths * question.weight.denominator * int(FULL) if method is Method.PERCENTAGE else worths


def _bounds(sections: Sequence[Section]) -> Iterator[tuple[int, int]]:
    begins = 0
    for section in sections:
        yield begins, begins + len(section.questions)
        begins += len(section.questions)
