"""Stretches of calls from which others can learn."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from qa_studio.domain.people import PersonId
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.spans import Span

CoachingSampleId = NewType("CoachingSampleId", int)


class SampleKind(StrEnum):
    """What the example shows."""

    GOOD = "good"
    TO_IMPROVE = "to_improve"


@dataclass(frozen=True, slots=True)
class CoachingSample:
    """A span of a recording as an example: what it is about and what it teaches."""

    id: CoachingSampleId
    recording: RecordingId
    span: Span
    kind: SampleKind
    topic: str
    teaching_point: str
    marked_by: PersonId
    marked_at: datetime
