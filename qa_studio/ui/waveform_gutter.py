"""The column left of a waveform: what each row is."""

from PySide6.QtCore import QObject, QRect, QRectF
from PySide6.QtGui import QPainter, QPixmap

from qa_studio.ui.drawing import draw_text, hairline
from qa_studio.ui.theme import color, font, tokens
from qa_studio.ui.waveform_cache import LabelPictures
from qa_studio.ui.waveform_layout import GUTTER, NOTES, RULER, WaveformLayout
from qa_studio.ui.waveform_picture import LANE_SHADES


class Gutter(QObject):
    """Draws names, how much each talks in `notes`, and how many seconds are in sight."""

    def __init__(self, names: tuple[str, str], labels: LabelPictures) -> None:
        super().__init__()
        self._names = names
        self.notes = ("", "")
        self._labels = labels
        self._state: object = None
        self._picture = QPixmap()

    def picture(self, layout: WaveformLayout, height: int, visible_s: float, ratio: float) -> QPixmap:
        """The column, from memory where it was drawn before."""
        state = (layout, height, visible_s, self.notes, tokens(), ratio)
        if state != self._state:
            self._state, self._picture = state, self._made(layout, height, visible_s)
        return self._picture

    def _made(self, layout: WaveformLayout, height: int, visible_s: float) -> QPixmap:
        shown = f"{visible_s * 1000:.3g}" if visible_s < 1 else f"{visible_s:.3g}" if visible_s < 1000 else ""
        shown = shown or f"{visible_s:.0f}"
        words = (self.tr("{n} ms") if visible_s < 1 else self.tr("{seconds} s")).format(n=shown, seconds=shown)
        key = ("gutter", words, self.notes, layout)
        return self._labels.picture(key, GUTTER, height, lambda painter: self._draw(painter, layout, height, words))

    def _draw(self, painter: QPainter, layout: WaveformLayout, height: int, words: str) -> None:
        painter.fillRect(QRect(0, 0, GUTTER, height), color("panel"))
        draw_text(painter, QRectF(0, 4, GUTTER - 32, 20), self.tr("Evidence"), font("small"), color("ink"))
        ruler = layout.ruler(0, GUTTER)
        hairline(painter, 0, ruler.top(), GUTTER, color("line"))
        middle = QRectF(0, ruler.top(), GUTTER - 24, RULER)
        draw_text(painter, middle, words, font("small"), color("ink2"), "center")
        for sign, left in (("−", 0), ("+", GUTTER - 38)):
            draw_text(painter, QRectF(left, ruler.top(), 14, RULER), sign, font("body"), color("ink2"), "center")
        for number in range(layout.lanes):
            self._draw_lane(painter, layout, number)
        if layout.notes:
            box = QRectF(0, layout.notes_top, GUTTER - 10, NOTES - 6)
            draw_text(painter, box, self.tr("Notes"), font("small"), color("ink"))
        if layout.spectrum:
            self._draw_spectrum(painter, layout)

    def _draw_lane(self, painter: QPainter, layout: WaveformLayout, number: int) -> None:
        top, height = layout.lane(number)
        middle = top + height / 2
        shade = color(LANE_SHADES[number][0])
        draw_text(painter, QRectF(0, middle - 18, GUTTER - 10, 18), self._names[number], font("small", 600), shade)
        draw_text(painter, QRectF(0, middle, GUTTER - 10, 18), self.notes[number], font("small"), color("ink2"))
        painter.fillRect(QRectF(GUTTER - 3, top, 3, height), shade)

    def _draw_spectrum(self, painter: QPainter, layout: WaveformLayout) -> None:
        top, half = layout.spectrum_top, layout.spectrum / layout.lanes
        for number in range(layout.lanes):
            box = QRectF(0, top + number * half, GUTTER - 10, half)
            draw_text(painter, box, self.tr("Spectrum"), font("small"), color("ink2"))
            painter.fillRect(QRectF(GUTTER - 3, box.top(), 3, half - 2), color(LANE_SHADES[number][0]))
