"""Bars under a trend that stand exactly below its points."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from qa_studio.ui.charts.trend import Strip
from qa_studio.ui.drawing import draw_text, rounded
from qa_studio.ui.theme import color, font

if TYPE_CHECKING:
    from qa_studio.ui.charts.trend_plot import TrendPlot

HEIGHT = 72
MOST_WIDE = 12


class TrendStrip(QWidget):
    """72 px high; hidden while there is nothing to show."""

    def __init__(self, plot: "TrendPlot") -> None:
        super().__init__()
        self._plot = plot
        self._strip: Strip | None = None
        self.setFixedHeight(HEIGHT)

    def show_strip(self, strip: Strip | None) -> None:
        """Show another measure, or none."""
        self._strip = strip
        self.setVisible(strip is not None and len(strip.values) > 0)
        if strip is not None:
            self.setAccessibleName(f"{strip.title} {strip.note}".strip())
        self.update()

    def bars(self) -> list[tuple[int, QRectF]]:
        """Number of the point and the bar below it, for all that have a value."""
        strip = self._strip
        if strip is None or not strip.values:
            return []
        places = [
            self.mapFromGlobal(self._plot.mapToGlobal(self._plot.pixel_of(n))).x() for n in range(len(strip.values))
        ]
        gap = (places[-1] - places[0]) / max(1, len(places) - 1) if len(places) > 1 else MOST_WIDE * 2.0
        width = max(2.0, min(MOST_WIDE, gap * 0.5))
        found: list[tuple[int, QRectF]] = []
        for number, (x, value) in enumerate(zip(places, strip.values, strict=True)):
            if value is not None:
                high = max(2.0, (HEIGHT - 24) * min(1.0, value / strip.top))
                found.append((number, QRectF(x - width / 2, HEIGHT - 2 - high, width, high)))
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        """Title, bars, base line, note."""
        strip = self._strip
        if strip is None:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("panel"))
        draw_text(painter, QRectF(4, 0, 200, 18), strip.title, font("axis", 500), color("ink2"))
        bars = self.bars()
        for number, box in bars:
            value = strip.values[number]
            dark = value is not None and value <= strip.low
            rounded(painter, box, 2, color("cust" if dark else "custpk"))
        if bars:
            left, right = bars[0][1].left() - 8, bars[-1][1].right() + 8
            painter.fillRect(QRectF(left, HEIGHT - 2, right - left, 1), color("line2"))
            at = QPointF(right + 8, HEIGHT - 30)
            draw_text(
                painter, QRectF(at.x(), at.y(), self.width() - at.x(), 18), strip.note, font("axis"), color("ink3")
            )
