"""Scorecards of agents and teams over a period."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from qa_studio.domain.action import ActionState, ImprovementAction
from qa_studio.domain.checklist import Checklist
from qa_studio.domain.estimates import Estimate, mean
from qa_studio.domain.people import AgentId, TeamId
from qa_studio.domain.recording import Picked
from qa_studio.domain.scorecard import EvaluationRow, MemberLine, Scorecard, TrendMark, build_card
from qa_studio.errors import Refused
from qa_studio.services.periods import end_of, start_of
from qa_studio.services.ports import Work, WorkFactory
from qa_studio.services.rows import EvaluationFilter
from qa_studio.texts import message


@dataclass(frozen=True, slots=True)
class ScorecardLine:
    """One agent or team on the overview, with the figures of one checklist; `score` is None without random picks."""

    agent: AgentId | None
    team: TeamId | None
    name: str
    detail: str
    checklist: str
    score: Estimate | None
    failed_forms: int
    evaluations: int
    recent: tuple[float, ...]  # the last scores in order, for a small picture


class Scorecards:
    """What evaluations add up to."""

    def __init__(self, work: WorkFactory) -> None:
        self._work = work

    def of_agent(self, agent: AgentId, start: date, end: date) -> Scorecard:
        """An agent's cards for a period (days of the call, both included)."""
        with self._work.read() as work:
            known = work.people.agent(agent)
            rows = _rows(work, start, end)
            own = [row for row in rows if row.agent == agent]
            teams = list(dict.fromkeys(row.team_name for row in own if row.team_name))
            detail = " · ".join([*([known.number] if known.number else []), *teams])
            card = Scorecard(known.name, detail, start, end, ())
            marks = _marks(work, rows, agent=agent)
            return _with_cards(work, card, own, [row for row in rows if row.agent != agent], marks)

    def of_team(self, team: TeamId, start: date, end: date) -> Scorecard:
        """A team's cards for a period, with a line for each agent."""
        with self._work.read() as work:
            known = work.people.team(team)
            rows = _rows(work, start, end)
            own = [row for row in rows if row.team == team]
            card = Scorecard(known.name, "", start, end, (), _members(own, work.settings().official_score))
            marks = _marks(work, rows, team=team)
            return _with_cards(work, card, own, [row for row in rows if row.team != team], marks)

    def overview(self, start: date, end: date) -> tuple[ScorecardLine, ...]:
        """Every team, then every agent, that was evaluated in the period, a line for each checklist."""
        with self._work.read() as work:
            rows, official = _rows(work, start, end), work.settings().official_score
        teams: dict[tuple[TeamId, str], list[EvaluationRow]] = {}
        agents: dict[tuple[AgentId, str], list[EvaluationRow]] = {}
        for row in rows:
            if row.team is not None:
                teams.setdefault((row.team, row.checklist), []).append(row)
            if row.agent is not None:
                agents.setdefault((row.agent, row.checklist), []).append(row)
        lines = [_line(own, official, team=team) for (team, _), own in teams.items()]
        lines += [_line(own, official, agent=agent) for (agent, _), own in agents.items()]
        return tuple(lines)

    def checklists(self, card: Scorecard) -> dict[str, Checklist]:
        """The newest version of the checklists that a scorecard names."""
        with self._work.read() as work:
            found = {}
            for each in card.cards:
                version = work.checklists.newest(each.checklist)
                if version is not None:
                    found[each.checklist] = work.checklists.get(version)
            return found


def _rows(work: Work, start: date, end: date) -> tuple[EvaluationRow, ...]:
    if end < start:
        raise Refused(message("The period ends before it begins."), message("Choose a later last day."))
    zone = work.settings().zone
    chosen = EvaluationFilter(since=start_of(start, zone), before=end_of(end, zone))
    # In the workspace's zone, so that the day of a call is the day on which people remember it.
    local = ZoneInfo(zone)
    return tuple(replace(row, called_at=row.called_at.astimezone(local)) for row in work.evaluations.rows(chosen))


def _with_cards(
    work: Work, card: Scorecard, own: Sequence[EvaluationRow], others: Sequence[EvaluationRow], marks: list[TrendMark]
) -> Scorecard:
    settings = work.settings()
    codes = dict.fromkeys(row.checklist for row in own)
    cards = [
        build_card(
            [row for row in own if row.checklist == code],
            [row for row in others if row.checklist == code],
            marks,
            settings.least_n,
            settings.official_score,
        )
        for code in codes
    ]
    return replace(card, cards=tuple(sorted(cards, key=lambda each: -len(each.rows))))


_IN_PLACE = (
    ActionState.DONE,
    ActionState.EVALUATING,
    ActionState.EFFECTIVE,
    ActionState.PARTIAL,
    ActionState.CLOSED,
)


def _marks(
    work: Work, rows: Sequence[EvaluationRow], agent: AgentId | None = None, team: TeamId | None = None
) -> list[TrendMark]:
    """Measures that were put in place for this agent or team while the evaluations went on."""
    days = [row.called_at.date() for row in rows]
    if not days:
        return []
    return [
        TrendMark(action.done_on, action.number, action.id, action.metric.checklist if action.metric else None)
        for action in work.actions.all()
        if action.done_on is not None
        and action.state in _IN_PLACE
        and min(days) < action.done_on <= max(days)
        and _concerns(action, rows, agent, team)
    ]


def _concerns(
    action: ImprovementAction, rows: Iterable[EvaluationRow], agent: AgentId | None, team: TeamId | None
) -> bool:
    metric = action.metric
    if metric is None:
        return False
    if metric.agent is not None:
        return metric.agent == agent
    if metric.team is None:
        return True
    return metric.team == team or any(row.agent == agent and row.team == metric.team for row in rows if agent)


def _members(rows: Sequence[EvaluationRow], official: bool) -> tuple[MemberLine, ...]:
    grouped: dict[tuple[AgentId, str], list[EvaluationRow]] = {}
    for row in rows:
        if row.agent is not None and row.picked is Picked.RANDOM:
            grouped.setdefault((row.agent, row.checklist), []).append(row)
    lines = []
    for (agent, checklist), own in grouped.items():
        score = mean([value for row in own if (value := row.value(official)) is not None])
        if score is not None:
            name = own[-1].agent_name or ""
            failed = sum(row.failed for row in own)
            lines.append(MemberLine(agent, name, own[-1].agent_number, checklist, score, failed))
    return tuple(sorted(lines, key=lambda line: (line.checklist, line.name)))


def _line(
    rows: Sequence[EvaluationRow], official: bool, agent: AgentId | None = None, team: TeamId | None = None
) -> ScorecardLine:
    last = rows[-1]
    random = [row for row in rows if row.picked is Picked.RANDOM]
    values = [value for row in random if (value := row.value(official)) is not None]
    name = (last.agent_name if agent is not None else last.team_name) or ""
    detail = " · ".join(part for part in (last.agent_number, last.team_name) if part) if agent is not None else ""
    return ScorecardLine(
        agent=agent,
        team=team,
        name=name,
        detail=detail,
        checklist=last.checklist,
        score=mean(values),
        failed_forms=sum(row.failed for row in random),
        evaluations=len(rows),
        recent=tuple(values[-20:]),
    )
