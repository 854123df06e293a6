"""Agents, teams and the people who use the program."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from qa_studio.domain.audit import Subject
from qa_studio.domain.people import Agent, AgentId, Membership, Person, PersonId, Role, Team, TeamId, team_on
from qa_studio.errors import NotFound, Refused
from qa_studio.services.events import PeopleChanged
from qa_studio.services.meanwhile import both_kept
from qa_studio.services.periods import start_of
from qa_studio.services.ports import Work, WorkFactory
from qa_studio.texts import message

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class AgentLine:
    """An agent with the team of today."""

    agent: Agent
    team: Team | None
    since: date | None
    memberships: tuple[Membership, ...] = ()

    def belonging_on(self, day: date) -> "Belonging":
        """Where the agent belongs on a day, as far as this line knows."""
        return Belonging(team_on(self.memberships, day))


@dataclass(frozen=True, slots=True)
class Belonging:
    """The team that an agent belongs to on a day."""

    team: TeamId | None


class PeopleDirectory:
    """Who takes the calls, in which team from which day on, and who judges them."""

    def __init__(self, work: WorkFactory) -> None:
        self._work = work

    def agents(self, today: date) -> tuple[AgentLine, ...]:
        """All agents by name, with the team that they belong to on `today`."""
        with self._work.read() as work:
            teams = {team.id: team for team in work.people.teams()}
            by_agent: dict[AgentId, list[Membership]] = {}
            for membership in work.people.memberships():
                by_agent.setdefault(membership.agent, []).append(membership)
            return tuple(_line(agent, by_agent.get(agent.id, []), teams, today) for agent in work.people.agents())

    def teams(self) -> tuple[Team, ...]:
        """All teams by name."""
        with self._work.read() as work:
            return work.people.teams()

    def persons(self) -> tuple[Person, ...]:
        """Everybody who uses the program, by name."""
        with self._work.read() as work:
            return work.people.persons()

    def person(self, person: PersonId) -> Person:
        """One of them; raises NotFound."""
        with self._work.read() as work:
            return work.people.person(person)

    def add_agent(
        self, name: str, number: str | None = None, team: TeamId | None = None, since: date | None = None
    ) -> AgentId:
        """A new agent, in `team` from `since` on; refused where the number is taken."""
        with self._work() as work:
            agent = work.people.add_agent(_named(name), _free_number(work, number, None))
            if team is not None:
                work.people.join(Membership(agent, team, since or date(2000, 1, 1)))
            work.record(PeopleChanged())
            return agent

    def change_agent(self, agent: AgentId, name: str, number: str | None, seen: Agent | None = None) -> None:
        """Rename or renumber an agent; what was evaluated keeps pointing at the same one.

        Raises ChangedMeanwhile where somebody else did so since it was `seen`.
        """
        with self._work() as work:
            work.lock(Subject.AGENT, agent)
            known = work.people.agent(agent)
            wanted = replace(seen or known, name=_named(name), number=_free_number(work, number, agent))
            work.people.save_agent(both_kept(work, (Subject.AGENT, str(agent)), seen or known, wanted, known))
            work.record(PeopleChanged())

    def move_agent(self, agent: AgentId, team: TeamId, since: date, seen: Belonging | None = None) -> None:
        """From `since` on the agent and the calls belong to `team`; evaluations that are done keep the old one.

        Raises ChangedMeanwhile where somebody else moved the agent, for that day, since it was `seen`.
        """
        with self._work() as work:
            work.lock(Subject.AGENT, agent)
            now = Belonging(team_on(work.people.memberships(agent), since))
            if both_kept(work, (Subject.AGENT, str(agent)), seen, Belonging(team), now) == now != Belonging(team):
                return
            work.people.join(Membership(agent, team, since))
            work.recordings.move_to_team(agent, team, start_of(since, work.settings().zone))
            work.record(PeopleChanged())

    def agent_leaves(self, agent: AgentId, day: date | None, seen: Agent | None = None) -> None:
        """The agent's last day; None: is back.

        Raises ChangedMeanwhile where somebody else named another day since it was `seen`.
        """
        with self._work() as work:
            work.lock(Subject.AGENT, agent)
            known = work.people.agent(agent)
            wanted = replace(seen or known, left_on=day)
            work.people.save_agent(both_kept(work, (Subject.AGENT, str(agent)), seen or known, wanted, known))
            work.record(PeopleChanged())

    def add_team(self, name: str) -> TeamId:
        """A new team; refused where the name is taken."""
        with self._work() as work:
            _refuse_twin(name, [team.name for team in work.people.teams()])
            team = work.people.add_team(_named(name))
            work.record(PeopleChanged())
            return team

    def rename_team(self, team: TeamId, name: str, seen: Team | None = None) -> None:
        """Call a team something else, everywhere.

        Raises ChangedMeanwhile where somebody else did so since it was `seen`.
        """
        with self._work() as work:
            work.lock(Subject.TEAM, team)
            _refuse_twin(name, [other.name for other in work.people.teams() if other.id != team])
            known = work.people.team(team)
            wanted = replace(seen or known, name=_named(name))
            work.people.save_team(both_kept(work, (Subject.TEAM, str(team)), seen or known, wanted, known))
            work.record(PeopleChanged())

    def add_person(self, name: str, role: Role = Role.INSPECTOR) -> PersonId:
        """Somebody who will use the program; refused where the name is taken."""
        with self._work() as work:
            _refuse_twin(name, [person.name for person in work.people.persons()])
            person = work.people.add_person(Person(PersonId(0), _named(name), role))
            work.record(PeopleChanged())
            return person

    def change_person(
        self, person: PersonId, name: str, role: Role, left_on: date | None = None, seen: Person | None = None
    ) -> None:
        """Rename somebody, give another role, or note the last day.

        Raises ChangedMeanwhile where somebody else changed the same since it was `seen`.
        """
        with self._work() as work:
            work.lock(Subject.PERSON, person)
            _refuse_twin(name, [other.name for other in work.people.persons() if other.id != person])
            wanted = Person(person, _named(name), role, left_on)
            known = work.people.person(person)
            work.people.save_person(both_kept(work, (Subject.PERSON, str(person)), seen, wanted, known))
            work.record(PeopleChanged())

    def whose_folder(self, name: str, *, is_folder: bool = True) -> None:
        """Who sits alone before a workspace in a folder is its administrator; added by `name` where nobody is there.

        Holds, retention and masks are theirs without a detour: whoever owns the file owns everything in it anyway.
        On a server nobody's role changes by this: roles are given with logins there.
        """
        with self._work.read() as work:
            here = [person for person in work.people.persons() if person.left_on is None]
        if not here:
            self.add_person(name, Role.ADMINISTRATOR)
        elif is_folder and len(here) == 1 and here[0].role is not Role.ADMINISTRATOR:
            alone = here[0]
            self.change_person(alone.id, alone.name, Role.ADMINISTRATOR)

    def inspector_named(self, name: str) -> PersonId:
        """The person with this name, added as an inspector where there is none."""
        with self._work() as work:
            for person in work.people.persons():
                if person.name == name.strip():
                    return person.id
            added = work.people.add_person(Person(PersonId(0), _named(name)))
            work.record(PeopleChanged())
            return added

    def agent_called(self, who: str) -> Agent:
        """The one agent with this number or name; refused, with the numbers, where a name is shared."""
        with self._work.read() as work:
            agents = work.people.agents()
        if found := [agent for agent in agents if agent.number == who]:
            return found[0]
        named = [agent for agent in agents if agent.name == who]
        if len(named) > 1:
            numbers = ", ".join(agent.number or "–" for agent in named)
            raise Refused(
                message("{n} agents are called {name}.", n=len(named), name=who),
                message("Name one by the number: {numbers}.", numbers=numbers),
            )
        return _only(named, who, "agent")

    def team_called(self, name: str) -> Team:
        """The team with this name; raises NotFound."""
        return _only([team for team in self.teams() if team.name == name], name, "team")


def _only(found: Sequence[T], name: str, kind: str) -> T:
    if not found:
        what = (
            message("There is no agent {name}.", name=name)
            if kind == "agent"
            else message("There is no team {name}.", name=name)
        )
        raise NotFound(what, message("Look at the people page, or at the recordings, for how it is written."))
    return found[0]


def _line(agent: Agent, memberships: list[Membership], teams: dict[TeamId, Team], today: date) -> AgentLine:
    team = team_on(memberships, today)
    since = max((m.since for m in memberships if m.team == team), default=None)
    return AgentLine(agent, teams.get(team) if team is not None else None, since, tuple(memberships))


def _named(name: str) -> str:
    if not name.strip():
        raise Refused(message("A name is needed."), message("Write one."))
    return name.strip()


def _refuse_twin(name: str, others: list[str]) -> None:
    if name.strip() in others:
        raise Refused(message("There is a {name} already.", name=name.strip()), message("Choose another name."))


def _free_number(work: Work, number: str | None, own: AgentId | None) -> str | None:
    wanted = (number or "").strip() or None
    for agent in work.people.agents():
        if wanted is not None and agent.number == wanted and agent.id != own:
            raise Refused(
                message("The number {number} belongs to {name}.", number=wanted, name=agent.name),
                message("Choose another number."),
            )
    return wanted
