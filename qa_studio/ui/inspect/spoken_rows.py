"""Where the rows of a transcript lie: their text wrapped, their heights known before all of them are measured."""

from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF, QTextLayout

from qa_studio.domain.transcript import Segment
from qa_studio.domain.transcript_places import segment_at
from qa_studio.ui.theme import font

LINE, PADDING = 22, 6
TEXT_LEFT, RIGHT = 168, 104
_LATIN, _WIDE = 6.6, 13.2  # pixels of a letter on the average: how high a row will be until it is measured
_AT_ONCE = 300  # rows that are measured in one go
_KEPT = 400


class SpokenRows:
    """The segments as rows of a certain width; `top(n)` and `height(n)` in pixels from the first one."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.segments = segments
        self.starts = [each.span.start for each in segments]
        self._width = 1.0
        self._heights: list[int] = []
        self._tops: list[int] = [0]
        self.measured = bytearray(len(segments))
        self._layouts: dict[int, QTextLayout] = {}
        self._next = 0
        self.fit(600)

    def __len__(self) -> int:
        """How many."""
        return len(self.segments)

    def fit(self, width: int) -> None:
        """Lay them out anew for a view so wide; they are measured when they are seen, or by and by."""
        self._width = max(80.0, float(width - TEXT_LEFT - RIGHT))
        self._heights = [self._guessed(each.text) for each in self.segments]
        self.measured = bytearray(len(self.segments))
        self._layouts.clear()
        self._next = 0
        self._add_up()

    def _guessed(self, text: str) -> int:
        pixels = len(text) * (_LATIN if text.isascii() else _WIDE)
        return 2 * PADDING + LINE * max(1, -(-int(pixels) // int(self._width)))

    def _add_up(self) -> None:
        self._tops = list(accumulate(self._heights, initial=0))

    @property
    def total(self) -> int:
        """How high all of them are."""
        return self._tops[-1]

    def top(self, row: int) -> int:
        """Where a row begins."""
        return self._tops[row]

    def height(self, row: int) -> int:
        """How high it is."""
        return self._heights[row]

    def at(self, y: float) -> int:
        """The row at a height; the first or the last beyond the ends."""
        if not self.segments:
            return -1
        return max(0, min(len(self.segments) - 1, segment_at(self._tops, y)))

    def heard_at(self, seconds: float) -> int:
        """The row that is heard then or was last; -1 before the first."""
        return segment_at(self.starts, seconds)

    def measure(self, first: int, last: int) -> bool:
        """Measure these rows exactly; gives whether anything moved."""
        moved = False
        for row in range(max(0, first), min(len(self.segments), last + 1)):
            if not self.measured[row]:
                self.measured[row] = 1
                height = 2 * PADDING + LINE * max(1, self.layout(row).lineCount())
                moved |= height != self._heights[row]
                self._heights[row] = height
        if moved:
            self._add_up()
        return moved

    def measure_more(self) -> bool:
        """Measure the next ones; gives whether some are left."""
        self.measure(self._next, self._next + _AT_ONCE - 1)
        self._next += _AT_ONCE
        return self._next < len(self.segments)

    def layout(self, row: int) -> QTextLayout:
        """The wrapped text of a row, lines 22 px apart."""
        known = self._layouts.get(row)
        if known is None:
            if len(self._layouts) >= _KEPT:
                self._layouts.clear()
            known = self._layouts[row] = wrapped_layout(self.segments[row].text, self._width)
        return known

    def letter_at(self, row: int, x: float, y: float) -> int:
        """The place in the text between two letters that is nearest to a point, from the corner of the row's text."""
        layout = self.layout(row)
        number = max(0, min(layout.lineCount() - 1, int(y // LINE)))
        line = layout.lineAt(number)
        return int(line.xToCursor(x)) if line.isValid() else 0


def wrapped_layout(text: str, width: float) -> QTextLayout:
    """A text in lines of that width, each on the middle of its 22 px."""
    face = font("body")
    capital = QFontMetricsF(face).capHeight()
    layout = QTextLayout(text, face)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    number = 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        baseline = LINE * (number + 0.5) + capital / 2
        line.setPosition(QPointF(0, round(baseline) - line.ascent()))
        number += 1
    layout.endLayout()
    return layout
