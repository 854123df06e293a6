"""What each answer does to the score: a line each, with a bar and the score that comes of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from qa_studio.ui.drawing import draw_text, hairline, rounded
from qa_studio.ui.icons import paint_icon
from qa_studio.ui.inspect.wrapping import paint_lines, wrapped
from qa_studio.ui.theme import color, font

ICONS = {
    "good": "check-bold",
    "partly": "circle-half-bold",
    "bad": "x-bold",
    "fatal": "warning-circle-fill",
    "none": "prohibit-bold",
}
SHADES = {"good": "good", "partly": "warn", "bad": "bad", "fatal": "bad", "none": "ink3"}
LEFT, BAR, NUMBER, PAD = 26, 60, 44, 8


@dataclass(frozen=True, slots=True)
class EffectLine:
    """One answer: `share`, 0 to 1, of the scale that the form's score lies on; None where nothing is left to score."""

    mark: str
    words: str
    remark: str
    score: str
    share: float | None
    tip: str = ""


class EffectLines(QWidget):
    """The lines under each other; words that are too long for one line take two."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._lines: tuple[EffectLine, ...] = ()
        self._tops: list[int] = []

    @property
    def lines(self) -> tuple[EffectLine, ...]:
        """What is shown."""
        return self._lines

    def show_lines(self, lines: Sequence[EffectLine]) -> None:
        """Show others."""
        if tuple(lines) != self._lines:
            self._lines = tuple(lines)
            self.setAccessibleName("; ".join(f"{each.words}: {each.score}" for each in lines))
            self._settle()

    def _settle(self) -> None:
        self._tops = [0]
        for line in self._lines:
            self._tops.append(self._tops[-1] + self._height(line))
        self.setFixedHeight(self._tops[-1] + 1 if self._lines else 0)
        self.update()

    def _words_width(self) -> int:
        return max(60, self.width() - LEFT - BAR - NUMBER - 20)

    def _height(self, line: EffectLine) -> int:
        lines = wrapped(line.words, "body", self._weight(line), self._words_width())
        return 2 * PAD + 20 * len(lines) + (18 if line.remark else 0)

    def _weight(self, line: EffectLine) -> int:
        return 600 if line.mark == "fatal" else 400

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(360, self._tops[-1] + 1 if self._tops else 0)

    def minimumSizeHint(self) -> QSize:
        """Narrow; words are wrapped."""
        return QSize(200, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        if event.size().width() != event.oldSize().width():
            self._settle()

    def event(self, event: QEvent) -> bool:
        """The whole of a line as its tip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = next((n for n, top in enumerate(self._tops[1:]) if event.pos().y() < top), -1)
            QToolTip.showText(event.globalPos(), self._lines[at].tip if 0 <= at < len(self._lines) else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Sign, sentence, bar, score, and a hairline below each."""
        painter = QPainter(self)
        hairline(painter, 0, 0, self.width(), color("line"))
        for top, below, line in zip(self._tops, self._tops[1:], self._lines, strict=False):
            self._paint(painter, top, line)
            hairline(painter, 0, below, self.width(), color("line"))

    def _paint(self, painter: QPainter, top: int, line: EffectLine) -> None:
        fatal = line.mark == "fatal"
        paint_icon(painter, ICONS[line.mark], QRectF(1, top + PAD + 3, 14, 14), color(SHADES[line.mark]))
        words = wrapped(line.words, "body", self._weight(line), self._words_width())
        ink = color("bad" if fatal else "ink")
        paint_lines(painter, LEFT, top + PAD, words, font("body", self._weight(line)), "body", ink)
        y = top + PAD + 20 * len(words)
        if line.remark:
            draw_text(painter, QRectF(LEFT, y, self._words_width(), 18), line.remark, font("small"), color("ink3"))
        right = self.width()
        box = QRectF(right - NUMBER, top + PAD, NUMBER, 20)
        draw_text(painter, box, line.score, font("body", 600), ink, "right")
        if line.share is not None:
            track = QRectF(right - NUMBER - BAR - 4, top + PAD + 7, BAR, 6)
            rounded(painter, track, 3, color("hover"))
            if line.share > 0:
                filled = QRectF(track.left(), track.top(), max(6.0, BAR * min(1.0, line.share)), 6)
                rounded(painter, filled, 3, color("bad" if fatal else "accent"))
