"""Tables: our head, rows of 44 px, painted cells, the choice of columns, the keyboard."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from qa_studio.ui.components.cells import Cell, paint_cell, words_of
from qa_studio.ui.drawing import Side, draw_text, hairline, text_width
from qa_studio.ui.focus_ring import KEYBOARD_REASONS
from qa_studio.ui.icons import paint_icon
from qa_studio.ui.theme import color, font

CELL_ROLE = Qt.ItemDataRole.UserRole
Row = TypeVar("Row")
ROW_HEIGHT = 44
PADDING = 8
INSET = 16
AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column: `cell` makes what is shown of a row, `tip` its tool tip.

    `sort` names what the model sorts by, empty for not sortable.
    """

    code: str
    title: str
    cell: Callable[[Row], Cell]
    width: int = 120
    side: Side = "left"
    stretch: bool = False
    sort: str = ""
    shown: bool = True
    fixed: bool = False
    tip: Callable[[Row], str] | None = None


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Rows that are all in memory; for a long list write a model of the same two roles (display text, CELL_ROLE)."""

    def __init__(self, columns: Sequence[Column[Row]], rows: Sequence[Row] = ()) -> None:
        super().__init__()
        self.columns = list(columns)
        self._rows = list(rows)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show others."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row(self, number: int) -> Row:
        """The row at `number`."""
        return self._rows[number]

    def rows(self) -> list[Row]:
        """All of them, as shown."""
        return list(self._rows)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """How many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """As many as were given."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The cell, its words, or its tool tip."""
        tip = self.columns[index.column()].tip
        if role == Qt.ItemDataRole.ToolTipRole and tip is not None:
            return tip(self._rows[index.row()])
        if role not in (CELL_ROLE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        cell = self.columns[index.column()].cell(self._rows[index.row()])
        return cell if role == CELL_ROLE else words_of(cell)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The titles."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return None


class _CellDelegate(QStyledItemDelegate):
    def __init__(self, table: "Table") -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Rows of one height."""
        return QSize(80, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Ground, hairline, bar of the selected row, cell."""
        box = QRectF(option.rect)
        state = option.state
        first = self._table.horizontalHeader().visualIndex(index.column()) == 0
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(box, color("accsoft"))
            if first:
                painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), color("accent"))
        elif index.row() == self._table.hovered_row:
            painter.fillRect(box, color("sunken"))
        start = INSET if first else 0
        hairline(painter, box.left() + start, box.bottom() - 1, box.width() - start, color("line"))
        cell = index.data(CELL_ROLE)
        if cell is not None:
            left = INSET if first else PADDING
            side = self._table.side(index.column())
            painter.save()
            paint_cell(painter, cell, box.adjusted(left, 0, -self._table.right_padding(index.column()), -1), side)
            painter.restore()
        if self._table.shows_focus and index.row() == self._table.currentIndex().row():
            self._paint_focus(painter, box, first)

    def _paint_focus(self, painter: QPainter, box: QRectF, first: bool) -> None:
        last = box.right() >= self._table.viewport().width() - 2
        painter.fillRect(QRectF(box.left(), box.top(), box.width(), 2), color("accent"))
        painter.fillRect(QRectF(box.left(), box.bottom() - 2, box.width(), 2), color("accent"))
        if first:
            painter.fillRect(QRectF(box.left(), box.top(), 2, box.height()), color("accent"))
        if last:
            painter.fillRect(QRectF(box.right() - 2, box.top(), 2, box.height()), color("accent"))


class _Head(QHeaderView):
    def __init__(self, table: "Table") -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setFixedHeight(36)
        self.setMinimumSectionSize(36)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Words on the sunken colour; the sorted one in ink with an arrow."""
        box = QRectF(rect)
        painter.fillRect(rect, color("sunken"))
        hairline(painter, box.left(), box.bottom() - 0.5, box.width(), color("line"))
        column = self._table.columns[logicalIndex]
        left = INSET if self.visualIndex(logicalIndex) == 0 else PADDING
        inner = box.adjusted(left, 0, -self._table.right_padding(logicalIndex), 0)
        is_sorted = bool(column.sort) and column.sort == self._table.sorted_by[0]
        face = font("small", 600 if is_sorted else 500)
        if is_sorted:
            arrow = "arrow-down" if self._table.sorted_by[1] else "arrow-up"
            width = text_width(column.title, face)
            at = inner.right() - width - 18 if column.side == "right" else inner.left()
            paint_icon(painter, arrow, QRectF(at, box.center().y() - 6, 12, 12), color("ink"))
            if column.side != "right":
                inner = inner.adjusted(16, 0, 0, 0)
        draw_text(painter, inner, column.title, face, color("ink" if is_sorted else "ink3"), column.side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground reaches behind the last column too."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), color("sunken"))
        hairline(painter, 0, self.height() - 1, self.viewport().width(), color("line"))
        painter.end()
        super().paintEvent(event)


class Table(QTableView):
    """A table over a model with the two roles of `RowsModel`.

    Signals: `opened(row)` for Enter or a double click, `played(row)` for Space, `picked()` after any change of the
    selection, `sort_asked(sort, descending)` for a click on a head, `menu_asked(row, point)` for right button or
    menu key, `columns_changed(codes)` when the user shows or hides one.
    """

    opened = Signal(int)
    played = Signal(int)
    picked = Signal()
    sort_asked = Signal(str, bool)
    menu_asked = Signal(int, QPoint)
    columns_changed = Signal(list)

    def __init__(
        self,
        model: QAbstractItemModel,
        columns: Sequence[Column[Any]],
        label: str,
        many: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = list(columns)
        self.sorted_by: tuple[str, bool] = ("", False)
        self.hovered_row = -1
        self.shows_focus = False
        self.setAccessibleName(label)
        self.setHorizontalHeader(_Head(self))
        self.setItemDelegate(_CellDelegate(self))
        self.setModel(model)
        self._prepare(many)
        for number, column in enumerate(self.columns):
            self.setColumnHidden(number, not column.shown)
        self.horizontalHeader().sectionClicked.connect(self._on_head_clicked)
        self.selectionModel().selectionChanged.connect(self._on_selection)
        self.doubleClicked.connect(self._on_double_click)

    def _prepare(self, many: bool) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if many else mode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)
        self.horizontalHeader().setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.horizontalHeader().customContextMenuRequested.connect(self._on_head_menu)
        self.setTabKeyNavigation(False)
        self.setMinimumSize(120, 80)

    def side(self, column: int) -> Side:
        """Where the column's content stands."""
        return self.columns[column].side

    def right_padding(self, column: int) -> int:
        """Room after a cell: more at the end of the row."""
        head = self.horizontalHeader()
        later = range(head.visualIndex(column) + 1, head.count())
        return PADDING if any(not self.isColumnHidden(head.logicalIndex(at)) for at in later) else INSET

    def selected_rows(self) -> list[int]:
        """Numbers of the selected rows, from the top."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def select_row(self, row: int) -> None:
        """Select one row and scroll to it."""
        index = self.model().index(row, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def select_rows(self, rows: Sequence[int]) -> None:
        """Select these rows and no others; nothing scrolls."""
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().clearSelection()
        for row in rows:
            self.selectionModel().select(self.model().index(row, 0), flags.Select | flags.Rows)

    def show_sorted(self, sort: str, descending: bool) -> None:
        """Mark the column that the rows are sorted by."""
        self.sorted_by = (sort, descending)
        self.horizontalHeader().viewport().update()

    def column_menu(self) -> QMenu:
        """A menu to show and hide columns with."""
        menu = QMenu(self)
        for number, column in enumerate(self.columns):
            if column.fixed:
                continue
            action = menu.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(number))
            action.toggled.connect(lambda shown, at=number: self._show_column(at, shown))
        return menu

    def shown_columns(self) -> list[str]:
        """Codes of the columns in sight."""
        return [column.code for number, column in enumerate(self.columns) if not self.isColumnHidden(number)]

    def show_columns(self, codes: Sequence[str]) -> None:
        """Show exactly these, and those that are fixed."""
        for number, column in enumerate(self.columns):
            self.setColumnHidden(number, not (column.fixed or column.code in codes))
        self._share_width()

    def _show_column(self, number: int, shown: bool) -> None:
        self.setColumnHidden(number, not shown)
        self._share_width()
        self.columns_changed.emit(self.shown_columns())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the room to the columns that stretch."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Wished widths, where there is room; else all narrower by the same share, down to 48 px."""
        shown = [(n, c) for n, c in enumerate(self.columns) if not self.isColumnHidden(n)]
        room = self.viewport().width()
        wished = sum(column.width for _, column in shown)
        stretching = [n for n, column in shown if column.stretch] or [n for n, _ in shown[-1:]]
        spare = room - wished
        for number, column in shown:
            width = float(column.width)
            if spare >= 0 and number in stretching:
                width += spare / len(stretching)
            elif spare < 0:
                width = max(min(48.0, column.width), column.width * room / wished)
            self.setColumnWidth(number, int(width))

    def _on_head_clicked(self, section: int) -> None:
        column = self.columns[section]
        if column.sort:
            descending = not self.sorted_by[1] if self.sorted_by[0] == column.sort else column.side == "right"
            self.show_sorted(column.sort, descending)
            self.sort_asked.emit(column.sort, descending)

    def _on_selection(self) -> None:
        self.picked.emit()

    def _on_double_click(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())

    def _on_menu(self, point: QPoint) -> None:
        row = self.indexAt(point).row()
        if row >= 0:
            if row not in self.selected_rows():
                self.select_row(row)
            self.menu_asked.emit(row, self.viewport().mapToGlobal(point))

    def _on_head_menu(self, point: QPoint) -> None:
        self.column_menu().popup(self.horizontalHeader().mapToGlobal(point))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Space plays, the menu key asks for the menu, the rest is Qt's."""
        row = self.currentIndex().row()
        self.shows_focus = True
        if row >= 0 and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(row)
        elif row >= 0 and event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.played.emit(row)
        elif row >= 0 and event.key() == Qt.Key.Key_Menu:
            self._on_menu(self.visualRect(self.currentIndex()).center())
        elif row >= 0 and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not self.selected_rows():
            self.select_row(row)  # Qt goes on from a row that the user can't see is the current one
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first row; frame it where a key brought the focus."""
        super().focusInEvent(event)
        self.shows_focus = event.reason() in KEYBOARD_REASONS
        if self.shows_focus and not self.selected_rows() and self.model().rowCount():
            self.select_row(max(0, self.currentIndex().row()))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the frame away."""
        super().focusOutEvent(event)
        self.shows_focus = False
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click frames nothing."""
        self.shows_focus = False
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Remember the hovered row."""
        super().mouseMoveEvent(event)
        row = self.indexAt(event.position().toPoint()).row()
        if row != self.hovered_row:
            self.hovered_row = row
            self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is hovered any more."""
        self.hovered_row = -1
        self.viewport().update()
