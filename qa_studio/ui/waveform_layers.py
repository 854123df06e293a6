"""What lies on a waveform beside the sound: spans in layers that can be shown and hidden."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import accumulate
from typing import Literal

from qa_studio.domain.speakers import AGENT, CUSTOMER
from qa_studio.ui.components.pills import TagKind

MANY = 3000
LaneName = Literal["agent", "customer", "both"]
LANE_NAMES: tuple[LaneName, LaneName] = ("agent", "customer")
"""The two lanes from above to below."""


def lane_of(speaker: str) -> LaneName:
    """The lane of who speaks; of somebody else both."""
    if speaker == AGENT:
        return "agent"
    return "customer" if speaker == CUSTOMER else "both"


class Layer(StrEnum):
    """Kinds of spans, in the order of the menu."""

    EVIDENCE = "evidence"
    NOTES = "notes"
    TRANSCRIPT = "transcript"
    KEYWORDS = "keywords"
    SPEECH = "speech"
    DEAD_AIR = "dead_air"
    HOLD = "hold"
    OVERLAP = "overlap"
    KEYPAD = "keypad"
    MASKS = "masks"


LAYER_ICONS: dict[Layer, str] = {
    Layer.EVIDENCE: "flag-bold",
    Layer.NOTES: "note-pencil-bold",
    Layer.TRANSCRIPT: "chat-text-bold",
    Layer.KEYWORDS: "quotes-bold",
    Layer.SPEECH: "microphone-bold",
    Layer.DEAD_AIR: "speaker-simple-none-bold",
    Layer.HOLD: "pause-bold",
    Layer.OVERLAP: "users-bold",
    Layer.KEYPAD: "lock-simple-bold",
    Layer.MASKS: "shield-check-bold",
}


@dataclass(frozen=True, slots=True)
class LayerSpan:
    """A stretch with a meaning, in seconds; `start` equals `end` for a mark.

    `label` are the words of its tag, `key` tells it from the others of its layer, `icon` "" stands for that of the
    layer; the edges of a `movable` one can be dragged.
    """

    start: float
    end: float
    label: str = ""
    key: str = ""
    lane: LaneName = "both"
    kind: TagKind = "plain"
    icon: str = ""
    movable: bool = False


class LayerStack:
    """The spans of every layer by time, and which layers are hidden."""

    def __init__(self) -> None:
        self._spans: dict[Layer, tuple[LayerSpan, ...]] = {}
        self._starts: dict[Layer, list[float]] = {}
        self._ends: dict[Layer, list[float]] = {}
        self.hidden: frozenset[Layer] = frozenset()

    def put(self, layer: Layer, spans: Iterable[LayerSpan]) -> bool:
        """Replace a layer; whether anything is different now."""
        ordered = tuple(sorted(spans, key=lambda span: (span.start, span.end)))
        if ordered == self._spans.get(layer, ()):
            return False
        self._spans[layer] = ordered
        self._starts[layer] = [span.start for span in ordered]
        # The latest end so far never falls, so that the first span that reaches into a stretch can be searched.
        self._ends[layer] = list(accumulate((span.end for span in ordered), max))
        return True

    def of(self, layer: Layer) -> tuple[LayerSpan, ...]:
        """All spans of a layer, hidden or not, by start."""
        return self._spans.get(layer, ())

    def shown(self, layer: Layer) -> tuple[LayerSpan, ...]:
        """All spans of a layer, none where it is hidden."""
        return () if layer in self.hidden else self.of(layer)

    def within(self, layer: Layer, start: float, end: float, apart: float = 0.0) -> Sequence[LayerSpan]:
        """The spans of a layer that reach into a stretch, by start; none where the layer is hidden.

        Of thousands only those that begin at least so many seconds `apart`: one pixel shows no more.
        """
        if layer in self.hidden or layer not in self._spans:
            return ()
        first, beyond = bisect_left(self._ends[layer], start), bisect_right(self._starts[layer], end)
        if apart and beyond - first > MANY:
            return list(self._thinned(layer, first, beyond, apart))
        return [span for span in self._spans[layer][first:beyond] if span.end >= start]

    def _thinned(self, layer: Layer, first: int, beyond: int, apart: float) -> Iterator[LayerSpan]:
        spans, starts = self._spans[layer], self._starts[layer]
        while first < beyond:
            yield spans[first]
            first = max(first + 1, bisect_left(starts, starts[first] + apart, first, beyond))

    def find(self, layer: Layer, key: str) -> LayerSpan | None:
        """The span of that key, None where there is none."""
        return next((span for span in self.of(layer) if span.key == key), None)

    def move(self, layer: Layer, key: str, start: float, end: float) -> None:
        """Put one span elsewhere."""
        spans = self.of(layer)
        self.put(layer, [replace(span, start=start, end=end) if span.key == key else span for span in spans])
