"""My evaluations: what others found in an agent's calls, what is not acknowledged yet on top."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from qa_studio.services.acknowledgements import Acknowledgements, HeardEvaluation
from qa_studio.services.events import (
    EvaluationAcknowledged,
    EvaluationCompleted,
    EvaluationWithdrawn,
    Event,
    RecordingsChanged,
    WorkspaceChanged,
)
from qa_studio.ui.components.cards import Card, Surface
from qa_studio.ui.components.empty_state import EmptyState
from qa_studio.ui.components.page_head import PageHead
from qa_studio.ui.components.pills import Pill
from qa_studio.ui.components.table import RowsModel, Table
from qa_studio.ui.formatting import Formats
from qa_studio.ui.icons import icon
from qa_studio.ui.navigation import Destination, ToEvaluation
from qa_studio.ui.own_evaluations.columns import OwnCells
from qa_studio.ui.surroundings import Surroundings


class OwnEvaluationsPage(QWidget):
    """For the agent whose login is connected."""

    def __init__(self, acknowledgements: Acknowledgements, surroundings: Surroundings) -> None:
        super().__init__()
        self._service, self._around = acknowledgements, surroundings
        columns = OwnCells(Formats(surroundings.language, surroundings.zone), surroundings.say, self).columns()
        self.model: RowsModel[HeardEvaluation] = RowsModel(columns)
        self.table = Table(self.model, columns, self.tr("My evaluations"))
        self.waiting = Pill("", "accent", "info")
        self.nothing = EmptyState(
            "checks",
            self.tr("None of your calls is judged yet"),
            self.tr("As soon as one is, it stands here with its score and why it is so."),
        )
        self._arrange()
        self.table.opened.connect(self._on_opened)
        self.table.menu_asked.connect(self._on_menu)
        kinds = (EvaluationAcknowledged, EvaluationCompleted, EvaluationWithdrawn, RecordingsChanged, WorkspaceChanged)
        surroundings.hear(self, self._on_event, *kinds)

    def _arrange(self) -> None:
        head = PageHead(self.tr("My evaluations"))
        head.add(self.waiting)
        self.waiting.hide()
        self._list = Card()
        self._list.body.setContentsMargins(0, 0, 0, 0)
        self._list.body.addWidget(self.table)
        self._empty = Card()
        self._empty.body.addWidget(self.nothing)
        body = Surface("window")
        column = QVBoxLayout(body)
        column.setContentsMargins(24, 20, 24, 24)
        for each in (self._list, self._empty):
            each.hide()
            column.addWidget(each, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(head)
        outer.addWidget(body, 1)

    def go_to(self, destination: Destination) -> None:
        """There is only the list."""
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Read it again."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Read the list; what was chosen stays chosen."""
        self._around.runner.read(self._service.own, self._on_read, owner=self)

    def _on_read(self, found: tuple[HeardEvaluation, ...]) -> None:
        chosen = {self.model.row(row).evaluation.id for row in self.table.selected_rows()}
        at = self.table.verticalScrollBar().value()
        if list(found) != self.model.rows():
            self.model.set_rows(found)
            for number, each in enumerate(found):
                if each.evaluation.id in chosen:
                    self.table.select_row(number)
                    break
            self.table.verticalScrollBar().setValue(at)
        self._list.setVisible(bool(found))
        self._empty.setVisible(not found)
        waiting = sum(not each.said for each in found)
        self.waiting.show_fact(self.tr("{n} not acknowledged").format(n=waiting), "accent", "info")
        self.waiting.setVisible(waiting > 0)

    def _on_opened(self, row: int) -> None:
        self._around.navigation.go(ToEvaluation(self.model.row(row).evaluation.id))

    def _on_menu(self, row: int, at: QPoint) -> None:
        self.menu(row).popup(at)

    def menu(self, row: int) -> QMenu:
        """What can be done with one of them."""
        menu = QMenu(self)
        menu.addAction(icon("headphones"), self.tr("Open"), lambda: self._on_opened(row))
        return menu

    def _on_event(self, _event: Event) -> None:
        self.refresh()
