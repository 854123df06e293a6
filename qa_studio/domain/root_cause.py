"""Why a question lost its marks: a finding on one recording that points into the tree of causes."""

from dataclasses import dataclass
from datetime import datetime
from typing import NewType

from qa_studio.domain.inspection import InspectionId
from qa_studio.domain.people import PersonId
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.spans import Span

RootCauseId = NewType("RootCauseId", int)


@dataclass(frozen=True, slots=True)
class RootCause:
    """One cause logged for a question of an inspection; `question` is None where it concerns the whole call."""

    id: RootCauseId
    inspection: InspectionId
    recording: RecordingId
    cause: str
    logged_by: PersonId
    logged_at: datetime
    question: str | None = None
    note: str = ""
    evidence: Span | None = None
