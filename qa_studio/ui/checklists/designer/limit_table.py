"""A table of rising limits, with something for the numbers up to each and for all above: a worth, or an answer."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qa_studio.domain.score import in_words
from qa_studio.ui.checklists.designer.appearing import appear
from qa_studio.ui.checklists.designer.number_box import NumberBox
from qa_studio.ui.checklists.designer.option_row import GAP, LEFT, RESULT, RIGHT, ROW, WORTH
from qa_studio.ui.checklists.designer.table_parts import TableFoot
from qa_studio.ui.components.buttons import IconButton
from qa_studio.ui.components.fields import Choice
from qa_studio.ui.components.labels import ElidedLabel
from qa_studio.ui.components.pills import Chip
from qa_studio.ui.drawing import hairline, rounded
from qa_studio.ui.theme import color

HEAD = 32
CELL = 150
BUTTON = 24
_USUAL = Fraction(5)


class AnswerPick(Choice):
    """One of the answers of the question in hand, by its code."""

    entered = Signal(object)
    refused = Signal(str)

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__([], label, parent=parent)
        self.chosen.connect(lambda code: self.entered.emit(code))

    def offer(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer these answers."""
        if options != [(self.itemData(n), self.itemText(n)) for n in range(self.count())]:
            self.set_options(options, self.code)

    def show_value(self, value: object, anew: bool = False) -> None:
        """Show an answer."""
        if value != self.code:
            self.set_code(str(value or ""))

    def sizeHint(self) -> QSize:
        """As wide as the column."""
        return QSize(CELL, self.height())


Cell = NumberBox | AnswerPick
Limit = tuple[Fraction | None, object]


class LimitTable(QWidget):
    """Rows of a limit and a cell; the last row is everything above and is always there.

    `changed(limits, merge)` has the limits with their values, the rest last under None.
    """

    changed = Signal(object, str)
    refused = Signal(str)

    def __init__(self, make_cell: Callable[[], Cell], cell_head: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make_cell = make_cell
        self._limits: list[Limit] = []
        self.rows: list[LimitRow] = []
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(1, 1, 1, 1)
        self._outer.setSpacing(0)
        self._outer.addWidget(self._made_head(cell_head))
        self.rest = LimitRow(make_cell(), self.tr("Everything above"))
        self.rest.cell.entered.connect(lambda value: self._on_value(-1, value))
        self.rest.cell.refused.connect(self.refused)
        self._outer.addWidget(self.rest)
        self.add = Chip(self.tr("Add a limit"), kind="add")
        self.add.clicked.connect(self.add_limit)
        self._outer.addWidget(TableFoot(self.add))

    def _made_head(self, cell_head: str) -> QWidget:
        head = QWidget()
        head.setFixedHeight(HEAD)
        row = QHBoxLayout(head)
        row.setContentsMargins(LEFT, 0, RIGHT, 0)
        row.setSpacing(GAP)
        row.addWidget(ElidedLabel(self.tr("Up to"), "small", "ink2", 500), 1)
        self.cell_head = ElidedLabel(cell_head, "small", "ink2", 500)
        row.addWidget(self.cell_head)
        self.result_head = ElidedLabel(self.tr("Points"), "small", "ink2", 500)
        self.result_head.setFixedWidth(RESULT)
        row.addWidget(self.result_head)
        row.addSpacing(BUTTON + GAP)
        return head

    def add_below(self, row: QWidget) -> None:
        """Put a further row at the end of the table."""
        self._outer.addWidget(row)

    @property
    def shown_rows(self) -> list["LimitRow"]:
        """A row for each limit, without the rest."""
        return self.rows[: max(0, len(self._limits) - 1)]

    @property
    def cells(self) -> list[Cell]:
        """The cells of every row, the rest last."""
        return [row.cell for row in (*self.rows, self.rest)]

    def show_limits(
        self, limits: Sequence[Limit], anew: bool, result: Callable[[object], str] = lambda _value: ""
    ) -> None:
        """Show these, the rest last under None; `result` says what a value comes to, empty for no such column."""
        self._limits = list(limits)
        count = len(limits) - 1
        while len(self.rows) < count:
            self._add_row()
        for row, (limit, value) in zip(self.rows, limits[:-1], strict=False):
            row.show_limit(limit, value, result(value), anew)
        for place, row in enumerate(self.rows):
            row.setVisible(place < count)
            row.remove.setEnabled(count > 1)
        rest = limits[-1][1]
        self.rest.show_limit(None, rest, result(rest), anew)
        appear(self.result_head, bool(result(rest)))
        cell = self.rest.cell
        self.cell_head.setFixedWidth(WORTH if isinstance(cell, NumberBox) else CELL)

    def _add_row(self) -> None:
        row, place = LimitRow(self._make_cell()), len(self.rows)
        row.limit.set_check(lambda number: self._objection(place, number))
        row.limit.entered.connect(lambda number: self._on_limit(place, number))
        row.limit.refused.connect(self.refused)
        row.cell.entered.connect(lambda value: self._on_value(place, value))
        row.cell.refused.connect(self.refused)
        row.remove.clicked.connect(lambda: self.remove_limit(place))
        self._outer.insertWidget(1 + place, row)
        self.rows.append(row)

    def _objection(self, place: int, number: Fraction) -> str:
        """Limits rise."""
        before = self._limits[place - 1][0] if place else None
        after = self._limits[place + 1][0]
        if before is not None and number <= before:
            return self.tr("Limits must rise: write more than {number}.").format(number=in_words(before))
        if after is not None and number >= after:
            return self.tr("Limits must rise: write less than {number}.").format(number=in_words(after))
        return ""

    def _on_limit(self, place: int, number: Fraction) -> None:
        limits = list(self._limits)
        limits[place] = (number, limits[place][1])
        self.changed.emit(tuple(limits), f"limit.{place}")

    def _on_value(self, place: int, value: object) -> None:
        limits = list(self._limits)
        limits[place] = (limits[place][0], value)
        self.changed.emit(tuple(limits), f"value.{place}" if isinstance(value, Fraction) else "")

    def add_limit(self) -> None:
        """One more below the rest, its limit ready to be typed."""
        last = self._limits[-2][0] if len(self._limits) > 1 else None
        limit = _USUAL if last is None else last + _USUAL
        self.changed.emit((*self._limits[:-1], (limit, self._limits[-1][1]), self._limits[-1]), "")
        rows = self.shown_rows
        if rows:
            rows[-1].limit.setFocus(Qt.FocusReason.TabFocusReason)

    def remove_limit(self, place: int) -> None:
        """Take a limit away."""
        self.changed.emit((*self._limits[:place], *self._limits[place + 1 :]), "")
        rows = self.shown_rows
        if rows:
            rows[min(place, len(rows) - 1)].limit.setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """One outline around all."""
        rounded(QPainter(self), QRectF(self.rect()), 6, color("panel"), color("line2"))


class LimitRow(QWidget):
    """A limit and its cell; with `rest` words in place of the limit."""

    def __init__(self, cell: Cell, rest: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(ROW)
        self.cell = cell
        self.limit = NumberBox(self.tr("Up to"))
        self.limit.setFixedWidth(WORTH)
        self.result = ElidedLabel("", "body", "ink", 600)
        self.result.setFixedWidth(RESULT)
        self.remove = IconButton("x", self.tr("Remove the limit"), size=BUTTON)
        cell.setFixedWidth(WORTH if isinstance(cell, NumberBox) else CELL)
        row = QHBoxLayout(self)
        row.setContentsMargins(LEFT, 0, RIGHT, 0)
        row.setSpacing(GAP)
        if rest:
            self.limit.setParent(self)
            self.limit.hide()
            row.addWidget(ElidedLabel(rest, "body", "ink2"), 1)
            cell.setAccessibleDescription(rest)
        else:
            row.addWidget(self.limit)
            row.addStretch(1)
        row.addWidget(cell)
        row.addWidget(self.result)
        if rest:
            self.remove.setParent(self)
            self.remove.hide()
            row.addSpacing(BUTTON + GAP)
        else:
            row.addWidget(self.remove)

    def show_limit(self, limit: Fraction | None, value: object, result: str, anew: bool) -> None:
        """Show other numbers; those that stand there are not touched."""
        if limit is not None:
            self.limit.show_value(limit, anew)
            self.cell.setAccessibleDescription(in_words(limit))
        if isinstance(self.cell, NumberBox):
            self.cell.show_value(value if isinstance(value, Fraction) else None, anew)
        else:
            self.cell.show_value(value)
        if result != self.result.text():
            self.result.setText(result)
        appear(self.result, bool(result))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line above."""
        hairline(QPainter(self), 0, 0, self.width(), color("line"))
