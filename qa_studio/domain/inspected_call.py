"""The calls that one inspection judges, each whole or in part, and evidence that lies in one of them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from qa_studio.domain.listening import NOTHING_HEARD, Coverage, Ledger, ToHear, is_unheard
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.spans import Span, total_s

Evidence = Mapping[str, tuple[Span, ...]]
"""By question code."""

_CLOCK_SLACK_S = 0.05
_FIRST = RecordingId(0)


@dataclass(frozen=True, slots=True, order=True)
class CallSpan(Span):
    """A stretch of another call than the first of an inspection; a plain Span lies in the first."""

    recording: RecordingId = _FIRST


@dataclass(frozen=True, slots=True)
class InspectedCall:
    """A call with what was heard of it; only `part` is judged, None: all of it."""

    recording: RecordingId
    part: Span | None = None
    heard: Ledger = NOTHING_HEARD


def recording_of(span: Span, first: RecordingId) -> RecordingId:
    """The recording in which a span of an inspection lies whose first call is `first`."""
    return span.recording if isinstance(span, CallSpan) else first


def placed(span: Span, recording: RecordingId, first: RecordingId) -> Span:
    """The same stretch of a recording, as an inspection with that first call writes it."""
    if recording == first:
        return Span(span.start, span.end)
    return CallSpan(span.start, span.end, recording)


def span_to_json(span: Span) -> list[float]:
    """Start and end in seconds; in another call than the first with the number of its recording."""
    return [span.start, span.end, span.recording] if isinstance(span, CallSpan) else [span.start, span.end]


def span_from_json(raw: Sequence[float]) -> Span:
    """What `span_to_json` was given."""
    start, end, *recording = raw
    return CallSpan(start, end, RecordingId(int(recording[0]))) if recording else Span(start, end)


def in_order(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Those of the first call, then those of each other one, each by time."""
    return tuple(sorted(spans, key=lambda span: (recording_of(span, _FIRST), span.start, span.end)))


def evidence_of(evidence: Evidence, recording: RecordingId, first: RecordingId) -> dict[str, tuple[Span, ...]]:
    """What of the evidence lies in one recording; questions without any are left out."""
    found = {code: spans_of(spans, recording, first) for code, spans in evidence.items()}
    return {code: spans for code, spans in found.items() if spans}


def spans_of(spans: Iterable[Span], recording: RecordingId, first: RecordingId) -> tuple[Span, ...]:
    """Those that lie in one recording."""
    return tuple(span for span in spans if recording_of(span, first) == recording)


def unheard_in(evidence: Evidence, calls: Sequence[InspectedCall]) -> dict[str, tuple[Span, ...]]:
    """By question, the evidence that lies outside what was heard of its call."""
    first, heard = calls[0].recording, {call.recording: call.heard.spans for call in calls}
    return _chosen(evidence, lambda span: is_unheard(span, heard.get(recording_of(span, first), ())))


def outside_parts(evidence: Evidence, calls: Sequence[InspectedCall]) -> dict[str, tuple[Span, ...]]:
    """By question, the evidence that lies outside the part of its call that is judged."""
    first, parts = calls[0].recording, {call.recording: call.part for call in calls}
    return _chosen(evidence, lambda span: is_outside(span, parts.get(recording_of(span, first))))


def is_outside(span: Span, part: Span | None) -> bool:
    """Whether a span is not within the part that is judged."""
    return part is not None and (span.start < part.start - _CLOCK_SLACK_S or span.end > part.end + _CLOCK_SLACK_S)


def _chosen(evidence: Evidence, wanted: Callable[[Span], bool]) -> dict[str, tuple[Span, ...]]:
    found = {code: tuple(filter(wanted, spans)) for code, spans in evidence.items()}
    return {code: spans for code, spans in found.items() if spans}


@dataclass(frozen=True, slots=True)
class SharesHeard:
    """How much of several calls was heard, 0 to 1, by seconds; `said` is None unless all of them are measured."""

    call: float
    said: float | None


def shares_heard(calls: Iterable[tuple[Coverage, ToHear]]) -> SharesHeard:
    """Of all calls together; of one the shares that it has itself."""
    pairs = tuple(calls)
    whole = [(found.call, total_s(there.whole)) for found, there in pairs]
    spoken = [
        (found.said, sum(total_s(side.spans) for side in there.spoken))
        for found, there in pairs
        if found.said is not None
    ]
    return SharesHeard(_mean(whole), _mean(spoken) if spoken and len(spoken) == len(pairs) else None)


def _mean(shares: Sequence[tuple[float, float]]) -> float:
    seconds = sum(weight for _, weight in shares)
    return sum(share * weight for share, weight in shares) / seconds if seconds > 0 else 0.0
