"""What others do brings rows and takes rows away; the one under the mouse stays where it is."""

from PySide6.QtCore import QEvent, QObject, QTimer

from qa_studio.domain.recording import RecordingId
from qa_studio.ui.components.table import ROW_HEIGHT
from qa_studio.ui.recordings.model import Ids, RecordingsModel
from qa_studio.ui.recordings.table import RecordingsTable

AIMING_MS = 4000
"""So long after the mouse was moved somebody may be about to click."""


class SteadyRows(QObject):
    """Keeps the chosen rows, and the height of one row: that under the mouse, else that of the keyboard, else the top.

    Where a row under the mouse can't keep its height, as at the very top of the list, the new rows wait until the mouse
    leaves or rests; what the rows say is read all the same.
    """

    def __init__(self, table: RecordingsTable, model: RecordingsModel) -> None:
        super().__init__(table)
        self._table, self._model = table, model
        self._chosen: tuple[RecordingId, ...] = ()
        self._current: RecordingId | None = None
        self._anchor: tuple[RecordingId, int] | None = None
        self._scrolled = 0
        self._aiming = QTimer(self, singleShot=True, interval=AIMING_MS)
        self._aiming.timeout.connect(model.renew_held)
        table.viewport().installEventFilter(self)
        model.about_to_renew.connect(self._keep)
        model.renewed.connect(self._find)
        model.may_renew = self._may_renew

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whether somebody aims at a row."""
        if event.type() is QEvent.Type.MouseMove:
            self._aiming.start()
        elif event.type() is QEvent.Type.Leave:
            self._aiming.stop()
            QTimer.singleShot(0, self._model, self._model.renew_held)
        return False

    def _may_renew(self, ids: Ids) -> bool:
        row = self._table.hovered_row
        if not self._aiming.isActive() or not 0 <= row < self._model.rowCount():
            return True
        found = (ids == self._model.id_at(row)).nonzero()[0]
        if not len(found):
            return False
        most = max(0, len(ids) * ROW_HEIGHT - self._table.viewport().height())
        return 0 <= int(found[0]) * ROW_HEIGHT - self._table.rowViewportPosition(row) <= most

    def _keep(self) -> None:
        current = self._table.currentIndex().row()
        self._chosen = self._table.selected_ids()
        self._current = self._model.id_at(current) if current >= 0 else None
        self._scrolled = self._table.verticalScrollBar().value()
        row = self._steady_row(current)
        self._anchor = None if row is None else (self._model.id_at(row), self._table.rowViewportPosition(row))

    def _steady_row(self, current: int) -> int | None:
        if 0 <= self._table.hovered_row < self._model.rowCount():
            return self._table.hovered_row
        if current >= 0 and 0 <= self._table.rowViewportPosition(current) < self._table.viewport().height():
            return current
        top = self._table.rowAt(0)
        return top if self._scrolled and top >= 0 else None

    def _find(self) -> None:
        rows = self._model.rows_of(self._chosen) if self._chosen else []
        current = self._model.rows_of([self._current]) if self._current is not None else []
        self._table.choose(rows, current[0] if current else None)
        at = self._model.rows_of([self._anchor[0]]) if self._anchor is not None else []
        if at and self._anchor is not None:
            self._scrolled = at[0] * ROW_HEIGHT - self._anchor[1]
        self._table.executeDelayedItemsLayout()  # else the scroll bar still has its old range
        self._table.verticalScrollBar().setValue(self._scrolled)
