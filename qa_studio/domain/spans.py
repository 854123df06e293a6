"""Stretches of a recording."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From `start` to `end`, in seconds from the start of the recording; a mark has no length."""

    start: float
    end: float

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span runs forward from 0: {self.start}-{self.end}")

    @property
    def length(self) -> float:
        """Seconds."""
        return self.end - self.start
