"""An evaluation is the frozen result of an inspection; a correction is a new revision beside it."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import NewType

from qa_studio.domain.answers import Answers
from qa_studio.domain.inspected_call import InspectedCall
from qa_studio.domain.inspection import ChecklistVersionId, InspectionId
from qa_studio.domain.listening import NOTHING_HEARD, Ledger
from qa_studio.domain.people import AgentId, PersonId, TeamId
from qa_studio.domain.recording import Picked, RecordingId
from qa_studio.domain.spans import Span

EvaluationId = NewType("EvaluationId", int)


class EvaluationState(StrEnum):
    """Whether it counts: only the newest revision does, unless it withdraws."""

    CURRENT = "current"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What was found, by whom, against which version; agent and team are those of the day of the call.

    `chain` is the id of the first revision.  A withdrawal is a revision too, with the answers it takes back.
    `part` and `more_calls` are those of its inspection.
    """

    id: EvaluationId
    chain: EvaluationId
    revision: int
    state: EvaluationState
    inspection: InspectionId
    recording: RecordingId
    checklist: ChecklistVersionId
    inspector: PersonId
    agent: AgentId | None
    team: TeamId | None
    picked: Picked
    completed_at: datetime
    answers: Answers
    score: Decimal | None
    score_before_fail: Decimal | None
    critical_score: Decimal | None
    verdict: str  # pass, fail or "not scored"
    band: str | None
    summary: str = ""
    heard: Ledger = NOTHING_HEARD
    reason: str = ""
    part: Span | None = None
    more_calls: tuple[InspectedCall, ...] = ()

    @property
    def calls(self) -> tuple[InspectedCall, ...]:
        """All that were judged, the first one first."""
        return (InspectedCall(self.recording, self.part, self.heard), *self.more_calls)
