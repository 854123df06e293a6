"""Pictures that a waveform keeps from frame to frame, so that panning and playing draw next to nothing."""

from collections import OrderedDict
from collections.abc import Callable, Hashable

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from qa_studio.ui.components.pills import TagKind, paint_tag
from qa_studio.ui.theme import tokens
from qa_studio.ui.time_axis import TimeAxis

KEPT_LABELS = 240
BEHIND = 0.2
"""Of the view: how much the picture keeps on the side that the user comes from."""

PaintStrip = Callable[[QPainter, TimeAxis], None]


def _blank(width: float, height: float, ratio: float) -> QPixmap:
    picture = QPixmap(max(1, round(width * ratio)), max(1, round(height * ratio)))
    picture.setDevicePixelRatio(ratio)
    return picture


class MovingPicture:
    """A picture of what is in sight; while the user pans, of a whole view more, of which only what is new is painted.

    Its pixels lie on one grid that begins at second 0, so that pieces painted at different times fit together.
    """

    def __init__(self, paint: PaintStrip) -> None:
        self._paint = paint
        self._picture = QPixmap()
        self._first = 0
        self._step = 1.0
        self._look: Hashable = None

    def forget(self) -> None:
        """Something in it changed."""
        self._look = None

    def at(self, axis: TimeAxis, height: int, ratio: float) -> tuple[QPixmap, int]:
        """The picture, and the device pixel in it at which `axis` begins."""
        across = round(axis.width * ratio)
        look = (axis.seconds_per_pixel, across, height, ratio, tokens().dark)
        first = round(axis.start / axis.seconds_per_pixel * ratio)
        if look != self._look:
            self._step = axis.seconds_per_pixel
            self._renew(first, across, height, ratio)
            self._look = look
        elif first < self._first or first + across > self._first + self._picture.width():
            self._follow(first, across, height, ratio)
        return self._picture, first - self._first

    def _renew(self, first: int, across: int, height: int, ratio: float) -> None:
        if self._picture.width() != across or self._picture.height() != round(height * ratio):
            self._picture = _blank(across / ratio, height, ratio)
        self._picture.setDevicePixelRatio(ratio)
        self._first = first
        self._fill(0, across)

    def _follow(self, first: int, across: int, height: int, ratio: float) -> None:
        """Move along: keep what stays in the picture, paint the rest."""
        behind = round(BEHIND * across)
        wished = first - behind if first > self._first else first + across + behind - 2 * across
        if self._picture.width() < 2 * across:
            wider = _blank(2 * across / ratio, height, ratio)
            painter = QPainter(wider)
            kept = (self._first - wished, self._first - wished + self._picture.width())
            painter.drawPixmap(round(kept[0] / ratio), 0, self._picture)
            painter.end()
            self._picture = wider
        else:
            by = self._first - wished
            self._picture.scroll(by, 0, QRect(0, 0, self._picture.width(), self._picture.height()))
            kept = (by, by + self._picture.width())
        self._first = wished
        whole = self._picture.width()
        if kept[0] >= whole or kept[1] <= 0:
            self._fill(0, whole)
            return
        if kept[0] > 0:
            self._fill(0, kept[0])
        if kept[1] < whole:
            self._fill(kept[1], whole)

    def _fill(self, left: int, right: int) -> None:
        """Paint the device pixels from `left` up to `right`."""
        ratio = self._picture.devicePixelRatio()
        start = (self._first + left) * self._step / ratio
        painter = QPainter(self._picture)
        piece = QRectF(left / ratio, 0, (right - left) / ratio, self._picture.height() / ratio)
        painter.setClipRect(piece)
        self._paint(painter, TimeAxis(piece.left(), piece.width(), start, self._step))
        painter.end()


class LabelPictures:
    """Small things that are drawn again and again: tags, flags, the bubble, the gutter."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._kept: OrderedDict[Hashable, QPixmap] = OrderedDict()

    def tag(self, words: str, kind: TagKind, icon: str, width: float) -> QPixmap:
        """A tag 18 high."""
        key = (words, kind, icon, width)
        return self.picture(key, round(width), 18, lambda inner: paint_tag(inner, QRectF(0, 0, width, 18), *key[:3]))

    def picture(self, key: Hashable, width: int, height: int, draw: Callable[[QPainter], None]) -> QPixmap:
        """What `draw` draws, from memory where it was drawn before."""
        whole = (key, width, height, self._widget.devicePixelRatioF(), tokens().dark)
        kept = self._kept.get(whole)
        if kept is None:
            kept = self._kept[whole] = _blank(width, height, self._widget.devicePixelRatioF())
            kept.fill(Qt.GlobalColor.transparent)
            painter = QPainter(kept)
            draw(painter)
            painter.end()
            if len(self._kept) > KEPT_LABELS:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(whole)
        return kept
