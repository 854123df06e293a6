"""Draws everything of a waveform that moves along with the sound, for any stretch of time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import ceil, floor

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from qa_studio.ui import waveform_marks as marks
from qa_studio.ui.drawing import draw_text, hairline
from qa_studio.ui.spectrogram_strip import SpectrumTiles
from qa_studio.ui.theme import color, font
from qa_studio.ui.time_axis import TimeAxis, tick_words
from qa_studio.ui.waveform_cache import LabelPictures
from qa_studio.ui.waveform_layers import LANE_NAMES, Layer, LayerSpan, LayerStack
from qa_studio.ui.waveform_layout import GAP, NOTES, RULER, TAG, WORDS, WaveformLayout
from qa_studio.ui.waveform_marks import Loop
from qa_studio.ui.waveform_part import paint_outside
from qa_studio.ui.waveform_picture import LANE_SHADES, TILE, LaneTiles
from qa_studio.ui.waveform_tags import PlacedTag, TagPlaces

FAR = 20_000.0
"""Pixels beyond what is painted at which a long span may be cut."""
TICK_WORDS = 84.0
JOINED_BELOW = 4.0
SHORT_ONES = frozenset({Layer.SPEECH, Layer.TRANSCRIPT, Layer.KEYWORDS, Layer.KEYPAD, Layer.NOTES})


@dataclass(slots=True)
class OnTop:
    """What the user has put on the sound."""

    selection: tuple[float, float] | None = None
    loop: Loop = field(default_factory=Loop)
    chosen: tuple[Layer, str] | None = None
    part: tuple[float, float] | None = None
    """What alone is judged; the rest is faded."""
    edge_at: float | None = None
    """Where an edge is being put, while it is dragged."""


class StripPainter:
    """Paints lanes, layers, tags; the same pixels for a second whichever stretch is asked for."""

    def __init__(self, layers: LayerStack, places: TagPlaces, labels: LabelPictures, on_top: OnTop) -> None:
        self._layers, self._places, self._labels, self._on_top = layers, places, labels, on_top
        self.tiles: LaneTiles | None = None
        self.spectrum: SpectrumTiles | None = None

    def paint_tags(self, painter: QPainter, axis: TimeAxis, layout: WaveformLayout, view: float) -> None:
        """The tags in the pixels that `axis` spans, of a waveform of which `view` pixels are in sight."""
        phase = axis.start / axis.seconds_per_pixel - axis.left
        for tag, top in self.tags(axis, layout, view):
            picture = self._labels.tag(tag.words, tag.kind, tag.icon, tag.width)
            painter.drawPixmap(QPointF(round(tag.left - phase), top), picture)

    def paint(self, painter: QPainter, axis: TimeAxis, layout: WaveformLayout, ratio: float) -> None:
        """All but the tags, in the pixels that `axis` spans."""
        phase = round(axis.start / axis.seconds_per_pixel - axis.left, 3)
        painter.setBrushOrigin(QPointF(-(phase % marks.PATTERN), 0))
        painter.fillRect(QRectF(axis.left, 0, axis.width, layout.height), color("panel"))
        self._ground(painter, axis, layout)
        self._below(painter, axis, layout, phase)
        self._waves(painter, axis, layout, ratio)
        self._above(painter, axis, layout)
        self._spectrum(painter, axis, layout)
        self._covers(painter, axis, layout)
        self._outside(painter, axis, layout)
        self._notes(painter, axis, layout)
        self._loop(painter, axis, layout)
        self._chosen(painter, axis, layout)

    def tags(self, axis: TimeAxis, layout: WaveformLayout, view: float) -> Iterator[tuple[PlacedTag, float]]:
        """The tags that reach into the stretch, each with its top; from the lowest to the highest."""
        zoom = axis.seconds_per_pixel
        first = axis.start / zoom
        last = first + axis.width
        for lane in range(layout.lanes):
            top, height = layout.lane(lane)
            for tag in self._places.keywords(LANE_NAMES[lane], zoom, view).within(first, last):
                yield tag, top + height - TAG - 4
        if layout.notes:
            for tag in self._places.notes(zoom, view).within(first, last):
                yield tag, layout.notes_top
        gap_top, gap = layout.gap
        for tag in self._places.measured(zoom, view).within(first, last):
            yield tag, gap_top + gap / 2 - TAG / 2
        for tag in self._places.flags(zoom, view).within(first, last):
            yield tag, 5.0

    # Boxes

    def _spans(self, layer: Layer, axis: TimeAxis) -> Iterator[tuple[LayerSpan, float, float]]:
        """Each span that reaches into the stretch, and its pixels; of very many short ones one for each pixel."""
        around = 4 * axis.seconds_per_pixel
        low, high = axis.left - FAR, axis.left + axis.width + FAR
        apart = axis.seconds_per_pixel if layer in SHORT_ONES else 0.0
        for span in self._layers.within(layer, axis.start - around, axis.end + around, apart):
            # Without what floats leave over: a pattern must not jump by a pixel from one stretch to the next.
            yield span, max(low, round(axis.x(span.start), 3)), min(high, round(axis.x(span.end), 3))

    def _joined(self, layer: Layer, axis: TimeAxis, least: float) -> Iterator[tuple[LayerSpan, float, float]]:
        """The same, at least so wide, those of a lane that nearly touch as one."""
        open_ones: dict[str, tuple[LayerSpan, float, float]] = {}
        around = TimeAxis(axis.left - 200, axis.width + 400, axis.at(axis.left - 200), axis.seconds_per_pixel)
        for span, left, right in self._spans(layer, around):
            right = max(right, left + least)
            before = open_ones.get(span.lane)
            if before is not None and left <= before[2] + JOINED_BELOW:
                open_ones[span.lane] = (before[0], before[1], max(right, before[2]))
                continue
            if before is not None:
                yield before
            open_ones[span.lane] = (span, left, right)
        yield from open_ones.values()

    def _lanes_of(self, span: LayerSpan, layout: WaveformLayout) -> Sequence[int]:
        if layout.lanes < 2:
            return (0,)
        return (0, 1) if span.lane == "both" else (LANE_NAMES.index(span.lane),)

    # From the ground up

    def _ground(self, painter: QPainter, axis: TimeAxis, layout: WaveformLayout) -> None:
        ruler = layout.ruler(axis.left, axis.width)
        hairline(painter, ruler.left(), ruler.top(), ruler.width(), color("line"))
        for number in range(layout.lanes):
            top, height = layout.lane(number)
            painter.fillRect(QRectF(axis.left, top, axis.width, height), color("sunken"))
        body = layout.body(axis.left, axis.width)
        step = axis.step
        face, ink, line, tick = font("axis"), color("ink3"), color("line"), color("line2")
        begun = axis.left - TICK_WORDS
        for second, x in TimeAxis(begun, axis.width + TICK_WORDS, axis.at(begun), axis.seconds_per_pixel).ticks():
            painter.fillRect(QRectF(round(x), ruler.bottom() - 6, 1, 6), tick)
            painter.fillRect(QRectF(round(x), body.top(), 1, body.height()), line)
            box = QRectF(round(x) + 5, ruler.top(), TICK_WORDS - 6, RULER - 4)
            draw_text(painter, box, tick_words(second, step), face, ink)

    def _below(self, painter: QPainter, axis: TimeAxis, layout: WaveformLayout, phase: float) -> None:
        body = layout.body(axis.left, axis.width)
        if self._on_top.selection is not None:
            left, right = (axis.x(second) for second in self._on_top.selection)
            if right >= axis.left and left <= body.right():
                marks.paint_selection(painter, QRectF(left, body.top(), max(1.0, right - left), body.height()))
        for span, left, right in self._spans(Layer.EVIDENCE, axis):
            wash = QRectF(round(left), body.top(), max(1, round(right - left)), body.height())
            marks.paint_evidence(painter, span.kind, wash, 12)
        for _span, left, right in self._spans(Layer.DEAD_AIR, axis):
            marks.paint_dead_air(painter, QRectF(left, body.top(), right - left, body.height()))
        for _span, left, right in self._spans(Layer.HOLD, axis):
            left, right = max(left, axis.left - 8), min(right, body.right() + 8)
            marks.paint_hold(painter, QRectF(left, body.top(), right - left, body.height()), phase)

    def _waves(self, painter: QPainter, axis: TimeAxis, layout: WaveformLayout, ratio: float) -> None:
        if self.tiles is None:
            return
        per_pixel = axis.seconds_per_pixel / ratio
        offset = axis.start / per_pixel
        numbers = range(floor(offset / TILE), ceil((offset + axis.width * ratio) / TILE))
        for lane in range(min(self.tiles.lanes, layout.lanes)):
            top, height = layout.lane(lane)
            for number in numbers:
                picture = self.tiles.tile(lane, number, per_pixel, round(height * ratio))
                left = axis.left + round(number * TILE - offset) / ratio
                painter.drawImage(QRectF(left, top, TILE / ratio, height), picture)

    def _above(self, painter: QPainter, axis: TimeAxis, layout: WaveformLayout) -> None:
        for span, left, right in self._joined(Layer.SPEECH, axis, 1.0):
            for lane in self._lanes_of(span, layout):
                top, height = layout.lane(lane)
                shade = color(LANE_SHADES[lane][0], 0.75)
                painter.fillRect(QRectF(round(left), top + height - 2, max(1, round(right - left)), 2), shade)
        for span, left, right in self._spans(Layer.TRANSCRIPT, axis):
            for lane in self._lanes_of(span, layout):
                marks.paint_words(painter, QRectF(left, layout.lane(lane)[0], right - left, WORDS), span.label)
        for span, left, right in self._spans(Layer.KEYWORDS, axis):
            for lane in self._lanes_of(span, layout)[:1]:
                top, height = layout.lane(lane)
                marks.paint_keyword(painter, QRectF(left, top + height - 2 - TAG, right - left, TAG))
        gap_top, gap = layout.gap
        for _span, left, right in self._spans(Layer.OVERLAP, axis):
            marks.paint_overlap(painter, QRectF(left, gap_top, right - left, gap))
        for span, left, right in self._joined(Layer.KEYPAD, axis, 6.0):
            for lane in self._lanes_of(span, layout):
                top, height = layout.lane(lane)
                marks.paint_keypad(painter, QRectF(left, top, right - left, height))

    def _spectrum(self, painter: QPainter, axis: TimeAxis, layout: WaveformLayout) -> None:
        if self.spectrum is None or not layout.spectrum:
            return
        strip = QRectF(axis.left, layout.spectrum_top, axis.width, layout.spectrum)
        painter.fillRect(strip, color("sunken"))
        lanes = self.spectrum.lanes
        height = (layout.spectrum - (lanes - 1) * 2) // lanes
        offset = axis.start / axis.seconds_per_pixel
        for number in range(floor(offset / TILE), ceil((offset + axis.width) / TILE)):
            left = axis.left + round(number * TILE - offset)
            for lane in range(lanes):
                picture = self.spectrum.tile(lane, number, axis.seconds_per_pixel, height)
                if picture is not None:
                    painter.drawImage(QRectF(left, strip.top() + lane * (height + 2), TILE, height), picture)

    def _covers(self, painter: QPainter, axis: TimeAxis, layout: WaveformLayout) -> None:
        body = layout.body(axis.left, axis.width)
        for span, left, right in self._spans(Layer.MASKS, axis):
            wide = max(4.0, right - left)
            marks.paint_mask(painter, QRectF(left, body.top(), wide, body.height()), span.movable)
            if layout.spectrum:
                strip = QRectF(left, layout.spectrum_top, wide, layout.spectrum)
                marks.paint_mask(painter, strip, span.movable)

    def _outside(self, painter: QPainter, axis: TimeAxis, layout: WaveformLayout) -> None:
        if self._on_top.part is not None:
            paint_outside(painter, axis, self._on_top.part, layout.body(axis.left, axis.width))

    def _notes(self, painter: QPainter, axis: TimeAxis, layout: WaveformLayout) -> None:
        if layout.notes:
            for span, left, right in self._spans(Layer.NOTES, axis):
                box = QRectF(left, layout.notes_top, right - left, NOTES - 2)
                marks.paint_note(painter, box, span.kind)

    def _loop(self, painter: QPainter, axis: TimeAxis, layout: WaveformLayout) -> None:
        loop = self._on_top.loop
        if loop.start is None and loop.end is None:
            return
        ends = tuple(None if end is None else round(axis.x(end)) + 0.5 for end in (loop.start, loop.end))
        marks.paint_loop(painter, loop, (ends[0], ends[1]), layout.ruler(axis.left, axis.width), layout.body_bottom)

    def _chosen(self, painter: QPainter, axis: TimeAxis, layout: WaveformLayout) -> None:
        if self._on_top.chosen is None:
            return
        layer, key = self._on_top.chosen
        span = self._layers.find(layer, key)
        if span is None or layer in self._layers.hidden:
            return
        left, right = axis.x(span.start), axis.x(span.end)
        if right >= axis.left - GAP and left <= axis.left + axis.width + GAP:
            body = layout.body(axis.left, axis.width)
            marks.paint_chosen(painter, QRectF(left, body.top(), right - left, body.height()), span.movable)
