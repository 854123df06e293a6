"""Administration: agents, teams, who uses the program, and how it behaves."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TypeVar

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from qa_studio.domain.audit import Subject
from qa_studio.domain.people import Person, Team
from qa_studio.services.doctor import Check
from qa_studio.services.events import ImportProfilesChanged, PeopleChanged, RecordingsImported, SettingsChanged
from qa_studio.services.people import AgentLine
from qa_studio.services.places import is_url
from qa_studio.services.studio import Studio
from qa_studio.ui.administration.archive_card import ArchiveCard
from qa_studio.ui.administration.copies_card import CopiesCard
from qa_studio.ui.administration.dialogs import (
    AgentDialog,
    LeaveDialog,
    MoveDialog,
    PersonDialog,
    TeamDialog,
    leaving_agent,
    leaving_person,
)
from qa_studio.ui.administration.encryption_card import EncryptionCard
from qa_studio.ui.administration.imports_view import ImportsView
from qa_studio.ui.administration.keywords_view import KeywordsView
from qa_studio.ui.administration.lists import PeopleCells, PeopleList, TeamLine
from qa_studio.ui.administration.logins_view import LoginsView
from qa_studio.ui.administration.old_evaluations_card import OldEvaluationsCard
from qa_studio.ui.administration.retention_card import RetentionCard
from qa_studio.ui.administration.settings_view import SettingsView
from qa_studio.ui.audit.history_menu import add_history
from qa_studio.ui.audit.trail_view import TrailView
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.cards import Surface
from qa_studio.ui.components.empty_state import EmptyState
from qa_studio.ui.components.page_head import PageHead
from qa_studio.ui.components.tabs import Tab, Tabs
from qa_studio.ui.formatting import Formats
from qa_studio.ui.icons import icon
from qa_studio.ui.settling import write_edit
from qa_studio.ui.surroundings import Surroundings

Asked = TypeVar("Asked", bound=QDialog)
AGENTS, TEAMS, USERS, IMPORTS, KEYWORDS, SETTINGS = "agents", "teams", "users", "imports", "keywords", "settings"
TRAIL = "trail"


class AdministrationPage(QWidget):
    """Who is there, and how the program behaves.

    `person_chosen(int)` when somebody else sits here; `preferences_changed` when the window has to be made anew.
    `check` looks at what works on this machine; without it the settings don't offer to.
    """

    person_chosen = Signal(int)
    preferences_changed = Signal()

    def __init__(
        self,
        studio: Studio,
        surroundings: Surroundings,
        check: Callable[[], tuple[Check, ...]] | None = None,
    ) -> None:
        super().__init__()
        self._people, self._around = studio.people, surroundings
        self._teams: tuple[Team, ...] = ()
        cells = self._cells = PeopleCells(
            Formats(surroundings.language, surroundings.zone), self._today, surroundings.person.id, self
        )
        self.agents: PeopleList[AgentLine] = PeopleList(
            cells.agents(),
            self.tr("Agents"),
            EmptyState(
                "headset",
                self.tr("No agents yet"),
                self.tr("Add them here, or import recordings with a file of call details."),
                self.tr("Add agent"),
            ),
        )
        self.teams: PeopleList[TeamLine] = PeopleList(
            cells.teams(),
            self.tr("Teams"),
            EmptyState(
                "users-three",
                self.tr("No teams yet"),
                self.tr("Add the teams of the centre, then move agents into them."),
                self.tr("Add team"),
            ),
        )
        self.users: PeopleList[Person] = PeopleList(
            cells.users(),
            self.tr("People"),
            EmptyState("user", self.tr("No people yet"), self.tr("Add who judges the calls."), self.tr("Add person")),
            self._who_owns(studio.place),
        )
        self.logins = LoginsView(studio, surroundings, studio.today) if surroundings.by_login else None
        self.imports = ImportsView(studio.import_profiles, studio.watching, surroundings)
        self.keywords = KeywordsView(studio.keywords, surroundings)
        self.settings = SettingsView(
            studio.settings,
            studio.place,
            surroundings,
            CopiesCard(studio.backups, studio.full_backups, surroundings),
            ArchiveCard(studio.archive, surroundings, self._today),
            RetentionCard(studio.retention, surroundings, studio.today),
            check,
        )
        self.old_evaluations = OldEvaluationsCard(studio.evaluation_retention, surroundings, studio.today)
        self.settings.add_card(self.old_evaluations)
        self.settings.settings_read.connect(self.old_evaluations.show_rule)
        self.encryption: EncryptionCard | None = None
        if studio.passphrases is not None:
            self.encryption = EncryptionCard(studio.passphrases, studio.place, surroundings)
            self.settings.add_card(self.encryption)
        self.trail = TrailView(studio, surroundings)
        self._arrange()
        self._connect()
        self.show_tab(AGENTS)
        self.refresh()

    def _who_owns(self, place: str) -> str:
        if is_url(place):  # by somebody without a login here
            return self.tr(
                "You are connected as the owner of the database, for whom no rules hold. Logins are made by "
                "administrators in this window, or by “qa-studio users”."
            )
        return self.tr(
            "This workspace is a folder: whoever owns the file owns everything in it. Roles only shape what the "
            "window offers: who may listen below masks, hold recordings, remove audio or take an improvement "
            "action a step further. They protect nothing; on a team's server they do."
        )

    @property
    def _today(self) -> date:
        return datetime.now(self._around.zone).date()

    def _arrange(self) -> None:
        head = PageHead(self.tr("Administration"))
        self.add = Button("", "primary", "plus")
        head.add(self.add)
        self._pages: dict[str, tuple[str, QWidget, str]] = {
            AGENTS: (self.tr("Agents"), self.agents, self.tr("Add agent")),
            TEAMS: (self.tr("Teams"), self.teams, self.tr("Add team")),
            USERS: (self.tr("People"), self.logins or self.users, self.tr("Add person")),
            IMPORTS: (self.tr("Imports"), self.imports, ""),
            KEYWORDS: (self.tr("Keywords"), self.keywords, ""),
            SETTINGS: (self.tr("Settings"), self.settings, ""),
            TRAIL: (self.tr("Audit trail"), self.trail, ""),
        }
        tab_row = Surface("panel", "b")
        row = QHBoxLayout(tab_row)
        row.setContentsMargins(24, 0, 24, 0)
        self.tabs = Tabs([Tab(code, words) for code, (words, _, _) in self._pages.items()], AGENTS, self.tr("Parts"))
        row.addWidget(self.tabs)
        row.addStretch(1)
        tab_row.setFixedHeight(48)
        self._stack = QStackedWidget()
        for _, page, _ in self._pages.values():
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(tab_row)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self.show_tab)
        self.add.clicked.connect(self._on_add)
        for each in (self.agents, self.teams, self.users):
            each.empty.acted.connect(self._on_add)
        self.agents.table.opened.connect(lambda row: self.edit_agent(self.agents.model.row(row)))
        self.teams.table.opened.connect(lambda row: self.edit_team(self.teams.model.row(row).team))
        self.users.table.opened.connect(lambda row: self.edit_user(self.users.model.row(row)))
        self.agents.table.menu_asked.connect(self._on_agent_menu)
        self.teams.table.menu_asked.connect(self._on_team_menu)
        self.users.table.menu_asked.connect(self._on_user_menu)
        if self.logins is not None:
            self.logins.changed.connect(self.refresh)
        self.settings.preferences_changed.connect(self.preferences_changed)
        self._around.hear(self, lambda _: self.refresh(), PeopleChanged)
        self._around.hear(self, lambda _: self.settings.refresh(), SettingsChanged)
        self._around.hear(self, lambda _: self.imports.refresh(), ImportProfilesChanged, RecordingsImported)

    def show_tab(self, code: str) -> None:
        """Show one of `agents`, `teams`, `users`, `imports`, `keywords`, `settings`, `trail`."""
        _, page, add = self._pages[code]
        self.tabs.set_code(code)
        self._stack.setCurrentWidget(page)
        self.add.setVisible(bool(add))
        self.add.setText(add)

    def refresh(self) -> None:
        """Read people and settings again."""
        today = self._today
        self._around.runner.read(
            lambda: (self._people.agents(today), self._people.teams(), self._people.persons()),
            self._on_read,
            owner=self,
        )
        if self.logins is not None:
            self.logins.refresh()
        self.imports.refresh()
        self.keywords.refresh()
        self.settings.refresh()

    def _on_read(self, found: tuple[tuple[AgentLine, ...], tuple[Team, ...], tuple[Person, ...]]) -> None:
        agents, self._teams, persons = found
        here = [line.team.id for line in agents if line.team is not None and line.agent.left_on is None]
        self.agents.show_rows(agents)
        self.teams.show_rows([TeamLine(team, here.count(team.id)) for team in self._teams])
        self.users.show_rows(persons)

    def _on_add(self) -> None:
        match self.tabs.code:
            case "agents":
                self.edit_agent(None)
            case "teams":
                self.edit_team(None)
            case _ if self.logins is not None:
                self.logins.add()
            case _:
                self.edit_user(None)

    def edit_agent(self, line: AgentLine | None) -> AgentDialog:
        """Add an agent, or rename one."""
        agent = line.agent if line else None
        return _opened(AgentDialog(self._people, self._around, self._teams, self._today, agent, self.window()))

    def move_agent(self, line: AgentLine) -> MoveDialog:
        """Another team from a day on."""
        return _opened(MoveDialog(self._people, self._around, self._teams, self._today, line, self.window()))

    def agent_leaves(self, line: AgentLine) -> LeaveDialog:
        """An agent's last day."""
        leave = leaving_agent(self._people, line.agent)
        return _opened(LeaveDialog(self._around, line.agent.name, self._today, leave, self.window()))

    def edit_team(self, team: Team | None) -> TeamDialog:
        """Add a team, or rename one."""
        return _opened(TeamDialog(self._people, self._around, team, self.window()))

    def edit_user(self, person: Person | None) -> PersonDialog:
        """Add somebody, or give another name or role."""
        return _opened(PersonDialog(self._people, self._around, self._cells.roles(), person, self.window()))

    def user_leaves(self, person: Person) -> LeaveDialog:
        """A user's last day."""
        leave = leaving_person(self._people, person)
        return _opened(LeaveDialog(self._around, person.name, self._today, leave, self.window()))

    def _on_agent_menu(self, row: int, at: QPoint) -> None:
        self.agent_menu(self.agents.model.row(row)).popup(at)

    def agent_menu(self, line: AgentLine) -> QMenu:
        """What can be done about an agent."""
        menu = QMenu(self)
        menu.addAction(icon("pencil-simple"), self.tr("Rename or renumber…"), lambda: self.edit_agent(line))
        menu.addAction(icon("users-three"), self.tr("Move to another team…"), lambda: self.move_agent(line))
        if line.agent.left_on is None:
            menu.addAction(icon("sign-out"), self.tr("Leaves…"), lambda: self.agent_leaves(line))
        else:
            back = leaving_agent(self._people, line.agent)(None)
            menu.addAction(icon("sign-in"), self.tr("Is back"), lambda: write_edit(self._around, back, self))
        add_history(menu, self._around.navigation, Subject.AGENT, line.agent.id, line.agent.name)
        return menu

    def _on_team_menu(self, row: int, at: QPoint) -> None:
        self.team_menu(self.teams.model.row(row)).popup(at)

    def team_menu(self, line: TeamLine) -> QMenu:
        """What can be done about a team."""
        menu = QMenu(self)
        menu.addAction(icon("pencil-simple"), self.tr("Rename…"), lambda: self.edit_team(line.team))
        add_history(menu, self._around.navigation, Subject.TEAM, line.team.id, line.team.name)
        return menu

    def _on_user_menu(self, row: int, at: QPoint) -> None:
        self.user_menu(self.users.model.row(row)).popup(at)

    def user_menu(self, person: Person) -> QMenu:
        """What can be done about somebody who uses the program."""
        menu = QMenu(self)
        if person.id != self._around.person.id and person.left_on is None:
            menu.addAction(icon("user"), self.tr("This is me"), lambda: self.sit_down(person))
        menu.addAction(icon("pencil-simple"), self.tr("Name and role…"), lambda: self.edit_user(person))
        if person.left_on is None:
            menu.addAction(icon("sign-out"), self.tr("Leaves…"), lambda: self.user_leaves(person))
        else:
            back = leaving_person(self._people, person)(None)
            menu.addAction(icon("sign-in"), self.tr("Is back"), lambda: write_edit(self._around, back, self))
        add_history(menu, self._around.navigation, Subject.PERSON, person.id, person.name)
        return menu

    def sit_down(self, person: Person) -> None:
        """From now on this person sits here."""
        self._around.preferences.change(person=int(person.id))
        self.person_chosen.emit(int(person.id))


def _opened(dialog: Asked) -> Asked:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
