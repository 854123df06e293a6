"""Answers, spans and words as JSON documents keep them."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from qa_studio.domain.answers import Answers, AnswerValue
from qa_studio.domain.inspected_call import span_from_json, span_to_json
from qa_studio.domain.listening import Heard, Ledger
from qa_studio.domain.spans import Span
from qa_studio.domain.transcript import Word


def value_out(value: AnswerValue) -> Any:
    """Text as text, option codes as a list, a number as {"number": its digits}, so that none is lost."""
    if isinstance(value, Decimal):
        return {"number": str(value)}
    return list(value) if isinstance(value, tuple) else value


def value_in(stored: Any) -> AnswerValue:
    """What `value_out` was given."""
    if isinstance(stored, dict):
        return Decimal(stored["number"])
    return tuple(stored) if isinstance(stored, list) else str(stored)


def spans_out(spans: Iterable[Span]) -> list[list[float]]:
    """Pairs of seconds; in another call than the first with the number of its recording."""
    return [span_to_json(span) for span in spans]


def spans_in(stored: Sequence[Sequence[float]] | None) -> tuple[Span, ...]:
    """What `spans_out` was given."""
    return tuple(map(span_from_json, stored or ()))


def words_out(words: Iterable[Word]) -> list[list[Any]]:
    """Start, end (to the millisecond) and text of each."""
    return [[round(word.span.start, 3), round(word.span.end, 3), word.text] for word in words]


def words_in(stored: Sequence[Sequence[Any]] | None) -> tuple[Word, ...]:
    """What `words_out` was given."""
    return tuple(Word(Span(start, end), text) for start, end, text in stored or ())


def ledger_out(ledger: Ledger) -> list[list[Any]]:
    """Start, end, speed, channel, times; a stretch heard once nobody knows how is a pair, as it always was."""
    return [
        [entry.span.start, entry.span.end]
        if (entry.speed, entry.channel, entry.times) == (None, None, 1)
        else [entry.span.start, entry.span.end, entry.speed, entry.channel, entry.times]
        for entry in ledger.entries
    ]


def ledger_in(stored: Iterable[Sequence[Any]] | None) -> Ledger:
    """What `ledger_out` was given, or the pairs of a workspace that kept no more."""
    return Ledger(tuple(Heard(Span(start, end), *how) for start, end, *how in stored or ()))


def answers_out(answers: Answers) -> dict[str, Any]:
    """All answers, comments and evidence in one document."""
    return {
        "checklist": answers.checklist,
        "values": {code: value_out(value) for code, value in answers.values.items()},
        "comments": dict(answers.comments),
        "evidence": {code: spans_out(spans) for code, spans in answers.evidence.items()},
    }


def answers_in(stored: Mapping[str, Any]) -> Answers:
    """What `answers_out` was given."""
    return Answers(
        stored["checklist"],
        {code: value_in(value) for code, value in stored["values"].items()},
        dict(stored["comments"]),
        {code: spans_in(spans) for code, spans in stored["evidence"].items()},
    )
