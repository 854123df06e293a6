"""How much each part of the form counts: bars under each other, the one in hand in colour."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from qa_studio.domain.checklist_edit import Spot
from qa_studio.ui.drawing import draw_text, rounded
from qa_studio.ui.theme import color, font

ROW, NUMBER = 26, 52
MOST = 12
"""More parts than that are cut to those around the one in hand."""


@dataclass(frozen=True, slots=True)
class BalanceBar:
    """A part of the form; `share` of the longest bar, 0 to 1."""

    spot: Spot
    title: str
    share: float
    words: str
    chosen: bool = False


def around_chosen(bars: Sequence[BalanceBar]) -> Sequence[BalanceBar]:
    """At most `MOST` of them, the chosen one among them."""
    at = next((place for place, bar in enumerate(bars) if bar.chosen), 0)
    first = max(0, min(at - MOST // 2, len(bars) - MOST))
    return bars[first : first + MOST]


class BalanceBars(QWidget):
    """26 px a row; `chosen(Spot)` tells which one was clicked."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[BalanceBar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def bars(self) -> tuple[BalanceBar, ...]:
        """What is shown."""
        return self._bars

    def show_bars(self, bars: Sequence[BalanceBar]) -> None:
        """Show others."""
        if tuple(bars) != self._bars:
            self._bars = tuple(bars)
            self.setAccessibleName("; ".join(f"{bar.title} {bar.words}" for bar in bars))
            self.setFixedHeight(ROW * len(bars))
            self.update()

    def sizeHint(self) -> QSize:
        """A row each."""
        return QSize(360, ROW * len(self._bars))

    def minimumSizeHint(self) -> QSize:
        """Narrow: titles are elided."""
        return QSize(200, ROW * len(self._bars))

    def _at(self, y: float) -> BalanceBar | None:
        row = int(y // ROW)
        return self._bars[row] if 0 <= row < len(self._bars) else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell which one."""
        if event.button() == Qt.MouseButton.LeftButton and (bar := self._at(event.position().y())):
            self.chosen.emit(bar.spot)

    def event(self, event: QEvent) -> bool:
        """The whole title as a tip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            bar = self._at(event.pos().y())
            QToolTip.showText(event.globalPos(), f"{bar.title}  {bar.words}" if bar else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Title, bar, number."""
        painter = QPainter(self)
        titles = min(self.width() * 0.42, 180.0) if self._long_titles() else 116.0
        room = self.width() - titles - 12 - NUMBER
        for row, bar in enumerate(self._bars):
            top, weight = row * ROW, 600 if bar.chosen else 400
            ink = color("ink" if bar.chosen else "ink2")
            draw_text(painter, QRectF(0, top, titles, ROW), bar.title, font("small", weight), ink)
            if bar.share > 0:
                box = QRectF(titles + 12, top + ROW / 2 - 4, max(3.0, room * bar.share), 8)
                rounded(painter, box, 2, color("accent" if bar.chosen else "line2"))
            number = QRectF(self.width() - NUMBER, top, NUMBER, ROW)
            draw_text(painter, number, bar.words, font("body", weight), color("ink"), "right")

    def _long_titles(self) -> bool:
        return any(len(bar.title) > 16 for bar in self._bars)
