"""An estimate with its interval on a line, against nothing and against what was wanted."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from qa_studio.ui.charts.plot import Plane, round_steps
from qa_studio.ui.drawing import draw_text, rounded, text_width
from qa_studio.ui.formatting import signed
from qa_studio.ui.theme import color, font


@dataclass(frozen=True, slots=True)
class Estimate:
    """A difference with its interval; `wanted` with `wanted_words` is the target, if there is one."""

    value: float
    low: float
    high: float
    wanted: float | None = None
    wanted_words: str = ""
    unit: str = ""


class IntervalPlot(QWidget):
    """84 px high: zero, the target, the interval as a bar with the estimate in it."""

    def __init__(self, estimate: Estimate, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._estimate = estimate
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(160)
        self.setAccessibleName(
            f"{name}: {signed(estimate.value, 1)}{estimate.unit} "
            f"({signed(estimate.low, 1)} … {signed(estimate.high, 1)}) {estimate.wanted_words}".strip()
        )

    def sizeHint(self) -> QSize:
        """Two lines and the scale."""
        return QSize(260, 84)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Scale, marks, bar."""
        painter = QPainter(self)
        shown = self._estimate
        low = min(0.0, shown.low, shown.wanted or 0.0)
        high = max(0.0, shown.high, shown.wanted or 0.0)
        edge = 0.12 * ((high - low) or 1)
        plane = Plane(QRectF(8, 14, self.width() - 16, 44), (low - edge, high + edge), (0, 1))
        painter.fillRect(QRectF(plane.box.left(), plane.box.bottom(), plane.box.width(), 1), color("line2"))
        for step in round_steps(low - edge, high + edge, 4):
            words = signed(step, 0) if step == round(step) else signed(step, 1)
            box = QRectF(plane.x(step) - 30, plane.box.bottom() + 4, 60, 18)
            draw_text(painter, box, words, font("axis"), color("ink3"), "center")
        painter.fillRect(QRectF(round(plane.x(0)), plane.box.top(), 2, plane.box.height()), color("ink"))
        if shown.wanted is not None:
            at = round(plane.x(shown.wanted))
            painter.fillRect(QRectF(at, plane.box.top(), 2, plane.box.height()), color("good"))
            width = text_width(shown.wanted_words, font("axis", 500))
            left = at + 5 if at + 5 + width <= self.width() else at - 5 - width
            box = QRectF(left, plane.box.top() - 13, width + 2, 16)
            draw_text(painter, box, shown.wanted_words, font("axis", 500), color("good"))
        left, right = plane.x(shown.low), plane.x(shown.high)
        bar = QRectF(left, plane.box.center().y() - 4, max(3.0, right - left), 9)
        rounded(painter, bar, 2, color("accsoft"), color("accent"))
        painter.fillRect(QRectF(plane.x(shown.value) - 1.5, bar.center().y() - 8, 3, 17), color("accent"))
