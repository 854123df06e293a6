"""Pictures that a waveform keeps from frame to frame, so that panning and playing draw next to nothing."""

from collections import OrderedDict
from collections.abc import Callable, Hashable

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from qa_studio.ui.components.pills import TagKind, paint_tag
from qa_studio.ui.theme import tokens
from qa_studio.ui.time_axis import TimeAxis

KEPT_LABELS = 240
MORE, BEHIND, NEAR = 0.35, 0.05, 0.12
"""Of the view: how much wider the picture is, how much of that lies behind the user, and how near its end is near.

A larger one leaves the processor's cache, and then every frame takes longer.
"""

PaintStrip = Callable[[QPainter, TimeAxis], None]


def _blank(width: float, height: float, ratio: float) -> QPixmap:
    picture = QPixmap(max(1, round(width * ratio)), max(1, round(height * ratio)))
    picture.setDevicePixelRatio(ratio)
    return picture


class _Sheet:
    """A picture that can be scrolled and made wider."""

    def __init__(self) -> None:
        self.picture = QPixmap()

    def renew(self, across: int, down: int, ratio: float) -> None:
        """Have this size; what is in it does not matter."""
        if (self.picture.width(), self.picture.height()) != (across, down):
            self.picture = QPixmap(across, down)
        self.picture.setDevicePixelRatio(ratio)

    def shift(self, by: int, across: int) -> None:
        """Move what is there by device pixels, in a picture `across` wide."""
        old, ratio = self.picture, self.picture.devicePixelRatio()
        if old.width() == across:
            old.scroll(by, 0, QRect(0, 0, across, old.height()))
            return
        self.renew(across, old.height(), ratio)
        painter = QPainter(self.picture)
        painter.drawPixmap(round(by / ratio), 0, old)
        painter.end()


class MovingPicture:
    """A picture of what is in sight; while the user pans, of some more, of which only what is new is painted.

    Its pixels lie on one grid that begins at second 0, so that pieces painted at different times fit together.  The
    rows of `band` are kept as they were before `finish`, too, so that what it draws there can be taken away again.
    """

    def __init__(self, paint: PaintStrip, finish: PaintStrip, band: Callable[[], tuple[int, int]]) -> None:
        self._paint, self._finish, self._band = paint, finish, band
        self._sheet, self._bare = _Sheet(), _Sheet()
        self._first = 0
        self._step = 1.0
        self._look: Hashable = None
        self._backwards = False
        self._seen = 0

    def forget(self) -> None:
        """Something in it changed."""
        self._look = None

    def at(self, axis: TimeAxis, height: int, ratio: float) -> tuple[QPixmap, int]:
        """The picture, and the device pixel in it at which `axis` begins."""
        across = round(axis.width * ratio)
        look = (axis.seconds_per_pixel, across, height, ratio, tokens())
        first = round(axis.start / axis.seconds_per_pixel * ratio)
        if first != self._seen:
            self._backwards, self._seen = first < self._seen, first
        if look != self._look:
            self._step, self._first, self._look = axis.seconds_per_pixel, first, look
            self._sheet.renew(across, round(height * ratio), ratio)
            self._bare.renew(across, round(self._band()[1] * ratio), ratio)
            self._fill(0, across)
        elif first < self._first or first + across > self._first + self._sheet.picture.width():
            self._follow(first, across)
        return self._sheet.picture, first - self._first

    def soon(self, at: int, axis: TimeAxis, ratio: float) -> bool:
        """Whether what the user moves towards, with a view from the device pixel `at` on, should be painted soon."""
        picture = self._sheet.picture.width()
        across = axis.width * ratio
        if picture < 1.01 * across:
            return False
        left, right = at, picture - at - across
        return (left if self._backwards else right) < NEAR * across

    def ahead(self, axis: TimeAxis, ratio: float) -> None:
        """Paint what will be in sight soon, while there is time."""
        first = round(axis.start / axis.seconds_per_pixel * ratio)
        if self._look is not None and axis.seconds_per_pixel == self._step:
            self._follow(first, round(axis.width * ratio))

    def bare(self) -> QPixmap:
        """The rows of the band without what `finish` draws; they begin where the picture does."""
        return self._bare.picture

    def _follow(self, first: int, across: int) -> None:
        """Move along: keep what stays in the picture, paint the rest."""
        behind, whole = round(BEHIND * across), round((1 + MORE) * across)
        wished = first + across + behind - whole if self._backwards else first - behind
        by, known = self._first - wished, self._sheet.picture.width()
        self._sheet.shift(by, whole)
        self._bare.shift(by, whole)
        self._first = wished
        if by >= whole or by + known <= 0:
            self._fill(0, whole)
            return
        if by > 0:
            self._fill(0, by)
        if by + known < whole:
            self._fill(by + known, whole)

    def _fill(self, left: int, right: int) -> None:
        """Paint the device pixels from `left` up to `right`."""
        picture = self._sheet.picture
        ratio = picture.devicePixelRatio()
        start = (self._first + left) * self._step / ratio
        piece = QRectF(left / ratio, 0, (right - left) / ratio, picture.height() / ratio)
        axis = TimeAxis(piece.left(), piece.width(), start, self._step)
        self._draw(self._paint, piece, axis)
        painter = QPainter(self._bare.picture)
        top, down = self._band()
        box = QRect(left, round(top * ratio), right - left, round(down * ratio))
        painter.drawPixmap(QPointF(piece.left(), 0), picture, QRectF(box))
        painter.end()
        self._draw(self._finish, piece, axis)

    def _draw(self, paint: PaintStrip, piece: QRectF, axis: TimeAxis) -> None:
        painter = QPainter(self._sheet.picture)
        painter.setClipRect(piece)
        paint(painter, axis)
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
