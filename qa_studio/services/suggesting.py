"""Answers that measurements suggest; none of them counts until a person accepts it.

A checklist names a measure as `what.how`.  What: dead_air, hold, waiting (either of the two), overlap (both speak),
interruption (both speak, and the agent began later), response (from the customer's end until the agent speaks) or
monologue (the agent speaks and the customer says nothing in between).  How: longest_s, total_s, mean_s or count.  And
talk.agent_share, the agent's share of what is spoken, in per cent.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Literal

from qa_studio.domain.answers import AnswerValue
from qa_studio.domain.checklist import Checklist, Question, QuestionKind
from qa_studio.domain.spans import Span, common, total_s, united
from qa_studio.services.measuring import ChannelRole, Measurements
from qa_studio.texts import Message, message

Unit = Literal["s", "%", "×"]
Spans = tuple[Span, ...]

_STEPS: Mapping[Unit, Decimal] = {"s": Decimal("0.1"), "%": Decimal(1), "×": Decimal(1)}
ONE_CHANNEL = message("Not measured: agent and customer are on one channel.")
NOBODY_SPEAKS = message("Not measured: nobody speaks in this call.")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a measurement proposes for a question: the answer, the value it follows from, and where it was measured."""

    question: str
    answer: AnswerValue
    measured: Decimal
    span: Span | None
    unit: Unit = "s"


@dataclass(frozen=True, slots=True)
class _Value:
    measured: Decimal
    span: Span | None
    unit: Unit


def suggestions(checklist: Checklist, found: Measurements) -> dict[str, Suggestion]:
    """By question, what the measurements propose; a measure that isn't known or could not be taken proposes nothing."""
    made = (_suggestion(question, found) for question in checklist.questions)
    return {each.question: each for each in made if each is not None}


def unmeasured(checklist: Checklist, found: Measurements) -> dict[str, Message]:
    """By question that asks for a measurement, why there is none."""
    measured = {
        question.code: _measure(question.suggest.measure, found)
        for question in checklist.questions
        if question.suggest is not None
    }
    return {code: why for code, why in measured.items() if isinstance(why, Message)}


def all_unmeasured(checklist: Checklist, why: Message) -> dict[str, Message]:
    """By question that asks for a measurement, that the call could not be measured."""
    words = message("Not measured: {why}", why=why)
    return {question.code: words for question in checklist.questions if question.suggest is not None}


def _suggestion(question: Question, found: Measurements) -> Suggestion | None:
    if question.suggest is None:
        return None
    value = _measure(question.suggest.measure, found)
    if isinstance(value, Message):
        return None
    number = question.kind is QuestionKind.NUMBER
    answer = value.measured if number else question.suggest.option_for(Fraction(value.measured))
    return None if answer is None else Suggestion(question.code, answer, value.measured, value.span, value.unit)


def _measure(name: str, found: Measurements) -> _Value | Message:
    """The value of a measure, or why there is none."""
    what, _, how = name.partition(".")
    if name == "talk.agent_share":
        return _agent_share(found)
    if what not in _SPANS or how not in _OF_SPANS:
        return message("Not measured: there is no measure {measure}.", measure=name)
    if found.mono and what in _OF_TWO:
        return ONE_CHANNEL
    spans = _SPANS[what](found)
    unit: Unit = "×" if how == "count" else "s"
    return _Value(_rounded(_OF_SPANS[how](spans), unit), _longest(spans), unit)


def _agent_share(found: Measurements) -> _Value | Message:
    if found.mono:
        return ONE_CHANNEL
    if found.agent_share is None:
        return NOBODY_SPEAKS
    return _Value(_rounded(100 * found.agent_share, "%"), _longest(_monologues(found)), "%")


def _rounded(value: float, unit: Unit) -> Decimal:
    return Decimal(repr(float(value))).quantize(_STEPS[unit], ROUND_HALF_UP)


def _longest(spans: Spans) -> Span | None:
    return max(spans, key=lambda span: span.length, default=None)


def _overlaps(found: Measurements) -> Spans:
    return tuple(each.span for each in found.overlaps)


def _interruptions(found: Measurements) -> Spans:
    return tuple(each.span for each in found.overlaps if each.cut_in == "agent")


def _speech(found: Measurements, role: ChannelRole) -> Spans:
    return united(span for channel in found.channels if channel.role == role for span in channel.speech)


def _monologues(found: Measurements) -> Spans:
    """The agent's speech, in one as long as the customer is silent."""
    agent, customer = _speech(found, "agent"), _speech(found, "customer")
    turns: list[Span] = []
    for span in agent:
        if turns and not common((Span(turns[-1].end, span.start),), customer):
            turns[-1] = Span(turns[-1].start, span.end)
        else:
            turns.append(span)
    return tuple(turns)


def _responses(found: Measurements) -> Spans:
    """From each time the customer stopped until the agent spoke next, hold and the customer's going on left out."""
    agent, customer = _speech(found, "agent"), _speech(found, "customer")
    waits = []
    before = 0.0
    for reply in agent:
        ends = [span.end for span in customer if before <= span.end <= reply.start]
        before = reply.end
        if ends and not common((Span(ends[-1], reply.start),), found.hold):
            waits.append(Span(ends[-1], reply.start))
    return tuple(waits)


_SPANS: Mapping[str, Callable[[Measurements], Spans]] = {
    "dead_air": lambda found: found.dead_air,
    "hold": lambda found: found.hold,
    "waiting": lambda found: united((*found.dead_air, *found.hold)),
    "overlap": _overlaps,
    "interruption": _interruptions,
    "response": _responses,
    "monologue": _monologues,
}
_OF_SPANS: Mapping[str, Callable[[Spans], float]] = {
    "longest_s": lambda spans: max((span.length for span in spans), default=0.0),
    "total_s": total_s,
    "mean_s": lambda spans: total_s(spans) / len(spans) if spans else 0.0,
    "count": len,
}
_OF_TWO = ("overlap", "interruption", "response", "monologue")
"""What can't be known where both are on one channel."""
MEASURES: tuple[str, ...] = (*(f"{what}.{how}" for what in _SPANS for how in _OF_SPANS), "talk.agent_share")
"""Every measure that a checklist may name."""
