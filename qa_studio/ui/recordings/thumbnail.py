"""A whole call in a small picture: the agent upwards, the customer downwards."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from qa_studio.domain.spans import Span
from qa_studio.services.sound import Columns, Waveform
from qa_studio.ui.drawing import rounded
from qa_studio.ui.theme import color, tokens
from qa_studio.ui.waveform_picture import gain_of, mirrored_picture


@dataclass(frozen=True, slots=True)
class CallShape:
    """The columns of a call, or of a stretch of it, ready to be painted in the colours of the theme."""

    agent: Columns
    customer: Columns | None
    gain: float

    @classmethod
    def of(cls, waveform: Waveform, swapped: bool, width: int, stretch: Span | None = None) -> "CallShape":
        """`width` columns of all or of a `stretch`; the channels are exchanged where the first one is the customer."""
        shown = stretch or Span(0, waveform.duration_s)
        lanes = [waveform.columns(n, shown.start, shown.end, width) for n in range(min(2, waveform.channels))]
        if swapped:
            lanes.reverse()
        return cls(lanes[0], lanes[1] if len(lanes) > 1 else None, gain_of(waveform))

    def picture(self, height: int, ratio: float) -> QImage:
        """The picture, `height` logical pixels high."""
        drawn = mirrored_picture(self.agent, self.customer, max(2, round(height * ratio)), self.gain)
        drawn.setDevicePixelRatio(ratio)
        return drawn


class CallPicture(QWidget):
    """The waveform of the recording that the details are of."""

    WIDTH = 560

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shape: CallShape | None = None
        self._drawn: tuple[bool, QImage] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Waveform of the call"))

    def sizeHint(self) -> QSize:
        """88 px high."""
        return QSize(280, 88)

    @property
    def drawn(self) -> bool:
        """Whether a waveform is there."""
        return self._shape is not None

    def show_shape(self, shape: CallShape | None) -> None:
        """Draw a call, or a line until it is there."""
        self._shape, self._drawn = shape, None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The lanes on a sunken ground."""
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), 6, color("sunken"))
        box = QRectF(self.rect()).adjusted(8, 6, -8, -6)
        if self._shape is None:
            painter.fillRect(QRectF(box.left(), round(box.center().y()), box.width(), 1), color("line2"))
            return
        if self._drawn is None or self._drawn[0] != tokens().dark:
            self._drawn = (tokens().dark, self._shape.picture(int(box.height()), self.devicePixelRatioF()))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(box, self._drawn[1])
