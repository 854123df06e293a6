"""Bars one under the other: counts by name, each one a click away from what lies behind it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from qa_studio.ui.charts.plot import Clickable
from qa_studio.ui.drawing import draw_text, hairline, rounded, text_width
from qa_studio.ui.icons import paint_icon
from qa_studio.ui.theme import color, font


@dataclass(frozen=True, slots=True)
class BarRow:
    """One bar: `share` 0 to 1 of the longest; `words` at its right, `note` in grey after it; `token` its colour."""

    code: str
    title: str
    share: float
    words: str
    note: str = ""
    token: str = "ink3"
    icon: str = ""


class BarList(Clickable):
    """Rows of 36 px, titles elided at the left."""

    ROW = 36

    def __init__(self, rows: Sequence[BarRow], name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(220)
        self.show_rows(rows)

    def show_rows(self, rows: Sequence[BarRow]) -> None:
        """Show others."""
        self._rows = list(rows)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A row each."""
        return QSize(400, max(1, len(self._rows)) * self.ROW)

    def minimumSizeHint(self) -> QSize:
        """Narrow is possible."""
        return QSize(220, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Title, bar, words, note."""
        painter = QPainter(self)
        self.parts = []
        words_width = max((text_width(row.words, font("body", 600)) for row in self._rows), default=0) + 4
        note_width = max((text_width(row.note, font("small")) for row in self._rows), default=0) + 4
        title_width = (self.width() - words_width - note_width) * 0.58
        for number, row in enumerate(self._rows):
            top = number * self.ROW
            left = 0.0
            if row.icon:
                paint_icon(painter, row.icon, QRectF(0, top + 10, 16, 16), color(row.token))
                left = 24.0
            title = QRectF(left, top, title_width - left - 10, self.ROW)
            draw_text(painter, title, row.title, font("body"), color("ink"))
            right = self.width() - words_width - note_width - 12
            track = QRectF(title_width, top + 14, max(24.0, right - title_width), 8)
            rounded(painter, track, 2, color("hover"))
            width = max(2.0, track.width() * row.share) if row.share > 0 else 0.0
            rounded(painter, QRectF(track.left(), track.top(), width, 8), 2, color(row.token))
            box = QRectF(right + 8, top, words_width, self.ROW)
            draw_text(painter, box, row.words, font("body", 600), color("ink"), "right")
            draw_text(
                painter, QRectF(box.right(), top, note_width, self.ROW), row.note, font("small"), color("ink3"), "right"
            )
            if number:
                hairline(painter, 0, top, self.width(), color("line"))
            whole = QRectF(0, top, self.width(), self.ROW)
            self.parts.append((row.code, whole, f"{row.title}: {row.words} {row.note}".strip()))
        self.paint_current(painter)
