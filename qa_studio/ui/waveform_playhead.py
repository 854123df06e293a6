"""The playhead of a waveform, its time, and the tags that step aside from it."""

from collections.abc import Sequence
from math import floor

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPixmap, QRegion

from qa_studio.ui import waveform_marks as marks
from qa_studio.ui.formatting import position
from qa_studio.ui.theme import color, tokens
from qa_studio.ui.time_axis import TimeAxis
from qa_studio.ui.waveform_cache import LabelPictures, MovingPicture
from qa_studio.ui.waveform_layout import FLAGS, GUTTER, RULER, TAG, WaveformLayout
from qa_studio.ui.waveform_tags import PlacedTag, TagPlaces

BUBBLE = 60
TOP = FLAGS + RULER - 4


class Playhead:
    """Stands at a `position` in seconds."""

    def __init__(self, labels: LabelPictures, places: TagPlaces, strip: MovingPicture) -> None:
        self.position = 0.0
        self._labels, self._places, self._strip = labels, places, strip
        self._bubble: tuple[str, object, QPixmap] = ("", None, QPixmap())
        self._bubble_at = -1.0
        self.lay_out(WaveformLayout(0))

    def lay_out(self, layout: WaveformLayout) -> None:
        """Where the rows are from now on."""
        self._bottom, self._band = round(layout.body_bottom), layout.band

    def paint(self, painter: QPainter, axis: TimeAxis, size: QSize, ratio: float) -> None:
        """The line, the time in a bubble, and tags beside it that would lie under it."""
        x = axis.x(self.position)
        if not GUTTER - 1 <= x <= size.width():
            return
        painter.fillRect(round(x) - 1, TOP, 2, self._bottom - TOP, color("play"))
        for tag in self._tags(axis):
            self._step_aside(painter, axis, tag, size, ratio)
        left = min(max(round(x) - BUBBLE // 2, GUTTER), size.width() - BUBBLE)
        painter.drawPixmap(left, FLAGS + 2, self._bubble_picture(ratio))

    def _bubble_picture(self, ratio: float) -> QPixmap:
        # Kept for as long as the playhead stands still: while panning every microsecond of a frame counts.
        words = self._bubble[0] if self._bubble_at == self.position else position(self.position)
        if words != self._bubble[0] or self._bubble[1] != (tokens(), ratio):
            key = ("bubble", words)
            picture = self._labels.picture(key, BUBBLE, 20, lambda inner: marks.paint_bubble(inner, words))
            self._bubble = (words, (tokens(), ratio), picture)
        self._bubble_at = self.position
        return self._bubble[2]

    def _tags(self, axis: TimeAxis) -> Sequence[PlacedTag]:
        at = self.position / axis.seconds_per_pixel
        return self._places.measured(axis.seconds_per_pixel, axis.width).within(at - 3, at + 3)

    def _step_aside(self, painter: QPainter, axis: TimeAxis, tag: PlacedTag, size: QSize, ratio: float) -> None:
        """Draw a tag beside the playhead instead of under it."""
        top, height = self._band
        x, left = axis.x(self.position), round(axis.left + tag.left - axis.start / axis.seconds_per_pixel)
        _, at = self._strip.at(axis, size.height(), ratio)
        bare = self._strip.bare()
        place = QRect(left - 1, top, round(tag.width) + 2, height)
        origin = round(at + (place.left() - GUTTER) * ratio)
        painter.drawPixmap(place, bare, QRect(origin, 0, round(place.width() * ratio), bare.height()))
        painter.fillRect(QRectF(x - 1, top, 2, height), color("play"))
        after = x < left + tag.width / 2 and x + 5 + tag.width <= size.width()
        picture = self._labels.tag(tag.words, tag.kind, tag.icon, tag.width)
        painter.drawPixmap(QPointF(round(x + 5 if after else x - tag.width - 5), top + (height - TAG) / 2), picture)

    def region(self, axis: TimeAxis, size: QSize) -> QRegion:
        """All that has to be painted again when it leaves, or has come."""
        x = axis.x(self.position)
        region = QRegion(QRect(floor(x) - 2, FLAGS, 5, size.height() - FLAGS))
        region = region.united(marks.bubble_box(x, FLAGS + 2, (GUTTER, size.width())).toAlignedRect())
        for tag in self._tags(axis):
            left, wide = round(axis.left + tag.left - axis.start / axis.seconds_per_pixel), round(tag.width)
            region = region.united(QRect(left - wide - 10, self._band[0], 3 * wide + 20, self._band[1]))
        return region
