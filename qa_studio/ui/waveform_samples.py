"""The samples themselves, where a waveform is drawn so large that its points are too coarse."""

from collections import OrderedDict
from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

from qa_studio.services.sound import Columns, Floats, Samples, Waveform

ReadLater = Callable[[Callable[[], Any], Callable[[Any], None]], None]
"""Does the first off the GUI thread and hands what it gives to the second on it."""

CHUNK = 1 << 16
KEPT_CHUNKS = 24
FINEST_POINT = 64
LINE_BELOW = 2.0
DOTS_FROM_PX = 6.0
DOT = 2.2


class SampleStore:
    """Pieces of a recording, read when they are first asked for; `arrived` tells when one is there."""

    def __init__(self, source: Waveform, later: ReadLater, arrived: Callable[[], None]) -> None:
        self._source, self._later, self._arrived = source, later, arrived
        self._kept: OrderedDict[int, Samples] = OrderedDict()
        self._coming: set[int] = set()

    def lane(self, channel: int, first: int, beyond: int) -> npt.NDArray[np.int16] | None:
        """The samples of a channel from frame `first`, not below 0, up to `beyond`; None while they are being read."""
        pieces = []
        for number in range(first // CHUNK, (beyond - 1) // CHUNK + 1):
            chunk = self._kept.get(number)
            if chunk is None:
                self._read(number)
            else:
                self._kept.move_to_end(number)
                start = number * CHUNK
                pieces.append(chunk[max(0, first - start) : beyond - start, channel])
        whole = len(pieces) == (beyond - 1) // CHUNK - first // CHUNK + 1
        return np.concatenate(pieces) if whole else None

    def _read(self, number: int) -> None:
        if number in self._coming:
            return
        self._coming.add(number)
        source = self._source
        self._later(
            lambda: source.samples(number * CHUNK, (number + 1) * CHUNK), lambda found: self._keep(number, found)
        )

    def _keep(self, number: int, found: Samples) -> None:
        self._coming.discard(number)
        self._kept[number] = found
        if len(self._kept) > KEPT_CHUNKS:
            self._kept.popitem(last=False)
        self._arrived()


def columns_of(lane: npt.NDArray[np.int16], first: int, edges: npt.NDArray[np.float64]) -> Columns:
    """Samples from frame `first` on, brought to columns with `edges` in frames; each reaches to the one before it."""
    width = len(edges) - 1
    if not len(lane):
        nothing: Floats = np.zeros(width, np.float32)
        return Columns(nothing, nothing, nothing)
    values = lane.astype(np.float32) / np.float32(32768)
    starts = np.clip(np.floor(edges[:-1]).astype(np.int64) - first, 0, len(values) - 1)
    before = values[np.maximum(starts - 1, 0)]
    sizes = np.maximum(np.diff(np.append(starts, len(values))), 1)
    low = np.minimum(np.minimum.reduceat(values, starts), before)
    high = np.maximum(np.maximum.reduceat(values, starts), before)
    rms = np.sqrt(np.add.reduceat(np.square(values), starts) / sizes)
    outside = (edges[1:] <= first) | (edges[:-1] >= first + len(values))
    for each in (low, high, rms):
        each[outside] = 0
    return Columns(low, high, rms.astype(np.float32))


def line_picture(
    lane: npt.NDArray[np.int16], places: npt.NDArray[np.float64], size: tuple[int, int], gain: float, shade: QColor
) -> QImage:
    """Samples at the pixels `places` joined by a line, with a dot for each where there is room."""
    width, height = size
    picture = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(0)
    if not len(lane):
        return picture
    middle = height / 2
    rows = middle - np.clip(lane / 32768 * gain, -1, 1) * (middle - 1)
    points = [QPointF(x, y) for x, y in zip(places.tolist(), rows.tolist(), strict=True)]
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(shade, 1.4))
    painter.drawPolyline(QPolygonF(points))
    if len(places) > 1 and places[1] - places[0] >= DOTS_FROM_PX:
        painter.setBrush(shade)
        for point in points:
            painter.drawEllipse(point, DOT, DOT)
    painter.end()
    return picture
