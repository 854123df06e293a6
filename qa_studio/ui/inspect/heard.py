"""What was listened to, gathered from the positions that the player reports."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from qa_studio.domain.listening import Heard, HeardChannel, Ledger
from qa_studio.domain.spans import Span

SLACK_S = 0.3
LEAST_S = 0.05


@dataclass(frozen=True, slots=True)
class Way:
    """How fast, and whom; "none" where no sound comes out."""

    speed: float = 1.0
    channel: HeardChannel = "both"


class Hearing:
    """Follows the position while it plays.

    Where the position moves further than the time that passed allows, or back, it was sought or silence was skipped:
    another stretch begins.  What is `frozen` is looked at again without being counted.
    """

    def __init__(self, known: Ledger, frozen: bool = False, clock: Callable[[], float] = time.monotonic) -> None:
        self._known, self.frozen, self._clock = known, frozen, clock
        self._fresh: list[Heard] = []
        self._way = Way()
        self._start: float | None = None
        self._last = 0.0
        self._looked_at = 0.0

    @property
    def ledger(self) -> Ledger:
        """All that was heard until now."""
        more = (*self._fresh, *self._running())
        return self._known + Ledger(more) if more else self._known

    def _running(self) -> tuple[Heard, ...]:
        if self._start is None or self._last - self._start < LEAST_S:
            return ()
        return (Heard(Span(self._start, self._last), self._way.speed, self._way.channel),)

    def at(self, seconds: float, playing: bool, way: Way | None = None) -> None:
        """The player is here now."""
        if self.frozen:
            return
        # To the millisecond: the ledger is kept for good, and equal ends make one stretch of two.
        seconds, way, now = round(seconds, 3), way or self._way, self._clock()
        if self._start is not None:
            self._go_on(seconds, (now - self._looked_at) * self._way.speed + SLACK_S)
        if self._start is not None and (way != self._way or not playing):
            self._end()
        if playing and self._start is None:
            self._start = self._last = seconds
        self._way, self._looked_at = way, now

    def _go_on(self, seconds: float, furthest: float) -> None:
        if self._last <= seconds <= self._last + furthest:
            self._last = seconds
        elif not self._last - SLACK_S <= seconds <= self._last:  # a little back: the position was only estimated
            self._end()

    def _end(self) -> None:
        self._fresh += self._running()
        self._start = None

    def take(self) -> Ledger:
        """What was heard since this was asked last."""
        running = self._running()
        taken = Ledger((*self._fresh, *running))
        if running:
            self._start = self._last
        self._known, self._fresh = self._known + taken if taken else self._known, []
        return taken
