"""What the evidence key means: held it takes a span, pressed twice a span between, twice quickly a mark."""

from qa_studio.domain.spans import Span

HOLD_MS = 350
QUICK_MS = 350


class SpanMarker:
    """Follows one key; seconds are of the recording, milliseconds of any clock that only goes forward."""

    def __init__(self) -> None:
        self._pressed: tuple[float, int] | None = None
        self._from: tuple[float, int] | None = None

    @property
    def pending(self) -> float | None:
        """Where a span was begun with a short press, and its end is still wanted."""
        return self._from[0] if self._from is not None else None

    def press(self, at_s: float, now_ms: int) -> None:
        """The key went down."""
        self._pressed = (at_s, now_ms)

    def release(self, at_s: float, now_ms: int) -> Span | None:
        """The key went up; gives the span or mark that is complete now."""
        if self._pressed is None:
            return None
        (began_s, began_ms), self._pressed = self._pressed, None
        if now_ms - began_ms >= HOLD_MS and at_s != began_s:
            self._from = None
            return _between(began_s, at_s)
        if self._from is None:
            self._from = (began_s, now_ms)
            return None
        (from_s, from_ms), self._from = self._from, None
        if began_ms - from_ms < QUICK_MS:
            return Span(from_s, from_s)
        return _between(from_s, began_s)

    def give_up(self) -> bool:
        """Forget a span that was begun; whether there was one."""
        begun, self._from, self._pressed = self._from is not None, None, None
        return begun


def _between(one: float, other: float) -> Span:
    return Span(max(0.0, min(one, other)), max(0.0, one, other))
