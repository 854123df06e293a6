"""What is asked about agents and the people who use the program."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from qa_studio.domain.people import Agent, Person, Role, Team, TeamId
from qa_studio.services.meanwhile import Edit
from qa_studio.services.people import AgentLine, Belonging, PeopleDirectory
from qa_studio.ui.components.fields import Choice, DateField, FormField, TextField
from qa_studio.ui.components.labels import Paragraph
from qa_studio.ui.settling import EditingDialog
from qa_studio.ui.surroundings import Surroundings


class AgentDialog(EditingDialog):
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
        super().__init__(around, parent=parent)
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
            changed = replace(agent, name=name, number=number.strip() or None)
            return Edit(agent, changed, lambda seen, mine: people.change_agent(mine.id, mine.name, mine.number, seen))
        team, since = TeamId(int(self.team.code)) if self.team.code else None, self.since.day
        return lambda: people.add_agent(name, number, team, since)


class MoveDialog(EditingDialog):
    """Another team for an agent, from a day on."""

    def __init__(
        self,
        people: PeopleDirectory,
        around: Surroundings,
        teams: Sequence[Team],
        today: date,
        line: AgentLine,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(around, parent=parent)
        self._people, self._line = people, line
        title = self.tr("Move {name} to another team").format(name=line.agent.name)
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
        people, agent, since = self._people, self._line.agent.id, self.since.day

        def write(seen: Belonging, mine: Belonging) -> None:
            if mine.team is not None:
                people.move_agent(agent, mine.team, since, seen)

        return Edit(self._line.belonging_on(since), Belonging(TeamId(int(self.team.code))), write)


class LeaveDialog(EditingDialog):
    """Somebody's last day."""

    def __init__(
        self,
        around: Surroundings,
        name: str,
        today: date,
        leave: Callable[[date], Callable[[], object]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(around, parent=parent)
        self._leave = leave
        self.name_parts(self.tr("{name} leaves").format(name=name), self.tr("Save"), self.tr("Cancel"))
        self.day = DateField(self.tr("Last day"), today)
        self.body.addWidget(FormField(self.tr("Last day"), self.day))
        note = self.tr("Calls and evaluations stay. Who comes back is set back with one click.")
        self.body.addWidget(Paragraph(note, "small", "ink3"))

    def work(self) -> Callable[[], object]:
        """Note the day."""
        return self._leave(self.day.day)


class TeamDialog(EditingDialog):
    """A new team, or another name for one."""

    def __init__(
        self, people: PeopleDirectory, around: Surroundings, team: Team | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(around, parent=parent)
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
        if team is None:
            return lambda: people.add_team(name)
        renamed = replace(team, name=name)
        return Edit(team, renamed, lambda seen, mine: people.rename_team(mine.id, mine.name, seen))


class PersonDialog(EditingDialog):
    """Somebody who uses the program, with a role."""

    def __init__(
        self,
        people: PeopleDirectory,
        around: Surroundings,
        roles: Sequence[tuple[str, str]],
        person: Person | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(around, parent=parent)
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
        return changing_person(people, person, replace(person, name=name, role=role))


def leaving_agent(people: PeopleDirectory, agent: Agent) -> Callable[[date | None], Edit[Agent]]:
    """Notes an agent's last day; None: is back."""
    return lambda day: Edit(
        agent, replace(agent, left_on=day), lambda seen, mine: people.agent_leaves(mine.id, mine.left_on, seen)
    )


def leaving_person(people: PeopleDirectory, person: Person) -> Callable[[date | None], Edit[Person]]:
    """Notes a user's last day; None: is back."""
    return lambda day: changing_person(people, person, replace(person, left_on=day))


def changing_person(people: PeopleDirectory, person: Person, changed: Person) -> Edit[Person]:
    """Another name, role or last day."""
    return Edit(
        person,
        changed,
        lambda seen, mine: people.change_person(mine.id, mine.name, mine.role, mine.left_on, seen),
    )
