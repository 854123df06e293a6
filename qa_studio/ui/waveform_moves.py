"""Changing spans on a waveform: selecting, moving edges with the mouse or with keys, and telling what came of it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QTimer

from qa_studio.ui.waveform_edges import Edge, Edges, End, moved, quiet_near
from qa_studio.ui.waveform_layers import Layer
from qa_studio.ui.waveform_strip import OnTop

if TYPE_CHECKING:
    from qa_studio.ui.waveform import WaveformView

KEYS_SETTLE_MS = 600


class SpanMoves(QObject):
    """Puts edges elsewhere; the signals of the view tell."""

    def __init__(self, view: "WaveformView", on_top: OnTop) -> None:
        super().__init__(view)
        self._view, self._on_top = view, on_top
        self._edges = Edges(view.layers, on_top)
        self._key_end: End = "end"
        self._by_keys: Edge | None = None
        self._keys_settle = QTimer(self, singleShot=True, interval=KEYS_SETTLE_MS)
        self._keys_settle.timeout.connect(self.settle)

    def edge_at(self, where: QPointF) -> Edge | None:
        """The edge at a point that can be dragged."""
        return self._edges.at(where, self._view.axis(), self._view.layout_now)

    def span_of(self, edge: Edge) -> tuple[float, float] | None:
        """What an edge belongs to."""
        return self._edges.span(edge, self._view.duration_s)

    def select_between(self, one: float, other: float, snap: bool) -> None:
        """Select from where the drag began to where it is; the end that moves snaps to silence."""
        view = self._view
        other = view.inside(self._snapped(other) if snap else other)
        self._on_top.edge_at = other
        first, last = sorted((view.inside(one), other))
        view.set_selection((first, last))

    def put_edge(self, edge: Edge, to: float, snap: bool) -> None:
        """Move an edge there, or to the silence near it."""
        span = self.span_of(edge)
        if span is not None:
            new = moved(span, edge.end, self._snapped(to) if snap else to, self._view.duration_s)
            self._on_top.edge_at = new[0] if edge.end == "start" else new[1]
            self.put_back(edge, new)

    def put_back(self, edge: Edge, span: tuple[float, float]) -> None:
        """Let the span of an edge be as it was."""
        self._edges.put(edge, span)
        if isinstance(edge.thing, Layer):
            self._view.redraw_tags()
        else:
            self._view.redraw()

    def edge_put(self) -> None:
        """The mouse was released: no time at the edge any more."""
        if self._on_top.edge_at is not None:
            self._on_top.edge_at = None
            self._view.update()

    def _snapped(self, at: float) -> float:
        source = self._view.source
        return at if source is None else quiet_near(source, at, self._view.axis().seconds_per_pixel)

    def tell(self, edge: Edge) -> None:
        """Say where the span of an edge is now."""
        view, span = self._view, self.span_of(edge)
        if span is None:
            return
        if edge.thing == "selection":
            view.spanSelected.emit(*span)
        elif edge.thing == "loop":
            if self._on_top.loop.start is not None and self._on_top.loop.end is not None:
                view.loopMoved.emit(*span)
        else:
            view.layersChanged.emit()
            view.spanMoved.emit(edge.thing, edge.key, *span)

    def pick_edge(self, end: End) -> None:
        """Which end of the chosen span the keys move from now on."""
        self._key_end = end

    def step_edge(self, by: float) -> bool:
        """Move the edge that was picked, of the selection or the chosen span, by seconds; whether there is one."""
        edge = self._edges.by_keys(self._key_end)
        span = None if edge is None else self.span_of(edge)
        if edge is None or span is None:
            return False
        at = span[0] if edge.end == "start" else span[1]
        self.put_edge(edge, at + by, snap=False)
        self._on_top.edge_at = None
        self._by_keys = edge
        # One change, and one step of undo, for many presses.
        self._keys_settle.start()
        return True

    def settle(self) -> None:
        """Tell at once what keys have moved."""
        self._keys_settle.stop()
        edge, self._by_keys = self._by_keys, None
        if edge is not None:
            self.tell(edge)
