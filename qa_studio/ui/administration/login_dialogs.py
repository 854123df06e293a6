"""What is asked about people with a login, and what is handed over to them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QCompleter, QWidget

from qa_studio.domain.login import LoginLine, NewLogin
from qa_studio.domain.people import Agent, Role, Team
from qa_studio.services.logins import Logins
from qa_studio.services.meanwhile import Edit
from qa_studio.ui.administration.login_cells import PersonLine
from qa_studio.ui.components.asking import SavingDialog
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.cards import FactRow
from qa_studio.ui.components.dialog import Dialog
from qa_studio.ui.components.fields import Choice, FormField, TextField
from qa_studio.ui.components.flow_layout import FlowLayout
from qa_studio.ui.components.labels import Paragraph
from qa_studio.ui.components.password_field import NewPassword
from qa_studio.ui.components.pills import Chip
from qa_studio.ui.place_names import place_name
from qa_studio.ui.role_names import RoleNames
from qa_studio.ui.settling import EditingDialog
from qa_studio.ui.surroundings import Surroundings

WITH_TEAMS = frozenset({Role.INSPECTOR, Role.LEAD})
"""The roles whose rights reach as far as their teams."""


class TeamChips(QWidget):
    """Teams, each on or off."""

    def __init__(self, teams: Sequence[Team], chosen: Sequence[str], label: str) -> None:
        super().__init__()
        self.setAccessibleName(label)
        flow = FlowLayout(6, self)
        self.chips: list[Chip] = []
        for team in teams:
            if team.closed_on is None or team.name in chosen:
                chip = Chip(team.name, chosen=team.name in chosen)
                chip.clicked.connect(lambda _=False, chip=chip: chip.set_chosen(not chip.is_chosen))
                flow.addWidget(chip)
                self.chips.append(chip)

    def chosen(self) -> tuple[str, ...]:
        """The names of those that are on."""
        return tuple(chip.text() for chip in self.chips if chip.is_chosen)


class LoginDialog(EditingDialog):
    """Somebody new with a login, a login for who has none, or other rights for who has one.

    `given(login, password)` comes when there is a password to hand over.
    """

    given = Signal(str, str)

    def __init__(
        self,
        logins: Logins,
        around: Surroundings,
        known: tuple[Sequence[Team], Sequence[Agent]],
        line: PersonLine | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(around, width=520, parent=parent)
        self._logins, self._known = logins, known
        self._before = line.login if line else None
        self._names = RoleNames(self)
        self._name_it(line)
        self._make_fields(line)
        self._show_role()
        (self.name if line is None else self.role).setFocus()

    def _name_it(self, line: PersonLine | None) -> None:
        if self._before is not None:
            title = self.tr("Change {name}").format(name=self._before.name)
        else:
            title = self.tr("Give {name} a login").format(name=line.person.name) if line else self.tr("Add person")
        self.name_parts(title, self.tr("Save") if self._before else self.tr("Add"), self.tr("Cancel"))

    def _make_fields(self, line: PersonLine | None) -> None:
        before = self._before
        self.name = TextField(self.tr("Name"), line.person.name if line else "")
        self.body.addWidget(FormField(self.tr("Name"), self.name))
        self.login = TextField(self.tr("Login"), before.login if before else "", "li.jing")
        hint = self.tr("Small letters, digits, dots, - and _. It can't be changed later.")
        if before is None:
            self.body.addWidget(FormField(self.tr("Login"), self.login, hint))
        else:
            self.body.addWidget(FactRow(self.tr("Login"), before.login))
        role = line.person.role if line else Role.INSPECTOR
        self.role = Choice([(str(each), self._names.of(each)) for each in Role], self.tr("Role"), str(role))
        self.role.chosen.connect(lambda _: self._show_role())
        self._role_field = FormField(self.tr("Role"), self.role, " ")
        self.body.addWidget(self._role_field)
        teams, agents = self._known
        self.teams = TeamChips(teams, before.teams if before else (), self.tr("Teams"))
        none = "" if self.teams.chips else self.tr("There are no teams yet: add them on the tab “Teams”.")
        self._teams_field = FormField(self.tr("Teams"), self.teams, none)
        self.body.addWidget(self._teams_field)
        self.agent = TextField(self.tr("Agent's number"), (before.agent or "") if before else "")
        self.agent.setCompleter(self._completer(agents))
        self.agent.textChanged.connect(lambda _: self._show_agent())
        self._agent_field = FormField(self.tr("Agent's number"), self.agent, " ")
        self.body.addWidget(self._agent_field)
        self.password = NewPassword(
            self.tr("Password"), self._logins.made_password, lambda: (self.login.text(), self.name.text()),
            in_clear=True,
        )  # fmt: skip
        if before is None:
            self.body.addWidget(FormField(self.tr("First password"), self.password))
            for field in (self.name, self.login):
                field.textChanged.connect(lambda _: self.password.judge())

    def _completer(self, agents: Sequence[Agent]) -> QCompleter:
        here = [agent.number for agent in agents if agent.number and agent.left_on is None]
        completer = QCompleter(here, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        return completer

    @property
    def _role(self) -> Role:
        return Role(self.role.code)

    def _show_role(self) -> None:
        self._role_field.set_hint(self._names.duty(self._role))
        self._teams_field.setVisible(self._role in WITH_TEAMS)
        self._agent_field.setVisible(self._role is Role.AGENT)
        self._show_agent()
        if self.isVisible():
            QTimer.singleShot(0, self, self.adjustSize)  # once the layout knows what is hidden now

    def showEvent(self, event: QShowEvent) -> None:
        """As high as what is in sight."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self.adjustSize)

    def _show_agent(self) -> None:
        number = self.agent.text().strip()
        found = [agent.name for agent in self._known[1] if agent.number == number and number]
        unknown = self.tr("Nobody has this number.") if number else self.tr("Whose evaluations the login reads.")
        self._agent_field.set_hint(found[0] if found else unknown)

    def refusal(self) -> str:
        """A name or a login is missing, or a team."""
        if not self.name.text().strip():
            return self.tr("A name is needed.")
        if not self.login.text().strip():
            return self.tr("A login is needed.")
        if self._role in WITH_TEAMS and self.teams.chips and not self.teams.chosen():
            return self.tr("Choose a team: without one the login sees no calls of any.")
        return ""

    def work(self) -> Callable[[], object]:
        """Add or change."""
        wanted, logins, password = self.wanted(), self._logins, self.password.text()
        if self._before is not None:
            return Edit(self._before.given, wanted, lambda seen, mine: logins.change(mine, seen))
        return lambda: logins.add(wanted, password)

    def wanted(self) -> NewLogin:
        """What is filled in."""
        role = self._role
        return NewLogin(
            self.login.text().strip(),
            self.name.text().strip(),
            role,
            self.teams.chosen() if role in WITH_TEAMS else (),
            self.agent.text().strip() or None if role is Role.AGENT else None,
        )

    def _on_saved(self) -> None:
        super()._on_saved()
        if self._before is None:
            self.given.emit(self.login.text().strip(), self.password.text())


class PasswordDialog(SavingDialog):
    """Another password for somebody; `given(login, password)` when the server has it."""

    given = Signal(str, str)

    def __init__(self, logins: Logins, around: Surroundings, line: LoginLine, parent: QWidget | None = None) -> None:
        super().__init__(around.runner, around.say, width=480, parent=parent)
        self._logins, self._line = logins, line
        title = self.tr("New password for {name}").format(name=line.name)
        self.name_parts(title, self.tr("Set password"), self.tr("Cancel"))
        self.password = NewPassword(
            self.tr("New password"), logins.made_password, lambda: (line.login, line.name), in_clear=True
        )
        self.body.addWidget(FormField(self.tr("New password"), self.password))
        note = self.tr("The old one lets nobody in any more. Only what a password is checked by leaves this computer.")
        self.body.addWidget(Paragraph(note, "small", "ink3"))

    def work(self) -> Callable[[], object]:
        """Set it."""
        logins, login, password = self._logins, self._line.login, self.password.text()
        return lambda: logins.change_password(login, password)

    def _on_saved(self) -> None:
        super()._on_saved()
        self.given.emit(self._line.login, self.password.text())


class DisableDialog(SavingDialog):
    """Whether to let somebody in no more."""

    def __init__(self, logins: Logins, around: Surroundings, line: LoginLine, parent: QWidget | None = None) -> None:
        super().__init__(around.runner, around.say, "danger", 460, parent)
        self._logins, self._login = logins, line.login
        title = self.tr("Disable {name}?").format(name=line.name)
        self.name_parts(title, self.tr("Disable"), self.tr("Keep"))
        words = self.tr(
            "The login {login} lets nobody in any more, and a window that is open sees nothing from now on. "
            "Evaluations, notes and the audit trail stay. It can be enabled again."
        )
        self.body.addWidget(Paragraph(words.format(login=line.login), "body", "ink2"))
        self.reject_button.setFocus()

    def work(self) -> Callable[[], object]:
        """Disable."""
        logins, login = self._logins, self._login
        return lambda: logins.disable(login)


class GivenDialog(Dialog):
    """What somebody needs to connect, shown this once."""

    def __init__(
        self, place: str, login: str, password: str, around: Surroundings, parent: QWidget | None = None
    ) -> None:
        super().__init__("", "", width=480, parent=parent)
        self.name_parts(self.tr("Hand this over"), self.tr("Done"))
        words = self.tr("The password is shown this once. Whoever gets it changes it by “Change my password…”.")
        self.body.addWidget(Paragraph(words, "body", "ink2"))
        facts = ((self.tr("Workspace"), place_name(place)), (self.tr("Login"), login), (self.tr("Password"), password))
        for label, value in facts:
            self.body.addWidget(FactRow(label, value, 120))
        self.copied = Paragraph("", "small", "good")
        self._text = "\n".join(around.say.labelled(label, value) for label, value in facts)
        self._password = password
        self.copy = Button(self.tr("Copy the password"), icon="copy")
        self.copy.clicked.connect(lambda: self._copy(self._password))
        self.copy_all = Button(self.tr("Copy all"), icon="copy")
        self.copy_all.clicked.connect(lambda: self._copy(self._text))
        self.body.addWidget(self.copied)
        self.foot.insertWidget(1, self.copy)
        self.foot.insertWidget(2, self.copy_all)

    def _copy(self, words: str) -> None:
        QApplication.clipboard().setText(words)
        self.copied.setText(self.tr("Copied."))

    def clipboard_words(self) -> str:
        """What the clipboard holds now."""
        return QApplication.clipboard().text()
