"""The three lists of people: agents, teams, users."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from qa_studio.domain.people import Person, PersonId, Role, Team
from qa_studio.services.people import AgentLine
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.cards import Sign, Surface
from qa_studio.ui.components.cells import NumberCell, PillCell, TextCell
from qa_studio.ui.components.empty_state import EmptyState
from qa_studio.ui.components.fields import SearchField
from qa_studio.ui.components.labels import Paragraph
from qa_studio.ui.components.table import Column, RowsModel, Table
from qa_studio.ui.formatting import NOTHING, Formats
from qa_studio.ui.role_names import RoleNames

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class TeamLine:
    """A team with the number of its agents of today."""

    team: Team
    agents: int


class PeopleCells(QObject):
    """Turns agents, teams and users into cells."""

    def __init__(self, formats: Formats, today: date, me: PersonId, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._formats, self._today, self._me = formats, today, me
        self._names = RoleNames(self)

    def roles(self) -> list[tuple[str, str]]:
        """The roles that can be given in a folder, as (code, words); an agent's is for who has a login."""
        given = (Role.INSPECTOR, Role.LEAD, Role.TRAINER, Role.ADMINISTRATOR)
        return [(str(role), self._names.of(role)) for role in given]

    def agents(self) -> list[Column[AgentLine]]:
        """Name, number, team of today, whether they are here."""
        return [
            Column(
                "name", self.tr("Name"), lambda line: TextCell(line.agent.name, weight=500), width=220, stretch=True
            ),
            Column("number", self.tr("Number"), lambda line: _text(line.agent.number), width=120),
            Column("team", self.tr("Team"), lambda line: _text(line.team.name if line.team else None), width=200),
            Column("since", self.tr("In the team from"), self._since, width=150),
            Column("state", self.tr("State"), lambda line: self._here(line.agent.left_on), width=170),
        ]

    def teams(self) -> list[Column[TeamLine]]:
        """Name and size."""
        return [
            Column("name", self.tr("Name"), lambda line: TextCell(line.team.name, weight=500), width=300, stretch=True),
            Column("agents", self.tr("Agents"), lambda line: NumberCell(str(line.agents)), width=100, side="right"),
        ]

    def users(self) -> list[Column[Person]]:
        """Name, role, who I am, whether they are here."""
        return [
            Column("name", self.tr("Name"), lambda each: TextCell(each.name, weight=500), width=260, stretch=True),
            Column("role", self.tr("Role"), self._role, width=160),
            Column("me", self.tr("You"), self._is_me, width=160),
            Column("state", self.tr("State"), lambda each: self._here(each.left_on), width=170),
        ]

    def _since(self, line: AgentLine) -> TextCell:
        # A membership without a beginning is kept as one from the year 2000 on.
        known = line.since is not None and line.since.year > 2000
        return _text(self._formats.day(line.since) if known and line.since else None)

    def _here(self, left_on: date | None) -> PillCell:
        if left_on is None:
            return PillCell(self.tr("Here"), "good", "check-circle-fill")
        words = self.tr("Left {day}") if left_on < self._today else self.tr("Until {day}")
        return PillCell(words.format(day=self._formats.day(left_on)), "neutral", "sign-out")

    def _role(self, person: Person) -> TextCell:
        return TextCell(self._names.of(person.role))

    def _is_me(self, person: Person) -> PillCell | TextCell:
        return PillCell(self.tr("This is you"), "accent", "user") if person.id == self._me else TextCell("")


class PeopleList(QWidget, Generic[Row]):
    """A table with a field to find in it, and a word where there is nothing."""

    def __init__(self, columns: Sequence[Column[Row]], label: str, empty: EmptyState, note: str = "") -> None:
        super().__init__()
        self.model: RowsModel[Row] = RowsModel(columns)
        self.table = Table(self.model, columns, label)
        self.empty = empty
        self._columns = list(columns)
        self._all: list[Row] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bar = Surface("panel", "b")
        bar.setFixedHeight(56)
        row = QHBoxLayout(bar)
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(16)
        self.search = SearchField(self.tr("Find"), "")
        self.search.setFixedWidth(232)
        self.search.textChanged.connect(self._on_searched)
        row.addWidget(self.search)
        row.addStretch(1)
        self.change = Button(self.tr("Change"), icon="pencil-simple")
        self.change.setEnabled(False)
        self.change.clicked.connect(self._on_change)
        row.addWidget(self.change)
        self.table.picked.connect(self._on_picked)
        column.addWidget(bar)
        if note:
            column.addWidget(_told(note))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(empty)
        column.addWidget(self._stack, 1)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show others and keep the chosen one."""
        self._all = list(rows)
        self._stack.setCurrentWidget(self.table if rows else self.empty)
        self._on_searched(self.search.text())

    def _on_picked(self) -> None:
        self.change.setEnabled(bool(self.table.selected_rows()))

    def _on_change(self) -> None:
        """The same menu as for a right click."""
        below = self.change.mapToGlobal(self.change.rect().bottomLeft())
        self.table.menu_asked.emit(self.table.selected_rows()[0], below)

    def _on_searched(self, words: str) -> None:
        chosen = self.chosen()
        wanted = words.strip().casefold()
        shown = [row for row in self._all if wanted in self._text(row).casefold()]
        self.model.set_rows(shown)
        key = _key(chosen)
        self._on_picked()
        again = [number for number, row in enumerate(shown) if chosen is not None and _key(row) == key]
        if again:
            self.table.select_row(again[0])

    def _text(self, row: Row) -> str:
        name = self.model.columns[0].cell(row)
        second = self.model.columns[1].cell(row)
        return " ".join(cell.words for cell in (name, second) if isinstance(cell, TextCell))

    def chosen(self) -> Row | None:
        """The row that is chosen."""
        rows = self.table.selected_rows()
        return self.model.row(rows[0]) if rows else None


def _told(note: str) -> Surface:
    line = Surface("sunken", "b")
    row = QHBoxLayout(line)
    row.setContentsMargins(24, 10, 24, 10)
    row.setSpacing(12)
    row.addWidget(Sign("info", "ink2"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Paragraph(note, "body", "ink2"), 1)
    return line


def _key(row: Any) -> object:
    """What makes a row the same one after its name changed."""
    for name in ("agent", "team"):
        if hasattr(row, name):
            return getattr(row, name).id
    return getattr(row, "id", None)


def _text(words: str | None) -> TextCell:
    return TextCell(words) if words else TextCell(NOTHING, token="ink3")
