"""Frozen results: reading them."""

from dataclasses import dataclass

from qa_studio.domain.checklist import Checklist
from qa_studio.domain.evaluation import Evaluation, EvaluationId
from qa_studio.domain.listening import Coverage, ToHear
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.score import ScoreResult
from qa_studio.domain.scorecard import EvaluationRow
from qa_studio.domain.scoring import score
from qa_studio.services.acknowledged import AcknowledgementRow
from qa_studio.services.judged_calls import CallView, calls_of
from qa_studio.services.ports import WorkFactory
from qa_studio.services.rows import CauseRow, EvaluationFilter, EvaluationHead, RecordingRow


@dataclass(frozen=True, slots=True)
class EvaluationView:
    """An evaluation with everything that explains it."""

    evaluation: Evaluation
    checklist: Checklist
    version: int
    result: ScoreResult
    recording: RecordingRow
    swapped: bool
    inspector: str
    agent_name: str | None
    team_name: str | None
    causes: tuple[CauseRow, ...]
    history: tuple[EvaluationHead, ...]
    to_hear: ToHear
    calls: tuple[CallView, ...]  # all that were judged, the recording first
    said: tuple[AcknowledgementRow, ...] = ()  # by the agent; the first acknowledges

    @property
    def coverage(self) -> Coverage:
        """How much of the first call was heard."""
        return self.calls[0].coverage


class Evaluations:
    """What inspections found."""

    def __init__(self, work: WorkFactory) -> None:
        self._work = work

    def view(self, evaluation: EvaluationId) -> EvaluationView:
        """One evaluation; raises NotFound."""
        with self._work.read() as work:
            found = work.evaluations.get(evaluation)
            checklist = work.checklists.get(found.checklist)
            causes = work.causes.of_inspection(found.inspection)
            calls = calls_of(work, found)
            return EvaluationView(
                evaluation=found,
                checklist=checklist,
                version=work.checklists.number(found.checklist),
                result=score(checklist, found.answers),
                recording=calls[0].recording,
                swapped=calls[0].swapped,
                inspector=work.people.person(found.inspector).name,
                agent_name=work.people.agent(found.agent).name if found.agent is not None else None,
                team_name=work.people.team(found.team).name if found.team is not None else None,
                causes=work.causes.by_ids([cause.id for cause in causes]),
                history=work.evaluations.of_recording(found.recording),
                to_hear=calls[0].to_hear,
                calls=calls,
                said=tuple(work.acknowledgements.of((evaluation,)).get(evaluation, ())),
            )

    def of_recording(self, recording: RecordingId) -> tuple[EvaluationHead, ...]:
        """All revisions of all evaluations of a recording, newest first."""
        with self._work.read() as work:
            return work.evaluations.of_recording(recording)

    def rows(self, chosen: EvaluationFilter) -> tuple[EvaluationRow, ...]:
        """Current evaluations, by the instant of the call."""
        with self._work.read() as work:
            return work.evaluations.rows(chosen)
