"""The scale of the scores: where it is passed, and which bands lie on it."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from qa_studio.ui.drawing import draw_text, rounded, text_width
from qa_studio.ui.inspect.points import points_text
from qa_studio.ui.theme import color, font

HEAD, TRACK, ROW = 22, 10, 24


@dataclass(frozen=True, slots=True)
class ScaleBand:
    """A band from `least` on, up to where the next one begins."""

    least: float
    title: str


class PassScale(QWidget):
    """A track from `low` to `top` with the pass mark; below it the bands, the best first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._low, self._top, self._pass = 0.0, 100.0, 0.0
        self._bands: tuple[ScaleBand, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_scale(self, low: float, top: float, pass_mark: float, bands: tuple[ScaleBand, ...]) -> None:
        """Show another one."""
        self._low, self._top, self._pass = low, max(top, low + 1), pass_mark
        self._bands = tuple(sorted(bands, key=lambda band: -band.least))
        words = "; ".join(f"{band.title} {self._range(at)}" for at, band in enumerate(self._bands))
        self.setAccessibleName(f"{self._pass_words()}; {words}")
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def _pass_words(self) -> str:
        return self.tr("{mark} to pass").format(mark=points_text(self._pass))

    def sizeHint(self) -> QSize:
        """Words, track, figures, a row for each band."""
        return QSize(360, HEAD + TRACK + 20 + ROW * len(self._bands))

    def _x(self, value: float) -> float:
        share = (value - self._low) / (self._top - self._low)
        return self.width() * min(1.0, max(0.0, share))

    def _range(self, at: int) -> str:
        least = points_text(self._bands[at].least)
        if at == 0:
            return self.tr("{least} and more").format(least=least)
        above = points_text(self._bands[at - 1].least)
        return self.tr("{least} to below {above}").format(least=least, above=above)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Pass mark above the track, its ends below, then the bands."""
        painter = QPainter(self)
        width, at = float(self.width()), self._x(self._pass)
        words, face = self._pass_words(), font("small", 500)
        wide = text_width(words, face)
        left = min(max(0.0, at - wide / 2), width - wide)
        draw_text(painter, QRectF(left, 0, wide + 1, 18), words, face, color("ink"))
        rounded(painter, QRectF(0, HEAD, width, TRACK), 5, color("badsoft"))
        if at < width:
            rounded(painter, QRectF(at, HEAD, width - at, TRACK), 5, color("goodline"))
        for band in self._bands:
            if self._low < band.least < self._top:
                painter.fillRect(QRectF(round(self._x(band.least)), HEAD, 1, TRACK), color("panel"))
        painter.fillRect(QRectF(round(min(at, width - 2)), HEAD - 3, 2, TRACK + 6), color("ink"))
        y = HEAD + TRACK + 2
        draw_text(painter, QRectF(0, y, 80, 16), points_text(self._low), font("axis"), color("ink3"))
        draw_text(painter, QRectF(width - 80, y, 80, 16), points_text(self._top), font("axis"), color("ink3"), "right")
        for row, band in enumerate(self._bands):
            top = HEAD + TRACK + 20 + row * ROW
            draw_text(painter, QRectF(0, top, width * 0.55, ROW), band.title, font("body"), color("ink"))
            box = QRectF(width * 0.55, top, width * 0.45, ROW)
            draw_text(painter, box, self._range(row), font("body", 500), color("ink2"), "right")
