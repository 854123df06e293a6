"""How a tried answer stands by itself, without the rest of the form."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from qa_studio.domain.answer_effects import NO_EFFECTS, Effects, effects
from qa_studio.domain.answers import Answers
from qa_studio.domain.balance import points_of_questions, points_of_sections
from qa_studio.domain.checklist import Checklist, Method, Question, Section
from qa_studio.domain.checklist_edit import Spot
from qa_studio.domain.checklist_plain import to_plain
from qa_studio.domain.checklist_problems import Problem
from qa_studio.domain.checklist_rules import problems
from qa_studio.domain.marks import marks_of
from qa_studio.domain.score import QuestionScore
from qa_studio.domain.scoring import score
from qa_studio.domain.tally import total
from qa_studio.domain.wording import plain
from qa_studio.ui.inspect.points import points_text
from qa_studio.ui.inspect.question_row import RowState


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look at the whole form gave, for the place that was in hand."""

    source: Checklist
    checklist: Checklist
    """The same as `source`, with what scoring keeps already worked out."""
    spot: Spot
    effects: Effects
    points: Mapping[str, Fraction]
    """By question, see `points_of_questions`."""
    sections: Mapping[str, Fraction]
    whole: Fraction
    """All sections together."""
    answers: Answers | None
    """What the others were answered, None where all of them are met."""

    @property
    def tried(self) -> bool:
        """Whether the others were answered as in the preview."""
        return self.answers is not None

    def holds(self, checklist: Checklist, spot: Spot, answers: Answers | None) -> bool:
        """Whether another look would give the same: only words have changed since, if anything."""
        return spot == self.spot and answers == self.answers and _scores_alike(self.source, checklist)


def look_at(checklist: Checklist, spot: Spot, answers: Answers | None) -> Looked:
    """Look at all of it; `answers` None means that all else is met."""
    # A checklist keeps what scoring has worked out: another thread works on a copy of its own.
    apart = replace(checklist)
    marks_of(apart, Answers(""))
    points = points_of_questions(apart)
    told = effects(apart, spot.question, answers) if spot.question else NO_EFFECTS
    sections = points_of_sections(apart, points)
    return Looked(checklist, apart, spot, told, points, sections, total(sections.values()), answers)


def _scores_alike(before: Checklist, after: Checklist) -> bool:
    if before.scoring != after.scoring or len(before.sections) != len(after.sections):
        return False
    return all(
        old is new or _sections_alike(old, new) for old, new in zip(before.sections, after.sections, strict=True)
    )


def _sections_alike(old: Section, new: Section) -> bool:
    # What is the same is the same object: an edit makes new ones only along its way.
    if (old.code, old.weight, old.multiplier) != (new.code, new.weight, new.multiplier):
        return False
    if len(old.questions) != len(new.questions):
        return False
    pairs = zip(old.questions, new.questions, strict=True)
    return all(one is other or _without_words(one) == _without_words(other) for one, other in pairs)


def _without_words(question: Question) -> Question:
    return replace(question, text=plain(""), guidance=None, note=None, comments=(), root_causes=(), suggest=None)


def alone(checklist: Checklist, code: str) -> Checklist:
    """A form of this question only, asked always."""
    section, question = checklist.section_of(code), checklist.question(code)
    only = replace(section, title=plain("-"), questions=(replace(question, show_when=None),))
    return replace(checklist, title=plain("-"), sections=(only,))


def lacks(checklist: Checklist, code: str) -> list[Problem]:
    """What is wrong with the question itself, so that nothing can be told of its answers."""
    only = alone(checklist, code)
    scoring = replace(only.scoring, bands=(), pass_mark=Fraction(0), start=None, floor=None, ceiling=None)
    return [each for each in problems(to_plain(replace(only, scoring=scoring))) if len(each.path) > 3]


def row_state(checklist: Checklist, question: Question, answers: Answers, full: Fraction, unit: str) -> RowState:
    """What the row of the question shows; `full` is what it counts in the form, `unit` "{points} pts"."""
    code = question.code
    result = score(alone(checklist, code), answers)
    outcome = result.questions[0]
    base = checklist.scoring.method is Method.BASE
    return RowState(
        value=answers.values.get(code),
        comment=answers.comments.get(code, ""),
        evidence=answers.evidence.get(code, ()),
        points=_points(outcome, outcome.possible if base else full, base, unit),
        lost=outcome.lost,
        fatal=outcome.failed_form,
        wants_comment=code in result.missing_comment,
        wants_evidence=code in result.missing_evidence,
    )


def _points(outcome: QuestionScore, full: Fraction, base: bool, unit: str) -> str:
    if outcome.na:
        return ""
    if not outcome.answered:
        return unit.format(points=points_text(full)) if full else ""
    earned = outcome.earned if base or outcome.share is None else full * outcome.share
    if outcome.failed_form and full > earned:
        return points_text(earned - full)
    if full <= 0:
        return points_text(earned) if earned else ""
    return f"{points_text(earned)} / {points_text(full)}"
