"""Going from one page to another: pages ask, the shell goes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

# Types only: the shell carries destinations before the pages behind them are loaded.
if TYPE_CHECKING:
    from qa_studio.domain.action import ActionId
    from qa_studio.domain.audit import Subject
    from qa_studio.domain.evaluation import EvaluationId
    from qa_studio.domain.people import AgentId, TeamId
    from qa_studio.domain.recording import RecordingId
    from qa_studio.services.rows import RecordingFilter


def _everything() -> RecordingFilter:
    from qa_studio.services.rows import RecordingFilter

    return RecordingFilter()


@dataclass(frozen=True, slots=True)
class ToInspection:
    """Judge a recording: with a checklist (None: ask, or go on with what was begun), at a second."""

    recording: RecordingId
    checklist: str | None = None
    at_s: float | None = None


@dataclass(frozen=True, slots=True)
class ToEvaluation:
    """Read a finished evaluation, at a second of its recording; of several calls with `recording` open."""

    evaluation: EvaluationId
    at_s: float | None = None
    recording: RecordingId | None = None


@dataclass(frozen=True, slots=True)
class ToRecordings:
    """The recordings page, narrowed to a filter."""

    chosen: RecordingFilter = field(default_factory=_everything)


@dataclass(frozen=True, slots=True)
class ToScorecard:
    """The scorecard of an agent or a team."""

    agent: AgentId | None = None
    team: TeamId | None = None


@dataclass(frozen=True, slots=True)
class ToAction:
    """One improvement action."""

    action: ActionId


@dataclass(frozen=True, slots=True)
class ToCauses:
    """The causes page, narrowed to a cause and what lies below it."""

    cause: str | None = None


@dataclass(frozen=True, slots=True)
class ToPlace:
    """A place of the rail as it is: my_work, recordings, inspect, checklists, causes, actions, scorecards, coaching,
    reports, administration."""

    code: str


Destination = ToInspection | ToEvaluation | ToRecordings | ToScorecard | ToAction | ToCauses | ToPlace

# Which place of the rail shows a destination; its page has a method `go_to(destination)`.
PLACE_OF: dict[type, str] = {
    ToInspection: "inspect",
    ToEvaluation: "inspect",
    ToRecordings: "recordings",
    ToScorecard: "scorecards",
    ToAction: "actions",
    ToCauses: "causes",
}


@dataclass(frozen=True, slots=True)
class History:
    """What was done to one thing, `name` as people know it: shown over the page, which stays where it is."""

    subject: Subject
    subject_id: str
    name: str


class Navigation(QObject):
    """Carries wishes to go somewhere, or to see a history, from the pages to the shell."""

    asked = Signal(object)  # a Destination
    history_asked = Signal(object)  # a History

    def show_history(self, subject: Subject, subject_id: int | str, name: str) -> None:
        """Ask to see what was done to one thing."""
        self.history_asked.emit(History(subject, str(subject_id), name))

    def go(self, destination: Destination) -> None:
        """Ask to go there."""
        self.asked.emit(destination)
