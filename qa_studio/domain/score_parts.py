"""How the questions and the sections of a form came out, from its marks and what they add up to."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from qa_studio.domain.checklist import Checklist
from qa_studio.domain.marks import Mark, Marking, State
from qa_studio.domain.score import QuestionScore, SectionScore, rounded_or_none
from qa_studio.domain.tally import Tally
from qa_studio.domain.worths import NOTHING

_MOST_KEPT = 64
"""Ways in which one mark comes out that are kept: only weights that move between questions make more than one."""
_ALL = Fraction(1)


def question_scores(checklist: Checklist, marks: Sequence[Mark], tally: Tally) -> tuple[QuestionScore, ...]:
    """How each question came out; the very same object as long as nothing about it has changed."""
    found: list[QuestionScore] = []
    for (begins, ends), times in zip(checklist.kept(Marking).bounds, tally.rates.times, strict=True):
        rate = (times, tally.rates.unit)
        for mark in marks[begins:ends]:
            found.append(mark.scores.get(rate) or _question_score(mark, rate))
    return tuple(found)


def _question_score(mark: Mark, rate: tuple[int, int]) -> QuestionScore:
    times, unit = rate
    full = Fraction(mark.possible * times, unit) if mark.counts else NOTHING
    share = mark.share if mark.counts and mark.full > 0 else None
    made = QuestionScore(
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
        failed_section=mark.fails_section,
        failed_form=mark.fails_form,
        alert=mark.alert,
    )
    if len(mark.scores) >= _MOST_KEPT:
        mark.scores.clear()
    mark.scores[rate] = made
    return made


def _earned(mark: Mark, full: Fraction, share: Fraction | None) -> Fraction:
    if not mark.counts:
        return NOTHING
    if mark.question.bonus:
        return mark.section.multiplier * mark.worth
    # Under base full marks can be 0 points, or fewer: there the points themselves are what was earned.
    return mark.worth if share is None else full * share


class Progress(NamedTuple):
    """How much of what is asked is answered: in what it can earn (in parts) and in questions."""

    done: int
    asked: int
    questions_done: int
    questions_asked: int

    @property
    def share(self) -> Fraction:
        """0 to 1, by what the questions can earn, or by their number where nothing can be earned."""
        if self.asked:
            return Fraction(self.done, self.asked)
        return Fraction(self.questions_done, self.questions_asked) if self.questions_asked else _ALL


def progress(checklist: Checklist, marks: Sequence[Mark], best: Tally) -> Sequence[Progress]:
    """The progress of each section; `best` is the tally if all that is open were met."""
    bounds = checklist.kept(Marking).bounds
    return [
        _progress(marks[begins:ends], times) for (begins, ends), times in zip(bounds, best.rates.times, strict=True)
    ]


def _progress(marks: Iterable[Mark], times: int) -> Progress:
    done = asked = questions_done = questions_asked = 0
    for mark in marks:
        if mark.counts:
            done += max(0, mark.possible)
            questions_done += 1
        elif mark.state is State.OPEN and mark.question.kind.scored:
            asked += max(0, mark.possible)
            questions_asked += 1
    return Progress(done * times, (done + asked) * times, questions_done, questions_done + questions_asked)


def together(sections: Iterable[Progress]) -> Progress:
    """The progress of the form."""
    return Progress(*(sum(column) for column in zip((0, 0, 0, 0), *sections, strict=True)))


def section_scores(
    checklist: Checklist, tally: Tally, best: Tally, answered: Sequence[Progress]
) -> tuple[SectionScore, ...]:
    """How each section came out."""
    whole = zip(checklist.sections, tally.sums, tally.sections.values(), best.sections.values(), answered, strict=True)
    return tuple(
        SectionScore(
            code=section.code,
            score=rounded_or_none(result.score),
            earned=result.earned,
            possible=result.possible,
            taking_part=bool(added.counted),
            failed=added.failed,
            decided=done.share,
            best=rounded_or_none(at_best.score),
        )
        for section, added, result, at_best, done in whole
    )
