"""Seconds to pixels and back, and where the ruler has its marks."""

from collections.abc import Iterator
from typing import NamedTuple

from qa_studio.ui.formatting import moment

LEAST_VISIBLE_S = 0.002
_STEPS = (
    0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5,
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600,
)  # fmt: skip
BETWEEN_TICKS = 88


class TimeAxis(NamedTuple):
    """`width` pixels from `left` on, of so many seconds each, from the second `start` on."""

    left: float
    width: float
    start: float
    seconds_per_pixel: float

    @classmethod
    def between(cls, left: float, width: float, start: float, end: float) -> "TimeAxis":
        """The axis on which the seconds from `start` to `end` take `width` pixels."""
        return cls(left, width, start, (end - start) / max(1.0, width))

    @property
    def end(self) -> float:
        """The second at the last pixel."""
        return self.start + self.width * self.seconds_per_pixel

    def x(self, seconds: float) -> float:
        """The pixel of a second; it may lie outside."""
        return self.left + (seconds - self.start) / self.seconds_per_pixel

    def at(self, x: float) -> float:
        """The second of a pixel."""
        return self.start + (x - self.left) * self.seconds_per_pixel

    @property
    def step(self) -> float:
        """Seconds from one labelled mark to the next."""
        return next((s for s in _STEPS if s / self.seconds_per_pixel >= BETWEEN_TICKS), _STEPS[-1])

    def ticks(self) -> Iterator[tuple[float, float]]:
        """(second, pixel) of the labelled marks."""
        step = self.step
        number = max(0, int(self.start / step))
        while number * step <= self.end:
            if number * step >= self.start:
                yield number * step, self.x(number * step)
            number += 1


def tick_words(seconds: float, step: float) -> str:
    """A second as the ruler writes it: with as many digits as its steps have."""
    if step >= 1:
        return moment(seconds)
    digits = 1 if step >= 0.1 else 2 if step >= 0.01 else 3 if step >= 0.001 else 4
    whole, fraction = divmod(round(seconds * 10**digits), 10**digits)
    return f"{moment(whole)}.{fraction:0{digits}d}"


def zoomed(start: float, end: float, factor: float, around: float, duration: float) -> tuple[float, float]:
    """The stretch shown after zooming by `factor` (below 1: closer), with the second `around` staying in its place."""
    length = min(max((end - start) * factor, LEAST_VISIBLE_S), max(duration, LEAST_VISIBLE_S))
    share = (around - start) / max(end - start, 1e-9)
    return shifted(around - share * length, around + (1 - share) * length, duration)


def shifted(start: float, end: float, duration: float) -> tuple[float, float]:
    """The stretch moved, not shortened, so that it lies inside the recording."""
    length = min(end - start, max(duration, LEAST_VISIBLE_S))
    start = min(max(0.0, start), max(0.0, duration - length))
    return start, start + length
