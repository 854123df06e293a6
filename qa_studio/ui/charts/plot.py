"""What painted charts share: a plane with axes, round steps, hover and click on what is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log10

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from qa_studio.ui.drawing import draw_text
from qa_studio.ui.focus_ring import KeyboardRing
from qa_studio.ui.theme import color, font


@dataclass(frozen=True, slots=True)
class Plane:
    """A box in which `x` and `y` run between their limits, y upward."""

    box: QRectF
    x_limits: tuple[float, float]
    y_limits: tuple[float, float]

    def point(self, x: float, y: float) -> QPointF:
        """The pixel of a value."""
        return QPointF(self.x(x), self.y(y))

    def x(self, value: float) -> float:
        """Across."""
        low, high = self.x_limits
        return self.box.left() + (value - low) / ((high - low) or 1) * self.box.width()

    def y(self, value: float) -> float:
        """Upward."""
        low, high = self.y_limits
        return self.box.bottom() - (value - low) / ((high - low) or 1) * self.box.height()


def round_steps(low: float, high: float, wished: int = 5) -> list[float]:
    """Round numbers from `low` to `high`, about `wished` of them: steps of 1, 2 or 5 times a power of ten."""
    span = max(high - low, 1e-9)
    rough = span / max(1, wished)
    power = 10.0 ** floor(log10(rough))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough - 1e-12)
    number = floor(low / step + 1e-9)
    steps: list[float] = []
    while number * step <= high + step * 1e-6:
        if number * step >= low - step * 1e-6:
            steps.append(round(number * step, 10))
        number += 1
    return steps


def paint_grid(painter: QPainter, plane: Plane, steps: Sequence[float], suffix: str = "") -> None:
    """Hairlines with their numbers at the left, no frame."""
    for step in steps:
        y = round(plane.y(step))
        painter.fillRect(QRectF(plane.box.left(), y, plane.box.width(), 1), color("line"))
        words = f"{step:g}{suffix}"
        box = QRectF(0, y - 10, plane.box.left() - 10, 20)
        draw_text(painter, box, words, font("axis"), color("ink3"), "right")


def spaced(labels: Sequence[tuple[float, str]], least: float) -> list[tuple[float, str]]:
    """Those of the labels (pixel, words) that stand at least `least` pixels apart; the last one always stays."""
    kept: list[tuple[float, str]] = []
    for x, words in labels:
        if not kept or x - kept[-1][0] >= least:
            kept.append((x, words))
    if labels and kept[-1] != labels[-1]:
        while kept and labels[-1][0] - kept[-1][0] < least:
            kept.pop()
        kept.append(labels[-1])
    return kept


class Clickable(KeyboardRing, QWidget):
    """A chart whose parts can be clicked: `chosen(code)` for the mouse, and arrows with Enter.

    While painting a chart notes its parts in `self.parts`: (code, box, what to say about it).
    """

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parts: list[tuple[str, QRectF, str]] = []
        self.current = -1
        self._name = name
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def _part_at(self, where: QPointF) -> int:
        hits = [(number, box) for number, (_, box, _) in enumerate(self.parts) if box.contains(where)]
        if not hits:
            return -1
        return min(hits, key=lambda hit: (hit[1].center() - where).manhattanLength())[0]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be clicked."""
        over = self._part_at(event.position()) >= 0
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell what was clicked."""
        if (number := self._part_at(event.position())) >= 0:
            self.current = number
            self.chosen.emit(self.parts[number][0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from part to part, Enter chooses."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        if (by := step.get(Qt.Key(event.key()))) is not None and self.parts:
            self.current = max(0, min(len(self.parts) - 1, self.current + by))
            self.setAccessibleName(f"{self._name}: {self.parts[self.current][2]}")
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and 0 <= self.current < len(self.parts):
            self.chosen.emit(self.parts[self.current][0])
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """What a part says, as a tool tip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = self._part_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self.parts[number][2] if number >= 0 else "", self)
            return True
        return super().event(event)

    def paint_current(self, painter: QPainter) -> None:
        """Frame the part that the arrows are at."""
        if self.has_ring and 0 <= self.current < len(self.parts):
            box = self.parts[self.current][1]
            painter.setPen(color("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 4, 4)
