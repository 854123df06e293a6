"""An inspection is work in progress: answers, comments, evidence, what was heard."""

from dataclasses import dataclass
from datetime import datetime
from typing import NewType

from qa_studio.domain.answers import Answers
from qa_studio.domain.inspected_call import InspectedCall
from qa_studio.domain.listening import NOTHING_HEARD, Ledger
from qa_studio.domain.people import AgentId, PersonId
from qa_studio.domain.recording import Picked, RecordingId
from qa_studio.domain.spans import Span

InspectionId = NewType("InspectionId", int)
ChecklistVersionId = NewType("ChecklistVersionId", int)


@dataclass(frozen=True, slots=True)
class Inspection:
    """Judging a recording against one version of a checklist; `revises` is the evaluation that it corrects.

    Where a case was handled over several calls, `more_calls` are judged with it; `part` is all that is judged of the
    recording itself (None: all of it), `heard` what was heard of that.  `judged` is whose work it is that is judged,
    None: that of the recording's agent.
    """

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
    part: Span | None = None
    more_calls: tuple[InspectedCall, ...] = ()
    judged: AgentId | None = None

    @property
    def calls(self) -> tuple[InspectedCall, ...]:
        """All that are judged, the one with which it was begun first."""
        return (InspectedCall(self.recording, self.part, self.heard), *self.more_calls)
