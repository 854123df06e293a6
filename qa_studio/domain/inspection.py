"""An inspection is work in progress: answers, comments, evidence, what was heard."""

from dataclasses import dataclass
from datetime import datetime
from typing import NewType

from qa_studio.domain.answers import Answers
from qa_studio.domain.people import PersonId
from qa_studio.domain.recording import Picked, RecordingId
from qa_studio.domain.spans import Span

InspectionId = NewType("InspectionId", int)
ChecklistVersionId = NewType("ChecklistVersionId", int)


@dataclass(frozen=True, slots=True)
class Inspection:
    """Judging one recording against one version of a checklist; `revises` is the evaluation that it corrects."""

    id: InspectionId
    recording: RecordingId
    checklist: ChecklistVersionId
    inspector: PersonId
    begun_at: datetime
    saved_at: datetime
    answers: Answers
    picked: Picked = Picked.NOT_SAID
    summary: str = ""
    heard: tuple[Span, ...] = ()
    revises: int | None = None
    reason: str = ""
    completed_at: datetime | None = None


def merge_spans(spans: tuple[Span, ...], more: tuple[Span, ...], gap_s: float = 0.05) -> tuple[Span, ...]:
    """All stretches in order, those that touch (within `gap_s` seconds) as one."""
    merged: list[Span] = []
    for span in sorted((*spans, *more)):
        if merged and span.start <= merged[-1].end + gap_s:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def share_heard(heard: tuple[Span, ...], duration_s: float) -> float:
    """Share of the recording, 0 to 1, that lies in the merged spans `heard`."""
    if duration_s <= 0:
        return 0.0
    return min(1.0, sum(span.length for span in merge_spans(heard, ())) / duration_s)
