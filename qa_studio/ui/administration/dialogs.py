"""What is asked about agents and the people who use the program."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from qa_studio.domain.people import Agent, AgentId, Person, Role, Team, TeamId
from qa_studio.services.people import PeopleDirectory
from qa_studio.ui.components.asking import SavingDialog
from qa_studio.ui.components.fields import Choice, DateField, FormField, TextField
from qa_studio.ui.components.labels import Paragraph
from qa_studio.ui.surroundings import Surroundings


class AgentDialog(SavingDialog):
    """A new agent with the team to begin in, or another name and number for one."""

    def __init__(
        self,
        people: PeopleDirectory,
        around: Surroundings,
        teams: Sequence[Team],
        today: date,
        agent: Agent | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(around.runner, around.say, parent=parent)
        self._people, self._agent = people, agent
        title = self.tr("Add agent") if agent is None else self.tr("Rename or renumber")
        self.name_parts(title, self.tr("Add") if agent is None else self.tr("Save"), self.tr("Cancel"))
        self.name = TextField(self.tr("Name"), agent.name if agent else "")
        self.number = TextField(self.tr("Number"), (agent.number or "") if agent else "")
        self.body.addWidget(FormField(self.tr("Name"), self.name))
        hint = self.tr("The centre's own number; calls are matched by it.")
        self.body.addWidget(FormField(self.tr("Number"), self.number, hint))
        options = [("", self.tr("No team")), *((str(team.id), team.name) for team in teams if team.closed_on is None)]
        self.team = Choice(options, self.tr("Team"), "")
        self.since = DateField(self.tr("From"), today)
        if agent is None:
            row = QHBoxLayout()
            row.setSpacing(12)
            row.addWidget(FormField(self.tr("Team"), self.team), 1)
            row.addWidget(FormField(self.tr("From"), self.since))
            self.body.addLayout(row)
        self.name.setFocus()

    def work(self) -> Callable[[], object]:
        """Add or change."""
        people, agent = self._people, self._agent
        name, number = self.name.text(), self.number.text()
        if agent is not None:
            return lambda: people.change_agent(agent.id, name, number)
        team, since = TeamId(int(self.team.code)) if self.team.code else None, self.since.day
        return lambda: people.add_agent(name, number, team, since)


class MoveDialog(SavingDialog):
    """Another team for an agent, from a day on."""

    def __init__(
        self,
        people: PeopleDirectory,
        around: Surroundings,
        teams: Sequence[Team],
        today: date,
        agent: Agent,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(around.runner, around.say, parent=parent)
        self._people, self._agent = people, agent.id
        title = self.tr("Move {name} to another team").format(name=agent.name)
        self.name_parts(title, self.tr("Move"), self.tr("Cancel"))
        options = [(str(team.id), team.name) for team in teams if team.closed_on is None]
        self.team = Choice(options, self.tr("Team"), options[0][0] if options else None)
        self.since = DateField(self.tr("From"), today)
        self.body.addWidget(FormField(self.tr("Team"), self.team))
        self.body.addWidget(FormField(self.tr("From"), self.since))
        note = self.tr("Calls from that day on belong to the new team. Evaluations that are done keep the old one.")
        self.body.addWidget(Paragraph(note, "small", "ink3"))

    def refusal(self) -> str:
        """No team to move to."""
        return "" if self.team.code else self.tr("Add a team first.")

    def work(self) -> Callable[[], object]:
        """Move."""
        people, agent, team, since = self._people, self._agent, TeamId(int(self.team.code)), self.since.day
        return lambda: people.move_agent(agent, team, since)


class LeaveDialog(SavingDialog):
    """Somebody's last day."""

    def __init__(
        self,
        around: Surroundings,
        name: str,
        today: date,
        leave: Callable[[date], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(around.runner, around.say, parent=parent)
        self._leave = leave
        self.name_parts(self.tr("{name} leaves").format(name=name), self.tr("Save"), self.tr("Cancel"))
        self.day = DateField(self.tr("Last day"), today)
        self.body.addWidget(FormField(self.tr("Last day"), self.day))
        note = self.tr("Calls and evaluations stay. Who comes back is set back with one click.")
        self.body.addWidget(Paragraph(note, "small", "ink3"))

    def work(self) -> Callable[[], object]:
        """Note the day."""
        leave, day = self._leave, self.day.day
        return lambda: leave(day)


class TeamDialog(SavingDialog):
    """A new team, or another name for one."""

    def __init__(
        self, people: PeopleDirectory, around: Surroundings, team: Team | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(around.runner, around.say, parent=parent)
        self._people, self._team = people, team
        title = self.tr("Add team") if team is None else self.tr("Rename team")
        self.name_parts(title, self.tr("Add") if team is None else self.tr("Save"), self.tr("Cancel"))
        self.name = TextField(self.tr("Name"), team.name if team else "")
        self.body.addWidget(FormField(self.tr("Name"), self.name))
        self.name.selectAll()
        self.name.setFocus()

    def work(self) -> Callable[[], object]:
        """Add or rename."""
        people, team, name = self._people, self._team, self.name.text()
        return (lambda: people.add_team(name)) if team is None else (lambda: people.rename_team(team.id, name))


class PersonDialog(SavingDialog):
    """Somebody who uses the program, with a role."""

    def __init__(
        self,
        people: PeopleDirectory,
        around: Surroundings,
        roles: Sequence[tuple[str, str]],
        person: Person | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(around.runner, around.say, parent=parent)
        self._people, self._person = people, person
        title = self.tr("Add person") if person is None else self.tr("Name and role")
        self.name_parts(title, self.tr("Add") if person is None else self.tr("Save"), self.tr("Cancel"))
        self.name = TextField(self.tr("Name"), person.name if person else "")
        self.role = Choice(roles, self.tr("Role"), person.role if person else Role.INSPECTOR)
        self.body.addWidget(FormField(self.tr("Name"), self.name))
        self.body.addWidget(FormField(self.tr("Role"), self.role))
        self.name.setFocus()

    def work(self) -> Callable[[], object]:
        """Add or change."""
        people, person, name, role = self._people, self._person, self.name.text(), Role(self.role.code)
        if person is None:
            return lambda: people.add_person(name, role)
        return lambda: people.change_person(person.id, name, role, person.left_on)


def leaving_agent(people: PeopleDirectory, agent: AgentId) -> Callable[[date], object]:
    """Notes an agent's last day."""
    return lambda day: people.agent_leaves(agent, day)


def leaving_person(people: PeopleDirectory, person: Person) -> Callable[[date], object]:
    """Notes a user's last day."""
    return lambda day: people.change_person(person.id, person.name, person.role, day)
