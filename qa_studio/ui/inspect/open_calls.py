"""Which calls the page judges together, and which of them is open."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from qa_studio.domain.inspected_call import (
    Evidence,
    InspectedCall,
    outside_parts,
    placed,
    recording_of,
    unheard_in,
)
from qa_studio.domain.listening import Ledger
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.spans import Span
from qa_studio.ui.formatting import stretch


@dataclass(frozen=True, slots=True)
class OpenCalls:
    """The calls in the order of the inspection; `at` is the place, from 0, of the one that is heard and seen."""

    judged: tuple[InspectedCall, ...] = ()
    at: int = 0

    @property
    def several(self) -> bool:
        """Whether there is more than one."""
        return len(self.judged) > 1

    @property
    def here(self) -> InspectedCall:
        """The one that is heard and seen."""
        return self.judged[self.at]

    @property
    def first(self) -> RecordingId:
        """The recording in which plain spans lie."""
        return self.judged[0].recording if self.judged else RecordingId(0)

    def number(self, recording: RecordingId) -> int:
        """The place of a call, from 1; 0 where it is none of them."""
        return next((n for n, call in enumerate(self.judged, start=1) if call.recording == recording), 0)

    def recording_of(self, span: Span) -> RecordingId:
        """In which recording a span lies."""
        return recording_of(span, self.first)

    def is_here(self, span: Span) -> bool:
        """Whether a span lies in the call that is open."""
        return not self.several or self.recording_of(span) == self.here.recording

    def placed(self, span: Span) -> Span:
        """A stretch of the call that is open, as the answers keep it."""
        return placed(span, self.here.recording, self.first) if self.judged else span

    def words(self, span: Span) -> str:
        """When the span is, and in which of several calls: “2 · 00:42–00:47”."""
        times = stretch(span.start, span.end)
        return f"{self.number(self.recording_of(span))} · {times}" if self.several else times

    def with_heard(self, ledger: Ledger) -> tuple[InspectedCall, ...]:
        """The calls, of the open one what was heard until now."""
        return tuple(replace(call, heard=ledger) if n == self.at else call for n, call in enumerate(self.judged))

    def unheard(self, evidence: Evidence, ledger: Ledger, finished: bool) -> dict[str, tuple[Span, ...]]:
        """By question, the evidence that nobody has listened to.

        Of a `finished` evaluation, calls of which no listening is on record don't tell.
        """
        calls = self.with_heard(ledger)
        told = {call.recording for call in calls if call.heard or not finished}
        found = {code: self._among(spans, told) for code, spans in evidence.items()}
        return unheard_in(found, calls)

    def _among(self, spans: Iterable[Span], recordings: set[RecordingId]) -> tuple[Span, ...]:
        return tuple(span for span in spans if self.recording_of(span) in recordings)

    def outside(self, evidence: Evidence) -> dict[str, tuple[Span, ...]]:
        """By question, the evidence outside the part of its call that is judged."""
        return outside_parts(evidence, self.judged) if self.judged else {}
