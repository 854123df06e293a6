"""The pyqtgraph part of the trend chart; importing this module imports pyqtgraph."""

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame

from qa_studio.ui.charts.plot import round_steps, spaced
from qa_studio.ui.charts.trend import Limits, Trend, TrendMark, TrendPoint
from qa_studio.ui.components.pills import TagKind, paint_tag, tag_width
from qa_studio.ui.drawing import Side, draw_text, text_width
from qa_studio.ui.theme import color, font

RIGHT_ROOM = 118


class TrendPlot(pg.PlotWidget):  # type: ignore[misc]
    """Points 4.5 px with a halo, limits dashed, means solid, actions as flags; the words are painted over the plot."""

    point_clicked = Signal(str)

    def __init__(self) -> None:
        super().__init__(background=None)
        self._trend = Trend(())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseEnabled(x=False, y=False)
        self.setMenuEnabled(False)
        self.hideButtons()
        self.setAntialiasing(True)
        self.getPlotItem().layout.setContentsMargins(0, 30, RIGHT_ROOM, 0)
        self.getPlotItem().getViewBox().setDefaultPadding(0)

    def draw(self, trend: Trend, current: int) -> None:
        """Everything anew, in the colours of the theme; `current` is framed."""
        self._trend = trend
        self.setBackground(color("panel"))
        self.clear()
        if not trend.points:
            return
        low, high = self._value_limits(trend)
        steps = round_steps(low, high)
        low, high = min(low, steps[0]), max(high, steps[-1])
        self.setRange(xRange=(-0.6, len(trend.points) - 0.4), yRange=(low, high), padding=0)
        self._dress_axes(trend, steps)
        for step in steps:
            self.addItem(pg.InfiniteLine(step, angle=0, pen=pg.mkPen(color("line"), width=1)))
        for limits in trend.limits:
            self._draw_limits(limits)
        if trend.target is not None:
            pen = pg.mkPen(color("good"), width=1.5, style=Qt.PenStyle.DashLine)
            self.addItem(pg.InfiniteLine(trend.target, angle=0, pen=pen))
        for mark in trend.marks:
            token = "accent" if mark.kind == "action" else "ctl"
            self.addItem(pg.InfiniteLine(mark.before - 0.5, angle=90, pen=pg.mkPen(color(token), width=2)))
        self._draw_points(trend.points, current)

    def _value_limits(self, trend: Trend) -> tuple[float, float]:
        values = [point.value for point in trend.points]
        values += [end for limits in trend.limits for end in (limits.lower, limits.upper) if end is not None]
        values += [trend.target] if trend.target is not None else []
        low, high = min(values), max(values)
        room = max(2.0, 0.08 * (high - low))
        return max(0.0, low - room), min(100.0, high + room) if high <= 100 else high + room

    def _dress_axes(self, trend: Trend, steps: Sequence[float]) -> None:
        left, bottom = self.getAxis("left"), self.getAxis("bottom")
        left.setTicks([[(step, f"{step:g}") for step in steps]])
        room = max(1.0, (self.width() - RIGHT_ROOM - 50) / len(trend.points))
        labels = [(number * room, f"{number}\n{point.day}") for number, point in enumerate(trend.points)]
        widest = max(text_width(point.day, font("axis")) for point in trend.points)
        kept = [words.split("\n", 1) for _, words in spaced(labels, widest + 28)]
        bottom.setTicks([[(int(number), day) for number, day in kept]])
        for axis in (left, bottom):
            axis.setTickFont(font("axis"))
            axis.setTextPen(color("ink3"))
            axis.setPen(pg.mkPen(None))
            axis.setStyle(tickLength=0, tickAlpha=0, tickTextOffset=8, autoExpandTextSpace=False)
        left.setWidth(40)
        bottom.setHeight(26)

    def _draw_limits(self, limits: Limits) -> None:
        ends = [limits.first - 0.5, limits.last + 0.5]
        dashed = pg.mkPen(color("ink3"), width=1, style=Qt.PenStyle.DashLine)
        if limits.lower is not None and limits.upper is not None:
            lower = pg.PlotDataItem(ends, [limits.lower] * 2, pen=dashed)
            upper = pg.PlotDataItem(ends, [limits.upper] * 2, pen=dashed)
            self.addItem(pg.FillBetweenItem(lower, upper, brush=color("accent", 0.06)))
            self.addItem(lower)
            self.addItem(upper)
        self.addItem(pg.PlotDataItem(ends, [limits.mean] * 2, pen=pg.mkPen(color("ink3"), width=1)))

    def _draw_points(self, points: Sequence[TrendPoint], current: int) -> None:
        numbers = list(range(len(points)))
        values = [point.value for point in points]
        self.addItem(pg.PlotDataItem(numbers, values, pen=pg.mkPen(color("accent"), width=2)))
        halo = pg.mkPen(color("panel"), width=2)
        spots = [
            {
                "pos": (number, point.value),
                "data": point,
                "symbol": "d" if point.failed else "o",
                "size": 16 if point.failed else 10,
                "brush": color("bad" if point.failed else "accent"),
                "pen": pg.mkPen(color("ink"), width=2) if number == current else halo,
            }
            for number, point in enumerate(points)
        ]
        scatter = pg.ScatterPlotItem(spots, hoverable=True, hoverSize=14, tip=_tip)
        scatter.sigClicked.connect(self._on_clicked)
        self.addItem(scatter)

    def _on_clicked(self, _: object, spots: Sequence["pg.SpotItem"]) -> None:
        if len(spots):
            self.point_clicked.emit(spots[0].data().code)

    def pixel_of(self, number: int) -> QPointF:
        """Where point `number` is drawn, in this widget."""
        return self._pixel(number, self._trend.points[number].value)

    def _pixel(self, x: float, y: float) -> QPointF:
        scene = self.getPlotItem().getViewBox().mapViewToScene(QPointF(x, y))
        return QPointF(self.mapFromScene(scene))

    def resizeEvent(self, event: QEvent) -> None:
        """Labels below the axis need room between them."""
        super().resizeEvent(event)
        if getattr(self, "_trend", None) is not None and self._trend.points:
            self._dress_axes(self._trend, [tick[0] for tick in self.getAxis("left")._tickLevels[0]])

    def paintEvent(self, event: QPaintEvent) -> None:
        """The plot, then the words at its lines."""
        super().paintEvent(event)
        if not self._trend.points:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_line_words(painter)
        for mark in self._trend.marks:
            self._paint_flag(painter, mark)
        for number, point in enumerate(self._trend.points):
            if point.failed and point.why:
                self._paint_why(painter, self.pixel_of(number), point.why)

    def _plot_box(self) -> QRectF:
        box = self.getPlotItem().getViewBox().sceneBoundingRect()
        return QRectF(self.mapFromScene(box.topLeft()), self.mapFromScene(box.bottomRight()))

    def _paint_line_words(self, painter: QPainter) -> None:
        box = self._plot_box()
        mean, upper, lower = self._trend.line_words
        for number, limits in enumerate(self._trend.limits):
            last = number == len(self._trend.limits) - 1
            named = ((limits.mean, mean), (limits.upper, upper), (limits.lower, lower))
            for value, words in named:
                if value is None:
                    continue
                at = self._pixel(limits.first - 0.5, value)
                if last:
                    label, place = (
                        f"{words} {value:.0f}".strip(),
                        QRectF(box.right() + 8, at.y() - 9, RIGHT_ROOM - 10, 18),
                    )
                else:
                    label, place = f"{value:.0f}", QRectF(at.x() + 6, at.y() - 17, 60, 16)
                draw_text(painter, place, label, font("axis"), color("ink3"))
        if self._trend.target is not None:
            at = self._pixel(0, self._trend.target)
            place = QRectF(box.left() + 6, at.y() - 18, 200, 16)
            draw_text(painter, place, self._trend.target_words, font("axis", 500), color("good"))

    def _paint_flag(self, painter: QPainter, mark: TrendMark) -> None:
        box = self._plot_box()
        x = self._pixel(mark.before - 0.5, 0).x()
        kind: TagKind = "accent" if mark.kind == "action" else "plain"
        icon = "flag-fill" if mark.kind == "action" else "checks-bold"
        width = min(tag_width(mark.words, icon), box.width())
        side: Side = "left" if x - width < box.left() else "right"
        left = x + 2 if side == "left" else x - width + 2
        painter.setPen(QPen(color("accent" if mark.kind == "action" else "ctl"), 2))
        painter.drawLine(QPointF(x, 24), QPointF(x, box.top()))
        paint_tag(painter, QRectF(left, 6, width, 20), mark.words, kind, icon)

    def _paint_why(self, painter: QPainter, at: QPointF, why: str) -> None:
        width = text_width(why, font("axis", 500)) + 8
        box = QRectF(at.x() - width / 2, at.y() + 9, width, 16)
        painter.fillRect(box, color("panel", 0.85))
        draw_text(painter, box, why, font("axis", 500), color("bad"), "center")


def _tip(x: float, y: float, data: TrendPoint) -> str:
    return data.words
