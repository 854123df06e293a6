"""The register: every improvement action with its state, its day and what came of it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from qa_studio.domain.action import KIND_NAMES, STATE_NAMES, ActionId, ActionState
from qa_studio.domain.rights import Deed
from qa_studio.services.rows import ActionRow
from qa_studio.ui.actions.words import STATE_LOOKS, due_day
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.cards import Surface
from qa_studio.ui.components.cells import Cell, NumberCell, PillCell, TextCell
from qa_studio.ui.components.empty_state import EmptyState
from qa_studio.ui.components.fields import SearchField
from qa_studio.ui.components.page_head import PageHead
from qa_studio.ui.components.table import Column, RowsModel, Table
from qa_studio.ui.components.tabs import Tab, Tabs
from qa_studio.ui.formatting import NOTHING, Formats
from qa_studio.ui.surroundings import Surroundings

_STATES = list(ActionState)


class Register(QWidget):
    """The list of actions; `opened(id)`, `new_asked`, `export_asked(suffix)` and `menu_asked(id, point)` tell."""

    opened = Signal(int)
    new_asked = Signal()
    export_asked = Signal(str)
    menu_asked = Signal(int, QPoint)

    def __init__(self, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = surroundings
        self._formats = Formats(surroundings.language, surroundings.zone)
        self._rows: tuple[ActionRow, ...] = ()
        self._today = date.min
        self.tabs = Tabs(self._tabs(), "open", self.tr("Which actions"))
        self.tabs.chosen.connect(self._narrow)
        self.search = SearchField(self.tr("Title, problem, owner, number"))
        self.search.setFixedWidth(260)
        self.search.searched.connect(self._narrow)
        self.model: RowsModel[ActionRow] = RowsModel(self._columns())
        self.table = Table(self.model, self.model.columns, self.tr("Improvement actions"))
        self.table.opened.connect(lambda at: self.opened.emit(self.model.row(at).id))
        self.table.menu_asked.connect(lambda at, point: self.menu_asked.emit(self.model.row(at).id, point))
        self.table.sort_asked.connect(lambda sort, descending: self._narrow())
        self.table.show_sorted("due", False)
        self._stack = QStackedWidget()
        self._build()
        QShortcut(QKeySequence("/"), self, self.search.setFocus)

    def _columns(self) -> list[Column[ActionRow]]:
        say = self._around.say
        return [
            Column("number", self.tr("Number"), lambda row: TextCell(row.number, token="ink2"), 70, sort="number"),
            Column(
                "title",
                self.tr("Action"),
                lambda row: TextCell(row.title, row.problem, weight=500),
                width=250,
                stretch=True,
                sort="title",
                fixed=True,
            ),
            Column("state", self.tr("State"), self._state_cell, width=150, sort="state"),
            Column(
                "kind",
                self.tr("Kind"),
                lambda row: TextCell(say.say(KIND_NAMES[row.kind]) if row.kind else NOTHING),
                92,
            ),
            Column("owner", self.tr("Owner"), self._owner_cell, width=116, sort="owner"),
            Column("due", self.tr("Due"), self._due_cell, width=138, sort="due"),
            Column("round", self.tr("Round"), lambda row: NumberCell(str(row.round)), 58, side="right"),
            Column("causes", self.tr("Causes"), lambda row: NumberCell(str(row.causes)), 62, side="right"),
            Column("effect", self.tr("Baseline → target → effect"), self._effect_cell, width=186, side="right"),
        ]

    def _state_cell(self, row: ActionRow) -> PillCell:
        kind, icon = STATE_LOOKS[row.state]
        return PillCell(self._around.say.say(STATE_NAMES[row.state]), kind, icon)

    def _owner_cell(self, row: ActionRow) -> TextCell:
        return TextCell(row.owner or NOTHING, row.department)

    def _due_cell(self, row: ActionRow) -> TextCell:
        day = due_day(row.state, row.due_on, row.evaluate_on)
        if day is None or row.state in (ActionState.CLOSED, ActionState.CANCELLED):
            return TextCell(self._formats.day(day) if day else NOTHING, token="ink3")
        if row.overdue:
            days = (self._today - day).days
            late = self.tr("1 day overdue") if days == 1 else self.tr("{n} days overdue").format(n=days)
            return TextCell(self._formats.day(day), late, "bad", 600, "warning-circle-fill")
        return TextCell(self._formats.day(day), self._ahead((day - self._today).days))

    def _ahead(self, days: int) -> str:
        if days < 0:
            return ""
        near = {0: self.tr("today"), 1: self.tr("tomorrow")}
        return near.get(days) or self.tr("in {n} days").format(n=days)

    def _effect_cell(self, row: ActionRow) -> Cell:
        shown = [NOTHING if each is None else f"{round(each, 1):g}" for each in (row.baseline, row.target, row.effect)]
        return TextCell(" → ".join(shown), token="ink3" if row.baseline is None else "ink")

    def _build(self) -> None:
        head = PageHead(self.tr("Improvement actions"))
        self.pdf_button = Button("PDF", icon="file-pdf")
        self.pdf_button.setAccessibleName(self.tr("Register as PDF"))
        self.pdf_button.clicked.connect(lambda: self.export_asked.emit(".pdf"))
        self.excel_button = Button("Excel", icon="table")
        self.excel_button.setAccessibleName(self.tr("Register as Excel"))
        self.excel_button.clicked.connect(lambda: self.export_asked.emit(".xlsx"))
        self.new_button = Button(self.tr("New action"), "primary", "plus")
        self.new_button.clicked.connect(self.new_asked)
        steers = self._around.may(Deed.STEER_ACTIONS)
        self.new_button.setVisible(steers)
        head.add(self.pdf_button, self.excel_button, self.new_button)
        bar = Surface("panel", "b")
        bar.setFixedHeight(56)
        row = QHBoxLayout(bar)
        row.setContentsMargins(24, 4, 24, 4)
        row.addWidget(self.tabs)
        row.addStretch(1)
        row.addWidget(self.search)
        self._empty = EmptyState(
            "trend-up",
            self.tr("There is no improvement action yet."),
            self.tr("Raise one from the causes that cost the most marks, or for a complaint, a survey, an incident."),
            self.tr("New action"),
        )
        self._empty.acted.connect(self.new_asked)
        self._empty.action.setVisible(steers)
        self._nothing = EmptyState(
            "magnifying-glass",
            self.tr("No action matches."),
            self.tr("Choose another tab or search for something else."),
        )
        for each in (self.table, self._empty, self._nothing):
            self._stack.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(bar)
        column.addWidget(self._stack, 1)

    def show_rows(self, rows: tuple[ActionRow, ...], today: date) -> None:
        """Show the register of a day; tab, search, order and selection stay."""
        self._rows, self._today = rows, today
        self.tabs.set_tabs(self._tabs())
        self._narrow()

    def _in_tab(self, code: str) -> Callable[[ActionRow], bool]:
        ended = (ActionState.CLOSED, ActionState.CANCELLED)
        return {
            "open": lambda row: row.state not in ended,
            "overdue": lambda row: row.overdue,
            "closed": lambda row: row.state in ended,
        }.get(code, lambda row: True)

    def _tabs(self) -> list[Tab]:
        words = (
            ("open", self.tr("Open")),
            ("overdue", self.tr("Overdue")),
            ("closed", self.tr("Closed")),
            ("all", self.tr("All")),
        )
        return [Tab(code, title, sum(map(self._in_tab(code), self._rows))) for code, title in words]

    def _narrow(self) -> None:
        wanted = self.search.text().casefold().split()
        belongs = self._in_tab(self.tabs.code)
        rows = [row for row in self._rows if belongs(row) and all(word in _searched(row) for word in wanted)]
        sort, descending = self.table.sorted_by
        rows.sort(key=lambda row: (row.due_on or date.max, row.id))
        rows.sort(key=_ORDERS[sort], reverse=descending)
        at = self.table.selected_rows()
        before = self.model.row(at[0]).id if at else None
        scrolled = self.table.verticalScrollBar().value()
        self.model.set_rows(rows)
        ids = [row.id for row in rows]
        if before in ids:
            self.table.select_row(ids.index(before))
        self.table.verticalScrollBar().setValue(scrolled)
        self._stack.setCurrentIndex(0 if rows else 2 if self._rows else 1)

    def select(self, action: ActionId) -> None:
        """Select the line of an action, where it is shown."""
        ids = [row.id for row in self.model.rows()]
        if action in ids:
            self.table.select_row(ids.index(action))


def _searched(row: ActionRow) -> str:
    return "\n".join((row.number, row.title, row.problem, row.owner, row.department)).casefold()


def _due(row: ActionRow) -> tuple[bool, date]:
    return row.state in (ActionState.CLOSED, ActionState.CANCELLED), (
        due_day(row.state, row.due_on, row.evaluate_on) or date.max
    )


_ORDERS: dict[str, Callable[[ActionRow], Any]] = {
    "number": lambda row: row.id,
    "title": lambda row: row.title.casefold(),
    "state": lambda row: _STATES.index(row.state),
    "owner": lambda row: row.owner.casefold(),
    "due": _due,
}
