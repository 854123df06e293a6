"""What goes on paper: the content of each report, and the port of the writer that lays it out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from qa_studio.domain.action import ImprovementAction
from qa_studio.domain.audit import NO_TRAIL, TrailHead
from qa_studio.domain.cause_tree import CauseTree
from qa_studio.domain.checklist import Checklist
from qa_studio.domain.evaluation import Evaluation
from qa_studio.domain.inspected_call import SharesHeard, recording_of, shares_heard
from qa_studio.domain.listening import Coverage, Ledger, ToHear, coverage
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.score import ScoreResult
from qa_studio.domain.scorecard import Scorecard
from qa_studio.domain.spans import Span
from qa_studio.services.acknowledged import AcknowledgementRow
from qa_studio.services.progress import Progress
from qa_studio.services.rows import ActionRow, CauseRow, EvaluationHead, NoteRow, RecordingRow
from qa_studio.services.sound import Waveform
from qa_studio.texts import Language


@dataclass(frozen=True, slots=True)
class Imprint:
    """How to print: language, time zone, whose workspace, and whether customer numbers are shown in full.

    `trail` is the audit trail as it is then: who has the paper can show later that nobody forged what came before.
    """

    language: Language
    zone: str
    centre: str
    printed_at: datetime
    least_n: int = 8
    show_customer_numbers: bool = False
    trail: TrailHead = NO_TRAIL


@dataclass(frozen=True, slots=True)
class PaperCall:
    """One of the calls of an evaluation; only `part` of it was judged (None: all), `to_hear` is of that."""

    recording: RecordingRow
    swapped: bool
    part: Span | None
    heard: Ledger
    to_hear: ToHear
    waveform: Waveform | None = None

    @property
    def coverage(self) -> Coverage:
        """How much of it was heard."""
        return coverage(self.heard, self.to_hear)


@dataclass(frozen=True, slots=True)
class EvaluationPaper:
    """One evaluation with everything that explains it; `waveform` is None without the sound, `notes` are public."""

    evaluation: Evaluation
    checklist: Checklist
    version: int
    result: ScoreResult
    recording: RecordingRow
    inspector: str
    causes: tuple[CauseRow, ...]
    actions: tuple[ActionRow, ...]
    tree: CauseTree
    to_hear: ToHear
    waveform: Waveform | None = None
    history: tuple[EvaluationHead, ...] = ()
    swapped: bool = False
    agent_name: str | None = None
    team_name: str | None = None
    notes: tuple[NoteRow, ...] = ()
    explained: bool | None = None
    """Whether the score is explained question by question; None: where that fits on a page."""
    more_calls: tuple[PaperCall, ...] = ()
    said: tuple[AcknowledgementRow, ...] = ()
    """By the agent; the first acknowledges."""

    @property
    def judged(self) -> tuple[PaperCall, ...]:
        """All calls, the first one first."""
        found = self.evaluation
        first = PaperCall(self.recording, self.swapped, found.part, found.heard, self.to_hear, self.waveform)
        return (first, *self.more_calls)

    @property
    def agent_number(self) -> str | None:
        """The number of whoever was judged; None also where that is not the agent of the recording."""
        return self.recording.agent_number if self.evaluation.agent in (None, self.recording.agent) else None

    @property
    def several(self) -> bool:
        """Whether there is more than one call."""
        return bool(self.more_calls)

    def number_of(self, span: Span) -> int:
        """In which of several calls evidence lies, from 1; 0 where there is only one."""
        return self.number(recording_of(span, self.evaluation.recording)) if self.several else 0

    def number(self, recording: RecordingId) -> int:
        """The place of a call, from 1; 0 where there is only one, or it is none of them."""
        numbers = {call.recording.id: at for at, call in enumerate(self.judged, start=1)}
        return numbers.get(recording, 0) if self.several else 0

    @property
    def heard(self) -> SharesHeard | None:
        """How much of all calls together was heard; None where no listening is on record."""
        if not any(call.heard for call in self.judged):
            return None
        return shares_heard((call.coverage, call.to_hear) for call in self.judged)


_LINES_OF_A_PAGE = 45


def explains_on_a_page(checklist: Checklist) -> bool:
    """Whether the explanation of a score, with a line for each section and question, takes about a page at most."""
    return len(checklist.sections) + len(checklist.questions) <= _LINES_OF_A_PAGE


@dataclass(frozen=True, slots=True)
class ScorecardPaper:
    """A scorecard with the checklists whose sections and questions it names.

    `official`: its means and trends count a failed form as 0, as the workspace has chosen.
    """

    scorecard: Scorecard
    checklists: Mapping[str, Checklist]
    official: bool = False


@dataclass(frozen=True, slots=True)
class ActionsPaper:
    """The action register on a day, with the causes that each action addresses."""

    day: date
    rows: tuple[ActionRow, ...]
    actions: tuple[ImprovementAction, ...]
    causes: Mapping[int, tuple[CauseRow, ...]]  # by the action's id
    tree: CauseTree
    subject: str = ""


@dataclass(frozen=True, slots=True)
class CausesPaper:
    """Root causes of a period, for the Pareto picture and the list."""

    start: date | None
    end: date | None
    rows: tuple[CauseRow, ...]
    tree: CauseTree


@dataclass(frozen=True, slots=True)
class ListPaper:
    """A list as people see it: headings and cells (text, number, day, instant or nothing)."""

    title: str
    headings: tuple[str, ...]
    rows: Sequence[Sequence[str | float | int | date | datetime | None]]


class ReportWriter(Protocol):
    """Lays reports out; the suffix of `out` decides between `.pdf` and `.xlsx`, any other is refused.

    Each method gives the number of pages (sheets of a workbook) and raises StudioError where the file can't be
    written or where no font has the characters that are needed.
    """

    def evaluation(self, paper: EvaluationPaper, imprint: Imprint, out: Path) -> int: ...
    def evaluations(self, papers: Sequence[EvaluationPaper], imprint: Imprint, out: Path, progress: Progress) -> int:
        """Many: a PDF with all of them, or a workbook with a row for each and a column for every question."""
        ...

    def scorecard(self, paper: ScorecardPaper, imprint: Imprint, out: Path) -> int: ...
    def scorecards(self, papers: Sequence[ScorecardPaper], imprint: Imprint, out: Path, progress: Progress) -> int: ...
    def actions(self, paper: ActionsPaper, imprint: Imprint, out: Path) -> int: ...
    def causes(self, paper: CausesPaper, imprint: Imprint, out: Path) -> int: ...
    def table(self, paper: ListPaper, imprint: Imprint, out: Path) -> int: ...
    def fonts(self, language: Language) -> str:
        """The name of the font that would be used; raises StudioError with what to install where there is none."""
        ...
