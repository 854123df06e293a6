"""What the inspect page works on: an inspection in progress or a finished evaluation, in one shape."""

from dataclasses import dataclass

from qa_studio.domain.answers import Answers
from qa_studio.domain.changes import Begun
from qa_studio.domain.checklist import Checklist
from qa_studio.domain.evaluation import Evaluation, EvaluationId
from qa_studio.domain.inspection import InspectionId
from qa_studio.domain.listening import Ledger, ToHear
from qa_studio.domain.people import AgentId, PersonId
from qa_studio.domain.recording import CallDetails, Picked, RecordingId
from qa_studio.domain.root_cause import RootCause
from qa_studio.services.acknowledged import AcknowledgementRow
from qa_studio.services.checklists import OfferedChecklist
from qa_studio.services.judged_calls import CallView, JudgedElsewhere
from qa_studio.services.rows import ChecklistRow, EvaluationHead, RecordingRow
from qa_studio.services.studio import Studio
from qa_studio.ui.inspect.open_calls import OpenCalls


@dataclass(frozen=True, slots=True)
class Subject:
    """Everything that the page shows; `evaluation` is None while the work is in progress.

    Of several calls `at` is the place of the one that is open: recording, details, what was heard and the history are
    of that one.  `same_case` are further calls with the same case number.
    """

    recording: RecordingRow
    details: CallDetails
    swapped: bool
    checklist: Checklist
    version: int
    inspection: InspectionId
    answers: Answers
    picked: Picked
    summary: str
    heard: Ledger
    to_hear: ToHear
    causes: tuple[RootCause, ...]
    history: tuple[EvaluationHead, ...]
    inspector: str
    others: tuple[JudgedElsewhere, ...] = ()
    reason: str = ""
    revises: int | None = None
    evaluation: Evaluation | None = None
    calls: tuple[CallView, ...] = ()
    at: int = 0
    judged: AgentId | None = None  # whose work it is
    same_case: tuple[RecordingRow, ...] = ()
    said: tuple[AcknowledgementRow, ...] = ()  # by the agent `agent_name`; the first acknowledges
    agent_name: str | None = None

    @property
    def open_calls(self) -> OpenCalls:
        """The calls as the answers know them."""
        return OpenCalls(tuple(call.inspected for call in self.calls), self.at)

    def begun(self, by: PersonId) -> Begun:
        """The inspection, as changes name it."""
        return Begun(self.inspection, self.first, self.checklist.code, by, self.name)

    @property
    def first(self) -> RecordingId:
        """The recording with which the inspection was begun."""
        return self.calls[0].recording.id if self.calls else self.recording.id

    @property
    def name(self) -> str:
        """The recording's file name, the customer's number in it masked."""
        return self.recording.file_name()


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be done with a recording: go on with `begun`, or choose among `checklists`, `usual` first."""

    begun: InspectionId | None
    checklists: tuple[ChecklistRow, ...]
    usual: str
    history: tuple[EvaluationHead, ...]


def read_inspection(studio: Studio, inspection: InspectionId, call: RecordingId | None = None) -> Subject:
    """An inspection in progress, with one of its calls open (None, or another one: the first)."""
    with studio.together():
        return _inspection(studio, inspection, call)


def _inspection(studio: Studio, inspection: InspectionId, call: RecordingId | None) -> Subject:
    view = studio.inspections.view(inspection)
    found, at = view.inspection, _place(view.calls, call)
    shown = view.calls[at]
    return Subject(
        recording=shown.recording,
        details=studio.library.get(shown.recording.id).details,
        swapped=shown.swapped,
        checklist=view.checklist,
        version=view.version,
        inspection=inspection,
        answers=found.answers,
        picked=found.picked,
        summary=found.summary,
        heard=shown.heard,
        to_hear=shown.to_hear,
        causes=studio.causes.of_inspection(inspection),
        history=studio.evaluations.of_recording(shown.recording.id) if at else view.history,
        inspector=view.inspector,
        others=view.others,
        reason=found.reason,
        revises=found.revises,
        calls=view.calls,
        at=at,
        judged=view.judged,
        same_case=studio.inspected_calls.of_the_same_case(inspection),
    )


def read_evaluation(studio: Studio, evaluation: EvaluationId, call: RecordingId | None = None) -> Subject:
    """A finished evaluation, with one of its calls open (None, or another one: the first)."""
    with studio.together():
        return _evaluation(studio, evaluation, call)


def _evaluation(studio: Studio, evaluation: EvaluationId, call: RecordingId | None) -> Subject:
    view = studio.evaluations.view(evaluation)
    found, at = view.evaluation, _place(view.calls, call)
    shown = view.calls[at]
    return Subject(
        recording=shown.recording,
        details=studio.library.get(shown.recording.id).details,
        swapped=shown.swapped,
        checklist=view.checklist,
        version=view.version,
        inspection=found.inspection,
        answers=found.answers,
        picked=found.picked,
        summary=found.summary,
        heard=shown.heard,
        to_hear=shown.to_hear,
        causes=tuple(row.root_cause for row in view.causes),
        history=studio.evaluations.of_recording(shown.recording.id) if at else view.history,
        inspector=view.inspector,
        reason=found.reason,
        evaluation=found,
        calls=view.calls,
        at=at,
        judged=found.agent,
        said=view.said,
        agent_name=view.agent_name,
    )


def _place(calls: tuple[CallView, ...], wanted: RecordingId | None) -> int:
    return next((n for n, call in enumerate(calls) if call.recording.id == wanted), 0)


def read_offer(studio: Studio, recording: RecordingId, person: PersonId) -> Offer:
    """What `person` has begun on a recording, and which checklists there are."""
    with studio.together():
        begun = studio.inspections.begun_on(recording, person)
        offered = studio.checklists.offered(studio.library.get(recording).details)
        rows = tuple(each.row for each in offered)
        usual = _usual(offered, studio.inspections.checklists_used(person))
        return Offer(begun, rows, usual, studio.evaluations.of_recording(recording))


def _usual(offered: tuple[OfferedChecklist, ...], used: tuple[str, ...]) -> str:
    """The checklist that is meant for such calls, else the one that was used last, else the first."""
    if offered and offered[0].fits and offered[0].meant:
        return offered[0].row.code
    fitting = [each.row.code for each in offered if each.fits] or [each.row.code for each in offered]
    return next((code for code in used if code in fitting), fitting[0] if fitting else "")
