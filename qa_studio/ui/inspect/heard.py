"""What was listened to, gathered from the positions that the player reports."""

from qa_studio.domain.inspection import merge_spans
from qa_studio.domain.spans import Span

JUMP_S = 1.5
LEAST_S = 0.05


def is_unheard(span: Span, heard: tuple[Span, ...]) -> bool:
    """Whether less than half of a span (of a mark: not its second) lies in the merged spans `heard`."""
    first, last = (span.start - 0.5, span.end + 0.5) if span.length < LEAST_S else (span.start, span.end)
    listened = sum(max(0.0, min(last, each.end) - max(first, each.start)) for each in heard)
    return listened < (last - first) / 2


class Hearing:
    """Follows the position while it plays; a jump begins another stretch."""

    def __init__(self, known: tuple[Span, ...]) -> None:
        self._known = merge_spans(known, ())
        self._fresh: tuple[Span, ...] = ()
        self._start: float | None = None
        self._last = 0.0

    @property
    def spans(self) -> tuple[Span, ...]:
        """All that was heard until now, in order."""
        return merge_spans(self._known, (*self._fresh, *self._running()))

    def _running(self) -> tuple[Span, ...]:
        if self._start is None or self._last - self._start < LEAST_S:
            return ()
        return (Span(self._start, self._last),)

    def at(self, seconds: float, playing: bool) -> None:
        """The player is here now."""
        jumped = self._start is not None and not self._last <= seconds <= self._last + JUMP_S
        if self._start is not None and (jumped or not playing):
            if not jumped:
                self._last = max(self._last, seconds)
            self._end()
        if playing and self._start is None:
            self._start = seconds
        self._last = seconds

    def _end(self) -> None:
        self._fresh = (*self._fresh, *self._running())
        self._start = None

    def take(self) -> tuple[Span, ...]:
        """What was heard since this was asked last."""
        taken = merge_spans(self._fresh, self._running())
        if self._start is not None:
            self._start = self._last
        self._known, self._fresh = merge_spans(self._known, taken), ()
        return taken
