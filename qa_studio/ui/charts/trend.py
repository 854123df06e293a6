"""A score over time with its control limits, what happened meanwhile, and a click to what lies behind a point."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from qa_studio.ui.focus_ring import KeyboardRing


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One evaluation, or one period: `day` below the axis, `words` as its tool tip; `failed` with its reason."""

    code: str
    day: str
    value: float
    words: str
    failed: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """Mean and control limits of the points `first` to `last` (both counted from 0); None where there are too few."""

    first: int
    last: int
    mean: float
    lower: float | None = None
    upper: float | None = None


@dataclass(frozen=True, slots=True)
class TrendMark:
    """Something that happened before point number `before`: an improvement action, or another checklist version."""

    before: int
    words: str
    kind: Literal["action", "version"] = "action"


@dataclass(frozen=True, slots=True)
class Strip:
    """Another measure of the same points in bars below, for example satisfaction from 0 to `top`; never a second axis.

    Values up to `low` are drawn dark; None leaves a gap; `note` stands at the right.
    """

    title: str
    values: Sequence[float | None]
    top: float
    low: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Trend:
    """What a trend chart shows; `words_of` gives the words at the lines: mean, upper, lower."""

    points: Sequence[TrendPoint]
    limits: Sequence[Limits] = ()
    marks: Sequence[TrendMark] = ()
    target: float | None = None
    target_words: str = ""
    line_words: tuple[str, str, str] = field(default=("", "", ""))
    strip: Strip | None = None


class TrendChart(KeyboardRing, QWidget):
    """The chart; `chosen(code)` for a clicked point, or for the one that the arrows are at and Enter."""

    chosen = Signal(str)

    def __init__(self, trend: Trend, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # pyqtgraph takes more than half a second to import: only who looks at a trend waits for it.
        from qa_studio.ui.charts.trend_plot import TrendPlot
        from qa_studio.ui.charts.trend_strip import TrendStrip

        self._name = name
        self._trend = trend
        self._current = -1
        self.plot = TrendPlot()
        self.plot.point_clicked.connect(self.chosen)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(name)
        self.setMinimumSize(280, 200)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.plot, 1)
        self.strip = TrendStrip(self.plot)
        column.addWidget(self.strip)
        self.show_trend(trend)

    def sizeHint(self) -> QSize:
        """Wide."""
        return QSize(720, 340)

    def show_trend(self, trend: Trend) -> None:
        """Show another trend."""
        self._trend = trend
        self._current = -1
        self.strip.show_strip(trend.strip)
        self.plot.draw(trend, self._current)

    def changeEvent(self, event: QEvent) -> None:
        """Draw in the colours of the new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.plot.draw(self._trend, self._current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from point to point, Enter chooses."""
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        points = self._trend.points
        if by is not None and points:
            self._current = max(0, min(len(points) - 1, self._current + by))
            self.setAccessibleName(f"{self._name}: {points[self._current].words}")
            self.plot.draw(self._trend, self._current)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and 0 <= self._current < len(points):
            self.chosen.emit(points[self._current].code)
        else:
            super().keyPressEvent(event)
