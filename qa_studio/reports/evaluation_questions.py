"""The questions of a form with answer, points, comment and evidence."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from reportlab.platypus import Flowable

from qa_studio.domain.answers import NOT_APPLICABLE, AnswerValue
from qa_studio.domain.checklist import Question, QuestionKind, Section
from qa_studio.domain.inspected_call import outside_parts
from qa_studio.domain.score import QuestionScore, SectionScore
from qa_studio.domain.spans import Span
from qa_studio.reports.evaluation_calls import times_words
from qa_studio.reports.palette import BAD, BAD_PALE, GOOD, INK2, INK3, SUNKEN, WARN
from qa_studio.reports.setter import BODY, LABEL, SECOND, STRONG, Cell, Look, Setter, Story
from qa_studio.services.papers import EvaluationPaper

_WIDTHS = (74.0, 256.0, 98.0, 65.0)
_COLOURS = {"good": GOOD, "warn": WARN, "bad": BAD, "accent": INK2}


def answer_tone(score: QuestionScore) -> str:
    """good, warn or bad by what was earned; accent where nothing could be earned or lost."""
    if score.failed_form or score.failed_section:
        return "bad"
    if not score.taking_part or (score.possible == 0 and not score.lost):
        return "accent"
    if not score.lost:
        return "good"
    return "warn" if score.earned > 0 else "bad"


def answer_text(setter: Setter, question: Question, value: AnswerValue | None) -> str:
    """The answer in the words of the form."""
    language = setter.imprint.language
    if value is None:
        return setter.say("Not answered")
    if value == NOT_APPLICABLE and question.not_applicable:
        return setter.say("Not applicable")
    if isinstance(value, tuple):
        words = setter.say.listed(question.option(code).text.in_language(language) for code in value)
        return words or setter.say("None")
    if not isinstance(value, str):
        return setter.formats.number(value, 4)
    return question.option(value).text.in_language(language) if question.kind is QuestionKind.CHOICE else value


def questions_table(
    setter: Setter, paper: EvaluationPaper, unheard: Mapping[str, tuple[Span, ...]] | None = None
) -> Story:
    """One table with a row for each section and each question that was asked.

    Evidence in `unheard`, or outside the part that was judged, is marked so.
    """
    outside = outside_parts(paper.evaluation.answers.evidence, paper.evaluation.calls)
    scores: Mapping[str, QuestionScore] = {score.code: score for score in paper.result.questions}
    sections: Mapping[str, SectionScore] = {score.code: score for score in paper.result.sections}
    rows: list[list[Cell]] = []
    styles: list[tuple[Any, ...]] = []
    for section in paper.checklist.sections:
        asked = [question for question in section.questions if not scores[question.code].hidden]
        if not asked:
            continue
        at = len(rows) + 1
        styles += [
            ("BACKGROUND", (0, at), (-1, at), SUNKEN),
            ("SPAN", (0, at), (2, at)),
            ("NOSPLIT", (0, at), (-1, at + 1)),
        ]
        rows.append(_section_row(setter, section, sections[section.code]))
        for question in asked:
            if scores[question.code].failed_form:
                at = len(rows) + 1
                styles += [("BACKGROUND", (0, at), (-1, at), BAD_PALE), ("LINEBEFORE", (0, at), (0, at), 2, BAD)]
            marked = ((unheard or {}).get(question.code, ()), outside.get(question.code, ()))
            row = _question_row(setter, question, scores[question.code], paper, marked)
            rows += setter.parts_of(row)
    head = [setter.say("Code"), setter.say("Question"), setter.say("Answer"), setter.say("Points")]
    return [setter.table(head, rows, _WIDTHS, right=(3,), styles=styles)]


def _section_row(setter: Setter, section: Section, score: SectionScore) -> list[Cell]:
    points = _points(setter, score.earned, score.possible) if score.taking_part else "–"
    return [
        setter.text(section.title.in_language(setter.imprint.language), STRONG),
        "",
        "",
        setter.text(points, STRONG, right=True),
    ]


def _question_row(
    setter: Setter,
    question: Question,
    score: QuestionScore,
    paper: EvaluationPaper,
    marked: tuple[tuple[Span, ...], tuple[Span, ...]],
) -> list[Cell]:
    language, say, evaluation = setter.imprint.language, setter.say, paper.evaluation
    words: list[Flowable] = [setter.text(question.text.in_language(language))]
    if comment := evaluation.answers.comments.get(question.code, "").strip():
        words += setter.texts(comment, SECOND)
    if spans := evaluation.answers.evidence.get(question.code):
        words.append(setter.text(say("Evidence {times}", times=times_words(setter, paper, spans)), LABEL))
    words += _doubts(setter, paper, *marked)
    colour = _COLOURS[answer_tone(score)]
    answer: list[Flowable] = [
        setter.text(
            answer_text(setter, question, evaluation.answers.values.get(question.code)), Look(8.5, 12, colour, True)
        )
    ]
    if score.failed_form:
        answer.append(setter.text(say("Fatal: fails the form"), Look(7.5, 10.5, BAD)))
    elif score.failed_section:
        answer.append(setter.text(say("Fails the section"), Look(7.5, 10.5, BAD)))
    if score.critical is not None:
        answer.append(setter.text(say("Critical"), LABEL))
    counts = score.taking_part and question.kind.scored and (score.possible != 0 or score.earned != 0)
    points = _points(setter, score.earned, score.possible) if counts else "–"
    return [setter.text(question.code, Look(8, 12, INK3)), words, answer, setter.text(points, BODY, right=True)]


def _doubts(
    setter: Setter, paper: EvaluationPaper, missed: tuple[Span, ...], outside: tuple[Span, ...]
) -> list[Flowable]:
    doubts: list[str] = []
    if missed:
        doubts.append(setter.say("Not heard by the inspector: {times}", times=times_words(setter, paper, missed)))
    if outside:
        times = times_words(setter, paper, outside)
        doubts.append(setter.say("Outside the part that is judged: {times}", times=times))
    return [setter.text(words, Look(7.5, 10.5, WARN)) for words in doubts]


def _points(setter: Setter, earned: Fraction, possible: Fraction) -> str:
    return f"{setter.formats.number(earned, 2)} / {setter.formats.number(possible, 2)}"
