"""A share per week before and after an action, each with its band."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from qa_studio.ui.charts.plot import Clickable, Plane, paint_grid, round_steps, spaced
from qa_studio.ui.components.pills import paint_tag, tag_width
from qa_studio.ui.drawing import draw_text, text_width
from qa_studio.ui.theme import color, font


@dataclass(frozen=True, slots=True)
class Week:
    """One period: share 0 to 1 of the axis with its interval, and what to say about it; value None where nothing was
    measured.
    """

    code: str
    words: str
    value: float | None
    low: float = 0.0
    high: float = 1.0
    note: str = ""


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """The weeks on both sides of an action; the axis goes from 0 to `full` in `unit`."""

    before: Sequence[Week]
    after: Sequence[Week]
    action: str
    before_words: str
    after_words: str
    target: float | None = None
    target_words: str = ""
    full: float = 100.0
    unit: str = " %"


class BeforeAfterChart(Clickable):
    """Before hollow and grey, after filled in accent, bands around both, the target dashed, the action as a flag."""

    def __init__(self, data: BeforeAfter, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._data = data
        self.setMinimumSize(280, 220)

    def sizeHint(self) -> QSize:
        """Wide."""
        return QSize(640, 420)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Grid, bands, lines, target, flag, words below."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.parts = []
        data = self._data
        count = len(data.before) + len(data.after)
        box = QRectF(48, 32, self.width() - 48 - 16, self.height() - 32 - 56)
        plane = Plane(box, (-0.6, max(1, count) - 0.4), (0.0, data.full))
        steps = [0, 25, 50, 75, 100] if data.full == 100 else round_steps(0, data.full)
        paint_grid(painter, plane, steps, data.unit)
        self._paint_side(painter, plane, data.before, 0, after=False)
        self._paint_side(painter, plane, data.after, len(data.before), after=True)
        if data.target is not None:
            painter.setPen(QPen(color("good"), 1.6, Qt.PenStyle.DashLine))
            y = plane.y(data.full * data.target)
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
            draw_text(
                painter, QRectF(box.left() + 6, y - 18, 200, 16), data.target_words, font("small", 500), color("good")
            )
        self._paint_action(painter, plane, len(data.before) - 0.5)
        self._paint_weeks(painter, plane)
        self._paint_side_words(painter, plane)
        self.paint_current(painter)

    def _paint_action(self, painter: QPainter, plane: Plane, at: float) -> None:
        x = round(plane.x(at))
        painter.fillRect(QRectF(x, plane.box.top() - 10, 2, plane.box.height() + 10), color("accent"))
        width = min(tag_width(self._data.action, "flag-fill"), plane.box.width())
        left = min(max(x - width / 2, plane.box.left()), plane.box.right() - width)
        paint_tag(painter, QRectF(left, 4, width, 20), self._data.action, "accent", "flag-fill")

    def _paint_side(self, painter: QPainter, plane: Plane, weeks: Sequence[Week], first: int, after: bool) -> None:
        known = [(first + n, week) for n, week in enumerate(weeks) if week.value is not None]
        token = "accent" if after else "ink3"
        full = self._data.full
        upper = [plane.point(n, full * week.high) for n, week in known]
        lower = [plane.point(n, full * week.low) for n, week in known]
        painter.setPen(QPen(color(token, 0.55), 1))
        painter.setBrush(color(token, 0.13))
        painter.drawPolygon(QPolygonF(upper + lower[::-1]))
        points = [plane.point(n, full * (week.value or 0.0)) for n, week in known]
        painter.setPen(QPen(color(token), 2))
        painter.drawPolyline(points)
        for (_, week), point in zip(known, points, strict=True):
            painter.setPen(QPen(color("panel" if after else token), 2 if after else 1.6))
            painter.setBrush(color("accent" if after else "panel"))
            painter.drawEllipse(point, 4.5, 4.5)
            value = full * (week.value or 0)
            words = f"{week.words}: {value:.{0 if full >= 100 else 1}f}{self._data.unit} {week.note}".strip()
            self.parts.append((week.code, QRectF(point.x() - 11, point.y() - 11, 22, 22), words))

    def _paint_weeks(self, painter: QPainter, plane: Plane) -> None:
        weeks = (*self._data.before, *self._data.after)
        widest = max((text_width(week.words, font("axis")) for week in weeks), default=0.0)
        for x, words in spaced([(plane.x(n), week.words) for n, week in enumerate(weeks)], widest + 6):
            label = QRectF(x - 40, plane.box.bottom() + 6, 80, 18)
            draw_text(painter, label, words, font("axis"), color("ink3"), "center")

    def _paint_side_words(self, painter: QPainter, plane: Plane) -> None:
        before, after = len(self._data.before), len(self._data.after)
        sides = ((0, before, self._data.before_words), (before, after, self._data.after_words))
        for first, count, words in sides:
            if count:
                left, right = plane.x(first - 0.3), plane.x(first + count - 0.7)
                painter.fillRect(QRectF(left, plane.box.bottom() + 27, right - left, 1), color("line2"))
                wide = QRectF((left + right) / 2 - 120, plane.box.bottom() + 30, 240, 18)
                draw_text(painter, wide, words, font("small", 500), color("ink2"), "center")
