"""Stretches of a recording."""

from collections.abc import Iterable, Iterator
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


def united(spans: Iterable[Span], gap_s: float = 0.0) -> tuple[Span, ...]:
    """All stretches in order, those that touch or overlap (or lie within `gap_s` seconds) as one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end + gap_s:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def common(some: tuple[Span, ...], others: tuple[Span, ...]) -> tuple[Span, ...]:
    """Where both are; each in order and without overlaps."""
    return tuple(_common(some, others))


def _common(some: tuple[Span, ...], others: tuple[Span, ...]) -> Iterator[Span]:
    here = there = 0
    while here < len(some) and there < len(others):
        start = max(some[here].start, others[there].start)
        end = min(some[here].end, others[there].end)
        if start < end:
            yield Span(start, end)
        if some[here].end < others[there].end:
            here += 1
        else:
            there += 1


def without(spans: tuple[Span, ...], taken: Iterable[Span]) -> tuple[Span, ...]:
    """What is left of `spans`, which are in order and without overlaps, outside `taken`."""
    return tuple(span for span, _ in remainders(spans, taken))


def remainders(spans: tuple[Span, ...], taken: Iterable[Span]) -> Iterator[tuple[Span, bool]]:
    """What is left of `spans` outside `taken`, and of each piece whether it is one of `spans` as it was."""
    holes = united(taken)
    first = 0
    for span in spans:
        while first < len(holes) and holes[first].end <= span.start:
            first += 1
        if first == len(holes) or holes[first].start >= span.end:
            if span.length:
                yield span, True
            continue
        at, hole = span.start, first
        while hole < len(holes) and holes[hole].start < span.end:
            if holes[hole].start > at:
                yield Span(at, holes[hole].start), False
            at = holes[hole].end
            hole += 1
        if at < span.end:
            yield Span(at, span.end), False


def total_s(spans: Iterable[Span]) -> float:
    """Seconds of all of them together."""
    return sum(span.length for span in spans)
