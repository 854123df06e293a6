"""Agents, teams, memberships, and those who use the program."""

from sqlalchemy import Connection, delete, insert, select, update

from qa_studio.domain.people import Agent, AgentId, Membership, Person, PersonId, Team, TeamId
from qa_studio.errors import NotFound, Refused
from qa_studio.storage.asking_once import asked_once
from qa_studio.storage.changed_columns import write_changed
from qa_studio.storage.recordings import refresh_names
from qa_studio.storage.tables import agents, memberships, persons, recordings, teams
from qa_studio.texts import Message, message

_PERSON = (persons.c.id, persons.c.name, persons.c.role, persons.c.left_on)


class SqlPeople:
    """People on a connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def agent(self, agent: AgentId) -> Agent:
        """The agent; raises NotFound."""
        row = self._connection.execute(select(agents).where(agents.c.id == agent)).first()
        if row is None:
            raise _missing_agent(agent)
        return Agent(AgentId(row.id), row.name, row.number, row.left_on)

    def agents(self) -> tuple[Agent, ...]:
        """All, by name."""
        found = self._connection.execute(select(agents).order_by(agents.c.name, agents.c.id))
        return tuple(Agent(AgentId(row.id), row.name, row.number, row.left_on) for row in found)

    def add_agent(self, name: str, number: str | None) -> AgentId:
        """A new agent."""
        return AgentId(
            self._connection.execute(
                insert(agents).values(name=name, number=number).returning(agents.c.id)
            ).scalar_one()
        )

    def save_agent(self, agent: Agent) -> None:
        """Write it; the recordings are found under the new name."""
        before = self.agent(agent.id)
        changed = update(agents).where(agents.c.id == agent.id)
        self._connection.execute(changed.values(name=agent.name, number=agent.number, left_on=agent.left_on))
        if (before.name, before.number) != (agent.name, agent.number):
            refresh_names(self._connection, recordings.c.agent_id == agent.id)

    def team(self, team: TeamId) -> Team:
        """The team; raises NotFound."""
        row = self._connection.execute(select(teams).where(teams.c.id == team)).first()
        if row is None:
            raise NotFound(message("There is no team {number}.", number=team))
        return Team(TeamId(row.id), row.name, row.closed_on)

    def teams(self) -> tuple[Team, ...]:
        """All, by name."""
        found = self._connection.execute(select(teams).order_by(teams.c.name, teams.c.id))
        return tuple(Team(TeamId(row.id), row.name, row.closed_on) for row in found)

    def add_team(self, name: str) -> TeamId:
        """A new team."""
        return TeamId(self._connection.execute(insert(teams).values(name=name).returning(teams.c.id)).scalar_one())

    def save_team(self, team: Team) -> None:
        """Write it; the recordings are found under the new name."""
        before = self.team(team.id)
        changed = update(teams).where(teams.c.id == team.id)
        self._connection.execute(changed.values(name=team.name, closed_on=team.closed_on))
        if before.name != team.name:
            refresh_names(self._connection, recordings.c.team_id == team.id)

    def memberships(self, agent: AgentId | None = None) -> tuple[Membership, ...]:
        """Who was in which team from when on, in order of time."""
        wanted = select(memberships).order_by(memberships.c.since, memberships.c.agent_id)
        if agent is not None:
            wanted = wanted.where(memberships.c.agent_id == agent)
        found = self._connection.execute(wanted)
        return tuple(Membership(AgentId(row.agent_id), TeamId(row.team_id), row.since) for row in found)

    def join(self, membership: Membership) -> None:
        """The agent belongs to the team from that day on; what began on the same day is replaced."""
        same = (memberships.c.agent_id == membership.agent) & (memberships.c.since == membership.since)
        self._connection.execute(delete(memberships).where(same))
        values = {"agent_id": membership.agent, "team_id": membership.team, "since": membership.since}
        self._connection.execute(insert(memberships).values(values))

    def person(self, person: PersonId) -> Person:
        """The person; raises NotFound."""
        row = self._connection.execute(select(*_PERSON).where(persons.c.id == person)).first()
        if row is None:
            raise _missing_person(person)
        return Person(PersonId(row.id), row.name, row.role, row.left_on)

    @asked_once
    def persons(self) -> tuple[Person, ...]:
        """All, by name."""
        found = self._connection.execute(select(*_PERSON).order_by(persons.c.name, persons.c.id))
        return tuple(Person(PersonId(row.id), row.name, row.role, row.left_on) for row in found)

    def add_person(self, person: Person) -> PersonId:
        """Somebody new; the id is given anew."""
        values = {"name": person.name, "role": person.role, "left_on": person.left_on}
        added = insert(persons).values(values).returning(persons.c.id)
        return PersonId(self._connection.execute(added).scalar_one())

    def save_person(self, person: Person) -> None:
        """Write it; raises NotFound, and on a server Refused for somebody with a login."""
        self._refuse_login(person)
        values = {"name": person.name, "role": person.role, "left_on": person.left_on}
        if not write_changed(self._connection, persons, person.id, values):
            raise _missing_person(person.id)

    def _refuse_login(self, person: Person) -> None:
        # The role of a login is its group on the server as well: functions change both.
        if self._connection.dialect.name != "postgresql":
            return
        login = self._connection.execute(select(persons.c.login).where(persons.c.id == person.id)).scalar()
        if login is not None:
            raise Refused(
                message("{name} has the login {login}.", name=person.name, login=login),
                message(
                    "Change name, role and teams of a login under Administration → People, or by “qa-studio users”."
                ),
            )


def _missing_agent(agent: AgentId) -> NotFound:
    return NotFound(message("There is no agent {number}.", number=agent))


def _missing_person(person: PersonId) -> NotFound:
    what: Message = message("There is nobody with the number {number}.", number=person)
    return NotFound(what)
