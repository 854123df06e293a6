"""Where the tags of spans stand at a zoom: the same wherever the view lies, so that panning never moves one."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from qa_studio.ui.components.pills import TagKind, tag_width
from qa_studio.ui.waveform_layers import LAYER_ICONS, Layer, LayerSpan, LayerStack

ICON_ONLY = 22.0
FLAG_PUSHED = 48.0
WIDEST_NOTE, WIDEST_KEYWORD = 200.0, 120.0
LEAST_SPAN = 3.0
TAG_GAP = 3.0


@dataclass(frozen=True, slots=True)
class PlacedTag:
    """A tag at so many pixels from second 0; `words` is empty where there is room for its icon only."""

    layer: Layer
    span: LayerSpan
    left: float
    width: float
    words: str
    kind: TagKind
    icon: str

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.left + self.width


class TagRow:
    """Tags from left to right."""

    def __init__(self, tags: Iterable[PlacedTag]) -> None:
        self._tags = tuple(tags)
        self._lefts = [tag.left for tag in self._tags]
        self._rights = list(accumulate((tag.right for tag in self._tags), max))

    def within(self, left: float, right: float) -> Sequence[PlacedTag]:
        """Those that reach into these pixels."""
        if not self._tags or right < self._lefts[0]:
            return ()
        return self._tags[bisect_left(self._rights, left) : bisect_right(self._lefts, right)]


class TagPlaces:
    """The rows of tags of a stack of layers, worked out once for every zoom."""

    def __init__(self, layers: LayerStack) -> None:
        self._layers = layers
        self._widths: dict[tuple[str, str], float] = {}
        self._rows: dict[tuple[str, str], TagRow] = {}
        self._zoom = (0.0, 0.0)

    def forget(self) -> None:
        """Spans changed, or which are shown."""
        self._rows.clear()

    def forget_widths(self) -> None:
        """The font changed."""
        self._widths.clear()
        self._rows.clear()

    def _at_zoom(self, seconds_per_pixel: float, view: float) -> None:
        if self._zoom != (seconds_per_pixel, view):
            self._zoom = (seconds_per_pixel, view)
            self._rows.clear()

    def width(self, words: str, icon: str) -> float:
        """Pixels that a tag takes."""
        key = (words, icon)
        if key not in self._widths:
            self._widths[key] = float(round(tag_width(words, icon) + 1.5)) if words else ICON_ONLY
        return self._widths[key]

    def flags(self, seconds_per_pixel: float, view: float) -> TagRow:
        """Evidence, above the ruler; `view` is how many pixels are in sight."""
        return self._row("flags", "", seconds_per_pixel, view, self._place_flags)

    def measured(self, seconds_per_pixel: float, view: float) -> TagRow:
        """Dead air, hold and overlap, between the lanes."""
        return self._row("measured", "", seconds_per_pixel, view, self._place_measured)

    def notes(self, seconds_per_pixel: float, view: float) -> TagRow:
        """Notes, below the lanes."""
        return self._row("notes", "", seconds_per_pixel, view, self._place_notes)

    def keywords(self, lane: str, seconds_per_pixel: float, view: float) -> TagRow:
        """Keywords of the lane "agent" or "customer"; what has no lane counts to the agent's."""
        return self._row("keywords", lane, seconds_per_pixel, view, lambda: self._place_keywords(lane))

    def _row(
        self, name: str, lane: str, seconds_per_pixel: float, view: float, place: Callable[[], Iterable[PlacedTag]]
    ) -> TagRow:
        self._at_zoom(seconds_per_pixel, view)
        row = self._rows.get((name, lane))
        if row is None:
            row = self._rows[name, lane] = TagRow(place())
        return row

    def _x(self, seconds: float) -> float:
        return seconds / self._zoom[0]

    def _tag(self, layer: Layer, span: LayerSpan, left: float, width: float, words: str, kind: TagKind) -> PlacedTag:
        return PlacedTag(layer, span, float(round(left)), width, words, kind, span.icon or LAYER_ICONS[layer])

    def _place_flags(self) -> Iterable[PlacedTag]:
        """Side by side where they would lie on each other; narrow, and then none, where they are pushed too far."""
        taken = -1e18
        for span in self._layers.shown(Layer.EVIDENCE):
            wished = self._x(span.start)
            left = max(wished, taken)
            if left - wished > 2 * FLAG_PUSHED:
                continue
            words = span.label if left - wished <= FLAG_PUSHED else ""
            width = self.width(words, span.icon)
            taken = left + width + TAG_GAP
            # A flag without a sign of its own shows none, as long as it has words.
            icon = span.icon if words else span.icon or LAYER_ICONS[Layer.EVIDENCE]
            yield PlacedTag(Layer.EVIDENCE, span, float(round(left)), width, words, span.kind, icon)

    def _place_measured(self) -> Iterable[PlacedTag]:
        taken = -1e18
        for left, layer, span in sorted(self._wished_measured(), key=lambda each: each[0]):
            if left >= taken:
                icon = span.icon or LAYER_ICONS[layer]
                width = self.width(span.label, icon)
                taken = left + width + TAG_GAP + 1
                yield self._tag(layer, span, left, width, span.label, "warn" if layer is Layer.OVERLAP else span.kind)

    def _wished_measured(self) -> Iterable[tuple[float, Layer, LayerSpan]]:
        view = self._zoom[1]
        for layer in (Layer.DEAD_AIR, Layer.HOLD, Layer.OVERLAP):
            for span in self._layers.shown(layer):
                start, end = self._x(span.start), self._x(span.end)
                if end - start < LEAST_SPAN:
                    continue
                width = self.width(span.label, span.icon or LAYER_ICONS[layer])
                if layer is Layer.OVERLAP:
                    yield end + 4, layer, span
                    continue
                # A span longer than the view says again what it is, so that the words are never out of sight.
                times = max(1, round((end - start) / (0.6 * view)))
                for number in range(min(times, 400)):
                    yield start + (number + 0.5) * (end - start) / times - width / 2, layer, span

    def _place_notes(self) -> Iterable[PlacedTag]:
        return self._fitted(Layer.NOTES, self._layers.shown(Layer.NOTES), WIDEST_NOTE)

    def _place_keywords(self, lane: str) -> Iterable[PlacedTag]:
        spans = self._layers.shown(Layer.KEYWORDS)
        mine = [span for span in spans if (span.lane == "customer") == (lane == "customer")]
        return self._fitted(Layer.KEYWORDS, mine, WIDEST_KEYWORD)

    def _fitted(self, layer: Layer, spans: Sequence[LayerSpan], widest: float) -> Iterable[PlacedTag]:
        """Each as wide as it likes and the next one allows, down to its icon; none where that has no room either."""
        places = [*(self._x(span.start) for span in spans), 1e18]
        number = 0
        while number < len(spans):
            span, left = spans[number], places[number]
            wished = min(self.width(span.label, span.icon or LAYER_ICONS[layer]), widest)
            room = places[number + 1] - left - TAG_GAP
            fits = wished if wished <= room else room if room >= 2 * ICON_ONLY else ICON_ONLY
            yield self._tag(layer, span, left, float(int(fits)), span.label if fits > ICON_ONLY else "", span.kind)
            # Searched and not tried one by one: of ten thousand notes of a day only some hundred have room.
            number = bisect_left(places, left + fits + TAG_GAP, number + 1)
