"""What an inspector answered, with comments and evidence."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal, InvalidOperation

from qa_studio.domain.checklist import Question, QuestionKind
from qa_studio.domain.inspected_call import in_order
from qa_studio.domain.spans import Span
from qa_studio.errors import StudioError
from qa_studio.texts import Message, message

AnswerValue = str | tuple[str, ...] | Decimal
"""choice: an option code; multiple: option codes; number: a Decimal; text and date (ISO 8601): a string; or `na`."""

NOT_APPLICABLE = "na"
_LARGEST = Decimal(10) ** 12


class AnswerRefused(StudioError):
    """A value that does not fit its question."""

    def __init__(self, question: str, what: Message, hint: Message) -> None:
        super().__init__(what, hint)
        self.question = question


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers to the checklist with code `checklist`; `values`, `comments` and `evidence` by question code."""

    checklist: str
    values: Mapping[str, AnswerValue] = field(default_factory=dict)
    comments: Mapping[str, str] = field(default_factory=dict)
    evidence: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)

    def with_answer(self, question: str, value: AnswerValue) -> "Answers":
        """These, with `question` answered."""
        return replace(self, values={**self.values, question: value})

    def without_answer(self, question: str) -> "Answers":
        """These, with `question` open again; its comment and evidence stay."""
        return replace(self, values={code: value for code, value in self.values.items() if code != question})

    def with_comment(self, question: str, comment: str) -> "Answers":
        """These, with the comment of `question` replaced; an empty one takes it away."""
        others = {code: text for code, text in self.comments.items() if code != question}
        return replace(self, comments={**others, question: comment} if comment.strip() else others)

    def with_evidence(self, question: str, spans: Iterable[Span]) -> "Answers":
        """These, with the evidence of `question` replaced by `spans`, by call and time; none takes it away."""
        others = {code: old for code, old in self.evidence.items() if code != question}
        new = in_order(spans)
        return replace(self, evidence={**others, question: new} if new else others)


def value_to_json(question: Question, value: AnswerValue) -> str | int | float | list[str]:
    """`value` as JSON holds it: text, number or list of option codes."""
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def value_from_json(question: Question, raw: object) -> AnswerValue:
    """The answer that `raw` (from JSON or YAML) gives to `question`; raises AnswerRefused where it does not fit."""
    if isinstance(raw, str) and raw == NOT_APPLICABLE:
        if question.not_applicable:
            return NOT_APPLICABLE
        raise AnswerRefused(
            question.code,
            message("The question {question} can't be answered with na.", question=question.code),
            _what_fits(question),
        )
    value = _READERS[question.kind](question, raw)
    if value is None:
        shown = repr(raw) if not isinstance(raw, str) else raw
        raise AnswerRefused(
            question.code,
            message("{answer} is no answer to the question {question}.", answer=shown[:80], question=question.code),
            _what_fits(question),
        )
    return value


def _what_fits(question: Question) -> Message:
    codes = ", ".join([o.code for o in question.options] + ([NOT_APPLICABLE] if question.not_applicable else []))
    match question.kind:
        case QuestionKind.CHOICE:
            return message("Write one of these: {codes}.", codes=codes)
        case QuestionKind.MULTIPLE:
            return message("Write a list of these, or [] for none of them: {codes}.", codes=codes)
        case QuestionKind.NUMBER:
            return message("Write a number, such as 7.5.")
        case QuestionKind.DATE:
            return message("Write a date as year-month-day, such as 2026-03-31.")
        case QuestionKind.TEXT:
            return message("Write a text in quotes.")


def _choice(question: Question, raw: object) -> AnswerValue | None:
    return raw if isinstance(raw, str) and any(option.code == raw for option in question.options) else None


def _multiple(question: Question, raw: object) -> AnswerValue | None:
    if not isinstance(raw, list | tuple) or any(_choice(question, code) is None for code in raw):
        return None
    # In the order of the form and each once, so that the same choice is always the same value.
    return tuple(option.code for option in question.options if option.code in raw)


def _number(question: Question, raw: object) -> AnswerValue | None:
    if isinstance(raw, bool) or not isinstance(raw, int | float | Decimal):
        return None
    try:
        value = Decimal(str(raw))
    except (InvalidOperation, ValueError):
        return None
    return value if value.is_finite() and abs(value) <= _LARGEST else None


def _text(question: Question, raw: object) -> AnswerValue | None:
    return raw if isinstance(raw, str) else None


def _date(question: Question, raw: object) -> AnswerValue | None:
    if isinstance(raw, date):
        return raw.isoformat()[:10]
    if not isinstance(raw, str):
        return None
    try:
        return date.fromisoformat(raw.strip()).isoformat()
    except ValueError:
        return None


_READERS: Mapping[QuestionKind, Callable[[Question, object], AnswerValue | None]] = {
    QuestionKind.CHOICE: _choice,
    QuestionKind.MULTIPLE: _multiple,
    QuestionKind.NUMBER: _number,
    QuestionKind.TEXT: _text,
    QuestionKind.DATE: _date,
}
