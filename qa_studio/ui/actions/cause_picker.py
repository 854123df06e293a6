"""Linking root causes: a list to search and to pick several from."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from qa_studio.domain.root_cause import RootCauseId
from qa_studio.services.rows import CauseRow
from qa_studio.ui.actions.reading import Choices
from qa_studio.ui.components.cells import CheckCell, TextCell
from qa_studio.ui.components.fields import SearchField
from qa_studio.ui.components.labels import ElidedLabel
from qa_studio.ui.components.table import Column, RowsModel, Table
from qa_studio.ui.formatting import NOTHING, Formats
from qa_studio.ui.surroundings import Surroundings

HEIGHT = 232


class CausePicker(QWidget):
    """Logged causes with a check each; click, Enter or Space checks."""

    def __init__(
        self,
        choices: Choices,
        picked: Sequence[RootCauseId],
        surroundings: Surroundings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._choices, self._language = choices, surroundings.language
        self._formats = Formats(surroundings.language, surroundings.zone)
        self._picked = list(picked)
        self.search = SearchField(self.tr("Cause, question, agent"), cap="")
        self.search.searched.connect(self._narrow)
        self._model: RowsModel[CauseRow] = RowsModel(self._columns())
        self.table = Table(self._model, self._model.columns, self.tr("Root causes"))
        self.table.setFixedHeight(HEIGHT)
        self.table.clicked.connect(lambda index: self.toggle(index.row()))
        self.table.played.connect(self.toggle)
        self.count = ElidedLabel("", "small", "ink2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.table)
        column.addWidget(self.count)
        self._narrow()

    def _columns(self) -> list[Column[CauseRow]]:
        return [
            Column("check", "", lambda row: CheckCell(row.root_cause.id in self._picked), width=44, fixed=True),
            Column("cause", self.tr("Cause"), self._cause_cell, width=200, stretch=True),
            Column("call", self.tr("Call"), self._call_cell, width=130),
        ]

    def _cause_cell(self, row: CauseRow) -> TextCell:
        question = row.question_text.in_language(self._language) if row.question_text else ""
        return TextCell(self._title(row), question)

    def _title(self, row: CauseRow) -> str:
        cause = self._choices.tree.find(row.root_cause.cause)
        return cause.title.in_language(self._language) if cause else row.root_cause.cause

    def _call_cell(self, row: CauseRow) -> TextCell:
        when = self._formats.short_when(row.called_at) if row.called_at else NOTHING
        return TextCell(row.agent_name or NOTHING, when)

    def _narrow(self) -> None:
        wanted = self.search.text().casefold().split()
        rows = [row for row in self._choices.causes if all(word in self._searched(row) for word in wanted)]
        self._model.set_rows(rows)
        self._tell()

    def _searched(self, row: CauseRow) -> str:
        question = row.question_text.in_language(self._language) if row.question_text else ""
        return f"{self._title(row)}\n{question}\n{row.agent_name or ''}".casefold()

    def toggle(self, at: int) -> None:
        """Link the cause in this line, or take it off."""
        cause = self._model.row(at).root_cause.id
        if cause in self._picked:
            self._picked.remove(cause)
        else:
            self._picked.append(cause)
        self.table.viewport().update()
        self._tell()

    def _tell(self) -> None:
        self.count.setText(self.tr("{n} linked").format(n=len(self._picked)))

    def picked(self) -> tuple[RootCauseId, ...]:
        """The checked ones, in the order in which they were checked."""
        return tuple(self._picked)
