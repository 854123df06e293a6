"""Answers that measurements suggest; none of them counts until a person accepts it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from qa_studio.domain.answers import AnswerValue
from qa_studio.domain.checklist import Checklist, Question, QuestionKind
from qa_studio.domain.spans import Span
from qa_studio.services.measuring import Measurements, total_s

_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a measurement proposes for a question: the answer, the value it follows from, and where it was measured."""

    question: str
    answer: AnswerValue
    measured_s: Decimal
    span: Span | None


def _longest(spans: tuple[Span, ...]) -> Span | None:
    return max(spans, key=lambda span: span.length, default=None)


def _overlaps(found: Measurements) -> tuple[Span, ...]:
    return tuple(each.span for each in found.overlaps)


_SPANS: Mapping[str, Callable[[Measurements], tuple[Span, ...]]] = {
    "dead_air": lambda found: found.dead_air,
    "overlap": _overlaps,
    "hold": lambda found: found.hold,
}
_OF_TWO = ("overlap",)
"""What can't be known where both are on one channel."""


def suggestions(checklist: Checklist, found: Measurements) -> dict[str, Suggestion]:
    """By question, what the measurements propose; a measure that isn't known or could not be taken proposes nothing."""
    made = (_suggestion(question, found) for question in checklist.questions)
    return {each.question: each for each in made if each is not None}


def _suggestion(question: Question, found: Measurements) -> Suggestion | None:
    if question.suggest is None:
        return None
    what, _, how = question.suggest.measure.partition(".")
    if what not in _SPANS or how not in ("longest_s", "total_s") or (found.mono and what in _OF_TWO):
        return None
    spans = _SPANS[what](found)
    longest = _longest(spans)
    seconds = total_s(spans) if how == "total_s" else longest.length if longest is not None else 0.0
    measured = Decimal(repr(seconds)).quantize(_TENTH, ROUND_HALF_UP)
    answer = measured if question.kind is QuestionKind.NUMBER else question.suggest.option_for(Fraction(measured))
    return None if answer is None else Suggestion(question.code, answer, measured, longest)
