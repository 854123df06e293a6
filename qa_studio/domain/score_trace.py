"""How a score came about, in one line each: what each answer earns, and what sections and form add up to."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from qa_studio.domain.answers import AnswerValue
from qa_studio.domain.checklist import Checklist, Fails, Method, Section, WeightGoesTo
from qa_studio.domain.marks import Mark, State
from qa_studio.domain.score import in_words
from qa_studio.domain.tally import SectionTally, Tally, percent
from qa_studio.domain.worths import FULL
from qa_studio.texts import Message, message


def mark_lines(checklist: Checklist, marks: Sequence[Mark]) -> Iterator[Message]:
    """A line for every question, in the order of the form, and one for every fail and alert."""
    for mark in marks:
        yield _line(checklist, mark)
        yield from _consequences(mark)


def _line(checklist: Checklist, mark: Mark) -> Message:
    code = mark.question.code
    match mark.state:
        case State.HIDDEN:
            return message("{question}: not asked, takes no part", question=code)
        case State.OPEN:
            return message("{question}: not answered yet, takes no part", question=code)
        case State.NA:
            return _not_applicable(checklist, mark)
        case State.ANSWERED:
            return _answered(checklist.scoring.method, mark)


def _not_applicable(checklist: Checklist, mark: Mark) -> Message:
    code, weight = mark.question.code, in_words(mark.question.weight)
    if checklist.scoring.method is not Method.PERCENTAGE or not mark.question.kind.scored:
        return message("{question}: not applicable, takes no part", question=code)
    if checklist.weighs_sections and checklist.scoring.not_applicable is WeightGoesTo.SECTION:
        return message(
            "{question}: not applicable, its weight {weight} goes to the rest of the section {section}",
            question=code,
            weight=weight,
            section=mark.section.code,
        )
    return message(
        "{question}: not applicable, its weight {weight} goes to the rest of the form", question=code, weight=weight
    )


def _answered(method: Method, mark: Mark) -> Message:
    code, said = mark.question.code, answer_in_words(mark.answer)
    if not mark.question.kind.scored:
        return message("{question}: answered, not scored", question=code)
    if method is Method.PERCENTAGE:
        weight = mark.question.weight
        return message(
            "{question}: {answer} earns {share}% of weight {weight} = {earned}",
            question=code,
            answer=said,
            share=in_words(mark.worth),
            weight=in_words(weight),
            earned=in_words(weight * mark.worth / FULL),
        )
    worth = in_words(mark.worth)
    if method is Method.BASE:
        return message("{question}: {answer} gives {points} points", question=code, answer=said, points=worth)
    if mark.question.bonus:
        return message("{question}: {answer} adds a bonus of {points} points", question=code, answer=said, points=worth)
    return message(
        "{question}: {answer} earns {points} of {possible} points",
        question=code,
        answer=said,
        points=worth,
        possible=in_words(mark.full),
    )


def _consequences(mark: Mark) -> Iterator[Message]:
    code = mark.question.code
    for option in mark.chosen:
        if option.fails is Fails.SECTION:
            yield message(
                "{question}: {answer} fails the section {section}",
                question=code,
                answer=option.code,
                section=mark.section.code,
            )
        elif option.fails is Fails.FORM:
            yield message("{question}: {answer} fails the form", question=code, answer=option.code)
        if option.alert:
            yield message("{question}: {answer} raises an alert", question=code, answer=option.code)


def failed_section_line(section: Section, result: SectionTally) -> Message:
    """What a section comes to that an answer failed."""
    return message(
        "Section {section}: failed, earns 0 of {possible}", section=section.code, possible=in_words(result.possible)
    )


def form_line(tally: Tally) -> Message:
    """What the form comes to, before a ceiling; something was possible."""
    return message(
        "Form: {earned} of {possible} = {score}%",
        earned=in_words(tally.earned),
        possible=in_words(tally.possible),
        score=in_words(percent(tally.earned, tally.possible) or Fraction(0)),
    )


def answer_in_words(answer: AnswerValue | None) -> str:
    """The answer as the answers file writes it; several options with a plus between."""
    if isinstance(answer, tuple):
        return " + ".join(answer) or "[]"
    return str(answer) if isinstance(answer, str) else in_words(Fraction(answer or 0))
