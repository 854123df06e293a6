"""Whether stored evaluations bear the score that their answers give under the version of their day."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from qa_studio.domain.answers import Answers
from qa_studio.domain.checklist import Checklist
from qa_studio.domain.evaluation import EvaluationId
from qa_studio.domain.inspection import ChecklistVersionId
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.score import ScoreResult
from qa_studio.domain.scorecard import QuestionOutcome
from qa_studio.domain.scoring import score


class Part(StrEnum):
    """What of an evaluation follows from its answers."""

    ANSWERS = "answers"
    """they can't be read, or something that has to be answered is open"""
    SCORE = "score"
    SCORE_BEFORE_FAIL = "score_before_fail"
    CRITICAL_SCORE = "critical_score"
    VERDICT = "verdict"
    BAND = "band"
    QUESTIONS = "questions"
    """what is counted of the single questions"""


Figures = Mapping[Part, str | None]
"""Score to band, as they are stored."""


@dataclass(frozen=True, slots=True)
class StoredScore:
    """What is stored of an evaluation, of any revision; `answers` is None where they can't be read.

    A withdrawal repeats the score of what it takes back, and nothing counts its questions.
    """

    id: EvaluationId
    recording: RecordingId
    inspector: str
    checklist: ChecklistVersionId
    answers: Answers | None
    figures: Figures
    outcomes: tuple[QuestionOutcome, ...]
    withdrawal: bool


@dataclass(frozen=True, slots=True)
class WrongScore:
    """An evaluation that differs in `parts`; `computed` is None where its answers can't be scored."""

    stored: StoredScore
    parts: tuple[Part, ...]
    computed: Figures | None


def wrong_score(stored: StoredScore, checklist: Checklist) -> WrongScore | None:
    """What of an evaluation does not follow from its answers; None where all does."""
    if stored.answers is None:
        return WrongScore(stored, (Part.ANSWERS,), None)
    try:
        result = score(checklist, stored.answers)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        # Nobody wrote such answers with the program: a text where a number belongs, or a list of lists.
        return WrongScore(stored, (Part.ANSWERS,), None)
    computed = figures_of(result)
    parts = [part for part, figure in computed.items() if not _same(figure, stored.figures.get(part))]
    if result.unanswered:
        parts.insert(0, Part.ANSWERS)
    if stored.outcomes != (() if stored.withdrawal else outcomes_of(result)):
        parts.append(Part.QUESTIONS)
    return WrongScore(stored, tuple(parts), computed) if parts else None


def figures_of(result: ScoreResult) -> Figures:
    """The figures of a score as an evaluation keeps them."""
    return {
        Part.SCORE: _digits(result.score),
        Part.SCORE_BEFORE_FAIL: _digits(result.score_before_fail),
        Part.CRITICAL_SCORE: _digits(result.critical_score),
        Part.VERDICT: result.verdict.value,
        Part.BAND: result.band.title.in_language("en") if result.band else None,
    }


def outcomes_of(result: ScoreResult) -> tuple[QuestionOutcome, ...]:
    """What statistics need of each question that took part."""
    return tuple(
        QuestionOutcome(
            question=each.code,
            section=each.section,
            earned=float(each.earned),
            possible=float(each.possible),
            lost=each.lost,
            critical=each.critical.value if each.critical else None,
            failed=each.failed_form,
        )
        for each in result.questions
        if each.taking_part
    )


def _digits(number: Decimal | None) -> str | None:
    return None if number is None else str(number)


def _same(computed: str | None, stored: str | None) -> bool:
    if computed == stored:
        return True
    try:
        return computed is not None and stored is not None and Decimal(computed) == Decimal(stored)
    except InvalidOperation:
        return False
