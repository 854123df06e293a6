"""The waveform of a sample, with the place that is heard."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent

from qa_studio.domain.recording import RecordingId
from qa_studio.domain.spans import Span
from qa_studio.services.library import Library
from qa_studio.services.progress import Quiet
from qa_studio.ui.recordings.thumbnail import CallPicture, CallShape
from qa_studio.ui.theme import color

EDGE = 8


def shape_of(library: Library, recording: RecordingId, span: Span) -> CallShape:
    """The columns of a stretch of a recording."""
    waveform = library.waveform(recording, Quiet())
    return CallShape.of(waveform, library.get(recording).swapped, CallPicture.WIDTH, span)


class SamplePicture(CallPicture):
    """A stretch of a call; a click plays from there: `play_asked(share)`."""

    play_asked = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self._share: float | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Waveform of the sample"))

    def show_share(self, share: float | None) -> None:
        """Where it is heard, 0 to 1; None where it is not."""
        if share != self._share:
            self._share = share
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Play from here."""
        share = (event.position().x() - EDGE) / max(1, self.width() - 2 * EDGE)
        self.play_asked.emit(min(1.0, max(0.0, share)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The lanes, then the playhead."""
        super().paintEvent(event)
        if self._share is not None:
            x = round(EDGE + self._share * (self.width() - 2 * EDGE))
            QPainter(self).fillRect(QRectF(x, 4, 2, self.height() - 8), color("play"))
