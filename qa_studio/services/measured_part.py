"""What was measured in a part of a call."""

from collections.abc import Iterable
from dataclasses import replace

from qa_studio.domain.spans import Span, common
from qa_studio.services.measuring import SHORTEST_DEAD_AIR_S, SHORTEST_OVERLAP_S, Measurements


def measured_within(found: Measurements, part: Span | None) -> Measurements:
    """Only what lies in the part (None: all of it), cut at its ends; what is too short then to count is left out."""
    if part is None:
        return found
    overlaps = ((each, _cut(each.span, part)) for each in found.overlaps)
    return replace(
        found,
        channels=tuple(replace(channel, speech=_inside(channel.speech, part)) for channel in found.channels),
        dead_air=_inside(found.dead_air, part, SHORTEST_DEAD_AIR_S),
        overlaps=tuple(
            replace(each, span=span)
            for each, span in overlaps
            if span is not None and span.length >= SHORTEST_OVERLAP_S
        ),
        hold=_inside(found.hold, part),
        ring=_inside(found.ring, part),
        keypad=tuple(each for each in found.keypad if _cut(each.span, part) is not None),
        responses_s=(),  # which of them lie in the part isn't kept; they follow from the speech
    )


def _inside(spans: Iterable[Span], part: Span, shortest_s: float = 0.0) -> tuple[Span, ...]:
    return tuple(span for span in common(tuple(spans), (part,)) if span.length >= shortest_s)


def _cut(span: Span, part: Span) -> Span | None:
    return next(iter(common((span,), (part,))), None)
