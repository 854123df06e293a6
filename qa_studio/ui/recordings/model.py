"""The recordings of a filter as a table model: all ids in order, and a window of rows around what is in sight."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, QTimer, Signal

from qa_studio.domain.recording import RecordingId
from qa_studio.errors import StudioError
from qa_studio.services.library import Library
from qa_studio.services.rows import RecordingFilter, RecordingRow, RecordingSort
from qa_studio.ui.components.cells import Cell, CheckCell, WaitingCell, words_of
from qa_studio.ui.components.table import CELL_ROLE, AnyIndex, Column
from qa_studio.ui.runtime import TaskRunner

WINDOW = 128
KEPT = 24
FIRST = 200
AFTER_PAINT_MS = 60
Ids = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A filter and an order, numbered so that late answers to earlier ones are known."""

    number: int
    chosen: RecordingFilter
    sort: RecordingSort
    only: tuple[RecordingId, ...] | None = None


class RecordingsModel(QAbstractTableModel):
    """Shows the first rows at once and all others as they come into sight; nothing is read on the GUI thread.

    `counted(n)` comes once all ids are known; `shown()` when the first rows of another filter stand;
    `about_to_renew()` and `renewed()` around a reset that keeps the filter, so that the page can keep its selection;
    `troubled(StudioError)` when rows could not be read.
    """

    counted = Signal(int)
    shown = Signal()
    about_to_renew = Signal()
    renewed = Signal()
    troubled = Signal(object)

    def __init__(self, library: Library, runner: TaskRunner, columns: Sequence[Column[RecordingRow]]) -> None:
        super().__init__()
        self._library, self._runner = library, runner
        self.columns = list(columns)
        self.is_selected: Callable[[int], bool] = lambda row: False
        self.may_renew: Callable[[Ids], bool] = lambda ids: True
        self._held: tuple[_Asked, Ids] | None = None
        self._asked = _Asked(0, RecordingFilter(), RecordingSort())
        self._ids: Ids = np.empty(0, np.int64)
        self._windows: OrderedDict[int, tuple[RecordingRow | None, ...]] = OrderedDict()
        self._stale: set[int] = set()
        self._wanted: OrderedDict[int, None] = OrderedDict()
        self._reading: int | None = None
        self.complete = False

    @property
    def sorting(self) -> RecordingSort:
        """The order of the rows."""
        return self._asked.sort

    def show(self, chosen: RecordingFilter, sort: RecordingSort) -> None:
        """Show other recordings, or in another order."""
        asked = self._asked = _Asked(self._asked.number + 1, chosen, sort)
        self.complete = False

        self._runner.read(
            lambda: self._library.first(chosen, sort, FIRST), lambda rows: self._on_first(asked, rows), owner=self
        )

    def show_only(self, recordings: Sequence[RecordingId]) -> None:
        """Show exactly these, in the order given: what was just imported."""
        asked = self._asked = _Asked(self._asked.number + 1, RecordingFilter(), self._asked.sort, tuple(recordings))
        self._runner.read(
            lambda: self._library.rows(recordings[:FIRST]), lambda rows: self._on_first(asked, rows), owner=self
        )

    def refresh(self) -> None:
        """Read the same again; what stands in sight stays until the new rows are there."""
        asked = self._asked = replace(self._asked, number=self._asked.number + 1)
        self._read_ids(asked)

    def _on_first(self, asked: _Asked, rows: tuple[RecordingRow, ...]) -> None:
        if asked is not self._asked:
            return
        self.beginResetModel()
        self._ids = np.fromiter((row.id for row in rows), np.int64, len(rows))
        self._forget_rows()
        for number in range(0, len(rows), WINDOW):
            part = rows[number : number + WINDOW]
            # A window that is cut off would have to be told from a short last one, so only whole ones are kept.
            if len(part) == WINDOW or len(rows) < FIRST:
                self._windows[number // WINDOW] = part
        self.endResetModel()
        self.shown.emit()
        if len(rows) < FIRST:
            self.complete = True
            self.counted.emit(len(rows))
        else:
            # Reading a million ids takes the interpreter from the thread that paints: the first frame goes before.
            QTimer.singleShot(AFTER_PAINT_MS, self, lambda: self._read_ids(asked))

    def _read_ids(self, asked: _Asked) -> None:
        if asked is not self._asked:
            return
        self._runner.read(
            lambda: self._all_ids(asked),
            lambda ids: self._on_ids(asked, ids),
            owner=self,
        )

    def _all_ids(self, asked: _Asked) -> Ids:
        if asked.only is None:
            return np.asarray(self._library.ids(asked.chosen, asked.sort), dtype=np.int64)
        there = self._library.rows(asked.only)
        return np.fromiter((row.id for row in there), np.int64, len(there))

    def _on_ids(self, asked: _Asked, ids: Ids) -> None:
        if asked is not self._asked:
            return
        self._held = None
        known = len(self._ids)
        if len(ids) >= known and np.array_equal(ids[:known], self._ids):
            self._grow(ids)
        elif self.may_renew(ids):
            self.about_to_renew.emit()
            self.beginResetModel()
            self._renew(ids)
            self.endResetModel()
            self.renewed.emit()
        else:
            self._held = (asked, ids)
            self._stale.update(self._windows)
            self.dataChanged.emit(self.index(0, 0), self.index(known - 1, len(self.columns) - 1))
        self.complete = True
        self.counted.emit(len(ids))

    def renew_held(self) -> None:
        """Show now what was not to be shown yet."""
        held, self._held = self._held, None
        if held is not None:
            self._on_ids(*held)

    def _grow(self, ids: Ids) -> None:
        known = len(self._ids)
        if len(ids) > known:
            self.beginInsertRows(QModelIndex(), known, len(ids) - 1)
            self._ids = ids
            self._windows.pop(known // WINDOW, None)
            self.endInsertRows()
        self._stale.update(self._windows)
        if known:
            self.dataChanged.emit(self.index(0, 0), self.index(known - 1, len(self.columns) - 1))

    def _renew(self, ids: Ids) -> None:
        """Other ids: what is known of them stays in sight, in its new place, until it is read again."""
        known = {row.id: row for rows in self._windows.values() for row in rows if row is not None}
        near = sorted({n + by for n in self._windows for by in (-1, 0, 1) if n + by >= 0})
        self._forget_rows()
        self._ids = ids
        for number in near:
            rows = tuple(known.get(each) for each in self.ids_between(number * WINDOW, (number + 1) * WINDOW - 1))
            if any(row is not None for row in rows):
                self._windows[number] = rows
                self._stale.add(number)

    def _forget_rows(self) -> None:
        self._windows.clear()
        self._stale.clear()
        self._wanted.clear()

    def changed(self, recordings: Sequence[RecordingId]) -> None:
        """Read the rows in sight again that may be among `recordings`."""
        touched = set(recordings)
        for number, rows in self._windows.items():
            if any(row is not None and row.id in touched for row in rows):
                self._stale.add(number)
                self._tell(number)

    def row(self, number: int) -> RecordingRow | None:
        """The row at `number`, or None while it is being read."""
        window, within = divmod(number, WINDOW)
        rows = self._windows.get(window)
        if rows is None or window in self._stale:
            self._want(window)
        else:
            self._windows.move_to_end(window)
        return rows[within] if rows is not None and within < len(rows) else None

    def id_at(self, number: int) -> RecordingId:
        """Which recording stands at `number`."""
        return RecordingId(int(self._ids[number]))

    def ids_between(self, first: int, last: int) -> tuple[RecordingId, ...]:
        """The recordings from row `first` to row `last`, both included."""
        return tuple(RecordingId(each) for each in self._ids[first : last + 1].tolist())

    def rows_of(self, recordings: Sequence[RecordingId]) -> list[int]:
        """Where these recordings stand now; those that are not shown any more are left out."""
        return sorted(np.flatnonzero(np.isin(self._ids, np.asarray(recordings, dtype=np.int64))).tolist())

    def _want(self, window: int) -> None:
        if window == self._reading:
            return
        self._wanted[window] = None
        self._wanted.move_to_end(window)
        # Whoever drags the scroll bar passes many windows; only those still in sight are worth reading.
        while len(self._wanted) > 3:
            self._wanted.popitem(last=False)
        self._read_next()

    def _read_next(self) -> None:
        if self._reading is not None or not self._wanted:
            return
        window, _ = self._wanted.popitem(last=True)
        ids = self.ids_between(window * WINDOW, (window + 1) * WINDOW - 1)
        self._reading = window

        def read() -> tuple[RecordingRow | None, ...]:
            found = {row.id: row for row in self._library.rows(ids)}
            return tuple(found.get(each) for each in ids)

        self._runner.read(read, lambda rows: self._on_rows(window, ids, rows), failed=self._on_failed, owner=self)

    def _on_failed(self, trouble: StudioError) -> None:
        self._reading = None
        self.troubled.emit(trouble)

    def _on_rows(self, window: int, ids: tuple[RecordingId, ...], rows: tuple[RecordingRow | None, ...]) -> None:
        self._reading = None
        if self.ids_between(window * WINDOW, (window + 1) * WINDOW - 1) == ids:
            self._windows[window] = rows
            self._windows.move_to_end(window)
            self._stale.discard(window)
            while len(self._windows) > KEPT:
                self._windows.popitem(last=False)
            self._tell(window)
        self._read_next()

    def _tell(self, window: int) -> None:
        last = min(len(self._ids), (window + 1) * WINDOW) - 1
        if last >= window * WINDOW:
            self.dataChanged.emit(self.index(window * WINDOW, 0), self.index(last, len(self.columns) - 1))

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """How many are known so far."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """As many as were given."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The cell, or its words; grey bars and no words while the row is read."""
        if role not in (CELL_ROLE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        cell = self._cell(index.row(), index.column())
        return cell if role == CELL_ROLE else words_of(cell)

    def _cell(self, number: int, column: int) -> Cell:
        if self.columns[column].code == "check":
            return CheckCell(self.is_selected(number))
        row = self.row(number)
        return WaitingCell() if row is None else self.columns[column].cell(row)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The titles."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return None
