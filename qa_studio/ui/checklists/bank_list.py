"""The list of the question bank: headings, below each its questions, any of which can be picked."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from qa_studio.domain.checklist import Fails, Question
from qa_studio.services.question_bank import BankRow
from qa_studio.texts import Language
from qa_studio.ui.checklists.answers_said import AnswersSaid
from qa_studio.ui.components.switch import paint_check
from qa_studio.ui.drawing import draw_text, hairline, rounded, text_width
from qa_studio.ui.icons import paint_icon
from qa_studio.ui.theme import color, font

_Key = tuple[int | None, int | None, str]
_Index = QModelIndex | QPersistentModelIndex
_HEADING, _QUESTION = 36, 56
_CHECK, _TEXT, _RIGHT = 24, 48, 16


@dataclass(frozen=True, slots=True)
class BankLine:
    """A question, or without a row a heading."""

    words: str
    row: BankRow | None = None


def _key(row: BankRow) -> _Key:
    return row.id, row.asked_in.version if row.asked_in else None, row.question.code


class BankModel(QAbstractListModel):
    """What of the bank is shown, and what of it is picked; `picks_changed` tells of the latter."""

    picks_changed = Signal()

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._rows: tuple[BankRow, ...] = ()
        self._words = ""
        self._picked: set[_Key] = set()
        self.lines: list[BankLine] = []

    def show_rows(self, rows: Sequence[BankRow]) -> None:
        """Show these, as far as they are looked for; what was picked and is still there stays picked."""
        self._rows = tuple(rows)
        self._picked &= set(map(_key, self._rows))
        self.look_for(self._words)
        self.picks_changed.emit()

    def look_for(self, words: str) -> None:
        """Show only what speaks of these words."""
        self._words = words
        self.beginResetModel()
        self.lines = []
        found = [row for row in self._rows if row.speaks_of(words)]
        for heading, rows in groupby(found, self._heading):
            self.lines.append(BankLine(heading))
            self.lines += [BankLine(row.question.text.in_language(self._language), row) for row in rows]
        self.endResetModel()

    def _heading(self, row: BankRow) -> str:
        place = row.asked_in
        if place is None:
            return row.topic
        title, section = place.title.in_language(self._language), place.section.in_language(self._language)
        return f"{title} v{place.number}  ›  {section}"

    def row(self, line: int) -> BankRow | None:
        """The question in a line; None for a heading, or where there is no such line."""
        return self.lines[line].row if 0 <= line < len(self.lines) else None

    @property
    def picked(self) -> tuple[BankRow, ...]:
        """What is picked, shown or not, in the order of the bank."""
        return tuple(row for row in self._rows if _key(row) in self._picked)

    def toggle(self, line: int) -> None:
        """Pick a question, or leave it."""
        if (row := self.row(line)) is not None:
            self._picked ^= {_key(row)}
            at = self.index(line)
            self.dataChanged.emit(at, at)
            self.picks_changed.emit()

    def is_picked(self, row: BankRow) -> bool:
        """Whether it is."""
        return _key(row) in self._picked

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Lines."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a line, and whether it is picked."""
        line = self.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return line.words
        if role == Qt.ItemDataRole.CheckStateRole and line.row is not None:
            return Qt.CheckState.Checked if self.is_picked(line.row) else Qt.CheckState.Unchecked
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """A heading is passed over."""
        if self.row(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class _BankDelegate(QStyledItemDelegate):
    def __init__(self, language: Language, list_: "BankList") -> None:
        super().__init__(list_)
        self._list, self._said = list_, AnswersSaid(language, self)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """A question has two lines."""
        return QSize(200, _HEADING if self._list.bank.row(index.row()) is None else _QUESTION)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """One line."""
        box, row = QRectF(option.rect), self._list.bank.row(index.row())
        painter.save()
        if row is None:
            painter.fillRect(box, color("sunken"))
            inner = box.adjusted(16, 0, -16, 0)
            draw_text(painter, inner, self._list.bank.lines[index.row()].words, font("small", 600), color("ink2"))
        else:
            self._paint_ground(painter, option, box)
            self._paint_question(painter, row, box)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRectF) -> None:
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        if current or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, color("accsoft" if current else "hover"))
        hairline(painter, box.left() + 16, box.bottom() - 1, box.width() - 32, color("line"))
        if current and self._list.by_keys:
            rounded(painter, box.adjusted(2, 2, -2, -2), 6, None, color("accent"), 2)

    def _paint_question(self, painter: QPainter, row: BankRow, box: QRectF) -> None:
        paint_check(painter, QPointF(box.left() + _CHECK, box.center().y()), self._list.bank.is_picked(row))
        left, right = box.left() + _TEXT, box.right() - _RIGHT
        if row.used > 1:
            words = self._list.tr("in {n} checklists").format(n=row.used)
            width = text_width(words, font("small"))
            draw_text(painter, QRectF(right - width, box.top() + 8, width, 20), words, font("small"), color("ink3"))
            right -= width + 12
        if _is_fatal(row.question):
            paint_icon(painter, "warning-octagon-fill", QRectF(right - 16, box.top() + 10, 16, 16), color("bad"))
            right -= 24
        top = QRectF(left, box.top() + 8, right - left, 20)
        draw_text(painter, top, row.question.text.in_language(self._list.language), font("body", 500), color("ink"))
        below = QRectF(left, box.top() + 29, box.right() - _RIGHT - left, 18)
        draw_text(painter, below, self._said.line(row.question, row.method), font("small"), color("ink3"))


def _is_fatal(question: Question) -> bool:
    return any(option.fails is Fails.FORM for option in question.options)


class BankList(QListView):
    """Up and down go through the questions, Space or a click on the box picks, a double click or Enter inserts."""

    inserted = Signal()

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.language, self.bank, self.by_keys = language, BankModel(language, self), False
        self.setModel(self.bank)
        self.setItemDelegate(_BankDelegate(language, self))
        self.setAccessibleName(self.tr("Questions of the bank"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda index: self.inserted.emit() if self.bank.row(index.row()) else None)

    @property
    def current(self) -> BankRow | None:
        """The question in hand."""
        return self.bank.row(self.currentIndex().row())

    def begin(self) -> None:
        """Take the first question in hand."""
        first = next((at for at, line in enumerate(self.bank.lines) if line.row), None)
        if first is not None:
            self.setCurrentIndex(self.bank.index(first))
            self.scrollToTop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space picks; Qt moves, and lets Enter through to the dialog."""
        if event.key() == Qt.Key.Key_Space:
            self.bank.toggle(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """At the box it picks, anywhere else it takes in hand."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and event.position().x() < _TEXT and index.isValid():
            self.bank.toggle(index.row())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring shows only where a key brought the focus."""
        self.by_keys = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No ring."""
        self.by_keys = False
        super().focusOutEvent(event)
        self.viewport().update()
