"""What the mouse does on a waveform: seek, select, move along, take edges and tags."""

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent

from qa_studio.ui.waveform_edges import Edge
from qa_studio.ui.waveform_layers import LANE_NAMES, Layer
from qa_studio.ui.waveform_layout import GUTTER, WORDS
from qa_studio.ui.waveform_marks import LEAST_WORDS

if TYPE_CHECKING:
    from qa_studio.ui.waveform import WaveformView

CLICK_PX = 4
WHEEL_ZOOM = 0.8


class _Doing(Enum):
    NOTHING = auto()
    PRESSED = auto()
    SELECTING = auto()
    MOVING_ALONG = auto()
    EDGE = auto()


class WaveformMouse:
    """Follows one press from down to up."""

    def __init__(self, view: "WaveformView") -> None:
        self._view = view
        self._doing = _Doing.NOTHING
        self._from = QPointF()
        self._from_view = (0.0, 1.0)
        self._edge: Edge | None = None
        self._edge_began: tuple[float, float] | None = None

    @property
    def busy(self) -> bool:
        """Whether something is being dragged."""
        return self._doing in (_Doing.SELECTING, _Doing.MOVING_ALONG, _Doing.EDGE)

    def press(self, event: QMouseEvent) -> None:
        """Begin."""
        view, where = self._view, event.position()
        self._doing, self._from, self._from_view = _Doing.NOTHING, where, view.visible
        if event.button() == Qt.MouseButton.RightButton:
            self._ask_for_menu(event)
        elif where.x() < GUTTER:
            self._press_gutter(where)
        elif event.button() == Qt.MouseButton.MiddleButton:
            self._doing = _Doing.MOVING_ALONG
        elif (tag := view.tag_at(where)) is not None and tag.span.key:
            view.choose(tag.layer, tag.span.key)
            view.spanChosen.emit(tag.layer, tag.span.key)
        elif (edge := view.moves.edge_at(where)) is not None:
            self._take(edge)
        elif view.layout_now.ruler(GUTTER, view.width()).contains(where):
            self._doing = _Doing.MOVING_ALONG
        else:
            self._doing = _Doing.PRESSED

    def _press_gutter(self, where: QPointF) -> None:
        ruler = self._view.layout_now.ruler(0, GUTTER)
        if ruler.contains(where):
            self._view.zoom(2.0 if where.x() < GUTTER / 2 else 0.5)

    def _ask_for_menu(self, event: QMouseEvent) -> None:
        found = self._span_at(event.position())
        if found is not None:
            self._view.choose(*found)
            self._view.spanMenuAsked.emit(*found, event.globalPosition().toPoint())

    def _take(self, edge: Edge) -> None:
        self._doing, self._edge = _Doing.EDGE, edge
        self._edge_began = self._view.moves.span_of(edge)
        if isinstance(edge.thing, Layer):
            self._view.choose(edge.thing, edge.key)

    def move(self, event: QMouseEvent) -> None:
        """Go on, or show what could be done here."""
        view, where = self._view, event.position()
        if self._doing is _Doing.NOTHING or not event.buttons():
            self._hover(where)
            return
        by = where.x() - self._from.x()
        if self._doing is _Doing.PRESSED and abs(by) >= CLICK_PX:
            self._doing = _Doing.SELECTING
        axis = view.axis()
        snap = not event.modifiers() & Qt.KeyboardModifier.AltModifier
        if self._doing is _Doing.MOVING_ALONG:
            shift = -by * axis.seconds_per_pixel
            view.show_range(self._from_view[0] + shift, self._from_view[1] + shift)
        elif self._doing is _Doing.SELECTING:
            view.moves.select_between(axis.at(self._from.x()), axis.at(where.x()), snap)
        elif self._doing is _Doing.EDGE and self._edge is not None and (by or self._moved()):
            view.moves.put_edge(self._edge, axis.at(where.x()), snap)

    def _moved(self) -> bool:
        return self._edge is not None and self._view.moves.span_of(self._edge) != self._edge_began

    def _hover(self, where: QPointF) -> None:
        view = self._view
        shape = Qt.CursorShape.ArrowCursor
        if where.x() >= GUTTER:
            if (tag := view.tag_at(where)) is not None and tag.span.key:
                shape = Qt.CursorShape.PointingHandCursor
            elif view.moves.edge_at(where) is not None:
                shape = Qt.CursorShape.SplitHCursor
            elif self._words_at(where) is not None:
                shape = Qt.CursorShape.PointingHandCursor
        if view.cursor().shape() != shape:
            view.setCursor(shape)

    def release(self, event: QMouseEvent) -> None:
        """Tell what was done."""
        view, doing, edge = self._view, self._doing, self._edge
        moved, began = self._moved(), self._edge_began
        self._doing, self._edge, self._edge_began = _Doing.NOTHING, None, None
        view.moves.edge_put()
        if doing is _Doing.SELECTING and view.selection is not None:
            view.spanSelected.emit(*view.selection)
        elif doing is _Doing.EDGE and edge is not None and began is not None and moved:
            view.moves.tell(edge)
        elif self._is_click(doing, event):
            self._click(event.position())

    def _is_click(self, doing: _Doing, event: QMouseEvent) -> bool:
        still = abs(event.position().x() - self._from.x()) < CLICK_PX
        pressed = doing in (_Doing.PRESSED, _Doing.MOVING_ALONG)
        return pressed and still and event.button() == Qt.MouseButton.LeftButton

    def _click(self, where: QPointF) -> None:
        view = self._view
        view.clear_selection()
        found = self._words_at(where) or self._mask_at(where)
        if found is not None:
            view.choose(*found)
            view.spanChosen.emit(*found)
        else:
            view.choose(None)
            view.seekRequested.emit(view.inside(view.axis().at(where.x())))

    def cancel(self) -> bool:
        """Let everything be as before the press; whether something was being dragged."""
        view, doing = self._view, self._doing
        if not self.busy:
            return False
        self._doing = _Doing.NOTHING
        if doing is _Doing.EDGE and self._edge is not None and self._edge_began is not None:
            view.moves.put_back(self._edge, self._edge_began)
        elif doing is _Doing.SELECTING:
            view.clear_selection()
        elif doing is _Doing.MOVING_ALONG:
            view.show_range(*self._from_view)
        self._edge = self._edge_began = None
        return True

    # What lies where

    def _span_at(self, where: QPointF) -> tuple[Layer, str] | None:
        view = self._view
        tag = view.tag_at(where)
        if tag is not None and tag.span.key:
            return tag.layer, tag.span.key
        if not view.layout_now.body_top <= where.y() <= view.layout_now.body_bottom:
            return None
        return self._words_at(where) or self._mask_at(where) or self._in_layer(Layer.EVIDENCE, where)

    def _mask_at(self, where: QPointF) -> tuple[Layer, str] | None:
        return self._in_layer(Layer.MASKS, where)

    def _in_layer(self, layer: Layer, where: QPointF) -> tuple[Layer, str] | None:
        at = self._view.axis().at(where.x())
        found = [span for span in self._view.layers.within(layer, at, at) if span.key]
        return (layer, found[-1].key) if found else None

    def _words_at(self, where: QPointF) -> tuple[Layer, str] | None:
        view = self._view
        axis, layout = view.axis(), view.layout_now
        lanes = [n for n in range(layout.lanes) if 0 <= where.y() - layout.lane(n)[0] <= WORDS]
        if not lanes:
            return None
        name = LANE_NAMES[lanes[0]]
        at = axis.at(where.x())
        for span in view.layers.within(Layer.TRANSCRIPT, at, at):
            wide = (span.end - span.start) / axis.seconds_per_pixel >= LEAST_WORDS
            if wide and span.key and (layout.lanes < 2 or span.lane in (name, "both")):
                return Layer.TRANSCRIPT, span.key
        return None

    def wheel(self, event: QWheelEvent) -> None:
        """Zoom at the mouse; sideways, or with Shift, move along."""
        view, turn = self._view, event.angleDelta()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        # Alt turns the wheel sideways on some systems, and so does Shift.
        sideways = turn.x() or (turn.y() if shift else 0)
        if sideways:
            view.move_along(-sideways / 120 * 0.1)
        elif turn.y():
            view.zoom(WHEEL_ZOOM ** (turn.y() / 120), view.axis().at(max(float(GUTTER), event.position().x())))
        event.accept()
