"""Answering a whole section in one go: which answers that gives, and which questions it has to leave."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from qa_studio.domain.answers import NOT_APPLICABLE, Answers, AnswerValue
from qa_studio.domain.best_answers import best_answer
from qa_studio.domain.checklist import Checklist, Question


class Filling(StrEnum):
    """How a section is answered in one go."""

    OPEN_FULL = "open_full"
    ALL_FULL = "all_full"
    NOT_APPLICABLE = "not_applicable"
    OPEN_AGAIN = "open_again"


@dataclass(frozen=True, slots=True)
class Filled:
    """What changes by question code (None: open again), and the codes of asked questions that had to be left."""

    values: Mapping[str, AnswerValue | None]
    left: tuple[str, ...]


def filled(checklist: Checklist, answers: Answers, section: str, filling: Filling) -> Filled:
    """Answer the questions of `section` that are asked, those too that are asked because of these answers.

    "Full" is the best answer of a question with options, where that answer fails nothing.  Numbers, texts and dates are
    left: they state something that was found, which only a person can.  Opening again opens questions that are not
    asked, too, so that no old answer comes back with them.  Comments and evidence stay.
    """
    if filling is Filling.OPEN_AGAIN:
        codes = [question.code for question in _section(checklist, section) if question.code in answers.values]
        return Filled(dict.fromkeys(codes), ())
    own = {question.code for question in _section(checklist, section)}
    values, left = dict(answers.values), []
    chosen: dict[str, tuple[str, ...]] = {}
    for question in checklist.questions:
        # What shows a question stands before it, so one pass in order settles what is asked.
        asked = question.show_when is None or any(
            code in question.show_when.among for code in chosen.get(question.show_when.question, ())
        )
        if asked and question.code in own and not (filling is Filling.OPEN_FULL and question.code in values):
            value = _filled_with(question, filling)
            if value is not None:
                values[question.code] = value
            elif question.code not in values or filling is Filling.NOT_APPLICABLE:
                left.append(question.code)
        chosen[question.code] = _codes(question, values.get(question.code)) if asked else ()
    changed = {code: value for code, value in values.items() if value != answers.values.get(code)}
    return Filled(changed, tuple(left))


def _section(checklist: Checklist, code: str) -> tuple[Question, ...]:
    return next(section.questions for section in checklist.sections if section.code == code)


def _filled_with(question: Question, filling: Filling) -> AnswerValue | None:
    if filling is Filling.NOT_APPLICABLE:
        return NOT_APPLICABLE if question.not_applicable else None
    if not question.kind.has_options:
        return None
    best = best_answer(question)
    picked = _codes(question, best)
    return None if any(question.option(code).fails for code in picked) else best


def _codes(question: Question, value: AnswerValue | None) -> tuple[str, ...]:
    if value is None or value == NOT_APPLICABLE or not question.kind.has_options:
        return ()
    return value if isinstance(value, tuple) else (str(value),)
