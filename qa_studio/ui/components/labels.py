"""Text on the window: one elided line, or a wrapped paragraph."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextLayout,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from qa_studio.ui.drawing import Side, draw_text, text_width
from qa_studio.ui.focus_ring import KeyboardRing
from qa_studio.ui.fonts import FontRole
from qa_studio.ui.theme import color, font, line_height

MOST_WIDTHS = 8
"""For how many widths a paragraph remembers where its lines end."""


class ElidedLabel(QLabel):
    """One line that gives way: elided where it is too wide, with the whole text as its tool tip."""

    def __init__(
        self,
        words: str = "",
        role: FontRole = "body",
        token: str = "ink",
        weight: int | None = None,
        side: Side = "left",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, parent)
        self._role, self._token, self._side = role, token, side
        self._plain_tip = ""
        self.setFont(font(role, weight))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_token(self, token: str) -> None:
        """Write in another colour."""
        self._token = token
        self.update()

    def sizeHint(self) -> QSize:
        """The whole line."""
        return QSize(round(text_width(self.text(), self.font()) + 1), line_height(self._role))

    def minimumSizeHint(self) -> QSize:
        """A few letters, so that no text forces its window wider."""
        return QSize(min(32, self.sizeHint().width()), line_height(self._role))

    def is_elided(self) -> bool:
        """Whether some of the text is hidden."""
        return text_width(self.text(), self.font()) > self.width() + 0.5

    def enterEvent(self, event: QEnterEvent) -> None:
        """Have the whole text as a tool tip where it is elided and no other tip was set.

        Not when Qt asks for the tip: a look at every event of every label costs a page of them milliseconds.
        """
        if self.toolTip() in ("", self._plain_tip):
            self._plain_tip = self.text() if self.is_elided() else ""
            self.setToolTip(self._plain_tip)
        super().enterEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text on its baseline."""
        painter = QPainter(self)
        shade = color(self._token if self.isEnabled() else "ink3")
        draw_text(painter, QRectF(self.rect()), self.text(), self.font(), shade, self._side)


class LinkLabel(KeyboardRing, ElidedLabel):
    """A line that leads somewhere."""

    clicked = Signal()
    ring_radius = 3

    def __init__(self, words: str = "", role: FontRole = "body", parent: QWidget | None = None) -> None:
        super().__init__(words, role, "accent", None, "left", parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(words)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Follow it."""
        if self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space follow it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)


class Paragraph(QLabel):
    """Wrapped text with the line height of its role."""

    def __init__(
        self,
        words: str = "",
        role: FontRole = "body",
        token: str = "ink",
        weight: int | None = None,
        centred: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, parent)
        self._role, self._token, self._centred = role, token, centred
        self._cut: dict[float, list[str]] = {}
        self.setFont(font(role, weight))
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_token(self, token: str) -> None:
        """Write in another colour."""
        self._token = token
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Yes."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The lines it takes at `width`."""
        return max(1, len(self._lines(width))) * line_height(self._role)

    def sizeHint(self) -> QSize:
        """At most 480 wide."""
        width = min(480, round(max((text_width(line, self.font()) for line in self.text().split("\n")), default=0)) + 2)
        return QSize(width, self.heightForWidth(max(1, width)))

    def minimumSizeHint(self) -> QSize:
        """Narrow; the height follows from the width it gets."""
        return QSize(48, line_height(self._role))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the layout the height that the new width needs."""
        super().resizeEvent(event)
        needed = self.heightForWidth(max(1, event.size().width()))
        if self.minimumHeight() != needed:
            self.setMinimumHeight(needed)

    def setText(self, words: str) -> None:
        """Replace the text."""
        super().setText(words)
        self._cut.clear()
        if self.width() > 0:
            self.setMinimumHeight(self.heightForWidth(self.width()))
        self.updateGeometry()

    def _lines(self, width: float) -> list[str]:
        """The text cut at `width`; a layout asks for the same few widths again and again."""
        if (known := self._cut.get(width)) is None:
            if len(self._cut) >= MOST_WIDTHS:
                self._cut.clear()
            known = self._cut[width] = self._cut_at(width)
        return known

    def _cut_at(self, width: float) -> list[str]:
        lines: list[str] = []
        for part in self.text().split("\n"):
            layout = QTextLayout(part, self.font())
            layout.beginLayout()
            started = len(lines)
            while (line := layout.createLine()).isValid():
                line.setLineWidth(max(1.0, width))
                lines.append(part[line.textStart() : line.textStart() + line.textLength()])
            layout.endLayout()
            if len(lines) == started:
                lines.append("")
        return lines

    def paintEvent(self, event: QPaintEvent) -> None:
        """Line under line."""
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(color(self._token if self.isEnabled() else "ink3"))
        metrics = QFontMetricsF(self.font())
        step = line_height(self._role)
        for number, line in enumerate(self._lines(self.width())):
            left = (self.width() - metrics.horizontalAdvance(line.rstrip())) / 2 if self._centred else 0.0
            painter.drawText(QPointF(left, round(step * (number + 0.5) + metrics.capHeight() / 2)), line)
