"""Small frozen rows that lists and pages show, read straight from the workspace; times are UTC."""

from dataclasses import dataclass
from datetime import date, datetime

from qa_studio.domain.action import ActionKind, ActionState
from qa_studio.domain.answers import Answers
from qa_studio.domain.audit import Did, Subject
from qa_studio.domain.checklist_draft import BasedOn, DraftId
from qa_studio.domain.coaching import CoachingSample
from qa_studio.domain.evaluation import EvaluationId, EvaluationState
from qa_studio.domain.inspection import ChecklistVersionId, InspectionId
from qa_studio.domain.keywords import KeywordListId
from qa_studio.domain.note import Note
from qa_studio.domain.people import AgentId, PersonId, TeamId
from qa_studio.domain.recording import AudioState, Direction, Picked, RecordingId, RecordingState, mask_number_in
from qa_studio.domain.root_cause import RootCause
from qa_studio.domain.wording import Wording


@dataclass(frozen=True, slots=True)
class RecordingFilter:
    """Which recordings to list; what is None or empty does not narrow.  Instants are UTC, `before` is not included."""

    text: str = ""
    agents: tuple[AgentId, ...] = ()
    teams: tuple[TeamId, ...] = ()
    queues: tuple[str, ...] = ()
    since: datetime | None = None
    before: datetime | None = None
    shortest_s: float | None = None
    longest_s: float | None = None
    directions: tuple[Direction, ...] = ()
    csat_from: float | None = None
    csat_to: float | None = None
    states: tuple[RecordingState, ...] = ()
    assigned_to: PersonId | None = None
    picked: tuple[Picked, ...] = ()
    dead_air_over_s: float | None = None
    overlap_over_s: float | None = None
    hold_over_s: float | None = None
    agent_share_from: float | None = None  # of what is spoken, 0…1
    agent_share_to: float | None = None
    said: bool = False  # `text` counts also where it was spoken
    keyword_lists: tuple[KeywordListId, ...] = ()  # a word of one of these was spoken
    held: bool = False  # only what nothing may remove
    unacknowledged: bool = False  # only what is judged, and its agent has not acknowledged it


RECORDING_SORTS = (
    *("started_at", "agent", "team", "queue", "duration", "direction", "csat", "state", "score", "due_on"),
    *("dead_air", "overlap", "hold", "talk_share"),
)


@dataclass(frozen=True, slots=True)
class RecordingSort:
    """By which column (one of RECORDING_SORTS) and which way; equal ones by id, newest first."""

    column: str = "started_at"
    descending: bool = True


@dataclass(frozen=True, slots=True)
class RecordingRow:
    """One line of the recordings page."""

    id: RecordingId
    path: str
    started_at: datetime | None
    duration_s: float
    channels: int
    sample_rate: int
    codec: str
    complete: bool
    state: RecordingState
    agent: AgentId | None
    agent_name: str | None
    agent_number: str | None
    team: TeamId | None
    team_name: str | None
    queue: str | None
    direction: Direction | None
    customer_number: str | None
    case: str | None
    csat: float | None
    score: float | None
    audio: AudioState
    assigned_to: PersonId | None
    assigned_name: str | None
    due_on: date | None
    picked: Picked
    content_hash: str
    dead_air_s: float | None = None  # the longest; these four are None until the sound is measured
    overlap_s: float | None = None  # all of it; None also where agent and customer can't be told apart
    agent_share: float | None = None  # of what is spoken, 0…1
    hold_s: float | None = None  # all of it
    held: str | None = None  # why nothing of it may be removed
    removed_at: datetime | None = None  # when retention removed the sound

    def file_name(self, with_number: bool = False) -> str:
        """The name of the sound file; recorders write the customer's number into it, so it is masked there too."""
        name = self.path.replace("\\", "/").rsplit("/", 1)[-1]
        return name if with_number else mask_number_in(name, self.customer_number)


@dataclass(frozen=True, slots=True)
class WorkItem:
    """Something on my desk: an inspection that I began, or a recording that waits for me."""

    recording: RecordingRow
    inspection: InspectionId | None = None
    checklist: Wording | None = None
    saved_at: datetime | None = None
    answered: int = 0
    asked: int = 0
    evaluation: EvaluationId | None = None
    completed_at: datetime | None = None
    more_calls: tuple[RecordingId, ...] = ()  # judged in the same inspection
    acknowledged_at: datetime | None = None  # by the agent, its evaluation


@dataclass(frozen=True, slots=True)
class BegunAnswers:
    """What is answered in an inspection that is not completed."""

    inspection: InspectionId
    checklist: ChecklistVersionId
    answers: Answers


@dataclass(frozen=True, slots=True)
class ChecklistRow:
    """One line of the checklists page: the newest version of a checklist."""

    id: ChecklistVersionId
    code: str
    version: int
    title: Wording
    published_at: datetime
    questions: int
    evaluations: int
    retired: bool = False


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One draft; `edited_by` is a name."""

    id: DraftId
    code: str
    title: Wording
    questions: int
    based_on: BasedOn | None
    edited_by: str | None
    edited_at: datetime

    @property
    def is_next_version(self) -> bool:
        """Whether it changes a published checklist, rather than being one of its own."""
        return self.based_on is not None and self.based_on.code == self.code


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version of a checklist; a `correction` changed its wording only.  `published_by`: None where nobody did."""

    id: ChecklistVersionId
    version: int
    published_at: datetime
    published_by: str | None
    correction: bool
    remark: str
    evaluations: int


@dataclass(frozen=True, slots=True)
class EvaluationHead:
    """An evaluation as the history of a recording shows it."""

    id: EvaluationId
    revision: int
    state: EvaluationState
    title: Wording
    version: int
    inspector: str
    completed_at: datetime
    score: float | None
    score_before_fail: float | None
    verdict: str
    band: str | None
    reason: str = ""
    calls: int = 1
    chain: EvaluationId | None = None  # the first revision of it


@dataclass(frozen=True, slots=True)
class CauseRow:
    """A logged root cause with what lists and reports show of its call."""

    root_cause: RootCause
    question_text: Wording | None
    checklist: str
    agent: AgentId | None
    agent_name: str | None
    team: TeamId | None
    team_name: str | None
    called_at: datetime | None
    logged_by: str
    evaluation: EvaluationId | None
    actions: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class CauseFilter:
    """Which root causes to list and count; `since` and `before` are instants of the call."""

    since: datetime | None = None
    before: datetime | None = None
    teams: tuple[TeamId, ...] = ()
    agents: tuple[AgentId, ...] = ()
    checklist: str | None = None
    cause: str | None = None  # with everything below it


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One line of the action register."""

    id: int
    number: str
    title: str
    state: ActionState
    kind: ActionKind | None
    owner: str
    department: str
    due_on: date | None
    evaluate_on: date | None
    round: int
    causes: int
    overdue: bool
    baseline: float | None
    target: float | None
    effect: float | None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class SampleRow:
    """A coaching sample with what lists and the playable list show of its call."""

    sample: CoachingSample
    recording: RecordingRow
    marked_by: str


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A free note with the name of who wrote it."""

    note: Note
    author: str


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """Which events of the audit trail to read, at most so many; `until` and `older_than` (an id) are not included."""

    subject: Subject | None = None
    subject_id: str = ""
    did: Did | None = None
    who: str = ""
    since: datetime | None = None
    until: datetime | None = None
    older_than: int | None = None
    most: int = 200


@dataclass(frozen=True, slots=True)
class EvaluationFilter:
    """Which current evaluations to read; `since` and `before` are instants of the call."""

    since: datetime | None = None
    before: datetime | None = None
    agents: tuple[AgentId, ...] = ()
    teams: tuple[TeamId, ...] = ()
    checklists: tuple[str, ...] = ()
    ids: tuple[EvaluationId, ...] = ()
