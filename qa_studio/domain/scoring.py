"""How a score comes about: the rules of the checklist format, in exact arithmetic, rounded once at the end."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from functools import partial

from qa_studio.domain import scoring_percentage, scoring_points
from qa_studio.domain.answers import Answers
from qa_studio.domain.checklist import Checklist, Fails, Method, Requirement
from qa_studio.domain.marks import Mark, State, marks_of
from qa_studio.domain.score import (
    QuestionScore,
    ScoreResult,
    SectionScore,
    Verdict,
    in_words,
    in_words_to_round,
    rounded,
    rounded_or_none,
)
from qa_studio.domain.score_trace import mark_lines
from qa_studio.domain.tally import NOTHING, Tally, by_section, counted, failed_sections, total
from qa_studio.texts import Message, message

_TALLIES: Mapping[Method, Callable[[Checklist, Sequence[Mark]], Tally]] = {
    Method.PERCENTAGE: scoring_percentage.tally,
    Method.POINTS: scoring_points.tally_points,
    Method.BASE: scoring_points.tally_base,
}
_LINES: Mapping[Method, Callable[[Checklist, Sequence[Mark], Tally], Iterable[Message]]] = {
    Method.PERCENTAGE: scoring_percentage.lines,
    Method.POINTS: scoring_points.lines_of_points,
    Method.BASE: scoring_points.lines_of_base,
}


def tally_of(checklist: Checklist, marks: Sequence[Mark]) -> Tally:
    """What the marks add up to under the checklist's own method, exact, before a form fail and before rounding."""
    return _TALLIES[checklist.scoring.method](checklist, marks)


def score(checklist: Checklist, answers: Answers) -> ScoreResult:
    """The outcome of `answers`, complete or not: what is open takes no part, unknown questions are ignored."""
    marks = marks_of(checklist, answers)
    tally = tally_of(checklist, marks)
    best = _best_tally(checklist, marks, tally)
    failed_by = tuple(mark.question.code for mark in marks if mark.fails(Fails.FORM))
    before_fail = tally.score
    final = NOTHING if failed_by else before_fail
    verdict = _verdict(checklist, final, failed_by)
    return ScoreResult(
        checklist=checklist.code,
        score=rounded_or_none(final),
        score_before_fail=rounded_or_none(before_fail),
        critical_score=rounded_or_none(tally.critical),
        verdict=verdict,
        band=None if final is None else checklist.scoring.band(Fraction(rounded(final))),
        failed_by=failed_by,
        unanswered=tuple(mark.question.code for mark in marks if mark.state is State.OPEN),
        missing_comment=_missing_comments(marks, answers),
        missing_evidence=_missing_evidence(marks, answers),
        alerts=tuple(mark.question.code for mark in marks if mark.alert),
        sections=_sections(checklist, marks, tally, best),
        questions=tuple(_question_score(mark, tally) for mark in marks),
        decided=_decided(marks, best),
        score_if_best=rounded_or_none(NOTHING if failed_by else best.score),
        explain=partial(_trace, checklist, marks, tally, failed_by, verdict),
    )


def _best_tally(checklist: Checklist, marks: Sequence[Mark], tally: Tally) -> Tally:
    """What the form comes to if all that is open is met: where nothing is open, what it comes to anyway."""
    if all(mark.state is not State.OPEN for mark in marks):
        return tally
    return tally_of(checklist, [mark.as_if_best() for mark in marks])


def _verdict(checklist: Checklist, final: Fraction | None, failed_by: Sequence[str]) -> Verdict:
    if final is None:
        return Verdict.NOT_SCORED
    # By the rounded score: what people see decides.
    passed = not failed_by and rounded(final) >= checklist.scoring.pass_mark
    return Verdict.PASS if passed else Verdict.FAIL


def _required(requirement: Requirement, mark: Mark) -> bool:
    if mark.state not in (State.ANSWERED, State.NA):
        return False
    return requirement is Requirement.ALWAYS or (requirement is Requirement.ON_LOSS and mark.lost)


def _missing_comments(marks: Sequence[Mark], answers: Answers) -> tuple[str, ...]:
    return tuple(
        mark.question.code
        for mark in marks
        if _required(mark.question.comment, mark) and not answers.comments.get(mark.question.code, "").strip()
    )


def _missing_evidence(marks: Sequence[Mark], answers: Answers) -> tuple[str, ...]:
    return tuple(
        mark.question.code
        for mark in marks
        if _required(mark.question.evidence, mark) and not answers.evidence.get(mark.question.code)
    )


def _question_score(mark: Mark, tally: Tally) -> QuestionScore:
    full = tally.full.get(mark.question.code, NOTHING) if mark.counts else NOTHING
    share = mark.share if mark.counts and mark.full > 0 else None
    return QuestionScore(
        code=mark.question.code,
        section=mark.section.code,
        answered=mark.state in (State.ANSWERED, State.NA),
        taking_part=mark.state is State.ANSWERED,
        hidden=mark.state is State.HIDDEN,
        na=mark.state is State.NA,
        share=share,
        earned=_earned(mark, full, share),
        possible=full,
        lost=mark.lost,
        critical=mark.question.critical,
        failed_section=mark.fails(Fails.SECTION),
        failed_form=mark.fails(Fails.FORM),
        alert=mark.alert,
    )


def _earned(mark: Mark, full: Fraction, share: Fraction | None) -> Fraction:
    if not mark.counts:
        return NOTHING
    if mark.question.bonus:
        return mark.section.multiplier * mark.worth
    # Under base full marks can be 0 points, or fewer: there the points themselves are what was earned.
    return mark.worth if share is None else full * share


def _sections(checklist: Checklist, marks: Sequence[Mark], tally: Tally, best: Tally) -> tuple[SectionScore, ...]:
    failed = failed_sections(marks)
    scores: list[SectionScore] = []
    groups = by_section(marks)
    for section in checklist.sections:
        result = tally.sections[section.code]
        scores.append(
            SectionScore(
                code=section.code,
                score=rounded_or_none(result.score),
                earned=result.earned,
                possible=result.possible,
                taking_part=bool(counted(groups[section.code])),
                failed=section.code in failed,
                decided=_decided(groups[section.code], best),
                best=rounded_or_none(best.sections[section.code].score),
            )
        )
    return tuple(scores)


def _decided(marks: Sequence[Mark], best: Tally) -> Fraction:
    """Share of what is asked that is answered: by what it can earn, or by number where nothing can be earned."""
    asked = [mark for mark in marks if mark.question.kind.scored and mark.state in (State.ANSWERED, State.OPEN)]
    if not asked:
        return Fraction(1)
    sizes = [max(NOTHING, best.full.get(mark.question.code, NOTHING)) for mark in asked]
    if not any(sizes):
        sizes = [Fraction(1)] * len(asked)
    done = total(size for size, mark in zip(sizes, asked, strict=True) if mark.state is State.ANSWERED)
    return done / total(sizes)


def _trace(
    checklist: Checklist, marks: Sequence[Mark], tally: Tally, failed_by: Sequence[str], verdict: Verdict
) -> tuple[Message, ...]:
    sums = _LINES[checklist.scoring.method](checklist, marks, tally)
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
