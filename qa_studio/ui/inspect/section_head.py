"""The head of a section: folds it, and says how it stands."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from qa_studio.ui.drawing import draw_text, hairline, text_width
from qa_studio.ui.focus_ring import KeyboardRing
from qa_studio.ui.icons import paint_icon
from qa_studio.ui.theme import color, font

HEIGHT = 36


class SectionHead(KeyboardRing, QAbstractButton):
    """Number, title, "2 left", "27 / 30"; `toggled(open)` comes when it is folded or unfolded."""

    ring_radius = 2

    def __init__(self, number: int, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number, self._title = number, title
        self._points, self._left, self._token = "", 0, "ink2"
        self.setCheckable(True)
        self.setChecked(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedHeight(HEIGHT)
        self.show_standing("", 0, "ink2")

    def show_standing(self, points: str, left: int, token: str) -> None:
        """Say how the section stands; `token` is the colour of the points."""
        if (points, left, token) == (self._points, self._left, self._token) and self.accessibleName():
            return
        self._points, self._left, self._token = points, left, token
        self.setAccessibleName(f"{self._number} {self._title} {points} {self._left_words()}".strip())
        self.setToolTip(self._title)
        self.update()

    def _left_words(self) -> str:
        return self.tr("{number} left").format(number=self._left) if self._left else ""

    def sizeHint(self) -> QSize:
        """36 px high."""
        return QSize(400, HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter folds as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Caret, number, title at the left, standing at the right."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("hover" if self.underMouse() else "sunken"))
        hairline(painter, 0, self.height() - 1, self.width(), color("line"))
        caret = "caret-down" if self.isChecked() else "caret-right"
        paint_icon(painter, caret, QRectF(17, 11, 14, 14), color("ink3"))
        right = self.width() - 20.0
        face = font("small", 600 if self._token != "ink2" else 500)
        wide = text_width(self._points, face)
        draw_text(painter, QRectF(right - wide - 1, 0, wide + 2, HEIGHT), self._points, face, color(self._token))
        right -= wide + 12
        if words := self._left_words():
            wide = text_width(words, font("small", 500))
            draw_text(painter, QRectF(right - wide - 1, 0, wide + 2, HEIGHT), words, font("small", 500), color("ink2"))
            right -= wide + 12
        draw_text(painter, QRectF(36, 0, 20, HEIGHT), str(self._number), font("body", 600), color("ink"))
        left = 36 + text_width(str(self._number), font("body", 600)) + 8
        draw_text(painter, QRectF(left, 0, right - left, HEIGHT), self._title, font("body", 600), color("ink"))
