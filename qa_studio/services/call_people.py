"""The agents and teams that calls name."""

import math
from datetime import UTC, date

from qa_studio.domain.calls import CallRow
from qa_studio.domain.people import AgentId, Membership, TeamId, team_on
from qa_studio.domain.recording import CallDetails
from qa_studio.services.periods import day_of
from qa_studio.services.ports import Work


class CallPeople:
    """Finds the agents and teams that rows name, and adds those that are new."""

    def __init__(self, work: Work, today: date) -> None:
        self._work, self._today, self._zone = work, today, work.settings().zone
        agents = work.people.agents()
        self._by_number = {agent.number: agent.id for agent in agents if agent.number}
        self._by_name = {agent.name: agent.id for agent in agents if not agent.number}
        self._any_by_name = {agent.name: agent.id for agent in agents}
        self._teams = {team.name: team.id for team in work.people.teams()}
        self._memberships: dict[AgentId, list[Membership]] = {}
        for membership in work.people.memberships():
            self._memberships.setdefault(membership.agent, []).append(membership)

    def details(self, row: CallRow | None) -> CallDetails:
        """The call's details with agent and team found or added."""
        if row is None:
            return CallDetails()
        agent = self._agent(row)
        day = day_of(row.started_at, self._zone) if row.started_at else self._today
        team = self._team(row.team) if row.team else None
        if agent is not None:
            mine = self._memberships.setdefault(agent, [])
            if team is not None and not mine:
                mine.append(Membership(agent, team, day))
                self._work.people.join(mine[0])
            team = team if team is not None else team_on(mine, day)
        return CallDetails(
            call_id=row.call_id,
            started_at=row.started_at.astimezone(UTC) if row.started_at else None,
            agent=agent,
            team=team,
            queue=row.queue,
            direction=row.direction,
            customer_number=row.customer_number,
            case=row.case,
            case_type=row.case_type,
            csat=csat_value(row.csat),
            extra=row.extra,
        )

    def _agent(self, row: CallRow) -> AgentId | None:
        number, name = row.agent_number, row.agent
        if number:
            if number not in self._by_number:
                self._by_number[number] = self._work.people.add_agent(name or number, number)
            return self._by_number[number]
        if not name:
            return None
        known = self._by_name.get(name) or self._any_by_name.get(name)
        if known is None:
            known = self._by_name[name] = self._work.people.add_agent(name, None)
        return known

    def _team(self, name: str) -> TeamId:
        if name not in self._teams:
            self._teams[name] = self._work.people.add_team(name)
        return self._teams[name]


# The survey of the domain study has three words; they take the ends and the middle of the usual scale of five.
_CSAT_WORDS = {"满意": 5.0, "一般": 3.0, "很差": 1.0, "satisfied": 5.0, "fair": 3.0, "very poor": 1.0}


def csat_value(said: str | None) -> float | None:
    """Satisfaction as a number; the words of the survey count 5, 3 and 1, anything else is not known."""
    if said is None:
        return None
    if said in _CSAT_WORDS:
        return _CSAT_WORDS[said]
    try:
        value = float(said)
    except ValueError:
        return None
    return value if math.isfinite(value) else None
