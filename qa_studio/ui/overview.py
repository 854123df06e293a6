"""The whole call in one strip: where the view lies, what was heard, where evidence stands."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from qa_studio.domain.spans import Span, without
from qa_studio.services.sound import Waveform
from qa_studio.ui import waveform_marks as marks
from qa_studio.ui.components.pills import TAG_SHADES
from qa_studio.ui.drawing import draw_text, rounded, text_width
from qa_studio.ui.formatting import duration
from qa_studio.ui.theme import color, font, tokens
from qa_studio.ui.time_axis import TimeAxis
from qa_studio.ui.waveform_layers import Layer, LayerStack
from qa_studio.ui.waveform_layout import GUTTER
from qa_studio.ui.waveform_part import paint_outside
from qa_studio.ui.waveform_picture import thumbnail

TOP, STRIP, HEARD = 6, 44, 54


class WaveformOverview(QWidget):
    """Agent up, customer down.  A click asks to seek; dragging the frame (or anywhere with Shift) moves the view."""

    seekRequested = Signal(float)
    viewRequested = Signal(float, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source: Waveform | None = None
        self._ground = QPixmap()
        self._made_for: object = None
        self._view = (0.0, 1.0)
        self._position = 0.0
        self._heard: list[Span] = []
        self._missed: list[Span] = []
        self._layers = LayerStack()
        self._length = 0.0
        self._part: Span | None = None
        self._drag_from: tuple[float, float] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Whole call"))

    def set_source(self, source: Waveform | None) -> None:
        """Draw another recording."""
        self._source = source
        self._redraw()

    def set_length(self, seconds: float) -> None:
        """How long the recording is, before its sound is there."""
        self._length = seconds
        self._redraw()

    def set_view(self, start: float, end: float) -> None:
        """Frame what the lanes show."""
        self._view = (start, end)
        self.update()

    def set_position(self, seconds: float) -> None:
        """Move the playhead."""
        before = round(self._axis().x(self._position))
        self._position = seconds
        after = round(self._axis().x(seconds))
        if before != after:
            for x in (before, after):
                self.update(x - 2, 0, 5, self.height())

    def set_part(self, part: Span | None) -> None:
        """Fade what is not judged; None: all of it is."""
        self._part = part
        self._redraw()

    def set_heard(self, heard: Sequence[Span]) -> None:
        """What was heard so far, in order, without overlaps."""
        self._heard = list(heard)
        self._redraw()

    def set_missed(self, missed: Sequence[Span]) -> None:
        """What was said and nobody heard, in order."""
        self._missed = list(missed)
        self._redraw()

    def show_layers(self, layers: LayerStack) -> None:
        """Draw what matters of the layers of a waveform: evidence, notes, keywords, dead air, hold, masks."""
        self._layers = layers
        self._redraw()

    def _redraw(self) -> None:
        self._made_for = None
        self.update()

    def sizeHint(self) -> QSize:
        """The strip, the heard line, a word below."""
        return QSize(800, 76)

    def minimumSizeHint(self) -> QSize:
        """Narrow is possible."""
        return QSize(GUTTER + 120, 76)

    def _duration(self) -> float:
        return max(self._length, self._source.duration_s if self._source is not None else 0.0) or 1.0

    def _axis(self) -> TimeAxis:
        return TimeAxis.between(GUTTER, max(1.0, self.width() - GUTTER), 0.0, max(0.001, self._duration()))

    def _strip(self) -> QRectF:
        return QRectF(GUTTER, TOP, self.width() - GUTTER, STRIP)

    def paintEvent(self, event: QPaintEvent) -> None:
        """All that stands still from one picture; above it the frame of what is in sight, and the playhead."""
        painter = QPainter(self)
        axis, strip = self._axis(), self._strip()
        painter.drawPixmap(0, 0, self._ready_ground(axis, strip))
        left, right = (axis.x(second) for second in self._view)
        faded = color("sunken", 0.55)
        painter.fillRect(QRectF(strip.left(), strip.top(), left - strip.left(), STRIP), faded)
        painter.fillRect(QRectF(right, strip.top(), strip.right() - right, STRIP), faded)
        rounded(painter, QRectF(left, TOP - 2, max(6.0, right - left), STRIP + 4), 4, None, color("accent"), 1.6)
        painter.setPen(QPen(color("play"), 2))
        x = axis.x(self._position)
        painter.drawLine(QPointF(x, TOP - 2), QPointF(x, TOP + STRIP + 2))

    def _ready_ground(self, axis: TimeAxis, strip: QRectF) -> QPixmap:
        wanted = (self.size(), self.devicePixelRatioF(), tokens())
        if wanted != self._made_for:
            self._made_for = wanted
            self._ground = QPixmap(self.size() * self.devicePixelRatioF())
            self._ground.setDevicePixelRatio(self.devicePixelRatioF())
            self._ground.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._ground)
            self._paint_ground(painter, axis, strip)
            painter.end()
        return self._ground

    def _paint_ground(self, painter: QPainter, axis: TimeAxis, strip: QRectF) -> None:
        """Names, strip, what lies on it, the heard line."""
        draw_text(painter, QRectF(0, 8, GUTTER - 8, 20), self.tr("Whole call"), font("small", 500), color("ink"))
        draw_text(painter, QRectF(0, 28, GUTTER - 8, 20), duration(self._duration()), font("small"), color("ink2"))
        painter.fillRect(strip, color("sunken"))
        if self._source is not None:
            across = max(1, round(strip.width() * min(1.0, self._source.duration_s / self._duration())))
            painter.drawImage(strip.topLeft(), thumbnail(self._source, across, STRIP, self.devicePixelRatioF()))
        self._paint_measured(painter, axis, strip)
        if self._part is not None:
            paint_outside(painter, axis, (self._part.start, self._part.end), strip)
        self._paint_ticks(painter, axis)
        self._paint_heard(painter, axis)

    def _paint_measured(self, painter: QPainter, axis: TimeAxis, strip: QRectF) -> None:
        """Dead air and masks as stretches of the strip, hold as lines."""
        for layer in (Layer.DEAD_AIR, Layer.HOLD, Layer.MASKS):
            for span in self._layers.shown(layer):
                left, right = axis.x(span.start), axis.x(span.end)
                box = QRectF(left, strip.top(), max(2.0, right - left), STRIP)
                if layer is Layer.MASKS:
                    painter.fillRect(box, color("hover"))
                    painter.fillRect(box, marks.hatch_brush("hatch", 6, cross=True))
                elif layer is Layer.HOLD:
                    marks.paint_hold(painter, box, 0.0)
                else:
                    marks.paint_dead_air(painter, box)

    def _paint_ticks(self, painter: QPainter, axis: TimeAxis) -> None:
        """Evidence above the strip; notes as small triangles, keywords as dots in its lower edge."""
        for span in self._layers.shown(Layer.EVIDENCE):
            shade = color(TAG_SHADES[span.kind][0])
            painter.fillRect(QRectF(round(axis.x(span.start)) - 1, 1, 3, 4), shade)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("ink2"))
        below = float(TOP + STRIP)
        apart = axis.seconds_per_pixel * 3
        for span in self._layers.within(Layer.NOTES, 0.0, axis.end, apart):
            x = round(axis.x(span.start))
            painter.drawPolygon(QPolygonF([QPointF(x - 3.5, below), QPointF(x + 3.5, below), QPointF(x, below - 6)]))
        painter.setBrush(color("warn"))
        for span in self._layers.within(Layer.KEYWORDS, 0.0, axis.end, apart):
            painter.drawEllipse(QPointF(round(axis.x(span.start)), below - 3), 2, 2)
        painter.restore()

    def _paint_heard(self, painter: QPainter, axis: TimeAxis) -> None:
        painter.setPen(QPen(color("ctl"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(GUTTER, HEARD + 1.5), QPointF(self.width(), HEARD + 1.5))
        for span in self._missed:
            left = axis.x(span.start)
            painter.fillRect(QRectF(left, HEARD + 1, max(1.0, axis.x(span.end) - left), 1.5), color("warn"))
        for span in self._heard:
            box = QRectF(axis.x(span.start), HEARD, max(1.0, axis.x(span.end) - axis.x(span.start)), 3)
            rounded(painter, box, 1.5, color("good"))
        gap = self._longest_gap()
        if gap is not None and self._heard:
            words = self.tr("not heard {time}").format(time=duration(gap.length))
            width = text_width(words, font("axis"))
            middle = (axis.x(gap.start) + axis.x(gap.end)) / 2
            at = min(max(middle - width / 2, float(GUTTER)), self.width() - width)
            draw_text(painter, QRectF(at, HEARD + 5, width + 1, 16), words, font("axis"), color("ink3"))

    def _longest_gap(self) -> Span | None:
        """The longest stretch of at least 5 s that is judged and nobody heard."""
        gaps = without((self._part or Span(0.0, self._duration()),), self._heard)
        longest = max(gaps, key=lambda gap: gap.length, default=None)
        return longest if longest is not None and longest.length >= 5 else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the frame, or seek."""
        at = self._axis().at(event.position().x())
        inside = self._view[0] <= at <= self._view[1]
        whole = self._view[1] - self._view[0] >= self._duration() * 0.999
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if (inside and not whole) or shift:
            self._drag_from = (at, self._view[0])
        elif event.position().x() >= GUTTER:
            self.seekRequested.emit(min(max(0.0, at), self._duration()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the view with the mouse."""
        if self._drag_from is not None and event.buttons():
            start = self._drag_from[1] + self._axis().at(event.position().x()) - self._drag_from[0]
            self.viewRequested.emit(start, start + self._view[1] - self._view[0])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press on the frame that did not move was a click: seek."""
        if self._drag_from is not None:
            at = self._axis().at(event.position().x())
            if abs(at - self._drag_from[0]) < 3 * self._axis().seconds_per_pixel:
                self.seekRequested.emit(min(max(0.0, at), self._duration()))
        self._drag_from = None
