"""Switch and check box."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from qa_studio.ui.drawing import draw_text, rounded, text_width
from qa_studio.ui.focus_ring import KeyboardRing
from qa_studio.ui.icons import paint_icon
from qa_studio.ui.theme import color, font


class _Mark(KeyboardRing, QAbstractButton):
    _mark_width = 28

    def __init__(self, words: str, checked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setChecked(checked)
        self.setText(words)
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The mark, and its words."""
        words = 0 if not self.text() else 8 + text_width(self.text(), font("body", 500))
        return QSize(round(self._mark_width + words + 0.5), 24)

    def minimumSizeHint(self) -> QSize:
        """At least the mark."""
        return QSize(self._mark_width, 24)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter switches as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _paint_words(self, painter: QPainter, weight: int) -> None:
        left = self._mark_width + 8
        box = QRectF(left, 0, self.width() - left + 1, self.height())
        draw_text(painter, box, self.text(), font("body", weight), color("ink" if self.isEnabled() else "ink3"))


class Switch(_Mark):
    """On or off at once; `toggled(bool)` tells."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """A track with a knob; the knob carries a check when on."""
        painter = QPainter(self)
        on = self.isChecked()
        fill = color("accfill" if on else "ctl") if self.isEnabled() else color("hover")
        rounded(painter, QRectF(0, 4, 28, 16), 8, fill)
        knob = QRectF(14 if on else 2, 6, 12, 12)
        rounded(painter, knob, 6, color("onfill"))
        if on:
            paint_icon(painter, "check-bold", knob.adjusted(2, 2, -2, -2), color("accfill"))
        self._paint_words(painter, 500)


class CheckBox(_Mark):
    """A box with its words."""

    _mark_width = 16

    def paintEvent(self, event: QPaintEvent) -> None:
        """16 px, radius 4."""
        painter = QPainter(self)
        paint_check(painter, QPointF(8, 12), self.isChecked(), self.isEnabled())
        self._paint_words(painter, 400)


def paint_check(painter: QPainter, centre: QPointF, checked: bool, enabled: bool = True) -> None:
    """A check box of 16 px around `centre`."""
    box = QRectF(centre.x() - 8, centre.y() - 8, 16, 16)
    if checked:
        rounded(painter, box, 4, color("accfill" if enabled else "ctl"))
        paint_icon(painter, "check-bold", box.adjusted(3, 3, -3, -3), color("onfill"))
    else:
        rounded(painter, box, 4, color("panel"), color("ctl"), 1.3)
