"""The two lanes of a call with everything that lies on them: one painted widget."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from qa_studio.services.sound import Spectrograph, Waveform
from qa_studio.ui import waveform_marks as marks
from qa_studio.ui.focus_ring import KeyboardRing
from qa_studio.ui.formatting import stretch
from qa_studio.ui.spectrogram_strip import SpectrumTiles
from qa_studio.ui.time_axis import TimeAxis, shifted, tick_words, zoomed
from qa_studio.ui.waveform_cache import LabelPictures, MovingPicture
from qa_studio.ui.waveform_gutter import Gutter
from qa_studio.ui.waveform_layers import Layer, LayerSpan, LayerStack
from qa_studio.ui.waveform_layout import FLAGS, GUTTER, TAG, WaveformLayout
from qa_studio.ui.waveform_marks import Loop
from qa_studio.ui.waveform_mouse import WaveformMouse
from qa_studio.ui.waveform_moves import SpanMoves
from qa_studio.ui.waveform_picture import LaneTiles
from qa_studio.ui.waveform_playhead import Playhead
from qa_studio.ui.waveform_samples import ReadLater
from qa_studio.ui.waveform_strip import OnTop, StripPainter
from qa_studio.ui.waveform_tags import PlacedTag, TagPlaces

FOLLOW_AT = 0.92
ARRIVALS_MS = 30
SPECTRUM, LOW_SPECTRUM, LOW_LANE = 84, 56, 80


class WaveformView(KeyboardRing, QWidget):
    """Agent above, customer below, under a row of evidence flags and a ruler.

    Wheel zooms at the mouse, Shift+wheel and the middle button move along, so does dragging the ruler; a click asks to
    seek, a drag selects a span, edges can be dragged and snap to silence unless Alt is held; + and − zoom, Page Up and
    Down move along, Home and End go to the ends, Esc takes back what is being dragged.
    """

    seekRequested = Signal(float)
    spanSelected = Signal(float, float)
    selectionCleared = Signal()
    viewChanged = Signal(float, float)
    loopMoved = Signal(float, float)
    layersChanged = Signal()
    spanChosen = Signal(object, str)  # Layer, key
    spanMoved = Signal(object, str, float, float)  # Layer, key, start, end
    spanMenuAsked = Signal(object, str, QPoint)  # Layer, key, where on the screen
    ring_radius = 2

    def __init__(self, names: tuple[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.layers = LayerStack()
        self._on_top = OnTop()
        self._source: Waveform | None = None
        self._later: ReadLater | None = None
        self._spectrograph: Spectrograph | None = None
        self._spectrogram = False
        self._length = 1.0
        self._start, self._visible = 0.0, 1.0
        self._lane_height = 112
        self.layout_now = WaveformLayout(self._lane_height)
        self._labels = LabelPictures(self)
        self._places = TagPlaces(self.layers)
        self._painter = StripPainter(self.layers, self._places, self._labels, self._on_top)
        self._strip = MovingPicture(self._paint_strip, self._paint_tags, lambda: self.layout_now.band)
        self._playhead = Playhead(self._labels, self._places, self._strip)
        self._gutter = Gutter(names, self._labels)
        self.moves = SpanMoves(self, self._on_top)
        self._mouse = WaveformMouse(self)
        # What comes in one after the other is drawn together.
        self._arrived = QTimer(self, singleShot=True, interval=ARRIVALS_MS)
        self._arrived.timeout.connect(self.redraw)
        self._ahead = QTimer(self, singleShot=True, interval=0)
        self._ahead.timeout.connect(lambda: self._strip.ahead(self.axis(), self.devicePixelRatioF()))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Waveform"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    # What it shows

    def read_through(self, later: ReadLater, spectrograph: Spectrograph) -> None:
        """From now on read single samples and make spectrograms through `later`, off the GUI thread."""
        self._later, self._spectrograph = later, spectrograph

    def set_length(self, seconds: float) -> None:
        """How long the recording is, before its sound is there; what comes in is drawn at its place in the whole."""
        whole = self._visible >= self.duration_s * 0.999
        self._length = max(seconds, 1e-3)
        if whole:
            self.show_range(0.0, self.duration_s)

    @property
    def source(self) -> Waveform | None:
        """What is drawn."""
        return self._source

    def set_source(self, source: Waveform | None, keep_view: bool = False) -> None:
        """Draw another recording, or more of the same one (`keep_view`)."""
        whole = self._visible >= self.duration_s * 0.999
        self._source = source
        self._painter.tiles = self._painter.spectrum = None
        if source is not None:
            self._painter.tiles = LaneTiles(source, self._later, self._arrived.start)
            if self._later is not None and self._spectrograph is not None:
                self._painter.spectrum = SpectrumTiles(source, self._spectrograph, self._later, self._arrived.start)
            self._length = max(self._length, source.duration_s) if keep_view else source.duration_s
        if source is None or whole or not keep_view:
            self._start, self._visible = 0.0, self.duration_s
        self._lay_out()
        self.viewChanged.emit(*self.visible)

    def set_notes(self, agent: str, customer: str) -> None:
        """Second lines of the lane names: how much each talks."""
        self._gutter.notes = (agent, customer)
        self.update()

    def set_layer(self, layer: Layer, spans: Sequence[LayerSpan]) -> None:
        """Replace what lies in a layer."""
        if self.layers.put(layer, spans):
            self._on_layers()

    def hide_layers(self, hidden: Iterable[Layer]) -> None:
        """Draw all layers but these."""
        self.layers.hidden = frozenset(hidden)
        self._on_layers()

    def show_spectrogram(self, shown: bool) -> None:
        """Draw which tones are in the sound below the lanes, or don't."""
        self._spectrogram = shown
        self._lay_out()

    def redraw_tags(self) -> None:
        """The same, with tags that may stand elsewhere."""
        self._places.forget()
        self.redraw()

    def _on_layers(self) -> None:
        self._places.forget()
        self._lay_out()
        self.layersChanged.emit()

    def choose(self, layer: Layer | None, key: str = "") -> None:
        """Make a span stand out, or none."""
        chosen = None if layer is None else (layer, key)
        if chosen != self._on_top.chosen:
            self.moves.settle()
            self._on_top.chosen = chosen
            self.redraw()

    def set_loop(self, loop: Loop) -> None:
        """A, B and whether it runs."""
        self._on_top.loop = loop
        self.redraw()

    def set_part(self, part: tuple[float, float] | None) -> None:
        """Fade what is not judged; None: all of it is."""
        self._on_top.part = part
        self.redraw()

    def set_selection(self, span: tuple[float, float] | None) -> None:
        """Mark a span, or none."""
        self._on_top.selection = span
        self.redraw()

    @property
    def selection(self) -> tuple[float, float] | None:
        """The span that the user dragged, if any."""
        return self._on_top.selection

    def set_lane_height(self, height: int) -> None:
        """112, or 64 in a low window."""
        if height != self._lane_height:
            self._lane_height = height
            self._lay_out()

    def _lay_out(self) -> None:
        lanes = 2 if self._source is None or self._source.channels > 1 else 1
        spectrum = (LOW_SPECTRUM if self._lane_height < LOW_LANE else SPECTRUM) if self._spectrogram else 0
        layout = WaveformLayout(self._lane_height, lanes, bool(self.layers.shown(Layer.NOTES)), spectrum)
        if layout != self.layout_now:
            self.layout_now = layout
            self.updateGeometry()
        self._playhead.lay_out(layout)
        self.redraw()

    def redraw(self) -> None:
        """Draw the lanes and what lies on them anew."""
        self._strip.forget()
        self.update()

    def set_position(self, seconds: float, follow: bool = False) -> None:
        """Move the playhead; only the strip around it is drawn anew.  `follow` turns the page where it would leave."""
        if seconds == self._playhead.position:
            return
        old = self._playhead.region(self.axis(), self.size())
        self._playhead.position = seconds
        length = self._visible
        outside = not self._start <= seconds <= self._start + FOLLOW_AT * length
        if follow and outside and not self._mouse.busy and length < self.duration_s:
            self.show_range(seconds - 0.08 * length, seconds + 0.92 * length)
        else:
            self.update(old.united(self._playhead.region(self.axis(), self.size())))

    # What is in sight

    @property
    def visible(self) -> tuple[float, float]:
        """First and last second in sight."""
        return self._start, self._start + self._visible

    def show_range(self, start: float, end: float) -> None:
        """Show these seconds, or as many around them as there is room for."""
        start, end = shifted(start, end, self.duration_s)
        length = end - start
        # Moving along must not change the zoom by what floats round off: every picture that is kept hangs on it.
        along = abs(length - self._visible) <= 1e-6 * length
        if along and start == self._start:
            return
        self._start = start
        if along:
            self.update(GUTTER, 0, self.width() - GUTTER, self.height())
        else:
            self._visible = length
            self.update()
        self.viewChanged.emit(start, start + self._visible)

    def zoom(self, factor: float, around: float | None = None) -> None:
        """Closer (below 1) or wider, around a second or the playhead, else the middle."""
        start, end = self.visible
        if around is None:
            at = self._playhead.position
            around = at if start <= at <= end else (start + end) / 2
        self.show_range(*zoomed(start, end, factor, around, self.duration_s))

    def move_along(self, share: float) -> None:
        """Show what lies a share of the view further on, or back."""
        by = share * self._visible
        self.show_range(self._start + by, self._start + self._visible + by)

    @property
    def duration_s(self) -> float:
        """How long the recording is, as far as that is known."""
        return self._length

    def inside(self, seconds: float) -> float:
        """The same second, or the end of the recording that it lies beyond."""
        return min(max(0.0, seconds), self.duration_s)

    def axis(self) -> TimeAxis:
        """The seconds in sight, beside the gutter."""
        width = max(1.0, self.width() - GUTTER)
        return TimeAxis(GUTTER, width, self._start, self._visible / width)

    def sizeHint(self) -> QSize:
        """All rows."""
        return QSize(800, self.layout_now.height)

    def minimumSizeHint(self) -> QSize:
        """Narrow is possible."""
        return QSize(GUTTER + 160, self.layout_now.height)

    # Drawing: all but the playhead is a picture that moves along

    def paintEvent(self, event: QPaintEvent) -> None:
        """The gutter, the picture, the playhead."""
        painter = QPainter(self)
        axis, height, ratio = self.axis(), self.height(), self.devicePixelRatioF()
        if event.rect().left() < GUTTER:
            painter.drawPixmap(0, 0, self._gutter.picture(self.layout_now, height, self._visible, ratio))
        picture, at = self._strip.at(axis, height, ratio)
        painter.drawPixmap(GUTTER, 0, picture, at, 0, round(axis.width * ratio), picture.height())
        if self._strip.soon(at, axis, ratio) and not self._ahead.isActive():
            self._ahead.start()
        self._playhead.paint(painter, axis, self.size(), ratio)
        if self._on_top.edge_at is not None:
            self._paint_edge_bubble(painter, axis, self._on_top.edge_at)

    def _paint_strip(self, painter: QPainter, axis: TimeAxis) -> None:
        self._painter.paint(painter, axis, self.layout_now, self.devicePixelRatioF())

    def _paint_tags(self, painter: QPainter, axis: TimeAxis) -> None:
        self._painter.paint_tags(painter, axis, self.layout_now, max(1.0, self.width() - GUTTER))

    def _paint_edge_bubble(self, painter: QPainter, axis: TimeAxis, at: float) -> None:
        words = tick_words(at, min(0.01, axis.step))
        picture = self._labels.picture(
            ("edge", words), 76, 20, lambda inner: marks.paint_bubble(inner, words, 76, "accfill")
        )
        painter.drawPixmap(marks.bubble_box(axis.x(at), FLAGS + 2, (GUTTER, self.width()), 76).topLeft(), picture)

    # What lies under the mouse

    def tag_at(self, where: QPointF) -> PlacedTag | None:
        """The tag at a point, the highest where two lie on each other."""
        axis = self.axis()
        narrow = TimeAxis(where.x(), 1.0, axis.at(where.x()), axis.seconds_per_pixel)
        found = list(self._painter.tags(narrow, self.layout_now, axis.width))
        return next((tag for tag, top in reversed(found) if top <= where.y() <= top + TAG), None)

    # Selecting

    def clear_selection(self) -> None:
        """Forget the selection."""
        if self._on_top.selection is not None:
            self.set_selection(None)
            self.selectionCleared.emit()

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to seek, select, move along, or take an edge or a tag."""
        self._mouse.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with what the press began."""
        self._mouse.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell what was done."""
        self._mouse.release(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the mouse; sideways, or with Shift, move along."""
        self._mouse.wheel(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing that was moved is lost."""
        self.moves.settle()
        super().hideEvent(event)

    def event(self, event: QEvent) -> bool:
        """Pinching zooms; a tag says all its words."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                around = self.axis().at(max(float(GUTTER), event.position().x()))
                self.zoom(1 / max(0.2, 1 + event.value()), around)
                return True
        elif isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            tag = self.tag_at(QPointF(event.pos()))
            words = "" if tag is None else f"{stretch(tag.span.start, tag.span.end)}  {tag.span.label}"
            QToolTip.showText(event.globalPos(), words, self)
            return True
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self._places.forget_widths()
        return super().event(event)

    def take_key(self, event: QKeyEvent) -> bool:
        """Zoom with + and −; whether the key meant that."""
        if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(0.5)
        elif event.key() == Qt.Key.Key_Minus:
            self.zoom(2.0)
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom and move along; everything else belongs to the page."""
        key = event.key()
        if self.take_key(event):
            return
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.move_along(-0.5 if key == Qt.Key.Key_PageUp else 0.5)
        elif key == Qt.Key.Key_Home:
            self.show_range(0, self._visible)
        elif key == Qt.Key.Key_End:
            self.show_range(self.duration_s - self._visible, self.duration_s)
        elif key != Qt.Key.Key_Escape or not self._escape():
            super().keyPressEvent(event)

    def _escape(self) -> bool:
        if self._mouse.cancel():
            self.moves.edge_put()
        elif self._on_top.selection is not None:
            self.clear_selection()
        elif self._on_top.chosen is not None:
            self.choose(None)
        else:
            return False
        return True
