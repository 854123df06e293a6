"""An inspection is work in progress: answers, comments, evidence, what was heard."""

from dataclasses import dataclass
from datetime import datetime
from typing import NewType

from qa_studio.domain.answers import Answers
from qa_studio.domain.listening import NOTHING_HEARD, Ledger
from qa_studio.domain.people import PersonId
from qa_studio.domain.recording import Picked, RecordingId

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
    heard: Ledger = NOTHING_HEARD
    revises: int | None = None
    reason: str = ""
    completed_at: datetime | None = None
