"""The edges of spans: which one lies under the mouse, where it may go, and where it snaps to."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from PySide6.QtCore import QPointF

from qa_studio.services.sound import Waveform
from qa_studio.ui.time_axis import TimeAxis
from qa_studio.ui.waveform_layers import Layer, LayerSpan, LayerStack
from qa_studio.ui.waveform_layout import NOTES, WaveformLayout
from qa_studio.ui.waveform_strip import OnTop

SNAP_S, SNAP_PX = 0.08, 12.0
QUIET_STEP_S, POINT = 0.004, 64
NEARLY_QUIETEST = 0.12
SILENT = 0.004
SHORTEST_S = 0.01
LOOP_PX, CHOSEN_PX, NEAR_PX = 8.0, 6.0, 4.0
FULL_HEIGHT = (Layer.EVIDENCE, Layer.MASKS)
"""Layers whose edges run through the lanes, and can be taken there."""

End = Literal["start", "end"]
Thing = Literal["selection", "loop"] | Layer


@dataclass(frozen=True, slots=True)
class Edge:
    """One end of a span, of the selection or of the loop; `key` where it is a span of a layer."""

    thing: Thing
    end: End
    key: str = ""


class Edges:
    """The edges that can be dragged."""

    def __init__(self, layers: LayerStack, on_top: OnTop) -> None:
        self._layers, self._on_top = layers, on_top

    def at(self, where: QPointF, axis: TimeAxis, layout: WaveformLayout) -> Edge | None:
        """The edge under the mouse: of the loop in the ruler, of notes in their row, of the others in the lanes."""
        if layout.ruler(axis.left, axis.width).contains(where):
            ends: tuple[tuple[End, float | None], ...] = (
                ("start", self._on_top.loop.start),
                ("end", self._on_top.loop.end),
            )
            near = (Edge("loop", end) for end, at in ends if at is not None and abs(axis.x(at) - where.x()) <= LOOP_PX)
            return next(near, None)
        if layout.notes and layout.notes_top <= where.y() <= layout.notes_top + NOTES:
            return self._nearest(self._of_layer(Layer.NOTES, axis), where.x(), axis, NEAR_PX)
        if not layout.body_top <= where.y() <= layout.body_bottom:
            return None
        return (
            self._nearest(self._of_chosen(), where.x(), axis, CHOSEN_PX)
            or self._nearest(self._of_selection(), where.x(), axis, NEAR_PX)
            or self._nearest(
                (each for la in FULL_HEIGHT for each in self._of_layer(la, axis)), where.x(), axis, NEAR_PX
            )
        )

    def _nearest(self, edges: Iterator[tuple[Edge, float]], x: float, axis: TimeAxis, reach: float) -> Edge | None:
        """Of two at the same place the end where the mouse is behind it, the start where it is before."""
        near = [(abs(axis.x(at) - x), (edge.end == "end") != (x >= axis.x(at)), edge) for edge, at in edges]
        near = [each for each in near if each[0] <= reach]
        return min(near, key=lambda each: each[:2])[2] if near else None

    def _of_layer(self, layer: Layer, axis: TimeAxis) -> Iterator[tuple[Edge, float]]:
        around = CHOSEN_PX * axis.seconds_per_pixel
        for span in self._layers.within(layer, axis.start - around, axis.end + around):
            if span.movable:
                yield from self._of_span(layer, span)

    def _of_span(self, layer: Layer, span: LayerSpan) -> Iterator[tuple[Edge, float]]:
        yield Edge(layer, "start", span.key), span.start
        yield Edge(layer, "end", span.key), span.end

    def _of_chosen(self) -> Iterator[tuple[Edge, float]]:
        if self._on_top.chosen is not None:
            span = self._layers.find(*self._on_top.chosen)
            if span is not None and span.movable and self._on_top.chosen[0] not in self._layers.hidden:
                yield from self._of_span(self._on_top.chosen[0], span)

    def _of_selection(self) -> Iterator[tuple[Edge, float]]:
        if self._on_top.selection is not None:
            yield Edge("selection", "start"), self._on_top.selection[0]
            yield Edge("selection", "end"), self._on_top.selection[1]

    def by_keys(self, end: End) -> Edge | None:
        """The edge that keys move: of the selection, else of the chosen span."""
        if self._on_top.selection is not None:
            return Edge("selection", end)
        chosen = [edge for edge, _ in self._of_chosen() if edge.end == end]
        return chosen[0] if chosen else None

    def span(self, edge: Edge, duration: float) -> tuple[float, float] | None:
        """What the edge belongs to; the end that a loop still lacks lies at that of the recording."""
        if edge.thing == "selection":
            return self._on_top.selection
        if edge.thing == "loop":
            loop = self._on_top.loop
            return loop.start or 0.0, duration if loop.end is None else loop.end
        found = self._layers.find(edge.thing, edge.key)
        return None if found is None else (found.start, found.end)

    def put(self, edge: Edge, span: tuple[float, float]) -> None:
        """Let it be there from now on."""
        if edge.thing == "selection":
            self._on_top.selection = span
        elif edge.thing == "loop":
            loop = self._on_top.loop
            self._on_top.loop = (
                replace(loop, start=span[0] if loop.start is not None else None, end=span[1])
                if edge.end == "end"
                else replace(loop, start=span[0])
            )
        else:
            self._layers.move(edge.thing, edge.key, *span)


def moved(span: tuple[float, float], end: End, to: float, duration: float) -> tuple[float, float]:
    """The span with one end elsewhere: inside the recording, and not over its other end."""
    start, last = span
    if end == "start":
        return min(max(0.0, to), max(0.0, last - SHORTEST_S)), last
    return start, max(min(duration, to), min(duration, start + SHORTEST_S))


def quiet_near(source: Waveform, at: float, seconds_per_pixel: float) -> float:
    """The nearest place to `at`, 80 ms and 12 px away at most, that is nearly as quiet as it gets there.

    Where nothing there is quieter than the rest, `at` itself.
    """
    reach = min(SNAP_S, SNAP_PX * seconds_per_pixel)
    # Not finer than the points of the waveform: nothing is read from the file here.
    steps = int(2 * reach / max(QUIET_STEP_S, POINT / source.sample_rate)) | 1
    if steps < 3:
        return at
    lanes = [source.columns(n, at - reach, at + reach, steps).rms for n in range(min(2, source.channels))]
    level = np.sqrt(sum(np.square(lane) for lane in lanes))
    quietest, loudest = float(np.min(level)), float(np.max(level))
    if loudest < SILENT or loudest < 2 * quietest:
        return at
    good = np.flatnonzero(level <= quietest + NEARLY_QUIETEST * (loudest - quietest))
    places = at - reach + (good + 0.5) * 2 * reach / steps
    nearest = float(places[np.argmin(np.abs(places - at))])
    return at if abs(nearest - at) <= reach / steps else max(0.0, nearest)
