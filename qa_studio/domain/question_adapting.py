"""Questions of one checklist made to fit another: under its method, with codes and conditions that hold there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from qa_studio.domain.checklist import Checklist, Method, Question
from qa_studio.domain.checklist_advice import Advice
from qa_studio.domain.checklist_edit import recoded
from qa_studio.domain.question_method import question_under
from qa_studio.texts import Message, message


@dataclass(frozen=True, slots=True)
class Adapted:
    """Questions that fit, and what had to be changed in them, by their new codes."""

    questions: tuple[Question, ...]
    notes: tuple[Advice, ...]


def adapted(picked: Sequence[tuple[Question, Method]], checklist: Checklist) -> Adapted:
    """The picked questions, each with the method that its worths are meant under, as `checklist` can take them."""
    notes: list[Advice] = []
    taken = [question.code for question in checklist.questions]
    free = recoded([question for question, _ in picked], taken)
    known = {question.code: _options(question) for question in checklist.questions}
    fitting: list[Question] = []
    for (old, method), new in zip(picked, free, strict=True):
        question, turned = question_under(new, method, checklist.scoring.method)
        question, dropped = _asked_where_it_can(question, known)
        changes = (_new_code(old, new), *turned, dropped)
        known[question.code] = _options(question)
        fitting.append(question)
        notes += [Advice("adapted", question.code, words) for words in changes if words is not None]
    return Adapted(tuple(fitting), tuple(notes))


def _options(question: Question) -> frozenset[str]:
    return frozenset(option.code for option in question.options)


def _new_code(old: Question, new: Question) -> Message | None:
    if old.code == new.code:
        return None
    return message("The code {old} is taken here; this question is {new}.", old=old.code, new=new.code)


def _asked_where_it_can(question: Question, known: Mapping[str, frozenset[str]]) -> tuple[Question, Message | None]:
    when = question.show_when
    if when is None:
        return question, None
    kept = tuple(code for code in when.among if code in known.get(when.question, ()))
    if kept:
        return replace(question, show_when=replace(when, among=kept)), None
    words = message(
        "It was asked only after certain answers to {question}; here it is always asked.", question=when.question
    )
    return replace(question, show_when=None), words
