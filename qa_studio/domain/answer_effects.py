"""What each answer to one question would do to the score."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from qa_studio.domain.answers import NOT_APPLICABLE, Answers, AnswerValue
from qa_studio.domain.checklist import Checklist, Fails, Option, Question, QuestionKind, Range
from qa_studio.domain.score import in_words
from qa_studio.domain.scoring import score
from qa_studio.domain.wording import Wording
from qa_studio.texts import Message, message


@dataclass(frozen=True, slots=True)
class AnswerEffect:
    """One possible answer, and what becomes of the form with it.

    `score` is the one before a fail; `change` is how far it lies from that with the best answer, None where nothing
    can be compared.  `label` is the option's wording, None for a number or for `na`.
    """

    value: AnswerValue
    label: Wording | None
    score: Decimal | None
    change: Decimal | None
    fails: Fails | None
    alert: bool
    hides: int
    """How many questions that the best answers ask are not asked any more."""


def effects(checklist: Checklist, code: str, answers: Answers | None = None) -> tuple[AnswerEffect, ...]:
    """Every answer that the question `code` takes, in the order of the form; none for texts and dates.

    All other questions are answered as in `answers`, by default as well as can be.  Raises KeyError.
    """
    question = checklist.question(code)
    if not question.kind.scored:
        return ()
    others = answers if answers is not None else best_answers(checklist)
    best = score(checklist, others.with_answer(code, best_answer(question)))
    asked = {each.code for each in best.questions if not each.hidden}
    found = []
    for value, label, options in _possible(question):
        result = score(checklist, others.with_answer(code, value))
        before, full = result.score_before_fail, best.score_before_fail
        found.append(
            AnswerEffect(
                value,
                label,
                before,
                None if before is None or full is None else before - full,
                _worst(options),
                any(option.alert for option in options),
                len(asked - {each.code for each in result.questions if not each.hidden}),
            )
        )
    return tuple(found)


def best_answers(checklist: Checklist) -> Answers:
    """The form with full marks wherever it can be had."""
    values = {question.code: best_answer(question) for question in checklist.questions if question.kind.scored}
    return Answers(checklist.code, values)


def best_answer(question: Question) -> AnswerValue:
    """The answer that earns most; of equals one that fails nothing, then the first."""
    if question.kind is QuestionKind.NUMBER:
        ranges = question.ranges or (Range(None, Fraction(0)),)
        return _number_in(question, max(ranges, key=lambda each: each.worth))
    ordered = sorted(question.options, key=lambda option: (-option.worth, option.fails is not None))
    if question.kind is QuestionKind.MULTIPLE:
        return tuple(option.code for option in question.options if option.worth > 0 and option.fails is None)
    return ordered[0].code if ordered else NOT_APPLICABLE


def effect_sentence(effect: AnswerEffect, language: str) -> Message:
    """What the answer does, in words: "takes 6 points and fails the form"."""
    said = effect.label.in_language(language) if effect.label is not None else _said(effect.value)
    if effect.value == NOT_APPLICABLE:
        return message("N/A: the question takes no part, the rest of the form counts for more")
    change = effect.change
    if change is None:
        return message("{answer}: nothing is left to score", answer=said)
    if effect.fails is Fails.FORM:
        return message("{answer} takes {points} points and fails the form", answer=said, points=str(-change))
    if effect.fails is Fails.SECTION:
        return message("{answer} takes {points} points and fails the section", answer=said, points=str(-change))
    if not change:
        return message("{answer} keeps all points", answer=said)
    if change > 0:
        return message("{answer} adds {points} points", answer=said, points=str(change))
    return message("{answer} takes {points} points", answer=said, points=str(-change))


def _said(value: AnswerValue) -> str:
    return " + ".join(value) if isinstance(value, tuple) else str(value)


def _possible(question: Question) -> list[tuple[AnswerValue, Wording | None, tuple[Option, ...]]]:
    found: list[tuple[AnswerValue, Wording | None, tuple[Option, ...]]] = []
    if question.kind is QuestionKind.NUMBER:
        for each in question.ranges:
            found.append((_number_in(question, each), None, ()))
        if not question.ranges or question.ranges[-1].up_to is not None:
            found.append((_number_in(question, Range(None, Fraction(0))), None, ()))
    elif question.kind is QuestionKind.MULTIPLE:
        found.append(((), None, ()))
        found += [((option.code,), option.text, (option,)) for option in question.options]
    else:
        found += [(option.code, option.text, (option,)) for option in question.options]
    if question.not_applicable:
        found.append((NOT_APPLICABLE, None, ()))
    return found


def _number_in(question: Question, wanted: Range) -> Decimal:
    """The largest number of a range; one more than the last border for all the rest."""
    if wanted.up_to is not None:
        return Decimal(in_words(wanted.up_to))
    borders = [each.up_to for each in question.ranges if each.up_to is not None]
    return Decimal(in_words(max(borders) + 1)) if borders else Decimal(0)


def _worst(options: tuple[Option, ...]) -> Fails | None:
    fails = {option.fails for option in options}
    return Fails.FORM if Fails.FORM in fails else Fails.SECTION if Fails.SECTION in fails else None
