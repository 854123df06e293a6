"""Conditions that can never come true, come true always, or come too late to matter."""

from collections.abc import Iterator
from enum import Enum, auto

from qa_studio.domain.checklist import Checklist, Fails, Option, Question, QuestionKind, ShowWhen
from qa_studio.domain.doubts import Advice
from qa_studio.texts import message


class _Asked(Enum):
    ALWAYS = auto()
    SOMETIMES = auto()
    TOO_LATE = auto()
    """Only when the form has failed already."""
    NEVER = auto()


def doubts_of_conditions(checklist: Checklist) -> Iterator[Advice]:
    """Doubts about every condition, one that rests on another one included; in the order of the form.

    A condition that names no earlier question with options is a problem of the file, and raises no doubt here.
    """
    asked: dict[str, _Asked] = {}
    for section in checklist.sections:
        own = {question.code for question in section.questions}
        for question in section.questions:
            when = question.show_when
            if when is None or when.question not in asked or not checklist.question(when.question).kind.has_options:
                asked[question.code] = _Asked.ALWAYS
                continue
            target = checklist.question(when.question)
            showing = [option for option in target.options if option.code in when.among]
            asked[question.code] = _when_asked(showing, asked[target.code])
            yield from _one(question, when, target, showing, asked)
            if target.code in own and asked[question.code] is _Asked.SOMETIMES:
                yield from _after_the_section(question, target, showing)


def _when_asked(showing: list[Option], target: _Asked) -> _Asked:
    if not showing or target is _Asked.NEVER:
        return _Asked.NEVER
    if target is _Asked.TOO_LATE or all(option.fails is Fails.FORM for option in showing):
        return _Asked.TOO_LATE
    return _Asked.SOMETIMES


def _one(
    question: Question, when: ShowWhen, target: Question, showing: list[Option], asked: dict[str, _Asked]
) -> Iterator[Advice]:
    code, other = question.code, target.code
    if not showing:
        words = message("No answer ever shows it: name the answers that do.")
        yield Advice("never_shown", code, words, "show_when")
    elif asked[other] is _Asked.NEVER:
        words = message("It is never asked, because {other} never is: mend one of the two conditions.", other=other)
        yield Advice("never_shown", code, words, "show_when")
    elif asked[code] is _Asked.TOO_LATE and question.kind.scored:
        words = message(
            "It is asked only when {other} has failed the form, and can't change the score any more: "
            "name other answers, or make it a text.",
            other=other,
        )
        yield Advice("never_matters", code, words, "show_when")
    elif _says_nothing(when, target, asked[other]):
        words = message("Every answer to {other} shows it: take the condition out, or name fewer answers.", other=other)
        yield Advice("always_shown", code, words, "show_when")


def _says_nothing(when: ShowWhen, target: Question, asked: _Asked) -> bool:
    every = target.kind is QuestionKind.CHOICE and {option.code for option in target.options} <= set(when.among)
    return every and not target.not_applicable and asked is _Asked.ALWAYS


def _after_the_section(question: Question, target: Question, showing: list[Option]) -> Iterator[Advice]:
    matters = any(option.fails or option.alert for option in question.options) or question.critical is not None
    if question.kind.scored and not matters and all(option.fails is Fails.SECTION for option in showing):
        words = message(
            "It is asked only when {other} has failed the section, where nothing can be earned any more: "
            "put it into another section, or make it a text.",
            other=target.code,
        )
        yield Advice("never_matters", question.code, words, "show_when")
