"""How a row of the designer's tree is painted."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QTreeView,
)

from qa_studio.ui.checklists.designer.tree_model import ROW_ROLE, AnyIndex, FormModel
from qa_studio.ui.checklists.designer.tree_rows import TreeRow
from qa_studio.ui.drawing import draw_text, text_width
from qa_studio.ui.icons import paint_icon
from qa_studio.ui.theme import color, font

QUESTION, SECTION, FORM_ROW = 36, 44, 40
GAP = SECTION - QUESTION
"""Above a section; its line lies in the rest."""
DOTS, CARET, NUMBER, TEXT = 6, 17, 36, 66
"""Where they begin, from the left of the row."""
AMOUNT, EDGE, SIGN = 30, 16, 16
_SIZES = {False: QSize(120, QUESTION), True: QSize(120, SECTION)}
_FORM_SIZE = QSize(120, FORM_ROW)


class RowDelegate(QStyledItemDelegate):
    """Rows as in a table of contents: caret, number, words, signs, amount; dots to drag them by under the mouse."""

    def __init__(self, tree: QTreeView, model: FormModel) -> None:
        super().__init__(tree)
        self._tree, self._model = tree, model
        self.hovered = ""
        self.shows_focus = False
        self._widest, self._left = "", float(TEXT)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Sections stand a little apart."""
        top = index.internalId() == 0
        return _FORM_SIZE if top and index.row() == 0 else _SIZES[top]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Ground and bar, then what the row has."""
        row: TreeRow = index.data(ROW_ROLE)
        top = index.internalId() == 0
        section = bool(row.spot.section)
        box = QRectF(option.rect)
        box = QRectF(0, box.top(), self._tree.viewport().width(), box.height())
        line = box.adjusted(0, GAP, 0, 0) if section else box
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        current = index == self._tree.currentIndex()
        hovered = self._is_hovered(row)
        if selected:
            painter.fillRect(line, color("accsoft"))
            painter.fillRect(QRectF(0, line.top(), 3, line.height()), color("accent"))
        elif hovered:
            painter.fillRect(line, color("sunken"))
        if current and self.shows_focus:
            self._paint_focus(painter, line)
        if hovered and (section or not top):
            paint_icon(painter, "dots-six-vertical", QRectF(DOTS, line.center().y() - 7, 14, 14), color("ctl"))
        if section and self._model.rowCount(index):
            name = "caret-down" if self._tree.isExpanded(index) else "caret-right"
            paint_icon(painter, name, QRectF(CARET, line.center().y() - 6, 12, 12), color("ink3"))
        if top and not section:
            paint_icon(painter, "sliders-horizontal", QRectF(CARET, line.center().y() - 8, 16, 16), color("ink2"))
        self._paint_words(painter, line, row, selected and current)

    def _is_hovered(self, row: TreeRow) -> bool:
        return bool(self.hovered) and self.hovered == key_of(row)

    def _paint_words(self, painter: QPainter, line: QRectF, row: TreeRow, strong: bool) -> None:
        section, form = bool(row.spot.section), not row.number
        bold = 600 if section or strong else 400
        left = self._text_left()
        if row.number:
            face, room = font("body", 600), QRectF(NUMBER, line.top(), left - NUMBER, line.height())
            draw_text(painter, room, row.number, face, _shade(section, "ink3"))
        else:
            left = NUMBER + 4
        right = line.right() - EDGE
        if row.number:
            face = font("body", 600 if section else 400)
            amount = max(text_width(row.amount, face), AMOUNT)
            draw_text(
                painter,
                QRectF(right - amount, line.top(), amount, line.height()),
                row.amount,
                face,
                _shade(section, "ink2"),
                "right",
            )
            right -= amount + 8
        for sign in reversed(row.signs):
            right -= SIGN - 2
            paint_icon(painter, sign.icon, QRectF(right, line.center().y() - 7, 14, 14), color(sign.token))
            right -= 6
        words = QRectF(left, line.top(), right - left - 2, line.height())
        if row.words:
            token = "ink" if section or strong or form else "ink2"
            draw_text(painter, words, row.words, font("body", bold), color(token))
        else:
            draw_text(painter, words, row.instead, font("body"), color("ink3"))

    def _text_left(self) -> float:
        """Where all words begin: behind the longest number."""
        widest = self._model.widest
        if widest != self._widest:
            self._widest = widest
            self._left = max(float(TEXT), NUMBER + text_width(widest, font("body", 600)) + 8)
        return self._left

    def _paint_focus(self, painter: QPainter, line: QRectF) -> None:
        accent = color("accent")
        painter.fillRect(QRectF(line.left(), line.top(), line.width(), 2), accent)
        painter.fillRect(QRectF(line.left(), line.bottom() - 2, line.width(), 2), accent)
        painter.fillRect(QRectF(line.left(), line.top(), 2, line.height()), accent)
        painter.fillRect(QRectF(line.right() - 2, line.top(), 2, line.height()), accent)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: AnyIndex
    ) -> bool:
        """The whole text and what the signs mean."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        row: TreeRow = index.data(ROW_ROLE)
        lines = [row.words or row.instead, *(sign.words for sign in row.signs)]
        QToolTip.showText(event.globalPos(), "\n".join(lines), view.viewport())
        return True


def key_of(row: TreeRow) -> str:
    """A row's place in one word."""
    return f"{row.spot.section}\n{row.spot.question}"


def on_caret(x: float) -> bool:
    """Whether a click so far from the left folds a section."""
    return CARET - 6 <= x <= CARET + 18


def line_of(box: QRect, section: bool) -> QRect:
    """The part of a row's box that is its line."""
    return box.adjusted(0, GAP, 0, 0) if section else box


def _shade(section: bool, other: str) -> QColor:
    return color("ink" if section else other)
