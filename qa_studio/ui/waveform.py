"""The two lanes of a call with everything that lies on them: one painted widget."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil, floor

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QRegion, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from qa_studio.services.sound import Waveform
from qa_studio.ui import waveform_marks as marks
from qa_studio.ui.components.pills import paint_tag, tag_width
from qa_studio.ui.drawing import draw_text, hairline
from qa_studio.ui.focus_ring import KeyboardRing
from qa_studio.ui.formatting import moment, position
from qa_studio.ui.theme import color, font
from qa_studio.ui.time_axis import TimeAxis, shifted, zoomed
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
    ring_radius = 2

    def __init__(self, names: tuple[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self._notes = ("", "")
        self._source: Waveform | None = None
        self._tiles: LaneTiles | None = None
        self._start, self._end = 0.0, 1.0
        self._spans: list[WaveSpan] = []
        self._evidence: list[EvidenceFlag] = []
        self._loop = Loop()
        self._position = 0.0
        self._selection: tuple[float, float] | None = None
        self._lane_height = 112
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
        self._spans = list(spans)
        self.update()

    def set_evidence(self, flags: Sequence[EvidenceFlag]) -> None:
        """Evidence of answers and notes."""
        self._evidence = list(flags)
        self.update()

    def set_loop(self, loop: Loop) -> None:
        """A, B and whether it runs."""
        self._loop = loop
        self.update()

    def set_selection(self, span: tuple[float, float] | None) -> None:
        """Mark a span, or none."""
        self._selection = span
        self.update()

    @property
    def selection(self) -> tuple[float, float] | None:
        """The span that the user dragged, if any."""
        return self._selection

    def set_lane_height(self, height: int) -> None:
        """112, or 64 in a low window."""
        if height != self._lane_height:
            self._lane_height = height
            self.updateGeometry()
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

    def _ruler(self) -> QRectF:
        return QRectF(GUTTER, FLAGS, self.width() - GUTTER, RULER)

    def _lane(self, number: int) -> QRectF:
        top = FLAGS + RULER + number * (self._lane_height + GAP)
        return QRectF(GUTTER, top, self.width() - GUTTER, self._lane_height)

    def _lanes(self) -> int:
        return 2 if self._source is None or self._source.channels > 1 else 1

    def _body(self) -> QRectF:
        return self._lane(0).united(self._lane(self._lanes() - 1))

    def _gap(self) -> QRectF:
        return QRectF(GUTTER, self._lane(0).bottom(), self.width() - GUTTER, GAP)

    def sizeHint(self) -> QSize:
        """Flags, ruler, two lanes with their gap."""
        return QSize(800, FLAGS + RULER + 2 * self._lane_height + GAP + BELOW)

    def minimumSizeHint(self) -> QSize:
        """Narrow is possible."""
        return QSize(GUTTER + 160, self.sizeHint().height())

    def _playhead_region(self) -> QRegion:
        x = self._axis().x(self._position)
        region = QRegion(QRect(floor(x) - 2, FLAGS, 5, self.height() - FLAGS))
        region = region.united(marks.bubble_box(x, 0, (GUTTER, self.width())).toAlignedRect().translated(0, FLAGS + 2))
        # Tags step aside from the playhead, so the gap is drawn anew too.
        return region.united(self._gap().toAlignedRect().adjusted(0, -3, 0, 3))

    # Drawing: lane, grid, evidence, spans, waves, middle line, loop, tags, flags, playhead

    def paintEvent(self, event: QPaintEvent) -> None:
        """Everything inside the region asked for."""
        painter = QPainter(self)
        painter.setClipRegion(event.region())
        painter.fillRect(event.rect(), color("panel"))
        axis = self._axis()
        if event.rect().left() < GUTTER:
            self._paint_gutter(painter)
        self._paint_ground(painter, axis)
        painter.setClipRegion(event.region().intersected(QRect(GUTTER, 0, self.width() - GUTTER, self.height())))
        self._paint_below(painter, axis)
        self._paint_waves(painter, axis, event.rect())
        self._paint_above(painter, axis)
        self._paint_playhead(painter, axis)

    def _paint_gutter(self, painter: QPainter) -> None:
        draw_text(painter, QRectF(0, 4, GUTTER - 8, 20), self.tr("Evidence"), font("small"), color("ink"))
        ruler = self._ruler()
        words = self.tr("{seconds} s").format(seconds=f"{self._end - self._start:.3g}")
        draw_text(painter, QRectF(0, ruler.top(), GUTTER - 24, RULER), words, font("small"), color("ink2"), "center")
        for sign, left in (("−", 0), ("+", GUTTER - 38)):
            draw_text(painter, QRectF(left, ruler.top(), 14, RULER), sign, font("body"), color("ink2"), "center")
        for number in range(self._lanes()):
            lane = self._lane(number)
            top = lane.center().y() - 18
            shade = color(LANE_SHADES[number][0])
            draw_text(painter, QRectF(0, top, GUTTER - 10, 18), self._names[number], font("small", 600), shade)
            draw_text(painter, QRectF(0, top + 18, GUTTER - 10, 18), self._notes[number], font("small"), color("ink2"))
            painter.fillRect(QRectF(GUTTER - 3, lane.top(), 3, lane.height()), shade)

    def _paint_ground(self, painter: QPainter, axis: TimeAxis) -> None:
        ruler = self._ruler()
        hairline(painter, 0, ruler.top(), self.width(), color("line"))
        for number in range(self._lanes()):
            painter.fillRect(self._lane(number), color("sunken"))
        body = self._body()
        digits = axis.seconds_per_pixel * 88 < 1
        for second, x in axis.ticks():
            painter.fillRect(QRectF(round(x), ruler.bottom() - 6, 1, 6), color("line2"))
            painter.fillRect(QRectF(round(x), body.top(), 1, body.height()), color("line"))
            words = position(second) if digits else moment(second)
            draw_text(painter, QRectF(x + 5, ruler.top(), 60, RULER - 4), words, font("axis"), color("ink3"))

    def _paint_below(self, painter: QPainter, axis: TimeAxis) -> None:
        body = self._body()
        if self._selection is not None:
            left, right = (axis.x(second) for second in self._selection)
            painter.fillRect(QRectF(left, body.top(), max(1.0, right - left), body.height()), color("accsoft"))
        for flag in self._evidence:
            left, right = axis.x(flag.start), axis.x(flag.end)
            if right >= GUTTER - 60 and left <= self.width():
                wash = QRectF(round(left), body.top(), max(1, round(right - left)), body.height())
                marks.paint_evidence(painter, flag, wash, 12)
        for span in self._spans:
            box = self._span_box(span, axis, body)
            if box is not None and span.kind == "dead_air":
                marks.paint_dead_air(painter, box)
            elif box is not None and span.kind == "hold":
                marks.paint_hold(painter, box)

    def _span_box(self, span: WaveSpan, axis: TimeAxis, body: QRectF) -> QRectF | None:
        left, right = max(GUTTER - 4.0, axis.x(span.start)), min(self.width() + 4.0, axis.x(span.end))
        return QRectF(left, body.top(), right - left, body.height()) if right > left else None

    def _paint_waves(self, painter: QPainter, axis: TimeAxis, dirty: QRect) -> None:
        if self._tiles is None or self._source is None:
            return
        ratio = self.devicePixelRatioF()
        per_pixel = axis.seconds_per_pixel / ratio
        offset = axis.start / per_pixel
        first = max(axis.left, float(dirty.left())) - axis.left
        last = min(float(self.width()), dirty.right() + 1.0) - axis.left
        if last <= first:
            return
        tiles = range(floor((offset + first * ratio) / TILE), ceil((offset + last * ratio) / TILE))
        for lane in range(min(2, self._source.channels)):
            box = self._lane(lane)
            for number in tiles:
                picture = self._tiles.tile(lane, number, per_pixel, round(box.height() * ratio))
                left = axis.left + round(number * TILE - offset) / ratio
                painter.drawImage(QRectF(left, box.top(), TILE / ratio, box.height()), picture)

    def _paint_above(self, painter: QPainter, axis: TimeAxis) -> None:
        body, gap, ruler = self._body(), self._gap(), self._ruler()
        for span in self._spans:
            box = self._span_box(span, axis, body)
            if box is not None and span.kind == "overlap" and self._lanes() > 1:
                marks.paint_overlap(painter, QRectF(box.left(), gap.top(), box.width(), gap.height()))
            elif box is not None and span.kind == "keypad":
                lane = self._lane(min(span.lane or 0, self._lanes() - 1))
                marks.paint_keypad(painter, QRectF(box.left(), lane.top(), max(6.0, box.width()), lane.height()))
        ends = tuple(None if end is None else round(axis.x(end)) + 0.5 for end in (self._loop.start, self._loop.end))
        marks.paint_loop(painter, self._loop, (ends[0], ends[1]), ruler, body.bottom())
        self._paint_tags(painter, axis, gap)
        for flag, flag_box in self._flag_boxes(axis):
            marks.paint_flag(painter, flag, flag_box)

    def _paint_tags(self, painter: QPainter, axis: TimeAxis, gap: QRectF) -> None:
        if self._lanes() < 2:
            return
        playhead = axis.x(self._position)
        taken = float(GUTTER)
        for span in sorted(self._spans, key=lambda each: each.start):
            box = self._span_box(span, axis, gap)
            if box is None or span.kind == "keypad" or box.width() < 3:
                continue
            icon = marks.SPAN_ICONS[span.kind]
            width = tag_width(span.words, icon)
            left = box.right() + 4 if span.kind == "overlap" else box.center().x() - width / 2
            if left - 3 < playhead < left + width + 3:
                left = playhead + 5 if playhead < left + width / 2 else playhead - width - 5
            left = max(left, GUTTER + 2)
            if left < taken or left + width > self.width():
                continue
            taken = left + width + 4
            tag = QRectF(round(left), gap.center().y() - 9, width, 18)
            paint_tag(painter, tag, span.words, "warn" if span.kind == "overlap" else "plain", icon)

    def _flag_boxes(self, axis: TimeAxis) -> list[tuple[EvidenceFlag, QRectF]]:
        boxes: list[tuple[EvidenceFlag, QRectF]] = []
        taken = -1e9
        for flag in sorted(self._evidence, key=lambda each: each.start):
            left = axis.x(flag.start)
            if axis.x(flag.end) < GUTTER or left > self.width():
                continue
            box = marks.flag_box(flag, max(float(GUTTER), max(round(left), taken)), 5)
            taken = box.right() + 3
            boxes.append((flag, box))
        return boxes

    def _paint_playhead(self, painter: QPainter, axis: TimeAxis) -> None:
        x = axis.x(self._position)
        if not GUTTER - 1 <= x <= self.width():
            return
        painter.setPen(QPen(color("play"), 2))
        painter.drawLine(QPointF(x, FLAGS + RULER - 4), QPointF(x, self._body().bottom()))
        marks.paint_bubble(painter, position(self._position), x, FLAGS + 2, (GUTTER, self.width()))

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
            if self._ruler().top() <= where.y() <= self._ruler().bottom():
                self.zoom(2.0 if where.x() < GUTTER / 2 else 0.5)
            return
        if (flag := self._flag_at(where)) is not None:
            self._press = None
            self.evidenceClicked.emit(flag.code)
            return
        self._drag = self._handle_at(where, axis)
        if not self._drag and (event.button() == Qt.MouseButton.MiddleButton or self._ruler().contains(where)):
            self._drag = "along"

    def _flag_at(self, where: QPointF) -> EvidenceFlag | None:
        return next((flag for flag, box in self._flag_boxes(self._axis()) if box.contains(where)), None)

    def _handle_at(self, where: QPointF, axis: TimeAxis) -> str:
        if self._ruler().contains(where):
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
