"""Who says a line of a transcript, told by which channel is heard meanwhile."""

from bisect import bisect_right
from collections.abc import Sequence

from qa_studio.domain.spans import Span
from qa_studio.domain.speakers import AGENT, CUSTOMER, known_role
from qa_studio.services.measuring import Measurements
from qa_studio.services.transcript_files import Line

_CLEARLY = 1.5  # times as long must one channel be heard as the other


class HeardSides:
    """The speech of both sides of a measured recording; without measurements, or in mono, it tells nothing."""

    def __init__(self, found: Measurements | None) -> None:
        self._speech: dict[str, tuple[Sequence[Span], list[float]]] = {}
        if found is not None and not found.mono:
            for channel in found.channels:
                if channel.role in (AGENT, CUSTOMER):
                    self._speech[channel.role] = (channel.speech, [span.start for span in channel.speech])

    def roles(self, lines: Sequence[Line], swapped: bool) -> dict[str, str]:
        """Agent or customer for the speakers whose names say nothing, where the sound does."""
        unknown = {label for line in lines if (label := line.label(swapped)) and known_role(label) is None}
        heard = {label: {AGENT: 0.0, CUSTOMER: 0.0} for label in unknown}
        for line in lines:
            if (label := line.label(swapped)) in heard:
                for role in heard[label]:
                    heard[label][role] += self._heard(role, line.start, line.end)
        told = {label: _clearly(sides) for label, sides in heard.items()}
        return {label: role for label, role in told.items() if role is not None}

    def role(self, line: Line) -> str:
        """Agent or customer for one line of nobody; "" where both or neither are heard."""
        sides = {role: self._heard(role, line.start, line.end) for role in (AGENT, CUSTOMER)}
        return _clearly(sides) or ""

    def _heard(self, role: str, start: float, end: float) -> float:
        if role not in self._speech:
            return 0.0
        spans, starts = self._speech[role]
        total = 0.0
        for span in spans[max(0, bisect_right(starts, start) - 1) :]:
            if span.start >= end:
                break
            total += max(0.0, min(end, span.end) - max(start, span.start))
        return total


def _clearly(sides: dict[str, float]) -> str | None:
    (most, longest), (_, other) = sorted(sides.items(), key=lambda side: -side[1])
    return most if longest > 0 and longest >= _CLEARLY * other else None
