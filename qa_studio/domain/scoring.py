"""How a score comes about: the rules of the checklist format, in exact arithmetic, rounded once at the end."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import NamedTuple

from qa_studio.domain.answers import Answers
from qa_studio.domain.checklist import Band, Checklist, Method
from qa_studio.domain.marks import Mark, Marking, State
from qa_studio.domain.score import ScoreResult, Verdict, in_words, in_words_to_round, rounded, rounded_or_none
from qa_studio.domain.score_parts import progress, question_scores, section_scores, together
from qa_studio.domain.score_trace import mark_lines
from qa_studio.domain.scoring_percentage import Percentage
from qa_studio.domain.scoring_points import Base, Points
from qa_studio.domain.tally import Counting, Tally
from qa_studio.texts import Message, message

_COUNTINGS: Mapping[Method, Callable[[Checklist], Counting]] = {
    Method.PERCENTAGE: Percentage,
    Method.POINTS: Points,
    Method.BASE: Base,
}
_SCORES_KEPT = 10_001
"""Scores whose verdict and band are kept: as many as there are from 0.00 to 100.00."""
_ZERO = Decimal("0.00")


def tally_of(checklist: Checklist, marks: Sequence[Mark]) -> Tally:
    """What the marks add up to under the checklist's own method, exact, before a form fail and before rounding."""
    return Tally(checklist, checklist.kept(_COUNTINGS[checklist.scoring.method]), marks)


class Outcome(NamedTuple):
    """What comes of a form, and the marks that it comes from; scores are rounded to two decimals."""

    marks: Sequence[Mark]
    tally: Tally
    failed_by: tuple[str, ...]
    score: Decimal | None
    before_fail: Decimal | None
    verdict: Verdict
    band: Band | None


def outcome(checklist: Checklist, answers: Answers) -> Outcome:
    """What comes of `answers`, complete or not: what is open takes no part, unknown questions are ignored."""
    marks = checklist.kept(Marking).marks(answers.values)
    tally = tally_of(checklist, marks)
    failed_by = tuple(mark.question.code for mark in marks if mark.fails_form)
    before_fail = rounded_or_none(tally.score)
    final = _ZERO if failed_by else before_fail
    if final is None:
        return Outcome(marks, tally, failed_by, None, None, Verdict.NOT_SCORED, None)
    verdict, band = checklist.kept(_Judge).of(final)
    return Outcome(marks, tally, failed_by, final, before_fail, Verdict.FAIL if failed_by else verdict, band)


def score(checklist: Checklist, answers: Answers) -> ScoreResult:
    """The outcome of `answers` with everything that is shown of it."""
    marks, tally, failed_by, final, before_fail, verdict, band = outcome(checklist, answers)
    as_if_best = checklist.kept(Marking).as_if_best(marks)
    best = tally if as_if_best is marks else tally_of(checklist, as_if_best)
    answered = progress(checklist, marks, best)
    return ScoreResult(
        checklist=checklist.code,
        score=final,
        score_before_fail=before_fail,
        critical_score=rounded_or_none(tally.critical),
        verdict=verdict,
        band=band,
        failed_by=failed_by,
        unanswered=tuple(mark.question.code for mark in marks if mark.state is State.OPEN),
        missing_comment=tuple(
            mark.question.code
            for mark in marks
            if mark.needs_comment and not answers.comments.get(mark.question.code, "").strip()
        ),
        missing_evidence=tuple(
            mark.question.code for mark in marks if mark.needs_evidence and not answers.evidence.get(mark.question.code)
        ),
        alerts=tuple(mark.question.code for mark in marks if mark.alert),
        sections=section_scores(checklist, tally, best, answered),
        questions=question_scores(checklist, marks, tally),
        decided=together(answered).share,
        score_if_best=_ZERO if failed_by else rounded_or_none(best.score),
        explain=partial(_trace, checklist, marks, tally, failed_by, verdict),
    )


class _Judge:
    """Gives verdict and band of a rounded score, a fail of the form aside."""

    def __init__(self, checklist: Checklist) -> None:
        self._scoring = checklist.scoring
        self._known: dict[Decimal, tuple[Verdict, Band | None]] = {}

    def of(self, final: Decimal) -> tuple[Verdict, Band | None]:
        return self._known.get(final) or self._judged(final)

    def _judged(self, final: Decimal) -> tuple[Verdict, Band | None]:
        exact = Fraction(final)
        verdict = Verdict.PASS if exact >= self._scoring.pass_mark else Verdict.FAIL
        judged = (verdict, self._scoring.band(exact))
        if len(self._known) < _SCORES_KEPT:
            self._known[final] = judged
        return judged


def _trace(
    checklist: Checklist, marks: Sequence[Mark], tally: Tally, failed_by: Sequence[str], verdict: Verdict
) -> tuple[Message, ...]:
    sums = checklist.kept(_COUNTINGS[checklist.scoring.method]).lines(marks, tally)
    return (*mark_lines(checklist, marks), *sums, *_last_lines(checklist, tally, failed_by, verdict))


def _last_lines(checklist: Checklist, tally: Tally, failed_by: Sequence[str], verdict: Verdict) -> list[Message]:
    if verdict is Verdict.NOT_SCORED:
        return [message("Nothing takes part: no score")]
    lines: list[Message] = []
    if tally.score is not None:
        lines.append(
            message(
                "Rounded: {exact} becomes {score}",
                exact=in_words_to_round(tally.score),
                score=str(rounded(tally.score)),
            )
        )
    if failed_by:
        lines.append(message("Failed by {questions}: the score is 0", questions=", ".join(failed_by)))
    pass_mark = in_words(checklist.scoring.pass_mark)
    if verdict is Verdict.PASS:
        lines.append(message("Pass mark {pass_mark}: pass", pass_mark=pass_mark))
    else:
        lines.append(message("Pass mark {pass_mark}: fail", pass_mark=pass_mark))
    return lines
