"""Ctrl+K: every command by a few letters of its name."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from qa_studio.ui.command import Command
from qa_studio.ui.components.buttons import cap_text
from qa_studio.ui.components.cards import Hairline
from qa_studio.ui.components.cells import Cell, TextCell
from qa_studio.ui.components.empty_state import EmptyState
from qa_studio.ui.components.fields import SearchField
from qa_studio.ui.components.table import Column, RowsModel, Table
from qa_studio.ui.theme import color


def fuzzy_rank(letters: str, title: str) -> float | None:
    """How well `letters` fit `title`, less is better; None where they don't occur in this order."""
    words, wanted = title.casefold(), letters.casefold().replace(" ", "")
    if not wanted:
        return 0.0
    if (at := words.find(letters.casefold().strip())) >= 0:
        return at / 100 - (1 if at == 0 or words[at - 1] == " " else 0)
    place, gaps = -1, 0
    for letter in wanted:
        found = words.find(letter, place + 1)
        if found < 0:
            return None
        gaps += found - place - 1
        place = found
    return 1.0 + gaps


class CommandPalette(QDialog):
    """A field, and the commands that fit; Enter runs the first or the chosen one."""

    def __init__(self, commands: Sequence[Command], parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._commands = list(commands)
        self.setAccessibleName(self.tr("Commands"))
        self.resize(560, 420)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        self.search = SearchField(self.tr("What do you want to do?"), "")
        self.search.textChanged.connect(self._fill)
        self.search.installEventFilter(self)
        column.addWidget(self.search)
        column.addWidget(Hairline())
        columns: list[Column[Command]] = [
            Column("title", self.tr("Command"), _title_cell, 380, stretch=True),
            Column("key", self.tr("Key"), _key_cell, 120, "right"),
        ]
        self._model = RowsModel(columns)
        self.table = Table(self._model, columns, self.tr("Commands"))
        self.table.horizontalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(36)
        self.table.clicked.connect(lambda index: self._run(index.row()))
        self.table.opened.connect(self._run)
        column.addWidget(self.table, 1)
        self._nothing = EmptyState(
            "magnifying-glass", self.tr("No command is called that"), self.tr("Try other letters of its name.")
        )
        column.addWidget(self._nothing, 1)
        self._fill("")
        self.search.setFocus()

    def shown(self) -> list[Command]:
        """The commands that fit, best first."""
        return self._model.rows()

    def _fill(self, letters: str) -> None:
        ranked = [
            (rank, command) for command in self._commands if (rank := fuzzy_rank(letters, command.title)) is not None
        ]
        ranked.sort(key=lambda pair: pair[0])
        self._model.set_rows([command for _, command in ranked])
        self.table.setVisible(bool(ranked))
        self._nothing.setVisible(not ranked)
        if ranked:
            self.table.select_row(0)

    def _run(self, row: int) -> None:
        command = self._model.row(row)
        self.accept()
        command.run()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter in the field belong to the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            rows = self.table.selected_rows()
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if rows and step is not None:
                self.table.select_row(max(0, min(self._model.rowCount() - 1, rows[0] + step)))
                return True
            if rows and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run(rows[0])
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.reject()
                return True
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """A panel with one line around it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("line2"))
        painter.fillRect(self.rect().adjusted(1, 1, -1, -1), color("panel"))


def _title_cell(command: Command) -> Cell:
    return TextCell(command.title, icon=command.icon)


def _key_cell(command: Command) -> Cell:
    return TextCell(cap_text(command.shortcut) if command.shortcut else command.group, token="ink3")
