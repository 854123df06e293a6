"""A checklist as it is published: sections of questions, and how they make a score."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import Any, TypeVar

from qa_studio.domain.wording import Wording

_Made = TypeVar("_Made")


class Method(StrEnum):
    """How answers become a score."""

    PERCENTAGE = "percentage"
    POINTS = "points"
    BASE = "base"


class QuestionKind(StrEnum):
    """What an answer looks like."""

    CHOICE = "choice"
    MULTIPLE = "multiple"
    NUMBER = "number"
    TEXT = "text"
    DATE = "date"

    @property
    def scored(self) -> bool:
        """Whether answers of this kind move the score; texts and dates never do."""
        return self not in (QuestionKind.TEXT, QuestionKind.DATE)

    @property
    def has_options(self) -> bool:
        """Whether the answer is picked from options."""
        return self in (QuestionKind.CHOICE, QuestionKind.MULTIPLE)


class Requirement(StrEnum):
    """When a comment or evidence has to be there; on loss: whenever less than full marks."""

    NEVER = "never"
    OPTIONAL = "optional"
    ON_LOSS = "on_loss"
    ALWAYS = "always"


class CriticalFamily(StrEnum):
    """Whom a critical error hurts; `UNNAMED` counts in the critical score only."""

    CUSTOMER = "customer"
    BUSINESS = "business"
    COMPLIANCE = "compliance"
    UNNAMED = "true"


class Fails(StrEnum):
    """What an option brings down when it is chosen."""

    SECTION = "section"
    FORM = "form"


class WeightGoesTo(StrEnum):
    """Among which questions the weight of a not-applicable one is shared out."""

    FORM = "form"
    SECTION = "section"


@dataclass(frozen=True, slots=True)
class Band:
    """The name of the scores from `least` on."""

    least: Fraction
    title: Wording


@dataclass(frozen=True, slots=True)
class Scoring:
    """How the form is scored; `start`, `floor`, `ceiling` are in the unit of the score, `None`: the default."""

    method: Method
    pass_mark: Fraction
    not_applicable: WeightGoesTo = WeightGoesTo.FORM
    bands: tuple[Band, ...] = ()
    start: Fraction | None = None
    floor: Fraction | None = None
    ceiling: Fraction | None = None

    def band(self, score: Fraction) -> Band | None:
        """The band with the highest `least` that `score` reaches."""
        reached = [band for band in self.bands if band.least <= score]
        return max(reached, key=lambda band: band.least, default=None)


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to pick; `worth` is its score in % (percentage) or its points (points, base)."""

    code: str
    worth: Fraction
    text: Wording
    fails: Fails | None = None
    alert: bool = False


@dataclass(frozen=True, slots=True)
class Range:
    """Numbers not above `up_to` (`None`: all the rest) are worth `worth`, in % or points like an option."""

    up_to: Fraction | None
    worth: Fraction


@dataclass(frozen=True, slots=True)
class ShowWhen:
    """The question is asked only where the answer to `question` is, or contains, one of the option codes `among`."""

    question: str
    among: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SuggestRange:
    """Measured values not above `up_to` (`None`: all the rest) propose `option`."""

    up_to: Fraction | None
    option: str


@dataclass(frozen=True, slots=True)
class Suggest:
    """A measurement that proposes the answer: its value itself (number), or the option of its range (choice)."""

    measure: str
    ranges: tuple[SuggestRange, ...] = ()

    def option_for(self, measured: Fraction) -> str | None:
        """The option code proposed for a measured value."""
        for each in self.ranges:
            if each.up_to is None or measured <= each.up_to:
                return each.option
        return None


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to judge."""

    code: str
    text: Wording
    kind: QuestionKind
    weight: Fraction = Fraction(1)
    options: tuple[Option, ...] = ()
    ranges: tuple[Range, ...] = ()
    max_points: Fraction | None = None
    not_applicable: bool = False
    critical: CriticalFamily | None = None
    bonus: bool = False
    comment: Requirement = Requirement.OPTIONAL
    comments: tuple[Wording, ...] = ()
    evidence: Requirement = Requirement.OPTIONAL
    root_causes: tuple[str, ...] = ()
    suggest: Suggest | None = None
    show_when: ShowWhen | None = None
    guidance: Wording | None = None
    note: Wording | None = None

    def option(self, code: str) -> Option:
        """The option `code`; raises KeyError."""
        for option in self.options:
            if option.code == code:
                return option
        raise KeyError(code)


@dataclass(frozen=True, slots=True)
class Section:
    """Questions that belong together; `weight` under percentage, `multiplier` under points."""

    code: str
    title: Wording
    questions: tuple[Question, ...]
    weight: Fraction | None = None
    multiplier: Fraction = Fraction(1)
    note: Wording | None = None


@dataclass(frozen=True)
class Checklist:
    """What is asked about a call; codes are unique and every reference in it is good."""

    code: str
    title: Wording
    scoring: Scoring
    sections: tuple[Section, ...]
    note: Wording | None = None

    # Made when they are first asked for, and without an object for each question: in the designer every key makes a
    # new checklist, and a thousand new tuples are what Python's garbage collector wakes up for.
    @cached_property
    def _question_of(self) -> Mapping[str, Question]:
        return {question.code: question for section in self.sections for question in section.questions}

    @cached_property
    def _section_of(self) -> Mapping[str, Section]:
        return {question.code: section for section in self.sections for question in section.questions}

    @cached_property
    def _kept(self) -> dict[object, Any]:
        return {}

    def kept(self, make: Callable[["Checklist"], _Made]) -> _Made:
        """What `make` makes of this checklist: made once and kept with it, since a form is scored at every answer."""
        try:
            made: _Made = self._kept[make]
        except KeyError:
            made = self._kept[make] = make(self)
        return made

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Every question, in the order of the form."""
        return tuple(question for section in self.sections for question in section.questions)

    @property
    def weighs_sections(self) -> bool:
        """Whether the sections carry weights; either all do or none."""
        return any(section.weight is not None for section in self.sections)

    def has_question(self, code: str) -> bool:
        """Whether there is a question `code`."""
        return code in self._question_of

    def question(self, code: str) -> Question:
        """The question `code`; raises KeyError."""
        return self._question_of[code]

    def section_of(self, code: str) -> Section:
        """The section in which the question `code` stands; raises KeyError."""
        return self._section_of[code]
