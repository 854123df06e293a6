"""The score of a form while it is being filled in: what is decided, what is still possible, what is lost."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from qa_studio.ui.drawing import draw_text, text_width
from qa_studio.ui.focus_ring import KeyboardRing
from qa_studio.ui.fonts import FontRole
from qa_studio.ui.icons import paint_icon
from qa_studio.ui.theme import color, font


@dataclass(frozen=True, slots=True)
class RingScore:
    """`decided` and `possible` are shares 0 to 1 of all that can be earned, possible at least decided."""

    decided: float
    possible: float
    words: str
    failed: bool = False
    token: str = "accent"


def paint_ring(painter: QPainter, box: QRectF, score: RingScore, thickness: float) -> None:
    """Dark arc decided, pale arc still possible, track lost; clockwise from the top."""
    inset = thickness / 2
    arc = box.adjusted(inset, inset, -inset, -inset)
    token = "bad" if score.failed else score.token
    pale = color({"bad": "badline", "accent": "accline", "good": "goodline", "warn": "warnline"}.get(token, "line2"))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for shade, share in ((color("hover"), 1.0), (pale, score.possible), (color(token), score.decided)):
        painter.setPen(QPen(shade, thickness, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawArc(arc, 90 * 16, -round(max(0.0, min(1.0, share)) * 360 * 16))


class ScoreRing(QWidget):
    """A ring with the points in it, and FAIL with its sign where the form fails."""

    def __init__(self, score: RingScore, size: int = 84, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self.setFixedSize(size, size)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_score(score)

    def show_score(self, score: RingScore) -> None:
        """Show another score."""
        self._score = score
        failed = f", {self.tr('FAIL')}" if score.failed else ""
        self.setAccessibleName(self.tr("Score {words}").format(words=score.words) + failed)
        self.update()

    def sizeHint(self) -> QSize:
        """Its diameter."""
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ring, the number, the sign."""
        painter = QPainter(self)
        thickness = 7 if self._size >= 64 else 4
        paint_ring(painter, QRectF(self.rect()), self._score, thickness)
        if self._size < 48:
            return
        middle = self.height() / 2
        role: FontRole = "verdict" if self._size >= 110 else "title"
        lift = 8 if self._score.failed else 0
        box = QRectF(thickness, middle - 18 - lift, self.width() - 2 * thickness, 36)
        draw_text(painter, box, self._score.words, font(role, 500), color("ink"), "center")
        if self._score.failed:
            words = self.tr("FAIL")
            width = text_width(words, font("axis", 600)) + 15
            left = self.width() / 2 - width / 2
            paint_icon(painter, "warning-circle-fill", QRectF(left, middle + 10, 12, 12), color("bad"))
            draw_text(painter, QRectF(left + 15, middle + 6, width, 20), words, font("axis", 600), color("bad"))


class ScoreRingButton(KeyboardRing, QAbstractButton):
    """A score ring to click, or to press with Space or Enter; `words` say what that does."""

    def __init__(self, score: RingScore, words: str, size: int = 84, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ring_radius = size / 2
        self._words = words
        self._ring_shown = ScoreRing(score, size, self)
        self._ring_shown.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedSize(size, size)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setToolTip(words)
        self.show_score(score)

    def show_score(self, score: RingScore) -> None:
        """Show another score."""
        self._ring_shown.show_score(score)
        self.setAccessibleName(f"{self._ring_shown.accessibleName()}, {self._words}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A tint under the ring while the mouse is over it."""
        if self.underMouse() or self.isDown():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("sunken"))
            painter.drawEllipse(QRectF(self.rect()).adjusted(6, 6, -6, -6))
