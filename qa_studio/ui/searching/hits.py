"""The list of what was found: a line for each call, below it a line for each place."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from qa_studio.domain.speakers import AGENT, CUSTOMER
from qa_studio.services.found_texts import FoundCall, TextHit, TextKind
from qa_studio.services.rows import RecordingRow
from qa_studio.ui.drawing import draw_text, hairline, rounded
from qa_studio.ui.formatting import Formats, duration
from qa_studio.ui.icons import paint_icon
from qa_studio.ui.theme import color, font

_Index = QModelIndex | QPersistentModelIndex
_CALL, _HIT = 44, 32
_ICONS = {TextKind.TRANSCRIPT: "chat-text", TextKind.NOTE: "note-pencil", TextKind.COMMENT: "chat-centered-text"}


@dataclass(frozen=True, slots=True)
class HitLine:
    """A call, or with `hit` a place in it."""

    found: FoundCall
    hit: TextHit | None = None

    @property
    def call(self) -> RecordingRow:
        """Of which call."""
        return self.found.recording


class HitsModel(QAbstractListModel):
    """Calls and their places, one below the other."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[HitLine] = []

    def show_calls(self, calls: Sequence[FoundCall]) -> None:
        """Show these."""
        self.beginResetModel()
        self.lines = []
        for call in calls:
            self.lines.append(HitLine(call))
            self.lines += [HitLine(call, hit) for hit in call.hits]
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Lines."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a line, for who hears them read."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) or not index.isValid():
            return None
        line = self.lines[index.row()]
        if line.hit is None:
            return line.call.agent_name or line.call.path
        at = "" if line.hit.at_s is None else duration(line.hit.at_s)
        return f"{at} {line.hit.by}: {line.hit.text}".strip()


class _HitDelegate(QStyledItemDelegate):
    def __init__(self, formats: Formats, list_: "HitList") -> None:
        super().__init__(list_)
        self._formats, self._list = formats, list_

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """A call is higher than a place."""
        return QSize(200, _CALL if self._list.model_.lines[index.row()].hit is None else _HIT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """One line."""
        line, box = self._list.model_.lines[index.row()], QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        if chosen or (hovered and line.hit is not None):
            painter.fillRect(box, color("accsoft" if chosen else "hover"))
        if chosen:
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), color("accent"))
        if line.hit is None:
            self._paint_call(painter, line, box)
        else:
            self._paint_hit(painter, line.hit, box)
        painter.restore()

    def _paint_call(self, painter: QPainter, line: HitLine, box: QRectF) -> None:
        call = line.call
        hairline(painter, box.left(), box.top(), box.width(), color("line"))
        name = call.agent_name or call.file_name()
        inner = QRectF(box.left() + 24, box.top() + 6, box.width() - 48, 32)
        used = draw_text(painter, inner, name, font("body", 600), color("ink"))
        when = self._formats.when(call.started_at) if call.started_at is not None else ""
        facts = " · ".join(part for part in (when, call.queue or "", duration(call.duration_s)) if part)
        rest = inner.adjusted(used + 12, 0, -60, 0)
        draw_text(painter, rest, facts, font("small"), color("ink3"))
        draw_text(painter, inner, str(len(line.found.hits)), font("small", 500), color("ink3"), "right")

    def _paint_hit(self, painter: QPainter, hit: TextHit, box: QRectF) -> None:
        top = box.top()
        at = "" if hit.at_s is None else duration(hit.at_s)
        draw_text(painter, QRectF(box.left() + 24, top, 60, _HIT), at, font("small", 500), color("ink3"))
        role = hit.by if hit.kind is TextKind.TRANSCRIPT else ""
        shade = color("agent" if role == AGENT else "cust" if role == CUSTOMER else "ink3")
        paint_icon(painter, _ICONS[hit.kind], QRectF(box.left() + 84, top + 8, 16, 16), shade)
        by = self._list.names.get(role, hit.by)
        draw_text(painter, QRectF(box.left() + 108, top, 84, _HIT), by, font("small", 600), shade)
        self._paint_text(painter, hit, QRectF(box.left() + 200, top, box.width() - 224, _HIT))

    def _paint_text(self, painter: QPainter, hit: TextHit, box: QRectF) -> None:
        face = font("body")
        metrics = QFontMetricsF(face)
        for first, last in hit.marks:
            left = box.left() + metrics.horizontalAdvance(hit.text[:first])
            width = metrics.horizontalAdvance(hit.text[first:last])
            if left + width <= box.right():
                rounded(painter, QRectF(left - 1, box.center().y() - 10, width + 2, 20), 3, color("mark"))
        draw_text(painter, box, hit.text, face, color("ink"))


class HitList(QListView):
    """What was found; `opened(HitLine)` when a line is clicked or Enter pressed on it."""

    opened = Signal(object)

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.names = {AGENT: self.tr("Agent"), CUSTOMER: self.tr("Customer")}
        self.model_ = HitsModel(self)
        self.setModel(self.model_)
        self.setItemDelegate(_HitDelegate(formats, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Places"))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(lambda index: self._open(index.row()))

    def show_calls(self, calls: Sequence[FoundCall]) -> None:
        """Show these."""
        self.model_.show_calls(calls)
        self.scrollToTop()

    def step(self, by: int) -> None:
        """On to the next place, past the lines of calls."""
        lines, row = self.model_.lines, self.currentIndex().row() + by
        while 0 <= row < len(lines) and lines[row].hit is None:
            row += by
        if 0 <= row < len(lines):
            self.setCurrentIndex(self.model_.index(row))

    def open_current(self) -> None:
        """Open the call at the chosen place, else at the first."""
        if not self.currentIndex().isValid():
            self.step(1)
        self._open(self.currentIndex().row())

    def _open(self, row: int) -> None:
        if 0 <= row < len(self.model_.lines):
            self.opened.emit(self.model_.lines[row])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go through the places, Enter opens."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None:
            self.step(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_current()
        else:
            super().keyPressEvent(event)
