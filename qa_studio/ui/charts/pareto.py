"""Causes by how often they occur, with the share that the first ones make up together."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from qa_studio.ui.charts.plot import Clickable, Plane, paint_grid, round_steps
from qa_studio.ui.drawing import draw_text, rounded
from qa_studio.ui.theme import color, font


@dataclass(frozen=True, slots=True)
class ParetoBar:
    """One cause and how often it was found."""

    code: str
    words: str
    count: int


class ParetoChart(Clickable):
    """Bars from the most frequent down, and above them the cumulative share; a click tells the code."""

    def __init__(self, bars: Sequence[ParetoBar], name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setMinimumSize(240, 200)
        self.show_bars(bars)

    def show_bars(self, bars: Sequence[ParetoBar]) -> None:
        """Show others; they are sorted here, the one without a code (all the rest) last."""
        self._bars = sorted(bars, key=lambda bar: (not bar.code, -bar.count))
        self.update()

    def sizeHint(self) -> QSize:
        """Wide."""
        return QSize(640, 300)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Grid, bars, cumulative line, words below."""
        painter = QPainter(self)
        self.parts = []
        total = sum(bar.count for bar in self._bars)
        if not total:
            return
        top = max(bar.count for bar in self._bars)
        steps = round_steps(0, top, 4)
        ceiling = max(float(top), steps[-1])
        box = QRectF(44, 28, self.width() - 44 - 52, self.height() - 28 - 44)
        plane = Plane(box, (0, len(self._bars)), (0, ceiling))
        paint_grid(painter, plane, steps)
        self._paint_bars(painter, plane, total)
        self._paint_shares(painter, plane, total)
        self.paint_current(painter)

    def _paint_bars(self, painter: QPainter, plane: Plane, total: int) -> None:
        slot = plane.box.width() / len(self._bars)
        so_far = 0
        for number, bar in enumerate(self._bars):
            # Those that make up the first 80 % are the few that matter.
            vital = so_far < 0.8 * total
            so_far += bar.count
            width = min(48.0, slot * 0.62)
            left = plane.box.left() + slot * (number + 0.5) - width / 2
            body = QRectF(left, plane.y(bar.count), width, plane.box.bottom() - plane.y(bar.count))
            rounded(painter, body, 2, color("accent" if vital else "ctl"))
            label = QRectF(plane.box.left() + slot * number + 3, plane.box.bottom() + 6, slot - 6, 18)
            draw_text(painter, label, bar.words, font("small"), color("ink"), "center")
            under = QRectF(label.left(), label.bottom() - 2, label.width(), 16)
            words = f"{bar.count} · {round(100 * bar.count / total)} %"
            draw_text(painter, under, words, font("axis"), color("ink3"), "center")
            hit = QRectF(plane.box.left() + slot * number, plane.box.top(), slot, self.height() - plane.box.top())
            self.parts.append((bar.code, hit, f"{bar.words}: {words}"))

    def _paint_shares(self, painter: QPainter, plane: Plane, total: int) -> None:
        slot = plane.box.width() / len(self._bars)
        upright = Plane(plane.box, (0, 1), (0, 1))
        so_far, points = 0, []
        for number, bar in enumerate(self._bars):
            so_far += bar.count
            points.append(QPointF(plane.box.left() + slot * (number + 0.5), upright.y(so_far / total)))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color("ink3"), 1, Qt.PenStyle.DashLine))
        eighty = upright.y(0.8)
        painter.drawLine(QPointF(plane.box.left(), eighty), QPointF(plane.box.right(), eighty))
        draw_text(painter, QRectF(plane.box.right() + 8, eighty - 9, 44, 18), "80 %", font("axis"), color("ink3"))
        painter.setPen(QPen(color("ink2"), 2))
        painter.drawPolyline(points)
        for point in points:
            painter.setPen(QPen(color("panel"), 2))
            painter.setBrush(color("ink2"))
            painter.drawEllipse(point, 4.5, 4.5)
        last = points[-1]
        if upright.y(0.8) - last.y() > 16:
            draw_text(
                painter, QRectF(plane.box.right() + 8, last.y() - 9, 44, 18), "100 %", font("axis"), color("ink3")
            )
