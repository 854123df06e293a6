"""The two lanes of a call with everything that lies on them: one painted widget."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil, floor

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QRegion, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from qa_studio.services.sound import Waveform
from qa_studio.ui import waveform_marks as marks
from qa_studio.ui.components.pills import TagKind
from qa_studio.ui.drawing import draw_text, hairline
from qa_studio.ui.focus_ring import KeyboardRing
from qa_studio.ui.formatting import moment, position
from qa_studio.ui.theme import color, font
from qa_studio.ui.time_axis import TimeAxis, shifted, zoomed
from qa_studio.ui.waveform_cache import LabelPictures, MovingPicture
from qa_studio.ui.waveform_layers import Layer, LayerSpan, LayerStack
from qa_studio.ui.waveform_marks import EvidenceFlag, Loop, WaveSpan
from qa_studio.ui.waveform_picture import LANE_SHADES, TILE, LaneTiles

GUTTER = 92
GAP = 14
FLAGS = 28
RULER = 24
BELOW = 8
CLICK_PX = 4
WHEEL_ZOOM = 0.8
FOLLOW_AT = 0.92


class WaveformView(KeyboardRing, QWidget):
    """Agent above, customer below, under a row of evidence flags and a ruler.

    Wheel zooms at the mouse, Shift+wheel and the middle button move along, so does dragging the ruler; a click asks to
    seek, a drag selects a span; + and − zoom, Page Up and Down move along, Home and End go to the ends.
    """

    seekRequested = Signal(float)
    spanSelected = Signal(float, float)
    selectionCleared = Signal()
    viewChanged = Signal(float, float)
    evidenceClicked = Signal(str)
    loopMoved = Signal(float, float)
    layersChanged = Signal()
    spanChosen = Signal(object, str)  # Layer, key
    spanMoved = Signal(object, str, float, float)  # Layer, key, start, end
    spanMenuAsked = Signal(object, str, QPoint)  # Layer, key, where on the screen
    ring_radius = 2

    def __init__(self, names: tuple[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self._notes = ("", "")
        self.layers = LayerStack()
        self._chosen: tuple[Layer, str] | None = None
        self._source: Waveform | None = None
        self._tiles: LaneTiles | None = None
        self._start, self._end = 0.0, 1.0
        self._spans: list[WaveSpan] = []
        self._evidence: list[EvidenceFlag] = []
        self._loop = Loop()
        self._position = 0.0
        self._selection: tuple[float, float] | None = None
        self._lane_height = 112
        self._strip = MovingPicture()
        self._labels = LabelPictures(self)
        self._press: QPointF | None = None
        self._press_view = (0.0, 1.0)
        self._drag = ""
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Waveform"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    # What it shows

    def set_source(self, source: Waveform | None, keep_view: bool = False) -> None:
        """Draw another recording, or more of the same one (`keep_view`)."""
        self._source = source
        self._tiles = LaneTiles(source) if source is not None else None
        self._strip.forget()
        if not keep_view or source is None:
            self._start, self._end = 0.0, source.duration_s if source else 1.0
        self.update()
        self.viewChanged.emit(self._start, self._end)

    def set_notes(self, agent: str, customer: str) -> None:
        """Second lines of the lane names: how much each talks."""
        self._notes = (agent, customer)
        self.update()

    def set_spans(self, spans: Sequence[WaveSpan]) -> None:
        """Dead air, hold, overlap, keypad."""
        self._spans = sorted(spans, key=lambda span: span.start)
        self._redraw()

    def set_evidence(self, flags: Sequence[EvidenceFlag]) -> None:
        """Evidence of answers and notes."""
        self._evidence = sorted(flags, key=lambda flag: flag.start)
        self._redraw()

    def set_layer(self, layer: Layer, spans: Sequence[LayerSpan]) -> None:
        """Replace what lies in a layer."""
        if self.layers.put(layer, spans):
            self._redraw()
            self.layersChanged.emit()

    def choose(self, layer: Layer | None, key: str = "") -> None:
        """Make a span stand out, or none."""
        self._chosen = None if layer is None else (layer, key)
        self._redraw()

    def set_loop(self, loop: Loop) -> None:
        """A, B and whether it runs."""
        self._loop = loop
        self._redraw()

    def set_selection(self, span: tuple[float, float] | None) -> None:
        """Mark a span, or none."""
        self._selection = span
        self._redraw()

    @property
    def selection(self) -> tuple[float, float] | None:
        """The span that the user dragged, if any."""
        return self._selection

    def set_lane_height(self, height: int) -> None:
        """112, or 64 in a low window."""
        if height != self._lane_height:
            self._lane_height = height
            self.updateGeometry()
            self._redraw()

    def _redraw(self) -> None:
        self._strip.forget()
        self.update()

    def set_position(self, seconds: float, follow: bool = False) -> None:
        """Move the playhead; only the strip around it is drawn anew.  `follow` turns the page where it would leave."""
        if seconds == self._position:
            return
        old = self._playhead_region()
        self._position = seconds
        length = self._end - self._start
        outside = not self._start <= seconds <= self._start + FOLLOW_AT * length
        if follow and outside and not self._drag and length < self._duration():
            self.show_range(seconds - 0.08 * length, seconds + 0.92 * length)
        else:
            self.update(old.united(self._playhead_region()))

    # What is in sight

    @property
    def visible(self) -> tuple[float, float]:
        """First and last second in sight."""
        return self._start, self._end

    def show_range(self, start: float, end: float) -> None:
        """Show these seconds, or as many around them as there is room for."""
        start, end = shifted(start, end, self._duration())
        if (start, end) != (self._start, self._end):
            self._start, self._end = start, end
            self.update()
            self.viewChanged.emit(start, end)

    def zoom(self, factor: float, around: float | None = None) -> None:
        """Closer (below 1) or wider, around a second or the playhead, else the middle."""
        if around is None:
            inside = self._start <= self._position <= self._end
            around = self._position if inside else (self._start + self._end) / 2
        self.show_range(*zoomed(self._start, self._end, factor, around, self._duration()))

    def _duration(self) -> float:
        return self._source.duration_s if self._source is not None else 1.0

    def _axis(self) -> TimeAxis:
        return TimeAxis(GUTTER, max(1.0, self.width() - GUTTER), self._start, self._end)

    # Where things are

    def _ruler(self, axis: TimeAxis) -> QRectF:
        return QRectF(axis.left, FLAGS, axis.width, RULER)

    def _lane(self, axis: TimeAxis, number: int) -> QRectF:
        top = FLAGS + RULER + number * (self._lane_height + GAP)
        return QRectF(axis.left, top, axis.width, self._lane_height)

    def _lanes(self) -> int:
        return 2 if self._source is None or self._source.channels > 1 else 1

    def _body(self, axis: TimeAxis) -> QRectF:
        return self._lane(axis, 0).united(self._lane(axis, self._lanes() - 1))

    def _gap(self, axis: TimeAxis) -> QRectF:
        return QRectF(axis.left, self._lane(axis, 0).bottom(), axis.width, GAP)

    def sizeHint(self) -> QSize:
        """Flags, ruler, two lanes with their gap."""
        return QSize(800, FLAGS + RULER + 2 * self._lane_height + GAP + BELOW)

    def minimumSizeHint(self) -> QSize:
        """Narrow is possible."""
        return QSize(GUTTER + 160, self.sizeHint().height())

    def _playhead_region(self) -> QRegion:
        axis = self._axis()
        x = axis.x(self._position)
        region = QRegion(QRect(floor(x) - 2, FLAGS, 5, self.height() - FLAGS))
        region = region.united(marks.bubble_box(x, FLAGS + 2, (GUTTER, self.width())).toAlignedRect())
        # Tags step aside from the playhead, so the gap is drawn anew too.
        return region.united(self._gap(axis).toAlignedRect().adjusted(0, -3, 0, 3))

    # Drawing: lanes, grid, washes, spans, waves, loop are a picture that moves along; tags, flags, playhead lie above

    def paintEvent(self, event: QPaintEvent) -> None:
        """The gutter, the picture, what lies above it."""
        painter = QPainter(self)
        axis = self._axis()
        if event.rect().left() < GUTTER:
            self._paint_gutter(painter, axis)
        picture, at = self._strip.at(axis, self)
        ratio = picture.devicePixelRatio()
        across, down = self.width() - GUTTER, self.height()
        painter.drawPixmap(GUTTER, 0, across, down, picture, at, 0, round(across * ratio), round(down * ratio))
        self._paint_tags(painter, axis)
        for flag, box in self._flag_boxes(axis):
            painter.drawPixmap(box.topLeft(), self._labels.tag(flag.words, flag.kind, flag.icon))
        self._paint_playhead(painter, axis)

    def paint_strip(self, painter: QPainter, axis: TimeAxis) -> None:
        """Everything that moves along with the sound."""
        painter.fillRect(QRectF(axis.left, 0, axis.width, self.height()), color("panel"))
        self._paint_ground(painter, axis)
        self._paint_below(painter, axis)
        self._paint_waves(painter, axis)
        self._paint_above(painter, axis)

    def _paint_gutter(self, painter: QPainter, axis: TimeAxis) -> None:
        shown = f"{self._end - self._start:.3g}"
        key = (shown, self._notes, self._lane_height, self._lanes())
        picture = self._labels.picture(key, GUTTER, self.height(), lambda inner: self._draw_gutter(inner, axis, shown))
        painter.drawPixmap(0, 0, picture)

    def _draw_gutter(self, painter: QPainter, axis: TimeAxis, shown: str) -> None:
        painter.fillRect(QRect(0, 0, GUTTER, self.height()), color("panel"))
        words = self.tr("{seconds} s").format(seconds=shown)
        draw_text(painter, QRectF(0, 4, GUTTER - 8, 20), self.tr("Evidence"), font("small"), color("ink"))
        top = self._ruler(axis).top()
        hairline(painter, 0, top, GUTTER, color("line"))
        draw_text(painter, QRectF(0, top, GUTTER - 24, RULER), words, font("small"), color("ink2"), "center")
        for sign, left in (("−", 0), ("+", GUTTER - 38)):
            draw_text(painter, QRectF(left, top, 14, RULER), sign, font("body"), color("ink2"), "center")
        for number in range(self._lanes()):
            lane = self._lane(axis, number)
            middle = lane.center().y()
            shade = color(LANE_SHADES[number][0])
            draw_text(painter, QRectF(0, middle - 18, GUTTER - 10, 18), self._names[number], font("small", 600), shade)
            draw_text(painter, QRectF(0, middle, GUTTER - 10, 18), self._notes[number], font("small"), color("ink2"))
            painter.fillRect(QRectF(GUTTER - 3, lane.top(), 3, lane.height()), shade)

    def _paint_ground(self, painter: QPainter, axis: TimeAxis) -> None:
        ruler = self._ruler(axis)
        hairline(painter, ruler.left(), ruler.top(), ruler.width(), color("line"))
        for number in range(self._lanes()):
            painter.fillRect(self._lane(axis, number), color("sunken"))
        body = self._body(axis)
        digits = axis.seconds_per_pixel * 88 < 1
        for second, x in axis.ticks():
            painter.fillRect(QRectF(round(x), ruler.bottom() - 6, 1, 6), color("line2"))
            painter.fillRect(QRectF(round(x), body.top(), 1, body.height()), color("line"))
            words = position(second) if digits else moment(second)
            draw_text(painter, QRectF(x + 5, ruler.top(), 60, RULER - 4), words, font("axis"), color("ink3"))

    def _paint_below(self, painter: QPainter, axis: TimeAxis) -> None:
        body = self._body(axis)
        if self._selection is not None:
            left, right = (axis.x(second) for second in self._selection)
            painter.fillRect(QRectF(left, body.top(), max(1.0, right - left), body.height()), color("accsoft"))
        for flag in self._evidence:
            left, right = axis.x(flag.start), axis.x(flag.end)
            if right >= axis.left - 60 and left <= body.right():
                wash = QRectF(round(left), body.top(), max(1, round(right - left)), body.height())
                marks.paint_evidence(painter, flag, wash, 12)
        for span in self._spans:
            box = self._span_box(span, axis, body)
            if box is not None and span.kind == "dead_air":
                marks.paint_dead_air(painter, box)
            elif box is not None and span.kind == "hold":
                marks.paint_hold(painter, box)

    def _span_box(self, span: WaveSpan, axis: TimeAxis, body: QRectF) -> QRectF | None:
        left, right = max(body.left() - 4.0, axis.x(span.start)), min(body.right() + 4.0, axis.x(span.end))
        return QRectF(left, body.top(), right - left, body.height()) if right > left else None

    def _paint_waves(self, painter: QPainter, axis: TimeAxis) -> None:
        if self._tiles is None or self._source is None:
            return
        ratio = self.devicePixelRatioF()
        per_pixel = axis.seconds_per_pixel / ratio
        offset = axis.start / per_pixel
        tiles = range(floor(offset / TILE), ceil((offset + axis.width * ratio) / TILE))
        for lane in range(min(2, self._source.channels)):
            box = self._lane(axis, lane)
            for number in tiles:
                picture = self._tiles.tile(lane, number, per_pixel, round(box.height() * ratio))
                left = axis.left + round(number * TILE - offset) / ratio
                painter.drawImage(QRectF(left, box.top(), TILE / ratio, box.height()), picture)

    def _paint_above(self, painter: QPainter, axis: TimeAxis) -> None:
        body, gap = self._body(axis), self._gap(axis)
        for span in self._spans:
            box = self._span_box(span, axis, body)
            if box is not None and span.kind == "overlap" and self._lanes() > 1:
                marks.paint_overlap(painter, QRectF(box.left(), gap.top(), box.width(), gap.height()))
            elif box is not None and span.kind == "keypad":
                lane = self._lane(axis, min(span.lane or 0, self._lanes() - 1))
                marks.paint_keypad(painter, QRectF(box.left(), lane.top(), max(6.0, box.width()), lane.height()))
        ends = tuple(None if end is None else round(axis.x(end)) + 0.5 for end in (self._loop.start, self._loop.end))
        marks.paint_loop(painter, self._loop, (ends[0], ends[1]), self._ruler(axis), body.bottom())

    def _paint_tags(self, painter: QPainter, axis: TimeAxis) -> None:
        if self._lanes() < 2:
            return
        gap = self._gap(axis)
        playhead = axis.x(self._position)
        taken = float(GUTTER)
        for span in self._spans:
            if span.end < self._start or span.start > self._end or span.kind == "keypad":
                continue
            box = self._span_box(span, axis, gap)
            if box is None or box.width() < 3:
                continue
            kind: TagKind = "warn" if span.kind == "overlap" else "plain"
            picture = self._labels.tag(span.words, kind, marks.SPAN_ICONS[span.kind])
            width = picture.deviceIndependentSize().width()
            left = box.right() + 4 if span.kind == "overlap" else box.center().x() - width / 2
            if left - 3 < playhead < left + width + 3:
                left = playhead + 5 if playhead < left + width / 2 else playhead - width - 5
            left = max(left, GUTTER + 2)
            if left < taken or left + width > self.width():
                continue
            taken = left + width + 4
            painter.drawPixmap(QPointF(round(left), gap.center().y() - 9), picture)

    def _flag_boxes(self, axis: TimeAxis) -> list[tuple[EvidenceFlag, QRectF]]:
        boxes: list[tuple[EvidenceFlag, QRectF]] = []
        taken = -1e9
        for flag in self._evidence:
            if flag.end < self._start or flag.start > self._end:
                continue
            width = self._labels.tag(flag.words, flag.kind, flag.icon).deviceIndependentSize().width()
            left = max(float(GUTTER), max(round(axis.x(flag.start)), taken))
            taken = left + width + 3
            boxes.append((flag, QRectF(left, 5, width, 18)))
        return boxes

    def _paint_playhead(self, painter: QPainter, axis: TimeAxis) -> None:
        x = axis.x(self._position)
        if not GUTTER - 1 <= x <= self.width():
            return
        top = FLAGS + RULER - 4
        painter.fillRect(QRectF(x - 1, top, 2, self._body(axis).bottom() - top), color("play"))
        box = marks.bubble_box(x, FLAGS + 2, (GUTTER, self.width()))
        words = position(self._position)
        picture = self._labels.picture(("bubble", words), 60, 20, lambda inner: marks.paint_bubble(inner, words))
        painter.drawPixmap(box.topLeft(), picture)

    # Mouse and keys

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the mouse; sideways, or with Shift, move along."""
        turn = event.angleDelta()
        sideways = turn.x() or (turn.y() if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0)
        if sideways:
            self._move_along(-sideways / 120 * 0.1)
        elif turn.y():
            around = self._axis().at(max(float(GUTTER), event.position().x()))
            self.zoom(WHEEL_ZOOM ** (turn.y() / 120), around)
        event.accept()

    def _move_along(self, share: float) -> None:
        by = share * (self._end - self._start)
        self.show_range(self._start + by, self._end + by)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to seek, select, move along, or take a handle of the loop."""
        where = event.position()
        axis = self._axis()
        self._press, self._press_view = where, (self._start, self._end)
        if where.x() < GUTTER:
            self._press = None
            if self._ruler(axis).top() <= where.y() <= self._ruler(axis).bottom():
                self.zoom(2.0 if where.x() < GUTTER / 2 else 0.5)
            return
        if (flag := self._flag_at(where)) is not None:
            self._press = None
            self.evidenceClicked.emit(flag.code)
            return
        self._drag = self._handle_at(where, axis)
        if not self._drag and (event.button() == Qt.MouseButton.MiddleButton or self._ruler(axis).contains(where)):
            self._drag = "along"

    def _flag_at(self, where: QPointF) -> EvidenceFlag | None:
        return next((flag for flag, box in self._flag_boxes(self._axis()) if box.contains(where)), None)

    def _handle_at(self, where: QPointF, axis: TimeAxis) -> str:
        if self._ruler(axis).contains(where):
            for name, end in (("loop_from", self._loop.start), ("loop_to", self._loop.end)):
                if end is not None and abs(axis.x(end) - where.x()) <= 8:
                    return name
        return ""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with what the press began."""
        if self._press is None or not event.buttons():
            over_flag = self._flag_at(event.position()) is not None
            self.setCursor(Qt.CursorShape.PointingHandCursor if over_flag else Qt.CursorShape.ArrowCursor)
            return
        by = event.position().x() - self._press.x()
        if not self._drag and abs(by) >= CLICK_PX:
            self._drag = "select"
        axis = self._axis()
        at = min(max(0.0, axis.at(event.position().x())), self._duration())
        if self._drag == "along":
            shift = -by * axis.seconds_per_pixel
            self.show_range(self._press_view[0] + shift, self._press_view[1] + shift)
        elif self._drag == "select":
            first = min(max(0.0, axis.at(self._press.x())), self._duration())
            self.set_selection((min(first, at), max(first, at)))
        elif self._drag == "loop_from":
            self.set_loop(replace(self._loop, start=min(at, self._loop.end or at)))
        elif self._drag == "loop_to":
            self.set_loop(replace(self._loop, end=max(at, self._loop.start or 0.0)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell what was done."""
        if self._press is None:
            return
        moved = abs(event.position().x() - self._press.x()) >= CLICK_PX
        drag, self._drag, self._press = self._drag, "", None
        if drag == "select" and self._selection is not None:
            self.spanSelected.emit(*self._selection)
        elif drag.startswith("loop") and self._loop.start is not None and self._loop.end is not None:
            self.loopMoved.emit(self._loop.start, self._loop.end)
        elif not moved and event.button() == Qt.MouseButton.LeftButton:
            self._clear_selection()
            self.seekRequested.emit(min(max(0.0, self._axis().at(event.position().x())), self._duration()))

    def _clear_selection(self) -> None:
        if self._selection is not None:
            self.set_selection(None)
            self.selectionCleared.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom and move along; everything else belongs to the page."""
        length = self._end - self._start
        key = event.key()
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(0.5)
        elif key == Qt.Key.Key_Minus:
            self.zoom(2.0)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._move_along(-0.5 if key == Qt.Key.Key_PageUp else 0.5)
        elif key == Qt.Key.Key_Home:
            self.show_range(0, length)
        elif key == Qt.Key.Key_End:
            self.show_range(self._duration() - length, self._duration())
        elif key == Qt.Key.Key_Escape and self._selection is not None:
            self._clear_selection()
        else:
            super().keyPressEvent(event)
