"""The table of recordings: its check boxes choose rows without letting go of the others."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from qa_studio.domain.recording import RecordingId
from qa_studio.ui.components.table import Table
from qa_studio.ui.recordings.model import RecordingsModel

_FLAGS = QItemSelectionModel.SelectionFlag


class RecordingsTable(Table):
    """Rows that can be chosen together; selections are kept by range, since there may be a million.

    `delete_asked` comes for the Delete key.
    """

    delete_asked = Signal()

    def __init__(self, model: RecordingsModel, label: str, parent: QWidget | None = None) -> None:
        super().__init__(model, model.columns, label, many=True, parent=parent)
        self._recordings = model
        self._checking = False
        model.is_selected = self._is_selected

    def _is_selected(self, row: int) -> bool:
        return self.selectionModel().isRowSelected(row, QModelIndex())

    def selected_rows(self) -> list[int]:
        """Numbers of the selected rows, from the top."""
        return sorted(row for first, last in self._ranges() for row in range(first, last + 1))

    def selected_count(self) -> int:
        """How many rows are chosen."""
        return sum(last - first + 1 for first, last in self._ranges())

    def selected_ids(self) -> tuple[RecordingId, ...]:
        """The chosen recordings, from the top."""
        return tuple(
            each for first, last in sorted(self._ranges()) for each in self._recordings.ids_between(first, last)
        )

    def _ranges(self) -> set[tuple[int, int]]:
        return {(part.top(), part.bottom()) for part in self.selectionModel().selection().toList()}

    def choose(self, rows: Sequence[int], current: int | None) -> None:
        """Select exactly these rows, and put the keyboard on one of them."""
        wanted = QItemSelection()
        last = self.model().columnCount() - 1
        for row in rows:
            wanted.select(self.model().index(row, 0), self.model().index(row, last))
        if current is not None:
            self.selectionModel().setCurrentIndex(self.model().index(current, 0), _FLAGS.NoUpdate)
        self.selectionModel().select(wanted, _FLAGS.ClearAndSelect)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete asks to take the chosen rows away."""
        if event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a check box adds or takes away its row."""
        index = self.indexAt(event.position().toPoint())
        left = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        self._checking = index.isValid() and left and self.columns[index.column()].code == "check"
        if not self._checking:
            super().mousePressEvent(event)
            return
        self.shows_focus = False
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.selectionModel().setCurrentIndex(index, _FLAGS.Toggle | _FLAGS.Rows)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand that trembles on a check box drags no selection."""
        if not (self._checking and event.buttons()):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The press on a check box was all."""
        if self._checking:
            self._checking = False
        else:
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two clicks on a check box are two clicks."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self.columns[index.column()].code == "check":
            self.mousePressEvent(event)
        else:
            super().mouseDoubleClickEvent(event)
