"""A whole call in a small picture: the agent upwards, the customer downwards."""

from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from qa_studio.services.sound import Columns, Waveform
from qa_studio.ui.drawing import rounded
from qa_studio.ui.theme import color


def paint_call(painter: QPainter, box: QRectF, upper: Columns, lower: Columns | None, extent: float) -> None:
    """Draw the columns into `box`, the loudest sample, `extent`, touching its edge."""
    scale = box.height() / 2 / max(extent, 1e-3)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    lanes = [(upper, -1, "agent")] if lower is None else [(upper, -1, "agent"), (lower, 1, "cust")]
    for columns, way, token in lanes:
        peaks = np.maximum(np.abs(columns.low), np.abs(columns.high))
        _fill(painter, box, peaks * scale * way, f"{token}pk")
        _fill(painter, box, columns.rms * scale * way, token)
        if lower is None:
            _fill(painter, box, -peaks * scale * way, f"{token}pk")
            _fill(painter, box, -columns.rms * scale * way, token)
    painter.fillRect(QRectF(box.left(), round(box.center().y()), box.width(), 1), color("agent"))
    painter.restore()


def _fill(painter: QPainter, box: QRectF, heights: npt.NDArray[np.floating[Any]], token: str) -> None:
    middle = round(box.center().y()) + 0.5
    step = box.width() / max(1, len(heights) - 1)
    shape = [QPointF(box.left() + n * step, middle + height) for n, height in enumerate(heights.tolist())]
    shape += [QPointF(box.right(), middle), QPointF(box.left(), middle)]
    painter.setBrush(color(token))
    painter.drawPolygon(QPolygonF(shape))


class CallPicture(QWidget):
    """The waveform of the recording that the details are of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._waveform: Waveform | None = None
        self._swapped = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Waveform of the call"))

    def sizeHint(self) -> QSize:
        """88 px high."""
        return QSize(280, 88)

    @property
    def drawn(self) -> bool:
        """Whether a waveform is there."""
        return self._waveform is not None

    def show_nothing(self) -> None:
        """Until the waveform is there."""
        self._waveform = None
        self.update()

    def show_waveform(self, waveform: Waveform, swapped: bool) -> None:
        """Draw a call."""
        self._waveform, self._swapped = waveform, swapped
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The lanes on a sunken ground."""
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), 6, color("sunken"))
        box = QRectF(self.rect()).adjusted(8, 8, -8, -8)
        found = self._waveform
        if found is None:
            painter.fillRect(QRectF(box.left(), box.center().y(), box.width(), 1), color("line2"))
            return
        width = int(box.width())
        lanes = [found.columns(channel, 0, found.duration_s, width) for channel in range(min(2, found.channels))]
        if self._swapped:
            lanes.reverse()
        paint_call(painter, box, lanes[0], lanes[1] if len(lanes) > 1 else None, found.extent())
