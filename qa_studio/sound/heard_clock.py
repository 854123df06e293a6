"""Which of the rendered seconds is heard at a moment, worked out from what the sink says now and then."""

import sys
from collections import deque
from statistics import median

SERVER_BUFFER_MS = 150
"""What PulseAudio, or PipeWire in its place, is asked to hold."""

# From what Qt calls processed, just after a step, to the ear, where nobody says how late it is; measured on Linux with
# that buffer.
USUAL_DELAY_S = 0.1 if sys.platform.startswith("linux") else 0.05
_ORIGINS_KEPT = 5
_GUESSES_S = 2.0


class HeardClock:
    """Once it plays, sound runs as evenly as time does: all that is to be found out is when its first frame is heard.

    What the sink has processed grows in steps of some 30 ms and may be looked at late, so it is no clock itself.
    All times are seconds of one monotonic clock.
    """

    def __init__(self) -> None:
        self.start(0.0)

    def start(self, now: float) -> None:
        """Nothing has been heard yet."""
        self._expected = now + USUAL_DELAY_S
        self._told: deque[float] = deque(maxlen=_ORIGINS_KEPT)
        self._guessed: deque[tuple[float, float]] = deque()
        self._processed_s = 0.0
        self._heard_s = 0.0

    def saw(self, now: float, processed_s: float) -> None:
        """The sink has processed so much: the last step of it was now or a little before."""
        self._processed_s = processed_s
        if processed_s > 0:
            self._guessed.append((now, now - processed_s + USUAL_DELAY_S))
            while now - self._guessed[0][0] > _GUESSES_S:
                self._guessed.popleft()

    def told(self, now: float, processed_s: float, delay_s: float) -> None:
        """The server says how late what is processed now will be heard."""
        self._processed_s = processed_s
        self._told.append(now - processed_s + delay_s)

    @property
    def known(self) -> bool:
        """Whether the server has said often enough how late it is."""
        return len(self._told) == _ORIGINS_KEPT

    def origin(self) -> float:
        """When the first frame is, or was, heard."""
        if self._told:
            return median(self._told)
        # Looked at later than the step was, the origin seems later than it is.
        return min((origin for _, origin in self._guessed), default=self._expected)

    def heard_s(self, now: float) -> float:
        """Seconds heard since the start; never back, and never more than was processed."""
        self._heard_s = max(self._heard_s, min(now - self.origin(), self._processed_s))
        return self._heard_s

    def begins_in(self, now: float) -> float:
        """Seconds until the first sound is heard; 0 from then on."""
        return 0.0 if self._heard_s > 0 else max(0.0, self.origin() - now)
