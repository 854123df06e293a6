"""What the evaluations of an agent or a team add up to, one checklist at a time.

Only random picks feed rates and trends; the others are counted and shown apart.  Means use the score before a fail
unless the workspace says otherwise, and scores of different checklists are never averaged.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from qa_studio.domain.estimates import Estimate, Limits, control_limits, mean, rate
from qa_studio.domain.evaluation import EvaluationId
from qa_studio.domain.people import AgentId, TeamId
from qa_studio.domain.recording import Picked, RecordingId
from qa_studio.domain.wording import Wording


@dataclass(frozen=True, slots=True)
class QuestionOutcome:
    """How one question of an evaluation came out; earned and possible are in the method's unit."""

    question: str
    section: str
    earned: float
    possible: float
    lost: bool
    critical: str | None = None
    failed: bool = False


@dataclass(frozen=True, slots=True)
class EvaluationRow:
    """One current evaluation as lists, charts and reports need it; times are UTC."""

    id: EvaluationId
    recording: RecordingId
    checklist: str
    version: int
    title: Wording
    inspector: str
    agent: AgentId | None
    agent_name: str | None
    agent_number: str | None
    team: TeamId | None
    team_name: str | None
    queue: str | None
    picked: Picked
    called_at: datetime
    completed_at: datetime
    score: float | None
    score_before_fail: float | None
    critical_score: float | None
    verdict: str
    band: str | None
    csat: float | None
    revision: int = 1
    outcomes: tuple[QuestionOutcome, ...] = ()
    corrects: int = 0
    """The number of the version of which this one mends the wording; 0 where it is more than a correction."""

    @property
    def generation(self) -> int:
        """The version by which trends are cut: a correction of the wording is no cut."""
        return self.corrects or self.version

    @property
    def failed(self) -> bool:
        """Whether a fatal item failed the form."""
        return any(outcome.failed for outcome in self.outcomes) or self.value(True) != self.value(False)

    def value(self, official: bool) -> float | None:
        """The score that means and trends use."""
        return self.score if official else self.score_before_fail


@dataclass(frozen=True, slots=True)
class TrendMark:
    """Something that changed on a day and from which on the limits are drawn anew; `checklist` None: in all of them."""

    day: date
    label: str
    action: int | None = None
    checklist: str | None = None


@dataclass(frozen=True, slots=True)
class TrendPhase:
    """A stretch of evaluations between two changes; `limits` is None where they are too few."""

    rows: tuple[EvaluationRow, ...]
    limits: Limits | None
    mark: TrendMark | None = None


@dataclass(frozen=True, slots=True)
class SectionMean:
    """Share of the possible points that a section earned, 0 to 100; `elsewhere` is that of everybody else's."""

    section: str
    share: Estimate
    elsewhere: float | None


@dataclass(frozen=True, slots=True)
class LostQuestion:
    """A question that lost marks: in how many evaluations of those where it took part, and how many points."""

    question: str
    times: int
    asked: int
    points: float
    failed: int
    evaluations: tuple[EvaluationId, ...]


@dataclass(frozen=True, slots=True)
class ChecklistCard:
    """The figures of one checklist over a period."""

    checklist: str
    title: Wording
    score: Estimate | None
    others_score: Estimate | None  # everybody else in the centre
    passed: Estimate | None
    failed_forms: tuple[int, int]
    csat: Estimate | None
    phases: tuple[TrendPhase, ...]
    sections: tuple[SectionMean, ...]
    lost: tuple[LostQuestion, ...]
    critical: dict[str, Estimate | None]
    rows: tuple[EvaluationRow, ...]  # random picks, by the day of the call
    others: tuple[EvaluationRow, ...]  # risk, complaint, coaching, not said

    def others_by_pick(self) -> dict[Picked, int]:
        """How many evaluations were picked in another way than at random."""
        return {pick: n for pick in Picked if (n := sum(row.picked is pick for row in self.others))}


@dataclass(frozen=True, slots=True)
class Scorecard:
    """An agent's or a team's cards for a period, both days included, one for each checklist that was used."""

    subject: str
    detail: str
    start: date
    end: date
    cards: tuple[ChecklistCard, ...]
    members: tuple["MemberLine", ...] = field(default=())


@dataclass(frozen=True, slots=True)
class MemberLine:
    """One agent of a team with the figures of one checklist."""

    agent: AgentId
    name: str
    number: str | None
    checklist: str
    score: Estimate
    failed_forms: int


def build_card(
    rows: Sequence[EvaluationRow],
    elsewhere: Sequence[EvaluationRow],
    marks: Iterable[TrendMark],
    least: int,
    official: bool,
) -> ChecklistCard:
    """The card of one checklist from its rows (at least one) and those of everybody else."""
    ordered = sorted(rows, key=lambda row: (row.called_at, row.id))
    random = tuple(row for row in ordered if row.picked is Picked.RANDOM)
    scored = [row for row in random if row.verdict != "not scored"]
    there = [row for row in elsewhere if row.picked is Picked.RANDOM]
    return ChecklistCard(
        checklist=rows[0].checklist,
        title=max(rows, key=lambda row: row.version).title,
        score=mean(_values(scored, official)),
        others_score=mean(_values(there, official)),
        passed=rate(sum(row.verdict == "pass" for row in scored), len(scored)),
        failed_forms=(sum(row.failed for row in scored), len(scored)),
        csat=mean([row.csat for row in random if row.csat is not None]),
        phases=_phases(
            scored, [mark for mark in marks if mark.checklist in (None, rows[0].checklist)], least, official
        ),
        sections=_sections(random, there),
        lost=_lost(random),
        critical=critical_accuracy(random),
        rows=random,
        others=tuple(row for row in ordered if row.picked is not Picked.RANDOM),
    )


def critical_accuracy(rows: Iterable[EvaluationRow]) -> dict[str, Estimate | None]:
    """Per family, the share of evaluations in which none of its questions lost marks, of those where one took part."""
    asked: dict[str, list[bool]] = {"customer": [], "business": [], "compliance": []}
    for row in rows:
        families: dict[str, bool] = {}
        for outcome in row.outcomes:
            if outcome.critical:
                families[outcome.critical] = families.get(outcome.critical, False) or outcome.lost
        for family, lost in families.items():
            asked.setdefault(family, []).append(not lost)
    return {family: rate(sum(kept), len(kept)) for family, kept in asked.items()}


def _values(rows: Iterable[EvaluationRow], official: bool) -> list[float]:
    return [value for row in rows if (value := row.value(official)) is not None]


def _phases(
    rows: Sequence[EvaluationRow], marks: Iterable[TrendMark], least: int, official: bool
) -> tuple[TrendPhase, ...]:
    changes = sorted([*marks, *_version_marks(rows)], key=lambda mark: mark.day)
    cuts: list[TrendMark | None] = [None, *changes]
    phases = []
    for cut, following in zip(cuts, [*changes, None], strict=True):
        part = tuple(
            row
            for row in rows
            if (cut is None or row.called_at.date() >= cut.day)
            and (following is None or row.called_at.date() < following.day)
        )
        if part or cut is not None:
            values = _values(part, official)
            phases.append(TrendPhase(part, control_limits(values) if len(values) >= least else None, cut))
    return tuple(phases)


def _version_marks(rows: Sequence[EvaluationRow]) -> list[TrendMark]:
    marks, newest = [], rows[0].generation if rows else 0
    for row in rows:
        if row.generation > newest:
            newest = row.generation
            marks.append(TrendMark(row.called_at.date(), f"v{newest}"))
    return marks


def _sections(rows: Sequence[EvaluationRow], elsewhere: Sequence[EvaluationRow]) -> tuple[SectionMean, ...]:
    here, there = _section_shares(rows), _section_shares(elsewhere)
    means = {section: mean(shares) for section, shares in there.items()}
    return tuple(
        SectionMean(section, share, other.value if (other := means.get(section)) else None)
        for section, shares in here.items()
        if (share := mean(shares)) is not None
    )


def _section_shares(rows: Iterable[EvaluationRow]) -> dict[str, list[float]]:
    shares: dict[str, list[float]] = {}
    for row in rows:
        sums: dict[str, tuple[float, float]] = {}
        for outcome in row.outcomes:
            earned, possible = sums.get(outcome.section, (0.0, 0.0))
            sums[outcome.section] = (earned + outcome.earned, possible + outcome.possible)
        for section, (earned, possible) in sums.items():
            if possible > 0:
                shares.setdefault(section, []).append(100 * earned / possible)
    return shares


def _lost(rows: Sequence[EvaluationRow]) -> tuple[LostQuestion, ...]:
    asked: dict[str, list[tuple[EvaluationRow, QuestionOutcome]]] = {}
    for row in rows:
        for outcome in row.outcomes:
            asked.setdefault(outcome.question, []).append((row, outcome))
    lost = [
        LostQuestion(
            question=question,
            times=len(losses),
            asked=len(pairs),
            points=sum(outcome.possible - outcome.earned for _, outcome in losses),
            failed=sum(outcome.failed for _, outcome in losses),
            evaluations=tuple(row.id for row, _ in losses),
        )
        for question, pairs in asked.items()
        if (losses := [(row, outcome) for row, outcome in pairs if outcome.lost])
    ]
    return tuple(sorted(lost, key=lambda question: (-question.times, -question.points, question.question)))
