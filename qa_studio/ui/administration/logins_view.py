"""The people of a team: who may connect, in which role, and when they were here last."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from qa_studio.domain.audit import Subject
from qa_studio.domain.people import Agent, Role, Team
from qa_studio.errors import StudioError
from qa_studio.services.studio import Studio
from qa_studio.ui.administration.login_cells import LoginCells, PersonLine
from qa_studio.ui.administration.login_dialogs import DisableDialog, GivenDialog, LoginDialog, PasswordDialog
from qa_studio.ui.audit.history_menu import add_history
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.cards import Surface
from qa_studio.ui.components.empty_state import EmptyState
from qa_studio.ui.components.fields import Choice, SearchField
from qa_studio.ui.components.labels import ElidedLabel
from qa_studio.ui.components.segmented import Segmented
from qa_studio.ui.components.table import RowsModel, Table
from qa_studio.ui.formatting import Formats
from qa_studio.ui.icons import icon
from qa_studio.ui.role_names import RoleNames
from qa_studio.ui.surroundings import Surroundings

Asked = TypeVar("Asked", bound=QDialog)
AGAIN_MS = 60_000
"""How often it is looked again who is here, while the list is in sight."""
ALL, ENABLED, DISABLED = "all", "enabled", "disabled"


@dataclass(frozen=True, slots=True)
class Known:
    """What people can be given: teams, and agents whose evaluations they read."""

    lines: tuple[PersonLine, ...]
    teams: tuple[Team, ...]
    agents: tuple[Agent, ...]


class LoginsView(QWidget):
    """A table with a filter; every change goes to the server, which has the last word. `changed` when one was made."""

    changed = Signal()

    def __init__(
        self,
        studio: Studio,
        around: Surroundings,
        today: Callable[[], date],
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__()
        self._studio, self._around, self._today = studio, around, today
        self._known = Known((), (), ())
        self.handed: GivenDialog | None = None
        self._cells = LoginCells(Formats(around.language, around.zone), now, around.person.id, self)
        self.model: RowsModel[PersonLine] = RowsModel(self._cells.columns())
        self.table = Table(self.model, self.model.columns, self.tr("People"))
        self.table.show_sorted("name", False)
        self.empty = EmptyState(
            "magnifying-glass",
            self.tr("Nobody fits"),
            self.tr("Find somebody else, or show everybody."),
            self.tr("Show everybody"),
        )
        self._arrange()
        self._connect()
        self._again = QTimer(self, interval=AGAIN_MS)
        self._again.timeout.connect(self.refresh)

    def _arrange(self) -> None:
        names = RoleNames(self)
        self.search = SearchField(self.tr("Name, login, role, team"))
        self.search.setFixedWidth(232)
        self.role = Choice(
            [("", self.tr("Every role")), *((str(role), names.of(role)) for role in Role)], self.tr("Role"), ""
        )
        self.state = Segmented(
            [(ALL, self.tr("All")), (ENABLED, self.tr("Enabled")), (DISABLED, self.tr("Disabled"))],
            ALL,
            self.tr("State"),
        )
        self.count = ElidedLabel("", "body", "ink2")
        self.change = Button(self.tr("Change"), icon="pencil-simple")
        self.change.setEnabled(False)
        bar = Surface("panel", "b")
        bar.setFixedHeight(56)
        row = QHBoxLayout(bar)
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(12)
        for each in (self.search, self.role, self.state):
            row.addWidget(each)
        row.addWidget(self.count, 1)
        row.addWidget(self.change)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.search.searched.connect(lambda _: self._narrow())
        self.role.chosen.connect(lambda _: self._narrow())
        self.state.chosen.connect(lambda _: self._narrow())
        self.table.sort_asked.connect(lambda sort, descending: self._narrow())
        self.table.picked.connect(lambda: self.change.setEnabled(self.chosen() is not None))
        self.table.opened.connect(lambda row: self.edit(self.model.row(row)))
        self.table.menu_asked.connect(lambda row, at: self.menu(self.model.row(row)).popup(at))
        self.change.clicked.connect(self._on_change)
        self.empty.acted.connect(self.show_everybody)
        QShortcut(QKeySequence("/"), self, self.search.setFocus)

    def showEvent(self, event: QShowEvent) -> None:
        """Who is here now is looked up from time to time, while somebody looks."""
        super().showEvent(event)
        self._again.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self._again.stop()

    def refresh(self) -> None:
        """Read everybody again."""
        people, logins, today = self._studio.people, self._studio.logins, self._today

        def read() -> Known:
            known = {line.person: line for line in logins.lines()}
            persons = [
                person for person in people.persons() if person.left_on is None or known.get(person.id) is not None
            ]
            agents = tuple(line.agent for line in people.agents(today()))
            lines = tuple(PersonLine(person, known.get(person.id)) for person in persons)
            return Known(lines, people.teams(), agents)

        self._around.runner.read(read, self._on_read, failed=self._on_failed, owner=self)

    def _on_failed(self, trouble: StudioError) -> None:
        if self.isVisible():
            self._around.presenter.show(trouble)

    def _on_read(self, known: Known) -> None:
        self._known = known
        self._narrow()

    def show_everybody(self) -> None:
        """Without any filter."""
        self.search.clear()
        self.role.set_code("")
        self.state.set_code(ALL)
        self._narrow()

    def _narrow(self) -> None:
        chosen = self.chosen()
        sort, descending = self.table.sorted_by
        shown = sorted(filter(self._fits, self._known.lines), key=self._cells.key(sort), reverse=descending)
        self.model.set_rows(shown)
        self._stack.setCurrentWidget(self.table if shown or not self._known.lines else self.empty)
        here = sum(line.active for line in shown)
        self.count.setText(self.tr("{n} people, {active} enabled").format(n=len(shown), active=here))
        again = [number for number, line in enumerate(shown) if chosen is not None and line.id == chosen.id]
        if again:
            self.table.select_row(again[0])
        self.change.setEnabled(bool(again))

    def _fits(self, line: PersonLine) -> bool:
        if self.role.code and line.person.role != self.role.code:
            return False
        if self.state.code != ALL and line.active != (self.state.code == ENABLED):
            return False
        return self.search.text().strip().casefold() in self._cells.words(line).casefold()

    def chosen(self) -> PersonLine | None:
        """The line that is chosen."""
        rows = self.table.selected_rows()
        return self.model.row(rows[0]) if rows else None

    def _on_change(self) -> None:
        line = self.chosen()
        if line is not None:
            self.menu(line).popup(self.change.mapToGlobal(self.change.rect().bottomLeft()))

    def menu(self, line: PersonLine) -> QMenu:
        """What can be done about somebody."""
        menu = QMenu(self)
        login = line.login
        if login is None:
            menu.addAction(icon("key"), self.tr("Give a login…"), lambda: self.edit(line))
        else:
            menu.addAction(icon("pencil-simple"), self.tr("Change…"), lambda: self.edit(line))
            if login.active:
                menu.addAction(icon("key"), self.tr("New password…"), lambda: self.new_password(line))
                self._add_disable(menu, line)
            else:
                menu.addAction(icon("sign-in"), self.tr("Enable"), lambda: self.enable(line))
        add_history(menu, self._around.navigation, Subject.PERSON, line.id, line.person.name)
        return menu

    def _add_disable(self, menu: QMenu, line: PersonLine) -> None:
        disable = menu.addAction(icon("prohibit"), self.tr("Disable…"), lambda: self.disable(line))
        others = [each for each in self._known.lines if each.active and each.person.role is Role.ADMINISTRATOR]
        if [each.id for each in others] == [line.id]:
            disable.setEnabled(False)
            disable.setText(self.tr("Disable… (the last administrator stays)"))

    def add(self) -> LoginDialog:
        """Let somebody new in."""
        return self._ask_login(None)

    def edit(self, line: PersonLine) -> LoginDialog:
        """Another name, role, teams; a login for who has none."""
        return self._ask_login(line)

    def _ask_login(self, line: PersonLine | None) -> LoginDialog:
        known = self._known
        dialog = LoginDialog(self._studio.logins, self._around, (known.teams, known.agents), line, self.window())
        dialog.given.connect(self._hand_over)
        return self._opened(dialog)

    def new_password(self, line: PersonLine) -> PasswordDialog:
        """Another password for somebody who forgot theirs."""
        assert line.login is not None
        dialog = PasswordDialog(self._studio.logins, self._around, line.login, self.window())
        dialog.given.connect(self._hand_over)
        return self._opened(dialog)

    def disable(self, line: PersonLine) -> DisableDialog:
        """Ask whether to let somebody in no more."""
        assert line.login is not None
        return self._opened(DisableDialog(self._studio.logins, self._around, line.login, self.window()))

    def enable(self, line: PersonLine) -> None:
        """Let somebody in again."""
        assert line.login is not None
        login = line.login.login
        self._around.runner.queue(lambda: self._studio.logins.enable(login), lambda _: self.changed.emit(), owner=self)

    def _hand_over(self, login: str, password: str) -> None:
        self.handed = self._opened(GivenDialog(self._studio.place, login, password, self._around, self.window()))

    def _opened(self, dialog: Asked) -> Asked:
        dialog.accepted.connect(self.changed)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog
