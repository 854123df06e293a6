"""Pictures that a waveform keeps from frame to frame, so that panning and playing draw next to nothing."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Protocol

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from qa_studio.ui.components.pills import TagKind, paint_tag, tag_width
from qa_studio.ui.theme import tokens
from qa_studio.ui.time_axis import TimeAxis

KEPT_LABELS = 120


class DrawsStrips(Protocol):
    """A widget that can draw any stretch of time."""

    def paint_strip(self, painter: QPainter, axis: TimeAxis) -> None:
        """Draw what the axis spans."""

    def devicePixelRatioF(self) -> float:
        """Device pixels per pixel."""

    def height(self) -> int:
        """Pixels."""


def _blank(width: float, height: float, ratio: float) -> QPixmap:
    picture = QPixmap(max(1, round(width * ratio)), max(1, round(height * ratio)))
    picture.setDevicePixelRatio(ratio)
    return picture


class MovingPicture:
    """A picture of what is in sight; while the user pans, of half a window more on both sides."""

    def __init__(self) -> None:
        self._picture = QPixmap()
        self._axis: TimeAxis | None = None
        self._look: Hashable = None

    def forget(self) -> None:
        """Something in it changed."""
        self._look = None

    def at(self, axis: TimeAxis, drawer: DrawsStrips) -> tuple[QPixmap, int]:
        """The picture, and the device pixel in it at which `axis` begins."""
        ratio = drawer.devicePixelRatioF()
        look = (round(axis.seconds_per_pixel, 12), axis.width, drawer.height(), ratio, tokens().dark)
        kept = self._axis
        same = look == self._look and kept is not None
        if kept is None or not same or axis.start < kept.start or axis.end > kept.end:
            kept = self._draw(axis, axis.width / 2 if same else 0.0, drawer)
            self._look = look
        return self._picture, round((axis.start - kept.start) / axis.seconds_per_pixel * ratio)

    def _draw(self, axis: TimeAxis, margin: float, drawer: DrawsStrips) -> TimeAxis:
        more = margin * axis.seconds_per_pixel
        wide = TimeAxis(0.0, axis.width + 2 * margin, axis.start - more, axis.end + more)
        self._axis = wide
        self._picture = _blank(wide.width, drawer.height(), drawer.devicePixelRatioF())
        painter = QPainter(self._picture)
        drawer.paint_strip(painter, wide)
        painter.end()
        return wide


class LabelPictures:
    """Small things that are drawn again and again: tags, flags, the bubble, the gutter."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._kept: OrderedDict[Hashable, QPixmap] = OrderedDict()

    def tag(self, words: str, kind: TagKind, icon: str) -> QPixmap:
        """A tag 18 high."""
        key = (words, kind, icon, self._widget.devicePixelRatioF(), tokens().dark)
        if (kept := self._kept.get(key)) is not None:
            return kept
        width = round(tag_width(words, icon) + 1.5)

        def draw(painter: QPainter) -> None:
            paint_tag(painter, QRectF(0, 0, width, 18), words, kind, icon)

        return self._make(key, width, 18, draw)

    def picture(self, key: Hashable, width: int, height: int, draw: Callable[[QPainter], None]) -> QPixmap:
        """What `draw` draws, from memory where it was drawn before."""
        whole = (key, height, self._widget.devicePixelRatioF(), tokens().dark)
        if (kept := self._kept.get(whole)) is not None:
            return kept
        return self._make(whole, width, height, draw)

    def _make(self, key: Hashable, width: int, height: int, draw: Callable[[QPainter], None]) -> QPixmap:
        picture = _blank(width, height, self._widget.devicePixelRatioF())
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        draw(painter)
        painter.end()
        self._kept[key] = picture
        if len(self._kept) > KEPT_LABELS:
            self._kept.popitem(last=False)
        return picture
