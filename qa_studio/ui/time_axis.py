"""Seconds to pixels and back, and where the ruler has its marks."""

from collections.abc import Iterator
from dataclasses import dataclass

LEAST_VISIBLE_S = 0.02
_STEPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600)


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """`width` pixels from `left` on that show the seconds from `start` to `end`."""

    left: float
    width: float
    start: float
    end: float

    @property
    def seconds_per_pixel(self) -> float:
        """The zoom."""
        return (self.end - self.start) / max(1.0, self.width)

    def x(self, seconds: float) -> float:
        """The pixel of a second; it may lie outside."""
        return self.left + (seconds - self.start) / self.seconds_per_pixel

    def at(self, x: float) -> float:
        """The second of a pixel."""
        return self.start + (x - self.left) * self.seconds_per_pixel

    def ticks(self, wished: float = 88) -> Iterator[tuple[float, float]]:
        """(second, pixel) of the labelled marks, about `wished` pixels apart."""
        step = next((s for s in _STEPS if s / self.seconds_per_pixel >= wished), _STEPS[-1])
        number = int(self.start / step)
        while number * step <= self.end:
            if number * step >= self.start:
                yield number * step, self.x(number * step)
            number += 1


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
